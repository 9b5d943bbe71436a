"""A process that moderates without end and prints the number of each act once it is acknowledged.

With a second word it carries the write-ahead log into the file after so many pages: a kill meets that too.
"""

import random
import sys
from typing import TextIO

from app.errors import Refused
from app.station.station import Station
from app.times import SystemClock

DELEGATIONS = ("CA", "NO", "TR", "AT", "UN-ODC", "JP")
ACTS = ("give_floor", "give_floor", "hold", "resume", "end_statement", "undo", "redo", "ask_to_conclude")


def main(path: str, pages: str = "1000", out: TextIO = sys.stdout) -> None:
    """Act after act, until killed."""
    station = Station.open(path, clock=SystemClock())
    station._connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint={int(pages)}")
    station._connection.rollback()
    chance = random.Random()
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
        print(done.entry.seq, file=out, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
