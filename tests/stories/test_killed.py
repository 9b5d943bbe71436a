"""The program is killed at any instant: every act that was acknowledged is there, and the clock is right."""

import random
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import IO, Protocol

import pytest

from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.stories import moderate

KILLS = 12


@pytest.fixture
def conference(tmp_path: Path) -> Path:
    """A conference file with Panel 1."""
    return make_conference(tmp_path / "conference.rostrum")


class Moderator(Protocol):
    """A process that moderates: the numbers of its acts come out, and it can be killed."""

    stdout: IO[str] | None

    def kill(self) -> None:
        """No farewell."""
        ...


def moderator(conference: Path, pages: int = 1_000) -> "subprocess.Popen[str]":
    """A process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", moderate.__name__, str(conference), str(pages)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def acknowledged_until(child: Moderator, acts: int, pause: float = 0.0) -> list[int]:
    """Let it moderate until it has acknowledged so many acts, and kill it; the numbers of all that it did."""
    assert child.stdout is not None
    numbers = [int(line) for line in islice(child.stdout, acts)]
    time.sleep(pause)
    child.kill()
    return [*numbers, *(int(line) for line in child.stdout.read().split("\n")[:-1])]


def test_no_acknowledged_act_is_lost(conference: Path) -> None:
    """Killed again and again in the middle of a session, the conference always opens and goes on."""
    chance = random.Random(20210614)
    for number in range(KILLS):
        with moderator(conference, pages=(1_000, 4)[number % 2]) as child:
            acknowledged = acknowledged_until(child, chance.randint(1, 25), chance.uniform(0, 0.005))[-1]
        station = Station.open(str(conference), clock=SetClock(OPENING))
        live = station.live("D1-P1")
        station.close()

        assert live.floor.seq in (acknowledged, acknowledged + 1)
        assert [entry.seq for entry in live.entries] == list(range(1, live.floor.seq + 1))


def test_two_processes_press_at_once_and_no_act_is_lost(conference: Path) -> None:
    """Each number is acknowledged to one of them only, and stands in the journal as often: once."""
    with moderator(conference) as one, moderator(conference, pages=4) as other:
        first, second = acknowledged_until(one, 60), acknowledged_until(other, 20)
    station = Station.open(str(conference), clock=SetClock(OPENING))
    entries = station.live("D1-P1").entries
    station.close()

    assert not set(first) & set(second)
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert {*first, *second} <= {entry.seq for entry in entries}
    assert len(entries) - len({*first, *second}) <= 2


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
