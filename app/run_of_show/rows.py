"""The run of show in words, ready for every edition on paper: frozen values without rules."""

from dataclasses import dataclass
from datetime import datetime

from app.conference.conference import Conference
from app.conference.sessions import Session
from app.pdf.look import PLAIN, Look
from app.programme.cues import Cue
from app.times import Zone


@dataclass(frozen=True, slots=True)
class Actual:
    """What became of a row: its instants where there are any, time used and allotted in ms, in a word."""

    word: str
    planned_start: datetime | None = None
    planned_end: datetime | None = None
    started: datetime | None = None
    ended: datetime | None = None
    used_ms: int | None = None
    allotted_ms: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One item or speech with everything that an edition may print of it; texts as they may be shown.

    `key` names it for ever. `says` is what the chair says, `address` how the person is addressed, `text`
    whether the booths have the text, `ticked` the keys of cues that are done. `staff`: not for the public.
    """

    key: str
    number: str
    kind: str
    start: datetime
    end: datetime
    title: str
    delegation: str = ""
    person: str = ""
    hard: bool = False
    hard_end: bool = False
    mode: str = ""
    language: str = ""
    room: str = ""
    notes: str = ""
    address: str = ""
    zoom_name: str = ""
    registered: str = ""
    text: str = ""
    says: str = ""
    cues: tuple[Cue, ...] = ()
    ticked: frozenset[str] = frozenset()
    speech: bool = False
    staff: bool = False
    seat: str = ""
    gap_ms: int = 0
    actual: Actual = Actual("to come")

    @property
    def who(self) -> str:
        """The delegation first, the person second."""
        return " · ".join(part for part in (self.delegation, self.person) if part)


@dataclass(frozen=True, slots=True)
class SessionShow:
    """A session with its rows in order; `journal` says when it was opened and closed."""

    session: Session
    chair: str
    rows: tuple[Row, ...]
    journal: str
    closing: str


@dataclass(frozen=True, slots=True)
class Show:
    """What all editions are made of."""

    conference: Conference
    where: Zone
    sessions: tuple[SessionShow, ...]
    look: Look = PLAIN
