"""What stands on a badge: a pure function of a registrant, the entity and the conference.

An alias is the only name then: no native form, no title and no position that could reveal the person.
Nothing personal goes into the QR code.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import chain

from app.badges.layout import Part, Rule
from app.badges.layout_file import shipped_rules
from app.conference.conference import Conference
from app.conference.entities import Entity
from app.conference.french_order import in_french_order
from app.conference.registrants import Attendance, Registrant, Status, category_of
from app.conference.seats import seat_of
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
    category: str = ""
    role: str = ""
    photo: str = ""
    seat: str = ""
    colour: str = ""
    """That of the conference (#rrggbb); empty: its name has the band's."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that a person must be able to read on it."""
        return self.title, self.given, self.family, self.native, self.position, self.delegation

    def text_of(self, part: Part) -> str:
        """What a part of a layout says about this person; the name is set apart."""
        return part.text or ("" if part.field == "name" else getattr(self, part.field))


def badge_face(
    registrant: Registrant, entity: Entity | None, conference: Conference, rules: Sequence[Rule] = ()
) -> BadgeFace:
    """The badge of a registrant. `entity` is what they represent, where it is known.

    `rules` say who wears which band; those that come with the program follow them.
    """
    named = {"family": registrant.alias} if registrant.alias else _own_name(registrant)
    return BadgeFace(
        number=registrant.number,
        delegation=entity.name if entity else registrant.entity,
        band=band_of(registrant, entity, rules),
        qr=registrant.badge,
        conference=conference.name,
        occasion=" · ".join(part for part in (dates_text(conference), conference.venue) if part),
        category=conference.category_name(kind) if (kind := category_of(registrant, entity)) else "",
        seat=seat_of(conference, registrant.entity),
        colour=conference.colours.get("badge", ""),
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
        "role": registrant.role.replace("_", " "),
        "photo": registrant.photo,
    }


def band_of(registrant: Registrant, entity: Entity | None, rules: Sequence[Rule] = ()) -> Band:
    """The band of a badge: the first rule that fits what the person does and is."""
    category = category_of(registrant, entity) or ""
    rule = next(rule for rule in chain(rules, shipped_rules()) if rule.fits(registrant.role, category))
    return Band(rule.words, rule.colour)


def who_gets_a_badge(registrants: Iterable[Registrant], entities: Mapping[str, Entity]) -> list[Registrant]:
    """Those who are confirmed and in the room, in French order."""
    present = (
        registrant
        for registrant in registrants
        if registrant.status is Status.CONFIRMED and registrant.attendance is Attendance.IN_ROOM
    )
    return in_french_order(present, entities)


def dates_text(conference: Conference) -> str:
    """The days of the conference at the venue: 14–16 June 2021."""
    return _days(conference.starts, conference.ends, conference.zone)


@lru_cache(maxsize=8)
def _days(starts: datetime, ends: datetime, venue: str) -> str:
    where: Zone = zone(venue)
    first, last = in_zone(starts, where), in_zone(ends, where)
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
