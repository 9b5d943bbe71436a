"""A list of registrants from outside as a plan; nothing is written, nobody is merged or removed."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.conference.entities import Entity
from app.conference.matters import Matter
from app.conference.registrants import Registrant, Status
from app.errors import Unreadable
from app.exchange.column_memory import read_as_before, reading_of, to_keep
from app.exchange.entity_names import EntityNames
from app.exchange.names.column import WholeNames
from app.exchange.names.parted import Order
from app.exchange.plan import Plan, Problem, Reading
from app.exchange.registrants.columns import ORDERS, columns_meant, settled, what_is_wrong
from app.exchange.registrants.doubts import few
from app.exchange.registrants.fields import FIELD_WORDS
from app.exchange.registrants.name_doubts import about_names, chosen, chosen_order
from app.exchange.registrants.plan import Known, plan_rows
from app.exchange.registrants.rows import Row, RowReader
from app.exchange.registrants.said_words import about_categories, about_status, status_of_all
from app.exchange.registrants.systems import System, system_of
from app.exchange.registrants.unread import question, undecided
from app.exchange.registrants.words import HEADERS
from app.exchange.tables.cells import clean
from app.exchange.tables.footers import without_footers
from app.exchange.tables.headers import Columns
from app.exchange.tables.table import Manner, Table
from app.times import Zone


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
    table, manner, remembered = read_as_before(
        path, HEADERS, manner, decided.get(Matter.COLUMNS, {}), ask=ask
    )
    table = without_footers(replace(table, source=replace(table.source, data=b"")))  # its bytes are read
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
        remember={**plan.remember, **to_keep(table, manner)},
    )


def _planned(table: Table, mapped: Columns, system: System, known: Known, *, ask: bool) -> Plan[Registrant]:
    """The plan of a table whose columns are understood."""
    columns, order, notes = settled(table, mapped)
    choice = chosen(table, known.decided.get(Matter.NAMES, {}))
    said = known.decided.get(Matter.WORD, {})
    of_all = known.decided.get(Matter.WHOLE_LIST, {})
    all_as = "" if "status" in columns.places else status_of_all(table, of_all)
    reader = RowReader(
        columns,
        known.zone,
        known.entities,
        names=_whole_names(table, columns, mapped, choice),
        status=Status(all_as or system.status),
        attendance=system.attendance,
        day_first=system.day_first if order is None else order,
        said=said,
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
        remember={**plan.remember, **_chosen(table, choice), **_said(table, said, all_as)},
        offers=tuple(_offers(table, columns, system, rows, plan, known.decided)),
    )


def _offers(
    table: Table,
    columns: Columns,
    system: System,
    rows: Sequence[Row],
    plan: Plan[Registrant],
    decided: Mapping[str, Mapping[str, str]],
) -> Iterator[Problem]:
    """What a person may say about the whole list: whether all are confirmed, what its categories are."""
    if "status" not in columns.places and not system.name and plan.new:
        usual = Status(status_of_all(table, decided.get(Matter.WHOLE_LIST, {})) or Status.PENDING)
        yield about_status(table, len(plan.new), usual)
    strange = {row.line: row.strange for row in rows if row.strange}
    yield from about_categories(columns, plan.changes, strange, decided.get(Matter.WORD, {}))


def _said(table: Table, said: Mapping[str, str], all_as: str) -> dict[Matter, dict[str, str]]:
    """What was decided about words, and about the list as a whole."""
    kept: dict[Matter, dict[str, str]] = {Matter.WORD: dict(said)} if said else {}
    return kept | ({Matter.WHOLE_LIST: {table.fingerprint: all_as}} if all_as else {})


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


def _still_read(mapped: Columns, settled_columns: Columns) -> dict[str, int]:
    """The columns as they were mapped, without those that the table as a whole left out."""
    read = set(settled_columns.places.values())
    return {field: place for field, place in mapped.places.items() if place in read}


def _reading(
    table: Table, mapped: Columns, wrong: str, unread: Collection[str], rows: Sequence[Row] = ()
) -> Reading:
    """How the table was read; of the columns `unread` it must be said what they are."""
    bad = Counter(problem.column for row in rows for problem in row.problems)
    return reading_of(
        table, mapped.places, FIELD_WORDS, wrong=wrong, unread=unread, bad=bad, kept=mapped.kept
    )


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
