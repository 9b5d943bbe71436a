"""Joins on Zoom in and out; the key keeps a second import from adding anything twice."""

from collections.abc import Iterable
from dataclasses import fields

from sqlalchemy import Connection, insert, select, update

from app.conference.zoom_presence import Presence
from app.storage.schema import presences as table
from app.times import from_micros, micros

_NAMES = tuple(field.name for field in fields(Presence))


def read_presences(connection: Connection) -> tuple[Presence, ...]:
    """Every join, in the order of time."""
    order = (table.c.joined_at, table.c.key)
    found = connection.execute(select(*(table.c[name] for name in _NAMES)).order_by(*order)).mappings()
    return tuple(
        Presence(
            **{**row, "joined_at": from_micros(row["joined_at"]), "left_at": from_micros(row["left_at"])}
        )
        for row in found
    )


def seen_on_zoom(connection: Connection) -> frozenset[str]:
    """The numbers of all who were seen."""
    return frozenset(connection.execute(select(table.c.registrant).distinct()).scalars())


def write_presences(
    connection: Connection, new: Iterable[Presence], recognised: Iterable[Presence] = ()
) -> None:
    """Add those whose key is not there yet; of those that are, keep who it was after all."""
    known = set(connection.execute(select(table.c.key)).scalars())
    rows = {presence.key: _row(presence) for presence in new if presence.key not in known}
    if rows:
        connection.execute(insert(table), list(rows.values()))
    for presence in recognised:
        person = {"registrant": presence.registrant, "name": presence.name}
        connection.execute(update(table).where(table.c.key == presence.key).values(person))


def _row(presence: Presence) -> dict[str, object]:
    held = {name: getattr(presence, name) for name in _NAMES}
    return held | {"joined_at": micros(presence.joined_at), "left_at": micros(presence.left_at)}
