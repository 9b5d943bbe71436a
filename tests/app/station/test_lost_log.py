"""A cleaner deletes the log of an open conference: it is said, and nothing that was acknowledged is lost."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest

from app.errors import Unreachable, Unsaved
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.storage.tables.conference import write_conference
from app.times import SetClock
from tests.app.people import OPENING, make_conference


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A conference file."""
    return make_conference(tmp_path / "conference.rostrum")


def station(path: Path) -> Station:
    """A station on it."""
    return Station.open(str(path), clock=SetClock(OPENING))


def clean(path: Path) -> None:
    """Log and index are deleted."""
    for end in ("-wal", "-shm"):
        path.with_name(path.name + end).unlink()


def acts(path: Path) -> int:
    """How many stand in a copy of the file alone, without its log."""
    copy = Path(shutil.copy(path, path.with_suffix(".copy")))
    with closing(sqlite3.connect(copy)) as file:
        found: int = file.execute("SELECT count(*) FROM entries").fetchone()[0]
    return found


def test_the_act_is_refused_in_words_and_what_was_before_is_in_the_file(path: Path) -> None:
    """The next press goes through, into a log that is there."""
    held = station(path)
    held.do("D1-P1", "open_session")
    held.do("D1-P1", "request_floor", delegation="CA")
    clean(path)
    with pytest.raises(Unsaved, match=r"took the conference’s log away.*do the last act again"):
        held.do("D1-P1", "request_floor", delegation="NO")
    assert acts(path) == 2
    assert held.live("D1-P1").floor.waiting == ("1",)

    held.do("D1-P1", "request_floor", delegation="NO")

    again = station(path)
    assert again.live("D1-P1").floor.waiting == ("1", "2")
    again.close()
    held.close()


def _at_the_floor(held: Station) -> None:
    held.do("D1-P1", "open_session")


def _at_the_door(held: Station) -> None:
    RegistrationDesk(held).do("check_in", registrant="R2")


def _in_the_rows(held: Station) -> None:
    with held.changing("The venue") as connection:
        write_conference(connection, replace(held.load().conference, venue="Elsewhere"))


ACTS = {
    _at_the_floor: ("SELECT count(*) FROM entries", 1),
    _at_the_door: ("SELECT count(*) FROM desk_entries", 1),
    _in_the_rows: ("SELECT venue FROM conference", "Elsewhere"),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_is_acknowledged_is_in_the_file_and_not_in_the_log_alone(
    path: Path, act: Callable[[Station], None]
) -> None:
    """Whoever deletes the log, and kills the console in the same moment, takes nothing away."""
    look, there = ACTS[act]
    held = station(path)
    act(held)
    copy = Path(shutil.copy(path, path.with_suffix(".copy")))
    held.close()

    with closing(sqlite3.connect(copy)) as file:
        assert file.execute(look).fetchone() == (there,)


def test_who_reads_an_older_state_holds_up_one_act_for_a_moment_and_the_next_not_at_all(path: Path) -> None:
    """They are in the log, and go into the file when nobody reads any more."""
    held = station(path)
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM entries").fetchall()
        seconds = [_seconds(partial(held.do, "D1-P1", act)) for act in ("open_session", "open_list")]
        assert acts(path) == 0
    held.settle()

    assert acts(path) == 2
    assert seconds[0] > max(seconds[1], 0.09)
    held.close()


def _seconds(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def test_a_log_that_goes_while_an_act_is_written_is_said_and_the_act_is_looked_for(path: Path) -> None:
    """Not acknowledged, although here it could be saved: the screen shows what is on the disk."""
    held = station(path)
    clean(path)
    with pytest.raises(Unsaved, match=r"took the conference’s log away.*look whether the last act is there"):
        write_past_the_checks(held, "CA")
    assert held.live("D1-P1").floor.waiting == ("1",)
    held.close()
    assert acts(path) == 1


def test_two_desks_of_one_process_end_both_before_one_is_opened_anew(path: Path) -> None:
    """They share a log, and a new one beside the old would make a malformed file."""
    chair, editor = station(path), station(path)
    chair.do("D1-P1", "open_session")
    clean(path)
    with pytest.raises(Unsaved, match="being opened anew"):
        chair.require_in_place()
    with pytest.raises(Unreachable, match="being opened anew"):
        station(path)
    with pytest.raises(Unsaved, match="took the conference’s log away"):
        editor.require_in_place()
    with pytest.raises(Unsaved, match="log away"):
        chair.require_in_place()

    chair.do("D1-P1", "request_floor", delegation="CA")
    editor.do("D1-P1", "request_floor", delegation="NO")
    assert chair.live("D1-P1").floor.waiting == ("1", "2")
    chair.close()
    editor.close()
    assert acts(path) == 3


def test_what_another_program_wrote_meanwhile_is_never_overwritten(path: Path) -> None:
    """What only this console knew is kept in a file of its own, whose name is said."""
    held = station(path)
    held.do("D1-P1", "open_session")
    held.settle()
    clean(path)
    elsewhere = "UPDATE conference SET revision = revision + 1, venue = 'Elsewhere'"
    write = f"c = sqlite3.connect(sys.argv[1]); c.execute({elsewhere!r}); sum_anew(c); c.commit()"
    needs = "import sqlite3, sys; from tests.app.storage.by_hand import sum_anew"
    words = [sys.executable, "-c", f"{needs}; {write}; print(flush=True); input()", str(path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(Unsaved, match=r"kept in conference as this console had it\.rostrum"):
            write_past_the_checks(held, "CA")
        other.kill()
    assert held.load().conference.venue == "Elsewhere"
    held.close()
    kept = station(path.with_name("conference as this console had it.rostrum"))
    assert kept.live("D1-P1").floor.waiting == ("1",)
    kept.close()


def write_past_the_checks(held: Station, delegation: str) -> None:
    """An act in the moment before the loss is noticed."""
    held.require_in_place = lambda: None  # type: ignore[method-assign]
    try:
        held.do("D1-P1", "request_floor", delegation=delegation)
    finally:
        del held.require_in_place
