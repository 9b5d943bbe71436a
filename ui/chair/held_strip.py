"""Who was interrupted and does not stand in the card of the floor: in sight, and on again by one key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.chair.actions import BY_ID
from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Card, Label

_ROWS = ("go_on", "go_on_before")


class HeldStrip(Card):
    """A line in a frame, with a button for the last two; takes no room while nobody is held beside.

    `pressed` names a row of the table of actions.
    """

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.mark("order")
        self.label = Label("title")
        self.buttons = [self._button(name) for name in _ROWS]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(self.label, 1)
        for button in self.buttons:
            layout.addWidget(button)
        self.hide()

    def _button(self, name: str) -> LiveButton:
        button = LiveButton("Go on", BY_ID[name].shown_key)
        button.pressed_for_good.connect(lambda: self.pressed.emit(name))
        return button

    def show_held(self, held: tuple[tuple[str, str], ...]) -> None:
        """Everyone who is held, by name, with the line and the time left; the latest first."""
        self.label.say("  ·  ".join(f"{name} {how}" for name, how in held))
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(held))
            if place < len(held):
                button.say(f"Go on: {held[place][0]}", BY_ID[_ROWS[place]].shown_key)
        self.setVisible(bool(held))
