"""Who has the floor, large, with the speaker's clock; below it the buttons of the running statement."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.face import FloorFace
from ui.paint.clock_cell import ClockCell
from ui.panels.parts import Card, Label, caption, column
from ui.theme import FLOOR_HEIGHT, Theme

_BAR = 8
_LONG_NAME = 24


class FloorCard(Card):
    """ON THE FLOOR, with a red bar; of one height whatever it says."""

    def __init__(self, worn: Theme) -> None:
        super().__init__()
        self.setFixedHeight(FLOOR_HEIGHT)
        self._theme, self._bar = worn, "hairline"
        self._caption, self._name, self._who = (
            caption(""),
            Label("name", wrap=True),
            Label("muted", wrap=True),
        )
        self.clock, self._words = ClockCell(worn), Label("muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight)
        text = column(gap=4)
        for widget in (self._caption, self._name, self._who):
            text.addWidget(widget)
        text.addStretch(1)
        self.clock.setAccessibleName("speaker clock")
        reading = column(gap=4)
        reading.addWidget(self.clock)
        reading.addWidget(self._words)
        reading.addStretch(1)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(_BAR + 16, 14, 14, 10)
        layout.setSpacing(16)
        layout.addLayout(text, 1)
        layout.addLayout(reading)

    def wear(self, worn: Theme) -> None:
        """Colours of a theme."""
        self._theme = worn
        self.clock.wear(worn)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """A smaller clock and a lower card beside Zoom."""
        self.setFixedHeight(FLOOR_HEIGHT * 3 // 4 if narrow else FLOOR_HEIGHT)
        self.clock.set_narrow(narrow)
        self._layout.setContentsMargins(_BAR + 16, 6 if narrow else 14, 14, 4 if narrow else 10)

    def show_face(self, face: FloorFace) -> None:
        """Show who has the floor; touches only what has changed."""
        self._caption.say(face.caption)
        self._name.rename("longname" if len(face.name) > _LONG_NAME else "name")
        self._name.say(face.name)
        self._who.say(face.who)
        self.clock.say(face.clock, face.phase)
        self._words.say(face.clock_words)
        if face.bar != self._bar:
            self._bar = face.bar
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """The card, and its bar at the left."""
        super().paintEvent(event)
        paint_bar(self, self._theme, self._bar)


def paint_bar(card: QWidget, worn: Theme, meaning: str) -> None:
    """A bar of eight pixels at the left of a card, in the colour of what it means."""
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(worn.colour(meaning))
    painter.setBrush(worn.colour(meaning))
    painter.setClipRect(0, 0, _BAR, card.height())
    painter.drawRoundedRect(QRectF(0.5, 0.5, _BAR * 2, card.height() - 1), 8, 8)
