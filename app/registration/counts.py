"""How many are in the hall, of whom, out of how many: counted anew whenever somebody comes in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.conference.entities import Category
from app.conference.registrants import Registrant, category_of
from app.registration.admission import Where, admission
from app.registration.state import Door, KnownPeople

_LATELY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Count:
    """One line: what is counted, how many are in and expected, and the places where they were told."""

    name: str
    present: int
    expected: int
    places: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """The hall altogether, by category, by delegation; `per_hour` is the pace of the last quarter."""

    hall: Count
    by_category: tuple[Count, ...]
    by_delegation: tuple[Count, ...]
    per_hour: int


def counts(door: Door, people: KnownPeople, now: datetime) -> Counts:
    """The counts at `now`; only those of whom somebody is in or expected are named."""
    everybody = people.registrants.values()
    here = [people.registrants[number] for number in door.arrived if number in people.registrants]
    expected = [person for person in everybody if admission(person, door, people).where is Where.HALL]
    lately = sum(now - arrived <= _LATELY for arrived in door.arrived.values())
    entities = people.entities
    named = {code: entity.short for code, entity in entities.items()}
    categories = {category: people.category_name(category) for category in Category}
    return Counts(
        hall=Count("hall", len(here), len(expected), people.places.get("hall")),
        by_category=_lines(
            categories,
            (_category(person, people) for person in here),
            (_category(person, people) for person in expected),
        ),
        by_delegation=_lines(
            named, (person.entity for person in here), (person.entity for person in expected), people
        ),
        per_hour=lately * (timedelta(hours=1) // _LATELY),
    )


def _category(person: Registrant, people: KnownPeople) -> str:
    return category_of(person, people.entities.get(person.entity)) or Category.OTHER


def _lines(
    names: dict[str, str] | dict[Category, str],
    here: Iterable[str],
    expected: Iterable[str],
    people: KnownPeople | None = None,
) -> tuple[Count, ...]:
    present, awaited = Counter(here), Counter(expected)
    return tuple(
        Count(words, present[code], awaited[code], people.places_of(code) if people else None)
        for code, words in names.items()
        if present[code] or awaited[code]
    )
