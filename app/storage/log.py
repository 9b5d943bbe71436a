"""The log of an open conference: whether it is still there, carried into the file, saved when it was taken.

A cleaner, or a program that found no lock, may delete the log under a running console: what is written then
goes to nowhere. All connections of this process share one log, so all must end before one is opened anew.
"""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import ClassVar
from urllib.parse import quote

from app.errors import Unreachable
from app.storage.conference_file import keep_aside, log_of, mark_of

_EXTENT = """
SELECT 'revision', revision FROM conference
UNION ALL SELECT session, max(seq) FROM entries GROUP BY session
UNION ALL SELECT 'desk', coalesce(max(seq), 0) FROM desk_entries
"""
Extent = Counter[str | int]
"""How far the journals and the revision of the rows have come."""


class HeldLog:
    """That one connection to a conference file is open in this process, with the log that it writes to."""

    _held: ClassVar["list[HeldLog]"] = []
    _lock = Lock()

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file, self._log = mark_of(path), mark_of(log_of(path))
        with self._lock:
            self._held.append(self)

    @property
    def is_lost(self) -> bool:
        """Whether the log is gone, or another lies in its place."""
        return mark_of(log_of(self.path)) != self._log

    def let_go(self) -> None:
        """The connection is closed."""
        with self._lock:
            if self in self._held:
                self._held.remove(self)

    @classmethod
    def require_none_lost(cls, path: Path) -> None:
        """Refuse to open a file while a connection of this process still writes to a log that is lost.

        Raises Unreachable.
        """
        file = mark_of(path)
        with cls._lock:
            if any(held.is_lost for held in cls._held if held._file == file):
                raise Unreachable("The log of the conference was taken away; it is being opened anew.")


def settle(file: sqlite3.Connection) -> None:
    """Carry the log into the file, as far as nobody reads: then nothing is lost with the log."""
    file.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def save_lost_log(file: sqlite3.Connection, path: Path) -> Path | None:
    """Save what only a connection knows whose log was taken away: into the file itself where nobody else has
    written since, else into a copy beside it, whose path comes back.

    Raises sqlite3.Error or OSError.
    """
    if not log_of(path).exists() and not _extent_without_log(path) - _extent(file):
        busy, _, _ = file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            return None
    return keep_aside(file, path, "as this console had it")


def _extent(file: sqlite3.Connection) -> Extent:
    return Counter(dict(file.execute(_EXTENT)))


def _extent_without_log(path: Path) -> Extent:
    address = f"file:{quote(str(path))}?immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as bare:
        return _extent(bare)
