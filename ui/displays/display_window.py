"""What every display for the public shares: full screen on a screen, black at one key, a test picture."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import Clock
from ui.console.ticker import Ticker
from ui.displays.logo import Logo
from ui.style.fonts import text_font
from ui.style.theme import Theme

WRAP = Qt.TextFlag.TextWordWrap
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
MIDDLE, TOP = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
CENTRE = Qt.AlignmentFlag.AlignCenter
# Heights as parts of the window's: nothing is smaller than four hundredths of it.
SMALL = 0.042


class PublicWindow(QWidget):
    """Full screen, painted, never clicked. `closed` comes when it is gone, for whatever reason.

    `mark` stands above all while it is not empty: nobody takes a rehearsal for the meeting.
    """

    closed = Signal()
    title = "display"

    def __init__(self, clock: Clock, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(f"Rostrum: {self.title}")
        self.setMinimumSize(480, 270)
        # The chair's next Space is still the chair's.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._theme, self._clock = theme, clock
        self._loaded: ConferenceSnapshot | None = None
        self._live: SessionSnapshot | None = None
        self._shown: object = None
        self.logo = Logo()
        self.black = self.test_picture = False
        self.mark = ""
        self._ticker = Ticker(clock, self)
        self._ticker.ticked.connect(self._tick)

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """Names have changed; that of the conference stands there until there is a session."""
        self._loaded = loaded
        self.logo.show(loaded.logo)
        self._tick()
        self.update()

    def show_live(self, live: SessionSnapshot) -> None:
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

    def leave_keys(self) -> None:
        """Never take the keyboard: a console stands on the same laptop."""
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)

    def open_on(self, screen: QScreen | None, *, behind: bool = False) -> None:
        """Full screen on a screen; without one, an ordinary window, which `behind` covers no other."""
        self.setWindowFlag(Qt.WindowType.WindowStaysOnBottomHint, behind)
        if screen is None:
            self.resize(960, 540)
            self.show()
            return
        self.setGeometry(screen.geometry())
        # Not showFullScreen, which would also take the keyboard.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def look(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> tuple[object, str]:
        """What there is to see now, as one value, and the same in words for the ear."""
        raise NotImplementedError

    def paint_picture(self, painter: QPainter) -> None:
        """Paint what `look` has seen last."""
        raise NotImplementedError

    def _tick(self, _now: object = None) -> None:
        if self._loaded is None or self._live is None:
            return
        shown, words = self.look(self._loaded, self._live)
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleName(words)
            self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs while somebody sees it."""
        super().showEvent(event)
        self._ticker.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing ticks afterwards."""
        self._ticker.stop()
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F12 blacks out; Esc leaves the full screen."""
        if event.key() == Qt.Key.Key_F12:
            self.black_out()
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.showNormal()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.black:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        painter.fillRect(self.rect(), self._theme.colour("ground"))
        if self.test_picture:
            self._paint_test(painter)
        elif self._shown is not None:
            self.paint_picture(painter)
        elif self._loaded is not None:
            middle = QRectF(self.rect()).adjusted(self.width() * 0.05, 0, -self.width() * 0.05, 0)
            self.logo.paint(painter, self.corner(0.2), CENTRE)
            self.large(painter, middle, self._loaded.conference.name, self.height() * 0.1, int(CENTRE))
        if self.mark:
            self._paint_mark(painter)

    def corner(self, high: float) -> QRectF:
        """A cell at the upper edge, as wide as the picture, of a part of its height."""
        edge = self.width() * 0.05
        return QRectF(edge, self.height() * 0.06, self.width() - 2 * edge, self.height() * high)

    @property
    def small(self) -> float:
        """The height of the smallest text."""
        return max(self.height() * SMALL, 8)

    def write(
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
        """Plain text in a cell; what is too long ends in …"""
        font = text_font(round(size), weight)
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        width = room or cell.width()
        # A line breaks between words and is seldom filled to its end.
        fits = width * (1 if lines == 1 else lines * 0.85)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, fits)
        painter.drawText(
            QRectF(cell.left(), cell.top(), width, cell.height()),
            int(align) | (int(WRAP) if lines > 1 else 0),
            shown,
        )

    def large(self, painter: QPainter, cell: QRectF, words: str, size: float, align: int) -> None:
        """Words at the largest size, up to `size`, at which they stand on at most two lines."""
        flags = align | int(WRAP)
        while size > self.height() * SMALL:
            metrics = QFontMetricsF(text_font(round(size), QFont.Weight.Bold))
            bounds = metrics.boundingRect(QRectF(0, 0, cell.width(), 10_000), flags, words)
            if bounds.width() <= cell.width() and bounds.height() <= min(
                cell.height(), metrics.lineSpacing() * 2.05
            ):
                break
            size *= 0.94
        painter.setFont(text_font(round(size), QFont.Weight.Bold))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(cell, flags, words)

    def _paint_mark(self, painter: QPainter) -> None:
        band = QRectF(0, 0, self.width(), self.small)
        painter.fillRect(band, self._theme.colour("info"))
        painter.setFont(text_font(round(self.small * 0.7), QFont.Weight.Bold))
        painter.setPen(self._theme.colour("on_next"))
        painter.drawText(band, int(CENTRE), self.mark)

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
        name = screen.name() if screen else ""
        words = f"Rostrum test: {self.title}\n{name} {self.width()} × {self.height()}"
        painter.setFont(text_font(round(self.height() * 0.08), QFont.Weight.Bold))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QRectF(self.rect()), int(CENTRE), words)
