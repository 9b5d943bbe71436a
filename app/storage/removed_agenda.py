"""Rows that only the agenda's editor writes: items kept aside, sessions taken out."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, func, select

from app.conference.cues import cue_of, document_of
from app.conference.sessions import Item
from app.storage import schema
from app.storage.decisions import decide, read_decisions

_MATTER, _KEY = "parked", "items"


def read_parked(connection: Connection) -> tuple[Item, ...]:
    """The parked items, in their order."""
    held = read_decisions(connection, _MATTER).get(_KEY, "[]")
    return tuple(
        Item(**{**load, "cues": tuple(map(cue_of, load.get("cues", ())))}) for load in json.loads(held)
    )


def write_parked(
    connection: Connection, at: datetime, items: Iterable[Item], station: str, desk: str
) -> None:
    """Keep these items aside; they have no hard times, for they have no place in time."""
    rows_of = [asdict(item) | {"cues": [document_of(cue) for cue in item.cues]} for item in items]
    held = json.dumps(rows_of, ensure_ascii=False)
    decide(connection, at, _MATTER, {_KEY: held}, station, desk)


def remove_session(connection: Connection, code: str) -> None:
    """Take out a session in which nothing has happened. Raises ValueError with words otherwise."""
    sessions, entries = schema.sessions, schema.entries
    key = connection.execute(select(sessions.c.id).where(sessions.c.code == code)).scalar()
    acts = connection.execute(select(func.count()).where(entries.c.session == key)).scalar()
    if acts:
        raise ValueError(f"{code} has a journal already; it stays in the agenda")
    connection.execute(delete(schema.items).where(schema.items.c.session == key))
    connection.execute(delete(sessions).where(sessions.c.id == key))
