"""Where everything stands on the tech desk's page: who is heard, over which line, beside cues and names."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style.theme import Theme
from ui.tech.actions import BY_ID
from ui.tech.cue_card import CueCard, RemoteCard
from ui.tech.names_card import NamesCard
from ui.tech.turn_card import TurnCard
from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Label
from ui.widgets.parts import column, row

_BUTTONS = ("lost", "back", "line_ok", "absent", "to_chair", "to_speaker")
_FAILS = ("zoom", "interpretation", "power")
_BARS = ("live", "next", "hairline")


class TechPage(QWidget):
    """The cards and buttons between strip and status line. `pressed` names a row of the table of actions."""

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.turns = [TurnCard(theme, bar) for bar in _BARS]
        self.remote, self.cues, self.names = RemoteCard(theme), CueCard(theme), NamesCard(theme)
        self.held = Label("warn")
        self.held.hide()
        self.buttons = {name: self._button(name) for name in (*_BUTTONS, "add_cue", *_FAILS)}
        self.panes = (self.remote.list, self.cues.list, self.names.list)
        sides = QWidget(), QWidget()
        for side in sides:
            # Long words are cut; they never push the other column.
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        left, right = column(sides[0]), column(sides[1])
        for card in self.turns:
            left.addWidget(card)
        left.addWidget(self.held)
        left.addLayout(row(*(self.buttons[name] for name in _BUTTONS)))
        left.addWidget(self.remote, 1)
        self.cues.counts.addWidget(self.buttons["add_cue"])
        right.addWidget(self.cues, 6)
        right.addWidget(self.names, 5)
        right.addLayout(row(*(self.buttons[name] for name in _FAILS)))
        middle = row(*sides)
        middle.setStretch(0, 8)
        middle.setStretch(1, 5)
        self.setLayout(middle)
        self.names.field.stepped.connect(lambda _by: self.names.list.setFocus())

    def _button(self, name: str) -> LiveButton:
        action = BY_ID[name]
        button = LiveButton(action.button, next(iter(action.list_keys), ""))
        button.setToolTip(action.keys[0])
        button.pressed_for_good.connect(lambda: self.pressed.emit(name))
        return button

    def next_pane(self, by: int) -> None:
        """The keyboard to the next list, or to the one before."""
        here = next((place for place, pane in enumerate(self.panes) if pane.hasFocus()), 0)
        self.panes[(here + by) % len(self.panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def take_focus(self) -> None:
        """The keyboard to the lists, where none of them has it."""
        if not any(pane.hasFocus() for pane in self.panes):
            self.remote.list.setFocus()

    def begin_names(self) -> None:
        """The keyboard to the field for names of the waiting room, what stands there chosen."""
        self.names.field.setFocus()
        self.names.field.selectAll()

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme, at its size of text."""
        for card in self.turns:
            card.apply_theme(theme)
        self.remote.list.apply_theme(theme)
        self.cues.apply_theme(theme)
        self.names.apply_theme(theme)
