"""A process that checks people in and out without end and prints the number of each act once acknowledged."""

import sys
from typing import TextIO

from app.live.desk_id import DeskId, Role
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.times import SystemClock


def main(path: str, pages: str = "1000", out: TextIO = sys.stdout) -> None:
    """Person after person, until killed."""
    station = Station.open(path, clock=SystemClock(), desk=DeskId(Role.REGISTRATION))
    station._connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint={int(pages)}")
    station._connection.rollback()
    desk = RegistrationDesk(station)
    while True:
        for act in ("check_in", "check_out"):
            for number in ("R2", "R3", "R4"):
                print(desk.do(act, registrant=number).entry.seq, file=out, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
