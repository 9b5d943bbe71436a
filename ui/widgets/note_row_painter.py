"""One entry of a list of notes, painted whole: the text on up to two lines, its state, a line below."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.style.fonts import text_font
from ui.style.theme import Theme
from ui.widgets.notes_model import Note
from ui.widgets.rows_model import ROW
from ui.widgets.text import isolated

_LINE, _BELOW, _PAD, _STATE = 20, 18, 8, 84
_LONGEST = 400
_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_ELIDE = Qt.TextElideMode.ElideRight
# A break between words leaves some of a line empty; what is cut is cut before that matters.
_FILLED = 0.86


class NoteRowDelegate(QStyledItemDelegate):
    """Paints rows of `NotesModel`; `lines` is how many the text may take."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, lines: int = 2) -> None:
        super().__init__(parent)
        self._lines = lines
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of a theme, at its size of text."""
        self.theme = theme
        weight = QFont.Weight.Normal if self._lines > 1 else QFont.Weight.DemiBold
        self._name = text_font(theme.px(14), weight)
        self._small = text_font(theme.px(13))
        self._chip = text_font(theme.px(11), QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All are as high as the highest may be, so that nothing jumps."""
        return QSize(280, self.theme.px(self._lines * _LINE + _BELOW + 2 * _PAD))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The selection, the text, the state, the line below."""
        row: Note = index.data(ROW)
        theme, rect = self.theme, QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
        pad, state = theme.px(_PAD), theme.px(_STATE)
        cell = rect.adjusted(pad, pad, -pad, -pad)
        beside = state + pad if row.state else 0
        text = QRect(cell.left(), cell.top(), cell.width() - beside, theme.px(self._lines * _LINE))
        painter.setPen(theme.colour("muted" if row.dim else "text"))
        self._write(painter, text, row.text, self._name, self._lines)
        below = QRect(cell.left(), text.bottom() + 1, cell.width(), theme.px(_BELOW))
        painter.setPen(theme.colour("warn" if row.unusual else "muted"))
        self._write(painter, below, row.below, self._small, 1)
        self._state(painter, QRect(cell.right() - state, cell.top(), state, theme.px(_LINE)), row)

    def _write(self, painter: QPainter, rect: QRect, words: str, font: QFont, lines: int) -> None:
        painter.setFont(font)
        room = rect.width() if lines == 1 else round(rect.width() * lines * _FILLED)
        shown = QFontMetrics(font).elidedText(words[:_LONGEST], _ELIDE, room)
        wrap = Qt.TextFlag.TextWordWrap if lines > 1 else Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(_WORDS) | int(wrap), isolated(shown))

    def _state(self, painter: QPainter, rect: QRect, row: Note) -> None:
        if not row.state:
            return
        painter.setFont(self._chip)
        colour = self.theme.colour(row.tone)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if row.framed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(rect.adjusted(1, 0, -1, -1), 6, 6)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), row.state)
