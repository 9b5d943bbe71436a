"""Who has the floor, large, with the speaker's clock; below it the buttons of the running statement."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.style.theme import FLOOR_HEIGHT, Theme
from ui.widgets.answer_label import AnswerLabel
from ui.widgets.clock_cell import ClockCell
from ui.widgets.labels import Card, Label, Words, caption
from ui.widgets.parts import column

_BAR = 8
_CRAMPED = 1.18


@dataclass(frozen=True, slots=True)
class FloorTexts:
    """The card of who has the floor. `phase` is empty where no clock runs; `bar` names a colour.

    `framed`: something is wrong with the line, which a frame shows.
    """

    caption: str
    name: str
    who: str = ""
    clock: str = ""
    clock_words: str = ""
    phase: str = ""
    bar: str = "hairline"
    framed: bool = False


class FloorCard(Card):
    """ON THE FLOOR, with a red bar; of one height whatever it says."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._bar, self._narrow = theme, "hairline", False
        self._caption, self._who = caption(""), AnswerLabel()
        self._name = Words("name", Qt.AlignmentFlag.AlignVCenter)
        self.clock, self._words = ClockCell(theme), Label("muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text = column(gap=4)
        text.addWidget(self._caption)
        text.addWidget(self._name, 1)
        text.addWidget(self._who)
        self.clock.setAccessibleName("speaker clock")
        reading = column(gap=4)
        reading.addWidget(self.clock)
        reading.addWidget(self._words)
        reading.addStretch(1)
        self._layout = layout = QHBoxLayout(self)
        layout.setSpacing(16)
        layout.addLayout(text, 1)
        layout.addLayout(reading)
        self._arrange()

    def apply_theme(self, theme: Theme) -> None:
        """Colours and sizes of a theme."""
        self._theme = theme
        self.clock.apply_theme(theme)
        self._arrange()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """A smaller clock and a lower card beside Zoom."""
        self._narrow = narrow
        self.clock.set_narrow(narrow)
        self._arrange()

    def _arrange(self) -> None:
        height = self._theme.place(FLOOR_HEIGHT)
        self.setFixedHeight(cramped(height * 3 // 4, self._theme) if self._narrow else height)
        left, right = self._theme.place(_BAR + 16), self._theme.place(14)
        self._layout.setContentsMargins(left, 6 if self._narrow else right, right, 4 if self._narrow else 10)

    def show_texts(self, texts: FloorTexts) -> None:
        """Show who has the floor; touches only what has changed."""
        self._caption.say(texts.caption)
        self._name.say(texts.name)
        self._who.say_usual(texts.who)
        self.clock.say(texts.clock, texts.phase)
        self._words.rename("over" if texts.phase == "over" else "muted")
        self._words.say(texts.clock_words)
        self.mark("order" if texts.framed else "")
        if texts.bar != self._bar:
            self._bar = texts.bar
            self.update()

    @property
    def answering(self) -> AnswerLabel:
        """The line that says for a moment what came of a button of this card."""
        return self._who

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and its bar at the left."""
        super().paintEvent(event)
        paint_bar(self, self._theme, self._bar)


def cramped(height: int, theme: Theme) -> int:
    """A height where larger text gets a little of the room that is left."""
    return round(height * min(max(theme.scale / theme.room, 1.0), _CRAMPED))


def paint_bar(card: QWidget, theme: Theme, meaning: str) -> None:
    """A bar of eight pixels at the left of a card, in the colour of what it means."""
    painter = QPainter(card)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour(meaning))
    painter.setBrush(theme.colour(meaning))
    width = theme.place(_BAR)
    painter.setClipRect(0, 0, width, card.height())
    painter.drawRoundedRect(QRectF(0.5, 0.5, width * 2, card.height() - 1), width, width)
