"""What the chair should see beside a request: words, not refusals (rules of the floor, 3 and 4)."""

from collections import Counter, defaultdict
from functools import cached_property

from app.floor.state import Floor, FloorContext, Kind, Request


class RowMarks:
    """The marks of a floor's requests: what they compare is counted once, for all rows, when one is asked."""

    def __init__(self, floor: Floor, context: FloorContext) -> None:
        self._floor, self._context = floor, context
        self._waiting = {*floor.waiting, *floor.replies, *floor.points}
        self._first: dict[str, dict[Kind, int]] = {}

    @cached_property
    def _of_delegation(self) -> dict[str, list[Request]]:
        """Those who wait, by delegation."""
        waiting: dict[str, list[Request]] = defaultdict(list)
        for request in map(self._floor.requests.__getitem__, self._waiting):
            waiting[request.delegation].append(request)
        return waiting

    @cached_property
    def _spoken(self) -> Counter[tuple[str, Kind]]:
        spoken = (self._floor.requests[speech.request] for speech in self._floor.done)
        return Counter((request.delegation, request.kind) for request in spoken)

    def _first_of(self, delegation: str) -> dict[Kind, int]:
        """The number of the first request of each kind that waits."""
        first = self._first.get(delegation)
        if first is None:
            waiting = sorted(self._of_delegation[delegation], key=lambda request: request.seq, reverse=True)
            first = self._first[delegation] = {request.kind: request.seq for request in waiting}
        return first

    def of(self, request: Request) -> tuple[str, ...]:
        """The words for a request that waits."""
        registered = self._context.delegation(request.delegation).registered
        spoken = self._spoken[request.delegation, request.kind]
        earlier = self._first_of(request.delegation).get(request.kind, request.seq) < request.seq
        words = (
            "" if registered else "unregistered",
            "already on the list" if earlier and request.id in self._waiting else "",
            f"spoke {spoken}×" if spoken else "",
        )
        return tuple(word for word in words if word)
