"""The floor as it stands: who has it, who waits, in what order. Frozen values, no rules.

A `Floor` is what a session's journal folds into. Clocks are functions of time: nothing is counted down.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import chain

from app.floor.ahead import Ahead
from app.floor.events import Plan
from app.frozen import frozen
from app.journal.entries import Entry

WARNING_MS = 60_000
DANGER_MS = 30_000
INTERRUPTED = "point of order"
"""Why a speech is held that a point of order interrupted."""


class Kind(StrEnum):
    """What a request for the floor is for."""

    STATEMENT = "statement"
    GROUP_STATEMENT = "group_statement"
    QUESTION = "question"
    RESPONSE = "response"
    RIGHT_OF_REPLY = "right_of_reply"
    POINT_OF_ORDER = "point_of_order"


class Mode(StrEnum):
    """How the speaker speaks."""

    ROOM = "room"
    ZOOM = "zoom"
    VIDEO = "video"


class Channel(StrEnum):
    """How a request came."""

    EMAIL = "email"
    ZOOM_HAND = "zoom_hand"
    ROOM_MIC = "room_mic"
    PAPER = "paper"
    CHAIR = "chair"


class Outcome(StrEnum):
    """The chair's ruling on a point of order."""

    UPHELD = "upheld"
    NOT_UPHELD = "not_upheld"
    NOTED = "noted"


class SessionState(StrEnum):
    """Where a session stands: scheduled → open ⇄ suspended → closed."""

    SCHEDULED = "scheduled"
    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class ListState(StrEnum):
    """Where the list of speakers stands."""

    NOT_OPEN = "not_open"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"


class Phase(StrEnum):
    """What the speaker's clock signals."""

    NORMAL = "normal"
    WARNING = "warning"
    DANGER = "danger"
    OVER = "over"


def phase_of(left_ms: int) -> Phase:
    """What a clock signals with so many milliseconds left: 60 s, 30 s, 0."""
    if left_ms < 0:
        return Phase.OVER
    if left_ms <= DANGER_MS:
        return Phase.DANGER
    return Phase.WARNING if left_ms <= WARNING_MS else Phase.NORMAL


@frozen
class Correction:
    """A field of a request that was put right: both values are kept."""

    field: str
    before: str
    after: str
    at: datetime


@frozen
class Request:
    """One wish to speak. `seq` counts a session's requests from 1; `limit_ms` is its own limit, if any.

    `text_words` is the length of the text that was handed in; None when there is none.
    `in_alignment` are the codes of the delegations that aligned themselves, with spaces between.
    """

    id: str
    seq: int
    delegation: str
    kind: Kind
    mode: Mode
    channel: str
    received_at: datetime
    person: str = ""
    language: str = ""
    on_behalf_of: str = ""
    in_alignment: str = ""
    note: str = ""
    late: bool = False
    override: str = ""
    pinned: bool = False
    parked: bool = False
    parked_for: str = ""
    absences: int = 0
    text_words: int | None = None
    limit_ms: int | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def arrival(self) -> tuple[bool, datetime, int]:
        """The order of arrival: late ones last, then by instant, then by sequence."""
        return self.late, self.received_at, self.seq


@frozen
class Turn:
    """One stretch of speaking; `ended` is None while it runs."""

    started: datetime
    ended: datetime | None = None

    def lasted(self, now: datetime) -> timedelta:
        """How long it has lasted at `now`; never negative."""
        return max((self.ended or now) - self.started, timedelta())


@frozen
class Speech:
    """A request that has, or had, the floor. `limit_ms` holds every extension; times are sums of turns."""

    request: str
    limit_ms: int
    turns: tuple[Turn, ...]
    conclusion_asked_at: datetime | None = None
    ruling: Outcome | None = None
    ruling_note: str = ""
    held_for: str = ""

    @property
    def started(self) -> datetime:
        """When the floor was first given."""
        return self.turns[0].started

    @property
    def ended(self) -> datetime | None:
        """When the last turn ended; None while speaking."""
        return self.turns[-1].ended

    def elapsed(self, now: datetime) -> int:
        """Milliseconds spoken at `now`."""
        return sum((turn.lasted(now) for turn in self.turns), timedelta()) // timedelta(milliseconds=1)

    def remaining(self, now: datetime) -> int:
        """Milliseconds left at `now`; below zero when over."""
        return self.limit_ms - self.elapsed(now)

    def phase(self, now: datetime) -> Phase:
        """What the clock signals at `now`: 60 s, 30 s, 0."""
        return phase_of(self.remaining(now))


@frozen
class Milestone:
    """The session was opened, suspended, resumed or closed at an instant."""

    what: SessionState
    at: datetime
    reason: str = ""


@frozen
class Put:
    """A question of the public was put to the panel at an instant; `question` is its id."""

    question: int
    at: datetime


@frozen
class Delegation:
    """What the rules need to know of an entity. `limit_class` is a key of the limits.

    `order_class` sorts presets: state, partner, structure, organization, other.
    """

    code: str
    name: str
    limit_class: str
    order_class: str = "other"
    fr_sort: str = ""
    registered: bool = True


@frozen
class FloorContext:
    """What stands around a session's floor: its times, limits (ms by class) and delegations by code.

    `limit_ms` is the session's own speaking time; `list_starts` when its discussion is planned to begin;
    `ahead` is what of the plan is still ahead; `plan` is how the whole session is planned now;
    `ranks` orders persons by protocol, by registration number (0 is a head of State);
    `questions` are the ids of questions of the public that may be put in this session.
    """

    code: str
    planned_end: datetime
    hard_end: datetime
    limits: Mapping[str, int]
    limit_ms: int | None = None
    list_starts: datetime | None = None
    floor_deadline: datetime | None = None
    ahead: Ahead | None = None
    plan: Plan | None = None
    delegations: Mapping[str, Delegation] = field(default_factory=dict)
    ranks: Mapping[str, int] = field(default_factory=dict)
    questions: frozenset[int] = frozenset()

    def delegation(self, code: str) -> Delegation:
        """The delegation, or a stand-in bearing its code when it is no longer in the conference."""
        return self.delegations.get(code) or Delegation(code, code, "organization", registered=False)


@frozen
class Floor:
    """One session's floor. Lists hold request ids in order; `requests` holds every one ever made.

    `waiting` is the list of speakers; replies and points of order have lanes of their own.
    `earlier` keeps what was already spoken of requests that came back to the list.
    `undo` and `redo` are the entries that the next undo and redo concern; `former` holds the floors
    before the last acts, latest last, so that undoing them needs no fold. `zoom_lost_at` is None while
    the Zoom meeting runs.
    """

    seq: int = 0
    last_at: datetime | None = None
    session: SessionState = SessionState.SCHEDULED
    milestones: tuple[Milestone, ...] = ()
    list_open: bool = False
    list_closed: bool = False
    closing_at: datetime | None = None
    requests: Mapping[str, Request] = field(default_factory=dict)
    waiting: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    written_only: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    not_taken: tuple[str, ...] = ()
    called: str | None = None
    anyone_called: bool = False
    speaking: Speech | None = None
    held: tuple[Speech, ...] = ()
    done: tuple[Speech, ...] = ()
    earlier: Mapping[str, Speech] = field(default_factory=dict)
    limit_ms: int | None = None
    limits: Mapping[str, int] = field(default_factory=dict)
    nobody_since: datetime | None = None
    questions_put: tuple[Put, ...] = ()
    zoom_lost_at: datetime | None = None
    undo: Entry | None = None
    redo: Entry | None = None
    former: "tuple[Floor, ...]" = field(default=(), compare=False, repr=False)

    def list_state(self, now: datetime) -> ListState:
        """Where the list stands at `now`; a closing time is inclusive to the second."""
        if self.list_closed:
            return ListState.CLOSED
        if self.closing_at is not None:
            over = now.replace(microsecond=0) > self.closing_at
            return ListState.CLOSED if over else ListState.CLOSING
        return ListState.OPEN if self.list_open else ListState.NOT_OPEN

    @property
    def announced(self) -> tuple[str, ...]:
        """The first two of the list, once the first speaker has been called."""
        return self.waiting[:2] if self.anyone_called else ()

    @property
    def awaiting_ruling(self) -> Speech | None:
        """The point of order, being made, held or made, on which the chair has not ruled."""
        speeches = (*self.done, *self.held, *((self.speaking,) if self.speaking else ()))
        for speech in reversed(speeches):
            if self.requests[speech.request].kind is Kind.POINT_OF_ORDER:
                return speech if speech.ruling is None else None
        return None

    @property
    def returns(self) -> bool:
        """Whether the next thing to happen is the return to a speech that a point of order interrupted."""
        interrupted = bool(self.held) and self.held[-1].held_for == INTERRUPTED
        return self.speaking is None and interrupted and not self.points

    @property
    def next(self) -> str | None:
        """Who gets the floor next: a point of order, the called one, the list, then the replies.

        Who is parked, or waits on Zoom while that is down, is passed over. While a ruling is awaited,
        a further point of order waits.
        """
        if self.points and self.awaiting_ruling is None:
            return self.points[0]
        if self.called is not None and not self._out_of_reach(self.requests[self.called]):
            return self.called
        ready = (request for request in chain(self.waiting, self.replies) if not self.is_passed(request))
        return next(ready, None)

    def is_passed(self, request: str) -> bool:
        """Whether next passes over a request that waits: parked, or on Zoom while that is down."""
        waiting = self.requests[request]
        return waiting.parked or self._out_of_reach(waiting)

    def _out_of_reach(self, request: Request) -> bool:
        return self.zoom_lost_at is not None and request.mode is Mode.ZOOM

    def lane(self, request: str) -> tuple[str, ...]:
        """The lane in which a request waits; empty when it does not wait."""
        for lane in (self.waiting, self.replies, self.points):
            if request in lane:
                return lane
        return ()
