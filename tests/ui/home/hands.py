"""The program as somebody holds it: its home, and keys in whichever window."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import KEYS
from ui.application import Console
from ui.home.window import HomeWindow


def home(console: Console) -> HomeWindow:
    """Its window."""
    window = console.windows.standing["home"]
    assert isinstance(window, HomeWindow)
    return window


def key(bot: QtBot, window: QWidget, name: str) -> None:
    """A key where this window's focus is, once it has the keyboard."""
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.focusWidget() or window, *KEYS[name])
