"""A process with the real console on a real file: keys come in by lines, what the screen shows goes out.

Each line of standard input is a key, a word to type, or “click” and a button's words; after each, one JSON
object says what can be seen.
"""

import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.times import Clock, SystemClock
from tests.ui.keys import press
from ui.chair.window import ChairWindow
from ui.console.act_guard import ActGuard
from ui.style.fonts import load_fonts
from ui.style.theme import apply_theme, load_theme
from ui.widgets.buttons import LiveButton
from ui.worker.desk import Desk
from ui.worker.floor_port import FloorPort


class CountingPort(FloorPort):
    """Counts the acts that are asked for."""

    asked = 0

    def _do(self, *act: Any, **arguments: Any) -> None:
        """One act; exactly one answer comes."""
        self.asked += 1
        super()._do(*act, **arguments)


class PatientDesk(Desk):
    """Knows how many acts are still to be answered."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.floor = CountingPort(self.queue, self)
        self.answered = 0
        for answer in (self.floor.done, self.refused, self.trouble):
            answer.connect(self._count)

    def call_back(self, work: Callable[[], None]) -> None:
        """In the thread, after what was asked before."""
        self.queue.put(lambda _held: work())

    def _count(self, _answer: object) -> None:
        self.answered += 1


class Screen:
    """The chair's window, and what stands on it."""

    def __init__(self, path: Path, starts_at: datetime) -> None:
        self.application = QApplication(["rostrum"])
        self.guard = ActGuard(self.application)
        load_fonts(self.application)
        theme = load_theme("night")
        apply_theme(self.application, theme)
        clock = SystemClock(starts_at=starts_at)
        self.desk = PatientDesk(clock)
        opened: list[object] = []
        self.window = ChairWindow(self.desk, clock, theme)
        self.window.show()
        self.window.activateWindow()
        self.desk.open(str(path))
        self.desk.call_back(lambda: opened.append(True))  # after everything that opening has to say
        while not opened:
            rest()
        rest()

    def settle(self) -> None:
        """Wait until every act is answered, and what the clock shows is of now."""
        rest()
        while self.desk.answered < self.desk.floor.asked:
            rest()

    def shown(self) -> dict[str, object]:
        """What a person reads."""
        window = self.window
        model = window.speakers.view.speakers
        return {
            "floor": window.floor_card._name.full_text(),
            "clock": window.floor_card.clock.text(),
            "next": window.next_card._name.full_text(),
            "says": window.page.say.full_text(),
            "session": window.strip.session.text(),
            "status": window.status.said.full_text(),
            "band": window.band._label.text() if window.band.isVisible() else "",
            "notice": window.page.notice.label.text() if window.page.notice.isVisible() else "",
            "list": [str(model.data(model.index(row))) for row in range(model.rowCount())],
        }


def click(window: ChairWindow, words: str) -> None:
    """Press a button that can be seen."""
    (button,) = (
        other
        for other in window.findChildren(LiveButton)
        if other.isVisible() and other.accessibleName() == words
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def rest() -> None:
    """Let the window and the worker go on for a moment (QTest.qWait would hold the interpreter's lock)."""
    loop = QEventLoop()
    QTimer.singleShot(10, loop.quit)
    loop.exec()


def main(path: str, starts_at: str) -> None:
    """Keys in, screens out, until killed or told to stop by the end of input."""
    screen = Screen(Path(path), datetime.fromisoformat(starts_at))
    print(json.dumps(screen.shown()), flush=True)
    for line in sys.stdin:
        if line.startswith("click "):
            click(screen.window, line.removeprefix("click ").strip())
        else:
            press(screen.window, line.strip())
        screen.settle()
        print(json.dumps(screen.shown()), flush=True)
    screen.window.close()
    screen.desk.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
