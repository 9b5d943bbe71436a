"""The console opens: process start to the first paint, the page and the painted list, beside an empty window.

`python -m tests.bench.opens [REGISTRANTS]`; without it the sample. It starts as a person starts it, with the
command itself, and all bytecode is compiled: the first run compiles, and is not counted.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.rehearsal.sample import sample_copy
from app.times import SystemClock
from tests.bench.hall import OPENED, full_hall
from tests.bench.table import heading, line

RUNS = 7
WAITING = 30
ROOT = Path(__file__).parents[2]

_EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", time.monotonic(), time.process_time(), flush=True)
        QTimer.singleShot(0, application.quit)
application = QApplication(sys.argv)
window = Window()
window.resize(1366, 768)
window.show()
application.exec()
"""

_CONSOLE = """
import sys, time
from importlib.machinery import PathFinder
def marked(owner, method, mark, then=lambda: None):
    plain = getattr(owner, method)
    def painted(self, *how):
        plain(self, *how)
        print(mark, time.monotonic(), time.process_time(), flush=True)
        then()
    setattr(owner, method, painted)
def quit():
    from PySide6.QtCore import QCoreApplication, QTimer
    QTimer.singleShot(0, QCoreApplication.quit)
def mark_window(module): marked(module.Frame, "paintEvent", "painted")
def mark_page(module): marked(module.FloorCard, "paintEvent", "page")
def mark_list(module): marked(module.SpeakerRowDelegate, "paint", "listed", quit)
MARKS = {
    "ui.laptop.frame": mark_window,
    "ui.widgets.floor_card": mark_page,
    "ui.chair.speaker_row_painter": mark_list,
}
class Marks:
    def find_spec(self, name, path=None, target=None):
        mark = MARKS.pop(name, None)
        if mark is None:
            return None
        found = PathFinder.find_spec(name, path, target)
        load = found.loader.exec_module
        found.loader.exec_module = lambda module: (load(module), mark(module))
        return found
sys.meta_path.insert(0, Marks())
sys.argv[0] = "rostrum"
from app.__main__ import main
main()
"""


def measured(code: str, compiled: str, *words: str) -> dict[str, tuple[float, float]]:
    """Seconds from the start of a process to each mark it prints for the first time, and those it worked."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
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
    marks: dict[str, tuple[float, float]] = {}
    for mark, at, worked in (row.split() for row in done.stdout.splitlines()):
        marks.setdefault(mark, (float(at) - began, float(worked)))
    return marks


def main() -> None:
    """Alternate the two, so that both meet the same weather."""
    with tempfile.TemporaryDirectory() as folder:
        people = int(sys.argv[1]) if len(sys.argv) > 1 else 0
        path, clock = Path(folder) / "hall.rostrum", SystemClock(starts_at=OPENED)
        path = full_hall(path, clock, people, WAITING) if people else sample_copy(Path(folder))
        words = ("open", str(path), "--session", "D1-P1", "--now", "2021-06-14T13:26:30Z")
        compiled = str(Path(folder) / "compiled")
        runs = [(measured(_EMPTY, compiled), measured(_CONSOLE, compiled, *words)) for _ in range(RUNS + 1)]
    taken = {mark: [console[mark] for _, console in runs[1:]] for mark in ("painted", "page", "listed")}
    empty = [floor["painted"] for floor, _ in runs[1:]]
    for place, what in enumerate(("", ", processor time alone")):
        of = f"{people:,} registrants" if people else "the sample"
        heading(f"The console opens, {of}, {RUNS} runs of each{what}")
        floor = [both[place] for both in empty]
        line("empty main window: first paint", floor)
        for mark, name in (("painted", "first paint"), ("page", "page painted"), ("listed", "list painted")):
            line(f"console: {name}", [both[place] for both in taken[mark]], floor)


if __name__ == "__main__":
    main()
