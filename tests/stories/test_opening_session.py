"""An opening session by keys alone; the laptop dies in mid speech, and the session goes on."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.stories import console
from ui.console.act_guard import JUST


class Podium:
    """The laptop at the podium: keys go in, and it says what stands on the screen."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.screen = self._read()

    def press(self, *keys: str) -> dict[str, Any]:
        """Press keys one after the other; what stands on the screen after the last."""
        assert self._process.stdin is not None
        for key in keys:
            print(key, file=self._process.stdin, flush=True)
            self.screen = self._read()
        return self.screen

    def pull_the_plug(self) -> None:
        """No farewell."""
        self._process.kill()
        self._process.wait()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the console has died"
        read: dict[str, Any] = json.loads(line)
        return read


@contextmanager
def podium(path: Path, at: datetime) -> Iterator[Podium]:
    """The console on a conference, started at an instant."""
    with subprocess.Popen(
        [sys.executable, "-m", console.__name__, str(path), at.isoformat()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as process:
        yield Podium(process)
        if process.stdin is not None and process.poll() is None:
            process.stdin.close()


AFTER = JUST.total_seconds()
"""The same key sooner than that would be the same press."""


@pytest.fixture
def conference(tmp_path: Path) -> Path:
    """A conference file with Panel 1 at 15:30."""
    return make_conference(tmp_path / "conference.rostrum")


def seconds(clock: str) -> int:
    """A reading of the speaker clock in seconds."""
    minutes, rest = clock.removeprefix("+").split(":")
    return (int(minutes) * 60 + int(rest)) * (-1 if clock.startswith("+") else 1)


def test_a_session_is_opened_by_keys_the_laptop_dies_and_the_session_goes_on(conference: Path) -> None:
    """Nothing acknowledged is lost, and the speaker's clock has run on as the hall's did."""
    with podium(conference, OPENING - timedelta(seconds=90)) as chair:
        assert chair.screen["next"] == "The session is not open"
        chair.press("F3", "cana", "Enter", "F3", "norw", "Enter", "F3", "turk", "Enter")
        assert chair.screen["list"] == ["Canada", "Norway", "Turkey"]
        chair.press("Ctrl+Shift+O")
        assert chair.screen["session"] == "NOT OPEN"
        chair.press("Ctrl+Shift+O", "Ctrl+L")
        assert chair.screen["session"] == "SESSION OPEN"
        assert "We now turn to: Introduction." in chair.screen["says"]
        for _ in range(2):
            chair.press("Space")
            time.sleep(AFTER)
        assert "I give the floor to Canada" in chair.screen["says"]
        chair.press("Space")
        assert (chair.screen["floor"], chair.screen["next"]) == ("Canada", "Norway")
        given_at = seconds(chair.screen["clock"])
        chair.pull_the_plug()

    died_at = OPENING - timedelta(seconds=90)
    station = Station.open(str(conference), clock=SetClock(OPENING))
    speech = station.live("D1-P1").floor.speaking
    station.close()
    assert speech is not None
    assert 175 <= given_at <= 180
    assert died_at < speech.started < died_at + timedelta(seconds=60)

    with podium(conference, speech.started + timedelta(seconds=100)) as chair:
        assert chair.screen["floor"] == "Canada"
        assert chair.screen["list"] == ["Norway", "Turkey"]
        assert 60 <= seconds(chair.screen["clock"]) <= 80
        chair.press("F7")
        assert chair.screen["status"].startswith("Canada held")
        time.sleep(AFTER)
        chair.press("F7", "F8")
        assert (chair.screen["floor"], chair.screen["next"]) == ("Norway", "Turkey")
        chair.press("Ctrl+Z")
        assert (chair.screen["floor"], chair.screen["next"]) == ("Canada", "Norway")
        chair.press("Ctrl+Y", "Shift+F8", "Ctrl+Shift+W", "Ctrl+Shift+W")
        assert chair.screen["session"] == "CLOSED"
