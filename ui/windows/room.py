"""The room's display: the delegation that speaks, the remaining time, who is next. Painted, never clicked."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from app.loaded import LiveSession, Loaded
from app.times import Clock
from ui.clock import Ticker
from ui.fonts import text_font
from ui.room_face import RoomFace, room_face
from ui.theme import Theme

_WRAP = Qt.TextFlag.TextWordWrap
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE, _TOP = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
# Heights as parts of the window's: nothing is smaller than four hundredths of it.
_SMALL, _NAME, _CLOCK = 0.042, 0.13, 0.085


class RoomWindow(QWidget):
    """Full screen for the audience. `closed` comes when it is gone, for whatever reason."""

    closed = Signal()

    def __init__(self, clock: Clock, worn: Theme) -> None:
        super().__init__()
        self.setWindowTitle("Rostrum: room display")
        self.setMinimumSize(480, 270)
        # The chair's next Space is still the chair's.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._theme, self._clock = worn, clock
        self._loaded: Loaded | None = None
        self._live: LiveSession | None = None
        self._face: RoomFace | None = None
        self.black = self.test_picture = False
        self._ticker = Ticker(clock, self)
        self._ticker.ticked.connect(self._tick)

    def show_loaded(self, loaded: Loaded) -> None:
        """Names have changed."""
        self._loaded = loaded
        self._tick()

    def show_live(self, live: LiveSession) -> None:
        """The floor has changed, in the same step as on the console."""
        self._live = live
        self._tick()

    def black_out(self) -> None:
        """Black, and at the second press the same picture again."""
        self.black = not self.black
        self.update()

    def show_test_picture(self) -> None:
        """A picture to set the projector by, and back again."""
        self.test_picture = not self.test_picture
        self.update()

    def open_on(self, screen: QScreen | None) -> None:
        """Full screen on a screen; without one, an ordinary window."""
        if screen is None:
            self.resize(960, 540)
            self.show()
            return
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _tick(self, _now: object = None) -> None:
        if self._loaded is None or self._live is None:
            return
        face = room_face(self._loaded, self._live, self._clock.now())
        if face != self._face:
            self._face = face
            self.setAccessibleName(f"{face.caption} {face.name} {face.clock}")
            self.update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """The clock runs while the room sees it."""
        super().showEvent(event)
        self._ticker.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Nothing ticks afterwards."""
        self._ticker.stop()
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """F12 blacks out; Esc leaves the full screen."""
        if event.key() == Qt.Key.Key_F12:
            self.black_out()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """The whole picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.black:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        painter.fillRect(self.rect(), self._theme.colour("ground"))
        if self.test_picture:
            self._paint_test(painter)
        elif self._face is not None:
            self._paint_face(painter, self._face)

    def _paint_face(self, painter: QPainter, face: RoomFace) -> None:
        width, height = self.width(), self.height()
        edge = width * 0.05
        area = QRectF(edge, height * 0.06, width - 2 * edge, height * 0.88)
        small = max(height * _SMALL, 8)
        clock_width = area.width() * 0.22
        title = QRectF(area.left(), area.top(), area.width() - clock_width, small * 2.9)
        self._text(painter, title, face.title, small, "muted", _LEFT | _TOP, lines=2)
        self._text(painter, area, face.time, small, "muted", _RIGHT | _TOP)
        top = area.top() + height * 0.14
        if face.caption:
            line = QRectF(area.left(), top, area.width(), small * 1.5)
            colour = "warn" if face.order else "info"
            self._text(painter, line, face.caption, small, colour, _LEFT | _TOP, weight=QFont.Weight.Bold)
        name = QRectF(area.left(), top + small * 1.6, area.width(), height * 0.32)
        self._name(painter, name, face.name)
        if face.used is not None:
            self._clock_line(
                painter, QRectF(area.left(), name.bottom() + height * 0.02, area.width(), height * 0.14), face
            )
        if face.next:
            self._next_line(
                painter, QRectF(area.left(), area.bottom() - height * 0.14, area.width(), height * 0.14), face
            )

    def _name(self, painter: QPainter, cell: QRectF, name: str) -> None:
        """The largest size at which the name stands on at most two lines."""
        size = self.height() * _NAME
        flags = int(_LEFT | _MIDDLE) | int(_WRAP)
        while size > self.height() * _SMALL:
            font = text_font(round(size), QFont.Weight.Bold)
            metrics = QFontMetricsF(font)
            bounds = metrics.boundingRect(QRectF(0, 0, cell.width(), 10_000), flags, name)
            if bounds.width() <= cell.width() and bounds.height() <= min(
                cell.height(), metrics.lineSpacing() * 2.05
            ):
                break
            size *= 0.94
        painter.setFont(text_font(round(size), QFont.Weight.Bold))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(cell, flags, name)

    def _clock_line(self, painter: QPainter, cell: QRectF, face: RoomFace) -> None:
        bar = QRectF(cell.left(), cell.top(), cell.width(), max(self.height() * 0.016, 4))
        self._bar(painter, bar, 1.0, self._theme.colour("hairline"))
        self._bar(
            painter, bar, 1.0 - (face.used or 0.0), self._theme.colour("warn" if face.order else "text")
        )
        below = QRectF(
            cell.left(), bar.bottom() + self.height() * 0.012, cell.width(), self.height() * _CLOCK * 1.25
        )
        self._text(
            painter,
            below,
            face.clock,
            self.height() * _CLOCK,
            "text",
            _LEFT | _MIDDLE,
            weight=QFont.Weight.Bold,
        )
        self._text(painter, below, face.allotted, max(self.height() * _SMALL, 8), "muted", _RIGHT | _MIDDLE)

    def _bar(self, painter: QPainter, cell: QRectF, part: float, colour: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = cell.height() / 2
        if part > 0:
            painter.drawRoundedRect(
                QRectF(cell.left(), cell.top(), cell.width() * part, cell.height()), radius, radius
            )

    def _next_line(self, painter: QPainter, cell: QRectF, face: RoomFace) -> None:
        small = max(self.height() * _SMALL, 8)
        self._text(painter, cell, "NEXT", small, "next", _LEFT | _TOP, weight=QFont.Weight.Bold)
        line = QRectF(cell.left(), cell.top() + small * 1.5, cell.width(), cell.height() - small * 1.5)
        room = line.width() * (0.78 if face.more else 1.0)
        self._text(
            painter, line, face.next, small * 1.25, "text", _LEFT | _MIDDLE, room, QFont.Weight.DemiBold
        )
        self._text(painter, line, face.more, small, "muted", _RIGHT | _MIDDLE)

    def _text(
        self,
        painter: QPainter,
        cell: QRectF,
        text: str,
        size: float,
        colour: str,
        align: Qt.AlignmentFlag,
        room: float = 0.0,
        weight: QFont.Weight = QFont.Weight.Normal,
        lines: int = 1,
    ) -> None:
        font = text_font(round(size), weight)
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        width = room or cell.width()
        # A line breaks between words and is seldom filled to its end.
        fits = width * (1 if lines == 1 else lines * 0.85)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, fits)
        painter.drawText(
            QRectF(cell.left(), cell.top(), width, cell.height()),
            int(align) | (int(_WRAP) if lines > 1 else 0),
            shown,
        )

    def _paint_test(self, painter: QPainter) -> None:
        """Name, size and safe area."""
        painter.setPen(self._theme.colour("info"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = self.width() * 0.05
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.drawRect(
            QRectF(edge, edge * 9 / 16, self.width() - 2 * edge, self.height() - 2 * edge * 9 / 16)
        )
        screen = self.screen()
        words = f"Rostrum test\n{screen.name() if screen else ''} {self.width()} × {self.height()}"
        painter.setFont(text_font(round(self.height() * 0.08), QFont.Weight.Bold))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), words)
