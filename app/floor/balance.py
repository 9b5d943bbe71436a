"""Who has spoken and how long: sums by category, by mode, by delegation, by first and further times."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app.floor.facts import Record, Spoken
from app.floor.state import FloorContext, Kind

_CLASSES = {
    "state": "States",
    "partner": "Partners",
    "structure": "OSCE structures",
    "organization": "International organizations",
    "other": "Others",
}
_MODES = {"room": "In the room", "zoom": "Zoom", "video": "Video message"}


@dataclass(frozen=True, slots=True)
class Share:
    """One bar: what it stands for, how many statements, how long together in ms; `shown_ms` as printed."""

    name: str
    statements: int
    spoke_ms: int
    shown_ms: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Four ways to look at the same statements; points of order are in none of them."""

    by_category: tuple[Share, ...]
    by_mode: tuple[Share, ...]
    by_time: tuple[Share, ...]
    by_delegation: tuple[Share, ...]


def balance(made: Record, context: FloorContext, names: Mapping[str, str] = _CLASSES) -> Balance:
    """The balance of a record; the longest first, where nothing else orders them.

    `names` are those that the conference gives to classes of delegations.
    """
    classes = {**_CLASSES, **names}
    counted = [spoken for spoken in made.spoken if spoken.request.kind is not Kind.POINT_OF_ORDER]
    seen: dict[str, int] = defaultdict(int)
    times: dict[str, str] = {}
    for spoken in counted:
        request = spoken.request
        seen[request.delegation] += 1
        times[request.id] = "First statement" if seen[request.delegation] == 1 else "Further statements"

    def category(spoken: Spoken) -> str:
        delegation = context.delegation(spoken.request.delegation)
        return "Groups" if delegation.limit_class == "group" else classes[delegation.order_class]

    return Balance(
        by_category=_shares(counted, category),
        by_mode=_shares(counted, lambda spoken: _MODES[spoken.request.mode]),
        by_time=_shares(counted, lambda spoken: times[spoken.request.id]),
        by_delegation=_shares(counted, lambda spoken: context.delegation(spoken.request.delegation).name),
    )


def _shares(counted: Iterable[Spoken], name: Callable[[Spoken], str]) -> tuple[Share, ...]:
    """A bar for each name, the longest first."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for spoken in counted:
        bar = sums[name(spoken)]
        bar[0] += 1
        bar[1] += spoken.spoke_ms
        bar[2] += spoken.shown_ms
    shares = [Share(words, *sums_of) for words, sums_of in sums.items()]
    return tuple(sorted(shares, key=lambda share: (-share.spoke_ms, share.name)))
