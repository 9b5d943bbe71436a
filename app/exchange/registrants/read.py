"""A list of registrants from outside as a plan; nothing is written, nobody is merged or removed."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.conference.entities import Entity
from app.conference.matters import Matter
from app.conference.registrants import Registrant
from app.errors import Unreadable
from app.exchange.entity_names import EntityNames
from app.exchange.plan import ColumnRead, Plan, Reading
from app.exchange.registrants.fields import FIELD_WORDS
from app.exchange.registrants.plan import Known, plan_rows
from app.exchange.registrants.rows import Row, RowReader
from app.exchange.registrants.systems import System, columns_of, system_of
from app.exchange.registrants.words import HEADERS
from app.exchange.tables.date_order import day_first
from app.exchange.tables.encoding import ENCODINGS
from app.exchange.tables.headers import Columns, assign, checked, knows, plain
from app.exchange.tables.table import Manner, Table, read_table
from app.times import Zone

_NAMES = ("first_name", "family_name", "full_name")
_EXAMPLE = 60


def plan_registrants(
    path: Path,
    *,
    zone: Zone,
    deadline: datetime | None,
    entities: Mapping[str, Entity],
    known: Sequence[Registrant],
    manner: Manner | None = None,
    decided: Mapping[str, Mapping[str, str]] | None = None,
    ask: bool = False,
) -> Plan[Registrant]:
    """What a list of registrants would change in a conference.

    `zone` is the venue's; `deadline` (inclusive) only notes who is late. `manner` is how a person wants the
    file read, `decided` what was decided before, by matter and key. An empty cell changes nothing; a person
    whom the file does not name is listed and stays.
    Raises Unreadable when the file as a whole cannot be read; with `ask`, a file whose columns alone are
    not understood gives a plan without lines, whose `reading` says what is wrong.
    """
    manner, decided = manner or Manner(), decided or {}
    table, manner, remembered = _read_as_before(path, manner, decided.get(Matter.COLUMNS, {}), ask)
    system = system_of(table.header)
    columns = _columns(table, system, manner)
    if wrong := _wrong(columns):
        if ask:
            reading = _reading(table, columns, system, (), wrong, remembered=remembered)
            return Plan(table.source.name, table.source.digest, (), notes=table.notes, reading=reading)
        raise Unreadable(f"{table.source.name}{wrong}")
    columns, order, notes = _settled(table, columns)
    system = system or System("", ())
    names = EntityNames(entities.values(), decided.get(Matter.ENTITY))
    order = system.day_first if order is None else order
    reader = RowReader(columns, zone, names, status=system.status, day_first=order)
    rows = [reader.read(line) for line in table.lines]
    plan = plan_rows(rows, Known(known, names, zone, deadline, decided))
    used = {change.value.entity for change in plan.changes}
    return replace(
        plan,
        source=table.source.name,
        digest=table.source.digest,
        new_entities=tuple(
            sorted((entity for entity in names.new if entity.code in used), key=lambda entity: entity.code)
        ),
        notes=(*_about(table, columns, system, rows), *notes, *plan.notes),
        reading=_reading(table, columns, system, rows, "", remembered=remembered),
        remember={**plan.remember, **_to_keep(table, manner)},
    )


def _read_as_before(
    path: Path, manner: Manner, mapped: Mapping[str, str], ask: bool
) -> tuple[Table, Manner, bool]:
    """The table as a person had tables with this header read before, that manner, and whether one had.

    `mapped` is what was said about headers, by their fingerprints; the `manner` of today goes before it.
    """
    table = read_table(
        path, knows=knows(HEADERS, manner.columns), manner=manner, seen_before=mapped.keys(), ask=ask
    )
    kept = _kept(mapped.get(table.fingerprint, ""))
    if kept is None or manner.columns is not None:
        return table, manner, kept is not None
    if kept.encoding and not manner.encoding and kept.encoding != table.encoding:
        return _read_as_before(path, replace(manner, encoding=kept.encoding), mapped, ask)
    return table, replace(manner, columns=kept.columns), True


def _kept(choice: str) -> Manner | None:
    """What a person said about a table with this header before; what cannot be read was never said."""
    try:
        held = json.loads(choice) if choice else None
        return Manner(columns=dict(held["columns"]), encoding=str(held.get("encoding", ""))) if held else None
    except (ValueError, KeyError, TypeError):
        return None


def _to_keep(table: Table, manner: Manner) -> dict[Matter, dict[str, str]]:
    if manner.columns is None:
        return {}
    held = {"columns": dict(manner.columns), "encoding": manner.encoding}
    return {Matter.COLUMNS: {table.fingerprint: json.dumps(held, ensure_ascii=False, sort_keys=True)}}


def _columns(table: Table, system: System | None, manner: Manner) -> Columns:
    there = {plain(cell) for cell in table.header}
    wanted = manner.columns
    if wanted is not None and manner.header_line is not None:
        wanted = {theirs: ours for theirs, ours in wanted.items() if plain(theirs) in there}
    own = checked(wanted, table.header, HEADERS, table.source.name)
    return assign(table.header, HEADERS, columns_of(system, table.header) | own)


def _wrong(columns: Columns) -> str:
    if columns.clash:
        return f": {columns.clash}; say which with --map."
    if not any(name in columns.places for name in _NAMES):
        return " has no column with names; map one with --map."
    return ""


def _settled(table: Table, columns: Columns) -> tuple[Columns, bool | None, list[str]]:
    """What only the whole column can tell: how dates are written, and whether numbers tell people apart."""
    places, notes = dict(columns.places), []
    order: bool | None = None
    for field, meant in (("registered_at/dmy", True), ("registered_at/mdy", False)):
        if field in places:
            places["registered_at"], order = places.pop(field), meant
    if order is None and (place := places.get("registered_at")) is not None:
        order, note = day_first(line.cells[place] for line in table.lines)
        notes += [note] if note else []
    if _is_of_an_order(table, places):
        del places["reg_id"]
        notes.append("An order with several people has one code: they are told apart by name and e-mail.")
    return replace(columns, places=places), order, notes


def _is_of_an_order(table: Table, places: Mapping[str, int]) -> bool:
    """Whether the numbers are those of orders, and orders have several people."""
    place = places.get("reg_id")
    if place is None or "position_id" in places or plain(table.header[place]) not in _ORDER_CODES:
        return False
    codes = [line.cells[place] for line in table.lines if line.cells[place]]
    return len(set(codes)) < len(codes)


_ORDER_CODES = ("order code", "bestellnummer", "bestellcode")


def _reading(
    table: Table,
    columns: Columns,
    system: System | None,
    rows: Sequence[Row],
    wrong: str,
    *,
    remembered: bool,
) -> Reading:
    field_of = {place: field for field, place in columns.places.items()}
    bad = Counter(problem.column for row in rows for problem in row.problems)
    return Reading(
        columns=tuple(
            _read(table, place, field_of.get(place, ""), bad) for place in range(len(table.header))
        ),
        fields=tuple(FIELD_WORDS.items()),
        lines=len(table.lines),
        fingerprint=table.fingerprint,
        system=system.name if system else "",
        sheet=table.sheet,
        sheets=table.sheets,
        encoding=table.encoding,
        encodings=ENCODINGS if table.encoding else (),
        header_line=table.header_line,
        header_lines=table.first_lines,
        remembered=remembered,
        wrong=wrong.replace("; say which with --map", "").replace("; map one with --map", "").lstrip(": "),
    )


def _read(table: Table, place: int, field: str, bad: Mapping[str, int]) -> ColumnRead:
    cells = [line.cells[place] for line in table.lines if place < len(line.cells) and line.cells[place]]
    title = table.header[place]
    example = " ".join(cells[0].split())[:_EXAMPLE] if cells else ""
    return ColumnRead(title, example, field, len(cells), len(cells) - (bad[title] if field else len(cells)))


def _about(table: Table, columns: Columns, system: System, rows: Sequence[Row]) -> Iterator[str]:
    """Whose export it is, and what was passed over while the table was read."""
    if system.name not in ("", "Rostrum"):
        yield f"Read as {system.name}."
    yield from table.notes
    if columns.unused:
        yield f"Columns that are not read: {', '.join(columns.unused[:20])}."
    if hidden := [str(row.line) for row in rows if row.hidden]:
        yield f"Hidden characters were taken out of line {', '.join(hidden[:20])}."
