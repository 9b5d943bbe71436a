"""A list of registrants from outside as a plan; nothing is written, nobody is merged or removed."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.conference.entities import Entity
from app.conference.matters import Matter
from app.conference.registrants import Registrant
from app.errors import Unreadable
from app.exchange.entity_names import EntityNames
from app.exchange.names.column import WholeNames
from app.exchange.names.parted import Order
from app.exchange.plan import UNDECIDED, ColumnRead, Plan, Reading
from app.exchange.registrants.columns import ORDERS, columns_meant, settled, what_is_wrong
from app.exchange.registrants.doubts import few
from app.exchange.registrants.fields import FIELD_WORDS
from app.exchange.registrants.name_doubts import about_names, chosen, chosen_order
from app.exchange.registrants.plan import Known, plan_rows
from app.exchange.registrants.rows import Row, RowReader
from app.exchange.registrants.systems import System, system_of
from app.exchange.registrants.unread import question, undecided
from app.exchange.registrants.words import HEADERS
from app.exchange.tables.cells import clean
from app.exchange.tables.encoding import ENCODINGS
from app.exchange.tables.headers import Columns, knows
from app.exchange.tables.table import Manner, Table, read_table
from app.times import Zone

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
    mapped, own = columns_meant(table, system, manner)
    wrong, unread = what_is_wrong(mapped), undecided(table, mapped.places, own)
    if wrong and not ask:
        raise Unreadable(f"{table.source.name}{wrong}")
    if wrong or unread:
        reading = _reading(table, mapped, wrong or question(unread), unread)
        reading = replace(reading, system=system.name if system else "", remembered=remembered)
        return Plan(table.source.name, table.source.digest, (), notes=table.notes, reading=reading)
    entity_names = EntityNames(entities.values(), decided.get(Matter.ENTITY))
    conference = Known(known, entity_names, zone, deadline, decided)
    plan = _planned(table, mapped, system or System("", ()), conference, ask=ask)
    assert plan.reading is not None
    return replace(
        plan,
        reading=replace(plan.reading, remembered=remembered),
        remember={**plan.remember, **_to_keep(table, manner)},
    )


def _planned(table: Table, mapped: Columns, system: System, known: Known, *, ask: bool) -> Plan[Registrant]:
    """The plan of a table whose columns are understood."""
    columns, order, notes = settled(table, mapped)
    choice = chosen(table, known.decided.get(Matter.NAMES, {}))
    reader = RowReader(
        columns,
        known.zone,
        known.entities,
        names=_whole_names(table, columns, mapped, choice),
        status=system.status,
        attendance=system.attendance,
        day_first=system.day_first if order is None else order,
    )
    rows = [reader.read(line) for line in table.lines]
    plan = plan_rows(rows, known)
    reading = _reading(table, replace(mapped, places=_still_read(mapped, columns)), "", (), rows)
    used = {change.value.entity for change in plan.changes}
    return replace(
        plan,
        source=table.source.name,
        digest=table.source.digest,
        problems=(*about_names(table, columns, rows, plan, ask=ask), *plan.problems),
        new_entities=tuple(
            sorted((new for new in known.entities.new if new.code in used), key=lambda new: new.code)
        ),
        notes=(*_about(table, columns, system, rows), *notes, *plan.notes),
        reading=replace(reading, system=system.name),
        remember={**plan.remember, **_chosen(table, choice)},
    )


def _whole_names(table: Table, columns: Columns, mapped: Columns, choice: str) -> WholeNames | None:
    """The names in one column, in the order that a person or the header says; None where there is none."""
    place = columns.places.get("full_name")
    if place is None:
        return None
    said = next((order for field, order in ORDERS.items() if field in mapped.places), Order.UNKNOWN)
    texts = (clean(line.cells[place]) for line in table.lines)
    return WholeNames(filter(None, texts), chosen_order(choice) or said, accepted=bool(choice))


def _chosen(table: Table, choice: str) -> dict[Matter, dict[str, str]]:
    return {Matter.NAMES: {table.fingerprint: choice}} if choice else {}


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


def _still_read(mapped: Columns, settled_columns: Columns) -> dict[str, int]:
    """The columns as they were mapped, without those that the table as a whole left out."""
    read = set(settled_columns.places.values())
    return {field: place for field, place in mapped.places.items() if place in read}


def _reading(
    table: Table, mapped: Columns, wrong: str, unread: Collection[str], rows: Sequence[Row] = ()
) -> Reading:
    """How the table was read; of the columns `unread` it must be said what they are."""
    field_of = {place: field for field, place in mapped.places.items()}
    field_of |= {place: UNDECIDED for place, title in enumerate(table.header) if title in unread}
    bad = Counter(problem.column for row in rows for problem in row.problems)
    return Reading(
        columns=tuple(
            _read(table, place, field_of.get(place, ""), bad) for place in range(len(table.header))
        ),
        fields=tuple(FIELD_WORDS.items()),
        lines=len(table.lines),
        fingerprint=table.fingerprint,
        sheet=table.sheet,
        sheets=table.sheets,
        encoding=table.encoding,
        encodings=ENCODINGS if table.encoding else (),
        header_line=table.header_line,
        header_lines=table.first_lines,
        wrong=wrong.replace("; say which with --map", "").replace("; map one with --map", "").lstrip(": "),
    )


def _read(table: Table, place: int, field: str, bad: Mapping[str, int]) -> ColumnRead:
    texts = [line.cells[place] for line in table.lines]
    filled, title = len(texts) - texts.count(""), table.header[place]
    example = " ".join(next(filter(None, texts)).split())[:_EXAMPLE] if filled else ""
    return ColumnRead(title, example, field, filled, filled - (bad[title] if field else filled))


def _about(table: Table, columns: Columns, system: System, rows: Sequence[Row]) -> Iterator[str]:
    """Whose export it is, and what was passed over while the table was read."""
    if system.name not in ("", "Rostrum"):
        yield f"Read as {system.name}."
    yield from table.notes
    if columns.unused:
        yield f"Columns that are not read: {', '.join(columns.unused[:20])}."
    if away := list(dict.fromkeys(part for row in rows for part in row.away)):
        yield f"Behind names, and no part of them: {'; '.join(away[:20])}".removesuffix(".") + "."
    yield from few(
        [
            f"Line {row.line}: {row.person.entity} was taken, though the line names {row.elsewhere}, too."
            for row in rows
            if row.elsewhere and row.person.entity
        ]
    )
    if hidden := [str(row.line) for row in rows if row.hidden]:
        yield f"Hidden characters were taken out of line {', '.join(hidden[:20])}."
