"""The cards that may stand in place of the list, one at a time, by the rows of the table that call them."""

from PySide6.QtCore import QObject, Signal

from app.loaded import LiveSession, Loaded
from app.times import Clock
from ui.panels.entry_card import EntryCard
from ui.panels.fit_card import FitCard
from ui.panels.order_card import OrderCard
from ui.panels.ready_card import ReadyCard
from ui.panels.side import SideCard
from ui.panels.speakers import SpeakersPanel


class SideCards(QObject):
    """`wanted` gives the name of an act and its arguments; `left` comes when the list is back."""

    wanted = Signal(str, dict)
    left = Signal()

    def __init__(self, panel: SpeakersPanel, clock: Clock) -> None:
        super().__init__(panel)
        self._panel = panel
        self.order, self.fit, self.entry, self.ready = OrderCard(), FitCard(clock), EntryCard(), ReadyCard()
        self.by_row: dict[str, SideCard] = {
            "order": self.order,
            "fit": self.fit,
            "entry": self.entry,
            "ready": self.ready,
        }
        for card in self.by_row.values():
            card.setParent(panel)
            card.hide()
            card.wanted.connect(self._pass_on)
            card.left.connect(self.put_away)

    def call(self, row: str, loaded: Loaded, live: LiveSession) -> None:
        """The card of a row of the table; the same row again puts it away."""
        card = self.by_row[row]
        if self._panel.side is card:
            self.put_away()
            return
        if card is self.entry:
            running = live.floor.speaking
            self.entry.request = self._panel.view.selected() or (running.request if running else "")
            if not self.entry.request:
                return
        self._panel.put(card)
        card.show_live(loaded, live)
        card.first().setFocus()

    def put_away(self) -> None:
        """The list is back, with the focus."""
        self._panel.put(None)
        self.left.emit()

    def show_live(self, loaded: Loaded, live: LiveSession) -> None:
        """The floor has changed under the card that is shown."""
        if self._panel.side is not None:
            self._panel.side.show_live(loaded, live)

    def _pass_on(self, acts: list[tuple[str, dict[str, object]]]) -> None:
        for act, arguments in acts:
            self.wanted.emit(act, arguments)
