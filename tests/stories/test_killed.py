"""The program is killed at any instant: every act that was acknowledged is there, and the clock is right."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from app.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.stories import moderate

KILLS = 12


@pytest.fixture
def conference(tmp_path: Path) -> Path:
    """A conference file with Panel 1."""
    return make_conference(tmp_path / "conference.rostrum")


def killed_after(conference: Path, acknowledged: int) -> int:
    """Let another process moderate until it has acknowledged so many acts, and kill it; the last of them."""
    with subprocess.Popen(
        [sys.executable, "-m", moderate.__name__, str(conference)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as child:
        assert child.stdout is not None
        last = 0
        for line in child.stdout:
            last = int(line)
            if last >= acknowledged:
                break
        child.kill()
        rest = child.stdout.read().split("\n")
    return max([last, *(int(line) for line in rest[:-1] if line)])


def test_no_acknowledged_act_is_lost(conference: Path) -> None:
    """Killed again and again in the middle of a session, the conference always opens and goes on."""
    chance = random.Random(20210614)
    acknowledged = 0
    for _ in range(KILLS):
        acknowledged = killed_after(conference, acknowledged + chance.randint(1, 25))
        station = Station.open(str(conference), clock=SetClock(OPENING))
        live = station.live("D1-P1")
        station.close()

        assert live.floor.seq in (acknowledged, acknowledged + 1)
        assert [entry.seq for entry in live.entries] == list(range(1, live.floor.seq + 1))


def test_the_clock_runs_on_while_the_program_is_dead(conference: Path) -> None:
    """Canada had the floor when the power failed; forty seconds later the clock shows forty seconds less."""
    clock = SetClock(OPENING)
    before = Station.open(str(conference), clock=clock)
    before.do("D1-P1", "open_session")
    before.do("D1-P1", "request_floor", delegation="CA")
    before.do("D1-P1", "give_floor")

    clock.at = OPENING.replace(second=40)
    after = Station.open(str(conference), clock=clock).live("D1-P1")

    assert after.floor.speaking is not None
    assert after.floor.speaking.remaining(clock.now()) == 140_000
