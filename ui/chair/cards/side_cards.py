"""The cards that may stand in place of the list, one at a time, by the rows of the table that call them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.times import Clock
from ui.chair.cards.card import SideCard
from ui.style.theme import Theme

if TYPE_CHECKING:
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot

ROWS = ("order", "fit", "entry", "ready", "balance", "limits", "left", "record", "questions")


class SideCards(QObject):
    """Each card is made when it is called for the first time.

    `wanted` gives the name of an act and its arguments; `sifted` a question of the public and its state;
    `called` a row of the table; `changed` the card that stands there now, None when the list is back, and
    then comes `left`. `letters` says whether single keys are acts.
    """

    wanted = Signal(str, dict)
    sifted = Signal(int, str)
    called = Signal(str)
    changed = Signal(object)
    left = Signal()

    def __init__(self, home: QWidget, clock: Clock, theme: Theme, letters: Callable[[], bool]) -> None:
        super().__init__(home)
        self._home, self._clock, self._theme, self._letters = home, clock, theme, letters
        self._made: dict[str, SideCard] = {}
        self.shown: SideCard | None = None
        self._under = ""

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme, for the cards to come and those that paint themselves."""
        self._theme = theme
        for card in self._made.values():
            card.apply_theme(theme)

    def card(self, row: str) -> SideCard:
        """The card of a row of the table."""
        if row not in self._made:
            card = self._made[row] = self._make(row)
            card.setParent(self._home)
            card.hide()
            card.wanted.connect(self._pass_on)
            card.sifted.connect(self.sifted)
            card.called.connect(self.called)
            card.left.connect(self._leave)
        return self._made[row]

    def call(self, row: str, selected: str, loaded: "ConferenceSnapshot", live: "SessionSnapshot") -> None:
        """Show the card of a row about the request selected in the list; the same row again puts it away."""
        card = self.card(row)
        if self.shown is card:
            self._leave()
            return
        running = live.floor.speaking
        of_card = self.shown.selected() if self.shown else ""
        if not card.is_about(of_card or selected or (running.request if running else "")):
            return
        self._under = "record" if of_card else ""
        self._put(card)
        card.show_live(loaded, live)
        card.first().setFocus()

    def _put(self, card: SideCard | None) -> None:
        self.shown = card
        self.changed.emit(card)

    def _leave(self) -> None:
        """The card is done with: back to the one from which it was called, else to the list."""
        if self._under:
            row, self._under = self._under, ""
            self.called.emit(row)
        else:
            self.put_away()

    def put_away(self) -> None:
        """The list is back, with the focus."""
        self._under = ""
        self._put(None)
        self.left.emit()

    def show_live(self, loaded: "ConferenceSnapshot", live: "SessionSnapshot") -> None:
        """The floor has changed under the card that is shown."""
        if self.shown is not None:
            self.shown.show_live(loaded, live)

    def _pass_on(self, acts: list[tuple[str, dict[str, object]]]) -> None:
        for act, arguments in acts:
            self.wanted.emit(act, arguments)

    def _make(self, row: str) -> SideCard:
        # Seldom needed at the start, and each costs some milliseconds of it.
        from ui.chair.cards.balance import BalanceCard
        from ui.chair.cards.entry import EntryCard
        from ui.chair.cards.fit import FitCard
        from ui.chair.cards.left_the_list import LeftCard
        from ui.chair.cards.limits import LimitsCard
        from ui.chair.cards.order import OrderCard
        from ui.chair.cards.questions import QuestionsCard
        from ui.chair.cards.ready import ReadyCard
        from ui.chair.cards.record import RecordCard

        makers: dict[str, Callable[[], SideCard]] = {
            "order": OrderCard,
            "fit": lambda: FitCard(self._clock),
            "entry": lambda: EntryCard(self._clock),
            "ready": ReadyCard,
            "balance": lambda: BalanceCard(self._theme, self._clock),
            "record": lambda: RecordCard(self._theme, self._clock),
            "questions": lambda: QuestionsCard(self._theme, self._clock, self._letters),
            "limits": LimitsCard,
            "left": LeftCard,
        }
        return makers[row]()
