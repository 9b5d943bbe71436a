"""Who has the floor: calling, giving, holding, extending, ruling (rules of the floor, 8 to 11)."""

from datetime import datetime, timedelta

from app.errors import Changed, Refused
from app.floor import events as ev
from app.floor.limits import limit_for
from app.floor.rules.sessions import require_not_closed, require_open, require_seen
from app.floor.state import Floor, FloorContext, Kind, Outcome, Speech
from app.journal.entries import Event

TWICE = timedelta(milliseconds=1_500)
GIVING = ("give_floor", "resume")
"""The acts that start a clock: the same key twice within `TWICE` is a slip of the hand."""
SHORTEST_MS = 10_000
LONGEST_MS = 4 * 3_600_000


def call(
    floor: Floor, context: FloorContext, at: datetime, *, request: str = "", expecting: str = ""
) -> Event:
    """Who is next is named aloud; the clock does not start yet. `expecting` as in `give_floor`."""
    require_open(floor)
    whom = _expected(floor, context, request, expecting)
    if whom == floor.called:
        raise Refused(f"{_name(floor, context, whom)} has been called already.")
    return ev.DelegationCalled(whom)


def give_floor(
    floor: Floor, context: FloorContext, at: datetime, *, request: str = "", expecting: str = ""
) -> Event:
    """The floor to the called one, else to the next that is not parked, or to the one named.

    `expecting` is whom the person saw as next: if somebody else is next by now, nothing is given.
    Unless somebody is named, a ruling comes first, and after it whoever was interrupted goes on.
    Giving the floor to a held request resumes it. A point of order may come before the opening.
    """
    if expecting and floor.speaking is not None and floor.speaking.request == expecting:
        raise Changed(f"{_name(floor, context, expecting)} has the floor already.")
    if any(speech.request == request for speech in floor.held):
        require_open(floor)
        return ev.StatementResumed(_as_seen(floor, context, request, expecting))
    if not request:
        _require_ruled(floor, context)
        if floor.returns:
            require_open(floor)
            return ev.StatementResumed(_as_seen(floor, context, floor.held[-1].request, expecting))
    whom = _expected(floor, context, request, expecting)
    asked = floor.requests[whom]
    if asked.kind is Kind.POINT_OF_ORDER:
        require_not_closed(floor)
        _require_ruled(floor, context)
    else:
        require_open(floor)
    return ev.FloorGiven(whom, limit_for(floor, context, asked))


def end_statement(floor: Floor, context: FloorContext, at: datetime, *, expecting: str = "") -> Event:
    """The statement ends; nobody is called. `expecting` is whom the person saw speaking."""
    speech = _speaking(floor)
    require_seen(floor, expecting, speech.request)
    return ev.StatementEnded(speech.request)


def hold(
    floor: Floor, context: FloorContext, at: datetime, *, reason: str = "", expecting: str = ""
) -> Event:
    """The speaker's clock stands; the place and the time left are kept. `expecting` as in `end_statement`."""
    speech = _speaking(floor)
    require_seen(floor, expecting, speech.request)
    return ev.StatementHeld(speech.request, reason)


def resume(
    floor: Floor, context: FloorContext, at: datetime, *, request: str = "", expecting: str = ""
) -> Event:
    """The speech held last, or the one named, goes on with exactly what was left.

    `expecting` is whom the person saw as held last.
    """
    require_open(floor)
    if not floor.held:
        raise Refused("No statement is held.")
    last = floor.held[-1].request
    require_seen(floor, expecting, request or last)
    if request and all(speech.request != request for speech in floor.held):
        raise Refused(f"The statement of {_name(floor, context, request)} is not held.")
    return ev.StatementResumed(request or last)


def extend(floor: Floor, context: FloorContext, at: datetime, *, seconds: int, expecting: str = "") -> Event:
    """More time for who has the floor, or was held last; less when negative. `expecting` as for them."""
    if not seconds:
        raise Refused("Extending by nothing changes nothing.")
    speech = floor.speaking or (floor.held[-1] if floor.held else _speaking(floor))
    require_seen(floor, expecting, speech.request)
    if not SHORTEST_MS <= speech.limit_ms + seconds * 1_000 <= LONGEST_MS:
        raise Refused("That would leave no sensible speaking time.")
    return ev.TimeExtended(speech.request, seconds * 1_000)


def set_limit(
    floor: Floor,
    context: FloorContext,
    at: datetime,
    *,
    seconds: int,
    request: str = "",
    category: str = "",
    kind: str = "",
    expecting: str = "",
) -> Event:
    """The speaking time of one request, of a category, of a kind, or of every statement to come.

    `expecting` is the number of the last act that the person saw, or the request itself.
    """
    require_not_closed(floor)
    require_seen(floor, expecting, request)
    if not SHORTEST_MS <= seconds * 1_000 <= LONGEST_MS:
        raise Refused("A speaking time lies between 10 seconds and 4 hours.")
    if sum(map(bool, (request, category, kind))) > 1:
        raise Refused("Say one of request, category or kind.")
    if request and request not in floor.requests:
        raise Refused(f"There is no request “{request}” in this session.")
    categories = sorted(context.limits.keys() - {"handover"})
    if category and category not in categories:
        raise Refused(f"“{category}” is none of: {', '.join(categories)}.")
    if kind and kind not in list(Kind):
        raise Refused(f"“{kind}” is none of: {', '.join(Kind)}.")
    return ev.LimitSet(seconds * 1_000, request, category, kind)


def ask_to_conclude(floor: Floor, context: FloorContext, at: datetime, *, expecting: str = "") -> Event:
    """The speaker is asked to conclude; it stands in the record. `expecting` as in `end_statement`."""
    speech = _speaking(floor)
    require_seen(floor, expecting, speech.request)
    return ev.ConclusionAsked(speech.request)


def ruling(floor: Floor, context: FloorContext, at: datetime, *, outcome: str, note: str = "") -> Event:
    """The chair rules on the point of order; if it is still being made, it ends.

    The held speech is then the next to go on (`resume`): its clock never starts by itself.
    """
    if outcome not in list(Outcome):
        raise Refused(f"“{outcome}” is none of: {', '.join(Outcome)}.")
    point = floor.awaiting_ruling
    if point is None:
        raise Refused("No point of order awaits a ruling.")
    return ev.RulingGiven(point.request, outcome, note)


def pressed_twice(floor: Floor, at: datetime) -> bool:
    """Whether the floor was given less than 1.5 s before `at`: a slip of the hand, not an act."""
    return floor.speaking is not None and at - floor.speaking.turns[-1].started < TWICE


def _speaking(floor: Floor) -> Speech:
    if floor.speaking is None:
        raise Refused("Nobody has the floor.")
    return floor.speaking


def _name(floor: Floor, context: FloorContext, request: str) -> str:
    known = floor.requests.get(request)
    return context.delegation(known.delegation).name if known else f"“{request}”"


def _expected(floor: Floor, context: FloorContext, request: str, expecting: str) -> str:
    """Whom the act concerns, if it is whom the person saw."""
    if expecting and not request and floor.next is None:
        raise Changed("The list has changed: nobody is next now.")
    return _as_seen(floor, context, _called_or_next(floor, context, request), expecting)


def _as_seen(floor: Floor, context: FloorContext, whom: str, expecting: str) -> str:
    if expecting and whom != expecting:
        raise Changed(
            f"The list has changed: {_name(floor, context, whom)} is next now. Press again if you want that."
        )
    return whom


def _called_or_next(floor: Floor, context: FloorContext, request: str) -> str:
    if request:
        if request in floor.requests and floor.lane(request):
            return request
        raise Refused(f"{_name(floor, context, request)} is not waiting for the floor.")
    if floor.next is not None:
        return floor.next
    if floor.points:
        _require_ruled(floor, context)
    if not any(floor.lane(other) for other in floor.requests):
        raise Refused("The list of speakers is exhausted.")
    down = " or on Zoom, which is down" if floor.zoom_lost_at else ""
    raise Refused(f"Everybody who waits is parked{down}.")


def _require_ruled(floor: Floor, context: FloorContext) -> None:
    awaiting = floor.awaiting_ruling
    if awaiting is not None:
        raise Refused(f"Rule on the point of order of {_name(floor, context, awaiting.request)} first.")
