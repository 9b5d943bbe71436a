"""A full hall for the benchmarks: a conference with as many registrants and requests as one likes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.conference.registrants import Attendance, Registrant, Status
from app.conference.sessions import Session
from app.station.station import Station
from app.storage.tables.registrants import write_registrants
from app.times import Clock
from tests.app.people import OPENING, PANEL, make_conference

OPENED = datetime(2021, 6, 14, 13, 30, tzinfo=UTC)
SESSION = "D1-P1"


def full_hall(path: Path, clock: Clock, registrants: int, requests: int) -> Path:
    """A conference file whose Panel 1 is open, with so many people and so many waiting."""
    make_conference(path)
    station = Station.open(str(path), clock=clock)
    station.do_not_sync()
    codes = sorted(station.load().entities)
    with station.changing("The hall") as connection:
        write_registrants(connection, people(codes, registrants), ())
    station.do(SESSION, "open_session")
    station.do(SESSION, "open_list")
    for number in range(requests):
        station.do(SESSION, "request_floor", delegation=codes[number % len(codes)])
    station.close()
    return path


def people(codes: list[str], count: int) -> list[Registrant]:
    """So many confirmed persons, spread over the delegations."""
    return [
        Registrant(
            f"B{number:05}",
            f"Given{number % 97}",
            f"Family{number}",
            codes[number % len(codes)],
            attendance=Attendance.ZOOM if number % 3 else Attendance.IN_ROOM,
            status=Status.CONFIRMED,
            registered_at=OPENED - timedelta(days=4),
        )
        for number in range(count)
    ]


def an_hour(day: int) -> Session:
    """A session of an hour, so many days after the first."""
    starts = OPENING + timedelta(days=day)
    return replace(
        PANEL, code=f"M{day}", starts=starts, ends=starts + timedelta(hours=1), hard_end=None, items=()
    )
