"""What a conference is made of: frozen values without behaviour beyond their own names.

Ids of sessions, items and registrants are whole numbers given by the storage; 0 means "not stored
yet". People and places meet the outside world by code (`D1-P1`, `CA`, `R0042`), never by id.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from app.conference.cues import ItemCue

LONGEST_SHORT_NAME = 26
LONGEST_SEAT = 12


class Category(StrEnum):
    """What an entity is. Which entities there are is data; what they may be is not."""

    PARTICIPATING = "participating"
    PARTNER = "partner"
    GROUP = "group"
    OSCE_CHAIR = "osce_chair"
    OSCE_STRUCTURE = "osce_structure"
    OSCE_INSTITUTION = "osce_institution"
    OSCE_PA = "osce_pa"
    OSCE_FIELD = "osce_field"
    IO = "io"
    CIVIL_SOCIETY = "civil_society"
    ACADEMIA = "academia"
    MEDIA = "media"
    STAFF = "staff"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The category as a person reads it."""
        return _CATEGORY_WORDS[self]


_CATEGORY_WORDS = {
    Category.PARTICIPATING: "participating State",
    Category.PARTNER: "Partner for Co-operation",
    Category.GROUP: "group of States",
    Category.OSCE_CHAIR: "OSCE Chairpersonship",
    Category.OSCE_STRUCTURE: "OSCE structure",
    Category.OSCE_INSTITUTION: "OSCE institution",
    Category.OSCE_PA: "OSCE Parliamentary Assembly",
    Category.OSCE_FIELD: "OSCE field operation",
    Category.IO: "international organization",
    Category.CIVIL_SOCIETY: "civil society",
    Category.ACADEMIA: "academia",
    Category.MEDIA: "media",
    Category.STAFF: "staff",
    Category.OTHER: "other",
}


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
class Entity:
    """Anything a person may represent. `code` is its key: CA, UN-ODC, CSO-01.

    `name` and `name_fr` are the official ones; `short` is what the console shows ("UNODC").
    `fr_sort` orders States in French without any locale; entities without one sort by code.
    """

    code: str
    name: str
    category: Category
    name_fr: str = ""
    abbreviation: str = ""
    fr_sort: str = ""
    note: str = ""

    @property
    def short(self) -> str:
        """The name for a list row: the abbreviation where the name is long and not that of a State."""
        state = self.category in (Category.PARTICIPATING, Category.PARTNER, Category.GROUP)
        return self.name if state or len(self.name) <= LONGEST_SHORT_NAME else self.abbreviation or self.name


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

    @property
    def full_name(self) -> str:
        """The registered name. Only the registration desk may show it where there is an alias."""
        return " ".join(part for part in (self.given, self.family) if part)

    @property
    def shown_name(self) -> str:
        """The name for every screen, page, export and log."""
        return self.alias or self.full_name


PRIVATE = (
    "given",
    "family",
    "native",
    "title",
    "position",
    "email",
    "telephone",
    "language",
    "photo",
    "note",
)
"""What tells who a protected person is; texts all of them."""


def veiled(person: Registrant) -> Registrant:
    """The person as everybody but the registration desk knows them: of a protected one, the alias alone."""
    if not person.alias:
        return person
    return replace(person, **(dict.fromkeys(PRIVATE, "") | {"family": person.alias}))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Item:
    """A planned part of a session. `number` is its place within the session, as text ("6").

    `hard_start` is given only where the start is hard. `hard_end` fixes the end. `duration_ms` in ms.
    `speaker` is the name or function on the agenda; `entity` its code or name. `cues` are those that
    somebody typed; the usual ones follow from the mode.
    """

    number: str
    kind: str
    title: str
    duration_ms: int = 0
    hard_start: datetime | None = None
    hard_end: datetime | None = None
    room: str = ""
    speaker: str = ""
    entity: str = ""
    mode: str = ""
    language: str = ""
    notes: str = ""
    id: int = 0
    cues: tuple[ItemCue, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting on the agenda. `starts`, `ends` (planned) and `hard_end` are instants.

    `limit_ms` is the session's speaking time, where the agenda sets one.
    """

    code: str
    kind: str
    title: str
    starts: datetime
    ends: datetime
    hard_end: datetime | None = None
    room: str = ""
    language: str = ""
    limit_ms: int | None = None
    notes: str = ""
    items: tuple[Item, ...] = ()
    id: int = 0

    @property
    def last_end(self) -> datetime:
        """When the session must be over: its hard end, else its planned end."""
        return self.hard_end or self.ends

    @property
    def has_list(self) -> bool:
        """Whether a list of speakers belongs to it."""
        return self.kind not in ("break", "side_event", "deadline", "note")


DEFAULT_LIMITS: Mapping[str, int] = {
    "state": 180_000,
    "partner": 180_000,
    "group": 240_000,
    "organization": 150_000,
    "civil_society": 120_000,
    "right_of_reply": 120_000,
    "second_reply": 60_000,
    "point_of_order": 60_000,
    "handover": 20_000,
}


@dataclass(frozen=True, slots=True)
class Conference:
    """The whole event. Instants in UTC, `zone` an IANA name, `limits` in ms by category.

    Deadlines are inclusive to the second. `places` counts those in the hall: "hall" altogether,
    "delegation" for each, an entity's code for that one. `seats` says where a delegation sits, by its code.
    """

    code: str
    name: str
    zone: str
    starts: datetime
    ends: datetime
    theme: str = ""
    organizer: str = ""
    venue: str = ""
    hashtags: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    registration_deadline: datetime | None = None
    floor_deadline: datetime | None = None
    limits: Mapping[str, int] = field(default_factory=lambda: DEFAULT_LIMITS)
    places: Mapping[str, int] = field(default_factory=dict)
    seats: Mapping[str, str] = field(default_factory=dict)
