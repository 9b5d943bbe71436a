"""The power goes in mid speech: on one laptop all goes on by keys, on another from paper, typed later."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.home.backups import backup
from app.station.print_desk import PrintDesk
from app.station.station import Station
from app.times import SetClock, clock_text, zone
from tests.ui.at_once import PromptDesk
from tests.ui.conftest import Podium
from tests.ui.keys import KEYS, press
from ui.on_paper.dialog import FromPaperDialog
from ui.style.theme import Theme

VIENNA = zone("Europe/Vienna")
CODE = "D1-P1"


def told(station: Station) -> tuple[object, ...]:
    """The record in words, the programme clock of the day, who spoke when, and who still waits."""
    record, live = PrintDesk(station).record_text(CODE), station.live(CODE)
    spoken = [(one.request, one.turns, one.limit_ms) for one in live.floor.done]
    return record.journal, record.lines, record.others, station.programme(CODE), spoken, live.floor.waiting


@pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")
def test_from_paper_or_by_keys_the_record_is_the_same(
    podium: Podium, qtbot: QtBot, night: Theme, tmp_path: Path
) -> None:
    """Canada speaks, Norway follows at once, Serbia is not there, Türkiye speaks; then it is closed."""
    podium.open().ask("CA", "NO", "RS", "TR", "AL").press("Space").later(40)
    backup(podium.desk.station, tmp_path / "paper.rostrum")
    wrote: list[str] = []

    def on_paper() -> str:
        """The chair looks at the watch and writes."""
        wrote.append(clock_text(podium.clock.at, VIENNA, seconds=True))
        return wrote[-1]

    podium.later(95)
    on_paper()
    podium.press("Space").later(170)
    on_paper()
    podium.press("Shift+F8", "Shift+Del").later(35)
    on_paper()
    podium.press("Space").later(150)
    on_paper()
    podium.press("Shift+F8").later(20)
    on_paper()
    podium.press("Ctrl+Shift+W", "Ctrl+Shift+W").later(900)

    clock = SetClock(podium.clock.at)
    desk = PromptDesk(tmp_path / "paper.rostrum", clock)
    dialog = FromPaperDialog(desk.station.load(), desk.station.live(CODE), clock, night)
    dialog.entered.connect(desk.floor.enter_sheet)
    desk.live.connect(dialog.show_live)
    desk.floor.entered.connect(dialog.show_entered)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.table.setFocus()
    norway, end, turkiye, over, closed = wrote
    for word in (norway, "Tab", norway, "Tab", end, "Enter", "Space", "Enter", "Enter"):
        _type(dialog, word)
    for word in (turkiye, "Tab", over, "Enter"):
        _type(dialog, word)
    sheet = dialog.table.sheet
    dialog.table.setCurrentIndex(sheet.index(sheet.place_of("closing"), 2))
    for word in (closed, "Enter", "Ctrl+Enter"):
        _type(dialog, word)

    assert desk.station.live(CODE).floor.session == "closed"
    assert told(desk.station) == told(podium.desk.station)
    QDialog.reject(dialog)
    desk.station.close()


def _type(dialog: FromPaperDialog, word: str) -> None:
    """A key, or a word letter by letter."""
    for key in (word,) if word in KEYS else word:
        press(dialog, key)
        QCoreApplication.processEvents()
