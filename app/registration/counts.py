"""How many are in the hall, of whom, out of how many: counted anew whenever somebody comes in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.conference.entities import Category
from app.conference.registrants import Registrant
from app.registration.admission import Where, admission
from app.registration.state import Door, Guests

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


def counts(door: Door, guests: Guests, now: datetime) -> Counts:
    """The counts at `now`; only those of whom somebody is in or expected are named."""
    people = guests.registrants.values()
    here = [guests.registrants[number] for number in door.arrived if number in guests.registrants]
    expected = [person for person in people if admission(person, door, guests).where is Where.HALL]
    lately = sum(now - at <= _LATELY for at in door.arrived.values())
    entities = guests.entities
    named = {code: entity.short for code, entity in entities.items()}
    categories = {category: category.words for category in Category}
    return Counts(
        hall=Count("hall", len(here), len(expected), guests.places.get("hall")),
        by_category=_lines(categories, (_category(one, guests) for one in here),
                           (_category(one, guests) for one in expected)),
        by_delegation=_lines(named, (one.entity for one in here), (one.entity for one in expected), guests),
        per_hour=lately * (timedelta(hours=1) // _LATELY),
    )  # fmt: skip


def _category(person: Registrant, guests: Guests) -> str:
    entity = guests.entities.get(person.entity)
    return entity.category if entity else Category.OTHER


def _lines(
    names: dict[str, str] | dict[Category, str],
    here: Iterable[str],
    expected: Iterable[str],
    guests: Guests | None = None,
) -> tuple[Count, ...]:
    present, awaited = Counter(here), Counter(expected)
    return tuple(
        Count(words, present[code], awaited[code], guests.places_of(code) if guests else None)
        for code, words in names.items()
        if present[code] or awaited[code]
    )
