"""What the chair should see beside a request: words, not refusals (rules of the floor, 3 and 4)."""

from collections import Counter

from app.floor.state import Floor, FloorContext, Kind, Request


class Flags:
    """Counted once for a floor, asked for each of its rows."""

    def __init__(self, floor: Floor, context: FloorContext) -> None:
        self._context = context
        self._first: dict[tuple[str, Kind], int] = {}
        self._waiting = {*floor.waiting, *floor.replies, *floor.points}
        for other in self._waiting:
            request = floor.requests[other]
            key = (request.delegation, request.kind)
            self._first[key] = min(request.seq, self._first.get(key, request.seq))
        self._spoken = Counter(
            (request.delegation, request.kind)
            for request in (floor.requests[speech.request] for speech in floor.done)
        )

    def of(self, request: Request) -> tuple[str, ...]:
        """The words for a request that waits."""
        key = (request.delegation, request.kind)
        registered = self._context.delegation(request.delegation).registered
        spoken, waits = self._spoken[key], request.id in self._waiting
        words = (
            "" if registered else "unregistered",
            "already on the list" if waits and self._first[key] < request.seq else "",
            f"spoke {spoken}×" if spoken else "",
        )
        return tuple(word for word in words if word)
