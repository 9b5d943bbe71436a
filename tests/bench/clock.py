"""The running clock: CPU of one core with console and room's display open and a speaker on the floor.

`python -m tests.bench.clock [SECONDS REQUESTS REGISTRANTS]`; 8, 40 and 2,000 unless said. Beside it a bare
window whose label is set anew as often.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from app.times import SystemClock
from tests.bench.hall import OPENED, SESSION, full_hall
from tests.bench.key import wait_for
from tests.bench.table import heading
from ui.chair.window import ChairWindow
from ui.console.ticker import Ticker
from ui.displays.room import RoomWindow
from ui.style.fonts import load_fonts
from ui.style.theme import apply_theme, load_theme
from ui.worker.desk import Desk


def cost(seconds: float) -> float:
    """Per cent of one core that this process takes while its event loop runs for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1_000), loop.quit)
    busy, began = time.process_time(), time.perf_counter()
    loop.exec()
    return 100 * (time.process_time() - busy) / (time.perf_counter() - began)


def bare(seconds: float) -> float:
    """A label in a window, and nothing behind it."""
    label = QLabel("0")
    label.resize(300, 100)
    label.show()
    timer = QTimer(interval=Ticker.STEP_MS)
    timer.timeout.connect(lambda: label.setText(f"{time.monotonic():.1f}"))
    timer.start()
    return cost(seconds)


def main() -> None:
    """Both, one after the other."""
    seconds, requests, registrants = (int(word) for word in (sys.argv[1:] or ("8", "40", "2000")))
    application = QApplication.instance() or QApplication(["rostrum"])
    assert isinstance(application, QApplication)
    load_fonts(application)
    theme = load_theme("night")
    apply_theme(application, theme)
    floor = bare(seconds)
    with tempfile.TemporaryDirectory() as folder:
        clock = SystemClock(starts_at=OPENED)
        path = full_hall(Path(folder) / "hall.rostrum", clock, registrants, requests)
        desk = Desk(clock)
        window, room = ChairWindow(desk, clock, theme), RoomWindow(clock, load_theme("night"))
        window.resize(1366, 768)
        room.resize(1920, 1080)
        desk.loaded.connect(room.show_loaded)
        desk.live.connect(room.show_live)
        window.show()
        room.show()
        wait_for(desk.live, lambda: desk.open(str(path), SESSION))
        wait_for(desk.floor.done, lambda: desk.floor.do("give_floor"))
        cost(1)
        running = cost(seconds)
        window.close()
        room.close()
        desk.close()
    heading(f"The running clock with {requests} requests, over {seconds} s: per cent of one core")
    print(f"{'a label set anew as often':44}{floor:8.2f} %")
    print(f"{'console and room display, a speech running':44}{running:8.2f} %")


if __name__ == "__main__":
    main()
