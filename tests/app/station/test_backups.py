"""Backups by themselves: beside the file, read back, the last twenty kept, the conference undisturbed."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import Unsaved
from app.station.backups import backup, keep_backup
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference


@pytest.fixture
def clock() -> SetClock:
    """Set at the opening."""
    return SetClock(OPENING)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A conference file."""
    return make_conference(tmp_path / "conference.rostrum")


def kept(path: Path) -> list[Path]:
    """The backups of a conference, oldest first."""
    return sorted((path.parent / "conference backups").glob("*.rostrum"))


def test_a_backup_holds_every_act_and_opens(path: Path, clock: SetClock) -> None:
    """It is a conference like any other."""
    station = Station.open(str(path), clock=clock)
    station.do("D1-P1", "request_floor", delegation="CA")
    keep_backup(station)
    station.close()

    (copy,) = kept(path)
    again = Station.open(str(copy), clock=clock)
    assert len(again.live("D1-P1").floor.waiting) == 1
    again.close()


def test_the_last_twenty_are_kept(path: Path, clock: SetClock) -> None:
    """The oldest goes first."""
    station = Station.open(str(path), clock=clock)
    for _ in range(23):
        keep_backup(station)
        clock.at += timedelta(minutes=15)
    station.close()

    assert len(kept(path)) == 20
    assert kept(path)[0].name.startswith(f"{OPENING + timedelta(minutes=45):%Y-%m-%d %H%M}")


def test_where_nothing_can_be_written_beside_it_the_laptop_keeps_the_backup(
    path: Path, clock: SetClock, tmp_path: Path
) -> None:
    """A file stands where the folder should be."""
    (path.parent / "conference backups").write_text("in the way")
    station = Station.open(str(path), clock=clock)
    keep_backup(station)
    station.close()

    assert len(list((tmp_path / "home").rglob("*.rostrum"))) == 1


@pytest.mark.parametrize("fate", ["deleted", "replaced"])
def test_nothing_is_written_into_a_file_that_is_not_there_any_more(
    path: Path, clock: SetClock, fate: str
) -> None:
    """The act is not acknowledged; a copy can still be saved from what is in the hand."""
    station = Station.open(str(path), clock=clock)
    station.do("D1-P1", "request_floor", delegation="CA")
    if fate == "deleted":
        path.unlink()
    else:
        make_conference(path.with_name("other.rostrum")).replace(path)

    with pytest.raises(Unsaved, match="moved, deleted or replaced"):
        station.do("D1-P1", "request_floor", delegation="NO")
    backup(station, path.with_name("rescued.rostrum"))
    station.close()
    rescued = Station.open(str(path.with_name("rescued.rostrum")), clock=clock)
    assert len(rescued.live("D1-P1").floor.waiting) == 1
    rescued.close()
