"""Who may come in, where, and why: the status and the desk decide, the deadline is told."""

from dataclasses import dataclass
from enum import StrEnum

from app.conference.registrants import Attendance, Registrant, Status
from app.registration.state import Door, KnownPeople


class Where(StrEnum):
    """Where a person may go."""

    HALL = "hall"
    ZOOM = "zoom"
    NOWHERE = "no"


@dataclass(frozen=True, slots=True)
class Admission:
    """Where somebody is admitted, and the reason in words without a full stop."""

    where: Where
    why: str


_REFUSED = {
    Status.PENDING: "registration not confirmed",
    Status.REJECTED: "registration rejected",
    Status.CANCELLED: "registration cancelled",
}
_WHERE = {Attendance.IN_ROOM: Where.HALL, Attendance.ZOOM: Where.ZOOM}


def admission(person: Registrant, door: Door, people: KnownPeople, session: str = "") -> Admission:
    """Whether a registrant may enter the hall, or be let in to Zoom; `session` is a code, or empty for all.

    Only who is confirmed is admitted (the conference's own rule: who is not registered is not admitted),
    unless somebody allowed an exception. A late registration that was confirmed is as good as any.
    """
    late = is_late(person, people)
    permission = door.exceptions.get(person.number)
    if person.status is not Status.CONFIRMED and permission is None:
        words = (
            f"{_REFUSED[person.status]}, and received after the deadline" if late else _REFUSED[person.status]
        )
        return Admission(Where.NOWHERE, words)
    where = _WHERE[door.attendance(person, session)]
    if permission is not None:
        return Admission(where, f"allowed by {permission.allowed_by}")
    return Admission(where, "confirmed, though registered after the deadline" if late else "confirmed")


def is_late(person: Registrant, people: KnownPeople) -> bool:
    """Whether the registration came after the deadline, which is inclusive to the second."""
    if person.registered_at is None or people.registration_deadline is None:
        return False
    return person.registered_at.replace(microsecond=0) > people.registration_deadline


def in_the_hall(door: Door, people: KnownPeople, entity: str = "") -> int:
    """How many are in the hall, of one entity or altogether."""
    arrived = (people.registrants.get(number) for number in door.arrived)
    return sum(person is not None and entity in ("", person.entity) for person in arrived)


def expected_in_the_hall(door: Door, people: KnownPeople, entity: str = "") -> int:
    """How many are admitted to the hall, of one entity or altogether."""
    asked = (person for person in people.registrants.values() if entity in ("", person.entity))
    return sum(admission(person, door, people).where is Where.HALL for person in asked)
