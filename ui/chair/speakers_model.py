"""The list of speakers as Qt sees it."""

from PySide6.QtCore import Qt

from ui.chair.texts.card_values import Row
from ui.widgets.rows_model import DISPLAY, ROW, Index, RowsModel

TOOL_TIP = Qt.ItemDataRole.ToolTipRole
__all__ = ["ROW", "SpeakersModel", "spoken"]


class SpeakersModel(RowsModel[Row]):
    """Rows of `ui.chair.texts.session_text.Row`, each known by its request."""

    def key(self, row: Row) -> str:
        """The request."""
        return row.request

    def shown(self, row: Row) -> str:
        """The delegation."""
        return row.name

    def spoken(self, row: Row) -> str:
        """The whole row in words."""
        return spoken(row)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """What the eye and the ear get, and in the tool tip what may be cut in the row."""
        if index.isValid() and role == TOOL_TIP:
            row = self._rows[index.row()]
            return " · ".join(part for part in (row.name, row.remarks) if part)
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row can be chosen and dragged; it can be dropped between rows, never upon one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def request_at(self, place: int) -> str:
        """The request at a place; empty behind the last."""
        return self._rows[place].request if 0 <= place < len(self._rows) else ""


def spoken(row: Row) -> str:
    """A row as a screen reader says it: no number, no signs."""
    minutes, seconds = (int(part) for part in row.time.split(":")[-2:])
    parts = [
        f"{minutes} minute{'s' * (minutes != 1)}" if minutes else "",
        f"{seconds} seconds" if seconds else "",
    ]
    length = " ".join(part for part in parts if part)
    return ", ".join(part for part in (row.name, row.where, length, row.remarks.replace(" · ", ", ")) if part)
