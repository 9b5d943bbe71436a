"""A door in the hand: acts in, door out, with a clock that the test sets. No disk, no screen."""

from datetime import UTC, datetime, timedelta

from app.conference.entities import Category, Entity
from app.conference.registrants import Attendance, Registrant, Status
from app.journal.entries import Entry
from app.registration.fold import fold
from app.registration.rules import ACTS
from app.registration.state import Door, KnownPeople

OPENING = datetime(2021, 6, 14, 10, tzinfo=UTC)
DEADLINE = datetime(2021, 6, 10, 15, tzinfo=UTC)
_ON_TIME = datetime(2021, 6, 2, 7, tzinfo=UTC)


def person(number: str, family: str, entity: str, **more: object) -> Registrant:
    """A confirmed registrant who comes to the hall, unless said otherwise."""
    values: dict[str, object] = {
        "status": Status.CONFIRMED,
        "registered_at": _ON_TIME,
        "badge": f"b-{number}",
    }
    return Registrant(number, "Anna", family, entity, **{**values, **more})  # type: ignore[arg-type]


PEOPLE = (
    person("R1", "Tremblay", "CA"),
    person("R2", "Solberg", "NO", attendance=Attendance.ZOOM),
    person("R3", "Pending", "NO", status=Status.PENDING),
    person("R4", "Cancelled", "CA", status=Status.CANCELLED),
    person("R5", "Late", "CA", registered_at=DEADLINE + timedelta(seconds=1)),
    person("R6", "Latecomer", "NO", status=Status.PENDING, registered_at=DEADLINE + timedelta(seconds=1)),
    person("R7", "Lind", "UN-ODC", alias="Expert A"),
)


class Hall:
    """The registration desk at work."""

    def __init__(self, **places: int) -> None:
        codes = ("CA", "NO", "UN-ODC")
        self.people = KnownPeople(
            {other.number: other for other in PEOPLE},
            {code: Entity(code, code, Category.PARTICIPATING) for code in codes},
            frozenset({"D1-P1", "D2-P1"}),
            DEADLINE,
            places,
        )
        self.now = OPENING
        self.entries: list[Entry] = []
        self.door = Door()

    def act(self, act: str, /, **arguments: object) -> Door:
        """Play an act a second later; raises Refused when the rule says no."""
        self.now += timedelta(seconds=1)
        event = ACTS[act](self.door, self.people, self.now, **arguments)
        self.entries.append(Entry(self.door.seq + 1, self.now, event, "laptop", "registration"))
        self.door = fold(self.entries)
        return self.door
