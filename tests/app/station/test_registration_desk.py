"""The registration desk on a real conference: two laptops, one door; nothing is lost by a later import."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import Refused
from app.live.desk_id import DeskId, Role
from app.registration.events import KINDS
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.storage.tables.registrants import write_registrants
from app.times import SetClock
from tests.app.people import OPENING, PEOPLE, make_conference


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """The registration desk's laptop."""
    path = make_conference(tmp_path / "conference.rostrum")
    held = Station.open(str(path), clock=SetClock(OPENING), desk=DeskId(Role.REGISTRATION))
    yield held
    held.close()


def test_what_one_desk_does_the_other_sees(station: Station) -> None:
    """Both at once: whoever comes second is asked anew, and refused where that is due."""
    first = RegistrationDesk(station)
    other = Station.open(station.address, clock=SetClock(OPENING), desk=DeskId(Role.TECH))
    second = RegistrationDesk(other)
    assert not second.now().door.arrived
    done = first.do("check_in", registrant="R2")

    assert done.sentence == "Ingrid Solberg checked in"
    assert other.news()
    with pytest.raises(Refused, match="is in already"):
        second.do("check_in", registrant="R2")
    assert second.do("undo").sentence == "Undone: Ingrid Solberg checked in"
    assert first.now().door == second.now().door
    other.close()


def test_a_later_import_loses_no_check_in_and_no_badge(station: Station) -> None:
    """The rows of a person change; what happened at the door stays."""
    desk = RegistrationDesk(station)
    badge = station.load().registrants[1].badge
    desk.do("check_in", registrant="R2")
    desk.do("badges_printed", registrants=("R2",))
    with station.changing("The test") as connection:
        write_registrants(connection, (), (replace(PEOPLE[1], position="Minister"),))

    now = desk.now()
    assert now.people.registrants["R2"].position == "Minister"
    assert now.people.registrants["R2"].badge == badge
    assert "R2" in now.door.arrived
    assert now.door.badges["R2"].printed == 1


def test_a_reopened_conference_stands_as_it_was_left(station: Station) -> None:
    """The door is folded from the disk."""
    RegistrationDesk(station).do("switch_attendance", to="zoom")
    again = Station.open(station.address, clock=SetClock(OPENING))

    assert RegistrationDesk(again).now().door == RegistrationDesk(station).now().door
    again.close()


def test_the_events_of_the_door_keep_their_names() -> None:
    """They stand in files; a name that is gone would close those files for ever."""
    assert sorted(KINDS) == [
        "AttendanceSwitched",
        "BadgeReplaced",
        "BadgesPrinted",
        "CheckedIn",
        "CheckedOut",
        "ExceptionAllowed",
        "NameDecided",
        "Redone",
        "RegistrantAdded",
        "RegistrantsCorrected",
        "RegistrantsRemoved",
        "RegistrationsKeptApart",
        "RegistrationsMerged",
        "RegistrationsParted",
        "Undone",
    ]
