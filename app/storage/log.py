"""The log of an open conference: whether it is still there, carried into the file, saved when it was taken.

A cleaner, or a program that found no lock, may delete the log under a running console: what is written then
goes to nowhere. All connections of this process share one log, so all must end before one is opened anew.
"""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import ClassVar
from urllib.parse import quote

from app.errors import Unreachable
from app.storage.conference_file import Mark, keep_aside, log_of, mark_of

_EXTENT = """
SELECT 'revision', revision FROM conference
UNION ALL SELECT session, max(seq) FROM entries GROUP BY session
UNION ALL SELECT 'desk', coalesce(max(seq), 0) FROM desk_entries
"""
_READERS_SECONDS, _PAUSE_SECONDS = 0.1, 0.002
"""How long an act waits for who reads, to be carried into the file before it is acknowledged."""

Extent = Counter[str | int]
"""How far the journals and the revision of the rows have come."""


class HeldLog:
    """That one connection to a conference file is open in this process, with the log that it writes to."""

    _held: ClassVar["list[HeldLog]"] = []
    _written: ClassVar[dict[Mark | None, tuple[int, int]]] = {}
    _lock = Lock()

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file, self._log = mark_of(path), mark_of(log_of(path))
        with self._lock:
            self._held.append(self)
        self.note_file()

    def note_file(self) -> None:
        """This process has carried the log into the file, or has just opened it."""
        about = self.path.stat()
        self._written[self._file] = about.st_mtime_ns, about.st_size

    @property
    def has_file_to_itself(self) -> bool:
        """Whether nobody else has written into the file since, nor has another log to write to."""
        about = self.path.stat()
        is_same = self._written.get(self._file) == (about.st_mtime_ns, about.st_size)
        return is_same and not log_of(self.path).exists()

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


def settle(file: sqlite3.Connection, log: HeldLog, *, waits: bool) -> bool:
    """Carry the log into the file, as far as nobody reads an older state; whether all of it is there now.

    `waits` a moment for who does, and keeps nobody from writing meanwhile. Raises sqlite3.Error or OSError.
    """
    until, goal = monotonic() + (_READERS_SECONDS if waits else 0), 0
    while True:
        busy, written, carried = file.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        goal = goal if busy else goal or written
        if not busy and (carried >= goal or written < goal):  # all there is, or the log was begun anew
            log.note_file()
            return True
        if monotonic() >= until:
            log.note_file()
            return False
        sleep(_PAUSE_SECONDS)


def save_lost_log(file: sqlite3.Connection, log: HeldLog) -> Path | None:
    """Save what only a connection knows whose log was taken away: into the file itself where nobody else has
    written since, else into a copy beside it, whose path comes back.

    Raises sqlite3.Error or OSError.
    """
    if log.has_file_to_itself:
        busy, _, _ = file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        log.note_file()
        if not busy:
            return None
    if _extent(file) - _extent_without_log(log.path):
        return keep_aside(file, log.path, "as this console had it")
    return None


def _extent(file: sqlite3.Connection) -> Extent:
    return Counter(dict(file.execute(_EXTENT)))


def _extent_without_log(path: Path) -> Extent:
    address = f"file:{quote(str(path))}?immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as bare:
        return _extent(bare)
