"""What happened on the floor, in the past tense: data only, ids only, a promise for ever.

A request is known by its id, a delegation by its code, a person by the registration's number.
Never rename a field or a class here: files written by every released version must still fold.
"""

from dataclasses import dataclass
from datetime import datetime

from app.journal.entries import Event, Redone, Undone


class ProgrammeEvent(Event):
    """The base of what the programme writes into the same journal; the floor passes over it."""

    __slots__ = ()

    @property
    def words(self) -> str:
        """What happened, without a full stop."""
        raise NotImplementedError

    def words_about(self, name: str) -> str:
        """The same where it concerns a delegation's speech, by its name; empty where it concerns none."""
        return self.words


@dataclass(frozen=True, slots=True)
class Slot:
    """The planned times of an item, by the id of its row and its number at the time."""

    item: int
    number: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """The approved plan of a session: when it is to be over, and its items in order."""

    ends: datetime
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionOpened(Event):
    """The chair declared the session open; `plan` is how it was planned at that moment."""

    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class SessionSuspended(Event):
    """The session was suspended; a running speech is held."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class SessionResumed(Event):
    """The suspended session went on."""


@dataclass(frozen=True, slots=True)
class SessionClosed(Event):
    """The session was closed; who still waited was not taken."""


@dataclass(frozen=True, slots=True)
class ListOpened(Event):
    """The list of speakers was opened."""


@dataclass(frozen=True, slots=True)
class ListClosed(Event):
    """The list was closed, at once or at `closing_at`."""

    closing_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ListReopened(Event):
    """The closed or closing list was opened again."""


@dataclass(frozen=True, slots=True)
class FloorRequested(Event):
    """A delegation asked for the floor. `before` is the request it was placed in front of (None: last)."""

    request: str
    delegation: str
    kind: str
    mode: str
    channel: str
    received_at: datetime
    person: str = ""
    language: str = ""
    on_behalf_of: str = ""
    note: str = ""
    late: bool = False
    override: str = ""
    before: str | None = None
    in_alignment: str = ""


@dataclass(frozen=True, slots=True)
class RequestWithdrawn(Event):
    """The delegation does not wish to speak any more."""

    request: str


@dataclass(frozen=True, slots=True)
class StatementHandedIn(Event):
    """Written only: the statement is handed in and not read."""

    request: str


@dataclass(frozen=True, slots=True)
class RestHandedIn(Event):
    """Those who will not be heard hand their statements in; each is in `requests`."""

    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundNotPresent(Event):
    """Called and not there; passed over."""

    request: str


@dataclass(frozen=True, slots=True)
class RequestRestored(Event):
    """A request that had left the list came back, in front of `before` (None: last)."""

    request: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class RequestMoved(Event):
    """Placed by hand in front of `before` (None: last); `by` places down, negative up."""

    request: str
    before: str | None = None
    by: int = 0


@dataclass(frozen=True, slots=True)
class RequestPinned(Event):
    """The request keeps its number whatever preset is applied."""

    request: str


@dataclass(frozen=True, slots=True)
class RequestUnpinned(Event):
    """The request may be sorted again."""

    request: str


@dataclass(frozen=True, slots=True)
class RequestParked(Event):
    """Line lost, not in the room: it keeps its place, next passes over it."""

    request: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RequestUnparked(Event):
    """The parked request can be next again."""

    request: str


@dataclass(frozen=True, slots=True)
class TextReceived(Event):
    """The text of a statement is at the booth; only its length in words is kept."""

    request: str
    words: int


@dataclass(frozen=True, slots=True)
class LatenessLifted(Event):
    """The chair takes a late request as if it had come in time."""

    request: str


@dataclass(frozen=True, slots=True)
class RequestsSwapped(Event):
    """Two requests changed places."""

    request: str
    other: str


@dataclass(frozen=True, slots=True)
class RequestCorrected(Event):
    """What was wrong about a request is put right; the former values stay with it.

    Where a new kind belongs to another lane, it goes there in front of `before` (None: last).
    """

    request: str
    delegation: str | None = None
    person: str | None = None
    on_behalf_of: str | None = None
    language: str | None = None
    mode: str | None = None
    kind: str | None = None
    in_alignment: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class ListReordered(Event):
    """A preset was applied: `order` is the whole waiting list afterwards."""

    preset: str
    order: tuple[str, ...]
    seed: str = ""


@dataclass(frozen=True, slots=True)
class DelegationCalled(Event):
    """Named aloud as the next speaker; not yet speaking."""

    request: str


@dataclass(frozen=True, slots=True)
class FloorGiven(Event):
    """The clock of this request starts; whoever was speaking ended at the same instant."""

    request: str
    limit_ms: int


@dataclass(frozen=True, slots=True)
class StatementEnded(Event):
    """The statement ended and nobody was called."""

    request: str


@dataclass(frozen=True, slots=True)
class StatementHeld(Event):
    """The speaker's clock stands; the place and the time left are kept."""

    request: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StatementResumed(Event):
    """The held statement goes on with exactly what was left."""

    request: str


@dataclass(frozen=True, slots=True)
class TimeExtended(Event):
    """The speaking time was made longer, or shorter when negative."""

    request: str
    by_ms: int


@dataclass(frozen=True, slots=True)
class LimitSet(Event):
    """The speaking time: of one request, a category, a kind, or (all empty) of the session."""

    limit_ms: int
    request: str = ""
    category: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ConclusionAsked(Event):
    """The chair asked the speaker to conclude."""

    request: str


@dataclass(frozen=True, slots=True)
class RulingGiven(Event):
    """The chair ruled on a point of order: upheld, not_upheld or noted."""

    request: str
    outcome: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuestionPut(Event):
    """A question of the public was put to the panel; `question` is its id."""

    question: int


@dataclass(frozen=True, slots=True)
class ZoomLost(Event):
    """The whole Zoom meeting is down: who waits on Zoom keeps the place, next passes over them."""


@dataclass(frozen=True, slots=True)
class ZoomBack(Event):
    """The Zoom meeting is back, and the order is what it was."""


KINDS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (*Event.__subclasses__(), Undone, Redone)
    if kind.__module__ in (__name__, Undone.__module__) and kind is not ProgrammeEvent
}
"""Every kind of event that can stand in a journal; the programme adds its own."""
