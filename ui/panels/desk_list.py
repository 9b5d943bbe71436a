"""A list of the tech desk: arrows move in it, every other key goes on to the window."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui.models.desk_rows import DeskRow, DeskRowsModel
from ui.models.rows import ROW
from ui.paint.desk_row import DeskRowDelegate
from ui.theme import Theme

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_MOVES = tuple(getattr(Qt.Key, f"Key_{name}") for name in ("Up", "Down", "Home", "End", "PageUp", "PageDown"))


class DeskList(QListView):
    """Rows of `DeskRow`; the selection stays with its row."""

    def __init__(self, worn: Theme, name: str, *, left: float, right: float, two: bool = False) -> None:
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
        self.rows = DeskRowsModel(self)
        self.setModel(self.rows)
        self.painter = DeskRowDelegate(worn, self, left, right, two)
        self.setItemDelegate(self.painter)

    def show_rows(self, rows: Sequence[DeskRow]) -> None:
        """Show these; the selection stays with its row, else with its place."""
        held, place = self.selected(), self.currentIndex().row()
        self.rows.show(rows)
        found = self.rows.row_of(held)
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
        row: DeskRow | None = self.currentIndex().data(ROW)
        return row.key if row else ""

    def wear(self, worn: Theme) -> None:
        """Colours of another theme."""
        self.painter.wear(worn)
        self.doItemsLayout()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """A few rows; the layout shares out the rest."""
        return QSize(200, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """What is selected stays in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Arrows move; everything else is the window's."""
        if event.key() in _MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()
