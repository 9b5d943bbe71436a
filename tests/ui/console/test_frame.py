"""The frame that stands before anything is loaded, and what comes into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.live.desk_id import Role
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from ui.application import Console
from ui.console.settings import Settings
from ui.laptop import frame as frames
from ui.laptop.frame import Frame, stand
from ui.laptop.options import Options
from ui.style.ground import ground_of
from ui.style.theme import load_theme
from ui.widgets.parts import desk_of

OPEN: list[Console] = []
"""Closed after each test, however it ends."""

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")


@pytest.fixture
def frame(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Frame]:
    """It stands, and nothing is in it; the screen counts as a large one."""
    monkeypatch.setattr(frames, "_ROOMY", 0)
    frame = Frame(ground_of("night"))
    with qtbot.waitSignal(frame.painted):
        stand(frame, None)
    yield frame  # the console deletes it with the window that it holds
    while OPEN:
        close(OPEN[0])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(qtbot: QtBot, qapp: QApplication, path: Path, role: Role, frame: Frame | None) -> Console:
    """The console of a role, in a frame or by itself."""
    settings = Settings(QSettings(str(path.with_suffix(f".{frame is None}.ini")), QSettings.Format.IniFormat))
    console = Console(qapp, Options(str(path), role, "D1-P1", clock=SetClock(OPENING)), settings, frame)
    OPEN.append(console)
    settle(qtbot, qapp, console)
    return console


def settle(qtbot: QtBot, qapp: QApplication, console: Console) -> None:
    """Whatever the worker has told by now is shown."""
    qtbot.waitUntil(lambda: console.windows.live is not None, timeout=10_000)
    done: list[bool] = []
    assert console.desk is not None
    console.desk.queue.put(lambda _held: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    qapp.processEvents()


def close(console: Console) -> None:
    """Once only."""
    OPEN.remove(console)
    console.close()


def test_the_ground_of_a_frame_is_that_of_its_theme() -> None:
    """Nothing flashes when the page comes."""
    for theme in ("night", "day"):
        assert ground_of(theme) == load_theme(theme).ground


@pytest.mark.parametrize("role", [Role.CHAIR, Role.TECH, Role.AGENDA, Role.REGISTRATION, Role.HOME])
def test_a_desk_looks_in_a_frame_as_by_itself(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, frame: Frame, role: Role
) -> None:
    """Title, size and picture are those of the desk; what closes the one closes the other."""
    path = make_conference(tmp_path / "conference.rostrum")
    bare = opened(qtbot, qapp, path, role, None)
    alone = bare.windows.parent_of_dialogs()
    assert alone is not None
    title, size, picture = alone.windowTitle(), alone.size(), alone.grab().toImage()
    close(bare)
    qapp.processEvents()

    console = opened(qtbot, qapp, path, role, frame)
    window = console.windows.parent_of_dialogs()
    assert window is not None
    assert (window.window(), desk_of(window.focusWidget() or window)) == (frame, window)
    assert (frame.windowTitle(), frame.size()) == (title, size)
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    qapp.processEvents()
    assert role is not Role.CHAIR or frame.grab().toImage() == picture
    console.answer("larger")
    assert frame.minimumSizeHint().width() <= frame.width()
    window.commands["full_screen"]()
    assert frame.isFullScreen()
    window.commands["full_screen"]()
    assert not frame.isFullScreen()
    frame.close()
    assert not window.isVisible()
    console.answer("normal")
    close(console)
    assert not isValid(frame) or not frame.isVisible()


def test_the_chairs_frame_stays_on_top_and_opens_another_conference(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, frame: Frame
) -> None:
    """The first conference's frame goes with it."""
    path = make_conference(tmp_path / "conference.rostrum")
    console = opened(qtbot, qapp, path, Role.CHAIR, frame)
    assert console.windows.chair is not None
    console.windows.chair.run("on_top")
    assert frame.windowFlags() & Qt.WindowType.WindowStaysOnTopHint

    console.windows.live = None
    console.open(str(path))
    settle(qtbot, qapp, console)
    assert not isValid(frame)
    assert console.windows.chair.window() is console.windows.chair
