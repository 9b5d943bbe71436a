"""An agenda of any form, told apart by what it holds: schedules, tables, text, Word documents."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.conference.conference import Conference
from app.conference.entities import Entity
from app.conference.matters import Matter
from app.conference.sessions import Session
from app.errors import Unreadable
from app.exchange.agenda.outline.docx import is_docx, lines_of_docx
from app.exchange.agenda.outline.entry import Entry
from app.exchange.agenda.outline.finding import finder
from app.exchange.agenda.outline.people import Find
from app.exchange.agenda.outline.places import with_rooms
from app.exchange.agenda.outline.plan import plan_of_entries
from app.exchange.agenda.outline.table import entries_of_table, said_of_lengths, what_is_missing
from app.exchange.agenda.outline.text import Taken, entries_of_lines, has_times, with_tabs
from app.exchange.agenda.read import is_exchanged, plan_agenda
from app.exchange.agenda.table import CODE, plan_of_table
from app.exchange.agenda.words import FIELD_WORDS, HEADERS
from app.exchange.clocks.days import Days
from app.exchange.column_memory import read_as_before, reading_of, to_keep
from app.exchange.plan import Plan
from app.exchange.tables.delimited import read_delimited
from app.exchange.tables.encoding import decode, guess_notes
from app.exchange.tables.header_rows import weigh
from app.exchange.tables.headers import Columns, assign, checked, knows
from app.exchange.tables.source import Source, take
from app.exchange.tables.table import Manner, Table
from app.exchange.tables.workbook import OLE, ZIP
from app.times import day_of, zone

_A_HEADER = 2
_LENGTHS = "lengths may be hours and minutes, or minutes and seconds, or numbers of either; say which"


def plan_any_agenda(
    path: Path,
    *,
    conference: Conference,
    entities: Mapping[str, Entity],
    known: Sequence[Session],
    manner: Manner | None = None,
    decided: Mapping[str, Mapping[str, str]] | None = None,
    ours: Mapping[str, str] | None = None,
    ask: bool = False,
) -> Plan[Session]:
    """What an agenda would change, whoever wrote it and with whatever program.

    `manner` is how a person wants a table read, `decided` what was decided before, by matter and key; `ours`
    are codes by the UIDs under which our own files name sessions. With `ask`, a table whose columns alone are
    not understood gives a plan without lines, whose `reading` says what is wrong. Raises Unreadable.
    """
    manner, decided, where = manner or Manner(), decided or {}, zone(conference.zone)
    source = take(path)
    if is_exchanged(source):
        return plan_agenda(path, zone=where, known=known, ours=ours)
    days = Days(day_of(conference.starts, where), day_of(conference.ends, where))
    find = finder(entities.values())
    if is_docx(source):
        taken, notes = entries_of_lines(lines_of_docx(source), days, find), []
    elif (text := _prose(source, manner, decided, days)) is not None:
        taken, notes = entries_of_lines(enumerate(with_tabs(text[0]).splitlines(), 1), days, find), text[1]
    else:
        return _plan_table(path, conference, known, manner, decided, days, find, ours, ask=ask)
    _require_times(source, taken)
    return plan_of_entries(
        source,
        with_rooms(_on_the_day(taken.entries, days), _rooms(conference, known), find),
        taken.problems,
        notes,
        zone=where,
        known=known,
        ours=ours,
        decided=decided,
        ask=ask,
    )


def _prose(
    source: Source, manner: Manner, decided: Mapping[str, Mapping[str, str]], days: Days
) -> tuple[str, list[str]] | None:
    """The text of a file that is no table, and how it was read; None for a table."""
    if source.data.startswith((ZIP, OLE)) or manner.columns is not None or manner.header_line is not None:
        return None
    text, guessed = decode(source.data, source.name, manner.encoding)
    if not has_times(text, days):
        return None
    try:
        lines = read_delimited(text, source.name, knows(HEADERS, None))
    except Unreadable:
        return text, guess_notes(guessed)
    if weigh(lines, knows(HEADERS, None), decided.get(Matter.COLUMNS, {}).keys()) >= _A_HEADER:
        return None
    return text, guess_notes(guessed)


def _rooms(conference: Conference, known: Sequence[Session]) -> list[str]:
    """The rooms of the conference: its own, and those of its agenda."""
    return [*conference.rooms, *(session.room for session in known if session.room)]


def _on_the_day(entries: Sequence[Entry], days: Days) -> list[Entry]:
    """The entries, on the one day that the conference has where they name none."""
    if days.first != days.last:
        return list(entries)
    return [replace(entry, day=entry.day or days.first) for entry in entries]


def _require_times(source: Source, taken: Taken) -> None:
    if not any(entry.is_timed for entry in taken.entries) and not taken.problems:
        raise Unreadable(
            f"{source.name} has no line with a time; write each as 10:00 – 11:30 Opening session."
        )


def _plan_table(
    path: Path,
    conference: Conference,
    known: Sequence[Session],
    manner: Manner,
    decided: Mapping[str, Mapping[str, str]],
    days: Days,
    find: Find,
    ours: Mapping[str, str] | None,
    *,
    ask: bool,
) -> Plan[Session]:
    where = zone(conference.zone)
    table, manner, remembered = read_as_before(
        path, HEADERS, manner, decided.get(Matter.COLUMNS, {}), ask=ask
    )
    columns = assign(table.header, HEADERS, checked(manner.columns, table.header, HEADERS, table.source.name))
    kept = to_keep(table, manner)
    wrong = f": {columns.clash}; say which with --map." if columns.clash else ""
    if not wrong and _is_ours(table, columns):
        plan = plan_of_table(table, columns, zone=where, known=known)
        own = plan.reading and replace(plan.reading, remembered=remembered)
        return replace(plan, reading=own, remember={**plan.remember, **kept})
    wrong = wrong or what_is_missing(columns)
    if wrong and not ask:
        raise Unreadable(f"{table.source.name}{wrong}")
    said = said_of_lengths(table, columns) if not wrong else ""
    unread = [] if said is not None else [columns.title("duration")]
    wrong = wrong if said is not None else f"{columns.title('duration')}: {_LENGTHS}"
    reading = reading_of(table, columns.places, FIELD_WORDS, wrong=wrong, unread=unread)
    reading = replace(reading, remembered=remembered)
    notes = [note for note in table.notes if not note.startswith("Merged cells")]  # they hold for all rows
    if wrong or said is None:
        return Plan(table.source.name, table.source.digest, (), notes=tuple(notes), reading=reading)
    taken = entries_of_table(table, columns, days, find, where, said)
    if columns.unused:
        notes.append(f"Columns that are not read: {', '.join(columns.unused[:20])}.")
    plan = plan_of_entries(
        table.source,
        with_rooms(_on_the_day(taken.entries, days), _rooms(conference, known), find),
        taken.problems,
        notes,
        zone=where,
        known=known,
        ours=ours,
        decided=decided,
        ask=ask,
    )
    return replace(plan, reading=reading, remember={**plan.remember, **kept})


def _is_ours(table: Table, columns: Columns) -> bool:
    """Whether it is our own table: sessions by codes, each with its start."""
    places = columns.places
    if not {"session", "title", "start"} <= places.keys() or {"time", "date"} & places.keys():
        return False
    cells = {
        line.cells[places["session"]].strip() for line in table.lines if len(line.cells) > places["session"]
    }
    codes = [bool(CODE.fullmatch(cell)) for cell in cells if cell]
    return sum(codes) * 2 > len(codes) or ("item" in places and len(codes) < _A_HEADER)
