"""Whether a conference file is what a Rostrum can have written; what is not is damaged, and is not opened."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.storage.conference_file import connect_file


class Damaged(Exception):
    """The file is no sound conference."""


def is_whole(path: Path) -> bool:
    """Whether the pages of a copy that nobody uses are all readable and where they belong."""
    with closing(connect_file(path)) as copy:
        return bool(copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))


def require_plain_tables(file: sqlite3.Connection) -> None:
    """Nothing but tables and indexes: views and triggers would do what no act has done. Raises Damaged."""
    if file.execute("SELECT 1 FROM sqlite_master WHERE type NOT IN ('table', 'index')").fetchone():
        raise Damaged


def require_sound(file: sqlite3.Connection) -> None:
    """Tables, columns and values are those of this schema. Raises Damaged."""
    require_plain_tables(file)
