"""The cards that may stand in place of the list, one at a time, by the rows of the table that call them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.times import Clock
from ui.chair.cards.card import SideCard
from ui.chair.speakers_panel import SpeakersPanel
from ui.style.theme import Theme

if TYPE_CHECKING:
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot

ROWS = ("order", "fit", "entry", "ready", "balance", "limits", "left", "record", "questions")


class SideCards(QObject):
    """Each card is made when it is called for the first time.

    `wanted` gives the name of an act and its arguments; `sifted` a question of the public and its state;
    `called` a row of the table; `left` comes when the list is back.
    """

    wanted = Signal(str, dict)
    sifted = Signal(int, str)
    called = Signal(str)
    left = Signal()

    def __init__(self, panel: SpeakersPanel, clock: Clock, theme: Theme) -> None:
        super().__init__(panel)
        self._panel, self._clock, self._theme = panel, clock, theme
        self._made: dict[str, SideCard] = {}
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
            card.setParent(self._panel)
            card.hide()
            card.wanted.connect(self._pass_on)
            card.sifted.connect(self.sifted)
            card.called.connect(self.called)
            card.left.connect(self._leave)
        return self._made[row]

    def call(self, row: str, loaded: "ConferenceSnapshot", live: "SessionSnapshot") -> None:
        """Show the card of a row; the same row again puts it away."""
        card = self.card(row)
        if self._panel.side is card:
            self._leave()
            return
        running, shown = live.floor.speaking, self._panel.side
        of_card = shown.selected() if shown else ""
        selected = of_card or self._panel.view.selected() or (running.request if running else "")
        if not card.is_about(selected):
            return
        self._under = "record" if of_card else ""
        self._panel.put(card)
        card.show_live(loaded, live)
        card.first().setFocus()

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
        self._panel.put(None)
        self.left.emit()

    def show_live(self, loaded: "ConferenceSnapshot", live: "SessionSnapshot") -> None:
        """The floor has changed under the card that is shown."""
        if self._panel.side is not None:
            self._panel.side.show_live(loaded, live)

    def _pass_on(self, acts: list[tuple[str, dict[str, object]]]) -> None:
        for act, arguments in acts:
            self.wanted.emit(act, arguments)

    def _make(self, row: str) -> SideCard:
        return _maker(row, self._clock, self._theme, lambda: self._panel.view.single_keys)()


def _maker(row: str, clock: Clock, theme: Theme, letters: Callable[[], bool]) -> Callable[[], SideCard]:
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
        "fit": lambda: FitCard(clock),
        "entry": lambda: EntryCard(clock),
        "ready": ReadyCard,
        "balance": lambda: BalanceCard(theme, clock),
        "record": lambda: RecordCard(theme, clock),
        "questions": lambda: QuestionsCard(theme, clock, letters),
        "limits": LimitsCard,
        "left": LeftCard,
    }
    return makers[row]
