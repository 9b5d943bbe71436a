"""What stands on a badge: a pure function of a registrant, the entity and the conference.

An alias is the only name then: no native form, no title and no position that could reveal the person.
Nothing personal goes into the QR code.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from anyascii import anyascii

from app.conference import Attendance, Category, Conference, Entity, Registrant, Status
from app.times import Zone, in_zone, zone


@dataclass(frozen=True, slots=True)
class Band:
    """The category in words and in a colour (#rrggbb) that carries white letters."""

    words: str
    colour: str


@dataclass(frozen=True, slots=True)
class BadgeFace:
    """The words of a badge. `given` and `family` are its lines of name; a single name is `family` alone."""

    number: str
    given: str
    family: str
    delegation: str
    band: Band
    qr: str
    conference: str
    occasion: str
    title: str = ""
    native: str = ""
    position: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that a person must be able to read on it."""
        return self.title, self.given, self.family, self.native, self.position, self.delegation


_NAVY, _TEAL, _BLUE, _GREEN = "#1f3a5f", "#0b6664", "#2a66a8", "#2c6e3f"
_RUST, _OLIVE, _CRIMSON, _PURPLE = "#a64b14", "#6b5c1c", "#9c2440", "#5b3a86"
_SLATE, _BLACK, _BROWN = "#4b525c", "#22262b", "#6e5a4b"

_BY_ROLE = {
    "speaker": Band("Speaker", _PURPLE),
    "panellist": Band("Panellist", _PURPLE),
    "moderator": Band("Moderator", _PURPLE),
    "interpreter": Band("Interpretation", _SLATE),
    "staff": Band("Staff", _SLATE),
    "press": Band("Media", _CRIMSON),
    "security": Band("Security", _BLACK),
}

_BY_CATEGORY = {
    Category.PARTICIPATING: Band("Delegation", _NAVY),
    Category.GROUP: Band("Delegation", _NAVY),
    Category.PARTNER: Band("Partner for Co-operation", _TEAL),
    Category.OSCE_CHAIR: Band("Chairpersonship", _BLUE),
    Category.OSCE_STRUCTURE: Band("OSCE", _BLUE),
    Category.OSCE_INSTITUTION: Band("OSCE", _BLUE),
    Category.OSCE_PA: Band("Parliamentary Assembly", _BLUE),
    Category.OSCE_FIELD: Band("OSCE field operation", _BLUE),
    Category.IO: Band("International organization", _GREEN),
    Category.CIVIL_SOCIETY: Band("Civil society", _RUST),
    Category.ACADEMIA: Band("Academia", _OLIVE),
    Category.MEDIA: Band("Media", _CRIMSON),
    Category.STAFF: Band("Staff", _SLATE),
    Category.OTHER: Band("Guest", _BROWN),
}

_ORDER = {category: place for place, category in enumerate(Category)}


def badge_face(registrant: Registrant, entity: Entity | None, conference: Conference) -> BadgeFace:
    """The badge of a registrant. `entity` is what they represent, where it is known."""
    named = {"family": registrant.alias} if registrant.alias else _own_name(registrant)
    return BadgeFace(
        number=registrant.number,
        delegation=entity.name if entity else registrant.entity,
        band=band_of(registrant, entity),
        qr=registrant.badge,
        conference=conference.name,
        occasion=" · ".join(part for part in (dates_text(conference), conference.venue) if part),
        **({"given": ""} | named),
    )


def _own_name(registrant: Registrant) -> dict[str, str]:
    position = registrant.position
    if not position and registrant.role == "head_of_delegation":
        position = "Head of delegation"
    given, family = registrant.given.strip(), registrant.family.strip()
    return {
        "given": given if family else "",
        "family": family or given,
        "title": registrant.title,
        "native": registrant.native,
        "position": position,
    }


def band_of(registrant: Registrant, entity: Entity | None) -> Band:
    """The band of a badge: by what the person does, else by what they represent."""
    if registrant.role in _BY_ROLE:
        return _BY_ROLE[registrant.role]
    band = _BY_CATEGORY[entity.category] if entity else Band("Participant", _BROWN)
    if registrant.role == "head_of_delegation" and band.words == "Delegation":
        return Band("Head of delegation", band.colour)
    return band


def who_gets_a_badge(registrants: Iterable[Registrant], entities: Mapping[str, Entity]) -> list[Registrant]:
    """Those who are confirmed and in the room, in French order."""
    present = (
        one for one in registrants if one.status is Status.CONFIRMED and one.attendance is Attendance.IN_ROOM
    )
    return in_french_order(present, entities)


def in_french_order(registrants: Iterable[Registrant], entities: Mapping[str, Entity]) -> list[Registrant]:
    """Registrants in the French order of their entities (by code), then by family name."""
    return sorted(registrants, key=lambda one: badge_order(one, entities.get(one.entity)))


def badge_order(registrant: Registrant, entity: Entity | None) -> tuple[int, str, str, str, str]:
    """The place of a badge in the pile: category, French key of the entity, family and given name, number."""
    name = (registrant.alias, "") if registrant.alias else (registrant.family, registrant.given)
    family, given = (anyascii(part).casefold() for part in name)
    if entity is None:
        return len(_ORDER), registrant.entity, family, given, registrant.number
    key = entity.fr_sort or entity.code
    return _ORDER[entity.category], key, family, given, registrant.number


def dates_text(conference: Conference) -> str:
    """The days of the conference at the venue: 14–16 June 2021."""
    where: Zone = zone(conference.zone)
    first, last = in_zone(conference.starts, where), in_zone(conference.ends, where)
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first.date() == last.date():
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]}{year} – {end}"


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
