"""A copy of a conference as a file of its own: for backups, rehearsals and sticks."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, insert, select

from app.errors import Unsaved
from app.storage import conference_file as files
from app.storage.database import driver_of, engine_of, make, writing
from app.storage.inspection import is_whole
from app.storage.schema import metadata
from app.storage.sums import summed_names


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
    with engine_of(path).begin() as copy:
        mark(copy)


def _copy_rows(source: Connection, target: Path) -> None:
    def fill(copy: Connection) -> None:
        for table in metadata.sorted_tables:
            columns = [table.c[name] for name in summed_names(table)]
            rows = [dict(row) for row in source.execute(select(*columns)).mappings()]
            if rows:
                copy.execute(insert(table), rows)

    try:
        make(target, fill)
    finally:
        source.rollback()
