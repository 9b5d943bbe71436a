"""Backups by themselves: beside the file, read back, the last twenty kept, the conference undisturbed."""

import shutil
import sqlite3
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import Unsaved
from app.home.backups import backup, keep_backup
from app.station.station import Station
from app.storage.tables.backup_marks import read_mark
from app.storage.tables.conference import write_conference
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


def test_what_was_just_made_stays_whatever_the_clock_says(path: Path, clock: SetClock) -> None:
    """It was a month fast for a day: the oldest by their number go first."""
    station = Station.open(str(path), clock=clock)
    clock.at += timedelta(days=30)
    for _ in range(22):
        keep_backup(station)
    clock.at -= timedelta(days=30)
    made = [keep_backup(station) for _ in range(3)]
    station.close()

    assert all(copy.exists() for copy in made)
    assert len(kept(path)) == 20
    numbers = {mark.number for copy in kept(path) if (mark := read_mark(copy))}
    assert numbers == set(range(6, 26))


def _put(folder: Path, other: Path, clock: SetClock) -> list[Path]:
    """What is not ours in our folder: a text, a conference, a backup of another, one in which was worked."""
    (folder / "0000 list.rostrum").write_text("telephone numbers")
    shutil.copy(other, folder / "0001.rostrum")
    copy = Station.open(str(other), clock=clock)
    backup(copy, folder / "0002.rostrum")
    copy.close()
    return [folder / name for name in ("0000 list.rostrum", "0001.rostrum", "0002.rostrum")]


def test_only_our_own_copies_are_counted_and_let_go(path: Path, clock: SetClock, tmp_path: Path) -> None:
    """Nothing that a person has put there, and no copy in which somebody went on working."""
    station = Station.open(str(path), clock=clock)
    first = keep_backup(station)
    worked = Station.open(str(first), clock=clock)
    worked.do("D1-P1", "request_floor", delegation="CA")
    worked.close()
    strange = _put(first.parent, make_conference(tmp_path / "other.rostrum"), clock)
    for _ in range(25):
        keep_backup(station)
    station.close()

    assert all(file.exists() for file in (first, *strange))
    assert len(kept(path)) == 20 + 1 + len(strange)


def test_a_backup_of_a_moved_and_renamed_conference_is_known(path: Path, clock: SetClock) -> None:
    """Neither its file's name nor its own is what it is."""
    station = Station.open(str(path), clock=clock)
    to = path.with_name("b.rostrum")
    backup(station, to)
    with station.changing("The name") as connection:
        write_conference(connection, replace(station.load().conference, code="NEW", name="Another name"))
    station.close()
    moved = Station.open(str(path.rename(path.with_name("moved.rostrum"))), clock=clock)
    backup(moved, to)
    mark = read_mark(to)
    moved.close()

    assert mark is not None
    assert mark.number == 2


def _text(path: Path, _clock: SetClock) -> None:
    path.write_text("not a conference at all")


def _conference(path: Path, _clock: SetClock) -> None:
    make_conference(path)


def _of_another(path: Path, clock: SetClock) -> None:
    other = Station.open(str(make_conference(path.with_name("other.rostrum"))), clock=clock)
    backup(other, path)
    other.close()


def _endless(path: Path, clock: SetClock) -> None:
    _of_another(path, clock)
    with sqlite3.connect(path) as file:
        file.execute("DROP TABLE decisions")
        file.execute(
            "CREATE VIEW decisions AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
            "SELECT 'backup' matter, 'k' AS key, '1 1 1 1' choice, 's' station, 'd' desk, 1 AS at FROM n "
            "WHERE x < 0"
        )
    file.close()


@pytest.mark.parametrize("make", [_text, _conference, _of_another, _endless])
def test_no_other_file_is_replaced(
    path: Path, clock: SetClock, make: Callable[[Path, SetClock], None]
) -> None:
    """A sentence, and not a byte of it changes."""
    target = path.with_name("b.rostrum")
    make(target, clock)
    before = target.read_bytes()
    station = Station.open(str(path), clock=clock)
    with pytest.raises(Unsaved, match="no backup of this conference"):
        backup(station, target)
    station.close()

    assert target.read_bytes() == before


def test_neither_itself_nor_what_is_ahead_of_it_is_replaced(path: Path, clock: SetClock) -> None:
    """A backup with more acts than the conference, which was itself taken from an older one."""
    station = Station.open(str(path), clock=clock)
    older, newer = path.with_name("older.rostrum"), path.with_name("newer.rostrum")
    backup(station, older)
    station.do("D1-P1", "request_floor", delegation="CA")
    backup(station, newer)
    with pytest.raises(Unsaved, match="is this conference itself"):
        backup(station, path)
    station.close()
    again = Station.open(str(older), clock=clock)
    with pytest.raises(Unsaved, match="holds more"):
        backup(again, newer)
    backup(again, older.with_name("third.rostrum"))
    again.close()


def test_an_older_backup_is_replaced(path: Path, clock: SetClock) -> None:
    """Also one that was looked at."""
    station = Station.open(str(path), clock=clock)
    target = path.with_name("b.rostrum")
    backup(station, target)
    looked = Station.open(str(target), clock=clock)
    looked.live("D1-P1")
    looked.close()
    station.do("D1-P1", "request_floor", delegation="CA")
    backup(station, target)
    station.close()
    copy = Station.open(str(target), clock=clock)

    assert len(copy.live("D1-P1").floor.waiting) == 1
    copy.close()


@pytest.mark.parametrize("code", ["SEC.GAL/21/26", "../../x", "/etc/x", "..", "C:\\x", "a\nb", "é" * 300, ""])
def test_a_code_is_never_a_path(path: Path, clock: SetClock, tmp_path: Path, code: str) -> None:
    """The copy lies in the very folder that was named, and beside the conference."""
    station = Station.open(str(path), clock=clock)
    with station.changing("The code") as connection:
        write_conference(connection, replace(station.load().conference, code=code))
    stick = tmp_path / "deep" / "stick"
    stick.mkdir(parents=True)
    backup(station, stick)
    backup(station, stick)
    keep_backup(station)
    station.close()

    assert len(list(stick.glob("*.rostrum"))) == 2
    assert len(kept(path)) == 1
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry.name != "home") == [
        "conference backups",
        "conference.rostrum",
        "deep",
    ]


def test_a_folder_that_is_missing_is_a_sentence(path: Path, clock: SetClock) -> None:
    """Nothing is made in its place."""
    station = Station.open(str(path), clock=clock)
    with pytest.raises(Unsaved, match="There is no folder"):
        backup(station, path.parent / "no" / "b.rostrum")
    station.close()


def test_a_copy_is_its_owners_alone(path: Path, clock: SetClock) -> None:
    """Whatever the conference's own file allows."""
    path.chmod(0o644)
    station = Station.open(str(path), clock=clock)
    copy = keep_backup(station)
    station.close()

    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
