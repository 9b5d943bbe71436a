"""The list of speakers as Qt sees it."""

from PySide6.QtCore import QSize, Qt

from ui.chair.texts.card_values import Row
from ui.style.theme import ROW_HEIGHT, Theme
from ui.widgets.rows_model import ROW, TOOL_TIP, RowsModel

LINE_HEIGHT = 22
__all__ = ["LINE_HEIGHT", "ROW", "TOOL_TIP", "SpeakersModel", "spoken"]


class SpeakersModel(RowsModel[Row]):
    """Rows of `ui.chair.texts.session_text.Row`, each known by its request.

    A row can be chosen and dragged; it can be dropped between rows, never upon one.
    """

    flags = RowsModel.flags | Qt.ItemFlag.ItemIsDragEnabled
    _scale = 1.0

    def key(self, row: Row) -> str:
        """The request."""
        return row.request

    def shown(self, row: Row) -> str:
        """The delegation."""
        return row.name

    def spoken(self, row: Row) -> str:
        """The whole row in words."""
        return spoken(row)

    def tool_tip(self, row: Row) -> str:
        """Delegation and remarks, which may be cut in the row."""
        return " · ".join(part for part in (row.name, row.remarks) if part)

    def size(self, row: Row) -> QSize:
        """Higher where the time runs out above the row."""
        return QSize(280, round((ROW_HEIGHT + (LINE_HEIGHT if row.line else 0)) * self._scale))

    def apply_theme(self, theme: Theme) -> None:
        """The rows are as high as the text."""
        self._scale = theme.scale
        self.resize()

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
