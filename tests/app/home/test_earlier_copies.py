"""An earlier copy takes the place of a conference that is sound: looked into before, the former file kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import Refused, Unreachable
from app.home.backups import keep_backup
from app.home.desk import HomeDesk
from app.home.earlier_copies import earlier_copies, look_into, put_back
from app.live.desk_id import DeskId
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.storage.tables.conference import write_conference
from app.times import SetClock
from tests.app.people import OPENING, make_conference

_CHANGES = {
    "the name": ("Settings: as they were then: name", "Settings: as they were then: name"),
    "an act": ("Session D1-P1: 1 act lost", "Session D1-P1: 1 act back"),
    "an arrival": ("At the door: 1 act lost", "At the door: 1 act back"),
}


def change(station: Station, what: str) -> None:
    """One thing after the copy."""
    if what == "the name":
        with station.changing("The name") as connection:
            write_conference(connection, replace(station.load().conference, name="Another"))
    elif what == "an act":
        station.do("D1-P1", "open_session")
    else:
        RegistrationDesk(station).do("switch_attendance", registrant="R1", to="in_room")


@pytest.mark.parametrize("what", _CHANGES)
def test_what_came_after_a_copy_is_named_before_it_is_put_back(tmp_path: Path, what: str) -> None:
    """And what was there is a copy itself, which brings it back."""
    address, clock = str(make_conference(tmp_path / "conference.rostrum")), SetClock(OPENING)
    station = Station.open(address, clock=clock, desk=DeskId())
    before = keep_backup(station)
    identity = HomeDesk(station).identity()
    assert [copy.path for copy in earlier_copies(address, identity)] == [before]
    assert look_into(HomeDesk(station).held(), before, clock) == ()
    change(station, what)
    found = look_into(HomeDesk(station).held(), before, clock)
    assert [f"{difference.what}: {difference.words}" for difference in found] == [_CHANGES[what][0]]
    if what == "an act":
        station.close()
        with pytest.raises(Refused, match="D1-P1 is on"):
            put_back(address, before, clock)
        return
    station.close()

    assert "conference.rostrum is the copy of" in put_back(address, before, clock)
    (aside,) = (copy.path for copy in earlier_copies(address, identity) if copy.aside)
    station = Station.open(address, clock=clock, desk=DeskId())
    found = look_into(HomeDesk(station).held(), aside, clock)
    station.close()
    assert [f"{difference.what}: {difference.words}" for difference in found] == [_CHANGES[what][1]]


def test_a_copy_of_another_conference_stays_out(tmp_path: Path) -> None:
    """Nor what is none at all."""
    mine, other = (make_conference(tmp_path / f"{name}.rostrum") for name in ("mine", "other"))
    station = Station.open(str(other), clock=SetClock(OPENING), desk=DeskId())
    foreign = keep_backup(station)
    station.close()
    with pytest.raises(Refused, match="another conference"):
        put_back(str(mine), foreign, SetClock(OPENING))
    (tmp_path / "text.rostrum").write_text("no conference")
    with pytest.raises(Unreachable, match="not sound"):
        put_back(str(mine), tmp_path / "text.rostrum", SetClock(OPENING))
