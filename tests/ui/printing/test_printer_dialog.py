"""The question for a printer: Qt's own, without its file dialog."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from ui.printing.printer import printer_dialog

UI = Path(__file__).parents[3] / "ui"


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_it_offers_no_file(qtbot: QtBot) -> None:
    """Its file dialog would open every file beside the conference to learn its type."""
    dialog = printer_dialog(QPrinter(QPrinter.PrinterMode.ScreenResolution), None)
    qtbot.addWidget(dialog)
    offered = [box.itemText(row) for box in dialog.findChildren(QComboBox) for row in range(box.count())]
    browse = [button for button in dialog.findChildren(QPushButton) if button.objectName() == "fileBrowser"]

    assert not [words for words in offered if "file" in words.casefold()]
    assert not [button for button in browse if button.isVisibleTo(dialog) and button.isEnabled()]


def test_every_question_for_a_printer_is_this_one() -> None:
    """Nowhere else is Qt's dialog made."""
    made = [path.name for path in UI.rglob("*.py") if "QPrintDialog(" in path.read_text(encoding="utf-8")]

    assert made == ["printer.py"]
