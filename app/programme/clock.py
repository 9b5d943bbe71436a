"""The programme clock: planned, expected and actual times from plan, journal and now. One pure function.

Three channels, never mixed. *Planned* is the plan as the journal kept it when the session began, *actual*
what happened, *expected* what follows from both, from the rows of the agenda as they are now, and from now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from app.agenda.plan import snapshot
from app.conference.sessions import Item, Session
from app.floor.events import Plan, Slot
from app.floor.forecast import Expected, ListTime, expected
from app.programme.ahead import ahead_of
from app.programme.run import Airing, ItemState, Run
from app.times import millis, span

_NO_TIME = ("deadline", "note")
"""Kinds of sessions that take no time of the day."""

_NONE: Mapping[str, ListTime] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ItemClock:
    """One item's times; None where a channel has nothing to say about it."""

    item: int
    number: str
    state: ItemState
    planned_start: datetime | None = None
    planned_end: datetime | None = None
    expected_start: datetime | None = None
    expected_end: datetime | None = None
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    must_start_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class OnAir:
    """The item on air in whole milliseconds; `remaining_ms` goes below zero when it is over."""

    item: int
    number: str
    paused: bool
    remaining_ms: int
    active_ms: int
    adjusted_ms: int
    paused_ms: int


@dataclass(frozen=True, slots=True)
class SessionClock:
    """A session's programme at an instant. `buffer_ms` is None where no hard time is ahead.

    `over_ms` is the expected end minus the planned end. `start_late_ms` counts only until the first start.
    `note` says what is odd about the item on air. `free_from`: when the session before is expected to end;
    `list_starts`: when the list of speakers is expected to begin, or to go on.
    """

    at: datetime
    items: tuple[ItemClock, ...]
    on_air: OnAir | None
    next: Item | None
    planned_end: datetime
    expected_end: datetime
    buffer_ms: int | None
    start_late_ms: int
    note: str = ""
    free_from: datetime | None = None
    list_starts: datetime | None = None

    @property
    def over_ms(self) -> int:
        """The expected end minus the planned end in milliseconds: positive when behind."""
        return millis(self.expected_end - self.planned_end)


@dataclass(frozen=True, slots=True)
class DayClock:
    """The sessions of a day by their code, and how far the day is behind (positive) or ahead."""

    sessions: dict[str, SessionClock]
    over_ms: int


def day_clock(
    day: Sequence[tuple[Session, Run]], now: datetime, lists: Mapping[str, ListTime] = _NONE
) -> DayClock:
    """The clocks of all sessions of one day; one that runs late pushes those that follow it in its room.

    `lists` are what their lists of speakers take, by the code of the session.
    """
    clocks: dict[str, SessionClock] = {}
    timed = [session for session, _ in day if session.kind not in _NO_TIME]
    rooms: dict[str, list[Session]] = {}
    for session in timed:
        rooms.setdefault(session.room, []).append(session)
    for session, run in sorted(day, key=lambda pair: pair[0].starts):
        near = {session.room, ""} if session.room else rooms.keys()
        before = (other for room in near for other in rooms.get(room, ()) if _leads_to(other, session))
        ends = [clocks[other.code].expected_end for other in before]
        clocks[session.code] = session_clock(
            session, run, now, max(ends, default=None), lists.get(session.code)
        )
    of_day = [clocks[session.code] for session in timed]
    ends_at = max((clock.expected_end for clock in of_day), default=now)
    planned = max((clock.planned_end for clock in of_day), default=now)
    return DayClock(clocks, millis(ends_at - planned))


def _leads_to(session: Session, other: Session) -> bool:
    """Whether one session is over, by the plan, before another in its room, or in no named room, begins."""
    return session.starts < other.starts and session.ends <= other.starts


def session_clock(
    session: Session,
    run: Run,
    now: datetime,
    free_from: datetime | None = None,
    listed: ListTime | None = None,
) -> SessionClock:
    """The programme of one session at `now`; `free_from` is when the session before it is expected to end.

    `listed` is what its list of speakers takes; without it a discussion takes the time planned for it.
    """
    plan, ahead = run.plan or snapshot(session), ahead_of(session, run)
    times = expected(ahead, listed, now, free_from)
    to_come = run.to_come(session.items)
    return SessionClock(
        at=now,
        items=_items(session, run, plan, times),
        on_air=_on_air(run.on_air, now) if run.on_air else None,
        next=to_come[0] if to_come else None,
        planned_end=ahead.planned_end,
        expected_end=times.end,
        buffer_ms=_buffer(session, to_come, times),
        start_late_ms=_start_late(session, run, now, plan, to_come),
        note=_note(session, run.on_air) if run.on_air else "",
        free_from=free_from,
        list_starts=times.list_starts,
    )


def time_is_up(before: SessionClock | None, after: SessionClock) -> bool:
    """Whether the item on air ran out of time between two looks: true once for each crossing of zero.

    There is no crossing at the first look, so that a program started anew does not repeat it.
    """
    if before is None or after.on_air is None or after.on_air.remaining_ms > 0:
        return False
    was = before.on_air
    return was is None or was.item != after.on_air.item or was.remaining_ms > 0


def _items(session: Session, run: Run, plan: Plan, times: Expected) -> tuple[ItemClock, ...]:
    """Every item of the plan as it is now; what ran and is no longer in it stands before what is to come.

    Whichever ends last ends with the session: who still waits when all has been is heard in it.
    """
    slots = {slot.item: slot for slot in plan.slots}
    due = _must_start_by(session, run, plan, times)
    rows = [_item_clock(item.id, item.number, run, slots.get(item.id), times, due) for item in session.items]
    here = {item.id for item in session.items}
    gone = [airing for airing in _airings(run) if airing.item not in here]
    strays = [_item_clock(air.item, air.number, run, slots.get(air.item), times, due) for air in gone]
    ahead = [place for place, row in enumerate(rows) if row.state is ItemState.TO_COME]
    place = ahead[0] if ahead else len(rows)
    rows[place:place] = strays
    ends = {row.expected_end: place for place, row in enumerate(rows) if row.expected_end}
    if ends and (latest := max(ends)) < times.end:
        rows[ends[latest]] = replace(rows[ends[latest]], expected_end=times.end)
    return tuple(rows)


def _airings(run: Run) -> list[Airing]:
    every = (*run.done.values(), *([run.on_air] if run.on_air else []))
    return sorted(every, key=lambda airing: airing.started)


def _item_clock(
    item: int, number: str, run: Run, slot: Slot | None, times: Expected, due: dict[int, datetime]
) -> ItemClock:
    air = run.on_air if run.on_air and run.on_air.item == item else run.done.get(item)
    start, end = _channel(item, run, times)
    return ItemClock(
        item=item,
        number=number,
        state=run.state(item),
        planned_start=slot.start if slot else None,
        planned_end=slot.end if slot else None,
        expected_start=start,
        expected_end=end,
        actual_start=air.started if air else None,
        actual_end=air.ended if air else None,
        must_start_by=due.get(item),
    )


def _channel(item: int, run: Run, times: Expected) -> tuple[datetime | None, datetime | None]:
    """Expected start and end: what happened where it has, the instant of the jump for what was jumped."""
    if run.on_air is not None and run.on_air.item == item:
        return run.on_air.started, times.on_air_end
    if item in run.done:
        return run.done[item].started, run.done[item].ended
    if run.state(item) is ItemState.JUMPED:
        at = run.passed.get(item, run.closed_at)
        return at, at
    return times.spans.get(item, (None, None))


def _must_start_by(session: Session, run: Run, plan: Plan, times: Expected) -> dict[int, datetime]:
    """The latest starts that still meet the next hard time, else the session's planned end."""
    found = {}
    due = plan.ends
    for item in reversed(run.to_come(session.items)):
        due = (item.hard_end or due) - span(item.duration_ms)
        found[item.id] = due
        due = item.hard_start or due
    if run.on_air is not None and times.on_air_end is not None:
        end = run.on_air.ends + span(run.on_air.adjusted_ms) if run.on_air.ends else due
        found[run.on_air.item] = end - (times.on_air_end - run.on_air.started)
    return found


def _buffer(session: Session, to_come: Sequence[Item], times: Expected) -> int | None:
    """Time left before the next hard start or hard end; negative when it will not be met."""
    free = times.begins
    for item in to_come:
        start, ends = times.spans[item.id]
        if item.hard_start is not None:
            return millis(item.hard_start - free)
        if item.hard_end is not None:
            return millis(item.hard_end - span(item.duration_ms) - start)
        free = ends
    return millis(session.hard_end - times.end) if session.hard_end is not None else None


def _start_late(session: Session, run: Run, now: datetime, plan: Plan, to_come: Sequence[Item]) -> int:
    if run.begun or run.closed_at is not None or not to_come:
        return 0
    starts = {slot.item: slot.start for slot in plan.slots}
    return max(millis(now - starts.get(to_come[0].id, session.starts)), 0)


def _on_air(air: Airing, now: datetime) -> OnAir:
    return OnAir(
        item=air.item,
        number=air.number,
        paused=air.paused,
        remaining_ms=air.remaining(now),
        active_ms=air.active(now),
        adjusted_ms=air.adjusted_ms,
        paused_ms=air.paused_ms(now),
    )


def _note(session: Session, air: Airing) -> str:
    found = next((item for item in session.items if item.id == air.item), None)
    if found is None:
        return f"Item {air.number} stays on air, though it is no longer in the plan of this session."
    if found.number != air.number:
        return f"Item {air.number} stays on air; it is item {found.number} of the plan now."
    return ""
