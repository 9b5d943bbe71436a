"""Names in the waiting room, checked: who each may be, why, and what to do. A person decides, never this."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.conference.registrants import Registrant
from app.conference.zoom_presence import expected_name
from app.exchange.zoom.waiting_room import Likeness, Match, WaitingRoom
from app.protection.protection import NOBODY, Protection
from app.registration.admission import Where, admission
from app.registration.state import AtTheDoor, NameDecision

LONGEST_LIST = 1_000_000
"""Bytes of a list of names."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a name may be; `rename` is how they should be called in Zoom."""

    number: str
    rename: str
    admitted: bool
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One name as Zoom shows it, and as it may be seen; `likeness` is exact, likely or none.

    `do` is what to do about it.
    """

    name: str
    likeness: str
    why: str
    people: tuple[Candidate, ...]
    do: str
    decided: NameDecision | None = None
    seen: str = ""


def check(
    room: WaitingRoom, names: Iterable[str], now: AtTheDoor, protection: Protection = NOBODY
) -> tuple[Checked, ...]:
    """Each name against the registrants; what was decided about it stays decided."""
    return tuple(_checked(room.match(name), now, protection) for name in names)


def seen_name(match: Match, protection: Protection) -> str:
    """A name of the waiting room as it may be seen; one that is only like a protected one is not shown."""
    hidden = protection.hide(match.name)
    if match.people and not any(person.alias for person in match.people):
        return hidden
    alias = next((person.alias for person in match.people), "") or protection.near(hidden)
    return f"perhaps {alias}" if protection and alias and alias not in hidden else hidden


def several(text: str) -> list[str]:
    """The names in a text that was pasted or read: one a line, each once."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))


def _checked(match: Match, now: AtTheDoor, protection: Protection) -> Checked:
    people = tuple(_candidate(person, now) for person in match.people)
    decided = now.door.names.get(match.name)
    why, do = protection.hide(match.why), protection.hide(_do(match, people, decided))
    return Checked(match.name, match.likeness, why, people, do, decided, seen_name(match, protection))


def _candidate(person: Registrant, now: AtTheDoor) -> Candidate:
    found = admission(person, now.door, now.people)
    rename = expected_name(person, now.people.entities.get(person.entity))
    return Candidate(person.number, rename, found.where is not Where.NOWHERE, found.why)


def _do(match: Match, people: tuple[Candidate, ...], decided: NameDecision | None) -> str:
    if decided is not None:
        return _decided(people, decided)
    if not people:
        ask = "ask who it is" in match.why
        return "ask who it is; do not admit yet" if ask else "not registered: desk phone, do not admit"
    first = people[0]
    if len(people) > 1:
        return "choose one: " + " · ".join(
            f"{place} {person.rename}" for place, person in enumerate(people, 1)
        )
    if not first.admitted:
        return f"{first.why}: desk phone, do not admit"
    how = "" if match.likeness is Likeness.EXACT else "ask, then "
    return f"{how}admit" if first.rename == match.name else f"{how}admit and rename “{first.rename}”"


def _decided(people: tuple[Candidate, ...], decided: NameDecision) -> str:
    if not decided.admitted:
        return "decided: not let in"
    who = next((person.rename for person in people if person.number == decided.registrant), "")
    return f"let in · rename “{who}”" if who else "let in"
