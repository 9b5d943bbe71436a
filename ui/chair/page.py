"""Where everything stands on the chair's page: two columns, with the programme where there is room, or one
narrow column beside Zoom. It arranges; it never asks the desk and knows no rule.
"""

from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.chair.actions import BY_ID
from ui.chair.answers import Answers
from ui.chair.held_strip import HeldStrip
from ui.chair.next_card import NextCard
from ui.chair.programme_panel import AgendaPanel
from ui.chair.speakers_panel import SpeakersPanel
from ui.style.theme import BUTTON_HEIGHT, GAP, Theme
from ui.widgets.ask_line import AskLine
from ui.widgets.buttons import LiveButton
from ui.widgets.floor_card import FloorCard
from ui.widgets.labels import Card, Label, Words, caption
from ui.widgets.parts import column, row
from ui.widgets.strips import Notice, StateStrip, StatusLine, TroubleBand

FLOOR_BUTTONS = ("hold", "more_time", "conclude", "end", "absent")
BOTTOM_BUTTONS = ("point_of_order", "right_of_reply", "undo")
NARROW, NARROW_TEXT, TALL, NARROW_TALL, LOW = 1020, 850, 880, 720, 700
_LEFT, _RIGHT = 11, 9
_LOW = 96


class Shows(Enum):
    """What stands where there is room for one thing only."""

    SAY = "say"
    PROGRAMME = "programme"
    LIST = "list"


class ChairPage(QWidget):
    """The parts of the chair's window and their places. `pressed` names a row of the table of actions."""

    pressed = Signal(str)

    def __init__(
        self, theme: Theme, strip: StateStrip, band: TroubleBand, line: AskLine, status: StatusLine
    ) -> None:
        super().__init__()
        self._theme, self.shows = theme, Shows.SAY
        self.narrow = self.tall = self.tight = False
        self._waiting = 0
        self._before: Shows | None = None
        self._card = False
        self.strip, self.band, self.line, self.status = strip, band, line, status
        self.notice, self.held = Notice(), HeldStrip()
        self.held.pressed.connect(self.pressed)
        self.floor_card, self.next_card = FloorCard(theme), NextCard(theme)
        self.answers = Answers(self.floor_card.answering, self.next_card.answering)
        self.speakers, self.agenda = SpeakersPanel(theme), AgendaPanel()
        self.buttons = {name: self._button(name) for name in (*FLOOR_BUTTONS, *BOTTOM_BUTTONS)}
        self.say, self.aside, self.after = Words("say"), Label("muted"), Label("muted")
        self.say_card = self._say_card()
        self.list_button = LiveButton("List", "F6")
        self.list_button.pressed_for_good.connect(lambda: self.show_one(self._other_than_list()))
        self._floor_row = _beside(*(self.buttons[name] for name in FLOOR_BUTTONS))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(GAP)
        self._left = QWidget()
        self._fill_left()
        self._body.addWidget(self._left, _LEFT)
        self._body.addWidget(self.speakers, _RIGHT)
        layout = column(self, gap=0)
        layout.setContentsMargins(GAP, 0, GAP, 0)
        layout.addWidget(self.strip)
        layout.addLayout(self._body, 1)
        layout.addWidget(self.status)
        self.speakers.side_changed.connect(self._card_changed)
        self.speakers.search.begun.connect(self.make_room)
        self.speakers.search.left.connect(self._back)
        self.next_card.asking.connect(self._show_question)
        self.apply_theme(theme)
        self._settle()

    def _button(self, name: str) -> LiveButton:
        action = BY_ID[name]
        name_of = "order" if name == "point_of_order" else ""
        button = LiveButton(action.button, action.shown_key, name=name_of, lines=2 if name == "undo" else 1)
        if name == "undo":  # of one width, whatever it names
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.pressed_for_good.connect(lambda: self.pressed.emit(name))
        return button

    def _say_card(self) -> Card:
        title = caption("SAY")
        card = _SayCard(title, self.aside)
        layout = column(card, gap=4)
        layout.addWidget(title)
        layout.addWidget(self.say, 1)
        layout.addWidget(self.aside)
        layout.addWidget(self.after)
        # What has to be said may be long; it never moves a button.
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        return card

    def _fill_left(self) -> None:
        layout = column(self._left)
        self.agenda.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        for widget in (self.floor_card, self._floor_row, self.next_card):
            layout.addWidget(widget)
        layout.addWidget(self.say_card, 4)
        layout.addWidget(self.agenda, 5)
        layout.addStretch(0)
        # They take their room from what has to be said: no button moves under the pointer.
        layout.addWidget(self.held)
        layout.addWidget(self.band)
        layout.addWidget(self.notice)
        layout.addWidget(self.line)
        bottom = row(*(self.buttons[name] for name in BOTTOM_BUTTONS), self.list_button)
        bottom.setStretchFactor(self.buttons["undo"], 1)
        layout.addLayout(bottom)
        self._column: QVBoxLayout = layout

    def fit(self, size: QSize) -> None:
        """Choose the arrangement for a window of this size, at this size of text."""
        # Two columns hold larger text as long as its buttons say no keys and the strip no day.
        narrow = size.width() < max(NARROW * self._theme.room, NARROW_TEXT * self._theme.scale)
        tight = size.width() < NARROW * self._theme.scale
        # In a low window what is to be said comes before what comes after the list.
        self.after.setVisible(size.height() >= LOW * self._theme.scale)
        tall = size.height() >= (NARROW_TALL if narrow else TALL) * self._theme.scale
        if (narrow, tall, tight) == (self.narrow, self.tall, self.tight):
            return
        self.narrow, self.tall, self.tight = narrow, tall, tight
        if narrow and self.shows is not Shows.LIST:
            self.shows = Shows.SAY
        self._place_list()
        for part in (self.floor_card, self.next_card, self.speakers, self.held):
            part.set_narrow(narrow)
        for button in (*self.buttons.values(), *self.speakers.buttons.values()):
            button.set_narrow(tight)
        self.strip.day.setVisible(not tight)
        for shown in (self.strip.session, self.strip.list, self.status.saved):
            shown.setVisible(not narrow)
        self._settle()
        self.take_focus()

    def _place_list(self) -> None:
        if self.narrow:
            self._column.insertWidget(self._column.indexOf(self.line), self.speakers, 6)
        else:
            self._body.addWidget(self.speakers, _RIGHT)

    def show_one(self, what: Shows) -> None:
        """Say, the programme or, in the narrow column, the list: whatever is wanted now."""
        self.shows, self._before = what, None
        self._settle()
        self.take_focus()

    @property
    def lists(self) -> bool:
        """Whether the list of speakers can be seen."""
        return not self.narrow or self.tall or self.shows is Shows.LIST

    @property
    def space_works(self) -> bool:
        """Whether Space would do what comes next: where the keyboard is now, it is a key of the list."""
        return self.window().focusWidget() in (self.speakers.view, self.next_card.button)

    def show_held(self, held: tuple[tuple[str, str], ...]) -> None:
        """Who was interrupted; in a low column in the place of buttons whose keys remain."""
        self.held.show_held(held)
        self.after.setVisible(not held and self.height() >= LOW * self._theme.scale)
        if self.narrow and not self.tall:
            self._floor_row.setVisible(self.shows is Shows.SAY and not held)

    def take_focus(self) -> None:
        """To the list, whose keys are acts; where it is hidden, to nothing that Space could press."""
        (self.speakers.view if self.lists else self).setFocus()

    def show_chosen(self) -> None:
        """A session has been chosen in the programme: what to say of it."""
        self.show_one(Shows.SAY)

    def show_list_or_say(self) -> None:
        """The list, where it needs to be asked for."""
        self.show_one(Shows.LIST if self.narrow else Shows.SAY)

    def toggle_programme(self) -> None:
        """The programme with the keyboard in it; the same again puts it away."""
        showing = self.shows is Shows.PROGRAMME
        self.show_one(Shows.SAY if showing else Shows.PROGRAMME)
        if not showing:
            self.agenda.list.setFocus()

    def make_room(self) -> None:
        """What is typed, or a card, stands in the list's place, which the narrow window may hide."""
        if not self.lists:
            self._turn_to(Shows.LIST)

    def _show_question(self, asking: bool) -> None:
        """Who raises a point of order is typed beside the floor, which the list may hide."""
        if not asking:
            self._back()
        elif self.next_card.isHidden():
            self._turn_to(Shows.SAY)

    def _card_changed(self) -> None:
        had, self._card = self._card, self.speakers.side is not None
        self._settle()
        if had and not self._card:
            self._back()

    def _turn_to(self, what: Shows) -> None:
        """For as long as something is asked there."""
        before = self._before or self.shows
        self.show_one(what)
        self._before = before

    def _back(self) -> None:
        """What was shown before it was asked."""
        if self._before is not None:
            self.show_one(self._before)

    def next_pane(self, by: int) -> None:
        """The keyboard goes on to the next pane (1) or back (-1); beside Zoom the list comes or goes."""
        if self.narrow and not self.tall:
            self.list_button.click()
            return
        side = self.speakers.side
        panes = [self.speakers.view, self.speakers.search, self.next_card.button, self.agenda.list]
        panes += [side.first()] if side is not None else []
        panes = [pane for pane in panes if pane.isVisible()]
        held = next((place for place, pane in enumerate(panes) if pane.hasFocus()), 0)
        panes[(held + by) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _other_than_list(self) -> Shows:
        return Shows.SAY if self.shows is Shows.LIST else Shows.LIST

    def _settle(self) -> None:
        # Beside Zoom a card in place of the list needs all there is; F8 and the floor card remain.
        card = self.speakers.side is not None and self.lists
        crowded = self.narrow and (card or (not self.tall and self.shows is not Shows.SAY))
        programme = self.shows is Shows.PROGRAMME
        self.agenda.setVisible(programme or (self.tall and not self.narrow))
        self.say_card.setVisible(not self.narrow and (self.tall or not programme))
        self.speakers.setVisible(self.lists)
        for widget in (self._floor_row, self.next_card):
            widget.setVisible(not crowded)
        self.list_button.setVisible(self.narrow and not self.tall)
        self.buttons["right_of_reply"].setVisible(not self.narrow)
        self._name_list_button()

    def count(self, waiting: int) -> None:
        """How many wait, also where the list is hidden."""
        self._waiting = waiting
        self._name_list_button()

    def _name_list_button(self) -> None:
        words = "To the floor" if self.shows is Shows.LIST else f"List of {self._waiting}"
        self.list_button.say(words, "F6")

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme."""
        self._theme = theme
        for part in (self.floor_card, self.next_card, self.speakers.view):
            part.apply_theme(theme)
        for button in self.buttons.values():
            button.setMinimumHeight(theme.place(BUTTON_HEIGHT))
        for card, margin in ((self.say_card, 12), (self.agenda, 10), (self.speakers, 10)):
            card.setContentsMargins(*[theme.place(margin)] * 4)
        for layout in (self._body, self._column):
            layout.setSpacing(theme.place(GAP))
        self.agenda.show_again()
        self.update()


class _SayCard(Card):
    """Where it is low, the words alone."""

    def __init__(self, *around: QWidget) -> None:
        super().__init__()
        self._around = around

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands around the words goes before they do."""
        super().resizeEvent(event)
        for part in self._around:
            part.setVisible(event.size().height() >= _LOW)


def _beside(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(row(*widgets))
    return holder
