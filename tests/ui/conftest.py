"""A chair's window in front of Panel 1, with a clock that the test sets and a desk that answers at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.floor.state import Floor
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.desk import PromptDesk
from ui.fonts import load_fonts
from ui.theme import Theme, theme, wear
from ui.windows.chair import ChairWindow


@dataclass
class Podium:
    """The chair's laptop: window, keys, clock."""

    bot: QtBot
    window: ChairWindow
    desk: PromptDesk
    clock: SetClock

    def press(self, *keys: str) -> "Podium":
        """Press keys where the focus is: F8, Space, Ctrl+Z, or a word that is typed letter by letter."""
        for key in keys:
            target = QApplication.focusWidget() or self.window
            if key in _KEYS:
                self.bot.keyClick(target, *_KEYS[key])
            else:
                self.bot.keyClicks(target, key)
        return self

    def later(self, seconds: float) -> "Podium":
        """Let time pass, and the screen see it."""
        self.clock.at += timedelta(seconds=seconds)
        self.window._ticker.tick()
        return self

    def ask(self, *delegations: str, **more: object) -> "Podium":
        """Delegations ask for the floor, a second apart."""
        for code in delegations:
            self.desk.do("request_floor", delegation=code, request=code, **more)
            self.later(1)
        return self

    def open(self) -> "Podium":
        """The session and its list are open."""
        self.desk.do("open_session")
        self.desk.do("open_list")
        self.later(2)
        return self

    @property
    def floor(self) -> Floor:
        """The floor on the disk."""
        return self.desk.floor

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.window.status.said.full_text()

    def listed(self) -> list[str]:
        """The names in the list, as they stand on the screen."""
        model = self.window.speakers.view.speakers
        return [str(model.data(model.index(row))) for row in range(model.rowCount())]


_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier
_KEYS = {
    "Space": (Qt.Key.Key_Space, _NONE),
    "Enter": (Qt.Key.Key_Return, _NONE),
    "Shift+Enter": (Qt.Key.Key_Return, _SHIFT),
    "Ctrl+Enter": (Qt.Key.Key_Return, _CTRL),
    "Esc": (Qt.Key.Key_Escape, _NONE),
    "Tab": (Qt.Key.Key_Tab, _NONE),
    "Up": (Qt.Key.Key_Up, _NONE),
    "Down": (Qt.Key.Key_Down, _NONE),
    "Home": (Qt.Key.Key_Home, _NONE),
    "Del": (Qt.Key.Key_Delete, _NONE),
    "Shift+Del": (Qt.Key.Key_Delete, _SHIFT),
    "Ctrl+Del": (Qt.Key.Key_Delete, _CTRL),
    "Alt+Up": (Qt.Key.Key_Up, _ALT),
    "Alt+Down": (Qt.Key.Key_Down, _ALT),
    "Alt+Home": (Qt.Key.Key_Home, _ALT),
    "Alt+End": (Qt.Key.Key_End, _ALT),
    "Alt+Left": (Qt.Key.Key_Left, _ALT),
    "Ctrl+Z": (Qt.Key.Key_Z, _CTRL),
    "Ctrl+Y": (Qt.Key.Key_Y, _CTRL),
    "Ctrl+K": (Qt.Key.Key_K, _CTRL),
    "Ctrl+T": (Qt.Key.Key_T, _CTRL),
    "Ctrl+L": (Qt.Key.Key_L, _CTRL),
    "Ctrl+2": (Qt.Key.Key_2, _CTRL),
    "Ctrl+Shift+O": (Qt.Key.Key_O, _CTRL | _SHIFT),
    "Ctrl+Shift+W": (Qt.Key.Key_W, _CTRL | _SHIFT),
    "Ctrl+Shift+S": (Qt.Key.Key_S, _CTRL | _SHIFT),
    "Ctrl+Shift+R": (Qt.Key.Key_R, _CTRL | _SHIFT),
    **{f"F{number}": (getattr(Qt.Key, f"Key_F{number}"), _NONE) for number in (1, 3, 6, 7, 8, 9, 12)},
    **{f"Shift+F{number}": (getattr(Qt.Key, f"Key_F{number}"), _SHIFT) for number in (6, 7, 8, 9)},
}


@pytest.fixture(scope="session")
def night(qapp: QApplication) -> Theme:
    """The program's fonts and its dark theme."""
    load_fonts(qapp)
    worn = theme("night")
    wear(qapp, worn)
    return worn


@pytest.fixture
def podium(qtbot: QtBot, tmp_path: Path, night: Theme) -> Iterator[Podium]:
    """Two minutes before Panel 1 is to open."""
    clock = SetClock(OPENING - timedelta(minutes=2))
    desk = PromptDesk(make_conference(tmp_path / "conference.rostrum"), clock)
    window = ChairWindow(desk, clock, night)  # type: ignore[arg-type] # the same door
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    desk.begin()
    window.activateWindow()
    window.speakers.view.setFocus()
    yield Podium(qtbot, window, desk, clock)
    window.close()
    desk.station.close()
