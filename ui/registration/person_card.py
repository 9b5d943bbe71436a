"""The card of the person at the door: who they are, whether they are admitted, what to know, what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.registration.actions import BY_ID
from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Card, Chip, Label
from ui.widgets.parts import column, row

_MOST_ALERTS = 6
_BUTTONS = ("check_in", "print_badge", "correct", "switch", "allow", "check_out")


@dataclass(frozen=True, slots=True)
class PersonTexts:
    """What the card says. `admission` is in words with its sign; grave alerts come first."""

    name: str
    who: str
    admission: str
    good: bool
    band: str
    alerts: tuple[tuple[str, bool], ...] = ()
    reprint: bool = False
    on_zoom: bool = False
    is_in: bool = False


class PersonCard(Card):
    """Shows one face at a time. `asked` names a row of the desk's table of actions."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name, self.who, self.band = Label("nextname"), Label("title", wrap=True), Chip("category")
        self.admission = Label("title", wrap=True)
        self._alerts = [Label("muted", wrap=True) for _ in range(_MOST_ALERTS)]
        self.nobody = Label("muted", "Type a name, a delegation or a number, or scan a badge.", wrap=True)
        self.main = LiveButton("Check in and print badge", "Enter", name="give", lines=2)
        self.main.pressed_for_good.connect(lambda: self.asked.emit("check_in_and_print"))
        self.buttons = {name: self._button(name) for name in _BUTTONS}
        self._body = QWidget()
        self._fill(column(self._body, gap=10))
        layout = column(self, margin=18, gap=10)
        layout.addWidget(self.nobody, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._body, 1)
        self.show_texts(None)

    def _button(self, name: str) -> LiveButton:
        action = BY_ID[name]
        button = LiveButton(action.button, action.keys[0].replace("Return", "Enter"))
        button.pressed_for_good.connect(lambda: self.asked.emit(name))
        return button

    def _fill(self, layout: QVBoxLayout) -> None:
        head = row(self.name, self.band)
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(self.who)
        layout.addWidget(self.admission)
        for label in self._alerts:
            layout.addWidget(label)
        layout.addStretch(1)
        layout.addWidget(self.main)
        layout.addLayout(row(*(self.buttons[name] for name in _BUTTONS[:3])))
        layout.addLayout(row(*(self.buttons[name] for name in _BUTTONS[3:])))

    def show_texts(self, texts: PersonTexts | None) -> None:
        """Show a person, or nobody."""
        self._body.setVisible(texts is not None)
        self.nobody.setVisible(texts is None)
        if texts is None:
            return
        self.name.say(texts.name)
        self.who.say(texts.who)
        self.band.say(texts.band)
        self.admission.say(texts.admission)
        self.admission.rename("good" if texts.good else "warn")
        self._say(texts.alerts)
        self.main.say(
            "Check in and print badge"
            if not texts.reprint
            else "Print again: 1 lost · 2 damaged · 3 wrong text",
            "" if texts.reprint else "Enter",
        )
        self.main.setEnabled(texts.good and not (texts.is_in and not texts.reprint))
        self.buttons["check_in"].setEnabled(texts.good and not texts.is_in)
        self.buttons["switch"].say("To the hall" if texts.on_zoom else "To Zoom", BY_ID["switch"].keys[0])
        self.buttons["allow"].setEnabled(not texts.good and not texts.on_zoom)
        self.buttons["check_out"].setEnabled(texts.is_in)

    def _say(self, alerts: Sequence[tuple[str, bool]]) -> None:
        for place, label in enumerate(self._alerts):
            words, grave = alerts[place] if place < len(alerts) else ("", False)
            label.say(f"{'!' if grave else '·'} {words}" if words else "")
            label.rename("warn" if grave else "muted")
            label.setVisible(bool(words))
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
