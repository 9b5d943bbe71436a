"""Balance: who has spoken and how long, by category, room and Zoom, delegation, first and further times."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.floor.balance import balance
from app.floor.facts import record
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import Clock, duration_text
from ui.chair.cards.bars_painter import Bars
from ui.chair.cards.card import SideCard
from ui.style.theme import Theme


class BalanceCard(SideCard):
    """Painted from what was; it is only read."""

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__("Balance", "")
        self._clock = clock
        self.apply.hide()
        self.cancel.say("Back to the list", "Esc")
        self.bars = Bars(theme)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName("Bars of the balance")
        self._scroll.setWidget(self.bars)
        self.body.addWidget(self._scroll, 1)

    def apply_theme(self, theme: Theme) -> None:
        """The bars in the theme's colours."""
        self.bars.apply_theme(theme)

    def first(self) -> QWidget:
        """The bars, so that the arrows scroll them."""
        return self._scroll

    def acts(self) -> list[tuple[str, dict[str, object]]]:
        """None: the card only shows."""
        return []

    def show_live(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        """The balance as it is now."""
        made = record(live.floor, live.entries, self._clock.now())
        found = balance(made, live.context, loaded.conference.class_names)
        whole = sum(share.shown_ms for share in found.by_mode)
        count = sum(share.statements for share in found.by_mode)
        words = f"{count} statement{'' if count == 1 else 's'}, {duration_text(whole)} together"
        self.told.say(words if count else "Nobody has spoken yet.")
        groups = (
            ("BY CATEGORY", found.by_category),
            ("BY MODE", found.by_mode),
            ("FIRST AND FURTHER STATEMENTS", found.by_time),
            ("BY DELEGATION", found.by_delegation),
        )
        self.bars.show_groups([(heading, shares) for heading, shares in groups if shares])
