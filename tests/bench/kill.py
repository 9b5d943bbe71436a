"""Killed a thousand times at random points of a session: acknowledged acts that are lost must be none.

`python -m tests.bench.kill [TIMES]`: the long form of `tests/stories/test_killed.py`.
"""

import random
import sys
import tempfile
from pathlib import Path

from app.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.bench.table import heading
from tests.stories.test_killed import killed_after


def main() -> None:
    """Kill, open, compare."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    chance = random.Random(20210614)
    acknowledged = lost = unopened = 0
    heading(f"Killed {times} times")
    with tempfile.TemporaryDirectory() as folder:
        path = make_conference(Path(folder) / "conference.rostrum")
        for _ in range(times):
            acknowledged = killed_after(path, acknowledged + chance.randint(1, 12))
            try:
                station = Station.open(str(path), clock=SetClock(OPENING))
                found = station.live("D1-P1").floor.seq
                station.close()
            except Exception as error:  # noqa: BLE001 -- whatever it is, the conference did not open
                unopened += 1
                print(error)
                continue
            lost += max(acknowledged - found, 0)
            acknowledged = found
    print(f"acts acknowledged {acknowledged}, lost {lost}; times not opened again {unopened}")


if __name__ == "__main__":
    main()
