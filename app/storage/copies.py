"""A copy of a conference as a file of its own: for backups, rehearsals and sticks."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, create_engine, insert, select
from sqlalchemy.pool import NullPool

from app.errors import Unsaved
from app.storage import conference_file as files
from app.storage.database import driver_of, make, writing
from app.storage.inspection import is_whole
from app.storage.schema import metadata


def copy_to(connection: Connection, target: Path, mark: Callable[[Connection], None] | None = None) -> None:
    """Copy a conference while it is in use, then read the copy back. Raises Unsaved.

    The copy appears under its name only when it is whole; `mark` writes what it says of itself.
    From a server it becomes a file.
    """
    target = files.place_of(str(target))
    with writing("The copy"), files.made_beside(target) as made:
        if connection.dialect.name == "sqlite":
            files.copy_database(driver_of(connection), made)
        else:
            _copy_rows(connection, made)
        if mark is not None:
            _mark(made, mark)
        if not is_whole(made):
            raise Unsaved("The copy could not be read back; it was thrown away.")
        files.sync(made)
        made.replace(target)
        files.sync_names(target.parent)


def _mark(path: Path, mark: Callable[[Connection], None]) -> None:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path), poolclass=NullPool)
    with engine.begin() as copy:
        mark(copy)


def _copy_rows(source: Connection, target: Path) -> None:
    def fill(copy: Connection) -> None:
        for table in metadata.sorted_tables:
            rows = [dict(row) for row in source.execute(select(table)).mappings()]
            if rows:
                copy.execute(insert(table), rows)

    try:
        make(target, fill)
    finally:
        source.rollback()
