"""A damaged conference names its newest sound copy, which takes its place; nothing that was there is lost."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import Refused, Unreachable
from app.home.backups import backup, keep_backup
from app.station.sound_copies import Restorable, newest_sound_copy, restore
from app.station.station import Station
from app.storage.conference_file import put_instead
from app.times import SetClock
from tests.app.people import OPENING, make_conference

OLDER = Path(__file__).parents[2] / "data" / "conference-schema-3.rostrum"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A conference file."""
    return make_conference(tmp_path / "conference.rostrum")


def opened(path: Path, minutes: int = 0) -> Station:
    """A station on it, some minutes after the opening."""
    return Station.open(str(path), clock=SetClock(OPENING + timedelta(minutes=minutes)))


def backed_up(path: Path, *acts: str) -> list[Path]:
    """The backups that it made of itself, one after each act, a minute apart."""
    made = []
    for minutes, act in enumerate(acts):
        station = opened(path, minutes)
        station.do("D1-P1", act)
        made.append(keep_backup(station))
        station.close()
    return made


def _a_row_is_gone(path: Path) -> None:
    _written(path, "DELETE FROM conference")


def _it_names_no_conference(path: Path) -> None:
    _written(path, "DELETE FROM decisions", "DELETE FROM conference")


def _it_names_another_conference(path: Path) -> None:
    _written(path, "UPDATE decisions SET choice = 'x' || substr(choice, 2) WHERE key = 'identity'")


def _its_first_page_is_gone(path: Path) -> None:
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


def _it_is_empty(path: Path) -> None:
    path.write_bytes(b"")


def _it_is_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 8192 * 4096])


def _written(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as file:
        for statement in statements:
            file.execute(statement)
        file.commit()


DAMAGE = (
    _a_row_is_gone,
    _it_names_no_conference,
    _it_names_another_conference,
    _its_first_page_is_gone,
    _it_is_empty,
    _it_is_half,
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_whatever_the_damage_the_newest_copy_is_named_and_takes_its_place(
    path: Path, damage: Callable[[Path], None]
) -> None:
    """By its file name and by its instant at the venue; what was there is kept as it was."""
    *_, newest = backed_up(path, "open_session", "open_list")
    damage(path)
    before = path.read_bytes()
    with pytest.raises(Restorable) as problem:
        opened(path)
    assert f"is damaged and was not opened; take the backup {newest.name}." in str(problem.value)
    assert problem.value.copy.path == newest
    assert problem.value.copy.words == "the copy of 14 June 15:31"

    said = restore(str(path))

    assert said.startswith(f"conference.rostrum is {problem.value.copy.words} again ({newest.name}).")
    assert said.endswith("What was there is kept in conference damaged.rostrum.")
    assert path.with_name("conference damaged.rostrum").read_bytes() == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    station = opened(path)
    assert station.live("D1-P1").floor.seq == 2
    station.close()


def _damage(copy: Path) -> None:
    _written(copy, "UPDATE conference SET zone = ''")


def _in_which_somebody_worked(copy: Path) -> None:
    station = opened(copy)
    station.do("D1-P1", "close_list")
    station.close()


def _of_another(copy: Path) -> None:
    other = make_conference(copy.with_name("other"))
    station = opened(other)
    for act in ("open_session", "open_list", "close_list"):
        station.do("D1-P1", act)
    copy.unlink()
    backup(station, copy)
    station.close()
    other.unlink()


@pytest.mark.parametrize("fate", [_damage, _in_which_somebody_worked, _of_another, Path.unlink])
@pytest.mark.parametrize("damage", DAMAGE[:3])
def test_a_copy_that_is_no_sound_one_of_this_conference_is_passed_over(
    path: Path, damage: Callable[[Path], None], fate: Callable[[Path], None]
) -> None:
    """The one before it is named; where nothing tells any more which conference it is, none of several."""
    older, newest = backed_up(path, "open_session", "open_list")
    damage(path)
    fate(newest)
    found = newest_sound_copy(path)

    if damage is not _a_row_is_gone and fate is _of_another:
        assert found is None
    else:
        assert found is not None
        assert found.path == older


def test_copies_in_this_laptops_data_are_found_too(path: Path) -> None:
    """Where nothing could be written beside the conference; they are told by what it says of itself."""
    path.with_name("conference backups").write_text("in the way")
    (copy,) = backed_up(path, "open_session")
    assert copy.parent.parent != path.parent
    _a_row_is_gone(path)

    found = newest_sound_copy(path)
    assert found is not None
    assert found.path == copy


@pytest.mark.parametrize("backups", [0, 1])
def test_the_copy_from_before_an_upgrade_is_found_too(tmp_path: Path, backups: int) -> None:
    """An older conference that was never backed up; once it was, that copy holds more."""
    path = Path(shutil.copy(OLDER, tmp_path / "older.rostrum"))
    station = opened(path)
    seq = station.live("D1-P1").floor.seq
    made = [keep_backup(station) for _ in range(backups)]
    station.close()
    (aside,) = tmp_path.glob("older before schema *.rostrum")
    before = aside.read_bytes()
    _a_row_is_gone(path)

    found = newest_sound_copy(path)
    assert found is not None
    assert found.path == (made or [aside])[0]
    assert aside.read_bytes() == before
    restore(str(path))
    again = opened(path)
    assert again.live("D1-P1").floor.seq == seq
    again.close()


@pytest.mark.parametrize("knows_second_names", [True, False])
def test_the_log_goes_with_the_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, knows_second_names: bool
) -> None:
    """Left behind, it would be carried into the copy; nothing that was kept before is overwritten."""
    if not knows_second_names:
        monkeypatch.setattr(os, "link", _refuse)
    before = {"c.rostrum": b"damaged", "c.rostrum-wal": b"its log", "c damaged.rostrum-wal": b"of earlier"}
    for name, content in (before | {"made": b"sound"}).items():
        (tmp_path / name).write_bytes(content)

    aside = put_instead(tmp_path / "made", tmp_path / "c.rostrum", "damaged")

    assert aside == tmp_path / "c damaged (2).rostrum"
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()} == {
        "c.rostrum": b"sound",
        "c damaged (2).rostrum": b"damaged",
        "c damaged (2).rostrum-wal": b"its log",
        "c damaged.rostrum-wal": b"of earlier",
    }


def _refuse(*_names: object) -> None:
    raise PermissionError


def test_a_conference_that_is_gone_comes_back(path: Path) -> None:
    """Deleted by mistake: the copies beside it are still there."""
    backed_up(path, "open_session")
    path.unlink()

    assert "What was there" not in restore(str(path))
    opened(path).close()


def test_a_copy_that_is_chosen_is_taken(path: Path) -> None:
    """An older one, from a stick; never one of another conference, nor one that is damaged too."""
    older, newest = backed_up(path, "open_session", "open_list")
    _a_row_is_gone(path)
    stick = Path(shutil.copy(older, path.with_name("from a stick.rostrum")))
    _of_another(newest)
    before = path.read_bytes()
    with pytest.raises(Refused, match="is a copy of another conference; nothing was changed"):
        restore(str(path), newest)
    _damage(newest)
    with pytest.raises(Unreachable, match="is not sound either; nothing was changed"):
        restore(str(path), newest)
    with pytest.raises(Unreachable, match="There is no file"):
        restore(str(path), path.with_name("no.rostrum"))
    assert path.read_bytes() == before

    restore(str(path), stick)
    station = opened(path)
    assert station.live("D1-P1").floor.seq == 1
    station.close()


def test_nothing_takes_the_place_of_what_can_be_opened_or_without_a_copy(path: Path) -> None:
    """Both are said, and not a byte changes."""
    before = path.read_bytes()
    with pytest.raises(Refused, match="can be opened; it stays as it is"):
        restore(str(path))
    assert path.read_bytes() == before
    _a_row_is_gone(path)
    before = path.read_bytes()
    with pytest.raises(
        Unreachable, match=r"There is no sound copy of conference\.rostrum; nothing was changed"
    ):
        restore(str(path))
    with pytest.raises(Unreachable, match="take the latest backup") as problem:
        opened(path)
    assert not isinstance(problem.value, Restorable)
    assert path.read_bytes() == before


def test_an_older_file_that_others_may_read_is_taken_from_them(path: Path) -> None:
    """When its owner opens it, its log with it, and the copies that it made of itself."""
    (copy,) = backed_up(path, "open_session")
    for file, mode in ((path, 0o644), (copy, 0o664), (copy.parent, 0o755)):
        file.chmod(mode)
    station = opened(path)
    station.do("D1-P1", "open_list")
    keep_backup(station)

    held = [*path.parent.glob("conference.rostrum*"), *copy.parent.glob("*.rostrum")]
    assert {stat.S_IMODE(file.stat().st_mode) for file in held} == {0o600}
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert len(held) == 5
    station.close()
