"""By which name somebody is known on Zoom, and who was seen there, as Zoom's report told it afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.conference.entities import Entity
from app.conference.registrants import Registrant


@dataclass(frozen=True, slots=True)
class Presence:
    """One join of one participant. `registrant` is the registration's number, empty where nobody knows.

    `key` tells the same line of a report again; `name` is as Zoom showed it, or the alias; no e-mail is kept.
    """

    key: str
    name: str
    registrant: str
    joined_at: datetime
    left_at: datetime
    source: str = ""


def expected_name(person: Registrant, entity: Entity | None) -> str:
    """The name that a participant should bear in Zoom: “Canada – Claire Tremblay”; an alias holds."""
    return f"{entity.short} – {person.shown_name}" if entity else person.shown_name


def time_seen(presences: Iterable[Presence]) -> timedelta:
    """How long somebody was there, two devices at one time counted once."""
    total, until = timedelta(), None
    for presence in sorted(presences, key=lambda presence: presence.joined_at):
        begins = presence.joined_at if until is None else max(presence.joined_at, until)
        total += max(presence.left_at - begins, timedelta())
        until = presence.left_at if until is None else max(until, presence.left_at)
    return total
