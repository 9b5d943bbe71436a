"""What a person decided about something from outside, by matter and key."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from app.storage import schema
from app.times import micros


def read_decisions(connection: Connection, matter: str) -> dict[str, str]:
    """What was decided about a matter (mail, zoom name, columns …): from its key to the choice."""
    table = schema.decisions
    found = connection.execute(select(table.c.key, table.c.choice).where(table.c.matter == matter))
    return {row.key: row.choice for row in found}


def decide(
    connection: Connection, at: datetime, matter: str, choices: Mapping[str, str], station: str, desk: str
) -> None:
    """Keep decisions, by key; a later one about the same key takes the place of the former."""
    table = schema.decisions
    if not choices:
        return
    is_this = (table.c.matter == matter) & (table.c.key == bindparam("of"))
    connection.execute(delete(table).where(is_this), [{"of": key} for key in choices])
    whole = {"matter": matter, "at": micros(at), "station": station, "desk": desk}
    connection.execute(insert(table), [whole | {"key": key, "choice": choices[key]} for key in choices])


def forget(connection: Connection, matter: str, keys: Iterable[str]) -> None:
    """Take decisions back."""
    table = schema.decisions
    connection.execute(delete(table).where(table.c.matter == matter, table.c.key.in_(list(keys))))
