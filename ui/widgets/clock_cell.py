"""The speaker's clock: open digits, then framed, then a filled block with "+"; its shape says it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.fonts import text_font
from ui.style.theme import Theme

WIDEST = "+88:88"
_FRAMED = ("warning", "danger", "held")
_WIDTH, _HEIGHT = 300, 104


class ClockCell(QWidget):
    """Digits of a clock in a cell that is wide enough for the longest reading."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._text, self._phase, self._shrink = "", "", 1
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Colours and size of a theme."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Half as wide beside Zoom."""
        self._shrink = 2 if narrow else 1
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Always the same, whatever it says."""
        width, height = self._theme.place(_WIDTH), self._theme.place(_HEIGHT)
        return QSize(width // self._shrink, height * 2 // (1 + self._shrink))

    def say(self, text: str, phase: str) -> None:
        """Show a reading in a phase; repaints only when something has changed."""
        if (text, phase) != (self._text, self._phase):
            self._text, self._phase = text, phase
            self.setAccessibleName(f"speaker clock {text} {phase}".strip())
            self.update()

    def text(self) -> str:
        """What is shown."""
        return self._text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame or block, then digits."""
        if not self._text:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, cell = self._theme, QRectF(self.rect()).adjusted(2, 2, -2, -2)
        ink = theme.colour("text")
        if self._phase == "over":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("over"))
            painter.drawRoundedRect(cell, 8, 8)
            ink = theme.colour("on_over")
        elif self._phase in _FRAMED:
            width = theme.place(2 if self._phase == "held" else 4)
            style = Qt.PenStyle.DashLine if self._phase == "held" else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.colour("muted" if self._phase == "held" else "warn"), width, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 8, 8)
        painter.setFont(fitted(WIDEST if len(self._text) <= len(WIDEST) else self._text, cell))
        painter.setPen(ink)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, self._text)


def fitted(text: str, cell: QRectF, weight: QFont.Weight = QFont.Weight.Bold) -> QFont:
    """The largest text face in which a line stands inside a cell."""
    font = text_font(max(round(cell.height() * 0.86), 8), weight)
    width = QFontMetrics(font).horizontalAdvance(text)
    if width > cell.width() - 16:
        font.setPixelSize(max(round(font.pixelSize() * (cell.width() - 16) / width), 8))
    return font
