"""The editor on a real file: each change a revision, what is live is locked, what is parked is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.agenda_desk import AgendaDesk
from app.floor.state import Refused
from app.programme.changes import PARKED, parking_lot
from app.programme.editor import Agenda
from app.station import Station
from app.times import SetClock, zone
from tests.app.people import OPENING, make_conference


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A conference of two sessions."""
    held = Station.open(str(make_conference(tmp_path / "a.rostrum")), clock=SetClock(OPENING))
    yield held
    held.close()


def agenda(station: Station) -> Agenda:
    """As it is on the disk."""
    loaded = station.load()
    return Agenda(loaded.sessions, parking_lot(loaded.parked), zone(loaded.conference.zone))


def titles(station: Station) -> list[str]:
    """The panel's items."""
    return [item.title for item in station.session("D1-P1").items]


def test_each_change_is_a_revision_and_is_taken_back(station: Station) -> None:
    """The former item comes back with the id it had."""
    before, version = station.session("D1-P1"), station.load().data_version
    written = AgendaDesk(station).write(agenda(station).delete("D1-P1", "2"))
    assert titles(station) == ["Introduction", "Replies of the panellists"]
    assert station.load().data_version > version

    AgendaDesk(station).write(written.back)

    assert station.session("D1-P1") == before


def test_a_new_session_is_made_and_unmade(station: Station) -> None:
    """It stands behind the one it was made from."""
    written = AgendaDesk(station).write(agenda(station).new_session("D1-P1", OPENING))
    made = station.session("D1-1")
    assert made.starts == station.session("D1-P1").ends

    AgendaDesk(station).write(written.back)

    assert [one.code for one in station.load().sessions] == ["D1-P1", "D3-FLOOR"]


def test_a_session_with_a_journal_stays(station: Station) -> None:
    """What has happened is never without its session."""
    station.do("D3-FLOOR", "request_floor", delegation="CA")

    with pytest.raises(Refused, match="D3-FLOOR has a journal already"):
        AgendaDesk(station).write(agenda(station).delete_session("D3-FLOOR"))
    assert station.session("D3-FLOOR").items


def test_what_is_parked_is_on_the_disk_and_comes_back_as_it_was(station: Station, tmp_path: Path) -> None:
    """Also after a restart, with its number and its row."""
    before = station.session("D1-P1").items[1]
    AgendaDesk(station).write(agenda(station).park("D1-P1", "2", ""))
    again = Station.open(str(tmp_path / "a.rostrum"), clock=SetClock(OPENING))
    try:
        assert again.load().parked == (before,)
        AgendaDesk(again).write(agenda(again).park(PARKED, "2", "D1-P1"))
        assert again.load().parked == ()
        assert again.session("D1-P1").items[-1] == before
    finally:
        again.close()


def test_an_open_session_is_locked_until_somebody_unlocks_it(station: Station) -> None:
    """Words may be corrected all the same."""
    station.do("D1-P1", "open_session")
    desk = AgendaDesk(station)
    with pytest.raises(Refused, match="structure is locked; Ctrl\\+Shift\\+L"):
        desk.write(agenda(station).delete("D1-P1", "2"))

    desk.write(agenda(station).type("D1-P1", "2", "title", "Debate"))
    assert titles(station)[1] == "Debate"
    desk.write(agenda(station).delete("D1-P1", "2"), unlocked=True)
    assert titles(station) == ["Introduction", "Replies of the panellists"]


def test_the_item_on_air_stays_on_air_when_it_is_deleted(station: Station) -> None:
    """A frozen copy, and the clock says so."""
    station.do("D1-P1", "start_item", item="2")
    AgendaDesk(station).write(agenda(station).delete("D1-P1", "2"))

    clock = station.programme("D1-P1").sessions["D1-P1"]
    assert clock.on_air is not None
    assert "Item 2 stays on air" in clock.note


def test_another_desk_that_was_first_is_not_overwritten(station: Station, tmp_path: Path) -> None:
    """Two consoles on one file."""
    other = Station.open(str(tmp_path / "a.rostrum"), clock=SetClock(OPENING), desk="tech")
    try:
        mine = agenda(station).type("D1-P1", "2", "title", "Debate")
        AgendaDesk(other).write(agenda(other).type("D1-P1", "2", "title", "Questions"))
        with pytest.raises(Refused, match="title of item 2 was changed on another desk"):
            AgendaDesk(station).write(mine)
        assert titles(station)[1] == "Questions"
    finally:
        other.close()
