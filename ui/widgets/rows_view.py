"""A list of rows in a window with keys of its own: arrows move in it, every other key goes on."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget

from ui.widgets.rows_model import ROW, RowsModel

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_MOVES = tuple(getattr(Qt.Key, f"Key_{name}") for name in ("Up", "Down", "Home", "End", "PageUp", "PageDown"))
RowT = TypeVar("RowT")


class RowsView(QListWidget, Generic[RowT]):
    """Shows one model; the selection stays with its row."""

    def __init__(self, name: str, rows: Callable[[QListWidget], RowsModel[RowT]]) -> None:
        super().__init__()
        self.setObjectName("speakers")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.rows = rows(self)

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Show these; the selection stays with its row, else with its place."""
        chosen, place = self.selected(), self.currentIndex().row()
        self.rows.show(rows)
        found = self.rows.row_of(chosen)
        if rows:
            place = found if found >= 0 else min(max(place, 0), len(rows) - 1)
            if self.currentIndex().row() != place or found < 0:
                self.selectionModel().setCurrentIndex(self.rows.index(place), _SELECT)

    def select(self, key: str) -> None:
        """Go to a row, if it is there."""
        place = self.rows.row_of(key)
        if place >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(place), _SELECT)

    def selected(self) -> str:
        """The key of the row that is selected; empty when there is none."""
        row: RowT | None = self.currentIndex().data(ROW)
        return self.rows.key(row) if row is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move; everything else belongs to whatever the list stands in."""
        if event.key() in _MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()
