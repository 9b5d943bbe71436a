"""Ordinary rows in and out: conference, entities, agenda, registrants. Values in, values out."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from app.conference.conference import DEFAULT_LIMITS, Conference
from app.conference.entities import Category, Entity
from app.errors import Unsaved
from app.storage import schema
from app.storage.database import NOT_FOUND_AGAIN
from app.storage.rows import instant_of, row_of, value_of

_LISTS = ("hashtags", "languages", "rooms")
_MAPS = ("limits", "places", "seats", "colours", "category_words", "ranks", "options")


def read_conference(connection: Connection) -> Conference:
    """The conference itself."""
    row = dict(connection.execute(select(schema.conference)).mappings().one())
    for name in ("id", "revision", schema.SUM):
        del row[name]
    for name in ("starts", "ends", "registration_deadline", "floor_deadline"):
        row[name] = instant_of(row[name])
    for name in _LISTS:
        row[name] = tuple(row[name])
    return Conference(**{**row, "limits": {**DEFAULT_LIMITS, **row["limits"]}})


_REVISION = select(schema.conference.c.revision)


def read_revision(connection: Connection) -> int:
    """Grows with every change of ordinary rows."""
    return connection.execute(_REVISION).scalar() or 0


def write_conference(connection: Connection, conference: Conference) -> None:
    """Write the conference of a new file, or its changed settings."""
    row = row_of(conference) | {"revision": read_revision(connection) + 1}
    row |= {name: list(row[name]) for name in _LISTS} | {name: dict(row[name]) for name in _MAPS}
    connection.execute(delete(schema.conference))
    connection.execute(insert(schema.conference), {"id": 1, **row})


def write_seats(connection: Connection, changes: Mapping[str, str]) -> None:
    """Where some delegations sit from now on, by their codes; with an empty text they have no seat."""
    held = {**read_conference(connection).seats, **changes}
    seats = {code: seat for code, seat in held.items() if seat}
    connection.execute(update(schema.conference).values(seats=seats))


def touch(connection: Connection) -> None:
    """Let the other desks know that rows have changed. Raises Unsaved when that does not stand afterwards."""
    revision = schema.conference.c.revision
    grown = update(schema.conference).values(revision=revision + 1).returning(revision)
    if connection.execute(grown).scalar() != read_revision(connection):
        raise Unsaved(NOT_FOUND_AGAIN)


def read_entities(connection: Connection) -> dict[str, Entity]:
    """Every entity by its code, in the order of the file they came from."""
    found = connection.execute(select(schema.entities).order_by(schema.entities.c.position)).mappings()
    return {
        row["code"]: value_of(Entity, schema.entities, row, category=Category(row["category"]))
        for row in found
    }


def add_entities(connection: Connection, new: Iterable[Entity]) -> None:
    """Add entities behind those that are there."""
    last = connection.execute(select(func.max(schema.entities.c.position))).scalar()
    first = 0 if last is None else last + 1
    rows = [row_of(entity) | {"position": first + place} for place, entity in enumerate(new)]
    if rows:
        connection.execute(insert(schema.entities), rows)


def remove_entity(connection: Connection, code: str) -> None:
    """Take an entity out."""
    connection.execute(delete(schema.entities).where(schema.entities.c.code == code))


def order_entities(connection: Connection, codes: Sequence[str]) -> None:
    """Let these entities stand in this order; others stay behind them."""
    table = schema.entities
    held = connection.execute(select(table.c.code).order_by(table.c.position)).scalars().all()
    places = {code: place for place, code in enumerate(dict.fromkeys((*codes, *held)))}
    moved = update(table).where(table.c.code == bindparam("of")).values(position=bindparam("to"))
    connection.execute(moved, [{"of": code, "to": places[code]} for code in held])
