"""Opening, suspending and closing the session and its list; undo and redo."""

from datetime import datetime

from app.errors import Changed, Refused
from app.floor import events as ev
from app.floor.state import Floor, FloorContext, ListState, SessionState
from app.journal.entries import Event, Redone, Undone
from app.journal.undo import require_last

Now = SessionState


def open_session(floor: Floor, context: FloorContext, at: datetime) -> Event:
    """The scheduled session is opened."""
    if floor.session is not Now.SCHEDULED:
        raise Refused(f"The session is {floor.session} already.")
    return ev.SessionOpened(context.plan)


def suspend_session(floor: Floor, context: FloorContext, at: datetime, *, reason: str = "") -> Event:
    """The open session is suspended; a running speech is held."""
    require_open(floor)
    return ev.SessionSuspended(reason)


def resume_session(floor: Floor, context: FloorContext, at: datetime) -> Event:
    """The suspended session goes on."""
    if floor.session is not Now.SUSPENDED:
        raise Refused("The session is not suspended.")
    return ev.SessionResumed()


def close_session(floor: Floor, context: FloorContext, at: datetime) -> Event:
    """The session is closed: a running speech ends, who waits is kept as not taken."""
    if floor.session not in (Now.OPEN, Now.SUSPENDED):
        raise Refused("The session is not open.")
    return ev.SessionClosed()


def open_list(floor: Floor, context: FloorContext, at: datetime) -> Event:
    """The list of speakers is opened; before the session too."""
    require_not_closed(floor)
    if floor.list_state(at) is not ListState.NOT_OPEN:
        raise Refused("The list of speakers has been opened already; reopen it if it is closed.")
    return ev.ListOpened()


def close_list(
    floor: Floor, context: FloorContext, at: datetime, *, closing_at: datetime | None = None, reason: str = ""
) -> Event:
    """The list is closed, at once or at an announced instant."""
    require_not_closed(floor)
    if floor.list_state(at) is ListState.CLOSED:
        raise Refused("The list of speakers is closed already.")
    if closing_at is not None and closing_at < at:
        raise Refused("The closing time is past; close the list now instead.")
    return ev.ListClosed(closing_at, reason)


def reopen_list(floor: Floor, context: FloorContext, at: datetime) -> Event:
    """The closed or closing list is opened again."""
    require_not_closed(floor)
    if floor.list_state(at) not in (ListState.CLOSED, ListState.CLOSING):
        raise Refused("The list of speakers is not closed.")
    return ev.ListReopened()


def undo(floor: Floor, context: FloorContext, at: datetime, *, expecting: str = "") -> Event:
    """The last act of the session is taken back, whoever made it.

    `expecting` is the number of the act that the person saw as last: no other is ever taken back.
    """
    return Undone(require_last(floor.undo, expecting, "undo"))


def redo(floor: Floor, context: FloorContext, at: datetime, *, expecting: str = "") -> Event:
    """What was undone last stands again, as long as nothing new was done. `expecting` as in `undo`."""
    return Redone(require_last(floor.redo, expecting, "redo"))


def require_seen(floor: Floor, expecting: str, request: str = "") -> None:
    """Refuse what concerns another request than the person saw, or a floor that has changed since.

    `expecting` is the id of a request or, where there is none of that name, the number of the last act.
    """
    if not expecting:
        return
    seen = request if expecting in floor.requests else str(floor.seq)
    if expecting != seen:
        raise Changed("Something has changed meanwhile; look again, and press once more if you want that.")


def require_open(floor: Floor) -> None:
    """Refuse unless the session is open."""
    if floor.session is Now.SUSPENDED:
        raise Refused("The session is suspended; resume it first.")
    if floor.session is not Now.OPEN:
        raise Refused(f"The session is {'closed' if floor.session is Now.CLOSED else 'not open yet'}.")


def require_not_closed(floor: Floor) -> None:
    """Refuse once the session is closed."""
    if floor.session is Now.CLOSED:
        raise Refused("The session is closed.")
