"""Now, next or then at the tech desk: who is heard, how, and the things to do at the change, each a tick."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.theme import Theme
from ui.tech.texts import TurnTexts
from ui.widgets.buttons import LiveButton
from ui.widgets.clock_cell import ClockCell
from ui.widgets.floor_card import paint_bar
from ui.widgets.labels import Card, Chip, Label, caption
from ui.widgets.parts import column, row

_FIXED, _TEXT = 40, 54
"""The height in pixels that stays, and the one that grows with the text."""
_MOST_DO = 6
_CLOCK, _CAPTION = (132, 40), 44


class TurnCard(Card):
    """Of one height whatever it says. `ticked` names a cue."""

    ticked = Signal(str)

    def __init__(self, theme: Theme, bar: str) -> None:
        super().__init__()
        self._theme, self._bar = theme, bar
        self._names: list[str] = []
        self.caption, self.name = caption(""), Label("nextname")
        self.caption.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.mode, self.language = Chip("mode"), Chip("language")
        self.trouble, self.below = Label("warn"), Label("muted")
        self.clock = ClockCell(theme)
        self.clock.setFixedSize(*_CLOCK)
        self.clock.setVisible(bar == "live")
        self.ticks = [LiveButton("", name="tick") for _ in range(_MOST_DO)]
        for place, button in enumerate(self.ticks):
            button.pressed_for_good.connect(lambda place=place: self.ticked.emit(self._names[place]))
            button.hide()
        self._fill()
        self.apply_theme(theme)

    def _fill(self) -> None:
        head = row(self.caption, self.name, self.trouble, self.mode, self.language, self.clock)
        head.setStretch(1, 3)
        head.setStretch(2, 2)
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        do = row(*self.ticks, gap=6)
        do.addStretch(1)
        self._do = QWidget()
        self._do.setLayout(do)
        layout = column(self, gap=0)
        layout.setContentsMargins(20, 4, 10, 6)
        layout.addLayout(head)
        layout.addWidget(self.below)
        layout.addWidget(self._do)
        layout.addStretch(1)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of a theme, at its size of text."""
        self._theme = theme
        self.setFixedHeight(_FIXED + theme.px(_TEXT))
        self.caption.setFixedWidth(theme.px(_CAPTION))
        self.clock.apply_theme(theme)
        self.update()

    def show_texts(self, texts: TurnTexts, first: str) -> None:
        """Show a turn; `first` is the cue that the key ticks."""
        self.caption.say(texts.caption)
        self.name.say(texts.name)
        self.mode.say(texts.mode)
        self.language.say(texts.language)
        self.below.say(texts.below)
        self.trouble.say(texts.trouble)
        self.trouble.setVisible(bool(texts.trouble))
        self.clock.say(texts.clock, texts.phase)
        self._names = [do.cue.name for do in texts.do[:_MOST_DO]]
        for place, button in enumerate(self.ticks):
            self._show_tick(place, button, texts, first)

    def _show_tick(self, place: int, button: LiveButton, texts: TurnTexts, first: str) -> None:
        button.setVisible(place < len(self._names))
        if place >= len(self._names):
            return
        do = texts.do[place]
        button.say(f"{'☑' if do.done else '☐'} {do.words}")
        button.setEnabled(not do.done)
        state = "done" if do.done else "next" if do.cue.name == first else ""
        if button.property("state") != state:
            button.setProperty("state", state)
            button.style().unpolish(button)
            button.style().polish(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and its bar at the left."""
        super().paintEvent(event)
        paint_bar(self, self._theme, self._bar)
