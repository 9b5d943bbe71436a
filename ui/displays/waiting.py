"""The waiting picture: until when, and how long still, for the hall and for Zoom. Painted, never clicked."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from app.live.snapshot import LiveSession, Loaded
from ui.displays.display_window import CENTRE, LEFT, RIGHT, TOP, PublicWindow
from ui.displays.waiting_text import WaitingFace, waiting_face

_HEADLINE, _LEFT_SIZE, _BELOW = 0.105, 0.24, 0.055


class WaitingWindow(PublicWindow):
    """Before the meeting, in breaks, afterwards."""

    title = "waiting picture"

    def look(self, loaded: Loaded, live: LiveSession) -> tuple[object, str]:
        """When it goes on."""
        face = waiting_face(loaded, live, self._clock.now())
        return face, f"{face.headline} {face.left}"

    def paint_picture(self, painter: QPainter) -> None:
        """The sentence in the middle, the time left below it."""
        face = self._shown
        assert isinstance(face, WaitingFace)
        width, height = self.width(), self.height()
        edge = width * 0.05
        area = QRectF(edge, height * 0.06, width - 2 * edge, height * 0.88)
        title = QRectF(area.left(), area.top(), area.width() * 0.76, self.small * 2.9)
        self.write(painter, title, face.title, self.small, "muted", LEFT | TOP, lines=2)
        self.write(painter, area, face.time, self.small, "muted", RIGHT | TOP)
        top = height * (0.24 if face.left else 0.36)
        headline = QRectF(area.left(), top, area.width(), height * 0.27)
        self.large(painter, headline, face.headline, height * _HEADLINE, int(CENTRE))
        if face.left:
            left = QRectF(area.left(), headline.bottom(), area.width(), height * 0.28)
            bold = QFont.Weight.Bold
            self.write(painter, left, face.left, height * _LEFT_SIZE, "info", CENTRE, weight=bold)
        below = QRectF(area.left(), height * 0.8, area.width(), height * 0.14)
        self.write(painter, below, face.below, height * _BELOW, "muted", CENTRE, lines=2)
