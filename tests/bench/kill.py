"""Killed a thousand times at random points of a session: acknowledged acts that are lost must be none.

`python -m tests.bench.kill [TIMES]`: the long form of `tests/stories/test_killed.py`; a hundred unless said.
Where the system can fork, the killed process is a fork of this one, which has everything imported.
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.bench.table import heading, line
from tests.stories import moderate
from tests.stories.test_killed import Moderator, acknowledged_until, moderator

KILLS_OF_ONE_FILE = 50


class Fork:
    """A child that moderates at once."""

    def __init__(self, conference: Path, pages: int) -> None:
        read, write = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                moderate.main(str(conference), str(pages), os.fdopen(write, "w"))
            finally:
                os._exit(1)
        os.close(write)
        self.stdout = os.fdopen(read)

    def kill(self) -> None:
        """No farewell."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def child_of(conference: Path, chance: random.Random) -> Moderator:
    """A process that moderates; every other one carries its log into the file all the time."""
    pages = chance.choice((1_000, 4))
    return Fork(conference, pages) if hasattr(os, "fork") else moderator(conference, pages)


def main() -> None:
    """Kill, open, compare; a new conference now and then."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance = random.Random(20210614)
    acknowledged = lost = broken = 0
    opened = []
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(times):
            if number % KILLS_OF_ONE_FILE == 0:
                path = make_conference(Path(folder) / f"{number}.rostrum")
            child = child_of(path, chance)
            numbers = acknowledged_until(child, chance.randint(1, 12), chance.uniform(0, 0.01))
            if child.stdout is not None:
                child.stdout.close()
            acknowledged += len(numbers)
            again = time.perf_counter()
            try:
                station = Station.open(str(path), clock=SetClock(OPENING))
                entries = station.live("D1-P1").entries
                station.close()
            except Exception as error:  # noqa: BLE001 -- whatever it is, the conference did not open
                broken += 1
                print(error)
                continue
            opened.append(time.perf_counter() - again)
            lost += len(set(numbers) - {entry.seq for entry in entries})
    heading(f"Killed {times} times, in {time.perf_counter() - began:.0f} s")
    line("opened again, with all acts", opened)
    print(f"acts acknowledged {acknowledged}, lost {lost}; times not opened again {broken}")


if __name__ == "__main__":
    main()
