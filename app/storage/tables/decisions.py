"""What a person decided about something from outside, by matter and key."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, select

from app.conference.matters import Matter, OwnMatter
from app.storage.rows import delete_many, insert_many, row_of
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
    forget(connection, matter, choices)
    signed = row_of(by) | {"matter": matter.value}
    rows = [(*signed.values(), key, choice) for key, choice in choices.items()]
    insert_many(connection, table, (*signed, "key", "choice"), rows)


def forget(connection: Connection, matter: Matter | OwnMatter, keys: Iterable[str]) -> None:
    """Take decisions back."""
    delete_many(connection, delete(table).where(table.c.matter == matter.value), table.c.key, keys)
