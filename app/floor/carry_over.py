"""Carrying over: a request that was not taken asks again in another session; and all that falls as one."""

from collections.abc import Iterable, Sequence

from app.conference.sessions import Session
from app.floor import events as ev
from app.floor.state import Floor, FloorContext, Request
from app.floor.words import words
from app.journal.entries import Entry
from app.journal.undo import standing

_WHY = "not taken in "


def carried(request: Request, session: str) -> dict[str, object]:
    """The arguments of `request_floor` for a request left over from a session, by its code.

    Its new id tells where it comes from, so that it is carried over once only (rules of the floor, 14).
    """
    return {
        "request": carried_id(request.id, session),
        "delegation": request.delegation,
        "person": request.person,
        "kind": request.kind.value,
        "mode": request.mode.value,
        "channel": "chair",
        "language": request.language,
        "on_behalf_of": request.on_behalf_of,
        "in_alignment": request.in_alignment,
        "note": request.note,
        "override": f"{_WHY}{session}",
    }


def carried_id(request: str, session: str) -> str:
    """The id that a request left over from a session, by its code, bears in the other one."""
    return f"{session}-{request}"


def already_carried(floor: Floor, session: str, others: Iterable[Floor]) -> frozenset[str]:
    """Who was not taken in a session, by its code, and has asked again on one of the other lists."""
    known = {request for other in others for request in other.requests}
    return frozenset(request for request in floor.not_taken if carried_id(request, session) in known)


def sessions_after(session: Session, sessions: Iterable[Session]) -> tuple[Session, ...]:
    """The sessions with a list of speakers that begin once this one is over, the next one first."""
    after = (other for other in sessions if other.has_list and other.starts >= session.ends)
    return tuple(sorted(after, key=lambda other: other.starts))


def carried_from(entry: Entry) -> str:
    """The code of the session from which an act carried a request over; empty for any other act."""
    event = entry.event
    if not isinstance(event, ev.FloorRequested) or not event.override.startswith(_WHY):
        return ""
    session = event.override.removeprefix(_WHY)
    return session if event.request.startswith(f"{session}-") else ""


def as_one(acts: Sequence[Entry]) -> tuple[Entry, ...]:
    """The last acts that fall together: all of a carry-over, which has one instant; else the last alone."""
    if not acts:
        return ()
    whole = tuple(entry for entry in acts if entry.at == acts[-1].at and entry.desk == acts[-1].desk)
    requests = {entry.event.request for entry in whole if carried_from(entry)}  # type: ignore[attr-defined]
    together = [entry for entry in whole if getattr(entry.event, "request", "") in requests]
    return tuple(together) if together and together[-1] == acts[-1] else tuple(acts[-1:])


def last_as_one(floor: Floor, entries: Sequence[Entry], *, undone: bool = False) -> tuple[Entry, ...]:
    """The acts that the next undo (or redo) concerns, of all entries of a session.

    Only where a neighbour has the same instant may it be more than one, and only then are all looked at.
    """
    last = floor.redo if undone else floor.undo
    if last is None:
        return ()
    around = entries[max(last.seq - 2, 0) : last.seq + 1]
    alone = sum(entry.at == last.at for entry in around) == 1
    return (last,) if alone else as_one(standing(entries)[undone])


def words_of(
    acts: Sequence[Entry], floor: Floor, context: FloorContext, sessions: Iterable[Session] = ()
) -> str:
    """Acts that fall together, in words: “14 carried over from Panel 1”; or the one there is."""
    code = next((code for act in acts if (code := carried_from(act))), "")
    if not code:
        return words(acts[-1].event, floor, context)
    title = next((session.title for session in sessions if session.code == code), code)
    return f"{sum(bool(carried_from(act)) for act in acts)} carried over from {title}"
