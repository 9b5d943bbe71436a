"""Will it fit? When each part of a session is expected, who still fits, and the limit at which all would.

Rules of the floor, "Will it fit?", and the programme clock, "Expected". This is the one sum: the programme
clock, every desk and every paper ask it. Proposals are never applied by themselves.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from statistics import median

from app.floor.ahead import LIST, Ahead
from app.floor.limits import limits_for
from app.floor.state import Floor, FloorContext, SessionState, Speech

STEP_MS = 15_000
SHORTEST_MS = 60_000
ENOUGH_TO_LEARN = 5
LONGEST_HANDOVER_MS = 120_000
_MS = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the list means for the clock. Instants in UTC, spans in ms, requests by id.

    `over_ms` is the expected end minus the planned end: positive when behind. `fit` counts those who
    end before the hard end, `fit_planned` before the planned end. `limit_that_fits_ms` is None when
    nobody waits.
    """

    waiting: int
    expected_end: datetime
    planned_end: datetime
    hard_end: datetime
    over_ms: int
    fit: int
    fit_planned: int
    first_not_fitting: str | None
    limit_that_fits_ms: int | None


@dataclass(frozen=True, slots=True)
class ListTime:
    """What the list of speakers takes, whatever the instant: made once for each change of the floor.

    `costs_ms` are limit and handover of those who wait, each with all before; `lanes_ms` that of replies and
    points of order. `running` are the speech and those held. `began` is when the list was first heard since
    the last item was over.
    """

    floor: Floor
    costs_ms: tuple[int, ...]
    lanes_ms: int
    handover_ms: int
    running: tuple[Speech, ...]
    began: datetime | None

    def reserved_ms(self, now: datetime) -> int:
        """What is promised besides those who wait: the rest of each speech that began, replies, points."""
        return self.lanes_ms + sum(max(speech.remaining(now), 0) for speech in self.running)

    def left_ms(self, now: datetime) -> int:
        """All that is still to be heard."""
        return self.reserved_ms(now) + (self.costs_ms[-1] if self.costs_ms else 0)

    def opened(self, now: datetime) -> datetime | None:
        """When the session opened, later by as long as it was suspended; None while it is not open."""
        stones = self.floor.milestones
        if not stones:
            return None
        ends = (*(stone.at for stone in stones[1:]), now)
        pauses = zip(stones, ends, strict=True)
        away = (end - stone.at for stone, end in pauses if stone.what is SessionState.SUSPENDED)
        return stones[0].at + sum(away, timedelta())

    def cut(self, start: datetime, end: datetime) -> datetime:
        """The end of a discussion that takes no more requests once the list is closed."""
        if self.floor.list_closed:
            return start
        closing = self.floor.closing_at
        return end if closing is None else min(end, max(closing, start))


@dataclass(frozen=True, slots=True)
class Expected:
    """When the parts of a session are expected: `spans` of the items to come by the id of their row.

    `begins` is when the next item can begin, `on_air_end` the end of what is on air. The list of speakers
    goes on at `list_starts`, and `after_ms` are planned after it. `end` is that of the session.
    """

    begins: datetime
    spans: Mapping[int, tuple[datetime, datetime]]
    on_air_end: datetime | None
    list_starts: datetime
    after_ms: int
    end: datetime


def list_time(floor: Floor, context: FloorContext) -> ListTime:
    """What the list takes, with the present limits of each."""
    handover = handover_ms(floor, context)
    costs = [limit + handover for limit in limits_for(floor, context, floor.waiting)]
    lanes = limits_for(floor, context, (*floor.replies, *floor.points))
    running = (floor.speaking, *floor.held) if floor.speaking else floor.held
    ended = context.ahead.ended if context.ahead else None
    starts = (turn.started for speech in (*floor.done, *running) for turn in speech.turns)
    return ListTime(
        floor=floor,
        costs_ms=tuple(accumulate(costs)),
        lanes_ms=sum(limit + handover for limit in lanes),
        handover_ms=handover,
        running=running,
        began=min((start for start in starts if ended and start >= ended), default=None),
    )


def expected(
    ahead: Ahead, listed: ListTime | None, now: datetime, free_from: datetime | None = None
) -> Expected:
    """When everything is expected, from plan, what happened, the list of speakers and now.

    A discussion takes the time planned for it, longer where the list needs more, and less once the list is
    closed. `free_from` is when the session before is expected to end; it counts until this one opens.
    """
    left = listed.left_ms(now) * _MS if listed else timedelta()
    on_air_end = ahead.on_air.expected_end(now) if ahead.on_air else None
    if on_air_end and ahead.list_on_air and listed:
        on_air_end = max(listed.cut(now, on_air_end), now + left)
    begins = cursor = on_air_end or _begins(ahead, listed, now, free_from)
    spans: dict[int, tuple[datetime, datetime]] = {}
    heard = now if ahead.list_on_air else None
    for place, item in enumerate(ahead.to_come):
        here = heard is None and place == ahead.list_after
        if here and item.kind != LIST:
            heard, here = max(cursor, now), False
            cursor = heard + left if left else cursor
        start = max(item.hard_start or cursor, cursor)
        if here and listed and listed.began and on_air_end is None and not place:
            start = min(start, listed.began)
        cursor = max(item.hard_end or start + item.duration_ms * _MS, start)
        if here and listed:
            heard = max(start, now)
            cursor = max(listed.cut(start, cursor), heard + left if left else start)
        spans[item.id] = start, cursor
    end = cursor if spans or on_air_end else ahead.ended or cursor
    if heard is None:
        heard = max(cursor, now)
        end = heard + left if left else end
    if spans and listed and listed.floor.milestones:
        end = max(end, now)
    return Expected(begins, spans, on_air_end, heard, _after_ms(ahead), ahead.closed_at or end)


def _begins(ahead: Ahead, listed: ListTime | None, now: datetime, free_from: datetime | None) -> datetime:
    """When the next item can begin: until the first one has, as it was planned, counted from the opening."""
    if ahead.begun:
        return now
    opened = listed.opened(now) if listed else None
    return max(ahead.starts, opened or free_from or ahead.starts)


def _after_ms(ahead: Ahead) -> int:
    """What is planned after the list."""
    if ahead.list_on_air:
        return sum(item.duration_ms for item in ahead.to_come)
    after = ahead.to_come[ahead.list_after :]
    return sum(item.duration_ms for place, item in enumerate(after) if place or item.kind != LIST)


def forecast(
    floor: Floor, context: FloorContext, now: datetime, free_from: datetime | None = None
) -> Forecast:
    """The forecast of the list as it stands at `now`, with the present limits of each."""
    return forecast_of(list_time(floor, context), context, now, free_from)


def forecast_of(
    listed: ListTime, context: FloorContext, now: datetime, free_from: datetime | None = None
) -> Forecast:
    """The same, from what the list takes; nothing here grows with the number of those who wait."""
    ahead = context.ahead or Ahead(now, context.planned_end, begun=True)
    found = expected(ahead, listed, now, free_from)
    reserved = listed.reserved_ms(now) + found.after_ms
    available, by_plan = (
        (end - found.list_starts) // _MS - reserved for end in (context.hard_end, ahead.planned_end)
    )
    waiting, fit = listed.floor.waiting, bisect_right(listed.costs_ms, available)
    return Forecast(
        waiting=len(waiting),
        expected_end=found.end,
        planned_end=ahead.planned_end,
        hard_end=context.hard_end,
        over_ms=(found.end - ahead.planned_end) // _MS,
        fit=fit,
        fit_planned=bisect_right(listed.costs_ms, by_plan),
        first_not_fitting=waiting[fit] if fit < len(waiting) else None,
        limit_that_fits_ms=limit_that_fits(available, len(waiting), listed.handover_ms),
    )


def handover_ms(floor: Floor, context: FloorContext) -> int:
    """The time between two speakers: learnt from the record when there are five or more, else the setting.

    What is longer than two minutes was a suspension, a panellist or a point of procedure, and no handover.
    """
    gaps = [
        (after - before) // _MS
        for speech, following in pairwise(sorted(floor.done, key=_started))
        if (before := speech.ended) is not None and (after := following.started) >= before
    ]
    gaps = [gap for gap in gaps if gap <= LONGEST_HANDOVER_MS]
    return round(median(gaps)) if len(gaps) >= ENOUGH_TO_LEARN else context.limits["handover"]


def limit_that_fits(available_ms: int, waiting: int, handover: int) -> int | None:
    """The limit at which `waiting` speakers fit, in steps of 15 s and never under a minute."""
    if not waiting:
        return None
    return max((available_ms // waiting - handover) // STEP_MS * STEP_MS, SHORTEST_MS)


def how_many_fit(costs_ms: Sequence[int], available_ms: int) -> int:
    """How many, taken in order, end within the time available."""
    return bisect_right(tuple(accumulate(costs_ms)), available_ms)


def _started(speech: Speech) -> datetime:
    return speech.started
