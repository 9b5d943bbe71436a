"""Rows of frozen values as Qt sees them: changed row by row, never reset while somebody looks at them."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
# Bound once: looking an enum up costs more than painting a row.
DISPLAY, ACCESSIBLE = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
RowT = TypeVar("RowT")


class RowsModel(QAbstractListModel, Generic[RowT]):
    """`ROW` gives the row itself; text never holds a row's number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RowT] = []

    def key(self, row: RowT) -> str:
        """By what a row is known again."""
        raise NotImplementedError

    def shown(self, row: RowT) -> str:
        """The row for the eye."""
        raise NotImplementedError

    def spoken(self, row: RowT) -> str:
        """The row in words for the ear."""
        raise NotImplementedError

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """The row itself, for the eye, for the ear."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == DISPLAY:
            return self.shown(row)
        return self.spoken(row) if role == ACCESSIBLE else None

    def row_of(self, key: str) -> int:
        """The place of a row, -1 when it is not there."""
        return next((place for place, row in enumerate(self._rows) if self.key(row) == key), -1)

    def show(self, rows: Sequence[RowT]) -> None:
        """Become these rows by removing, inserting, moving and changing single ones."""
        if tuple(self._rows) == tuple(rows):
            return
        wanted = {self.key(row) for row in rows}
        for place in reversed(range(len(self._rows))):
            if self.key(self._rows[place]) not in wanted:
                self._remove(place)
        for place, row in enumerate(rows):
            self._settle(place, row)

    def _remove(self, place: int) -> None:
        self.beginRemoveRows(_NOWHERE, place, place)
        del self._rows[place]
        self.endRemoveRows()

    def _settle(self, place: int, row: RowT) -> None:
        if place >= len(self._rows) or self.key(self._rows[place]) != self.key(row):
            before = self.row_of(self.key(row))
            if before < 0:
                self.beginInsertRows(_NOWHERE, place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
                return
            self.beginMoveRows(_NOWHERE, before, before, _NOWHERE, place)
            self._rows.insert(place, self._rows.pop(before))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            index = self.index(place)
            self.dataChanged.emit(index, index)
