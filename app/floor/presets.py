"""The presets: pure orders of the waiting requests, each a permutation of its input.

Rules of the floor, "Order". The announced two stay, pinned requests keep their number, late ones go
behind the rest, ties break by instant, then by sequence.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from app.floor.state import Floor, FloorContext, Kind, Request

BALANCED_PATTERN = "SSSIC"
_STATES_FIRST = {"state": 1, "partner": 2, "structure": 3, "organization": 4}
_UN_GA = {"state": 0, "partner": 1, "structure": 2, "organization": 2}
_BALANCED = {"state": "S", "partner": "S", "structure": "I", "organization": "I"}
LOWEST_RANK = 7
"""That of a delegate, and of a request which names no person."""

Sort = Callable[..., Sequence[Request]]


def proposed(
    floor: Floor,
    context: FloorContext,
    preset: str,
    *,
    seed: str = "",
    pattern: str = "",
    start_letter: str = "",
    at_most_two: bool = False,
) -> tuple[str, ...]:
    """The waiting list as a preset would have it: request ids, nothing lost, nothing added.

    `preset` is a key of PRESETS. `seed` is for by_lot, `pattern` (letters S, I, C) for balanced,
    `start_letter` (drawn) for french_alphabetical. `at_most_two` of the same mode follow each other
    where the next ones allow it.
    """
    stays = {
        request for request in floor.waiting if request in floor.announced or floor.requests[request].pinned
    }
    movable = [floor.requests[request] for request in floor.waiting if request not in stays]
    sort = PRESETS[preset]
    settings = {"context": context, "seed": seed, "pattern": pattern, "start_letter": start_letter}
    in_time = sort([one for one in movable if not one.late], **settings)
    late = sort([one for one in movable if one.late], **settings)
    if at_most_two:
        return _alternating(floor, stays, in_time, late)
    queue = deque((*in_time, *late))
    return tuple(request if request in stays else queue.popleft().id for request in floor.waiting)


def _alternating(
    floor: Floor, stays: set[str], in_time: Sequence[Request], late: Sequence[Request]
) -> tuple[str, ...]:
    """After two of one mode the next of another mode comes first, if there is one; late ones stay behind."""
    first, behind = list(in_time), list(late)
    result: list[str] = []
    for request in floor.waiting:
        if request in stays:
            result.append(request)
            continue
        queue = first or behind
        modes = {floor.requests[before].mode for before in result[-2:]}
        alike = len(result) > 1 and len(modes) == 1
        other = next((each for each in queue if alike and each.mode not in modes), queue[0])
        queue.remove(other)
        result.append(other.id)
    return tuple(result)


def _by(key: Callable[..., Any]) -> Sort:
    """A preset that sorts by a key, then by arrival."""

    def sort(requests: Sequence[Request], **settings: Any) -> Sequence[Request]:
        return sorted(requests, key=lambda request: (key(request, **settings), *_arrival(request)))

    return sort


def _group_first(request: Request, context: FloorContext) -> bool:
    """False (sorts first) for a statement on behalf of a group."""
    return not (
        request.kind is Kind.GROUP_STATEMENT or context.delegation(request.delegation).limit_class == "group"
    )


def _first_come(request: Request, **_: Any) -> int:
    return 0


def _states_first(request: Request, *, context: FloorContext, **_: Any) -> int:
    if not _group_first(request, context):
        return 0
    return _STATES_FIRST.get(context.delegation(request.delegation).order_class, 5)


def _mixed(request: Request, *, context: FloorContext, **_: Any) -> bool:
    return _group_first(request, context)


def _un_ga(request: Request, *, context: FloorContext, **_: Any) -> tuple[bool, int, int]:
    group = _group_first(request, context)
    order_class = _UN_GA.get(context.delegation(request.delegation).order_class, 3)
    return group, order_class if group else 0, context.ranks.get(request.person, LOWEST_RANK)


def _french(
    request: Request, *, context: FloorContext, start_letter: str, **_: Any
) -> tuple[bool, bool, bool, str]:
    delegation = context.delegation(request.delegation)
    key = delegation.fr_sort or delegation.code
    before_drawn = bool(delegation.fr_sort) and key < start_letter.upper()
    return _group_first(request, context), not delegation.fr_sort, before_drawn, key


def _by_lot(request: Request, *, seed: str, **_: Any) -> str:
    return hashlib.sha256(f"{seed}|{request.id}".encode()).hexdigest()


def _balanced(
    requests: Sequence[Request], *, context: FloorContext, pattern: str, **_: Any
) -> Sequence[Request]:
    """Round robin by pattern: S States and Partners, I structures and organizations, C the rest.

    A class that the pattern leaves out follows at the end.
    """
    arrived = sorted(requests, key=_arrival)
    classes: dict[str, deque[Request]] = {"S": deque(), "I": deque(), "C": deque()}
    for request in arrived:
        group = not _group_first(request, context)
        order_class = context.delegation(request.delegation).order_class
        classes["S" if group else _BALANCED.get(order_class, "C")].append(request)
    turns = (pattern or BALANCED_PATTERN).upper()
    result: list[Request] = []
    while any(classes[letter] for letter in turns):
        result.extend(classes[letter].popleft() for letter in turns if classes[letter])
    return [*result, *sorted(chain(*classes.values()), key=_arrival)]


def _arrival(request: Request) -> tuple[datetime, int]:
    return request.received_at, request.seq


PRESETS: dict[str, Sort] = {
    "first_come": _by(_first_come),
    "osce_states_first": _by(_states_first),
    "osce_mixed": _by(_mixed),
    "un_ga": _by(_un_ga),
    "balanced": _balanced,
    "french_alphabetical": _by(_french),
    "by_lot": _by(_by_lot),
}
"""Every preset by its name; the first is the default."""
