"""A hundred thousand paints and signals in one process: references to None and memory must stay as they are.

`python -m tests.bench.paints [PAINTS]`; 20,000 unless said. PySide 6.12 loses references to None on Python
3.11 and aborts after some thousand calls: this would show it, in this version or in one to come.
"""

import gc
import os
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.times import SetClock
from tests.bench.hall import OPENED, SESSION, full_hall
from tests.bench.table import heading
from tests.ui.at_once import PromptDesk
from ui.chair.window import ChairWindow
from ui.displays.room import RoomWindow
from ui.style.fonts import load_fonts
from ui.style.theme import apply_theme, load_theme

EVERY = 500
PARTS = 4


class Hall:
    """Console and room display on one session, with a clock that the soak moves."""

    def __init__(self, folder: Path) -> None:
        application = QApplication.instance() or QApplication(["rostrum"])
        assert isinstance(application, QApplication)
        load_fonts(application)
        theme = load_theme("night")
        apply_theme(application, theme)
        self.application, self.clock = application, SetClock(OPENED)
        self.desk = PromptDesk(full_hall(folder / "hall.rostrum", self.clock, 200, 30), self.clock, SESSION)
        self.window, self.room = ChairWindow(self.desk, self.clock, theme), RoomWindow(self.clock, theme)  # type: ignore[arg-type]
        self.desk.loaded.connect(self.room.show_loaded)
        self.desk.live.connect(self.room.show_live)
        self.window.resize(1366, 768)
        self.room.resize(640, 360)
        self.window.show()
        self.room.show()
        self.desk.begin()
        self.desk.floor.do("give_floor")

    def paint(self, times: int) -> None:
        """A second passes, all is signalled and painted; now and then an act, and its undo."""
        parts = (self.window.floor_card.clock, self.window.speakers.view.viewport(), self.room)
        for number in range(0, times, len(parts)):
            self.clock.at += timedelta(milliseconds=40)
            self.window._ticker.tick()
            self.room._ticker.tick()
            for part in parts:
                part.repaint()
            if number % EVERY < len(parts):
                for act, more in (("hold", {}), ("resume", {}), ("undo", {}), ("undo", {})):
                    self.desk.floor.do(act, **more)
                self.application.processEvents()

    def close(self) -> None:
        """Nothing is left."""
        for one in (self.window, self.room):
            one.close()
            one.deleteLater()
        self.desk.station.close()


def none_count() -> int:
    """How often None is referred to; in Python 3.12 it is immortal, and this never changes."""
    gc.collect()
    return sys.getrefcount(None)


def resident_kb() -> int:
    """Memory that this process holds now; 0 where the system does not say so simply."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def main() -> None:
    """In four parts, with the figures after each."""
    paints = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    heading(f"{paints:,} paints, each with its signals")
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder))
        hall.paint(1_000)
        print(f"before:      None {none_count():,}, {resident_kb():,} KB")
        for part in range(PARTS):
            began = time.perf_counter()
            hall.paint(paints // PARTS)
            taken = time.perf_counter() - began
            print(f"part {part + 1} of {PARTS}: None {none_count():,}, {resident_kb():,} KB, {taken:.0f} s")
        hall.close()


if __name__ == "__main__":
    main()
