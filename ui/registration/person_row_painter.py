"""A row of the people found: the name, the delegation below it, how they stand at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.registration.people_model import ROW, PersonRow
from ui.style.fonts import text_font
from ui.style.theme import Theme

_HEIGHT, _PAD, _STATE = 54, 12, 0.3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PersonRowDelegate(QStyledItemDelegate):
    """Paints plain text in the colours of a theme."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Colours and sizes of a theme."""
        self._theme = theme
        self._name = text_font(theme.px(17), QFont.Weight.DemiBold)
        self._small = text_font(theme.px(14))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines of text."""
        return QSize(0, self._theme.px(_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row, and the ground of the one that Enter takes."""
        row: PersonRow = index.data(ROW)
        rect: QRect = option.rect
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        inner = rect.adjusted(_PAD, theme.px(5), -_PAD, -theme.px(5))
        state = round(inner.width() * _STATE)
        names = QRect(inner.left(), inner.top(), inner.width() - state - _PAD, inner.height())
        top, bottom = QRect(names), QRect(names)
        top.setHeight(names.height() // 2)
        bottom.setTop(top.bottom() + 1)
        main = theme.colour("muted" if row.dim else "text")
        self._cell(painter, top, row.name, self._name, main, _LEFT)
        self._cell(painter, bottom, row.delegation, self._small, theme.colour("muted"), _LEFT)
        right = QRect(inner.right() - state, inner.top(), state, inner.height())
        self._cell(painter, right, row.state, self._small, main, _RIGHT)

    def _cell(
        self, painter: QPainter, cell: QRect, text: str, font: QFont, colour: QColor, align: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
        painter.drawText(cell, align, shown)
