"""What a conference is made of: frozen values without behaviour beyond their own names.

Ids of sessions, items and registrants are whole numbers given by the storage; 0 means "not stored
yet". People and places meet the outside world by code (`D1-P1`, `CA`, `R0042`), never by id.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.conference.entities import Category
from app.errors import Refused

LONGEST_SEAT = 12
ARCHIVED = "archived"
"""The option of a conference that says when it was closed and archived (ISO 8601)."""
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


_OSCE = re.compile(r"\b(?:OSCE|OSZE|ОБСЕ)\b")


@dataclass(frozen=True, slots=True)
class Conference:
    """The whole event. Instants in UTC, `zone` an IANA name, `limits` in ms by category.

    Deadlines are inclusive to the second. `places` counts those in the hall: "hall" altogether,
    "delegation" for each, an entity's code for that one. `seats` says where a delegation sits, by its code.
    `rooms` are its own besides those of the agenda; `colours` by the part that bears them ("#rrggbb"),
    `category_words` by category, `ranks` by the word for one; `options` holds further settings by name.
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
    rooms: tuple[str, ...] = ()
    colours: Mapping[str, str] = field(default_factory=dict)
    category_words: Mapping[str, str] = field(default_factory=dict)
    ranks: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_archived(self) -> bool:
        """Whether it is over and put into one file: it takes nothing more until it is reopened."""
        return ARCHIVED in self.options

    def require_not_archived(self) -> None:
        """Raises Refused with a sentence once it is archived."""
        if self.is_archived:
            raise Refused("This conference is archived; its home reopens it.")

    @property
    def is_osce(self) -> bool:
        """Whether it is one of the OSCE's, by its own texts: then States are participating States."""
        return any(map(_OSCE.search, (self.organizer, self.name, self.code, self.theme)))

    @property
    def class_names(self) -> Mapping[str, str]:
        """What States and Partners are called together, by the class that the floor has for them."""
        kinds = {"state": Category.PARTICIPATING, "partner": Category.PARTNER}
        return {name: _plural(self.category_name(category)) for name, category in kinds.items()}

    def category_name(self, category: Category) -> str:
        """The category of an entity as this conference calls it."""
        return self.category_words.get(category.value) or category.words(self.is_osce)


def _plural(words: str) -> str:
    """Several of them, as a heading: “Participating States”, “Partners for Co-operation”."""
    head, of, tail = re.fullmatch(r"(.+?)(\b (?:for|of|to|in|from) |$)(.*)", words).groups()  # type: ignore[union-attr]
    many = head if head.endswith("s") else re.sub(r"(?<=[^aeiou])y$", "ie", head) + "s"
    return f"{many[:1].upper()}{many[1:]}{of}{tail}"
