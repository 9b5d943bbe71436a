"""Every row carries a sum of its values, so that a bit turned on the disk is seen before it is believed.

Who writes leaves the sum empty (`schema`), and before the commit it is filled in: no writer can forget it.
On a server, which watches over its own pages, sums stay empty.
"""

import sqlite3
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from sqlalchemy import Connection, Engine, Table, event, func, select

from app.storage.schema import SUM, metadata

_WRITTEN = "tables written"
_BETWEEN = "\x1f"


def row_sum(*values: object) -> int:
    """The CRC-32 of a row's values as SQLite holds them, in the order of the schema's columns."""
    return crc32(_BETWEEN.join(map(str, values)).encode("utf-8", "surrogatepass"))


def summed_names(table: Table) -> list[str]:
    """The columns over which the sum of a row goes."""
    return [column.name for column in table.columns if column.name != SUM]


def keep_sums(engine: Engine) -> None:
    """Fill in the sums of whatever is written through an engine to a file, before each commit."""

    @event.listens_for(engine, "connect")
    def _teach(driver: sqlite3.Connection, _record: object) -> None:
        driver.create_function("row_sum", -1, row_sum, deterministic=True)

    @event.listens_for(engine, "after_cursor_execute")
    def _note(connection: Connection, _c: Any, _s: str, _p: Any, context: Any, _many: bool) -> None:
        if context.compiled is not None and (context.isinsert or context.isupdate):
            connection.info.setdefault(_WRITTEN, set()).add(context.compiled.statement.table.name)

    @event.listens_for(engine, "commit")
    def _fill(connection: Connection) -> None:
        fill_in(connection, connection.info.pop(_WRITTEN, ()))

    @event.listens_for(engine, "rollback")
    def _forget(connection: Connection) -> None:
        connection.info.pop(_WRITTEN, None)


def note_written(connection: Connection, table: Table) -> None:
    """Rows of a table were written past the compiler of statements: their sums are filled in, too."""
    connection.info.setdefault(_WRITTEN, set()).add(table.name)


def fill_in(connection: Connection, names: Iterable[str] = tuple(metadata.tables)) -> None:
    """Give each row of these tables that has none its sum."""
    for name in names:
        if (fill := _FILL.get(name)) is not None:
            connection.exec_driver_sql(fill)


def prints_of(connection: Connection, tables: Iterable[Table]) -> tuple[object, ...] | None:
    """What differs as soon as a row of these tables does; None where nothing can tell, as on a server."""
    if connection.dialect.name != "sqlite":
        return None
    counted = (select(func.count(), func.sum(table.c[SUM])).select_from(table) for table in tables)
    return tuple(tuple(connection.execute(count).one()) for count in counted)


def filling(table: Table) -> str:
    """The statement that gives each row of a table that has none its sum; `row_sum` must be taught before."""
    values = ", ".join(f'"{name}"' for name in summed_names(table))
    return f'UPDATE "{table.name}" SET "{SUM}" = row_sum({values}) WHERE "{SUM}" IS NULL'


_FILL = {table.name: filling(table) for table in metadata.sorted_tables}
