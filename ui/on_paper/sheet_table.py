"""The table of the sheet from paper: typing begins, Enter (or Tab) goes on, Space ticks who was absent."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.on_paper.sheet_model import ABSENT, END, LOOK, NAME, NUMBER, START, WRONG, SheetModel
from ui.style.theme import Theme
from ui.widgets.labels import high
from ui.widgets.written_table import Index, WrittenCell, written_by_keyboard

_WIDTHS = (66, 340, 88, 148, 66)
_ROW = 32
_HINTS = QAbstractItemDelegate.EndEditHint


class SheetCell(WrittenCell):
    """A cell that knows the delegations."""

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._names = names

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """What was typed is strong; what is wrong stands out in words and colour."""
        super().initStyleOption(option, index)
        look = index.data(LOOK)
        colour = "over" if index.column() == WRONG else "muted" if index.column() == NUMBER else "text"
        option.palette.setColor(option.palette.ColorRole.Text, self.theme.colour(colour))
        if look == "session" and index.column() == NAME:
            option.font.setWeight(QFont.Weight.DemiBold)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QLineEdit:
        """A line that knows the names where one is wanted."""
        line = super().createEditor(parent, option, index)
        if index.column() == NAME:
            known = QCompleter(list(self._names), line)
            known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(known)
        return line


class SheetTable(QTableView):
    """Shows one model; the cells that can be written in follow each other by Tab and Enter."""

    def __init__(self, theme: Theme, names: Sequence[str], clock: Callable[[Any], str]) -> None:
        super().__init__()
        self.sheet = SheetModel(clock, self)
        self.setModel(self.sheet)
        self.delegate = SheetCell(theme, names, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("What was written on paper")
        written_by_keyboard(self)
        self.verticalHeader().setDefaultSectionSize(high(self, _ROW))
        self.clicked.connect(self._ticked)
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, theme.px(width))
        self.horizontalHeader().setSectionResizeMode(WRONG, QHeaderView.ResizeMode.Stretch)

    @property
    def place(self) -> int:
        """The row under the cursor."""
        return self.currentIndex().row()

    def begin(self) -> None:
        """The cursor onto the first cell beside a speaker that can be written in, else beside an item."""
        cells = self._cells()
        speakers = [cell for cell in cells if not self.sheet.rows[cell[0]].of_session]
        for cell in (*speakers, *cells)[:1]:
            self.setCurrentIndex(self.sheet.index(*cell))

    def write_in(self, place: int, column: int) -> None:
        """Begin to write in a cell."""
        self.setCurrentIndex(self.sheet.index(place, column))
        self.edit(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab and Enter go on to the next cell that can be written in; Esc stays."""
        steps = {_HINTS.EditNextItem: 1, _HINTS.SubmitModelCache: 1, _HINTS.EditPreviousItem: -1}
        super().closeEditor(editor, _HINTS.NoHint if hint in steps else hint)
        self._go_on(steps.get(hint, 0))

    def _ticked(self, index: QModelIndex) -> None:
        if index.column() == ABSENT:
            self.sheet.tick(index.row())

    def _go_on(self, by: int) -> None:
        """To the next or the one before of the cells that can be written in."""
        cells, now = self._cells(), (self.place, self.currentIndex().column())
        ahead = [cell for cell in cells if (cell > now if by > 0 else cell < now)]
        if by and ahead:
            self.setCurrentIndex(self.sheet.index(*(ahead[0] if by > 0 else ahead[-1])))

    def _cells(self) -> list[tuple[int, int]]:
        columns = (NAME, START, END)
        every = ((row, at) for row in range(self.sheet.rowCount()) for at in columns)
        return [cell for cell in every if self.sheet.writes(*cell)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Space ticks, Del empties; every other letter begins to write."""
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        index, writing = self.currentIndex(), self.state() is QAbstractItemView.State.EditingState
        if not plain or not index.isValid() or writing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on(1)
        elif key == Qt.Key.Key_Space:
            self.sheet.tick(index.row())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.sheet.setData(index, "")
        else:
            super().keyPressEvent(event)
