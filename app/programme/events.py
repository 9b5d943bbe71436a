"""What happened to the programme, in the past tense: in the session's journal, beside the floor's acts.

An item is known by the id of its row; its number at the time is kept for the words of undo. Never rename
a field or a class here: files written by every released version must still fold.
"""

from datetime import datetime
from typing import ClassVar

from app.floor.events import KINDS, Plan, ProgrammeEvent
from app.frozen import frozen

_CUES = {
    "zoom.unmute": "unmuted in Zoom",
    "zoom.spotlight": "spotlight in Zoom",
    "zoom.mute": "muted in Zoom",
    "zoom.rename": "renamed in Zoom",
    "mic.open": "microphone open",
    "vid.play": "video played",
    "vid.sound": "video without computer sound",
    "int.floor": "interpretation",
    "lt.name": "name plate",
    "brk.picture": "waiting picture",
    "before.spotlight": "Zoom spotlight off",
    "before.mute": "the last speaker muted",
    "before.mic": "the last microphone closed",
    "before.vid": "screen back to the room",
}
_CUE_KINDS = {
    "zoom": "Zoom", "mic": "microphone", "int": "interpretation", "vid": "video", "sld": "slide",
    "spk": "speaker", "lt": "name plate", "msg": "message", "doc": "document", "que": "questions",
    "brk": "break", "sec": "security", "dl": "deadline", "emg": "fallback",
}  # fmt: skip
_LINES = {"ok": "is good", "bad": "is bad", "absent": "is not there", "lost": "lost", "back": "is back"}


@frozen
class ItemEvent(ProgrammeEvent):
    """Something happened to one item; `did` is what, in a word or two."""

    did: ClassVar[str] = ""
    item: int
    number: str

    @property
    def words(self) -> str:
        """What happened."""
        return f"item {self.number} {self.did}"


@frozen
class ItemStarted(ItemEvent):
    """The item went on air as it was planned at that moment; whatever was on air ended at the same instant.

    `passed` are the items that were passed over; `plan` is kept where nothing had kept it before.
    """

    did = "started"

    duration_ms: int
    ends: datetime | None = None
    passed: tuple[int, ...] = ()
    plan: Plan | None = None


@frozen
class ItemFinished(ItemEvent):
    """The item on air ended, and nothing follows at once."""

    did = "finished"


@frozen
class ItemSkipped(ItemEvent):
    """The item will not be called, and is out of all sums."""

    did = "skipped"


@frozen
class ItemUnskipped(ItemEvent):
    """The skipped item is to come again."""

    did = "to come again"


@frozen
class ItemAdjusted(ItemEvent):
    """The item on air was given more time, or less when negative."""

    by_ms: int

    @property
    def words(self) -> str:
        """What happened."""
        seconds = f"{abs(self.by_ms) // 1_000} seconds"
        if self.by_ms > 0:
            return f"item {self.number} given {seconds} more"
        return f"{seconds} taken from item {self.number}"


@frozen
class ItemPaused(ItemEvent):
    """The clock of the item on air stands."""

    did = "paused"

    reason: str = ""


@frozen
class ItemResumed(ItemEvent):
    """The paused item goes on with what was left."""

    did = "resumed"


@frozen
class CueDone(ProgrammeEvent):
    """A desk ticked a cue, by its `key`, of an item or of a request's speech; `name` is for the words."""

    key: str
    name: str
    item: int = 0
    request: str = ""

    @property
    def words(self) -> str:
        """What happened, in words rather than by the cue's key."""
        return self.words_about("")

    def words_about(self, name: str) -> str:
        """With whose speech it was."""
        number, *parts = self.name.split(".")
        kinds = (_CUE_KINDS[part] for part in parts if part in _CUE_KINDS)
        what = _CUES.get(self.key) or next(kinds, self.name)
        whose = name or (f"item {number}" if number != "speech" else "")
        return f"cue done: {what}{f', {whose}' if whose else ''}"


@frozen
class LineReported(ProgrammeEvent):
    """How the line of a request's speaker, or of an item's, is: a `LineState`; `number` is for the words."""

    line: str
    request: str = ""
    item: int = 0
    number: str = ""

    @property
    def words(self) -> str:
        """What happened."""
        return self.words_about("a speaker")

    def words_about(self, name: str) -> str:
        """With whose line it is."""
        whose = f"item {self.number}" if self.item else name or "a speaker"
        return f"line of {whose} {_LINES.get(self.line, self.line)}"


@frozen
class MessageSent(ProgrammeEvent):
    """A few words for the chair or the speaker; its own number in the journal is its name."""

    to: str
    text: str

    @property
    def words(self) -> str:
        """What happened; the text itself stands in no log."""
        return f"message to the {self.to} sent"


@frozen
class MessageSeen(ProgrammeEvent):
    """Whom a message was for has seen it; `message` is the number of the entry that sent it."""

    message: int

    @property
    def words(self) -> str:
        """What happened."""
        return "message seen"


@frozen
class InterpretationLost(ProgrammeEvent):
    """The interpretation into one language, or (empty) all of it, is not heard."""

    language: str = ""

    @property
    def words(self) -> str:
        """What happened."""
        return f"interpretation{_into(self.language)} lost"


@frozen
class InterpretationBack(ProgrammeEvent):
    """The interpretation into one language, or (empty) all of it, is heard again."""

    language: str = ""

    @property
    def words(self) -> str:
        """What happened."""
        return f"interpretation{_into(self.language)} back"


@frozen
class WentOnPaper(ProgrammeEvent):
    """The power is going, or gone: from here on the meeting goes on from paper."""

    @property
    def words(self) -> str:
        """What happened."""
        return "power cut: the meeting goes on from paper"


@frozen
class PowerBack(ProgrammeEvent):
    """The power is back: the meeting goes on at the consoles, no longer from paper."""

    @property
    def words(self) -> str:
        """What happened."""
        return "power is back"


@frozen
class ResumptionAnnounced(ProgrammeEvent):
    """When the suspended session resumes, for all to read; None takes it back."""

    resumes_at: datetime | None = None

    @property
    def words(self) -> str:
        """What happened."""
        return "time of resumption announced" if self.resumes_at else "time of resumption taken back"


def _into(language: str) -> str:
    return f" into {language.upper()}" if language else ""


KINDS.update(
    {
        kind.__name__: kind
        for kind in (
            ItemStarted,
            ItemFinished,
            ItemSkipped,
            ItemUnskipped,
            ItemAdjusted,
            ItemPaused,
            ItemResumed,
            CueDone,
            LineReported,
            MessageSent,
            MessageSeen,
            InterpretationLost,
            InterpretationBack,
            WentOnPaper,
            PowerBack,
            ResumptionAnnounced,
        )
    }
)
