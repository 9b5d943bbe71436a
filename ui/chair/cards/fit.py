"""Will it fit? What could be done so that everybody is heard in time, each with what it would lead to."""

from datetime import datetime

from PySide6.QtWidgets import QListWidget, QWidget

from app.floor.forecast import Forecast
from app.floor.rules.proposals import Proposal, proposals
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import Clock, duration_text, end_words
from ui.chair.cards.card import SideCard
from ui.chair.texts.session_text import SessionText
from ui.widgets.parts import added

_ROW, _NAMED = 62, 4


class FitCard(SideCard):
    """Up and down choose a proposal, Enter applies it; nothing is applied by itself."""

    def __init__(self, clock: Clock) -> None:
        super().__init__("Will it fit?", "Do this")
        self.clock = clock
        self.choices = QListWidget()
        self.choices.setAccessibleName("Proposals")
        self.choices.setWordWrap(True)
        self.body.addWidget(self.choices, 1)
        self._found: tuple[Proposal, ...] = ()

    def first(self) -> QWidget:
        """The proposals."""
        return self.choices

    def acts(self) -> list[tuple[str, dict[str, object]]]:
        """The chosen proposal."""
        place = self.choices.currentRow()
        chosen = self._found[place] if 0 <= place < len(self._found) else None
        return [(chosen.act, dict(chosen.arguments))] if chosen else []

    def show_live(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        """Proposals for the list as it is now."""
        now, text = self.clock.now(), SessionText(loaded, live)
        self._found = proposals(live.floor, live.context, now)
        self.told.say(_outcome(live.forecast(now), text))
        held = max(self.choices.currentRow(), 0)
        self.choices.clear()
        for match in self._found:
            added(self.choices, _words(match, text, now), _ROW)
        self.choices.setCurrentRow(min(held, len(self._found) - 1))
        self.apply.setEnabled(bool(self._found))


def _words(proposal: Proposal, text: SessionText, now: datetime) -> str:
    names = ", ".join(text.name(request) for request in proposal.requests[:_NAMED])
    names += f" and {len(proposal.requests) - _NAMED} more" if len(proposal.requests) > _NAMED else ""
    what = {
        "close_list": "Close the list now",
        "written_only_rest": f"Written only for {len(proposal.requests)}: {names}",
    }.get(proposal.act) or f"{duration_text(_milliseconds(proposal))} for every statement to come"
    return f"{what}\n{_outcome(proposal.after, text)}" if proposal.after else what


def _milliseconds(proposal: Proposal) -> int:
    seconds = proposal.arguments["seconds"]
    assert isinstance(seconds, int)
    return seconds * 1_000


def _outcome(found: Forecast, text: SessionText) -> str:
    fits = "all fit" if found.fit == found.waiting else f"{found.fit} of {found.waiting} fit"
    return f"{fits} · {end_words(found.expected_end, found.planned_end, text.zone, text.live.session.ends)}"
