"""People who registered: how they take part, and how far their registration has come."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from typing import Any

from app.conference.entities import Category, Entity


class Attendance(StrEnum):
    """How a registrant takes part."""

    IN_ROOM = "in_room"
    ZOOM = "zoom"


class Status(StrEnum):
    """Where a registration stands."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Registrant:
    """A person who registered. `number` is the registration's own (R0042).

    `alias`, where given, is the only name that may appear outside the registration desk.
    `badge` is the random id in the QR code; it says nothing about the person.
    """

    number: str
    given: str
    family: str
    entity: str = ""
    title: str = ""
    native: str = ""
    position: str = ""
    category: str = ""
    attendance: Attendance = Attendance.IN_ROOM
    role: str = ""
    status: Status = Status.PENDING
    registered_at: datetime | None = None
    email: str = ""
    telephone: str = ""
    language: str = ""
    alias: str = ""
    photo: str = ""
    note: str = ""
    id: int = 0
    badge: str = ""

    def __reduce__(self) -> tuple[type["Registrant"], tuple[Any, ...]]:
        """How a registrant travels between processes: a hundred thousand do so at once."""
        return Registrant, EVERY_FIELD(self)

    @property
    def full_name(self) -> str:
        """The registered name. Only the registration desk may show it where there is an alias."""
        return f"{self.given} {self.family}" if self.given and self.family else self.given or self.family

    @property
    def shown_name(self) -> str:
        """The name for every screen, page, export and log."""
        return self.alias or self.full_name

    @property
    def listed_name(self) -> str:
        """The name as a list has it, “FAMILY, given”; the alias where there is one, a single name alone."""
        return self.alias or ", ".join(part for part in (self.family.upper(), self.given) if part)


FIELDS = tuple(field.name for field in fields(Registrant))
EVERY_FIELD: "attrgetter[tuple[Any, ...]]" = attrgetter(*FIELDS)
"""The values of all fields, in the order of `FIELDS`."""

PRIVATE = (
    "given",
    "family",
    "native",
    "title",
    "position",
    "role",
    "email",
    "telephone",
    "language",
    "photo",
    "note",
)
"""What tells who a protected person is; texts all of them."""
ON_BADGE = frozenset(
    ("title", "given", "family", "native", "position", "entity", "category", "role", "alias", "photo")
)
"""What is printed on a badge, or decides its band."""

_MEANS: dict[str, tuple[Category, ...]] = {
    "delegation": (Category.PARTICIPATING, Category.GROUP, Category.PARTNER, Category.OSCE_CHAIR),
    "partner": (Category.PARTNER,),
    "osce": (
        *(Category.OSCE_STRUCTURE, Category.OSCE_INSTITUTION, Category.OSCE_FIELD, Category.OSCE_PA),
        Category.OSCE_CHAIR,
    ),
    "organization": (Category.IO, Category.OTHER),
    "civil_society": (Category.CIVIL_SOCIETY,),
    "academia": (Category.ACADEMIA,),
    "media": (Category.MEDIA,),
    "interpreter": (Category.STAFF,),
    "technical": (Category.STAFF,),
    "secretariat": (Category.STAFF,),
    "security": (Category.STAFF,),
    "speaker": (),
}
OWN_CATEGORIES = tuple(_MEANS)
"""The words of a registration's own category, as lists of registrants bring them."""


_SILENT = {
    "delegation": frozenset(Category),
    "organization": frozenset((Category.CIVIL_SOCIETY, Category.ACADEMIA, Category.MEDIA)),
}
"""Words that lists use for anybody: beside an entity of these categories they say nothing of their own."""


def category_of(person: Registrant, entity: Entity | None) -> Category | None:
    """The category that decides band and chip; None where neither the person nor an entity tells it.

    A person's own word goes before the entity's where the two differ: whoever of a delegation interprets is
    staff. Where they agree the entity's is the more exact: the delegation of a Partner is a Partner's.
    """
    own = _MEANS.get(person.category, ())
    if entity is None:
        return own[0] if own else None
    agrees = not own or entity.category in own or entity.category in _SILENT.get(person.category, ())
    return entity.category if agrees else own[0]
