"""The table of items, written in by keyboard: typing or F2 begins, Tab goes on, Enter is done."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
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
from ui.models.agenda_items import LIVE, LOOK, NAMES, AgendaItemsModel
from ui.panels.parts import high
from ui.theme import Theme

_WIDTHS = {
    "number": 42, "title": 200, "kind": 94, "start": 78, "length": 64, "end": 58, "planned": 64,
    "expected": 92, "actual": 104, "who": 158, "mode": 58, "language": 50, "notes": 110,
}  # fmt: skip
_ROW, _LEAST_TITLE = 34, 170
_TITLE = NAMES.index("title")
KINDS = (
    "opening", "introduction", "keynote", "panellist", "video", "discussion", "response", "break",
    "side_event", "deadline", "note", "closing",
)  # fmt: skip
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
        if look == "strong" or str(index.data()).startswith("■"):
            option.font.setWeight(QFont.Weight.DemiBold)

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
        self.show_live(False)
        self.wear(worn)

    def wear(self, worn: Theme) -> None:
        """Sizes and colours of a theme."""
        self._worn = self.delegate.worn = worn
        self.verticalHeader().setDefaultSectionSize(high(self, _ROW))
        self._share()

    def show_live(self, live: bool) -> None:
        """The columns of the programme clock only where its programme is on."""
        for name in LIVE:
            self.setColumnHidden(NAMES.index(name), not live)
        if hasattr(self, "_worn"):
            self._share()

    def _share(self) -> None:
        """Every column as wide as it needs; the title takes what is left."""
        taken = 0
        for place, name in enumerate(NAMES):
            if name != "title":
                self.setColumnWidth(place, self._worn.px(_WIDTHS[name]))
                taken += 0 if self.isColumnHidden(place) else self._worn.px(_WIDTHS[name])
        left = self.viewport().width() - taken
        self.setColumnWidth(_TITLE, max(left, self._worn.px(_LEAST_TITLE)))

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

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 -- Qt's name
        """Another item, or another cell of it."""
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self.number())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Enter writes in the cell; Backspace and Del empty it."""
        key = Qt.Key(event.key())
        index = self.currentIndex()
        writes = bool(self.items.flags(index) & Qt.ItemFlag.ItemIsEditable)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and writes:
            self.edit(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers() and writes:
            self.items.setData(index, "")
        else:
            super().keyPressEvent(event)
