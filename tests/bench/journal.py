"""The journal: fold of a hundred to ten thousand acts; an act, its undo and redo in a session so long."""

import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from app.floor import events as ev
from app.floor.fold import fold
from app.journal.entries import Entry, Event
from app.station.station import Station
from app.storage import journal
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.bench.table import heading, line

SIZES = (100, 1_000, 10_000)


def timed(work: Callable[[], object], times: int = 5) -> list[float]:
    """Seconds of each of several runs."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return taken


def long_session(acts: int) -> list[Entry]:
    """A session in which delegation after delegation asks, speaks, is held, goes on and ends."""
    events: list[Event] = [ev.SessionOpened()]
    for number in range(acts // 5):
        name = f"r{number}"
        asked = ev.FloorRequested(name, "CA", "statement", "room", "chair", OPENING)
        given = ev.FloorGiven(name, 180_000)
        events += [asked, given, ev.StatementHeld(name), ev.StatementResumed(name), ev.StatementEnded(name)]
    return [
        Entry(seq, OPENING + timedelta(seconds=seq), event)
        for seq, event in enumerate(events[:acts], start=1)
    ]


def one_more(station: Station) -> dict[str, list[float]]:
    """Seconds of an act, its undo and its redo at the end of a long session; written without waiting."""
    station.live("D1-P1")
    steps: dict[str, Callable[[], object]] = {
        "an act": lambda: station.do("D1-P1", "request_floor", delegation="NO"),
        "its undo": lambda: station.do("D1-P1", "undo"),
        "its redo": lambda: station.do("D1-P1", "redo"),
    }
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(20):
        for name, step in steps.items():
            taken[name] += timed(step, 1)
    return taken


def main() -> None:
    """A long session, folded in parts, then acted in."""
    entries = long_session(SIZES[-1])
    heading("The journal")
    smallest = timed(lambda: fold(entries[: SIZES[0]]))
    for size in SIZES:
        part = entries[:size]
        line(f"fold of {size:,} acts", timed(lambda part=part: fold(part)), smallest)  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        path = make_conference(Path(folder) / "long.rostrum")
        station = Station.open(str(path), clock=SetClock(OPENING))
        station.do_not_sync()
        number = station.session("D1-P1").id
        for entry in entries:
            journal.write(station._connection, {number: (entry,)})
        station.close()

        def opened() -> None:
            again = Station.open(str(path), clock=SetClock(OPENING))
            again.live("D1-P1")
            again.close()

        line("a file with 10,000 acts, opened and folded", timed(opened))
        station = Station.open(str(path), clock=SetClock(OPENING))
        station.do_not_sync()
        for name, taken in one_more(station).items():
            line(f"{name} after 10,000", taken, smallest)
        station.close()


if __name__ == "__main__":
    main()
