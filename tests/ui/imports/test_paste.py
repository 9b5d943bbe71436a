"""An agenda as pasted text: what is understood stands beside it, and what is wrong leads to its line."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.app.exchange.agenda.outline.told import read
from tests.app.exchange.files import VIENNA, text_file
from ui.imports.paste_dialog import PasteDialog

pytestmark = [pytest.mark.usefixtures("night"), pytest.mark.qt_log_ignore("This plugin does not support")]

TEXT = "Tuesday, 15 June\n10:00 – 11:00 Opening session, H.E. Ms Ann Sample, Austria\n2:30 <b>Panel</b>\n"


def test_what_is_pasted_is_read_while_one_writes(qtbot: QtBot, tmp_path: Path) -> None:
    """Sessions and items by day; the line that cannot be is one click away; nothing is written here."""
    dialog = PasteDialog(TEXT, VIENNA)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.changed) as told:
        pass
    assert told.args == [TEXT]

    dialog.show_plan(read(text_file(tmp_path, TEXT), ask=True))

    assert dialog.understood.toPlainText().splitlines() == [
        "TUE 15 JUNE 2021",
        "10:00–11:00  Opening session  · new",
        "        10:00  Opening session – H.E. Ms Ann Sample (AT)",
    ]
    assert dialog.counted.full_text() == "1 session, 1 item, 1 line to look at."
    qtbot.mouseClick(
        dialog.problems.viewport(),
        Qt.MouseButton.LeftButton,
        pos=dialog.problems.visualItemRect(dialog.problems.item(0)).center(),
    )
    assert dialog.text.textCursor().selectedText() == "2:30 <b>Panel</b>"
    with qtbot.waitSignal(dialog.wanted):
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    dialog.refuse("It holds no agenda.")
    assert (dialog.understood.toPlainText(), dialog.take.isEnabled()) == ("", False)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Esc again" in dialog.said.full_text()


def test_a_text_that_was_not_read_yet_is_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    """Neither while it is typed, nor by the plan of what stood there before; what was typed back is."""
    dialog = PasteDialog(TEXT, VIENNA)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.changed):
        pass
    before = read(text_file(tmp_path, TEXT), ask=True)
    dialog.show_plan(before)
    assert dialog.take.isEnabled()

    dialog.text.setPlainText(f"{TEXT}15:00 Tea\n")
    assert not dialog.take.isEnabled()
    dialog.show_plan(before)
    assert not dialog.take.isEnabled()

    dialog.text.setPlainText(TEXT)
    qtbot.waitUntil(dialog.take.isEnabled)
