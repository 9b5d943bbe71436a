"""What happened on the floor, in the past tense: data only, ids only, a promise for ever.

A request is known by its id, a delegation by its code, a person by the registration's number.
Never rename a field or a class here: files written by every released version must still fold.
"""

from datetime import datetime

from app.frozen import frozen
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


@frozen
class Slot:
    """The planned times of an item, by the id of its row and its number at the time."""

    item: int
    number: str
    start: datetime
    end: datetime


@frozen
class Plan:
    """The approved plan of a session: when it is to be over, and its items in order."""

    ends: datetime
    slots: tuple[Slot, ...] = ()


@frozen
class SessionOpened(Event):
    """The chair declared the session open; `plan` is how it was planned at that moment."""

    plan: Plan | None = None


@frozen
class SessionSuspended(Event):
    """The session was suspended; a running speech is held."""

    reason: str = ""


@frozen
class SessionResumed(Event):
    """The suspended session went on."""


@frozen
class SessionClosed(Event):
    """The session was closed; who still waited was not taken."""


@frozen
class ListOpened(Event):
    """The list of speakers was opened."""


@frozen
class ListClosed(Event):
    """The list was closed, at once or at `closing_at`."""

    closing_at: datetime | None = None
    reason: str = ""


@frozen
class ListReopened(Event):
    """The closed or closing list was opened again."""


@frozen
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


@frozen
class RequestWithdrawn(Event):
    """The delegation does not wish to speak any more."""

    request: str


@frozen
class StatementHandedIn(Event):
    """Written only: the statement is handed in and not read."""

    request: str


@frozen
class RestHandedIn(Event):
    """Those who will not be heard hand their statements in; each is in `requests`."""

    requests: tuple[str, ...]


@frozen
class FoundNotPresent(Event):
    """Called and not there; passed over."""

    request: str


@frozen
class RequestRestored(Event):
    """A request that had left the list came back, in front of `before` (None: last)."""

    request: str
    before: str | None = None


@frozen
class RequestMoved(Event):
    """Placed by hand in front of `before` (None: last); `by` places down, negative up."""

    request: str
    before: str | None = None
    by: int = 0


@frozen
class RequestPinned(Event):
    """The request keeps its number whatever preset is applied."""

    request: str


@frozen
class RequestUnpinned(Event):
    """The request may be sorted again."""

    request: str


@frozen
class RequestParked(Event):
    """Line lost, not in the room: it keeps its place, next passes over it."""

    request: str
    reason: str = ""


@frozen
class RequestUnparked(Event):
    """The parked request can be next again."""

    request: str


@frozen
class TextReceived(Event):
    """The text of a statement is at the booth; only its length in words is kept."""

    request: str
    words: int


@frozen
class LatenessLifted(Event):
    """The chair takes a late request as if it had come in time."""

    request: str


@frozen
class RequestsSwapped(Event):
    """Two requests changed places."""

    request: str
    other: str


@frozen
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


@frozen
class ListReordered(Event):
    """A preset was applied: `order` is the whole waiting list afterwards."""

    preset: str
    order: tuple[str, ...]
    seed: str = ""


@frozen
class DelegationCalled(Event):
    """Named aloud as the next speaker; not yet speaking."""

    request: str


@frozen
class FloorGiven(Event):
    """The clock of this request starts; whoever was speaking ended at the same instant."""

    request: str
    limit_ms: int


@frozen
class StatementEnded(Event):
    """The statement ended and nobody was called."""

    request: str


@frozen
class StatementHeld(Event):
    """The speaker's clock stands; the place and the time left are kept."""

    request: str
    reason: str = ""


@frozen
class StatementResumed(Event):
    """The held statement goes on with exactly what was left."""

    request: str


@frozen
class TimeExtended(Event):
    """The speaking time was made longer, or shorter when negative."""

    request: str
    by_ms: int


@frozen
class LimitSet(Event):
    """The speaking time: of one request, a category, a kind, or (all empty) of the session."""

    limit_ms: int
    request: str = ""
    category: str = ""
    kind: str = ""


@frozen
class ConclusionAsked(Event):
    """The chair asked the speaker to conclude."""

    request: str


@frozen
class RulingGiven(Event):
    """The chair ruled on a point of order: upheld, not_upheld or noted."""

    request: str
    outcome: str
    note: str = ""


@frozen
class QuestionPut(Event):
    """A question of the public was put to the panel; `question` is its id."""

    question: int


@frozen
class ZoomLost(Event):
    """The whole Zoom meeting is down: who waits on Zoom keeps the place, next passes over them."""


@frozen
class ZoomBack(Event):
    """The Zoom meeting is back, and the order is what it was."""


KINDS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (*Event.__subclasses__(), Undone, Redone)
    if kind.__module__ in (__name__, Undone.__module__) and kind is not ProgrammeEvent
}
"""Every kind of event that can stand in a journal; the programme adds its own."""
