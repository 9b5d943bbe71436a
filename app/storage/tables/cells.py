"""One value of one row, read and written by what people know the row by: a code, a number, an id."""

from datetime import datetime

from sqlalchemy import Connection, Table, select, update

from app.storage import schema
from app.storage.rows import instant_of
from app.times import micros

_ROWS: dict[str, tuple[Table, str]] = {
    "entity": (schema.entities, "code"),
    "session": (schema.sessions, "code"),
    "item": (schema.items, "id"),
    "parked": (schema.parked_items, "place"),
    "registrant": (schema.registrants, "number"),
}
_INSTANTS = frozenset(("starts", "ends", "hard_start", "hard_end"))


def read_cell(connection: Connection, kind: str, key: str, column: str) -> object:
    """The value; None where there is no such row."""
    table, name = _ROWS[kind]
    value = connection.execute(
        select(table.c[column]).where(table.c[name] == _key(table, name, key))
    ).scalar()
    return instant_of(value) if column in _INSTANTS else value


def write_cell(connection: Connection, kind: str, key: str, column: str, value: object) -> None:
    """Write it; nothing where there is no such row."""
    table, name = _ROWS[kind]
    held = micros(value) if isinstance(value, datetime) else value
    connection.execute(update(table).where(table.c[name] == _key(table, name, key)).values({column: held}))


def keys_of(connection: Connection, kind: str, column: str, value: str) -> list[str]:
    """The keys of all rows that have this value there."""
    table, name = _ROWS[kind]
    found = connection.execute(select(table.c[name]).where(table.c[column] == value).order_by(table.c[name]))
    return [str(row[0]) for row in found]


def _key(table: Table, name: str, key: str) -> str | int:
    return int(key) if table.c[name].type.python_type is int else key
