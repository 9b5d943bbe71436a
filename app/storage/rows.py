"""Values as rows and back, by the names of their fields."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Delete, Table, insert

from app.storage.sums import note_written
from app.times import from_micros, micros

Row = tuple[Any, ...]
_AT_ONCE = 5_000
_FIELDS: dict[type, tuple[str, ...]] = {}


def instant_of(value: int | None) -> datetime | None:
    """The instant (UTC) of a column of microseconds."""
    return None if value is None else from_micros(value)


def field_names(value: Any) -> tuple[str, ...]:
    """The names of the fields of a frozen value, looked up once for each class."""
    kind = type(value)
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in fields(kind))
    return _FIELDS[kind]


def row_of(value: Any) -> dict[str, Any]:
    """A value as the columns of its table, instants as microseconds."""
    return {
        name: micros(held) if isinstance(held := getattr(value, name), datetime) else held
        for name in field_names(value)
    }


def insert_many(connection: Connection, table: Table, names: Sequence[str], rows: list[Row]) -> None:
    """Insert many rows, each with its values in the order of `names`, as the driver takes them.

    Texts, numbers and microseconds only: no type of a column is asked about every value.
    """
    if not rows:
        return
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(names))
    if statement.positiontup is None:  # a driver that wants names
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        return
    places = [names.index(name) for name in statement.positiontup]
    if places != list(range(len(names))):
        ordered = itemgetter(*places)
        rows = list(map(ordered, rows))
    connection.exec_driver_sql(str(statement), rows)
    note_written(connection, table)


def delete_many(
    connection: Connection, statement: Delete, column: ColumnElement[str], keys: Iterable[str]
) -> None:
    """Delete the rows whose column holds one of the keys: so many at once as any database takes in one go."""
    left = iter(keys)
    while some := list(islice(left, _AT_ONCE)):
        connection.execute(statement.where(column.in_(some)))


def value_of(kind: Any, table: Table, row: Mapping[Any, Any], **more: Any) -> Any:
    """The value of a row, with the fields that are no columns given beside it."""
    names = {field.name for field in fields(kind)} & {column.name for column in table.columns} - set(more)
    instants = {"starts", "ends", "hard_start", "hard_end"}
    held = {name: instant_of(row[name]) if name in instants else row[name] for name in names}
    return kind(**held, **more)
