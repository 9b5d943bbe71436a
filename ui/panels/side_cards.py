"""The cards that may stand in place of the list, one at a time, by the rows of the table that call them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.times import Clock
from ui.panels.side import SideCard
from ui.panels.speakers import SpeakersPanel
from ui.theme import Theme

if TYPE_CHECKING:
    from app.loaded import LiveSession, Loaded

ROWS = ("order", "fit", "entry", "ready", "balance", "limits", "left")


class SideCards(QObject):
    """Each card is made when it is called for the first time.

    `wanted` gives the name of an act and its arguments; `left` comes when the list is back.
    """

    wanted = Signal(str, dict)
    left = Signal()

    def __init__(self, panel: SpeakersPanel, clock: Clock, worn: Theme) -> None:
        super().__init__(panel)
        self._panel, self._clock, self._worn = panel, clock, worn
        self._made: dict[str, SideCard] = {}

    def wear(self, worn: Theme) -> None:
        """Colours of another theme, for the cards to come and those that paint themselves."""
        self._worn = worn
        for card in self._made.values():
            card.wear(worn)

    def card(self, row: str) -> SideCard:
        """The card of a row of the table."""
        if row not in self._made:
            card = self._made[row] = _maker(row, self._clock, self._worn)()
            card.setParent(self._panel)
            card.hide()
            card.wanted.connect(self._pass_on)
            card.left.connect(self.put_away)
        return self._made[row]

    def call(self, row: str, loaded: "Loaded", live: "LiveSession") -> None:
        """Show the card of a row; the same row again puts it away."""
        card = self.card(row)
        if self._panel.side is card:
            self.put_away()
            return
        running = live.floor.speaking
        if not card.is_about(self._panel.view.selected() or (running.request if running else "")):
            return
        self._panel.put(card)
        card.show_live(loaded, live)
        card.first().setFocus()

    def put_away(self) -> None:
        """The list is back, with the focus."""
        self._panel.put(None)
        self.left.emit()

    def show_live(self, loaded: "Loaded", live: "LiveSession") -> None:
        """The floor has changed under the card that is shown."""
        if self._panel.side is not None:
            self._panel.side.show_live(loaded, live)

    def _pass_on(self, acts: list[tuple[str, dict[str, object]]]) -> None:
        for act, arguments in acts:
            self.wanted.emit(act, arguments)


def _maker(row: str, clock: Clock, worn: Theme) -> Callable[[], SideCard]:
    # Seldom needed at the start, and each costs some milliseconds of it.
    from ui.panels.balance_card import BalanceCard  # noqa: PLC0415
    from ui.panels.entry_card import EntryCard  # noqa: PLC0415
    from ui.panels.fit_card import FitCard  # noqa: PLC0415
    from ui.panels.left_card import LeftCard  # noqa: PLC0415
    from ui.panels.limits_card import LimitsCard  # noqa: PLC0415
    from ui.panels.order_card import OrderCard  # noqa: PLC0415
    from ui.panels.ready_card import ReadyCard  # noqa: PLC0415

    makers: dict[str, Callable[[], SideCard]] = {
        "order": OrderCard,
        "fit": lambda: FitCard(clock),
        "entry": EntryCard,
        "ready": ReadyCard,
        "balance": lambda: BalanceCard(worn, clock),
        "limits": LimitsCard,
        "left": LeftCard,
    }
    return makers[row]
