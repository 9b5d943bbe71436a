"""Rows that are pasted into a session: from Excel, from Word, from a mail, or from another session."""

from collections.abc import Iterable
from dataclasses import replace

from app.conference.entities import Entity
from app.conference.sessions import Item, Session
from app.exchange.agenda.outline.entry import Entry
from app.exchange.agenda.outline.finding import finder
from app.exchange.agenda.outline.levels import Group
from app.exchange.agenda.outline.sessions import items_of, with_lengths
from app.exchange.agenda.outline.table import entries_of_rows
from app.exchange.agenda.outline.text import Taken, entries_of_lines, with_tabs
from app.exchange.agenda.words import HEADERS
from app.exchange.clocks.days import Days
from app.exchange.tables.headers import assign, knows
from app.exchange.tables.lines import Line
from app.times import Zone, in_zone

_A_HEADER = 2
_MOST = 300


def items_of_rows(text: str, session: Session, entities: Iterable[Entity], where: Zone) -> tuple[Item, ...]:
    """The items that pasted rows describe, in their order; one with a time begins then, the others follow.

    Raises ValueError with a sentence for rows that say nothing, or what cannot be.
    """
    taken = _taken(with_tabs(text), session, entities, where)
    if taken.problems:
        first = taken.problems[0]
        raise ValueError(f"Row {first.line}: {first.what.rstrip('.')}")
    there = in_zone(session.starts, where)
    head = Entry(0, session.title, there.date(), there.hour * 3_600 + there.minute * 60)
    found = items_of(Group(head, tuple(taken.entries)), head, where)
    if not found:
        raise ValueError("What was copied has no row that could be an item")
    if len(found) > _MOST:
        raise ValueError(f"That are {len(found)} rows; at most {_MOST} are taken at once")
    lengths = with_lengths(replace(session, items=found)).items
    first_start = found[0].hard_start
    own = [replace(item, number="", hard_start=None, hard_end=None) for item in lengths]
    own[0] = replace(own[0], hard_start=first_start)
    return tuple(own)


def _taken(text: str, session: Session, entities: Iterable[Entity], where: Zone) -> Taken:
    day = in_zone(session.starts, where).date()
    days, find = Days(day, day), finder(entities)
    rows = [
        Line(number, tuple(cell.strip() for cell in row.split("\t")))
        for number, row in enumerate(text.splitlines(), 1)
        if row.strip()
    ]
    known = knows(HEADERS, None)
    if rows and sum(map(known, rows[0].cells)) >= _A_HEADER:
        return entries_of_rows(rows[1:], assign(rows[0].cells, HEADERS, {}), days, find, where)
    return entries_of_lines(enumerate(text.splitlines(), 1), days, find)
