"""People who registered: how they take part, and how far their registration has come."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from typing import Any


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
