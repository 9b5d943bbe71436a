"""The people found at the registration desk, as Qt sees them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
DISPLAY, ACCESSIBLE = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class GuestRow:
    """One line: who, of what, and how they stand in one or two words."""

    number: str
    name: str
    delegation: str
    state: str
    dim: bool = False


class GuestsModel(QAbstractListModel):
    """Rows of `GuestRow`; a new search is a new list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[GuestRow, ...] = ()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """How many were found."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """The name for the eye, the whole row in words for the ear."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == DISPLAY:
            return row.name
        return f"{row.name}, {row.delegation}, {row.state}" if role == ACCESSIBLE else None

    def show(self, rows: Sequence[GuestRow]) -> None:
        """Become these rows; the same people in the same order only change their words."""
        wanted = tuple(rows)
        if wanted == self._rows:
            return
        if [row.number for row in wanted] == [row.number for row in self._rows]:
            self._rows = wanted
            self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))
            return
        self.beginResetModel()
        self._rows = wanted
        self.endResetModel()
