"""The import window on a file that is written here, and hands that choose in its tables."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QTableView
from pytestqt.qtbot import QtBot

from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from ui.imports.dialog import ImportDialog

Open = Callable[..., ImportDialog]


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A conference to import into."""
    held = Station.open(str(make_conference(tmp_path / "c.rostrum")), clock=SetClock(OPENING))
    yield held
    held.close()


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, station: Station) -> Iterator[Open]:
    """The dialog on a list that is written here, with a station that answers at once."""
    dialogs: list[ImportDialog] = []

    def open_on(text: str, name: str = "list.csv", what: str = "registrants") -> ImportDialog:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        dialog = ImportDialog(what, ImportDesk(station).plan(what, path, ask=True))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.replan.connect(
            lambda wish: dialog.take_plan(ImportDesk(station).plan(what, path, ask=True, **wish))
        )
        dialog.show()
        qtbot.waitExposed(dialog)
        dialogs.append(dialog)
        return dialog

    yield open_on
    for dialog in dialogs:
        dialog.close()
        dialog.deleteLater()


def choose(bot: QtBot, table: QTableView, index: QModelIndex, words: str) -> None:
    """Click a cell that asks, pick a choice by its words, press Enter."""
    bot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    box = next(window for window in reversed(table.findChildren(QComboBox)) if window.isVisible())
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()


def shown(table: QTableView) -> list[list[str]]:
    """What stands in a table."""
    model = table.model()
    return [
        [str(model.index(row, place).data()) for place in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def row_of(table: QTableView, words: str) -> int:
    """The row in which a word stands."""
    return next(place for place, cells in enumerate(shown(table)) if words in " ".join(cells))
