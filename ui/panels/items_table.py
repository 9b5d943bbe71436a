"""The table of items, written in by keyboard: typing or F2 begins, Tab goes on, Enter is done."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.programme.editing import MODES
from ui.models.agenda_items import LIVE, LOOK, NAMES, WRITTEN, AgendaItemsModel
from ui.panels.parts import high
from ui.theme import Theme

_WIDTHS = {
    "number": 46, "title": 172, "start": 86, "length": 76, "end": 80, "planned": 76,
    "expected": 104, "actual": 138, "who": 134, "mode": 68, "language": 58, "kind": 104, "notes": 78,
}  # fmt: skip
_ROW, _EDGES = 34, 4
_LIVE = NAMES.index("actual")
_TITLE = NAMES.index("title")
KINDS = (
    "opening", "introduction", "keynote", "panellist", "video", "discussion", "response", "break",
    "side_event", "deadline", "note", "closing",
)  # fmt: skip
_HINTS = QAbstractItemDelegate.EndEditHint
_EDIT, _WAS = Qt.ItemDataRole.EditRole, "was"
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Plain text in the colours of a theme; a line to write in, which knows the usual words."""

    def __init__(self, worn: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.worn = worn

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 -- Qt's name
        """What is on air is strong, what has been is muted."""
        super().initStyleOption(option, index)
        look, name = index.data(LOOK), NAMES[index.column()]
        if look == "muted" or name in ("number", "end", "planned"):
            option.palette.setColor(option.palette.ColorRole.Text, self.worn.colour("muted"))
        if self._is_current_row(index):
            option.backgroundBrush = QBrush(self.worn.colour("raised"))
        if look == "strong" or str(index.data()).startswith("■"):
            option.font.setWeight(QFont.Weight.DemiBold)

    def _is_current_row(self, index: Index) -> bool:
        view = self.parent()
        return isinstance(view, QTableView) and view.currentIndex().row() == index.row()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802 -- Qt's name
        """A line that fills its cell."""
        line = QLineEdit(parent)
        line.setObjectName("cell")
        line.setFrame(False)
        words = {"kind": KINDS, "mode": MODES[1:]}.get(NAMES[index.column()])
        if words:
            line.setCompleter(QCompleter(list(words), line))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 -- Qt's name
        """What stands in the cell when somebody begins; what is being typed is never replaced."""
        assert isinstance(editor, QLineEdit)
        if editor.property(_WAS) is None:
            editor.setProperty(_WAS, index.data(_EDIT))
            editor.setText(index.data(_EDIT))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 -- Qt's name
        """What was typed, unless another desk has changed the cell meanwhile."""
        assert isinstance(editor, QLineEdit)
        assert isinstance(model, AgendaItemsModel)
        if index.data(_EDIT) == editor.property(_WAS):
            model.setData(index, editor.text())
        elif editor.text() != editor.property(_WAS):
            row = model.rows[index.row()]
            model.overtaken.emit(row.number, NAMES[index.column()], editor.text())


class ItemsTable(QTableView):
    """`chosen` gives the number of the item on which the cursor stands."""

    chosen = Signal(str)

    def __init__(self, worn: Theme) -> None:
        super().__init__()
        self.setObjectName("items")
        self.items = AgendaItemsModel(self)
        self.delegate = CellDelegate(worn, self)
        self.setModel(self.items)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Items of the session")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._worn = worn
        self.show_live(False)
        self.wear(worn)

    def wear(self, worn: Theme) -> None:
        """Sizes and colours of a theme."""
        self._worn = self.delegate.worn = worn
        self.verticalHeader().setDefaultSectionSize(high(self, _ROW))
        self._share()

    def show_live(self, live: bool) -> None:
        """The columns of the programme clock only where its programme is on."""
        if self.isColumnHidden(_LIVE) is not live:
            return
        for name in LIVE:
            self.setColumnHidden(NAMES.index(name), not live)
        self._share()

    def _share(self) -> None:
        """Every column as wide as it needs; the title takes what is left, and who speaks some of it."""
        wide = {name: self._worn.px(width) for name, width in _WIDTHS.items()}
        shown = [name for name in NAMES if not self.isColumnHidden(NAMES.index(name))]
        left = self.viewport().width() - sum(wide[name] for name in shown) - _EDGES
        if left > 0:
            wide["who"] += left * 2 // 5
            wide["title"] += left - left * 2 // 5
        for name in shown:
            self.setColumnWidth(NAMES.index(name), wide[name])

    def resizeEvent(self, event: object) -> None:  # noqa: N802 -- Qt's name
        """The title takes the room."""
        super().resizeEvent(event)  # type: ignore[arg-type] # a resize event
        self._share()

    def number(self) -> str:
        """The number of the item under the cursor; empty where there is none."""
        index = self.currentIndex()
        return self.items.rows[index.row()].number if index.isValid() else ""

    def choose(self, number: str, column: str = "") -> None:
        """The cursor onto an item, in its column or in the one where it is."""
        for place, one in enumerate(self.items.rows):
            if one.number == number:
                at = NAMES.index(column) if column else max(self.currentIndex().column(), _TITLE)
                if (place, at) != (self.currentIndex().row(), self.currentIndex().column()):
                    self.setCurrentIndex(self.items.index(place, at))

    def write_in(self, column: str) -> None:
        """Begin to write in a cell of the item."""
        self.choose(self.number(), column)
        self.edit(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 -- Qt's name
        """Tab goes on to the next cell that can be written in, and from the last of a row to the next row."""
        steps = {_HINTS.EditNextItem: 1, _HINTS.EditPreviousItem: -1}
        super().closeEditor(editor, hint if hint not in steps else _HINTS.NoHint)
        if hint in steps:
            beside = self._beside(self.currentIndex(), steps[hint])
            self.setCurrentIndex(beside)
            self.edit(beside)

    def _beside(self, index: QModelIndex, by: int) -> QModelIndex:
        columns = [at for at, name in enumerate(NAMES) if name in WRITTEN]
        cells = [(row, at) for row in range(self.items.rowCount()) for at in columns]
        place = cells.index((index.row(), index.column())) + by
        return self.items.index(*cells[place]) if 0 <= place < len(cells) else index

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 -- Qt's name
        """Another item, or another cell of it."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.viewport().update()
            self.chosen.emit(self.number())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
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
