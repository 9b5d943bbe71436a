"""Registrants as rows."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from itertools import islice
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, type_coerce, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import NullType

from app.conference.badge_codes import new_codes
from app.conference.registrants import FIELDS, Attendance, Registrant, Status
from app.storage import schema
from app.storage.rows import Row, insert_many, instant_of, row_of
from app.storage.texts import Lines, OneLine
from app.times import micros

_AT_ONCE = 5_000
"""How many rows are made ready before they are written: so many are held beside the people themselves."""


def read_registrants(connection: Connection, ids: Collection[int] | None = None) -> tuple[Registrant, ...]:
    """Every registrant, or those with some ids, in the order in which they came."""
    table = schema.registrants
    wanted = _BARE_ROWS.order_by(table.c.id)
    return _read(connection, wanted if ids is None else wanted.where(table.c.id.in_(ids)))


def read_numbered(connection: Connection, wanted: Iterable[str]) -> dict[str, Registrant]:
    """Those of some numbers, by them; a number that nobody has is left out."""
    found: dict[str, Registrant] = {}
    numbered = iter(wanted)
    while some := list(islice(numbered, _AT_ONCE)):
        people = _read(connection, _BARE_ROWS.where(schema.registrants.c.number.in_(some)))
        found |= {person.number: person for person in people}
    return found


def _read(connection: Connection, wanted: "Select[*tuple[Any, ...]]") -> tuple[Registrant, ...]:
    once: dict[Any, Any] = {}
    pages = connection.execute(wanted).partitions(_AT_ONCE)
    return tuple([Registrant(*_typed(list(row), once)) for page in pages for row in page])


def registrant_sums(connection: Connection) -> dict[int, int | None]:
    """The sums of all registrants' rows by their ids, in the same order; None where there is none."""
    table = schema.registrants
    found = connection.execute(select(table.c.id, table.c[schema.SUM]).order_by(table.c.id))
    return {number: held for number, held in found.all()}  # noqa: C416 -- rows are no pairs for a checker


def _typed(row: list[Any], once: dict[Any, Any]) -> list[Any]:
    """The row of a registrant with its texts as they may be read; nearly all of them may as they stand.

    The words that many share are held `once`.
    """
    try:
        is_plain = "".join(_TEXTS_OF(row)).isprintable()
    except TypeError:  # what is no text is for whoever reads it
        is_plain = False
    if not is_plain:
        for place, read in _READ:
            row[place] = read(row[place])
    for place in _SHARED:
        row[place] = once.setdefault(row[place], row[place])
    for place, known, kind in _WORDS:
        row[place] = known.get(row[place]) or kind(row[place])
    row[_REGISTERED_AT] = instant_of(row[_REGISTERED_AT])
    return row


_BARE_ROWS = select(*(type_coerce(schema.registrants.c[name], NullType()) for name in FIELDS))
"""Their texts are looked at a row at a time."""
_READ = [
    (place, column.result_processor(sqlite.dialect(), None))
    for place, column in enumerate(schema.registrants.c[name].type for name in FIELDS)
    if isinstance(column, OneLine | Lines)
]
_SHARED = [FIELDS.index(name) for name in ("entity", "title", "position", "category", "role", "language")]
_TEXTS_OF = itemgetter(*(place for place, _ in _READ))
_WORDS: list[tuple[int, dict[str, StrEnum], type[StrEnum]]] = [
    (FIELDS.index(name), {str(word): word for word in kind}, kind)
    for name, kind in (("attendance", Attendance), ("status", Status))
]
_REGISTERED_AT = FIELDS.index("registered_at")


def write_registrants(
    connection: Connection, new: Iterable[Registrant], changed: Iterable[Registrant]
) -> None:
    """Add new registrants, each with a random badge id, and rewrite changed ones by their number.

    A changed registrant keeps id and badge.
    """
    people = iter(new)
    while some := list(islice(people, _AT_ONCE)):
        rows = list(map(_new_row, some, new_codes(len(some))))
        insert_many(connection, schema.registrants, _NEW, rows)
    for person in changed:
        row = row_of(person)
        del row["id"], row["badge"]
        connection.execute(
            update(schema.registrants).where(schema.registrants.c.number == person.number), row
        )


def _new_row(person: Registrant, code: str) -> Row:
    at = person.registered_at
    return (
        *_AS_IT_IS(person),
        str(person.attendance),
        str(person.status),
        None if at is None else micros(at),
        person.badge or code,
    )


_OTHERWISE = ("attendance", "status", "registered_at", "badge")
_PLAIN = tuple(name for name in FIELDS if name not in (*_OTHERWISE, "id"))
_AS_IT_IS = attrgetter(*_PLAIN)
_NEW = (*_PLAIN, *_OTHERWISE)


def numbers(connection: Connection) -> set[str]:
    """Every registration number that was given."""
    return set(connection.execute(select(schema.registrants.c.number)).scalars())


def change_registrants(connection: Connection, changes: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
    """Change some fields of registrants, by their number; every other field stays as it is."""
    table = schema.registrants
    same: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for number, changed_fields in changes:
        row = {
            f"to_{name}": micros(field) if isinstance(field, datetime) else field
            for name, field in changed_fields.items()
        }
        same.setdefault(tuple(changed_fields), []).append(row | {"of": number})
    for names, rows in same.items():
        values: dict[str, Any] = {name: bindparam(f"to_{name}") for name in names}
        connection.execute(update(table).where(table.c.number == bindparam("of")).values(values), rows)
