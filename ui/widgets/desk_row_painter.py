"""A line of the tech desk's lists: left, text, right, and where there is one a second line below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.style.fonts import text_font
from ui.style.theme import Theme
from ui.widgets.desk_rows_model import DeskRow
from ui.widgets.rows_model import ROW
from ui.widgets.text import isolated

_LINE, _BELOW, _PAD = 30, 20, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DeskRowDelegate(QStyledItemDelegate):
    """Paints `DeskRow`s; `left` and `right` are parts of the width, `two` whether a line is below."""

    def __init__(self, theme: Theme, parent: QWidget, left: float, right: float, two: bool = False) -> None:
        super().__init__(parent)
        self._left, self._right, self._two = left, right, two
        self.apply_theme(theme)

    def share(self, left: float, right: float) -> None:
        """Other parts of the width for both ends."""
        self._left, self._right = left, right

    def apply_theme(self, theme: Theme) -> None:
        """Colours of a theme, at its size of text."""
        self._theme = theme
        self._text, self._bold = text_font(theme.px(14)), text_font(theme.px(14), QFont.Weight.DemiBold)
        self._small = text_font(theme.px(13))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All are of one height."""
        return QSize(200, self._theme.px(_LINE + (_BELOW if self._two else 0)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The selection, then the cells."""
        row: DeskRow = index.data(ROW)
        theme, rect = self._theme, QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
        pad = theme.px(_PAD)
        line = rect.adjusted(pad, 0, -pad, 0)
        line.setHeight(theme.px(_LINE))
        left, right = round(line.width() * self._left), round(line.width() * self._right)
        main = "muted" if row.dim else "text"
        ends = QRect(line.right() - right, line.top(), right, line.height())
        middle = QRect(line.left() + left, line.top(), line.width() - left - right - pad, line.height())
        start = QRect(line.left(), line.top(), left - pad, line.height())
        self._cell(painter, start, row.left, self._bold, main, _LEFT)
        self._cell(painter, middle, row.text, self._bold if row.strong else self._text, main, _LEFT)
        self._cell(painter, ends, row.right, self._bold, row.tone, _RIGHT)
        if self._two:
            below = QRect(line.left(), line.bottom() - theme.px(3), line.width(), theme.px(_BELOW))
            self._cell(painter, below, row.below, self._small, "muted", _LEFT)

    def _cell(
        self, painter: QPainter, cell: QRect, text: str, font: QFont, colour: str, align: Qt.AlignmentFlag
    ) -> None:
        if not text:
            return
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
        painter.drawText(cell, align, isolated(shown))
