"""A list of rows with a left, a middle and a right part: cues, remote speakers, names, tables of a desk."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from ui.style.theme import Theme
from ui.widgets.desk_row_painter import DeskRowDelegate
from ui.widgets.desk_rows_model import DeskRow, DeskRowsModel
from ui.widgets.rows_view import RowsView


class DeskList(RowsView[DeskRow]):
    """Rows of `DeskRow`; `left` and `right` are the shares of the width that their ends take."""

    def __init__(self, theme: Theme, name: str, *, left: float, right: float, two: bool = False) -> None:
        super().__init__(name, DeskRowsModel)
        self.painter = DeskRowDelegate(theme, self, left, right, two)
        self.setItemDelegate(self.painter)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme."""
        self.painter.apply_theme(theme)
        self.doItemsLayout()

    def sizeHint(self) -> QSize:
        """A few rows; the layout shares out the rest."""
        return QSize(200, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is selected stays in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())
