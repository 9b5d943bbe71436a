"""Two registrations side by side: what each has, what would stay, and why they may be one person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from app.attendance.turnout import turnouts
from app.conference.registrants import Attendance, Registrant, Status
from app.conference.zoom_presence import Presence
from app.errors import Refused, Unsaved
from app.live.desk_id import DeskId, Role
from app.registration.comparison import Comparison, Line
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.storage.tables import zoom_presence
from app.storage.tables.registrants import write_registrants
from app.times import SetClock
from tests.app.people import OPENING, make_conference

AT = datetime(2021, 6, 1, 7, tzinfo=UTC)
LEFT = Registrant(
    "R11", "Jon", "Double", "NO", email="jon@no.invalid", status=Status.CONFIRMED, registered_at=AT
)
RIGHT = replace(
    LEFT, number="R12", status=Status.PENDING, alias="Expert B", registered_at=AT - timedelta(days=1)
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RegistrationDesk]:
    """The registration desk of a conference in which Jon is registered twice."""
    path = make_conference(tmp_path / "c.rostrum")
    station = Station.open(str(path), clock=SetClock(OPENING), desk=DeskId(Role.REGISTRATION))
    seen = (Presence(name, "Jon", name, OPENING, OPENING + timedelta(minutes=30)) for name in ("R11", "R12"))
    with station.changing("The test") as connection:
        write_registrants(connection, (LEFT, RIGHT), ())
        zoom_presence.write_presences(connection, tuple(seen), ())
    yield RegistrationDesk(station)
    station.close()


def line(comparison: Comparison, field: str) -> Line:
    """One field of it."""
    return next(other for other in comparison.lines if other.field == field)


def ask_for_the_floor(desk: RegistrationDesk, session: str, person: str) -> None:
    """A request of Norway for this person."""
    station = desk._station
    station.do(session, "open_session")
    station.do(session, "open_list")
    asked = {"delegation": "NO", "kind": "statement", "mode": "room", "channel": "chair"}
    station.do(session, "request_floor", person=person, **asked)


def test_every_request_and_every_minute_of_both_stay(desk: RegistrationDesk) -> None:
    """Whoever is kept; time on Zoom at the same time counts once."""
    ask_for_the_floor(desk, "D1-P1", "R11")
    found = desk.compare("R11", "R12")

    assert line(found, "Requests") == Line("Requests", "1: D1-P1", "", "1: D1-P1", "1: D1-P1")
    assert line(found, "Seen on Zoom") == Line("Seen on Zoom", "30 min", "30 min", "30 min", "30 min")
    desk.do("merge", keep="R12", give_up="R11")
    people = {
        turnout.person.number: turnout for turnout in turnouts(desk.now(), desk._station.load().presences)
    }
    assert (people["R12"].zoom_minutes, people["R11"].zoom_minutes) == (30, 0)


def test_the_earlier_time_the_better_status_and_the_alias_stay(desk: RegistrationDesk) -> None:
    """A protected person stays protected."""
    found = desk.compare("R11", "R12")

    assert line(found, "Registered").keeping_left == "Mon 31 May 2021, 09:00:00"
    assert line(found, "Status").keeping_right == "confirmed"
    assert line(found, "Alias").keeping_left == "Expert B"
    assert found.proposed
    assert line(found, "Status").differs
    assert not line(found, "Alias").differs


def test_how_somebody_attends_is_what_the_door_says(desk: RegistrationDesk) -> None:
    """After a switch, not as registered."""
    desk.do("switch_attendance", registrant="R11", to=Attendance.ZOOM.value)

    assert line(desk.compare("R11", "R12"), "Attends") == Line(
        "Attends", "on Zoom", "in the hall", "on Zoom", "in the hall"
    )


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("R11", "R11", "cannot be merged with itself"),
        ("R11", "R99", "There is no registration R99."),
        ("R1", "R2", None),
    ],
)
def test_what_cannot_be_compared_is_refused(
    desk: RegistrationDesk, one: str, other: str, reason: str | None
) -> None:
    """Two who have nothing in common can be: somebody at the desk may know better, and is warned."""
    if reason is None:
        assert not desk.compare(one, other).proposed
        assert desk.compare(one, other).why.startswith("Neither the name nor")
        return
    with pytest.raises(Refused, match=reason):
        desk.compare(one, other)


def test_a_merged_number_is_not_compared_again(desk: RegistrationDesk) -> None:
    desk.do("merge", keep="R11", give_up="R12")

    with pytest.raises(Refused, match="R12 is merged into R11 already"):
        desk.compare("R1", "R12")
    with pytest.raises(Refused, match="R12 is merged into R11 already"):
        desk.do("merge", keep="R1", give_up="R12")


def test_two_desks_merge_at_once_and_one_is_refused(desk: RegistrationDesk) -> None:
    """The other laptop sees the first merge, its rows and its door."""
    other_station = Station.open(
        desk._station.address, clock=SetClock(OPENING), desk=DeskId(Role.REGISTRATION)
    )
    other = RegistrationDesk(other_station)
    assert len(other.twice()) == 1
    desk.do("merge", keep="R11", give_up="R12")

    with pytest.raises(Refused, match="merged into R11 already"):
        other.do("merge", keep="R12", give_up="R11")
    assert not other.twice()
    assert other.do("undo").sentence == "Undone: R12 merged into R11, Jon Double"
    assert len(desk.twice()) == 1
    assert desk.now().door == other.now().door
    other_station.close()


def test_a_merge_that_cannot_be_written_leaves_neither_act_nor_row(desk: RegistrationDesk) -> None:
    """The journal and the rows are one transaction."""
    station = desk._station
    before = (station.load().registrants, desk.now().door)

    def refuse(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO decisions"):
            raise OSError(28, "No space left on device")

    event.listen(station._connection.engine, "before_cursor_execute", refuse)
    with pytest.raises((Unsaved, OSError)):
        desk.do("merge", keep="R11", give_up="R12")
    event.remove(station._connection.engine, "before_cursor_execute", refuse)

    assert (station.load().registrants, RegistrationDesk(station).now().door) == before
    assert desk.do("merge", keep="R11", give_up="R12").now.door.merged == {"R12": "R11"}
