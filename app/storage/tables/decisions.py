"""What a person decided about something from outside, by matter and key."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, insert, select

from app.conference.matters import Matter, OwnMatter
from app.storage.rows import row_of
from app.storage.schema import decisions as table
from app.storage.signature import Signature


def read_decisions(connection: Connection, matter: Matter | OwnMatter) -> dict[str, str]:
    """What was decided about a matter: from its key to the choice."""
    found = connection.execute(select(table.c.key, table.c.choice).where(table.c.matter == matter.value))
    return {row.key: row.choice for row in found}


def read_decision(connection: Connection, matter: Matter | OwnMatter, key: str) -> str | None:
    """What was decided under one key; None where nothing was."""
    is_this = (table.c.matter == matter.value) & (table.c.key == key)
    held: str | None = connection.execute(select(table.c.choice).where(is_this)).scalar()
    return held


def decide(
    connection: Connection, by: Signature, matter: Matter | OwnMatter, choices: Mapping[str, str]
) -> None:
    """Keep decisions, by key; a later one about the same key takes the place of the former."""
    if not choices:
        return
    is_this = (table.c.matter == matter.value) & (table.c.key == bindparam("of"))
    connection.execute(delete(table).where(is_this), [{"of": key} for key in choices])
    signed = row_of(by) | {"matter": matter.value}
    connection.execute(insert(table), [signed | {"key": key, "choice": choices[key]} for key in choices])


def forget(connection: Connection, matter: Matter | OwnMatter, keys: Iterable[str]) -> None:
    """Take decisions back."""
    connection.execute(delete(table).where(table.c.matter == matter.value, table.c.key.in_(list(keys))))
