"""What a station hands out: frozen views of a conference that may travel to any thread or window."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.conference.conference import Conference
from app.conference.entities import Entity
from app.conference.import_note import ImportNote
from app.conference.questions import Question
from app.conference.registrants import Registrant
from app.conference.sessions import Item, Session
from app.conference.zoom_presence import Presence
from app.floor import fold
from app.floor.forecast import Forecast, ListTime, forecast_of, list_time
from app.floor.state import Floor, FloorContext
from app.journal.entries import Entry
from app.live.one_entity import of_kept
from app.programme import fold as runs
from app.programme.ahead import ahead_of
from app.programme.clock import DayClock, SessionClock, day_clock, session_clock
from app.programme.run import Run
from app.protection.protection import NOBODY, Protection
from app.protection.rows import hidden_entries


@dataclass(frozen=True, slots=True)
class ConferenceSnapshot:
    """Everything that is ordinary rows. `data_version` grows whenever some of it changes.

    `merged` leads from a registration number that was given up to the one that was kept. `parked` are items
    that were taken out of the agenda and kept aside; `apart` pairs of numbers, “R1 R2”, that are two people.
    `one_entity` leads likewise from the code of an entity to that of the one it was merged into.
    `imports` are the last of each kind that can be taken back. `protection` hides names. `people` are these
    registrants by number. `logo` is the PNG or JPEG file that the conference has as such.
    """

    address: str
    conference: Conference
    sessions: tuple[Session, ...]
    entities: Mapping[str, Entity]
    registrants: tuple[Registrant, ...]
    data_version: int
    questions: tuple[Question, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    presences: tuple[Presence, ...] = ()
    parked: tuple[Item, ...] = ()
    imports: Mapping[str, ImportNote] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()
    one_entity: Mapping[str, str] = field(default_factory=dict)
    protection: Protection = field(default=NOBODY, repr=False, compare=False)
    logo: bytes = field(default=b"", repr=False)
    people: "ByNumber" = field(default_factory=lambda: ByNumber((), {}), repr=False, compare=False)

    def __post_init__(self) -> None:
        """Protection is made once for the registrants: what replaces only other rows keeps it."""
        if self.protection is NOBODY and any(person.alias for person in self.registrants):
            object.__setattr__(self, "protection", Protection(self.registrants, self.merged))
        if not self.people.is_of(self.registrants, self.merged):
            object.__setattr__(self, "people", ByNumber(self.registrants, self.merged))

    def seen(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Entries of a journal as they may be seen, each entity by the code that was kept."""
        return hidden_entries(of_kept(entries, self.one_entity), self.protection)

    def knows_like(self, other: "ConferenceSnapshot") -> bool:
        """Whether the rules of the floor know of the same people."""
        mine, theirs = ((one.registrants, one.entities) for one in (self, other))
        same = all(now is held for now, held in zip(mine, theirs, strict=True))
        return same and self.conference.ranks == other.conference.ranks

    def reads_like(self, other: "ConferenceSnapshot") -> bool:
        """Whether a journal reads as it did with another snapshot."""
        return self.protection is other.protection and self.one_entity is other.one_entity


class ByNumber(dict[str, Registrant]):
    """Everybody by number; a number that was merged into another leads to whoever was kept."""

    def __init__(self, registrants: Sequence[Registrant], merged: Mapping[str, str]) -> None:
        super().__init__({registrant.number: registrant for registrant in registrants})
        self._of = registrants, merged
        for number in merged:
            kept = number
            for _ in merged:
                kept = merged.get(kept, kept)
            if kept in self:
                self[number] = self[kept]

    def is_of(self, registrants: Sequence[Registrant], merged: Mapping[str, str]) -> bool:
        """Whether it was made of these very registrants."""
        return self._of[0] is registrants and self._of[1] is merged


@dataclass(frozen=True, slots=True)
class SessionSnapshot:
    """One session as it is now: its floor, and the run of its programme.

    `saved_at` is the instant of its last act, all of which are on the disk; `carried` are those not taken who
    stand on another list by now.
    """

    session: Session
    context: FloorContext
    floor: Floor
    saved_at: datetime | None
    entries: tuple[Entry, ...]
    run: Run = field(default_factory=Run)
    carried: frozenset[str] = frozenset()
    _listed: ListTime | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """What the rules of the floor know of the plan follows from how it ran."""
        ahead = ahead_of(self.session, self.run)
        around = replace(self.context, ahead=ahead, planned_end=ahead.planned_end)
        object.__setattr__(self, "context", around)

    @property
    def left_over(self) -> tuple[str, ...]:
        """Who was not taken and may still be carried over."""
        return tuple(request for request in self.floor.not_taken if request not in self.carried)

    @property
    def listed(self) -> ListTime:
        """What the list of speakers takes: summed once for each change, asked at every tick."""
        if self._listed is None:
            object.__setattr__(self, "_listed", list_time(self.floor, self.context))
        assert self._listed is not None
        return self._listed

    def forecast(self, now: datetime, free_from: datetime | None = None) -> Forecast:
        """Will it fit? `free_from` is when the session before it is expected to end."""
        return forecast_of(self.listed, self.context, now, free_from)

    def clock(self, now: datetime) -> SessionClock:
        """The programme of this session alone."""
        return session_clock(self.session, self.run, now, listed=self.listed)


def clock_of_day(lives: Sequence[SessionSnapshot], now: datetime) -> DayClock:
    """The programme clock of a day, from all its sessions."""
    lists = {live.session.code: live.listed for live in lives}
    return day_clock([(live.session, live.run) for live in lives], now, lists)


def advanced(live: SessionSnapshot, news: Sequence[Entry]) -> SessionSnapshot:
    """The session after these entries, which follow its own."""
    if not news:
        return live
    floor = fold.advance(live.floor, live.entries, news)
    run = runs.advance(live.run, live.entries, news)
    return replace(live, floor=floor, run=run, entries=(*live.entries, *news), saved_at=news[-1].at)


@dataclass(frozen=True, slots=True)
class ActResult:
    """The answer to an act: how the session stands and what was written.

    `sentence`, without its full stop, says what was done; `warnings` are sentences about what is odd.
    """

    live: SessionSnapshot
    entry: Entry
    sentence: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetResult:
    """The answer to a sheet from paper: how the session stands, and `first` to `last`, the numbers it wrote.

    `sentence`, without its full stop, says what was done.
    """

    live: SessionSnapshot
    first: int
    last: int
    sentence: str
