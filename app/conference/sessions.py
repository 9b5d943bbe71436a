"""Sessions of the agenda and their items, as they are planned."""

from dataclasses import dataclass, field
from datetime import datetime

from app.conference.cues import ItemCue


@dataclass(frozen=True, slots=True)
class Item:
    """A planned part of a session. `number` is its place within the session, as text ("6").

    `hard_start` is given only where the start is hard. `hard_end` fixes the end. `duration_ms` in ms.
    `speaker` is the name or function on the agenda; `entity` its code or name. `cues` are those that
    somebody typed; the usual ones follow from the mode.
    """

    number: str
    kind: str
    title: str
    duration_ms: int = 0
    hard_start: datetime | None = None
    hard_end: datetime | None = None
    room: str = ""
    speaker: str = ""
    entity: str = ""
    mode: str = ""
    language: str = ""
    notes: str = ""
    id: int = 0
    cues: tuple[ItemCue, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting on the agenda. `starts`, `ends` (planned) and `hard_end` are instants.

    `limit_ms` is the session's speaking time, where the agenda sets one; `chair` presides, `moderator` leads
    a panel. `uid` is how its source calls it:
    the UID of a calendar's event (with its RECURRENCE-ID), the guid of frab, the id of Indico; two sessions
    that are planned alike are equal, whatever they are called elsewhere.
    """

    code: str
    kind: str
    title: str
    starts: datetime
    ends: datetime
    hard_end: datetime | None = None
    room: str = ""
    language: str = ""
    limit_ms: int | None = None
    notes: str = ""
    items: tuple[Item, ...] = ()
    id: int = 0
    chair: str = ""
    moderator: str = ""
    uid: str = field(default="", compare=False)

    @property
    def last_end(self) -> datetime:
        """When the session must be over: its hard end, else its planned end."""
        return self.hard_end or self.ends

    @property
    def conducted_by(self) -> str:
        """Who presides and who moderates, as papers name them; empty where nobody is named."""
        moderator = f"{self.moderator} (moderator)" if self.moderator else ""
        return "; ".join(part for part in (self.chair, moderator) if part)

    def conducts(self, item: Item) -> bool:
        """Whether an item is the chair's or the moderator's own; who only opens or welcomes is a speaker.

        Where no moderator is named, whoever introduces the session is.
        """
        return self.presides(item.speaker) or (item.kind == "introduction" and not self.moderator)

    def presides(self, name: str) -> bool:
        """Whether this is the name of the chair or of the moderator."""
        told = {" ".join(held.casefold().split()) for held in (self.chair, self.moderator) if held}
        return " ".join(name.casefold().split()) in told

    @property
    def has_list(self) -> bool:
        """Whether a list of speakers belongs to it."""
        return self.kind not in ("break", "side_event", "deadline", "note")
