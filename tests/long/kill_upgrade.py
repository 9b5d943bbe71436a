"""Killed at random instants of an upgrade: an older conference that does not open again must be none.

`python -m tests.long.kill_upgrade [TIMES]`: over every released schema; a hundred times unless said.
The short form stands in `tests/app/storage/test_upgrades.py`.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING

ROOT = Path(__file__).parents[2]
RELEASED = sorted((ROOT / "tests" / "data").glob("conference-schema-*.rostrum"))
MOST_STEPS = 900
"""In twenties: somewhat more than an upgrade of the oldest file takes."""

_UPGRADE = """
import os, sqlite3, sys
from app.storage import database
left, real = int(sys.argv[2]), sqlite3.dbapi2.connect
def step():
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), 9)
def connect(*words, **more):
    made = real(*words, **more)
    made.set_progress_handler(step, 20)
    return made
sqlite3.connect = sqlite3.dbapi2.connect = connect
database.connect(sys.argv[1]).close()
"""


def killed_after(path: Path, steps: int) -> bool:
    """Open a conference in a process that is killed after so many twenties of SQLite's steps; if it was."""
    words = [sys.executable, "-c", _UPGRADE, str(path), str(steps)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, check=False).returncode == -9


def opened_again(path: Path) -> int:
    """The acts of the panel in a conference that was upgraded after all. Raises Unreachable."""
    station = Station.open(str(path), clock=SetClock(OPENING))
    try:
        return station.live("D1-P1").floor.seq
    finally:
        station.close()


def asides_that_do_not_open(folder: Path) -> list[str]:
    """Copies that were put aside, and are not whole."""
    broken = []
    for aside in folder.glob("* before schema *.rostrum"):
        try:
            opened_again(Path(shutil.copy(aside, folder / "aside.rostrum")))
        except Exception:  # noqa: BLE001 -- whatever it is, it did not open
            broken.append(aside.name)
    return broken


def main() -> None:
    """Kill, open, compare."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance, began = random.Random(20210614), time.perf_counter()
    killed = 0
    broken: list[str] = []
    for number in range(times):
        released = RELEASED[number % len(RELEASED)]
        with tempfile.TemporaryDirectory() as folder:
            whole = opened_again(Path(shutil.copy(released, Path(folder) / "whole.rostrum")))
            path = Path(shutil.copy(released, Path(folder) / "older.rostrum"))
            killed += killed_after(path, chance.randint(1, MOST_STEPS))
            try:
                if opened_again(path) != whole:
                    broken.append(f"{released.name}: other acts")
            except Exception as error:  # noqa: BLE001 -- whatever it is, the conference did not open
                broken.append(f"{released.name}: {error}")
            broken += asides_that_do_not_open(Path(folder))
    print(f"Opened {times} times, {killed} of them killed on the way, in {time.perf_counter() - began:.0f} s")
    print(f"not opened again, or not as before: {len(broken)}", *broken, sep="\n")


if __name__ == "__main__":
    main()
