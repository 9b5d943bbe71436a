"""The disk fails under the running console: said in words that stay, and the band goes by itself."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.stories import console
from tests.stories.test_opening_session import Podium, podium, seconds

ROOT = Path(__file__).parents[2]


def until(chair: Podium, wanted: bool) -> str:
    """Look, with a key that does nothing, until the band is there or is gone; what it said last."""
    for _ in range(100):
        said = str(chair.press("Esc")["band"])
        if bool(said) is wanted:
            return said
        time.sleep(0.1)
    raise AssertionError(f"the band: {said}")


def opened(chair: Podium) -> None:
    """The session is open, its discussion on air, and three ask."""
    chair.press("Ctrl+Shift+O", "Ctrl+Shift+O", "Ctrl+L", "F8", "F8")
    chair.press("F3", "cana", "Enter", "F3", "norw", "Enter", "F3", "turk", "Enter")


def acts(path: Path) -> int:
    """How many stand in the journal of a file."""
    station = Station.open(str(path), clock=SetClock(OPENING))
    try:
        return station.live("D1-P1").floor.seq
    finally:
        station.close()


@contextmanager
def podium_on_a_small_disk(path: Path, at: datetime) -> Iterator[tuple[Podium, Path]]:
    """The console on a disk of four megabytes that only its process sees, and where it can be reached."""
    place = path.parent / "stick"
    place.mkdir()
    script = 'mount -t tmpfs -o size=4m none "$1" && cp "$2" "$1" && exec "$3" -m "$4" "$1/$5" "$6"'
    words = (str(place), str(path), sys.executable, console.__name__, path.name, at.isoformat())
    with subprocess.Popen(
        ["unshare", "-rm", "sh", "-c", script, "sh", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        yield Podium(process), Path(f"/proc/{process.pid}/root{place}")
        if process.stdin is not None:
            process.stdin.close()


def shorten_the_log(chair: Podium, path: Path) -> None:
    """By another program on the same disk: or the next act would fit where the log held the last."""
    look = f"import sqlite3; sqlite3.connect({str(path)!r}).execute('PRAGMA wal_checkpoint(TRUNCATE)')"
    there = ("-t", str(chair._process.pid), "-U", "-m", "--preserve-credentials")
    subprocess.run(["nsenter", *there, sys.executable, "-c", look], check=True)


def has_small_disks() -> bool:
    """Whether this user may make a disk that only one process sees."""
    if not shutil.which("unshare"):
        return False
    done = subprocess.run(
        ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
    )
    return done.returncode == 0


@pytest.mark.skipif(not has_small_disks(), reason="this system lets nobody make a small disk")
def test_the_disk_fills_up_and_is_emptied_again(tmp_path: Path) -> None:
    """The band stays while it is full; nothing that is shown is not saved; then the chair goes on."""
    path = make_conference(tmp_path / "conference.rostrum")
    with podium_on_a_small_disk(path, OPENING) as (chair, disk):
        opened(chair)
        shorten_the_log(chair, path.parent / "stick" / path.name)
        filler = disk / "filler"
        with pytest.raises(OSError, match="No space"), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        chair.press("F8")
        said = until(chair, wanted=True)
        assert said.startswith("Not saved since 15:30:")
        assert ": the disk is full. The last act was not saved. Make room, or save a copy elsewhere" in said
        time.sleep(5)
        assert chair.press("Esc")["band"] == said
        assert (chair.screen["floor"], chair.screen["next"]) == ("The Chair", "Canada")
        assert chair.screen["list"] == ["Canada", "Norway", "Turkey"]

        filler.unlink()
        until(chair, wanted=False)
        assert chair.screen["status"] == "Saving works again."
        chair.press("F8")
        assert (chair.screen["floor"], chair.screen["next"]) == ("Canada", "Norway")
        shutil.copy(disk / path.name, tmp_path / "seen.rostrum")
        shutil.copy(disk / f"{path.name}-wal", tmp_path / "seen.rostrum-wal")
    assert acts(tmp_path / "seen.rostrum") == 8


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the files of a running process")
def test_the_disk_takes_no_more_of_the_file(tmp_path: Path) -> None:
    """A limit on the size of its files, set and lifted while the console runs."""
    import resource

    path = make_conference(tmp_path / "conference.rostrum")
    with podium(path, OPENING) as chair:
        opened(chair)
        pid = chair._process.pid
        before = resource.prlimit(pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        chair.press("F8")
        said = until(chair, wanted=True)
        assert said.startswith("Not saved since 15:30:")
        assert "Save a copy elsewhere and open it." in said
        assert chair.screen["floor"] == "The Chair"
        assert acts(path) == 7

        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)
        until(chair, wanted=False)
        chair.press("F8")
        assert chair.screen["floor"] == "Canada"
    assert acts(path) == 8


def test_after_a_kill_in_mid_speech_the_chair_says_whether_the_time_counts(tmp_path: Path) -> None:
    """Eighty-five seconds without a console; not counted, the speaker has them still."""
    path = make_conference(tmp_path / "conference.rostrum")
    with podium(path, OPENING) as chair:
        opened(chair)
        chair.press("F8")
        chair.pull_the_plug()
    station = Station.open(str(path), clock=SetClock(OPENING))
    speech = station.live("D1-P1").floor.speaking
    station.close()
    assert speech is not None

    with podium(path, speech.started + timedelta(seconds=85)) as chair:
        assert chair.screen["floor"] == "Canada"
        assert str(chair.screen["notice"]).startswith("Rostrum stopped at 15:30:")
        assert "while Canada had the floor. The clock ran 1:" in str(chair.screen["notice"])
        counted = seconds(str(chair.screen["clock"]))
        chair.press("click Do not count")
        assert chair.screen["notice"] == ""
        given_back = seconds(str(chair.screen["clock"])) - counted
        assert 60 <= given_back <= 120
        chair.press("Ctrl+Z")
        assert seconds(str(chair.screen["clock"])) <= counted
    with podium(path, speech.started + timedelta(seconds=170)) as chair:
        assert chair.screen["floor"] == "Canada"
        assert chair.screen["notice"] == ""
