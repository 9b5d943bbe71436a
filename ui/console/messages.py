"""Messages to a desk, in its status line: for twenty seconds or until they are seen, never a pop-up."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.times import clock_text, zone
from ui.widgets.labels import Label
from ui.widgets.text import isolated

if TYPE_CHECKING:
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
    from app.programme.reports import Message

SHOWN_FOR = timedelta(seconds=20)


class StatusMessages:
    """What the status line says: an unseen message first, then what was done last."""

    def __init__(self, label: Label) -> None:
        self._label = label
        self._words = self._zone = ""
        self._message: Message | None = None
        self._now: datetime | None = None

    def say(self, words: str) -> None:
        """What was done last."""
        self._words = words
        self._show()

    def unsay(self, words: str) -> None:
        """What was said is over, unless something else was said since."""
        if words and self._words == words:
            self.say("")

    def show_live(self, loaded: "ConferenceSnapshot", live: "SessionSnapshot", to: str) -> None:
        """Messages have come to this desk, or were seen."""
        unseen = live.run.reports.unseen(to)
        self._zone = loaded.conference.zone
        self._message = unseen[-1] if unseen else None
        self._show()

    def tick(self, now: datetime) -> None:
        """A message that nobody looked at goes after a while."""
        shown, self._now = self.message, now
        if shown is not self.message:
            self._show()

    @property
    def message(self) -> "Message | None":
        """The message that is shown now."""
        message = self._message
        old = message is not None and self._now is not None and self._now - message.at > SHOWN_FOR
        return None if old else message

    def _show(self) -> None:
        message = self.message
        self._label.rename("warn" if message else "")
        if message is None:
            self._label.say(self._words)
            return
        at = clock_text(message.at, zone(self._zone), seconds=True)
        sender = _DESKS.get(message.desk, message.desk)
        sentence = f"{sender} {at}: “{isolated(message.text)}” · Ctrl+E seen"
        self._label.say(" · ".join(part for part in (sentence, self._words) if part))


_DESKS = {"tech": "Tech desk", "chair": "Chair"}
