"""The table of items, written in by keyboard: typing or F2 begins, Tab goes on, Enter is done."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
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

from app.agenda.item_edits import MODES
from ui.agenda.items_model import HARD, LIVE, LOOK, NAMES, WRITTEN, AgendaItemsModel, ItemRow
from ui.style.theme import Theme
from ui.widgets.labels import high
from ui.widgets.written_table import EDIT, WAS, Index, WrittenCell, written_by_keyboard

_WIDTHS = {
    "number": 46, "title": 130, "start": 78, "length": 72, "end": 62, "planned": 78,
    "expected": 94, "actual": 112, "who": 106, "mode": 60, "language": 58, "kind": 104, "notes": 62,
}  # fmt: skip
_ROW, _EDGES, _COMFORT = 34, 4, 150
_PADDING = 24
_QUIET = ("notes", "language", "mode")
_TIMES = ("start", "length", "end", *LIVE)
_TITLE = NAMES.index("title")
KINDS = (
    "opening", "introduction", "keynote", "panellist", "video", "discussion", "response", "break",
    "side_event", "deadline", "note", "closing",
)  # fmt: skip
_HINTS = QAbstractItemDelegate.EndEditHint


class CellDelegate(WrittenCell):
    """A cell that knows the usual words."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """What is on air is strong, what has been is muted."""
        super().initStyleOption(option, index)
        look, name = index.data(LOOK), NAMES[index.column()]
        if look == "muted" or name in ("number", "end", "planned"):
            option.palette.setColor(option.palette.ColorRole.Text, self.theme.colour("muted"))
        if look == "strong" or str(index.data()).startswith(HARD):
            option.font.setWeight(QFont.Weight.DemiBold)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QLineEdit:
        """A line that knows the words that may stand there."""
        line = super().createEditor(parent, option, index)
        words = {"kind": KINDS, "mode": MODES[1:]}.get(NAMES[index.column()])
        if words:
            line.setCompleter(QCompleter(list(words), line))
        return line

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed, unless another desk has changed the cell meanwhile."""
        assert isinstance(editor, QLineEdit)
        assert isinstance(model, AgendaItemsModel)
        if index.data(EDIT) == editor.property(WAS):
            model.setData(index, editor.text())
        elif editor.text() != editor.property(WAS):
            row = model.rows[index.row()]
            model.overtaken.emit(row.number, NAMES[index.column()], editor.text())


class ItemsTable(QTableView):
    """`chosen` gives the number of the item on which the cursor stands."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("items")
        self.items = AgendaItemsModel(self)
        self.delegate = CellDelegate(theme, self)
        self.setModel(self.items)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Items of the session")
        written_by_keyboard(self)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._theme, self._live, self.all_columns = theme, False, False
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Sizes and colours of a theme."""
        self._theme = self.delegate.theme = theme
        self.verticalHeader().setDefaultSectionSize(high(self, _ROW))
        self._share()

    def show_rows(self, rows: Sequence[ItemRow], live: bool) -> None:
        """The items; the columns of the programme clock only where its programme is on."""
        self.items.show(rows)
        self._live = live
        self._share()

    def show_all_columns(self, wanted: bool) -> None:
        """Those too for which there is no room, which then lie at the side."""
        self.all_columns = wanted
        self._share()

    def _share(self) -> None:
        """Every column as wide as it needs; the title takes what is left, and who speaks some of it."""
        wide, width = self._least(), self.viewport().width() - _EDGES
        names = self._columns(wide, width)
        left = max(width - sum(wide[name] for name in names), 0)
        wide["who"] += left * 2 // 5
        wide["title"] += left - left * 2 // 5
        if self.state() is not QAbstractItemView.State.EditingState:
            self._show_columns(names)
        for name in names:
            self.setColumnWidth(NAMES.index(name), wide[name])

    def _least(self) -> dict[str, int]:
        """How wide each column is at least; no time is ever cut."""
        wide, metrics = {name: self._theme.px(least) for name, least in _WIDTHS.items()}, self.fontMetrics()
        for name in _TIMES:
            longest = metrics.horizontalAdvance(max(self._said(name), key=len, default=""))
            wide[name] = max(wide[name], longest + self._theme.px(_PADDING))
        return wide

    def _columns(self, wide: dict[str, int], width: int) -> list[str]:
        """Those that there is room for: one that says nothing of its own gives way to a readable title."""
        names = [name for name in NAMES if self._live or name not in LIVE]
        if self.all_columns:
            return names
        for name, more in self._spare():
            if name in names and sum(wide[column] for column in names) + self._theme.px(more) > width:
                names.remove(name)
        return names

    def _spare(self) -> Iterator[tuple[str, int]]:
        """What may be hidden, in turn, and how much more than the least the title is to have."""
        if self._as_planned():
            yield "planned", _COMFORT
        yield "end", _COMFORT if self._live else 0  # a length may be typed as “until 15:15”
        if self._live:
            yield from ((name, _COMFORT) for name in _QUIET if not any(self._said(name)))
            yield "kind", _COMFORT
            yield from ((name, 0) for name in _QUIET)

    def _as_planned(self) -> bool:
        return [*self._said("planned")] == [text.removeprefix(HARD) for text in self._said("start")]

    def _said(self, name: str) -> Iterator[str]:
        return (row.shown[NAMES.index(name)] for row in self.items.rows)

    def _show_columns(self, names: Sequence[str]) -> None:
        for at, name in enumerate(NAMES):
            if self.isColumnHidden(at) is (name in names):
                self.setColumnHidden(at, name not in names)
        here = self.currentIndex()
        if here.isValid() and self.isColumnHidden(here.column()):
            self.setCurrentIndex(here.siblingAtColumn(_TITLE))

    def resizeEvent(self, event: object) -> None:
        """The title takes the room."""
        super().resizeEvent(event)  # type: ignore[arg-type] # a resize event
        self._share()

    def number(self) -> str:
        """The number of the item under the cursor; empty where there is none."""
        index = self.currentIndex()
        return self.items.rows[index.row()].number if index.isValid() else ""

    def choose(self, number: str, column: str = "") -> None:
        """The cursor onto an item, in its column or in the one where it is."""
        for place, row in enumerate(self.items.rows):
            if row.number == number:
                at = NAMES.index(column) if column else max(self.currentIndex().column(), _TITLE)
                at = _TITLE if self.isColumnHidden(at) else at
                if (place, at) != (self.currentIndex().row(), self.currentIndex().column()):
                    self.setCurrentIndex(self.items.index(place, at))

    def write_in(self, column: str) -> None:
        """Begin to write in a cell of the item."""
        self.choose(self.number(), column)
        self.edit(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on to the next cell that can be written in, and from the last of a row to the next row."""
        steps = {_HINTS.EditNextItem: 1, _HINTS.EditPreviousItem: -1}
        super().closeEditor(editor, hint if hint not in steps else _HINTS.NoHint)
        if hint in steps:
            beside = self._beside(self.currentIndex(), steps[hint])
            self.setCurrentIndex(beside)
            self.edit(beside)
        self._share()

    def _beside(self, index: QModelIndex, by: int) -> QModelIndex:
        """The next cell that can be seen and written in, or the one before; the same where there is none."""
        columns = [at for at, name in enumerate(NAMES) if name in WRITTEN and not self.isColumnHidden(at)]
        cells = [(row, at) for row in range(self.items.rowCount()) for at in columns]
        here = (index.row(), index.column())
        found = [cell for cell in cells if (cell > here if by > 0 else cell < here)]
        return self.items.index(*found[0 if by > 0 else -1]) if found else index

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Another item, or another cell of it."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.viewport().update()
            self.chosen.emit(self.number())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes in the cell; Backspace and Del empty it."""
        key = Qt.Key(event.key())
        index = self.currentIndex()
        idle = self.state() is not QAbstractItemView.State.EditingState
        writes = idle and bool(self.items.flags(index) & Qt.ItemFlag.ItemIsEditable)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and writes:
            self.edit(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers() and writes:
            self.items.setData(index, "")
        else:
            super().keyPressEvent(event)
