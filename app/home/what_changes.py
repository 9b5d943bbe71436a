"""What would be lost and what would come back, if an earlier copy took the place of a conference."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields

from app.live.snapshot import ConferenceSnapshot
from app.text.numbers import counted

_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Held:
    """What a conference or a copy of it holds: its rows, and how many acts, by session and at the door."""

    loaded: ConferenceSnapshot
    acts: Mapping[str, int]
    door_acts: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One kind of thing that differs. `loses`: something that is there now would be gone."""

    what: str
    words: str
    loses: bool


def what_changes(now: Held, then: Held) -> tuple[Difference, ...]:
    """Everything that differs, by kind; no name of a person stands in it, only registration numbers."""
    return tuple(_differences(now, then))


def _differences(now: Held, then: Held) -> Iterator[Difference]:
    changed = [
        field.name
        for field in fields(now.loaded.conference)
        if getattr(now.loaded.conference, field.name) != getattr(then.loaded.conference, field.name)
    ]
    if changed:
        names = ", ".join(name.replace("_", " ") for name in changed)
        yield Difference("Settings", f"as they were then: {names}", True)
    for what, of in _ROWS.items():
        yield from _rows(what, of(now.loaded), of(then.loaded))
    for code in sorted({*now.acts, *then.acts}):
        yield from _acts(f"Session {code}", now.acts.get(code, 0), then.acts.get(code, 0))
    yield from _acts("At the door", now.door_acts, then.door_acts)


def _rows(what: str, now: Mapping[str, object], then: Mapping[str, object]) -> Iterator[Difference]:
    lost = [key for key in now if key not in then]
    back = [key for key in then if key not in now]
    changed = [key for key, value in now.items() if key in then and then[key] != value]
    parts = [
        f"{len(keys)} {words} ({_named(keys)})"
        for words, keys in (("lost", lost), ("back", back), ("as then", changed))
        if keys
    ]
    if parts:
        yield Difference(what, "; ".join(parts), bool(lost or changed))


def _acts(what: str, now: int, then: int) -> Iterator[Difference]:
    """A journal only grows: with fewer acts it is the same, cut off earlier."""
    if now != then:
        count = counted(abs(now - then), "act")
        yield Difference(what, f"{count} {'lost' if now > then else 'back'}", now > then)


def _named(keys: list[str]) -> str:
    more = len(keys) - _MOST_NAMED
    return ", ".join(keys[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


_ROWS: dict[str, Callable[[ConferenceSnapshot], Mapping[str, object]]] = {
    "Agenda": lambda loaded: {session.code: session for session in loaded.sessions},
    "People": lambda loaded: {person.number: person for person in loaded.registrants},
    "Delegations": lambda loaded: loaded.entities,
    "Questions": lambda loaded: {question.key: question for question in loaded.questions},
}
