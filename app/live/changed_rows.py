"""Which rows of a list of speakers an act may have changed: the others need not be made again."""

from itertools import compress
from operator import is_not

from app.floor.state import Floor, Request
from app.live.snapshot import SessionSnapshot


def changed_rows(before: SessionSnapshot, after: SessionSnapshot) -> frozenset[str]:
    """The requests of which anything that a row says may be different, whatever their places.

    What a row says follows from its request and its line, from limits and Zoom for all, and from what the
    same delegation has asked for and spoken (rules of the floor, 3, 4 and 9).
    """
    old, new = before.floor, after.floor
    if _for_all(before) != _for_all(after):
        return frozenset(new.requests)
    before_it = map(old.requests.get, new.requests)
    own = {*compress(new.requests, map(is_not, new.requests.values(), before_it))}
    lines, were = after.run.reports.lines, before.run.reports.lines
    if lines is not were:
        own |= {name for _, name in dict(lines.items() ^ were.items())}
    moved = _lanes(old) ^ _lanes(new)
    if new.done is not old.done:
        moved |= {speech.request for speech in new.done} ^ {speech.request for speech in old.done}
    moved |= {name for name in own if _asks(new.requests.get(name)) != _asks(old.requests.get(name))}
    known = {**old.requests, **new.requests}
    delegations = {known[name].delegation for name in moved if name in known}
    if not delegations:
        return frozenset(own)
    return frozenset(own | {name for name, asked in new.requests.items() if asked.delegation in delegations})


def _for_all(live: SessionSnapshot) -> tuple[object, ...]:
    """What every row depends on."""
    floor, context = live.floor, live.context
    of_context = context.limits, context.limit_ms, context.delegations
    return (*of_context, floor.limits, floor.limit_ms, floor.zoom_lost_at)


def _lanes(floor: Floor) -> set[str]:
    """Everybody who waits, and who withdrew."""
    return {*floor.waiting, *floor.replies, *floor.points, *floor.withdrawn}


def _asks(request: Request | None) -> tuple[object, ...]:
    """What of a request the rows of the same delegation depend on."""
    return (request.delegation, request.kind, request.seq) if request else ()
