"""The same conference in PostgreSQL: the same code, the same promises."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.errors import Unreachable, Unsaved
from app.home.backups import backup
from app.rehearsal.script import play
from app.station.station import Station
from app.storage import schema
from app.storage.tables.agenda import write_sessions
from app.storage.tables.registrants import write_registrants
from app.times import SetClock
from tests.app.people import CONFERENCE, OPENING, PANEL, PEOPLE

SCRIPT = (
    '{"at": "2021-06-14T15:40:00+02:00", "session": "D1-P1",'
    ' "act": "request_floor", "as": "x", "delegation": "TR"}',
    '{"show": "floor"}',
)


@pytest.fixture
def address(postgresql_url: str) -> str:
    """A conference on a real server."""
    station = Station.create(postgresql_url, CONFERENCE, clock=SetClock(OPENING))
    with station.changing("The test") as connection:
        write_sessions(connection, (PANEL,))
        write_registrants(connection, PEOPLE, ())
    station.close()
    return postgresql_url


def station(address: str) -> Station:
    """A station on it."""
    return Station.open(address, clock=SetClock(OPENING))


def test_two_laptops_share_a_floor(address: str) -> None:
    """What one desk does the other sees, and instants keep their microseconds."""
    chair, desk = station(address), station(address)
    chair.clock = SetClock(OPENING.replace(microsecond=123_457))
    desk.news()
    chair.do("D1-P1", "open_session")
    chair.do("D1-P1", "request_floor", delegation="CA")

    assert desk.news()
    assert not desk.news()
    assert desk.live("D1-P1").floor == chair.live("D1-P1").floor
    assert desk.live("D1-P1").floor.milestones[0].at.microsecond == 123_457
    for one in (chair, desk):
        one.close()


def test_the_upgrades_lead_to_the_schema(address: str) -> None:
    """On a server too."""
    held = station(address)
    try:
        assert compare_metadata(MigrationContext.configure(held._connection), schema.metadata) == []
    finally:
        held.close()


def test_a_conference_there_already_is_not_overwritten(address: str) -> None:
    """New needs an empty database; a foreign one is not opened."""
    with pytest.raises(Unsaved, match="There is a conference"):
        Station.create(address, CONFERENCE, clock=SetClock(OPENING))


def test_a_server_that_is_not_there_is_a_sentence() -> None:
    """It cannot be reached."""
    with pytest.raises(Unreachable, match="server"):
        station("postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=2")


def test_a_rehearsal_plays_on_a_file_and_leaves_the_server_alone(address: str, tmp_path: Path) -> None:
    """So does a backup: from a server it becomes a file."""
    said: list[str] = []
    play(address, SCRIPT, said.append)
    held = station(address)
    try:
        assert '"request": "x"' in said[0]
        assert held.live("D1-P1").floor.seq == 0
        backup(held, tmp_path / "copy.rostrum")
    finally:
        held.close()
    assert station(str(tmp_path / "copy.rostrum")).load().conference == CONFERENCE
