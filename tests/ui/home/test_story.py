"""From nothing to a rehearsal, by keys: the whole program, its thread, its windows."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.conference.conference import Conference
from app.live.desk_id import Role
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING
from tests.ui.home.hands import home, key
from ui.application import Console
from ui.dialogs import file_dialogs
from ui.laptop.kinds import KINDS
from ui.laptop.options import Options
from ui.start.new_conference import NewDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")

PEOPLE = (
    "number,given,family,entity,status\nR1,Claire,Tremblay,CA,confirmed\nR2,Ingrid,Solberg,NO,confirmed\n"
)


def test_an_empty_conference_is_prepared_and_rehearsed(
    qtbot: QtBot, console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New, its home, a session, two people from the clipboard, and the rehearsal; then home again."""
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: str(tmp_path / "new"))
    assert console.windows.start is not None
    console.windows.start.new.click()
    (asked,) = console.windows.start.findChildren(NewDialog)
    asked.fields["name"].line.setText("Summit")
    asked.take.click()
    qtbot.waitUntil(lambda: console.windows.loaded is not None, timeout=10_000)
    assert console.windows.start is None
    qtbot.waitUntil(lambda: home(console).focusWidget() is home(console).page.steps.buttons["agenda"])

    key(qtbot, home(console), "Space")
    qtbot.waitUntil(lambda: console.windows.agenda is not None and console.windows.agenda.loaded is not None)
    editor = console.windows.agenda
    assert editor is not None
    key(qtbot, editor, "Ctrl+Shift+Ins")
    qtbot.waitUntil(lambda: home(console).page.sessions.list.count() == 2, timeout=10_000)
    key(qtbot, editor, "Shift+F1")
    assert home(console).page.steps.buttons["agenda"].words == "1  Agenda  ✓"

    QApplication.clipboard().setText(PEOPLE)
    key(qtbot, home(console), "Ctrl+Shift+V")
    qtbot.waitUntil(lambda: console.imports._import is not None, timeout=10_000)
    dialog = console.imports._import
    assert dialog is not None
    dialog.take.click()
    qtbot.waitUntil(lambda: home(console).page.files.list.count() == 1, timeout=10_000)
    assert home(console).page.steps.buttons["people"].words == "2  People  ✓"

    key(qtbot, home(console), "Ctrl+Shift+H")
    qtbot.waitUntil(lambda: console.windows.chair is not None and console.windows.live is not None)
    chair = console.windows.chair
    assert chair is not None
    assert console.options.rehearsal is not None
    key(qtbot, chair, "Ctrl+Shift+H")
    qtbot.waitUntil(lambda: "home" in console.windows.standing and console.windows.live is not None)
    assert console.options.rehearsal is None
    assert console.windows.chair is None
    key(qtbot, home(console), "Ctrl+1")
    assert console.windows.chair is not None


def test_the_registration_desk_of_a_laptop_comes_to_the_chair_by_its_home(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """Each acts under its own name, and the displays follow the chair."""
    path = tmp_path / "conference.rostrum"
    made = Conference("", "Summit", "Europe/Vienna", OPENING, OPENING + timedelta(days=1))
    Station.create(str(path), made, clock=SetClock(OPENING)).close()
    console = Console(qapp, Options(str(path), role=Role.REGISTRATION, clock=SetClock(OPENING)))
    qtbot.waitUntil(lambda: console.windows.loaded is not None, timeout=10_000)
    door = console.windows.registration
    assert door is not None
    key(qtbot, door, "Shift+F1")
    key(qtbot, home(console), "Ctrl+1")
    assert console.windows.chair is not None
    assert (console.windows.chair.desk.id.role, door.desk.id.role) == (Role.CHAIR, Role.REGISTRATION)
    assert console.desk is console.windows.chair.desk
    for name in KINDS:  # every window of a desk opens from here, and has the way back
        console.answer(name)
        assert name == "home" or "home" in console.windows.standing[name].rows
    door.close()
    console.close()
    console.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
