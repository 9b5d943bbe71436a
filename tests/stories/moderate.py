"""A process that moderates without end and prints the number of each act once it is acknowledged.

With a second word it carries the write-ahead log into the file after so many pages: a kill meets that too.
"""

import random
import sys
from collections.abc import Iterator

from app.errors import Refused
from app.station.station import Station
from app.times import SystemClock

DELEGATIONS = ("CA", "NO", "TR", "AT", "UN-ODC", "JP")
ACTS = ("give_floor", "give_floor", "hold", "resume", "end_statement", "undo", "redo", "ask_to_conclude")


def moderating(path: str, pages: int) -> Station:
    """A station that carries its log into the file after so many pages."""
    station = Station.open(path, clock=SystemClock())
    station._connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint={pages}")
    station._connection.rollback()
    return station


def acts(station: Station, chance: random.Random) -> Iterator[int]:
    """Act after act without end: the number of each."""
    while True:
        try:
            if station.live("D1-P1").floor.session == "scheduled":
                done = station.do("D1-P1", "open_session")
            elif chance.random() < 0.5:
                done = station.do("D1-P1", "request_floor", delegation=chance.choice(DELEGATIONS))
            else:
                done = station.do("D1-P1", chance.choice(ACTS))
        except Refused:
            continue
        yield done.entry.seq


def main(path: str, pages: str = "1000") -> None:
    """Act after act, until killed."""
    for number in acts(moderating(path, int(pages)), random.Random()):
        print(number, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
