"""What is timed at which sizes: the same thing at every size, beside what it took at the smallest."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from time import process_time

from app.conference.registrants import Status
from app.conference.search import SearchIndex
from app.floor.fold import fold
from app.live.snapshot import SessionSnapshot
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.storage import journal
from app.storage.tables.agenda import write_sessions
from app.storage.tables.registrants import change_registrants
from app.times import SetClock
from tests.app.people import make_conference
from tests.bench.hall import OPENED, SESSION, an_hour, full_hall
from tests.bench.journal import long_session
from tests.bench.key import keys

ACTS = (100, 300, 1_000, 3_000, 10_000)
WAITING = (10, 30, 100, 300, 1_000, 3_000)
SESSIONS = (1, 4, 20, 100, 400)
PEOPLE = (100, 1_000, 10_000, 100_000)
TIMES = 5
AT = OPENED + timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Curve:
    """Figures by name, each with the seconds of several runs at every size."""

    of: str
    sizes: tuple[int, ...]
    figures: dict[str, list[list[float]]] = field(default_factory=dict)

    def add(self, name: str, work: Callable[[], object], times: int = TIMES) -> None:
        """Time one more size of a figure, by the processor, once without counting."""
        taken = []
        for _ in range(times + 1):
            began = process_time()
            work()
            taken.append(process_time() - began)
        self.figures.setdefault(name, []).append(taken[1:])


@contextmanager
def _station(path: Path) -> Iterator[Station]:
    station = Station.open(str(path), clock=SetClock(AT))
    station.do_not_sync()
    yield station
    station.close()


def acts(folder: Path) -> Curve:
    """A session so long: folded, opened, acted in."""
    curve = Curve("acts in a session", ACTS)
    entries = long_session(ACTS[-1])
    for size in ACTS:
        path = make_conference(folder / f"acts{size}.rostrum")
        with _station(path) as station:
            number = station.session(SESSION).id
            for entry in entries[:size]:
                journal.write(station._connection, {number: (entry,)})
        curve.add("fold", partial(fold, entries[:size]))
        with _station(path) as station:
            station.live(SESSION)
            curve.add("an act", partial(station.do, SESSION, "request_floor", delegation="NO"))
            curve.add("an undo", partial(station.do, SESSION, "undo"))
    return curve


def waiting(folder: Path) -> Curve:
    """So many on the list: an act is answered, a key is painted."""
    curve = Curve("waiting", WAITING)
    for size in WAITING:
        path = full_hall(folder / f"waiting{size}.rostrum", SetClock(OPENED), 1_000, size)
        with _station(path) as station:
            curve.add(
                "an act", partial(_to_the_end, station, cycle(station.live(SESSION).floor.waiting[-2:]))
            )
            live = station.live(SESSION)
            curve.add("the forecast", partial(_forecast, live))
        pressed, *_ = keys(path, 20)
        curve.figures.setdefault("a key, painted", []).append(pressed[5:])
    return curve


def sessions(folder: Path) -> Curve:
    """So many sessions and a thousand people: a seat is changed, and every session known again."""
    curve = Curve("sessions", SESSIONS)
    for size in SESSIONS:
        path = full_hall(folder / f"sessions{size}.rostrum", SetClock(OPENED), 1_000, 10)
        with _station(path) as station:
            more = [an_hour(n) for n in range(1, size)]
            with station.changing("The agenda") as connection:
                write_sessions(connection, more)
            curve.add("a row changed, every session known again", partial(_changed, station))
            curve.add("an act", partial(station.do, SESSION, "request_floor", delegation="NO"))
    return curve


def _to_the_end(station: Station, requests: Iterator[str]) -> None:
    station.do(SESSION, "move", request=next(requests), to="last")


def _forecast(live: SessionSnapshot) -> None:
    """Of a list that nobody has looked through yet."""
    replace(live).forecast(AT)


def _comes_in(desk: RegistrationDesk, numbers: Iterator[str]) -> None:
    desk.do("check_in", registrant=next(numbers))


def _changed(station: Station, number: str = "B00001") -> None:
    with station.changing("The row") as connection:
        change_registrants(connection, [(number, {"status": Status.CONFIRMED})])
    for session in station.load().sessions:
        station.live(session.code)


def registrants(folder: Path) -> Curve:
    """So many people: a row is changed, one comes in, a letter is typed, an act is done."""
    curve = Curve("people", PEOPLE)
    for size in PEOPLE:
        path = full_hall(folder / f"people{size}.rostrum", SetClock(OPENED), size, 10)
        with _station(path) as station:
            loaded = station.load()
            index = SearchIndex(loaded.entities, loaded.registrants)
            curve.add("a letter of a name", partial(index.find, "family7"))
            curve.add("an act", partial(station.do, SESSION, "request_floor", delegation="NO"))
            desk = RegistrationDesk(station)
            numbers = (f"B{number:05}" for number in range(0, size, 3))
            curve.add("a check-in", partial(_comes_in, desk, numbers))
            curve.add("a row changed, every session known again", partial(_changed, station), 2)
    return curve


def measured() -> Iterator[Curve]:
    """One curve after the other."""
    with tempfile.TemporaryDirectory() as name:
        for measure in (acts, waiting, sessions, registrants):
            yield measure(Path(name))
