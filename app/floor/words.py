"""An act in words, for the undo menu and the status line: "floor given to Canada"."""

from app.floor import events as ev
from app.floor.state import Floor, FloorContext, Kind
from app.journal.entries import Entry, Event, Redone, Undone

_SESSION = {
    ev.SessionOpened: "session opened",
    ev.SessionSuspended: "session suspended",
    ev.SessionResumed: "session resumed",
    ev.SessionClosed: "session closed",
    ev.ListOpened: "list of speakers opened",
    ev.ListReopened: "list of speakers reopened",
    ev.ListReordered: "list put in another order",
    ev.QuestionPut: "question put to the panel",
    ev.ZoomLost: "Zoom is down",
    ev.ZoomBack: "Zoom is back",
}
_REQUEST = {
    ev.RequestWithdrawn: "{} withdrawn",
    ev.StatementHandedIn: "{} taken as written only",
    ev.FoundNotPresent: "{} not present",
    ev.RequestRestored: "{} back on the list",
    ev.RequestPinned: "{} pinned",
    ev.RequestUnpinned: "{} unpinned",
    ev.RequestParked: "{} parked",
    ev.RequestUnparked: "{} ready again",
    ev.TextReceived: "text of {} received",
    ev.LatenessLifted: "{} taken as in time",
    ev.RequestCorrected: "{} corrected",
    ev.DelegationCalled: "{} called",
    ev.FloorGiven: "floor given to {}",
    ev.StatementEnded: "statement of {} ended",
    ev.StatementHeld: "{} held",
    ev.StatementResumed: "{} resumed",
    ev.ConclusionAsked: "{} asked to conclude",
}
_ASKED = {
    Kind.RIGHT_OF_REPLY: "right of reply: {}",
    Kind.POINT_OF_ORDER: "point of order: {}",
}


def words(event: Event, floor: Floor, context: FloorContext) -> str:
    """What happened, without a full stop. `floor` is any floor of the session that knows the request."""
    if type(event) in _SESSION:
        return _SESSION[type(event)]
    name = _name(getattr(event, "request", ""), floor, context)
    if isinstance(event, ev.ProgrammeEvent):
        return event.words_about(name)
    if type(event) in _REQUEST:
        return _REQUEST[type(event)].format(name)
    match event:
        case ev.ListClosed(closing_at=closing_at):
            return "closing time of the list set" if closing_at else "list of speakers closed"
        case ev.FloorRequested():
            name = context.delegation(event.delegation).name
            return _ASKED.get(Kind(event.kind), "{} added to the list").format(name)
        case ev.RestHandedIn(requests=requests):
            return f"{len(requests)} statements taken as written only"
        case ev.RequestMoved(by=by):
            places = "one place" if abs(by) == 1 else f"{abs(by)} places"
            return f"{name} moved {'up' if by < 0 else 'down'} {places}"
        case ev.RequestsSwapped(other=other):
            return f"{name} and {_name(other, floor, context)} swapped"
        case ev.TimeExtended(by_ms=by_ms):
            seconds = f"{abs(by_ms) // 1_000} seconds"
            return f"{name} given {seconds} more" if by_ms > 0 else f"{seconds} taken from {name}"
        case ev.LimitSet():
            return _limit_words(event, name)
        case ev.RulingGiven(outcome=outcome):
            return f"point of order of {name} {outcome.replace('_', ' ')}"
        case _:
            return type(event).__name__


def undo_words(entry: Entry | None, floor: Floor, context: FloorContext) -> str:
    """The act that undo (or redo) concerns, with the desk that made it; empty when there is none."""
    if entry is None:
        return ""
    act = words(entry.event, floor, context)
    return f"{act} ({entry.desk})" if entry.desk else act


def sentence_of(before: Floor, after: Floor, context: FloorContext, event: Event) -> str:
    """What was done between two floors, as a sentence without its full stop, for the status line."""
    match event:
        case Undone() if before.undo is not None:
            return f"Undone: {words(before.undo.event, before, context)}"
        case Redone() if before.redo is not None:
            return f"Done again: {words(before.redo.event, before, context)}"
    done = words(event, after, context)
    return done[:1].upper() + done[1:]


def _name(request: str, floor: Floor, context: FloorContext) -> str:
    known = floor.requests.get(request)
    return context.delegation(known.delegation).name if known else ""


def _limit_words(event: ev.LimitSet, name: str) -> str:
    minutes, seconds = divmod(event.limit_ms // 1_000, 60)
    whose = event.category or event.kind
    of = f" of {name}" if event.request else f" for {whose.replace('_', ' ')}" if whose else ""
    return f"speaking time{of} set to {minutes}:{seconds:02d}"
