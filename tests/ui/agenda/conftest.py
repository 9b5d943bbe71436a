"""The agenda's editor on a real file, with a clock that the test sets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.agenda.plan import planned
from app.conference.sessions import Session
from app.times import SetClock, clock_text, duration_text, millis, zone
from tests.app.people import OPENING, make_conference
from tests.ui.at_once import PromptDesk
from tests.ui.keys import press
from ui.agenda.items_model import NAMES
from ui.agenda.window import AgendaWindow
from ui.style.theme import Theme

VIENNA = zone("Europe/Vienna")


@dataclass
class Office:
    """Whoever keeps the agenda: window, keys, mouse, what is on the disk."""

    window: AgendaWindow
    desk: PromptDesk
    clock: SetClock

    def press(self, *keys: str) -> "Office":
        """Press keys where the focus is."""
        for key in keys:
            press(self.window, key)
            QApplication.processEvents()  # a cell is written once its line has had the key
        return self

    def at(self, number: str, column: str = "title") -> "Office":
        """The cursor in a cell."""
        self.window.page.table.setFocus()
        self.window.page.table.choose(number, column)
        return self

    def type(self, number: str, column: str, text: str) -> "Office":
        """Write in a cell: F2, all of it anew, Enter."""
        self.at(number, column).press("F2")
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.selectAll()
        return self.press(text, "Enter")

    def drag(self, code: str, item: str, by: timedelta, *, edge: bool = False) -> "Office":
        """Take a block of the timeline with the mouse, and let it go elsewhere."""
        line = self.window.page.timeline
        block = next(block for block in line.scene.blocks if (block.code, block.item) == (code, item))
        axis = line.scene.session if item else line.scene.day
        assert axis is not None
        x = block.rect.right() - 2 if edge else block.rect.center().x()
        begun = QPoint(round(x), round(block.rect.center().y()))
        way = round(axis.width * (by / (axis.ends - axis.starts)))
        QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=begun)
        QTest.mouseMove(line, begun + QPoint(way // 2, 0))
        QTest.mouseMove(line, begun + QPoint(way, 0))
        QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=begun + QPoint(way, 0))
        return self

    def session(self, code: str = "D1-P1") -> Session:
        """As it is on the disk."""
        return self.desk.station.session(code)

    def lines(self) -> list[str]:
        """The panel on the disk, as number, start, length."""
        return [
            f"{part.item.number} {clock_text(part.start, VIENNA)} "
            f"{duration_text(millis(part.end - part.start))}{' ■' if part.hard else ''}"
            for part in planned(self.session())
        ]

    def cell(self, number: str, column: str) -> str:
        """What stands in a cell on the screen."""
        row = next(row for row in self.window.page.table.items.rows if row.number == number)
        return row.shown[NAMES.index(column)]

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.window.status.said.full_text()


AS_IT_WAS = ["1 15:30 10:00", "2 15:40 1:00:00", "3 16:40 10:00"]


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, night: Theme) -> Iterator[Office]:
    """An hour before Panel 1."""
    clock = SetClock(OPENING - timedelta(hours=1))
    desk = PromptDesk(make_conference(tmp_path / "conference.rostrum"), clock)
    window = AgendaWindow(desk, clock, night)
    QAbstractItemModelTester(
        window.page.table.items, QAbstractItemModelTester.FailureReportingMode.Fatal, window
    )
    window.show()
    qtbot.waitExposed(window)
    desk.begin()
    window.activateWindow()
    window.page.table.setFocus()
    yield Office(window, desk, clock)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()
