"""The rules of the acts that change rows by hand: a person is written, corrected, taken out.

They look at people by their registered names: a desk that does not know those does not ask them.
"""

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.conference.entities import Entity
from app.conference.registrants import Attendance, Registrant, Status
from app.errors import Refused
from app.journal.entries import Event
from app.registration import events as ev
from app.registration.matching import next_numbers
from app.registration.state import Door, KnownPeople
from app.registration.typed_person import FIELDS, made_wrong

_TOLD = ("status", "attendance")
"""Fields whose value tells nothing of the person, and may stand in the journal."""


def add_person(
    door: Door,
    people: KnownPeople,
    at: datetime,
    *,
    person: Registrant,
    checked_in: bool = False,
    brings: Entity | None = None,
) -> Event:
    """Somebody is registered at the desk, under the next number; `checked_in`: and comes into the hall.

    `brings` is an entity that is added with the person.
    """
    _require_sound(person, people, brings, frozenset(FIELDS))
    if checked_in and person.status is not Status.CONFIRMED:
        raise Refused(f"{person.full_name} is not confirmed, and so not admitted to the hall.")
    if checked_in and person.attendance is not Attendance.IN_ROOM:
        raise Refused(f"{person.full_name} attends on Zoom, not in the hall.")
    taken = {**people.registrants, **dict.fromkeys(door.removed)}
    return ev.RegistrantAdded(next(iter(next_numbers(taken))), checked_in)


def correct_people(
    door: Door,
    people: KnownPeople,
    at: datetime,
    *,
    registrants: tuple[str, ...],
    changes: Mapping[str, Any],
    brings: Entity | None = None,
) -> Event:
    """Some fields of one person or of many say something else from now on; who is so already stays out."""
    if not registrants:
        raise Refused("Nobody is chosen.")
    if strange := [name for name in changes if name not in FIELDS]:
        raise Refused(f"“{strange[0]}” is no field that can be corrected.")
    changed: list[str] = []
    fields: set[str] = set()
    for number in registrants:
        person = _own(people, number)
        seen = replace(person, attendance=door.attendance(person))
        other = {name for name, value in changes.items() if getattr(seen, name) != value}
        if other:
            _require_sound(replace(person, **changes), people, brings, other)
            changed.append(number)
            fields |= other
    if not changed:
        alone = person_of(people, registrants[0]).full_name
        raise Refused(f"{alone} is so already." if len(registrants) == 1 else "All of them are so already.")
    told = [str(changes[name]) for name in _TOLD if fields == {name}]
    return ev.RegistrantsCorrected(tuple(changed), tuple(sorted(fields)), "".join(told))


def remove_people(
    door: Door, people: KnownPeople, at: datetime, *, registrants: tuple[str, ...], reason: str
) -> Event:
    """Registrations are taken out, for a reason; whoever is in the hall is checked out first."""
    if not registrants:
        raise Refused("Nobody is chosen.")
    if not reason.strip():
        raise Refused("Say why: a double entry, withdrew, was never coming…")
    for number in registrants:
        person = _own(people, number)
        if number in people.merged.values():
            raise Refused(f"Another registration was merged into {number}; part the two first.")
        if number in door.arrived:
            raise Refused(f"{person.full_name} is in the hall; check out first.")
    return ev.RegistrantsRemoved(tuple(registrants))


def person_of(people: KnownPeople, number: str) -> Registrant:
    """Whoever is registered under a number. Raises Refused."""
    if number not in people.registrants:
        raise Refused(f"There is no registration “{number}”.")
    return people.registrants[number]


def _own(people: KnownPeople, number: str) -> Registrant:
    """The same, unless the number was merged: then whoever was kept is to be changed."""
    person = person_of(people, number)
    if number in people.merged:
        raise Refused(f"{number} is merged into {people.merged[number]}; change that one.")
    return person


def _require_sound(person: Registrant, people: KnownPeople, brings: Entity | None, changed: Set[str]) -> None:
    for sentence in made_wrong(person, changed, people, brings.code if brings else "").values():
        raise Refused(sentence)
