"""What happened at the door, in the past tense: data only, ids only, a promise for ever.

A person is known by the registration's number, a badge by the random id in its QR code. Undo and redo are
those of the floor. Never rename a field or a class here.
"""

from app.frozen import frozen
from app.journal.entries import Event, Redone, Undone


@frozen
class DoorEvent(Event):
    """The base of all that can stand in the journal of registration."""


@frozen
class CheckedIn(DoorEvent):
    """The person came into the hall."""

    registrant: str


@frozen
class CheckedOut(DoorEvent):
    """The person left for good, or had been checked in by mistake."""

    registrant: str


@frozen
class BadgesPrinted(DoorEvent):
    """Badges of these persons were printed."""

    registrants: tuple[str, ...]


@frozen
class BadgeReplaced(DoorEvent):
    """A badge with another id takes the place of the `former`, which is void. `reason` is why."""

    registrant: str
    former: str
    badge: str
    reason: str


@frozen
class AttendanceSwitched(DoorEvent):
    """From now on this person, this entity, this session or (all empty) everybody attends in this way."""

    attendance: str
    registrant: str = ""
    entity: str = ""
    session: str = ""


@frozen
class ExceptionAllowed(DoorEvent):
    """Somebody who would not be admitted is, because `allowed_by` said so."""

    registrant: str
    allowed_by: str
    reason: str = ""


@frozen
class NameDecided(DoorEvent):
    """Who a name in the Zoom waiting room is (empty: nobody registered), and whether it is let in."""

    name: str
    registrant: str
    admitted: bool


@frozen
class RegistrationsMerged(DoorEvent):
    """Two registrations are one person: `given_up` goes into `kept`.

    `badge` is the id that holds from now on, `void` the one that does not.
    """

    kept: str
    given_up: str
    badge: str = ""
    void: str = ""


@frozen
class RegistrationsParted(DoorEvent):
    """What was merged is two registrations again, whatever was done since."""

    kept: str
    given_up: str


@frozen
class RegistrationsKeptApart(DoorEvent):
    """Two registrations that look alike are two people, and nobody is asked again."""

    one: str
    other: str


@frozen
class RegistrantAdded(DoorEvent):
    """Somebody was written into the list at a desk; `checked_in`: and came into the hall with that."""

    registrant: str
    checked_in: bool = False


@frozen
class RegistrantsCorrected(DoorEvent):
    """These fields of these registrations were changed at a desk; what they say stands in the rows alone.

    `value` is what the one field says now, where that is a status or a way to attend.
    """

    registrants: tuple[str, ...]
    fields: tuple[str, ...]
    value: str = ""


@frozen
class RegistrantsRemoved(DoorEvent):
    """These registrations were taken out; why stands beside their rows."""

    registrants: tuple[str, ...]


KINDS: dict[str, type[Event]] = {
    kind.__name__: kind for kind in (*DoorEvent.__subclasses__(), Undone, Redone)
}
