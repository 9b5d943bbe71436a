"""Painted bars with their numbers: a name, a bar, how long and how many."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.floor.balance import Share
from app.times import duration_text
from ui.style.fonts import text_font
from ui.style.theme import Theme

_LINE, _HEADING, _NAME, _NUMBER = 22, 30, 0.36, 92

Groups = Sequence[tuple[str, Sequence[Share]]]


class Bars(QWidget):
    """Groups of bars below each other; the longest of each fills the width. As high as what it shows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups: Groups = ()
        self.setAccessibleName("Balance")

    def apply_theme(self, theme: Theme) -> None:
        """Colours and size of text of a theme."""
        self._theme = theme
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def show_groups(self, groups: Groups) -> None:
        """Show these bars."""
        self._groups = tuple(groups)
        words = "; ".join(
            f"{heading}: " + ", ".join(f"{share.name} {duration_text(share.shown_ms)}" for share in shares)
            for heading, shares in groups
        )
        self.setAccessibleDescription(words)
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """The height of all bars."""
        lines = sum(len(shares) for _, shares in self._groups)
        return QSize(280, round((lines * _LINE + len(self._groups) * _HEADING) * self._theme.scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Heading, then bar by bar."""
        painter = QPainter(self)
        scale, y = self._theme.scale, 0.0
        for heading, shares in self._groups:
            painter.setFont(text_font(round(13 * scale), QFont.Weight.DemiBold))
            painter.setPen(self._theme.colour("muted"))
            cell = QRectF(0, y, self.width(), _HEADING * scale)
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignBottom), heading)
            y += _HEADING * scale
            longest = max((share.spoke_ms for share in shares), default=0) or 1
            for share in shares:
                self._bar(painter, y, share, share.spoke_ms / longest)
                y += _LINE * scale

    def _bar(self, painter: QPainter, y: float, share: Share, part: float) -> None:
        scale, theme = self._theme.scale, self._theme
        font = text_font(round(13 * scale))
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        name = self.width() * _NAME
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        shown = QFontMetrics(font).elidedText(share.name, Qt.TextElideMode.ElideRight, round(name) - 8)
        painter.drawText(QRectF(0, y, name, _LINE * scale), middle, shown)
        room = self.width() - name - _NUMBER * scale
        length = max(room * part, 2)
        painter.fillRect(QRectF(name, y + 5 * scale, length, 12 * scale), theme.colour("info"))
        words = f"{duration_text(share.shown_ms)} · {share.statements}×"
        painter.drawText(QRectF(name + length + 8, y, _NUMBER * scale, _LINE * scale), middle, words)
