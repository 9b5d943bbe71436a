"""The list of speakers as Qt sees it: changed row by row, never reset while somebody looks at it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.face import Row

Index = QModelIndex | QPersistentModelIndex
# Bound once: looking an enum up costs more than painting a row.
DISPLAY, ACCESSIBLE = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
ROW, TOOL_TIP = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.ToolTipRole
_NOWHERE = QModelIndex()


class SpeakersModel(QAbstractListModel):
    """Rows of `ui.faces.Row`; `ROW` gives the row itself, text never holds a row's number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """How many wait."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """The delegation for the eye, the whole row in words for the ear."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == DISPLAY:
            return row.name
        if role == TOOL_TIP:
            return " · ".join(part for part in (row.name, row.remarks) if part)
        return spoken(row) if role == ACCESSIBLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row can be chosen and dragged; it can be dropped between rows, never upon one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 -- Qt's name
        """Rows move."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def request_at(self, place: int) -> str:
        """The request at a place; empty behind the last."""
        return self._rows[place].request if 0 <= place < len(self._rows) else ""

    def row_of(self, request: str) -> int:
        """The place of a request, -1 when it does not wait."""
        return next((place for place, row in enumerate(self._rows) if row.request == request), -1)

    def show(self, rows: Sequence[Row]) -> None:
        """Become these rows by removing, inserting, moving and changing single ones."""
        if tuple(self._rows) == tuple(rows):
            return
        wanted = {row.request for row in rows}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].request not in wanted:
                self._remove(place)
        for place, row in enumerate(rows):
            self._settle(place, row)

    def _remove(self, place: int) -> None:
        self.beginRemoveRows(_NOWHERE, place, place)
        del self._rows[place]
        self.endRemoveRows()

    def _settle(self, place: int, row: Row) -> None:
        if place >= len(self._rows) or self._rows[place].request != row.request:
            held = self.row_of(row.request)
            if held < 0:
                self.beginInsertRows(_NOWHERE, place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
                return
            self.beginMoveRows(_NOWHERE, held, held, _NOWHERE, place)
            self._rows.insert(place, self._rows.pop(held))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            index = self.index(place)
            self.dataChanged.emit(index, index)


def spoken(row: Row) -> str:
    """A row as a screen reader says it: no number, no signs."""
    minutes, seconds = (int(part) for part in row.time.split(":")[-2:])
    parts = [
        f"{minutes} minute{'s' * (minutes != 1)}" if minutes else "",
        f"{seconds} seconds" if seconds else "",
    ]
    length = " ".join(part for part in parts if part)
    return ", ".join(part for part in (row.name, row.where, length, row.remarks.replace(" · ", ", ")) if part)
