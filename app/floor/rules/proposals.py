"""What the chair could do so that everybody is heard in time: proposals, each with what it would lead to.

Rules of the floor, "Will it fit?": never applied by themselves. A proposal is an act with its arguments.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.errors import Refused
from app.floor.fold import advance
from app.floor.forecast import Forecast, forecast
from app.floor.limits import limit_for
from app.floor.rules import ACTS
from app.floor.state import Floor, FloorContext
from app.journal.entries import Entry

WORDS_A_MINUTE = 120


@dataclass(frozen=True, slots=True)
class Proposal:
    """An act, and the forecast as it would be after it. `requests` are those whom it concerns, by id."""

    act: str
    arguments: Mapping[str, object] = field(default_factory=dict)
    after: Forecast | None = None
    requests: tuple[str, ...] = ()


def proposals(floor: Floor, context: FloorContext, now: datetime) -> tuple[Proposal, ...]:
    """What may be done at `now`, the mildest first: a shorter limit, closing the list, written only.

    Only what the rules allow and what changes something is proposed.
    """
    found = forecast(floor, context, now)
    made = []
    limits = [limit_for(floor, context, floor.requests[request]) for request in floor.waiting]
    fitting = found.limit_that_fits_ms
    if fitting is not None and limits and fitting < max(limits) and found.fit < found.waiting:
        made.append(_proposal(floor, context, now, "set_limit", {"seconds": fitting // 1_000}))
    made.append(_proposal(floor, context, now, "close_list"))
    made.append(_proposal(floor, context, now, "written_only_rest", requests=floor.waiting[found.fit :]))
    return tuple(proposal for proposal in made if proposal is not None)


def after_act(
    floor: Floor, context: FloorContext, now: datetime, act: str, arguments: Mapping[str, object]
) -> Floor | None:
    """The floor as it would be after an act at `now`; None when the rules refuse it. Nothing is written."""
    try:
        event = ACTS[act](floor, context, now, **arguments)
    except Refused:
        return None
    return advance(floor, (), (Entry(floor.seq + 1, now, event),))


def text_ms(words: int) -> int:
    """How long a text takes to read aloud so that it can be interpreted: 120 words a minute, in ms."""
    return words * 60_000 // WORDS_A_MINUTE


def _proposal(
    floor: Floor,
    context: FloorContext,
    now: datetime,
    act: str,
    arguments: Mapping[str, object] | None = None,
    requests: tuple[str, ...] = (),
) -> Proposal | None:
    after = after_act(floor, context, now, act, arguments or {})
    if after is None:
        return None
    return Proposal(act, arguments or {}, forecast(after, context, now), requests)
