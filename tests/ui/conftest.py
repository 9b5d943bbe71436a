"""A chair's window in front of Panel 1, with a clock that the test sets and a desk that answers at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.floor.state import Floor
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.at_once import PromptDesk
from tests.ui.keys import press
from ui.chair.window import ChairWindow
from ui.console.act_guard import ActGuard
from ui.displays.display_window import PublicWindow
from ui.style.fonts import load_fonts
from ui.style.theme import Theme, apply_theme, load_theme


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
            press(self.window, key)
        return self

    def later(self, seconds: float) -> "Podium":
        """Let time pass, and the screen see it."""
        self.clock.at += timedelta(seconds=seconds)
        self.window._ticker.tick()
        return self

    def ask(self, *delegations: str, **more: object) -> "Podium":
        """Delegations ask for the floor, a second apart."""
        for code in delegations:
            self.desk.floor.do("request_floor", delegation=code, request=code, **more)
            self.later(1)
        return self

    def open(self, *, discussing: bool = True) -> "Podium":
        """The session and its list are open, and its discussion is on air unless nobody runs the items."""
        self.desk.floor.do("open_session")
        self.desk.floor.do("open_list")
        if discussing:
            self.desk.floor.do("start_item", item="2")
        self.later(2)
        return self

    @property
    def floor(self) -> Floor:
        """The floor on the disk."""
        return self.desk.floor_now

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.window.status.said.full_text()

    def listed(self) -> list[str]:
        """The names in the list, as they stand on the screen."""
        model = self.window.speakers.view.speakers
        return [str(model.data(model.index(row))) for row in range(model.rowCount())]


@contextmanager
def shown_beside(podium: Podium, window: PublicWindow, width: int, height: int) -> Iterator[None]:
    """A display of Panel 1 beside the console, which keeps the keys."""
    window.resize(width, height)
    window.show_loaded(podium.desk.station.load())
    podium.desk.live.connect(window.show_live)
    window.show_live(podium.desk.station.live("D1-P1"))
    window.show()
    podium.bot.waitExposed(window)
    podium.window.activateWindow()
    podium.window.speakers.view.setFocus()
    yield
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def guard(qapp: QApplication) -> Iterator[ActGuard]:
    """The guard of the program before every key and click."""
    guard = ActGuard(qapp)
    yield guard
    guard.let_go()


@pytest.fixture(scope="session")
def night(qapp: QApplication) -> Theme:
    """The program's fonts and its dark theme."""
    load_fonts(qapp)
    theme = load_theme("night")
    apply_theme(qapp, theme)
    return theme


@pytest.fixture
def podium(qtbot: QtBot, tmp_path: Path, night: Theme) -> Iterator[Podium]:
    """Two minutes before Panel 1 is to open."""
    clock = SetClock(OPENING - timedelta(minutes=2))
    desk = PromptDesk(make_conference(tmp_path / "conference.rostrum"), clock)
    window = ChairWindow(desk, clock, night)
    window.show()
    qtbot.waitExposed(window)
    desk.begin()
    window.activateWindow()
    window.speakers.view.setFocus()
    yield Podium(qtbot, window, desk, clock)
    window.close()
    window.deleteLater()
    # Without a running loop nothing deferred is ever deleted, and every later test would style it again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()
