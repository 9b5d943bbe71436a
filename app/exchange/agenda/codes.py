"""Codes for sessions that come without one: stable against the known agenda, else by day and order (D1-2)."""

from collections.abc import Callable, Sequence

from app.conference.sessions import Session
from app.exchange.agenda.table import CODE
from app.text.folding import fold
from app.times import Zone, day_of


def given_codes(found: Sequence[tuple[str, Session]], known: Sequence[Session], zone: Zone) -> list[str]:
    """A code for each session found, in their order: (the code it brings or "", the session).

    The code brought along, else that of the known session with the same title and start, else with the
    same title where it is the only one, else the day's number and the place within the day.
    """
    codes = [wanted if CODE.fullmatch(wanted) else "" for wanted, _ in found]
    codes = [code if code not in codes[:place] else "" for place, code in enumerate(codes)]
    for look in (_title_and_start, _title):
        by_look = _only_once(known, look)
        seen = [look(session) for _, session in found]
        for place, (_, session) in enumerate(found):
            code = by_look.get(look(session), "")
            if not codes[place] and code and code not in codes and seen.count(look(session)) == 1:
                codes[place] = code
    _number_the_rest(codes, [session for _, session in found], known, zone)
    return codes


def _title_and_start(session: Session) -> tuple[object, ...]:
    return (fold(session.title), session.starts)


def _title(session: Session) -> tuple[object, ...]:
    return (fold(session.title),)


def _only_once(
    known: Sequence[Session], look: Callable[[Session], tuple[object, ...]]
) -> dict[tuple[object, ...], str]:
    seen = [look(session) for session in known]
    return {key: session.code for key, session in zip(seen, known, strict=True) if seen.count(key) == 1}


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
