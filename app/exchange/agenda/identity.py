"""Which session an event from outside is, by its UID first; else a code by day and order (D1-2).

No event becomes a session that its source knows under another UID.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from app.conference.sessions import Session
from app.exchange.agenda.table import CODE
from app.text.folding import fold
from app.times import Zone, day_of

Look = Callable[[Session], tuple[object, ...]]


def given_codes(
    found: Sequence[tuple[str, Session]],
    known: Sequence[Session],
    zone: Zone,
    ours: Mapping[str, str] | None = None,
) -> list[str]:
    """A code for each session found, in their order: (the code it brings or "", the session).

    The code of the known session with its UID; else the code that it brings, else that of the known session
    with the same title and start, else with the same title where it is the only one, unless the two have
    UIDs that differ. Where the file's UIDs are all strange, as some programs make new ones each time, they
    say nothing. Else the day's number and the place within the day. `ours` are codes by the UIDs under which
    our own calendars name sessions.
    """
    by_uid = dict(ours or {}) | {session.uid: session.code for session in known if session.uid}
    holders = {session.code: session for session in known}
    codes = [by_uid.get(session.uid, "") for _, session in found]
    codes = [
        code if code in holders and code not in codes[:place] else "" for place, code in enumerate(codes)
    ]
    strange = not any(codes)
    taken = {code for code in codes if code}

    def is_another(session: Session, holder: Session) -> bool:
        return bool(session.uid and holder.uid and session.uid != holder.uid)

    for place, (wanted, session) in enumerate(found):
        if codes[place] or wanted in taken or not CODE.fullmatch(wanted):
            continue
        holder = holders.get(wanted)
        if (
            holder is None
            or not is_another(session, holder)
            or (strange and _title(session) == _title(holder))
        ):
            codes[place] = wanted
            taken.add(wanted)
    for look in (_title_and_start, _title):
        by_look = _only_once(known, look)
        seen = Counter(look(session) for _, session in found)
        for place, (_, session) in enumerate(found):
            code = by_look.get(look(session), "")
            if codes[place] or not code or code in taken or seen[look(session)] != 1:
                continue
            if strange or look is _title_and_start or not is_another(session, holders[code]):
                codes[place] = code
                taken.add(code)
    _number_the_rest(codes, [session for _, session in found], known, zone)
    return codes


def named_by(
    event: Session, known: Sequence[Session], ours: Mapping[str, str] | None = None
) -> Session | None:
    """The known session that an event means, by its UID, else by title and start where that is one alone."""
    by_uid = dict(ours or {}) | {session.uid: session.code for session in known if session.uid}
    code = by_uid.get(event.uid) or _only_once(known, _title_and_start).get(_title_and_start(event), "")
    return next((session for session in known if session.code == code), None)


def _title_and_start(session: Session) -> tuple[object, ...]:
    return (fold(session.title), session.starts)


def _title(session: Session) -> tuple[object, ...]:
    return (fold(session.title),)


def _only_once(known: Sequence[Session], look: Look) -> dict[tuple[object, ...], str]:
    seen = Counter(map(look, known))
    return {look(session): session.code for session in known if seen[look(session)] == 1}


def _number_the_rest(codes: list[str], sessions: list[Session], known: Sequence[Session], zone: Zone) -> None:
    days = [day_of(session.starts, zone) for session in sessions]
    first = min([*days, *(day_of(session.starts, zone) for session in known)], default=None)
    taken = {*codes, *(session.code for session in known)}
    for place, day in enumerate(days):
        if codes[place] or first is None:
            continue
        number = days[: place + 1].count(day)
        while (code := f"D{(day - first).days + 1}-{number}") in taken:
            number += 1
        codes[place] = code
        taken.add(code)
