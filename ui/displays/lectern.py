"""The lectern: the speaker's own clock, huge. Open digits, then framed, then a filled block with "+"."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from ui.displays.display_window import CENTRE, LEFT, MIDDLE, RIGHT, PublicWindow
from ui.displays.lectern_text import LecternTexts, lectern_texts
from ui.style.fonts import text_font

DIGITS = 0.56
"""The height of a digit as a part of the window's, where the width allows."""
_HEAD, _WORDS, _PLUS, _EDGE = 0.085, 0.085, 0.45, 0.03
_FRAMED = ("warning", "danger", "held")
_BOLD = QFont.Weight.Bold


class LecternWindow(PublicWindow):
    """In front of the speaker."""

    title = "lectern"

    def look(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> tuple[object, str]:
        """The speaker's clock."""
        texts = lectern_texts(loaded, live, self._clock.now())
        words = (texts.name, texts.clock, texts.words, texts.message, texts.held)
        return texts, " ".join(part for part in words if part)

    def paint_picture(self, painter: QPainter) -> None:
        """Block or frame, delegation and time of day, digits, words, what the chair says."""
        texts = self._shown
        assert isinstance(texts, LecternTexts)
        height, edge = self.height(), self.height() * _EDGE
        whole = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        ink = self._ground(painter, whole, texts.phase)
        inner = whole.adjusted(edge, edge / 2, -edge, -edge / 2)
        head = QRectF(inner.left(), inner.top(), inner.width(), height * 0.13)
        colour = ink if texts.phase == "over" else "muted"
        self.write(painter, head, texts.time, height * _HEAD, colour, RIGHT | MIDDLE)
        room = head.width() * 0.78
        self.write(painter, head, texts.name, height * _HEAD, ink, LEFT | MIDDLE, room, _BOLD)
        if texts.held:
            line = QRectF(inner.left(), head.bottom(), inner.width(), height * 0.06)
            self.write(painter, line, texts.held, self.small, colour, LEFT | MIDDLE, weight=_BOLD)
        self._digits(painter, self._digit_cell(inner, texts), texts.clock, ink if texts.phase else "muted")
        self._below(painter, inner, texts, ink)

    def _digit_cell(self, inner: QRectF, texts: LecternTexts) -> QRectF:
        height = self.height()
        bottom = height * (0.24 if texts.words and texts.message else 0.14)
        return inner.adjusted(0, height * (0.19 if texts.held else 0.12), 0, -bottom)

    def _below(self, painter: QPainter, inner: QRectF, texts: LecternTexts, ink: str) -> None:
        height = self.height()
        message = QRectF(inner.left(), inner.bottom() - height * 0.13, inner.width(), height * 0.13)
        words = message.translated(0, -height * 0.11) if texts.message else message
        if texts.words:
            self.write(painter, words, texts.words, height * _WORDS, ink, CENTRE, weight=_BOLD)
        if texts.message:
            self._message(painter, message, texts.message)

    def _message(self, painter: QPainter, cell: QRectF, words: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("info"))
        painter.drawRoundedRect(cell, 12, 12)
        size = self.height() * 0.075
        room = cell.width() - 2 * size
        while (
            size > self.small and QFontMetricsF(text_font(round(size), _BOLD)).horizontalAdvance(words) > room
        ):
            size *= 0.95
        inner = cell.adjusted(size / 2, 0, -size / 2, 0)
        self.write(painter, inner, words, size, "on_next", CENTRE, weight=_BOLD)

    def _ground(self, painter: QPainter, whole: QRectF, phase: str) -> str:
        """The shape that says the phase; the colour to write with."""
        width = self.height() * 0.018
        if phase == "over":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("over"))
            painter.drawRoundedRect(whole, 16, 16)
            return "on_over"
        if phase in _FRAMED:
            held = phase == "held"
            line = Qt.PenStyle.DashLine if held else Qt.PenStyle.SolidLine
            painter.setPen(
                QPen(self._theme.colour("muted" if held else "warn"), width / (2 if held else 1), line)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole, 16, 16)
        return "text"

    def _digits(self, painter: QPainter, cell: QRectF, reading: str, colour: str) -> None:
        """As high as `DIGITS` of the window, less where the cell is too narrow; a plus stands smaller."""
        plus, digits = ("+", reading[1:]) if reading.startswith("+") else ("", reading)
        wanted = min(self.height() * DIGITS, cell.height())
        font = text_font(round(wanted / _digit_height(1_000) * 1_000), _BOLD)
        small = text_font(round(font.pixelSize() * _PLUS), _BOLD)
        width = _advance(font, digits) + _advance(small, plus)
        if width > cell.width():
            font.setPixelSize(max(round(font.pixelSize() * cell.width() / width), 8))
            small.setPixelSize(max(round(font.pixelSize() * _PLUS), 8))
            width = _advance(font, digits) + _advance(small, plus)
        ink = QFontMetricsF(font).tightBoundingRect("0").height()
        at = QPointF(cell.center().x() - width / 2, cell.center().y() + ink / 2)
        painter.setPen(QColor(self._theme.colour(colour)))
        painter.setFont(small)
        painter.drawText(at - QPointF(0, ink * 0.28), plus)
        painter.setFont(font)
        painter.drawText(at + QPointF(_advance(small, plus), 0), digits)


def _advance(font: QFont, words: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(words) if words else 0.0


def _digit_height(pixels: int) -> float:
    return QFontMetricsF(text_font(pixels, _BOLD)).tightBoundingRect("0").height()
