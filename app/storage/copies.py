"""A copy of a conference as a file of its own: for backups, rehearsals and sticks."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, create_engine, insert, select
from sqlalchemy.pool import NullPool

from app.errors import Unsaved
from app.storage.database import create, writing
from app.storage.schema import metadata
from app.whole_files import make_private


def copy_to(connection: Connection, target: Path, mark: Callable[[Connection], None] | None = None) -> None:
    """Copy a conference while it is in use, then read the copy back. Raises Unsaved.

    The copy appears under its name only when it is whole; `mark` writes what it says of itself.
    From a server it becomes a file.
    """
    beside = target.with_name(f".{target.name}.part")
    with writing("The copy"):
        beside.unlink(missing_ok=True)
        try:
            if connection.dialect.name == "sqlite":
                make_private(beside)
                _copy_file(connection, beside)
            else:
                _copy_rows(connection, beside)
            if mark is not None:
                _mark(beside, mark)
            _require_sound(beside)
            beside.replace(target)
        finally:
            for leftover in (beside, *(beside.with_name(beside.name + end) for end in ("-wal", "-shm"))):
                leftover.unlink(missing_ok=True)


def _copy_file(connection: Connection, target: Path) -> None:
    source = connection.connection.driver_connection
    assert isinstance(source, sqlite3.Connection)
    copy = sqlite3.connect(target)
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()


def _copy_rows(source: Connection, target: Path) -> None:
    copy = create(str(target))
    try:
        for table in metadata.sorted_tables:
            rows = [dict(row) for row in source.execute(select(table)).mappings()]
            if rows:
                copy.execute(insert(table), rows)
        copy.commit()
        copy.exec_driver_sql("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
        source.rollback()


def _mark(path: Path, mark: Callable[[Connection], None]) -> None:
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path), poolclass=NullPool)
    with engine.begin() as copy:
        mark(copy)


def _require_sound(path: Path) -> None:
    copy = sqlite3.connect(path)
    try:
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise Unsaved("The copy could not be read back; it was thrown away.")
    finally:
        copy.close()
    with path.open("rb+") as file:
        os.fsync(file.fileno())
