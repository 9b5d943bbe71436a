"""A damaged conference in the window: it is said, and a button opens its newest sound copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.live.desk_id import Role
from app.times import SetClock
from tests.app.people import OPENING
from tests.app.storage.by_hand import damaged_after_a_backup
from ui.application import Console
from ui.laptop.options import Options
from ui.start.window import StartWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")


@pytest.fixture(params=[Role.CHAIR, Role.TECH, Role.REGISTRATION, Role.AGENDA, Role.ROOM])
def console(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Console]:
    """Opened, in each role, on a conference that was damaged after a backup with one act."""
    path = damaged_after_a_backup(tmp_path)
    console = Console(qapp, Options(str(path), role=request.param, clock=SetClock(OPENING)))
    qtbot.waitUntil(lambda: console.windows.start is not None, timeout=10_000)
    yield console
    console.close()
    console.windows.leave_start()
    console.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def start(console: Console) -> StartWindow:
    """The first window."""
    assert console.windows.start is not None
    return console.windows.start


def test_a_button_opens_the_newest_sound_copy(qtbot: QtBot, console: Console) -> None:
    """It has the keyboard; afterwards the desk stands as it was then, and what was there is kept."""
    window = start(console)
    assert window.notice.isVisible()
    assert "conference.rostrum is damaged and was not opened" in window.notice.label.text()
    (button,) = window.notice.buttons
    assert button.accessibleName() == "Open the copy of 14 June 15:30"
    assert not console.windows.standing

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: console.windows.live is not None, timeout=10_000)
    assert console.windows.live is not None
    assert console.windows.live.floor.seq == 1
    assert console.windows.start is None
    assert Path(console.windows.loaded.address if console.windows.loaded else "").name == "conference.rostrum"
    folder = Path(console.windows.loaded.address).parent if console.windows.loaded else Path()
    assert (folder / "conference damaged.rostrum").exists()


def test_nothing_is_touched_before_the_button_is_pressed(console: Console, tmp_path: Path) -> None:
    """The first window stays, with the other ways to go on."""
    assert start(console).isVisible()
    assert start(console).open.isEnabled()
    assert not list(tmp_path.glob("conference damaged*"))
