"""One row of the list of speakers, painted whole: number, delegation, place, time, remarks, time line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.chair.speakers_model import LINE_HEIGHT, ROW
from ui.chair.texts.card_values import Row
from ui.style.fonts import text_font
from ui.style.theme import Theme

_NUMBER, _WHERE, _TIME, _PAD = 38, 66, 44, 8
_REMARKS = 0.26
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight
_STROKES = {
    "planned": ("info", Qt.PenStyle.DashLine),
    "hard": ("warn", Qt.PenStyle.SolidLine),
    "lane": ("muted", Qt.PenStyle.DotLine),
}


class SpeakerRowDelegate(QStyledItemDelegate):
    """Paints rows of `SpeakersModel`; the number is the row's place and is only painted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lit = ""
        """The request that has just been added: its row has a frame for a moment."""
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of a theme, at its size of text."""
        scale = theme.scale
        self._text, self._muted = theme.colour("text"), theme.colour("muted")
        self._focus = theme.colour("focus")
        self._selection, self._warn = theme.colour("selection"), theme.colour("warn")
        self._strokes = {
            line_kind: QPen(theme.colour(colour), 2, style) for line_kind, (colour, style) in _STROKES.items()
        }
        self._scale = scale
        self._name = text_font(round(15 * scale), QFont.Weight.DemiBold)
        self._plain = text_font(round(13 * scale))
        self._small = text_font(round(12 * scale), QFont.Weight.DemiBold)
        self._metrics = {font.key(): QFontMetrics(font) for font in (self._name, self._plain, self._small)}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row, and above it the line where the time runs out."""
        row: Row = index.data(ROW)
        rect = QRect(option.rect)
        if row.line:
            height = round(LINE_HEIGHT * self._scale)
            self._time_line(painter, QRect(rect.left(), rect.top(), rect.width(), height), row)
            rect.setTop(rect.top() + height)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._selection)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
        if row.request == self.lit:
            painter.setPen(QPen(self._focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 2, -2, -2), 5, 5)
        self._cells(painter, rect, row, index.row() + 1)

    def _cells(self, painter: QPainter, rect: QRect, row: Row, number: int) -> None:
        scale, right = self._scale, rect.right() - _PAD
        where, time = round(_WHERE * scale), round(_TIME * scale)
        remarks = round(rect.width() * _REMARKS)
        left = rect.left() + round(_NUMBER * scale)
        self._cell(
            painter,
            rect.left(),
            left - rect.left() - _PAD,
            rect,
            str(number),
            self._plain,
            self._muted,
            _RIGHT,
        )
        names = right - left - where - time - remarks - 2 * _PAD
        self._cell(painter, left, names, rect, row.name, self._name, self._muted if row.dim else self._text)
        left += names + _PAD
        colour = self._warn if row.unusual else self._muted
        self._cell(painter, left, where, rect, row.where, self._plain, self._muted)
        self._cell(painter, left + where, time - _PAD, rect, row.time, self._plain, self._text, _RIGHT)
        self._cell(painter, left + where + time + _PAD, remarks, rect, row.remarks, self._plain, colour)

    def _cell(
        self,
        painter: QPainter,
        left: int,
        width: int,
        rect: QRect,
        text: str,
        font: QFont,
        colour: QColor,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        cell = QRect(left, rect.top(), width, rect.height())
        painter.drawText(cell, align, self._metrics[font.key()].elidedText(text, _ELIDE, width))

    def _time_line(self, painter: QPainter, rect: QRect, row: Row) -> None:
        painter.setFont(self._small)
        width = self._metrics[self._small.key()].horizontalAdvance(row.line) + 2 * _PAD
        middle, left = rect.center().y(), rect.left() + _PAD
        painter.setPen(self._strokes[row.line_kind])
        painter.drawLine(left, middle, rect.center().x() - width // 2, middle)
        painter.drawLine(rect.center().x() + width // 2, middle, rect.right() - _PAD, middle)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, row.line)
