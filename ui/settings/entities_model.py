"""States and organizations as a table that is written in: what is typed is shown once it is saved."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.settings.entities import COLUMNS

Index = QModelIndex | QPersistentModelIndex
NAMES = tuple(COLUMNS)
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
_TIP, _ACCESSIBLE = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
_NOWHERE = QModelIndex()
Row = tuple[str, ...]
"""The cells of an entity in the order of the columns; the first is its code."""


class EntitiesModel(QAbstractTableModel):
    """`typed` gives a code, a column and a text; the cell keeps what it had until that is saved."""

    typed = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Become these rows: cell by cell where they are the same entities in the same order."""
        if [row[0] for row in rows] != [row[0] for row in self.rows]:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return
        for place, (before, after) in enumerate(zip(self.rows, rows, strict=True)):
            self.rows[place] = after
            for at in (at for at, text in enumerate(after) if before[at] != text):
                self.dataChanged.emit(self.index(place, at), self.index(place, at))

    def place_of(self, code: str) -> int:
        """The row of an entity, -1 when it is not there."""
        return next((place for place, row in enumerate(self.rows) if row[0] == code), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One for each entity."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One for each column."""
        return 0 if parent.isValid() else len(NAMES)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell for the eye, the pen and the ear; what may be cut stands whole in the tool tip."""
        if not index.isValid():
            return None
        text = self.rows[index.row()][index.column()]
        if role in (_DISPLAY, _EDIT):
            return text
        if role == _TIP:
            return escape(text)  # a tool tip would take outside text for markup
        if role == _ACCESSIBLE:
            return f"{COLUMNS[NAMES[index.column()]]} {text}".strip()
        return None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Tell what was typed; whether it holds is decided elsewhere."""
        if role != _EDIT or not index.isValid():
            return False
        row = self.rows[index.row()]
        if str(value) != row[index.column()]:
            self.typed.emit(row[0], NAMES[index.column()], str(value))
        return False

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == _DISPLAY:
            return COLUMNS[NAMES[section]]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything but the code can be written in."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() > 0 else flags
