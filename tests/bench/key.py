"""A key: from the press to the painted list, with the durable commit between, beside its bare parts.

`python -m tests.bench.key [REQUESTS REGISTRANTS]`; 500 and 5,000 unless said.
"""

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.times import SystemClock
from tests.bench.hall import OPENED, SESSION, full_hall
from tests.bench.table import heading, line
from ui.chair.window import ChairWindow
from ui.style.fonts import load_fonts
from ui.style.theme import apply_theme, load_theme
from ui.worker.desk import Desk

PRESSES = 300
SIZE = (1366, 768)


def wait_for(signal: object, press: Callable[[], object]) -> None:
    """Press, and let the loop run until the signal has come."""
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    press()
    QTimer.singleShot(5_000, loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)  # type: ignore[attr-defined]


def keys(path: Path, presses: int = PRESSES) -> tuple[list[float], list[float]]:
    """Seconds of each key press until all is painted, and of a bare repaint of the same list."""
    application = QApplication.instance() or QApplication(["rostrum"])
    assert isinstance(application, QApplication)
    load_fonts(application)
    theme = load_theme("night")
    apply_theme(application, theme)
    clock = SystemClock(starts_at=OPENED)
    desk = Desk(clock)
    window = ChairWindow(desk, clock, theme)
    window.resize(*SIZE)
    window.show()
    wait_for(desk.live, lambda: desk.open(str(path), SESSION))
    view = window.speakers.view
    view.setFocus()
    pressed, repainted = [], []
    for _ in range(presses):
        view.setCurrentIndex(view.speakers.index(5))
        application.processEvents()
        began = time.perf_counter()
        wait_for(
            desk.floor.done, lambda: QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        )
        view.viewport().repaint()
        pressed.append(time.perf_counter() - began)
        began = time.perf_counter()
        view.viewport().repaint()
        repainted.append(time.perf_counter() - began)
    window.close()
    desk.close()
    return pressed, repainted


def commits(path: Path) -> list[float]:
    """Seconds of a bare commit as durable as ours."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE act (words TEXT)")
    taken = []
    for _ in range(PRESSES):
        began = time.perf_counter()
        connection.execute("INSERT INTO act VALUES ('Canada moved down one place')")
        taken.append(time.perf_counter() - began)
    connection.close()
    return taken


def main() -> None:
    """Print the key beside the sum of its bare parts."""
    requests, registrants = (int(word) for word in (sys.argv[1:] or ("500", "5000")))
    with tempfile.TemporaryDirectory() as folder:
        path = full_hall(Path(folder) / "hall.rostrum", SystemClock(starts_at=OPENED), registrants, requests)
        pressed, repainted = keys(path)
        bare = commits(Path(folder) / "bare.sqlite")
    heading(f"A key with {requests} requests and {registrants} registrants, {PRESSES} presses")
    floor = [one + other for one, other in zip(bare, repainted, strict=True)]
    line("bare commit (WAL, FULL)", bare)
    line("bare repaint of the list", repainted)
    line("both", floor)
    line("key to paint, act on the disk", pressed, floor)


if __name__ == "__main__":
    main()
