"""The tech desk's window beside the chair's, on one conference."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from app.programme.reports import Reports
from tests.ui.conftest import Podium
from tests.ui.keys import press
from ui.style.theme import Theme
from ui.tech.window import TechWindow
from ui.widgets.desk_list import DeskList
from ui.widgets.rows_model import ROW


@dataclass
class Beside:
    """The tech desk beside the chair, on one laptop."""

    podium: Podium
    window: TechWindow

    def press(self, *keys: str) -> "Beside":
        """Press keys where the focus is."""
        for key in keys:
            press(self.window, key)
        return self

    def later(self, seconds: float) -> "Beside":
        """Time passes for both."""
        self.podium.later(seconds)
        self.window._ticker.tick()
        return self

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.window.status.said.full_text()

    @property
    def reports(self) -> Reports:
        """On the disk."""
        return self.podium.desk.station.live("D1-P1").run.reports

    def rows(self, shown: DeskList) -> list[str]:
        """A list as it stands on the screen."""
        rows = [shown.rows.index(row).data(ROW) for row in range(shown.rows.rowCount())]
        return [" | ".join(part for part in (row.left, row.text, row.right) if part) for row in rows]


@pytest.fixture
def beside(qtbot: QtBot, podium: Podium, night: Theme) -> Iterator[Beside]:
    """An open session: Canada and Serbia wait on Zoom, Norway in the room."""
    podium.open(discussing=False)
    for code, mode, person in (("CA", "zoom", "R1"), ("NO", "room", "R2"), ("UN-ODC", "zoom", "R4")):
        podium.desk.floor.do("request_floor", request=code, delegation=code, mode=mode, person=person)
        podium.later(1)
    window = TechWindow(podium.desk, podium.clock, night)
    window.show()
    qtbot.waitExposed(window)
    podium.desk.begin()
    window.activateWindow()
    window.page.remote.list.setFocus()
    yield Beside(podium, window)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
