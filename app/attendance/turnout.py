"""Who is registered, who came, who was seen on Zoom, whose badge was printed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.conference.entities import Entity
from app.conference.registrants import Registrant
from app.conference.zoom_presence import Presence, time_seen
from app.registration.admission import Admission, admission
from app.registration.state import AtTheDoor


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
    """What is known of each registrant's coming, in the order in which they registered."""
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
