"""Rows of frozen values as Qt holds them: changed row by row, never reset while somebody looks at them.

At every layout Qt asks how many there are and how high each is: it holds the answers itself, since asking
Python about three thousand takes longer than the act and the painting together.
"""

from collections.abc import Iterable, Sequence
from operator import is_
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget

Index = QModelIndex | QPersistentModelIndex
# Bound once: looking an enum up costs more than painting a row.
DISPLAY, ACCESSIBLE = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
ROW, TOOL_TIP, SIZE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.SizeHintRole
_NOWHERE = QModelIndex()
RowT = TypeVar("RowT")


def _alike(rows: Iterable[object], others: Iterable[object]) -> int:
    """How many at the beginning are the very same."""
    same = [*map(is_, rows, others)]
    return same.index(False) if False in same else len(same)


class RowsModel(Generic[RowT]):
    """What a list of Qt holds: `ROW` gives the row itself; text never holds a row's number."""

    flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    def __init__(self, held: QListWidget) -> None:
        self._held, self._model = held, held.model()
        self._rows: list[RowT] = []
        self._keys: list[str] = []

    def key(self, row: RowT) -> str:
        """By what a row is known again."""
        raise NotImplementedError

    def shown(self, row: RowT) -> str:
        """The row for the eye."""
        raise NotImplementedError

    def spoken(self, row: RowT) -> str:
        """The row in words for the ear."""
        raise NotImplementedError

    def tool_tip(self, _row: RowT) -> str:
        """What may be cut in the row."""
        return ""

    def size(self, _row: RowT) -> QSize | None:
        """How large it is; None where all are of one size."""
        return None

    def rowCount(self) -> int:
        """How many there are."""
        return len(self._rows)

    def index(self, place: int) -> QModelIndex:
        """A place as Qt names it."""
        return self._model.index(place, 0)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """The row itself, for the eye, for the ear."""
        return index.data(role)

    def row_of(self, key: str) -> int:
        """The place of a row, -1 when it is not there."""
        return self._keys.index(key) if key in self._keys else -1

    def show(self, rows: Sequence[RowT]) -> None:
        """Become these rows by removing, inserting, moving and changing single ones."""
        begin = _alike(self._rows, rows)
        end = len(rows) - _alike(reversed(self._rows[begin:]), reversed(rows[begin:]))
        keys = [self.key(row) for row in rows[begin:end]]
        wanted = set(keys)
        for place in reversed(range(begin, end + len(self._rows) - len(rows))):
            if self._keys[place] not in wanted:
                self._remove(place)
        for place, (key, row) in enumerate(zip(keys, rows[begin:end], strict=True), begin):
            if place >= len(self._keys) or self._keys[place] != key:
                self._bring(place, key, row)
            self._change(place, row)

    def resize(self) -> None:
        """All sizes anew, after a change of the text's."""
        for place, row in enumerate(self._rows):
            self._model.setData(self.index(place), self.size(row), SIZE)

    def _remove(self, place: int) -> None:
        del self._rows[place], self._keys[place]
        self._model.removeRow(place)

    def _bring(self, place: int, key: str, row: RowT) -> None:
        """The row of this key to its place, from further down or new."""
        if key in self._keys:
            before = self._keys.index(key, place)
            self._keys.insert(place, self._keys.pop(before))
            self._rows.insert(place, self._rows.pop(before))
            self._model.moveRow(_NOWHERE, before, _NOWHERE, place)
            return
        self._keys.insert(place, key)
        self._rows.insert(place, row)
        self._held.insertItem(place, "")
        self._held.item(place).setFlags(self.flags)
        self._model.setItemData(self.index(place), self._told(row))

    def _change(self, place: int, row: RowT) -> None:
        if self._rows[place] != row:
            self._model.setItemData(self.index(place), self._told(row))
        self._rows[place] = row

    def _told(self, row: RowT) -> dict[int, object]:
        told = {
            ROW: row,
            DISPLAY: self.shown(row),
            ACCESSIBLE: self.spoken(row),
            TOOL_TIP: self.tool_tip(row),
            SIZE: self.size(row),
        }
        return {int(role): value for role, value in told.items() if value is not None}
