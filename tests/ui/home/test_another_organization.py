"""A conference of another organization, from nothing to its archive, by keys and mouse, with no command."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from xlsxwriter import Workbook

from app.conference.registrants import Status
from app.floor.state import Floor
from app.times import SetClock
from tests.ui.home.hands import home, key
from tests.ui.imports.conftest import choose, row_of
from ui.application import Console
from ui.chair.window import ChairWindow
from ui.dialogs import file_dialogs
from ui.imports.plan_model import DO
from ui.start.new_conference import NewDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "This plugin does not support")

AGENDA = """Monday, 7 December
10:00 – 10:30 Opening session, H.E. Ms Ada Byrne, Minister, Ireland
10:30 – 12:00 Panel 1: Water across borders
  - Keynote, Dr. Bo Lind (20 min)
  - Discussion (70 min)
12:00 – 13:30 Lunch
Tuesday, 8 December
9:00 – 11:00 Statements by delegations
11:00 – 11:30 Closing session
"""
MORNING = datetime(2026, 12, 7, 8, 58, tzinfo=UTC)
"""Two minutes before the opening, in Paris."""
WHO = ("Ireland", "France", "River Council", "Danube Network")


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """300 people as a secretary has them: title, merged headers, one column of names, a total, no status."""
    path = tmp_path / "participants.xlsx"
    with Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet = book.add_worksheet("List")
        sheet.merge_range(0, 0, 0, 4, "Forum on Rivers: participants (internal)")
        sheet.merge_range(2, 0, 2, 1, "Person")
        sheet.merge_range(2, 2, 2, 4, "Registration")
        sheet.write_row(3, 0, ["Name", "Organisation", "Registered on", "E-mail", "Remarks"])
        for number in range(300):
            row = 4 + number
            sheet.write_row(row, 0, [f"Miller{number:03}, Ann", WHO[number % 4]])
            sheet.write_datetime(row, 2, datetime(2026, 11, 1 + number % 28), day)
            sheet.write_row(row, 3, [f"ann{number}@rivers.example", "" if number % 50 else "vegetarian"])
        sheet.write_row(304, 0, ["Total", 300])
    return path


@pytest.fixture
def clock() -> SetClock:
    """That morning."""
    return SetClock(MORNING)


def chair(console: Console) -> ChairWindow:
    """Its window."""
    assert console.windows.chair is not None
    return console.windows.chair


def test_from_nothing_to_the_archive(
    qtbot: QtBot, console: Console, tmp_path: Path, untidy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New, agenda from a text, people from a workbook, a rehearsal, a session with a speaker, the archive."""
    _make(qtbot, console, tmp_path, monkeypatch)
    _take_the_agenda(qtbot, console)
    _take_the_people(qtbot, console, untidy, monkeypatch)
    _rehearse(qtbot, console)
    _run_the_opening(qtbot, console)

    clock = console.options.clock
    assert isinstance(clock, SetClock)
    key(qtbot, chair(console), "Shift+F1")
    monkeypatch.setattr(file_dialogs, "ask_folder", lambda *_: str(tmp_path))
    for _ in range(2):  # the second press does it
        clock.at += timedelta(seconds=3)
        home(console).run("archive")
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*archive*.zip"))), timeout=20_000)
    qtbot.waitUntil(lambda: console.windows.loaded.conference.is_archived, timeout=20_000)
    (archive,) = tmp_path.glob("*archive*.zip")
    assert any(name.endswith(".rostrum") for name in ZipFile(archive).namelist())


def _make(bot: QtBot, console: Console, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: str(folder / "rivers"))
    assert console.windows.start is not None
    console.windows.start.new.click()
    (asked,) = console.windows.start.findChildren(NewDialog)
    typed = {
        "name": "Forum on Rivers",
        "zone": "paris",
        "starts": "7.12.2026 9:00",
        "ends": "8 December 2026",
    }
    for name, words in typed.items():
        asked.fields[name].line.setText(words)
    asked.take.click()
    bot.waitUntil(lambda: console.windows.loaded is not None, timeout=10_000)


def _take_the_agenda(bot: QtBot, console: Console) -> None:
    QApplication.clipboard().setText(AGENDA)
    key(bot, home(console), "Ctrl+Shift+E")
    bot.waitUntil(lambda: console.windows.agenda is not None and console.windows.agenda.loaded is not None)
    assert console.windows.agenda is not None
    key(bot, console.windows.agenda, "Ctrl+Shift+V")
    pasted = console.imports._paste
    assert pasted is not None
    bot.waitUntil(pasted.take.isEnabled, timeout=20_000)
    pasted.take.click()
    bot.waitUntil(lambda: console.imports._import is not None, timeout=10_000)
    assert console.imports._import is not None
    console.imports._import.take.click()
    bot.waitUntil(lambda: len(console.windows.loaded.sessions) == 5, timeout=20_000)
    opening, panel = console.windows.loaded.sessions[:2]
    assert (opening.items[0].speaker, opening.items[0].entity) == ("H.E. Ms Ada Byrne", "IE")
    assert [item.duration_ms // 60_000 for item in panel.items] == [20, 70]
    key(bot, console.windows.agenda, "Shift+F1")


def _take_the_people(bot: QtBot, console: Console, untidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_dialogs, "ask_open", lambda *_: str(untidy))
    key(bot, home(console), "Ctrl+Shift+I")
    bot.waitUntil(lambda: console.imports._import is not None, timeout=20_000)
    dialog = console.imports._import
    assert dialog is not None
    if dialog.on.isVisible():
        dialog.on.click()
    table = dialog.table
    choose(bot, table, table.model().index(row_of(table, "to decide"), DO), "confirmed, all of them")
    bot.waitUntil(lambda: dialog.take.isEnabled() and "300" in dialog.take.text(), timeout=20_000)
    bot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    bot.waitUntil(lambda: len(console.windows.loaded.registrants) == 300, timeout=20_000)
    person = console.windows.loaded.registrants[0]
    assert (person.family, person.given, person.status) == ("Miller000", "Ann", Status.CONFIRMED)


def _rehearse(bot: QtBot, console: Console) -> None:
    key(bot, home(console), "Ctrl+Shift+H")
    bot.waitUntil(
        lambda: console.windows.chair is not None and console.windows.live is not None, timeout=20_000
    )
    assert console.options.rehearsal is not None
    key(bot, chair(console), "Ctrl+Shift+H")
    bot.waitUntil(lambda: "home" in console.windows.standing and console.windows.live is not None)
    assert console.options.rehearsal is None


def _run_the_opening(bot: QtBot, console: Console) -> None:
    clock = console.options.clock
    assert isinstance(clock, SetClock)
    key(bot, home(console), "Ctrl+1")
    window = chair(console)
    bot.waitUntil(lambda: window.loaded is not None and console.windows.live is not None, timeout=10_000)

    def then(name: str) -> None:
        clock.at += timedelta(seconds=3)
        window._ticker.tick()
        key(bot, window, name)

    def floor() -> Floor:
        assert console.windows.live is not None
        return console.windows.live.floor

    then("Ctrl+Shift+O")
    then("Ctrl+Shift+O")
    bot.waitUntil(lambda: floor().session == "open", timeout=10_000)
    then("Ctrl+L")
    bot.waitUntil(lambda: floor().list_open, timeout=10_000)
    then("F3")
    QTest.keyClicks(window.focusWidget(), "ireland")
    then("Enter")
    bot.waitUntil(lambda: len(floor().requests) == 1, timeout=10_000)
    then("Esc")
    then("F8")  # the item of who opens
    bot.waitUntil(lambda: floor().last_at == clock.at, timeout=10_000)
    then("F8")
    bot.waitUntil(lambda: floor().speaking is not None, timeout=10_000)
    then("Shift+F8")
    bot.waitUntil(lambda: floor().speaking is None, timeout=10_000)
    then("Ctrl+Shift+W")
    then("Ctrl+Shift+W")
    bot.waitUntil(lambda: floor().session == "closed", timeout=10_000)
