"""A key: from the press to the painted list, with the durable commit between, beside its bare parts.

`python -m tests.bench.key [REQUESTS REGISTRANTS]`; else 500 and 5,000, many requests, many registrants.
"""

import gc
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.times import SystemClock
from tests.bench.hall import OPENED, SESSION, full_hall
from tests.bench.table import heading, line
from ui.chair.window import ChairWindow
from ui.style.fonts import load_fonts
from ui.style.theme import apply_theme, load_theme
from ui.worker.desk import Desk

PRESSES = 300
SIZE = (1366, 768)
SIZES = ((500, 5_000), (3_000, 5_000), (500, 100_000))
_ALT = Qt.KeyboardModifier.AltModifier


def wait_for(signal: object, press: Callable[[], object]) -> None:
    """Press, and let the loop run until the signal has come."""
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    press()
    QTimer.singleShot(5_000, loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)  # type: ignore[attr-defined]


class Painted(QObject):
    """`at_last`: the list was painted for the first time since there was news.

    It hears the news before the window does: painted between the two, a press would be waited for in vain.
    """

    at_last = Signal()

    def __init__(self, news: SignalInstance) -> None:
        super().__init__()
        self._is_new = False
        news.connect(self._note)

    def watch(self, viewport: QWidget) -> None:
        """Whose painting it is about."""
        viewport.installEventFilter(self)

    def _note(self) -> None:
        self._is_new = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The event comes before the painting: the end of it is told by the loop."""
        if self._is_new and event.type() == QEvent.Type.Paint:
            self._is_new = False
            QTimer.singleShot(0, self, self.at_last.emit)
        return False


def keys(path: Path, presses: int = PRESSES) -> tuple[list[float], list[float], list[float]]:
    """Seconds of each key press until all is painted, those worked in it, and of a bare repaint."""
    application = QApplication.instance() or QApplication(["rostrum"])
    assert isinstance(application, QApplication)
    load_fonts(application)
    theme = load_theme("night")
    apply_theme(application, theme)
    clock = SystemClock(starts_at=OPENED + timedelta(hours=1))
    desk = Desk(clock)
    painted = Painted(desk.live)
    window = ChairWindow(desk, clock, theme)
    window.resize(*SIZE)
    window.show()
    wait_for(desk.live, lambda: desk.open(str(path), SESSION))
    wait_for(desk.searchable, lambda: None)
    view = window.speakers.view
    view.setFocus()
    painted.watch(view.viewport())
    gc.freeze()  # as the program does when it stands
    pressed, worked, repainted = [], [], []
    for _ in range(presses):
        view.setCurrentIndex(view.speakers.index(5))
        application.processEvents()
        began, busy = time.perf_counter(), time.process_time()
        wait_for(painted.at_last, lambda: QTest.keyClick(view, Qt.Key.Key_Down, _ALT))
        pressed.append(time.perf_counter() - began)
        worked.append(time.process_time() - busy)
        began = time.perf_counter()
        view.viewport().repaint()
        repainted.append(time.perf_counter() - began)
    window.close()
    desk.close()
    return pressed, worked, repainted


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
    given = [int(word) for word in sys.argv[1:]]
    for requests, registrants in [(given[0], given[1])] if given else SIZES:
        measure(requests, registrants)


def measure(requests: int, registrants: int) -> None:
    """One size of hall."""
    with tempfile.TemporaryDirectory() as folder:
        path = full_hall(Path(folder) / "hall.rostrum", SystemClock(starts_at=OPENED), registrants, requests)
        pressed, worked, repainted = keys(path)
        bare = commits(Path(folder) / "bare.sqlite")
    heading(f"A key with {requests:,} requests and {registrants:,} registrants, {PRESSES} presses")
    floor = [one + other for one, other in zip(bare, repainted, strict=True)]
    line("bare commit (WAL, FULL)", bare)
    line("bare repaint of the list", repainted)
    line("both", floor)
    line("key to paint, act on the disk", pressed, floor)
    line("of it, processor time of all threads", worked)


if __name__ == "__main__":
    main()
