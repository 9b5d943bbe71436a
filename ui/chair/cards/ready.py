"""Ready? What should be looked at before the meeting opens, problems first. Nothing here blocks opening."""

from PySide6.QtWidgets import QListWidget, QWidget

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from ui.chair.cards.card import SideCard
from ui.chair.texts.session_text import SessionText
from ui.widgets.parts import added

_ROW = 44


class ReadyCard(SideCard):
    """The findings about this session, each a sentence."""

    def __init__(self) -> None:
        super().__init__("Ready?", "")
        self.apply.hide()
        self.cancel.say("Back to the list", "Esc")
        self.list = QListWidget()
        self.list.setAccessibleName("What should be looked at")
        self.list.setWordWrap(True)
        self.body.addWidget(self.list, 1)

    def first(self) -> QWidget:
        """The findings."""
        return self.list

    def acts(self) -> list[tuple[str, dict[str, object]]]:
        """None: it is only read."""
        return []

    def show_live(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        """What is found now."""
        found = SessionText(loaded, live).to_look_at
        count = f"{len(found)} to look at; nothing of it blocks opening." if found else "Everything is ready."
        self.told.say(count)
        self.list.clear()
        for finding in found:
            added(self.list, f"✗  {finding.what}", _ROW)
