"""Another desk: from an act in one process to its paint in another, on one file.

Beside it a bare look at SQLite's data_version as often as the desk looks. The clock of both is the system's
monotonic one, which processes share.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from app.live.desk_id import DeskId, Role

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.conference.registrants import Status
from app.station.station import Station
from app.storage.tables.agenda import write_sessions
from app.storage.tables.registrants import change_registrants
from app.times import SystemClock
from tests.bench.hall import OPENED, SESSION, an_hour, full_hall
from tests.bench.key import wait_for
from tests.bench.table import heading, line
from ui.chair.window import ChairWindow
from ui.style.fonts import load_fonts
from ui.style.theme import apply_theme, load_theme
from ui.worker.desk import Desk
from ui.worker.thread import LOOK_SECONDS

ACTS, PAUSE = 30, 0.17
PEOPLE, SESSIONS = 10_000, 200
ROOT = Path(__file__).parents[2]


def act(path: str) -> None:
    """The other process: an act now and then, and on its own line the instant at which it was asked for."""
    station = Station.open(path, clock=SystemClock(starts_at=OPENED), desk=DeskId(Role.TECH))
    for number in range(ACTS):
        time.sleep(PAUSE + number % 7 * 0.013)
        print(time.monotonic(), flush=True)
        station.do(SESSION, "request_floor", delegation="CA", request=f"bench{number}")
    station.close()


def painted(path: Path) -> list[float]:
    """The instants at which this process has painted a longer list."""
    application = QApplication.instance() or QApplication(["rostrum"])
    assert isinstance(application, QApplication)
    load_fonts(application)
    theme = load_theme("night")
    apply_theme(application, theme)
    clock = SystemClock(starts_at=OPENED)
    desk = Desk(clock)
    window = ChairWindow(desk, clock, theme)
    window.show()
    wait_for(desk.live, lambda: desk.open(str(path), SESSION))
    rows, instants = window.speakers.view.speakers.rowCount(), []

    def look() -> None:
        nonlocal rows
        count = window.speakers.view.speakers.rowCount()
        if count > rows:
            window.speakers.view.viewport().repaint()
            instants.extend([time.monotonic()] * (count - rows))
            rows = count
        if len(instants) == ACTS:
            loop.quit()

    loop = QEventLoop()
    desk.live.connect(look)
    QTimer.singleShot(60_000, loop.quit)
    loop.exec()
    window.close()
    desk.close()
    return instants


def looks(path: Path) -> list[float]:
    """Seconds until a bare connection sees the commit of another, looking as often."""
    writer, reader = (sqlite3.connect(path, isolation_level=None) for _ in range(2))
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("CREATE TABLE act (words TEXT)")
    taken = []
    for number in range(ACTS):
        (before,) = reader.execute("PRAGMA data_version").fetchone()
        began = time.monotonic()
        writer.execute("INSERT INTO act VALUES ('Canada')")
        time.sleep(number / ACTS * LOOK_SECONDS)
        while reader.execute("PRAGMA data_version").fetchone() == (before,):
            time.sleep(LOOK_SECONDS)
        taken.append(time.monotonic() - began)
    writer.close()
    reader.close()
    return taken


def rows_told(folder: Path) -> tuple[list[float], list[float], list[float]]:
    """Seconds of a bare read of the row that another desk has changed, until the rows and the session on the
    screen are known again, and of showing them in the chair's window.
    """
    clock, theme = SystemClock(starts_at=OPENED), load_theme("night")
    path = full_hall(folder / "rows.rostrum", clock, PEOPLE, 10)
    with (
        closing(Station.open(str(path), clock=clock)) as there,
        closing(Station.open(str(path), clock=clock)) as here,
    ):
        there.do_not_sync()
        with there.changing("The agenda") as connection:
            write_sessions(connection, [an_hour(day) for day in range(1, SESSIONS)])
        window = ChairWindow(Desk(clock), clock, theme)
        window.show()
        _shown(window, here)
        bare, known, shown = list[float](), list[float](), list[float]()
        for number in range(ACTS):
            status = Status.PENDING if number % 2 else Status.CONFIRMED
            with there.changing("The row") as connection:
                change_registrants(connection, [("B00001", {"status": status})])
            began = time.perf_counter()
            with sqlite3.connect(path) as reader:
                reader.execute("SELECT * FROM registrants WHERE number = 'B00001'").fetchone()
            bare.append(time.perf_counter() - began)
            began = time.perf_counter()
            here.load()
            here.live(SESSION)
            known.append(time.perf_counter() - began)
            loaded, live = here.load(), here.live(SESSION)
            began = time.perf_counter()
            window.show_loaded(loaded)
            window.show_live(live)
            shown.append(time.perf_counter() - began)
        window.close()
        window.desk.close()
    return bare, known, shown


def _shown(window: ChairWindow, station: Station) -> None:
    window.show_loaded(station.load())
    window.show_live(station.live(SESSION))


def main() -> None:
    """The other process acts, this one paints."""
    with tempfile.TemporaryDirectory() as folder:
        path = full_hall(Path(folder) / "hall.rostrum", SystemClock(starts_at=OPENED), 2_000, 40)
        with subprocess.Popen(
            [sys.executable, "-m", "tests.bench.desks", str(path)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        ) as other:
            instants = painted(path)
            assert other.stdout is not None
            asked = [float(row) for row in other.stdout]
        floor = looks(Path(folder) / "bare.sqlite")
        bare, known, shown = rows_told(Path(folder))
    heading(f"Another desk, {ACTS} acts on one file")
    line("a bare look, as often", floor)
    line("act here, painted there", [end - start for start, end in zip(asked, instants, strict=True)], floor)
    heading(f"A row of another desk, {PEOPLE:,} people and {SESSIONS} sessions")
    line("a bare read of that row", bare)
    line("known again (in the worker)", known, bare)
    line("shown (in the window)", shown, bare)


if __name__ == "__main__":
    act(sys.argv[1]) if len(sys.argv) > 1 else main()
