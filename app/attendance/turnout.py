"""Who is registered, who came, who was seen on Zoom, whose badge was printed; what of it is written."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.conference.entities import Entity
from app.conference.registrants import Registrant
from app.conference.zoom_presence import Presence, time_seen
from app.registration.admission import Admission, admission
from app.registration.state import AtTheDoor

COLUMNS = (
    *("reg_id", "name", "title", "first_name", "family_name", "native_name", "position", "entity"),
    *("entity_name", "category", "attendance_mode", "role", "status", "registered_at", "email"),
    *("telephone", "language", "display_alias", "note", "admitted", "why", "came", "hall_since"),
    *("zoom_from", "zoom_to", "zoom_minutes", "badges_printed", "badge_printed_at"),
)
"""Every column that can be chosen; where our own importer knows the field, it bears the name read back."""

USUAL = (
    *("reg_id", "title", "first_name", "family_name", "position", "entity", "entity_name", "category"),
    *("attendance_mode", "role", "status", "came", "badges_printed"),
)
PAPER = ("reg_id", "name", "position", "entity_name", "category", "role", "status", "admitted", "came")
"""What is usual on paper, where people read and nothing is read back."""
ATTENDANCE = ("reg_id", "name", "entity_name", "hall_since", "zoom_from", "zoom_to", "zoom_minutes")
WHOM = {
    "all": "everybody",
    "confirmed": "who is confirmed",
    "came": "who came, to the hall or on Zoom",
    "not-came": "who did not come",
    "hall": "who attends in the hall",
    "zoom": "who attends on Zoom",
    "badges-printed": "whose badge was printed",
}
"""The words of a choice, each with what it means; beside them stand delegations and numbers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is written out. `desk`: the registration desk's own list, with the names of protected persons."""

    columns: tuple[str, ...] = USUAL
    only: str = "all"
    sort: str = ""
    desk: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A table of texts, ready to be written. `internal` says why it must not leave the desk, if so."""

    title: str
    conference: str
    made: datetime
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    internal: str = ""


@dataclass(frozen=True, slots=True)
class Turnout:
    """One registrant, and what is known of their coming."""

    person: Registrant
    entity: Entity | None
    admission: Admission
    hall_since: datetime | None = None
    seen: tuple[Presence, ...] = ()
    printed: int = 0
    printed_at: datetime | None = None

    @property
    def came(self) -> bool:
        """Whether they were in the hall or on Zoom."""
        return bool(self.hall_since or self.seen)

    @property
    def zoom_minutes(self) -> int:
        """Whole minutes on Zoom."""
        return round(time_seen(self.seen).total_seconds() / 60)


def turnouts(now: AtTheDoor, presences: Sequence[Presence]) -> list[Turnout]:
    """One for each registrant, in the order in which they registered."""
    seen: dict[str, list[Presence]] = defaultdict(list)
    for presence in presences:
        seen[now.people.kept(presence.registrant)].append(presence)
    door, people = now.door, now.people
    return [
        Turnout(
            person=registrant,
            entity=people.entities.get(registrant.entity),
            admission=admission(registrant, door, people),
            hall_since=door.arrived.get(number),
            seen=tuple(seen.get(number, ())),
            printed=badge.printed if (badge := door.badges.get(number)) else 0,
            printed_at=badge.printed_at if badge else None,
        )
        for number, registrant in people.registrants.items()
    ]
