"""The items of a session as a table that is written in: what is typed is told, and shown once it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
COLUMNS = {
    "number": "No.",
    "title": "Title",
    "start": "Start",
    "length": "Length",
    "end": "Ends",
    "planned": "Planned",
    "expected": "Expected",
    "actual": "Actual",
    "who": "Who",
    "mode": "Mode",
    "language": "Lang.",
    "kind": "Kind",
    "notes": "Notes",
}
"""The columns by name, with their headings."""
NAMES = tuple(COLUMNS)
LIVE = ("planned", "expected", "actual")
"""Those that the programme clock fills."""
HARD = "■ "
"""Stands before a hard start."""
WRITTEN = frozenset(NAMES) - {"number", *LIVE}
_DISPLAY, _EDIT = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole
_TIP, _ACCESSIBLE = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
_SHORT = 8
"""What is not longer is never cut."""
LOOK = Qt.ItemDataRole.UserRole
"""Under this role a cell gives how it is set: strong, muted or plain."""
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item's cells for eye and pen, in the order of the columns. `key` tells it from others."""

    key: str
    shown: tuple[str, ...]
    written: tuple[str, ...]
    look: str = ""

    @property
    def number(self) -> str:
        """The item's number."""
        return self.written[0]


class AgendaItemsModel(QAbstractTableModel):
    """`typed` gives an item's number, a column and a text; the cell keeps what it had until that is saved.

    `overtaken` gives the same where another desk has changed the cell while somebody wrote in it.
    """

    typed = Signal(str, str, str)
    overtaken = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ItemRow] = []

    def show(self, rows: Sequence[ItemRow]) -> None:
        """Become these rows: cell by cell where they are the same items in the same order."""
        if [row.key for row in rows] != [row.key for row in self.rows]:
            self._settle(rows)
        for place, (before, after) in enumerate(zip(self.rows, rows, strict=True)):
            if before != after:
                self.rows[place] = after
                self._tell(place, before, after)

    def _tell(self, place: int, before: ItemRow, after: ItemRow) -> None:
        """Only cells that have changed: a line that is being written in is left alone."""
        for at in range(len(NAMES)):
            same = (before.shown[at], before.written[at]) == (after.shown[at], after.written[at])
            if not same or before.look != after.look:
                self.dataChanged.emit(self.index(place, at), self.index(place, at))

    def _settle(self, rows: Sequence[ItemRow]) -> None:
        """Rows are removed, moved and inserted one by one, so that the chosen one stays chosen."""
        wanted = {row.key for row in rows}
        for place in reversed(range(len(self.rows))):
            if self.rows[place].key not in wanted:
                self.beginRemoveRows(_NOWHERE, place, place)
                del self.rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            before = self.place_of(row.key)
            if before < 0:
                self.beginInsertRows(_NOWHERE, place, place)
                self.rows.insert(place, row)
                self.endInsertRows()
            elif before != place:
                self.beginMoveRows(_NOWHERE, before, before, _NOWHERE, place)
                self.rows.insert(place, self.rows.pop(before))
                self.endMoveRows()

    def place_of(self, key: str) -> int:
        """The row of an item, -1 when it is not there."""
        return next((place for place, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One for each item."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One for each column."""
        return 0 if parent.isValid() else len(NAMES)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """A cell for the eye, the pen and the ear; what may be cut stands whole in the tool tip."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _DISPLAY:
            return row.shown[index.column()]
        if role == _EDIT:
            return row.written[index.column()]
        if role == LOOK:
            return row.look
        if role == _TIP and len(row.shown[index.column()]) > _SHORT:
            return escape(row.shown[index.column()])  # a tool tip would take outside text for markup
        if role == _ACCESSIBLE:
            return f"{COLUMNS[NAMES[index.column()]].rstrip('.')} {row.written[index.column()]}".strip()
        return None

    def setData(self, index: Index, value: object, role: int = _EDIT) -> bool:
        """Tell what was typed; whether it holds is decided elsewhere."""
        if role != _EDIT or not index.isValid():
            return False
        text, row = str(value), self.rows[index.row()]
        if text != row.written[index.column()]:
            self.typed.emit(row.number, NAMES[index.column()], text)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Chosen all, written in most."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        writes = NAMES[index.column()] in WRITTEN
        return flags | Qt.ItemFlag.ItemIsEditable if writes else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """The headings of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return COLUMNS[NAMES[section]]
        return None
