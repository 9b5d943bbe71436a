"""The console opens: process start to first paint, beside an empty main window in the same interpreter."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.rehearsal.sample import sample_copy
from tests.bench.table import heading, line

RUNS = 5
ROOT = Path(__file__).parents[2]

_EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", time.monotonic(), flush=True)
        QTimer.singleShot(0, application.quit)
application = QApplication(sys.argv)
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""

_CONSOLE = """
import sys, time
from PySide6.QtCore import QTimer
from ui import application
from ui.chair.speaker_row_painter import SpeakerRowDelegate
from ui.chair.window import ChairWindow
from ui.laptop.options import Options
chair_paint, row_paint = ChairWindow.paintEvent, SpeakerRowDelegate.paint
def painted(self, event):
    chair_paint(self, event)
    print("painted", time.monotonic(), flush=True)
def listed(self, painter, option, index):
    row_paint(self, painter, option, index)
    print("listed", time.monotonic(), flush=True)
    QTimer.singleShot(0, application.QApplication.quit)
ChairWindow.paintEvent, SpeakerRowDelegate.paint = painted, listed
application.run(Options(sys.argv[1], session="D1-P1", demo=True))
"""


def measured(code: str, *words: str) -> dict[str, float]:
    """Seconds from the start of a process to each mark that it prints for the first time."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    # Without this laptop's settings: a window that was left narrow shows no list.
    with tempfile.TemporaryDirectory() as settings:
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            capture_output=True,
            text=True,
            env={**environment, "XDG_CONFIG_HOME": settings},
            check=True,
            timeout=60,
        )
    marks: dict[str, float] = {}
    for mark, at in (row.split() for row in done.stdout.splitlines()):
        marks.setdefault(mark, float(at) - began)
    return marks


def main() -> None:
    """Alternate the two, so that both meet the same weather."""
    with tempfile.TemporaryDirectory() as folder:
        path = sample_copy(Path(folder))
        empty, painted, listed = [], [], []
        for run in range(RUNS + 1):
            floor, console = measured(_EMPTY), measured(_CONSOLE, str(path))
            if run:
                empty.append(floor["painted"])
                painted.append(console["painted"])
                listed.append(console["listed"])
    heading(f"The console opens, {RUNS} runs of each")
    line("empty main window: first paint", empty)
    line("console: first paint", painted, empty)
    line("console: list painted", listed, empty)


if __name__ == "__main__":
    main()
