"""Will it fit? The expected end, who still fits, and the limit at which everybody would.

Rules of the floor, "Will it fit?". Proposals are never applied by themselves.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from app.floor.limits import limit_for
from app.floor.state import Floor, FloorContext, Speech

STEP_MS = 15_000
SHORTEST_MS = 60_000
ENOUGH_TO_LEARN = 5
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


def forecast(floor: Floor, context: FloorContext, now: datetime) -> Forecast:
    """The forecast of the list as it stands at `now`, with the present limits of each."""
    reserved = reserved_ms(floor, context, now)
    handover = handover_ms(floor, context)
    start = now if floor.anyone_called else max(now, context.list_starts or now)
    costs = [limit_for(floor, context, floor.requests[request]) + handover for request in floor.waiting]
    end = start + (sum(costs) + reserved) * _MS
    fit = how_many_fit(costs, (context.hard_end - start) // _MS - reserved)
    return Forecast(
        waiting=len(costs),
        expected_end=end,
        planned_end=context.planned_end,
        hard_end=context.hard_end,
        over_ms=(end - context.planned_end) // _MS,
        fit=fit,
        fit_planned=how_many_fit(costs, (context.planned_end - start) // _MS - reserved),
        first_not_fitting=floor.waiting[fit] if fit < len(costs) else None,
        limit_that_fits_ms=limit_that_fits(
            (context.hard_end - start) // _MS - reserved, len(costs), handover
        ),
    )


def reserved_ms(floor: Floor, context: FloorContext, now: datetime) -> int:
    """Time already promised: what is left to the running and held speeches, replies, items after the list."""
    running = (floor.speaking, *floor.held) if floor.speaking else floor.held
    speeches = sum(max(speech.remaining(now), 0) for speech in running)
    handover = handover_ms(floor, context)
    waiting = (floor.requests[request] for request in (*floor.replies, *floor.points))
    lanes = sum(limit_for(floor, context, request) + handover for request in waiting)
    return context.after_list_ms + speeches + lanes


def handover_ms(floor: Floor, context: FloorContext) -> int:
    """The time between two speakers: learnt from the record when there are five or more, else the setting."""
    gaps = [
        (after - before) // _MS
        for speech, following in pairwise(sorted(floor.done, key=_started))
        if (before := speech.ended) is not None and (after := following.started) >= before
    ]
    return round(median(gaps)) if len(gaps) >= ENOUGH_TO_LEARN else context.limits["handover"]


def limit_that_fits(available_ms: int, waiting: int, handover: int) -> int | None:
    """The limit at which `waiting` speakers fit, in steps of 15 s and never under a minute."""
    if not waiting:
        return None
    return max((available_ms // waiting - handover) // STEP_MS * STEP_MS, SHORTEST_MS)


def how_many_fit(costs_ms: list[int], available_ms: int) -> int:
    """How many, taken in order, end within the time available."""
    used = 0
    for count, cost in enumerate(costs_ms):
        used += cost
        if used > available_ms:
            return count
    return len(costs_ms)


def _started(speech: Speech) -> datetime:
    return speech.started
