"""Who was not taken goes onto the list of a later session, and comes back from there, in one step each."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from app.errors import Refused
from app.floor.carry_over import as_one, carried, carried_from, sessions_after, words_of
from app.floor.events import RequestWithdrawn, SessionClosed
from app.floor.rules.sessions import redo, undo
from app.floor.state import SessionState
from app.journal.entries import Entry, Event, Redone, Undone
from app.journal.undo import standing
from app.live.acts import ask
from app.live.desk_id import Role
from app.live.snapshot import ActResult, SessionSnapshot, advanced
from app.station.station import Station
from app.storage.journal import until_written


def carry_over(station: Station, code: str, to: str = "") -> str:
    """Who was not taken in a closed session goes onto the list of another, all or none; a sentence about it.

    `to` is the code of that session, by default the next one that is not closed. Rules of the floor, 14.
    Raises Refused when nobody was left over, no session follows, or a rule there says no; Unsaved.
    """

    def attempt() -> str | None:
        live = station.live(code)
        if not live.floor.not_taken:
            raise Refused(f"Nobody was left over from {live.session.title}.")
        target = _target(station, live, to)
        new = [live.floor.requests[request] for request in live.left_over]
        acts: list[tuple[str, dict[str, object]]] = []
        for request in new:
            asked = carried(request, code)
            acts.append(("request_floor", asked))
            if request.text_words:
                words = {"request": asked["request"], "words": request.text_words}
                acts.append(("text_received", words))
        if acts and not station.append_together((target, _played(station, target, acts))):
            return None
        already = f"; {len(live.carried)} had been already" if live.carried else ""
        return f"{len(new)} carried over to {target.session.title}{already}."

    return until_written(attempt)


def _target(station: Station, live: SessionSnapshot, to: str) -> SessionSnapshot:
    after = sessions_after(live.session, station.load().sessions)
    if to:
        return station.live(to)
    lives = (station.live(session.code) for session in after)
    target = next((other for other in lives if other.floor.session is not SessionState.CLOSED), None)
    if target is None:
        raise Refused("No session with a list of speakers follows.")
    return target


def _others(station: Station, code: str) -> list[SessionSnapshot]:
    sessions = station.load().sessions
    return [station.live(session.code) for session in sessions if session.has_list and session.code != code]


def _played(
    station: Station, live: SessionSnapshot, acts: Sequence[tuple[str, dict[str, object]]]
) -> list[Entry]:
    """The entries of several acts at one instant, each asked of the rules after those before it."""
    at = max(station.clock.now(), live.floor.last_at or station.clock.now())
    entries: list[Entry] = []
    for act, arguments in acts:
        event = ask(live, act, at, **arguments)
        entries.append(Entry(live.floor.seq + 1, at, event, station.name, station.desk.mark))
        live = advanced(live, entries[-1:])
    return entries


def take_back(station: Station, role: Role, code: str, expecting: str = "") -> ActResult:
    """Undo the last act of a session; a carry-over falls whole, and with a closing what it left over.

    `expecting` is the number of the act that the person saw as last. Raises Refused, Changed, Unsaved.
    """

    def attempt() -> ActResult | None:
        live = station.live(code)
        undo(live.floor, live.context, station.clock.now(), expecting=expecting)
        acts = as_one(standing(live.entries)[0])
        parts = [(live, _entries(station, role, live, [Undone(act.seq) for act in reversed(acts)]))]
        away: dict[str, int] = {}
        if isinstance(acts[-1].event, SessionClosed):
            for other in _others(station, code):
                events, count = _taken_away(other, code)
                if events:
                    parts.append((other, _entries(station, role, other, events)))
                    away[other.session.title] = count
        if not station.append_together(*parts):
            return None
        return _result(station, code, live, "Undone", acts, away)

    return until_written(attempt)


def do_again(station: Station, role: Role, code: str, expecting: str = "") -> ActResult:
    """Redo what was undone last; a carry-over comes back whole. `expecting` and errors as in `take_back`."""

    def attempt() -> ActResult | None:
        live = station.live(code)
        redo(live.floor, live.context, station.clock.now(), expecting=expecting)
        # What was undone last comes back first: a carry-over in its own order.
        undone = standing(live.entries)[1][::-1]
        same = tuple(act for act in undone if (act.at, act.desk) == (undone[0].at, undone[0].desk))
        acts = as_one(same) if carried_from(undone[0]) else (undone[0],)
        if not station.append_together(
            (live, _entries(station, role, live, [Redone(act.seq) for act in acts]))
        ):
            return None
        return _result(station, code, live, "Done again", acts)

    return until_written(attempt)


def _entries(station: Station, role: Role, live: SessionSnapshot, events: Sequence[Event]) -> list[Entry]:
    at = max(station.clock.now(), live.floor.last_at or station.clock.now())
    desk = station.desk.beside(role).mark
    return [
        Entry(live.floor.seq + place, at, event, station.name, desk) for place, event in enumerate(events, 1)
    ]


def _taken_away(live: SessionSnapshot, code: str) -> tuple[list[Event], int]:
    """What takes those who were carried over from a session off this list again, and how many they are.

    Undone where nothing was done since; else whoever still waits is withdrawn.
    """
    acts = standing(live.entries)[0]
    last = as_one(acts)
    if last and carried_from(last[0]) == code:
        return [Undone(act.seq) for act in reversed(last)], sum(bool(carried_from(act)) for act in last)
    came = [act.event.request for act in acts if carried_from(act) == code]  # type: ignore[attr-defined]
    waiting = [request for request in came if live.floor.lane(request)]
    return [RequestWithdrawn(request) for request in waiting], len(waiting)


def _result(
    station: Station,
    code: str,
    before: SessionSnapshot,
    did: str,
    acts: Sequence[Entry],
    away: Mapping[str, int] = MappingProxyType({}),
) -> ActResult:
    live = station.live(code)
    knows = before.floor if did == "Undone" else live.floor
    what = words_of(acts, knows, live.context, station.load().sessions)
    lists = ", ".join(f"{count} off the list of {title} again" for title, count in away.items())
    sentence = f"{did}: {what}" + (f"; {lists}" if lists else "")
    return ActResult(live, live.entries[-1], sentence)


TAKING_BACK: Mapping[str, Callable[..., ActResult]] = {"undo": take_back, "redo": do_again}
"""The acts that may concern more than one entry, by their names."""
