"""The waiting picture: until when, and how long still, for the hall and for Zoom. Painted, never clicked."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from ui.displays.display_window import CENTRE, LEFT, RIGHT, TOP, PublicWindow
from ui.displays.waiting_text import WaitingTexts, waiting_texts

_HEADLINE, _LEFT_SIZE, _BELOW = 0.105, 0.24, 0.055


class WaitingWindow(PublicWindow):
    """Before the meeting, in breaks, afterwards."""

    title = "waiting picture"

    def look(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> tuple[object, str]:
        """When it goes on."""
        texts = waiting_texts(loaded, live, self._clock.now())
        return texts, f"{texts.headline} {texts.left}"

    def paint_picture(self, painter: QPainter) -> None:
        """The sentence in the middle, the time left below it."""
        texts = self._shown
        assert isinstance(texts, WaitingTexts)
        width, height = self.width(), self.height()
        edge = width * 0.05
        area = QRectF(edge, height * 0.06, width - 2 * edge, height * 0.88)
        title = QRectF(area.left(), area.top(), area.width() * 0.76, self.small * 2.9)
        below_time = QRectF(title.right(), area.top() + self.small * 1.6, area.width() * 0.24, height * 0.11)
        self.logo.paint(painter, below_time, RIGHT)
        self.write(painter, title, texts.title, self.small, "muted", LEFT | TOP, lines=2)
        self.write(painter, area, texts.time, self.small, "muted", RIGHT | TOP)
        top = height * (0.24 if texts.left else 0.36)
        headline = QRectF(area.left(), top, area.width(), height * 0.27)
        self.large(painter, headline, texts.headline, height * _HEADLINE, int(CENTRE))
        if texts.left:
            left = QRectF(area.left(), headline.bottom(), area.width(), height * 0.28)
            bold = QFont.Weight.Bold
            self.write(painter, left, texts.left, height * _LEFT_SIZE, "info", CENTRE, weight=bold)
        below = QRectF(area.left(), height * 0.8, area.width(), height * 0.14)
        self.write(painter, below, texts.below, height * _BELOW, "muted", CENTRE, lines=2)
