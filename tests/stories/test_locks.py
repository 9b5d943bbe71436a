"""SQLite's locks stay with the console, whatever it does beside: another program ends, and no act is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.stories import beside

ROOT = Path(__file__).parents[2]


def another_program(path: Path) -> None:
    """Reads and ends."""
    words = [sys.executable, "-m", "app", "show", str(path)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)


def acted(child: "subprocess.Popen[str]", path: Path) -> list[str]:
    """What it says of its first act and of three more, before each of which another program has ended."""
    assert child.stdin is not None
    assert child.stdout is not None
    told = [child.stdout.readline()]
    for _ in range(3):
        another_program(path)
        child.stdin.write("act\n")
        child.stdin.flush()
        told.append(child.stdout.readline())
    return told


@pytest.mark.parametrize("what", beside.BESIDE)
def test_an_act_is_there_after_a_kill_whatever_was_opened_beside(tmp_path: Path, what: str) -> None:
    """It is seen by another program at once, and its log is the one in the folder."""
    path = make_conference(tmp_path / "conference.rostrum")
    words = [sys.executable, "-m", beside.__name__, str(path), what]
    with subprocess.Popen(
        words, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        try:
            told = acted(child, path)
            held = [str(link.readlink()) for link in Path(f"/proc/{child.pid}/fd").glob("*")]
        finally:
            child.kill()
    assert told == ["2\n", "3\n", "4\n", "5\n"]
    assert not [name for name in held if "rostrum" in name and "deleted" in name]
    station = Station.open(str(path), clock=SetClock(OPENING))
    assert station.live("D1-P1").floor.seq == 5
    station.close()
