"""Planned times of a session's items: pure functions of the agenda, without a clock.

The programme clock, "Plan": an item starts at its hard start, else when the previous one ends; an item
may have a fixed end. Gaps and overlaps are findings, never mended in silence.
"""

from dataclasses import dataclass
from datetime import datetime

from app.conference.sessions import Item, Session
from app.floor.events import Plan, Slot
from app.times import millis, span


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item with its planned start and end (instants in UTC); `hard` when its start is an instant."""

    item: Item
    start: datetime
    end: datetime
    hard: bool


def planned(session: Session) -> tuple[PlannedItem, ...]:
    """The items of a session in order, each with its planned start and end."""
    result: list[PlannedItem] = []
    cursor = session.starts
    for item in session.items:
        start = item.hard_start or cursor
        cursor = max(item.hard_end or start + span(item.duration_ms), start)
        result.append(PlannedItem(item, start, cursor, item.hard_start is not None))
    return tuple(result)


def snapshot(session: Session) -> Plan:
    """The plan as it stands, to be kept in the journal when the session begins."""
    slots = [Slot(part.item.id, part.item.number, part.start, part.end) for part in planned(session)]
    return Plan(session.ends, tuple(slots))


def allotted_ms(session: Session) -> int:
    """Planned length of the session in milliseconds."""
    return millis(session.ends - session.starts)


def sum_ms(session: Session) -> int:
    """Sum of the items' planned lengths in milliseconds."""
    return sum(millis(part.end - part.start) for part in planned(session))


def difference_ms(session: Session) -> int:
    """Sum of the items minus the allotted time in milliseconds: positive when they do not fit."""
    return sum_ms(session) - allotted_ms(session)


@dataclass(frozen=True, slots=True)
class Gap:
    """Unplanned time in front of an item in milliseconds; negative where items overlap."""

    before: PlannedItem
    ms: int


def gaps(session: Session) -> tuple[Gap, ...]:
    """Where a hard start leaves a gap after the previous item, or overlaps it."""
    cursor = session.starts
    found = []
    for part in planned(session):
        if part.start != cursor:
            found.append(Gap(part, millis(part.start - cursor)))
        cursor = part.end
    return tuple(found)
