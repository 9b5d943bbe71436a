"""Where the delegations sit in the hall: in words, given by hand, numbered in French order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.conference.conference import LONGEST_SEAT, Conference
from app.conference.entities import Category, Entity
from app.conference.registrants import Attendance, Registrant, Status
from app.errors import Refused

Entities = Mapping[str, Entity]
_ORDER = {category: place for place, category in enumerate(Category)}
_WITHOUT = (Category.MEDIA, Category.STAFF)


@dataclass(frozen=True, slots=True)
class Seat:
    """Where one delegation sits, by its code; without a seat where that is empty."""

    delegation: str
    seat: str


def spot(conference: Conference, delegation: str, room: str = "") -> str:
    """Where whoever speaks in a room, else in the hall, is to be found: Hofburg, seat 14."""
    return ", ".join(part for part in (room or hall(conference), seat_of(conference, delegation)) if part)


def hall(conference: Conference) -> str:
    """The name of the hall, without the town."""
    return conference.venue.split(",")[0] or "room"


def seat_of(conference: Conference, delegation: str) -> str:
    """The seat of a delegation in words; empty where it has none."""
    seat = conference.seats.get(delegation)
    return f"seat {seat}" if seat else ""


def by_order(entities: Entities, registrants: Iterable[Registrant]) -> tuple[Seat, ...]:
    """Seats 1 … n in the French order of the delegations that come in person."""
    come = {
        registrant.entity
        for registrant in registrants
        if registrant.status is Status.CONFIRMED and registrant.attendance is Attendance.IN_ROOM
    }
    sit = [entity for entity in entities.values() if entity.code in come and entity.category not in _WITHOUT]
    return tuple(Seat(entity.code, str(number)) for number, entity in enumerate(sorted(sit, key=_french), 1))


def in_order(entities: Entities, seats: Mapping[str, str]) -> list[str]:
    """The codes of the delegations that have a seat, in French order."""
    return [entity.code for entity in sorted(entities.values(), key=_french) if seats.get(entity.code)]


def _french(entity: Entity) -> tuple[int, str]:
    """The States first, each kind by its French key."""
    return _ORDER[entity.category], entity.fr_sort or entity.code


def seated(entities: Entities, seats: Mapping[str, str], delegation: str, seat: str) -> str:
    """The seat as it is written. Raises Refused where it is none, or where another delegation has it."""
    text = " ".join(seat.split())
    if delegation not in entities:
        raise Refused(f"There is no delegation “{delegation}”.")
    if not text.isprintable() or len(text) > LONGEST_SEAT:
        raise Refused(f"A seat is a short text such as 14 or B 12, of at most {LONGEST_SEAT} letters.")
    sits_there = holder(seats, text)
    if sits_there not in ("", delegation):
        raise Refused(f"Seat {text} is {_name(entities, sits_there)}’s.")
    return text


def meant(entities: Entities, text: str, delegation: str) -> tuple[str, str]:
    """Whose seat was typed: “14” is that of the delegation that was asked about, “Norway 14” Norway’s."""
    name, space, seat = text.strip().rpartition(" ")
    names = {word.casefold(): entity.code for entity in entities.values() for word in _words(entity)}
    named = names.get(name.strip().casefold(), "")
    return (named, seat) if space and named else (delegation, text)


def _words(entity: Entity) -> tuple[str, ...]:
    return tuple(word for word in (entity.code, entity.name, entity.short, entity.abbreviation) if word)


def holder(seats: Mapping[str, str], seat: str) -> str:
    """The code of the delegation that has a seat; empty where nobody has."""
    codes = (code for code, taken in seats.items() if seat and taken.casefold() == seat.casefold())
    return next(codes, "")


def seat_sentence(entities: Entities, conference: Conference, delegation: str) -> str:
    """Where a delegation sits, in a sentence."""
    return f"{_name(entities, delegation)}: {seat_of(conference, delegation) or 'no seat'}."


def _name(entities: Entities, code: str) -> str:
    entity = entities.get(code)
    return entity.short if entity else code
