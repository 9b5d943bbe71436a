"""The strip of states above, the line of what was done below, and the band for trouble. Fixed heights."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from ui.style.theme import Theme
from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Card, Chip, Label

_STRIP_HEIGHT, _STATUS_HEIGHT, _CLOCK_WIDTH, _DAY_WIDTH = 46, 30, 104, 190


class StateStrip(QFrame):
    """Clock, day, session; then the session's state, the list's, and the time in words."""

    def __init__(self) -> None:
        super().__init__()
        self.clock, self.day, self.title = Label("clock"), Label("muted"), Label("title")
        for label in (self.clock, self.day):
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.session, self.list, self.time = Chip("session"), Chip("list"), Chip("time")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(10)
        layout.addWidget(self.clock)
        layout.addWidget(self.day)
        layout.addWidget(self.title, 1)
        for chip in (self.session, self.list, self.time):
            layout.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)

    def apply_theme(self, theme: Theme) -> None:
        """Places that are wide and high enough for the clock and the day at this size of text."""
        self.setFixedHeight(theme.place(_STRIP_HEIGHT))
        self.clock.setFixedWidth(theme.px(_CLOCK_WIDTH))
        self.day.setFixedWidth(theme.px(_DAY_WIDTH))


class StatusLine(QFrame):
    """Left: what was done last. Right: what the keys do now, and when the last act was saved."""

    def __init__(self) -> None:
        super().__init__()
        self.said, self.keys, self.saved = Label(), Label("muted"), Label("muted")
        self.elsewhere = Label("warn", "Keys: in another window")
        self.elsewhere.hide()
        self.stop = LiveButton("Stop")
        self.stop.hide()
        for label in (self.keys, self.elsewhere, self.saved):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(16)
        layout.addWidget(self.said, 6)
        layout.addWidget(self.stop)
        layout.addWidget(self.keys, 2)
        layout.addWidget(self.elsewhere, 2)
        layout.addWidget(self.saved, 1)

    def apply_theme(self, theme: Theme) -> None:
        """High enough at this size of text."""
        self.setFixedHeight(theme.place(_STATUS_HEIGHT))

    def has_keys(self, here: bool) -> None:
        """Whether the keys come to this window; where they do not, nothing is said of what they do."""
        self.keys.setVisible(here)
        self.elsewhere.setVisible(not here)


class TroubleBand(QFrame):
    """Stays until saving works again: what happened, what still works, what to do."""

    save_a_copy = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._label = Label("band", wrap=True)
        button = LiveButton("Save a copy to…")
        button.setToolTip("Ctrl+B")
        button.pressed_for_good.connect(self.save_a_copy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label, 1)
        layout.addWidget(button)
        self.hide()

    def say(self, words: str, since: str = "") -> None:
        """Show the band: not saved since when, why, what to do; hide it when there are no words."""
        since = f"Not saved since {since}: {words[:1].lower()}{words[1:]}" if since else words
        self._label.say(f"{since} {_STILL}")
        self.setVisible(bool(words))


class Notice(Card):
    """A sentence with a choice or two, in its place until one is taken or it concerns nobody any more."""

    def __init__(self) -> None:
        super().__init__()
        self.mark("order")
        self.label = Label(wrap=True)
        self.buttons: list[LiveButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 8, 4)
        self._row.addWidget(self.label, 1)
        self.hide()

    def offer(self, words: str, choices: Mapping[str, Callable[[], object]]) -> None:
        """Ask; each choice does something once, and the notice goes."""
        self.put_away()
        self.label.say(words)
        for name, work in choices.items():
            button = LiveButton(name)
            button.pressed_for_good.connect(self.put_away)
            button.pressed_for_good.connect(work)
            self.buttons.append(button)
            self._row.addWidget(button)
        self.show()

    def put_away(self) -> None:
        """It is answered, or concerns nobody any more."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons.clear()
        self.hide()


_STILL = "Clocks go on; trying again."
