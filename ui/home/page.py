"""Where everything stands at the home: sessions, what is missing, and the doors beside them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.console.actions import Action
from ui.home.cards import CopiesCard, DoorsCard, FilesCard, MissingCard, SessionsCard, StepsCard
from ui.style.theme import Theme
from ui.widgets.buttons import LiveButton
from ui.widgets.parts import column, row

_DOORS = (
    ("DESKS", ("chair", "tech_desk", "registration", "edit_agenda", "people", "settings")),
    ("DISPLAYS", ("room_display", "lectern", "waiting_picture")),
    ("PAPERS", ("papers", "print_badges", "export_registrants")),
)
_IMPORTS = ("import_agenda", "import_registrants")
_WIDE, _NARROW, _ROOMY = (12, 10, 8), (10, 9, 11), 1100
"""Shares of the width, and how wide the page is, in pixels of the usual text, where keys have room."""
_COPIES = ("backup", "copies", "archive")


class HomePage(QWidget):
    """The cards between strip and status line. `pressed` names a row of the table of actions."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, table: dict[str, Action]) -> None:
        super().__init__()
        self._theme, self._table = theme, table
        self.sessions, self.missing, self.steps = SessionsCard(theme), MissingCard(theme), StepsCard()
        self.files = FilesCard(theme, self._buttons(_IMPORTS))
        self.copies = CopiesCard(self._buttons(_COPIES))
        self.doors = DoorsCard([(heading, self._buttons(names)) for heading, names in _DOORS])
        self.sessions.buttons.addLayout(row(*self._buttons(("open_session", "rehearse"))))
        self.panes = (self.sessions.list, self.missing.list, self.files.list)
        sides = QWidget(), QWidget(), QWidget()
        for side in sides:
            # Long words are cut; they never push another column.
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        left, middle, right = (column(side) for side in sides)
        left.addWidget(self.sessions, 1)
        middle.addWidget(self.missing, 6)
        middle.addWidget(self.files, 4)
        right.addWidget(self.doors, 1)
        right.addWidget(self.copies)
        self._sides = row(*sides)
        layout = column(self)
        layout.addWidget(self.steps)
        layout.addLayout(self._sides, 1)
        self.fit(theme.px(_ROOMY))

    def _buttons(self, names: tuple[str, ...]) -> list[LiveButton]:
        return [self._button(self._table[name]) for name in names if name in self._table]

    def _button(self, action: Action) -> LiveButton:
        button = LiveButton(
            action.button or action.plain_words, _shown(action), name="choice", lines=2, stacked=True
        )
        button.setToolTip(f"{action.plain_words}  {_shown(action)}".strip())
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        button.pressed_for_good.connect(lambda: self.pressed.emit(action.id))
        return button

    def next_pane(self) -> None:
        """The keyboard to the next list that can be seen."""
        panes = [pane for pane in self.panes if not pane.isHidden()]
        here = next((place for place, pane in enumerate(panes) if pane.hasFocus()), -1)
        if panes:
            panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def take_focus(self) -> None:
        """The keyboard to the lists, where none of them has it; in an empty conference to its next step."""
        if self.sessions.list.isHidden() and self.steps.first:
            self.steps.buttons[self.steps.first].setFocus(Qt.FocusReason.TabFocusReason)
        elif not any(pane.hasFocus() for pane in self.panes):
            self.next_pane()

    def fit(self, width: int) -> None:
        """In a window of so many pixels; where they are few for the text, buttons go without their keys."""
        narrow = width < self._theme.px(_ROOMY)
        for place, share in enumerate(_NARROW if narrow else _WIDE):
            self._sides.setStretch(place, share)
        self.sessions.fit(narrow=narrow)
        self.doors.fit(narrow=narrow)
        self.files.fit(narrow=narrow)
        for button in self.findChildren(LiveButton):
            button.set_narrow(narrow)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme, at its size of text."""
        self._theme = theme
        for pane in self.panes:
            pane.apply_theme(theme)
        self.steps.apply_theme()


def _shown(action: Action) -> str:
    return action.shown_key.replace("Return", "Enter")
