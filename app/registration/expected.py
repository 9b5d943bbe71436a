"""Who is expected in the hall and has not come, by delegation."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from app.conference.registrants import Registrant
from app.registration.admission import Where, admission
from app.registration.people_table import MARKED_ROLES, is_marked
from app.registration.state import Door, KnownPeople
from app.text.folding import fold


@dataclass(frozen=True, slots=True)
class Awaited:
    """A delegation: how many of those expected are in, and who is not."""

    delegation: str
    present: int
    expected: int
    missing: tuple[Registrant, ...]


def arrival(person: Registrant, shown: Registrant, people: KnownPeople) -> str:
    """What chair and tech desk are told when a marked person has come in; empty for others.

    `shown` is the person as those desks may see them.
    """
    if not is_marked(person):
        return ""
    entity = people.entities.get(shown.entity)
    who = f"{shown.shown_name}{f' ({entity.short})' if entity else ''}"
    role = person.role.replace("_", " ") if person.role in MARKED_ROLES and person.role != "vip" else "VIP"
    return f"{who}, {role}, has arrived."


def awaited(door: Door, people: KnownPeople) -> tuple[Awaited, ...]:
    """Those delegations of which somebody is missing, by name; in each the marked first, then by name."""
    missing: dict[str, list[Registrant]] = defaultdict(list)
    present: Counter[str] = Counter()
    for person in people.registrants.values():
        if person.number in door.arrived:
            present[person.entity] += 1
        elif admission(person, door, people).where is Where.HALL:
            missing[person.entity].append(person)
    named = {code: people.entities[code].name if code in people.entities else code for code in missing}
    return tuple(
        Awaited(
            named[code] or "no delegation",
            present[code],
            present[code] + len(missing[code]),
            tuple(sorted(missing[code], key=lambda who: (not is_marked(who), fold(who.listed_name)))),
        )
        for code in sorted(missing, key=lambda code: fold(named[code]))
    )
