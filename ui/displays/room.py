"""The room's display: the delegation that speaks, the remaining time, who is next. Painted, never clicked."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from ui.displays.display_window import LEFT, MIDDLE, RIGHT, TOP, PublicWindow
from ui.displays.room_text import RoomTexts, room_texts

_STRIP = 0.022
_NAME, _CLOCK = 0.13, 0.085


class RoomWindow(PublicWindow):
    """Full screen for the audience."""

    title = "room display"

    def look(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> tuple[object, str]:
        """The face of the room, which holds no person."""
        texts = room_texts(loaded, live, self._clock.now())
        return texts, f"{texts.caption} {texts.name} {texts.clock} {texts.held}".rstrip()

    @property
    def _texts(self) -> RoomTexts:
        assert isinstance(self._shown, RoomTexts)
        return self._shown

    def paint_picture(self, painter: QPainter) -> None:
        """Who speaks, the clock, who is next."""
        texts = self._texts
        width, height = self.width(), self.height()
        if texts.colour:
            painter.fillRect(QRectF(0, 0, width, height * _STRIP), QColor(texts.colour))
        edge = width * 0.05
        area = QRectF(edge, height * 0.06, width - 2 * edge, height * 0.88)
        small = self.small
        clock_width = area.width() * 0.22
        cell = QRectF(area.right() - clock_width * 2, area.top(), clock_width, small * 2.4)
        logo = self.logo.paint(painter, cell, RIGHT)
        taken = area.right() - logo.left() + small if logo.width() else clock_width
        title = QRectF(area.left(), area.top(), area.width() - taken, small * 2.9)
        self.write(painter, title, texts.title, small, "muted", LEFT | TOP, lines=2)
        self.write(painter, area, texts.time, small, "muted", RIGHT | TOP)
        top = area.top() + height * 0.14
        if texts.caption:
            line = QRectF(area.left(), top, area.width(), small * 1.5)
            colour = "warn" if texts.order else "info"
            self.write(painter, line, texts.caption, small, colour, LEFT | TOP, weight=QFont.Weight.Bold)
        name = QRectF(area.left(), top + small * 1.6, area.width(), height * 0.32)
        self.large(painter, name, texts.name, height * _NAME, int(LEFT | MIDDLE))
        if texts.used is not None:
            self._clock_line(
                painter,
                QRectF(area.left(), name.bottom() + height * 0.02, area.width(), height * 0.14),
                texts,
            )
        if texts.held:
            line = QRectF(area.left(), top, area.width(), small * 1.5).adjusted(area.width() * 0.3, 0, 0, 0)
            self.write(painter, line, texts.held, small, "warn", RIGHT | TOP, weight=QFont.Weight.Bold)
        if texts.next:
            self._next_line(
                painter,
                QRectF(area.left(), area.bottom() - height * 0.14, area.width(), height * 0.14),
                texts,
            )

    def _clock_line(self, painter: QPainter, cell: QRectF, texts: RoomTexts) -> None:
        bar = QRectF(cell.left(), cell.top(), cell.width(), max(self.height() * 0.016, 4))
        self._bar(painter, bar, 1.0, self._theme.colour("hairline"))
        self._bar(
            painter, bar, 1.0 - (texts.used or 0.0), self._theme.colour("warn" if texts.order else "text")
        )
        below = QRectF(
            cell.left(), bar.bottom() + self.height() * 0.012, cell.width(), self.height() * _CLOCK * 1.25
        )
        self.write(
            painter,
            below,
            texts.clock,
            self.height() * _CLOCK,
            "text",
            LEFT | MIDDLE,
            weight=QFont.Weight.Bold,
        )
        self.write(painter, below, texts.allotted, self.small, "muted", RIGHT | MIDDLE)

    def _bar(self, painter: QPainter, cell: QRectF, part: float, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = cell.height() / 2
        if part > 0:
            painter.drawRoundedRect(
                QRectF(cell.left(), cell.top(), cell.width() * part, cell.height()), radius, radius
            )

    def _next_line(self, painter: QPainter, cell: QRectF, texts: RoomTexts) -> None:
        small = self.small
        self.write(painter, cell, "NEXT", small, "next", LEFT | TOP, weight=QFont.Weight.Bold)
        line = QRectF(cell.left(), cell.top() + small * 1.5, cell.width(), cell.height() - small * 1.5)
        room = line.width() * (0.78 if texts.more else 1.0)
        self.write(
            painter, line, texts.next, small * 1.25, "text", LEFT | MIDDLE, room, QFont.Weight.DemiBold
        )
        self.write(painter, line, texts.more, small, "muted", RIGHT | MIDDLE)
