"""Who was interrupted and does not stand in the card of the floor: in sight, and on again by one key."""

from PySide6.QtCore import Signal

from ui.chair.actions import BY_ID
from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Card, Label
from ui.widgets.parts import column, row

_ROWS = ("go_on", "go_on_before")


class HeldStrip(Card):
    """A line for each of the last two, with a button; takes no room while nobody is held beside.

    `pressed` names a row of the table of actions.
    """

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.mark("order")
        self._narrow = False
        self.labels = [Label("title") for _ in _ROWS]
        self.buttons = [self._button(name) for name in _ROWS]
        layout = column(self, margin=4, gap=4)
        for label, button in zip(self.labels, self.buttons, strict=True):
            line = row(label, button)
            line.setContentsMargins(8, 0, 0, 0)
            line.setStretchFactor(label, 1)
            layout.addLayout(line)
        self.hide()

    def _button(self, name: str) -> LiveButton:
        button = LiveButton("Go on", BY_ID[name].shown_key)
        button.pressed_for_good.connect(lambda: self.pressed.emit(name))
        return button

    def set_narrow(self, narrow: bool) -> None:
        """Beside Zoom there is one line, and no room for the key."""
        self._narrow = narrow
        for button in self.buttons:
            button.set_narrow(narrow)

    def show_held(self, held: tuple[tuple[str, str], ...]) -> None:
        """Everyone who is held, by name, with the line and the time left; the latest first."""
        lines = 1 if self._narrow else len(_ROWS)
        words = [f"{name} {how}" for name, how in held]
        if len(words) > lines:
            words = [*words[: lines - 1], "  ·  ".join(words[lines - 1 :])]
        for place, (label, button) in enumerate(zip(self.labels, self.buttons, strict=True)):
            for part in (label, button):
                part.setVisible(place < len(words))
            if place < len(words):
                label.say(words[place])
                button.say(f"Go on: {held[place][0]}", BY_ID[_ROWS[place]].shown_key)
        self.setVisible(bool(held))
