"""What comes next, and the one large key that does it; a point of order takes its place without moving it."""

from collections.abc import Callable, Iterable
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from ui.chair.texts.card_values import NextTexts
from ui.style.theme import NEXT_HEIGHT, Theme
from ui.widgets.answer_label import AnswerLabel
from ui.widgets.buttons import LiveButton
from ui.widgets.floor_card import cramped, paint_bar
from ui.widgets.labels import Card, Label, Words, caption
from ui.widgets.parts import column, row

_BUTTON_WIDTH, _MOST_CHOICES = 320, 3
_NARROW_HEIGHT, QWIDGETSIZE_MAX = 56, 16_777_215

Names = Callable[[str], Iterable[tuple[str, str]]]
"""From typed letters to codes and names of delegations, best first."""


class NextCard(Card):
    """NEXT, with a green bar. `asked` names a row of the table, `point_raised` the code of a delegation."""

    asked = Signal(str)
    point_raised = Signal(str)
    given_up = Signal()
    asking = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._texts, self._narrow = theme, NextTexts("", ""), False
        self._shown: tuple[NextTexts, str, str] | None = None
        self._find: Names | None = None
        self._caption, self._name = caption(""), Words("nextname", Qt.AlignmentFlag.AlignVCenter)
        self._who, self._then = Label("muted"), AnswerLabel()
        self.button = LiveButton("", name="give", lines=2)
        self.button.pressed_for_good.connect(lambda: self.asked.emit(self._texts.action))
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.who_asks = QLineEdit(placeholderText="Delegation…")
        self.who_asks.setAccessibleName("Delegation that raises a point of order")
        self.who_asks.returnPressed.connect(self._raise)
        self.who_asks.textChanged.connect(self._suggest)
        self._stack = QStackedWidget()
        for widget in (self.button, self._choices(), self._question()):
            self._stack.addWidget(widget)
        self.button.hide()
        text = column(gap=2)
        for widget in (self._caption, self._name, self._who, self._then):
            text.addWidget(widget, int(widget is self._name))
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.addLayout(text, 1)
        self._layout.addWidget(self._stack, 0, Qt.AlignmentFlag.AlignVCenter)
        self._arrange()

    def _choices(self) -> QWidget:
        holder = QWidget()
        self.choices = tuple(LiveButton("", name="choice", stacked=True) for _ in range(_MOST_CHOICES))
        for place, button in enumerate(self.choices):
            button.pressed_for_good.connect(
                lambda place=place: self.asked.emit(self._texts.choices[place].action)
            )
        holder.setLayout(row(*self.choices, gap=6))
        return holder

    def _show_choices(self, texts: NextTexts) -> None:
        for button, choice in zip_longest(self.choices, texts.choices):
            button.setVisible(choice is not None)
            if choice is not None:
                button.say(choice.words, choice.key)

    def _question(self) -> QWidget:
        holder, self._hint = QWidget(), Label("muted")
        layout = column(holder, gap=4)
        layout.addWidget(self.who_asks)
        layout.addWidget(self._hint)
        return holder

    def set_narrow(self, narrow: bool) -> None:
        """Beside Zoom the button stands below the words, as wide as the card."""
        self._narrow = narrow
        self._arrange()

    def _arrange(self) -> None:
        narrow, place = self._narrow, self._theme.place
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(way)
        self._layout.setContentsMargins(place(24), 8, place(14), 8)
        self._layout.setSpacing(4 if narrow else 16)
        self._stack.setMinimumWidth(0 if narrow else place(_BUTTON_WIDTH))
        self._stack.setMaximumWidth(QWIDGETSIZE_MAX if narrow else place(_BUTTON_WIDTH))
        height = place(NEXT_HEIGHT) + (_NARROW_HEIGHT + 4 if narrow else 0)
        self._stack.setMaximumHeight(_NARROW_HEIGHT if narrow else height)
        self.setFixedHeight(cramped(height, self._theme))

    def look_up_with(self, find: Names) -> None:
        """How typed letters become delegations."""
        self._find = find

    def apply_theme(self, theme: Theme) -> None:
        """Colours and sizes of a theme."""
        self._theme = theme
        self._arrange()
        self.update()

    def show_texts(self, texts: NextTexts, key: str, refusal: str = "") -> None:
        """Show what comes next; `key` does it from the list, `refusal` says why it cannot be done."""
        if (texts, key, refusal) == self._shown:
            return
        began_asking, turned = texts.asks and not self._texts.asks, texts.asks is not self._texts.asks
        self._texts, self._shown = texts, (texts, key, refusal)
        self._caption.say(texts.caption)
        self._name.say(texts.name)
        self._who.say(texts.who)
        self._then.say_usual(texts.then)
        self.mark("order" if texts.caption.startswith("!") else "reminds" if texts.reminds else "")
        self._show_choices(texts)
        self._stack.setCurrentIndex(1 if texts.choices else 2 if texts.asks else 0)
        self.button.setVisible(bool(texts.action))
        self.button.setEnabled(bool(texts.action) and not refusal)
        self.button.setToolTip(refusal or texts.button)
        if texts.action:
            self.button.say(texts.button, key)
        self.update()
        if turned:
            self.asking.emit(texts.asks)
        if began_asking:
            self.who_asks.clear()
            self.who_asks.setFocus()

    @property
    def answering(self) -> AnswerLabel:
        """The line that says for a moment what came of a button that has no card of its own."""
        return self._then

    def button_of(self, name: str) -> LiveButton | None:
        """The large button, where it stands for this row of the table."""
        return self.button if self._texts.action == name else None

    def _suggest(self, text: str) -> None:
        found = next(iter(self._find(text)), None) if self._find and text else None
        self._hint.say(f"→ {found[1]}   Enter" if found else "Esc gives it up; the clock stays held")

    def _raise(self) -> None:
        found = next(iter(self._find(self.who_asks.text())), None) if self._find else None
        if found:
            self.point_raised.emit(found[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and its bar at the left."""
        super().paintEvent(event)
        paint_bar(self, self._theme, self._texts.bar)
