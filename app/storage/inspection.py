"""Whether a conference file is what a Rostrum can have written; what is not is damaged, and is not opened.

Ranges and kinds of values are asked in SQL, one look for each table; texts and JSON are read once, whole.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Integer, Table
from sqlalchemy.dialects import sqlite

from app.conference.entities import Category
from app.conference.matters import Matter
from app.conference.questions import QuestionStatus
from app.conference.registrants import Attendance, Status
from app.errors import Unreachable
from app.floor import events as floor_events
from app.journal.entries import Event, MalformedEvent, UnknownEvent, decode
from app.programme import events as _programme  # noqa: F401 -- its kinds stand in the same journal
from app.registration import events as door_events
from app.storage import json_shapes, schema
from app.storage.conference_file import connect_file
from app.storage.errors import newer_event
from app.storage.sums import row_sum, summed_names
from app.times import micros, zone

_MOST = 2**31 - 1
_MOST_MS = 366 * 24 * 3_600_000
# A year from either end of the calendar, so that every zone and every length still finds a place in it.
_EARLIEST, _LATEST = (micros(datetime(year, 1, 1, tzinfo=UTC)) for year in (2, 9998))
_CHOICES: dict[tuple[str, str], type[StrEnum]] = {
    ("entities", "category"): Category,
    ("registrants", "attendance"): Attendance,
    ("registrants", "status"): Status,
    ("questions", "status"): QuestionStatus,
}
_SHAPES: dict[tuple[str, str], Callable[[Any], object]] = {
    ("conference", "hashtags"): json_shapes.texts,
    ("conference", "languages"): json_shapes.texts,
    ("conference", "limits"): json_shapes.numbers_by_name,
    ("conference", "places"): json_shapes.numbers_by_name,
    ("conference", "seats"): json_shapes.texts_by_name,
    ("conference", "rooms"): json_shapes.texts,
    ("conference", "colours"): json_shapes.texts_by_name,
    ("conference", "category_words"): json_shapes.texts_by_name,
    ("conference", "ranks"): json_shapes.texts_by_name,
    ("conference", "options"): json_shapes.texts_by_name,
    ("items", "cues"): json_shapes.cues,
    ("parked_items", "cues"): json_shapes.cues,
    ("imports", "replaced"): json_shapes.object_of_any,
}
_NOT_UNDERSTOOD = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_PLANS = (schema.conference, schema.sessions, schema.items, schema.parked_items)
_ALEMBIC = "alembic_version"


class Damaged(Unreachable):
    """The file is no sound conference."""


class Foreign(Unreachable):
    """The file is no conference, or none any more."""


def is_whole(path: Path) -> bool:
    """Whether the pages of a copy that nobody uses are all readable and where they belong."""
    with closing(connect_file(path)) as copy:
        return bool(copy.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))


def require_plain_tables(file: sqlite3.Connection) -> None:
    """Nothing but tables and indexes: views and triggers would do what no act has done. Raises Damaged."""
    plain = "type IN ('table', 'index') AND name NOT LIKE 'sqlite_stat%' AND rootpage > 0"
    _require_none(file, f"SELECT 1 FROM sqlite_master WHERE NOT ({plain})")


def require_sound(file: sqlite3.Connection) -> None:
    """Tables, columns and values are those of this schema. Raises Damaged, Unreachable for a newer act."""
    try:
        _require_tables(file)
        for table in schema.metadata.sorted_tables:
            _require_values(file, table, summed=True)
        _require_journals(file)
        _require_kept_json(file)
        _require_none(file, "PRAGMA foreign_key_check")
    except _NOT_UNDERSTOOD:
        raise Damaged from None


def require_sound_plans(file: sqlite3.Connection) -> None:
    """That what stands in settings and agenda can be opened again. Raises Damaged."""
    try:
        for table in _PLANS:
            _require_values(file, table)
    except _NOT_UNDERSTOOD:
        raise Damaged from None


def _require_none(file: sqlite3.Connection, look: str) -> None:
    if file.execute(look).fetchone() is not None:
        raise Damaged


def _require_tables(file: sqlite3.Connection) -> None:
    require_plain_tables(file)
    found = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if found != {*schema.metadata.tables, _ALEMBIC}:
        raise Damaged
    if file.execute(f"SELECT version_num FROM {_ALEMBIC}").fetchall() != [(f"{schema.SCHEMA:04}",)]:
        raise Damaged
    # What a column would compute, check or order by itself is nothing that a revision has made.
    for word in ("CHECK", "GENERATED", "COLLATE", "CONFLICT", "WITHOUT", "VIRTUAL", " AS "):
        _require_none(file, f"SELECT 1 FROM sqlite_master WHERE upper(sql) LIKE '%{word}%'")
    for table in schema.metadata.sorted_tables:
        _require_form(file, table)


def _require_form(file: sqlite3.Connection, table: Table) -> None:
    keys = [column.name for column in table.primary_key]
    wanted = {
        (
            column.name,
            str(column.type.compile(sqlite.dialect())),
            not column.nullable,
            0,  # neither hidden nor computed
            keys.index(column.name) + 1 if column.name in keys else 0,
        )
        for column in table.columns
    }
    found = {
        (name, kind, bool(filled), hidden, key)
        for _, name, kind, filled, _, key, hidden in file.execute(f'PRAGMA table_xinfo("{table.name}")')
    }
    own = {column.name for column in table.columns if column.unique}
    indexes = file.execute(f'PRAGMA index_list("{table.name}")').fetchall()
    unique = {
        name
        for _, index, _, origin, _ in indexes
        if origin == "u"
        for _, _, name in file.execute(f'PRAGMA index_info("{index}")')
    }
    others = {index for _, index, _, origin, _ in indexes if origin == "c"}
    links = {link[2:4] for link in file.execute(f'PRAGMA foreign_key_list("{table.name}")')}
    known = {(key.column.table.name, key.parent.name) for key in table.foreign_keys}
    if (found, unique, others, links) != (wanted, own, {index.name for index in table.indexes}, known):
        raise Damaged


def _require_values(file: sqlite3.Connection, table: Table, *, summed: bool = False) -> None:
    """Every value of a table: its kind and range in SQL, its text by reading it, its JSON by its shape.

    `summed`: what stands there has been committed, and is what its sum says.
    """
    names = summed_names(table)
    within = " AND ".join(_within(table, table.columns[name]) for name in names)
    _require_none(file, f'SELECT 1 FROM "{table.name}" WHERE NOT ({within}) LIMIT 1')
    if table is schema.conference:
        ((where,),) = file.execute("SELECT zone FROM conference")  # exactly one row
        zone(where)
    shapes = {
        place: _SHAPES[table.name, name] for place, name in enumerate(names) if (table.name, name) in _SHAPES
    }
    listed = ", ".join(f'"{name}"' for name in (*names, schema.SUM))
    for *values, held in file.execute(f'SELECT {listed} FROM "{table.name}"'):
        if summed and held != row_sum(*values):
            raise Damaged
        for place, require in shapes.items():
            require(json.loads(values[place]))


def _within(table: Table, column: "Column[Any]") -> str:
    name = f'"{column.name}"'
    if (choice := _CHOICES.get((table.name, column.name))) is not None:
        held = f"{name} IN ({_listed(choice)})"
    elif isinstance(column.type, Boolean):
        held = f"{name} IN (0, 1)"
    elif isinstance(column.type, BigInteger):
        held = _between(name, _EARLIEST, _LATEST)
    elif isinstance(column.type, Integer):
        held = _between(name, 0, _MOST_MS if column.name.endswith("_ms") else _MOST)
    else:
        held = f"typeof({name}) = 'text'"
    return f"({name} IS NULL OR {held})" if column.nullable else f"coalesce({held}, 0)"


def _between(name: str, least: int, most: int) -> str:
    return f"(typeof({name}) = 'integer' AND {name} BETWEEN {least} AND {most})"


def _listed(choice: Iterable[StrEnum]) -> str:
    return ", ".join(f"'{value}'" for value in choice)


def _require_kept_json(file: sqlite3.Connection) -> None:
    """What is kept as JSON in a column of texts, and read by some verbs only."""
    for matter in (Matter.BEFORE_MERGE, Matter.BY_HAND, Matter.REQUEST, Matter.COLUMNS):
        for (choice,) in file.execute("SELECT choice FROM decisions WHERE matter = ?", (matter.value,)):
            json_shapes.object_of_any(json.loads(choice or "{}"))
    for (printed,) in file.execute("SELECT printed_rows FROM prints WHERE printed_rows <> ''"):
        json_shapes.list_of_any(json.loads(printed))
    for (pages,) in file.execute("SELECT text FROM documents WHERE text <> ''"):
        json_shapes.texts(json.loads(pages))


def _require_journals(file: sqlite3.Connection) -> None:
    """Numbers without a gap from 1 on; acts that are acts, and speak of requests that were made before."""
    from_one = "min(seq) <> 1 OR max(seq) <> count(*)"
    _require_none(file, f"SELECT 1 FROM entries GROUP BY session HAVING {from_one}")
    _require_none(file, f"SELECT 1 FROM desk_entries GROUP BY 'all' HAVING {from_one}")
    for _ in _acts(file, "SELECT 0, kind, data, station, desk FROM desk_entries", door_events.KINDS):
        pass
    made: dict[int, set[str]] = {}
    in_order = "SELECT session, kind, data, station, desk FROM entries ORDER BY session, seq"
    for session, event in _acts(file, in_order, floor_events.KINDS):
        known = made.setdefault(session, set())
        if isinstance(event, floor_events.FloorRequested):
            known.add(event.request)
        if not known.issuperset(_requests_named(event)):
            raise Damaged


def _acts(
    file: sqlite3.Connection, look: str, kinds: Mapping[str, type[Event]]
) -> Iterator[tuple[int, Event]]:
    """The acts of a journal, each with its session. Raises Damaged, Unreachable for a newer one."""
    for session, kind, data, _, _ in file.execute(look):
        try:
            yield session, decode(kind, json.loads(data), kinds)
        except MalformedEvent:
            raise Damaged from None
        except UnknownEvent as error:
            raise Unreachable(newer_event(error)) from None


def _requests_named(event: Event) -> set[str]:
    """The requests of which an act of the floor speaks; some speak of none."""
    held = (getattr(event, name, None) for name in ("request", "other", "before"))
    return {*filter(None, held), *getattr(event, "requests", ())}
