"""Of several versions of one event in a file, the one that holds (RFC 5545, 3.8.4.7; RFC 5546, 2.1.5)."""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_UID = 500
INSTANCE = ";RECURRENCE-ID="
"""Between the UID of a series and which instance of it an event is."""
_SEEN = 10


@dataclass(frozen=True, slots=True)
class Version:
    """Which event it is (UID and RECURRENCE-ID), which version; `shown` is all that it says."""

    uid: str
    instance: str
    sequence: int
    stamp: str
    shown: str

    @property
    def of(self) -> str:
        """The identity of the event as one text; "" where it has none."""
        if not self.uid or len(self.uid) > LONGEST_UID:
            return ""
        return f"{self.uid}{INSTANCE}{self.instance}" if self.instance else self.uid


def latest(found: Sequence[tuple[int, Version]]) -> tuple[dict[int, str], list[str]]:
    """The places of the events that hold, each with its identity, and remarks on those that do not.

    Where neither SEQUENCE nor DTSTAMP says which of two different events of one UID came later, both hold
    and the UID says nothing: some programs give every event the same.
    """
    by_uid: dict[str, list[int]] = {}
    for place, (_, version) in enumerate(found):
        by_uid.setdefault(version.of, []).append(place)
    kept: dict[int, str] = dict.fromkeys(by_uid.pop("", []), "")
    older: list[int] = []
    for uid, places in by_uid.items():
        best = max((found[place][1].sequence, found[place][1].stamp) for place in places)
        last = [place for place in places if (found[place][1].sequence, found[place][1].stamp) == best]
        older.extend(found[place][0] for place in places if place not in last)
        distinct = {found[place][1].shown: place for place in reversed(last)}
        kept |= dict.fromkeys(distinct.values(), uid if len(distinct) == 1 else "")
    return dict(sorted(kept.items())), list(_remarks(sorted(older)))


def _remarks(older: Sequence[int]) -> list[str]:
    if not older:
        return []
    lines = ", ".join(map(str, older[:_SEEN])) + (" …" if len(older) > _SEEN else "")
    if len(older) == 1:
        return [f"The event on line {lines} is an older version of another (same UID) and was passed over."]
    return [f"{len(older)} events are older versions of others (same UID) and were passed over: {lines}."]
