"""The rooms of an agenda: each is a lane, on every day in the same place."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from app.conference.sessions import Session
from app.text.natural_order import natural


def rooms(sessions: Iterable[Session], known: Iterable[str] = ()) -> tuple[str, ...]:
    """Every room of the agenda, and those known besides, as people count them; having none comes last."""
    return tuple(sorted({*known, *(session.room for session in sessions)}, key=natural))


def in_words(room: str) -> str:
    """A room's name, also where there is none."""
    return room or "no room"


def taken(sessions: Iterable[Session], room: str, starts: datetime, ends: datetime) -> Iterator[Session]:
    """Who is in a room in a span of time; where there is no room, nobody is in another's way."""
    return (
        session
        for session in sessions
        if room and session.room == room and session.starts < ends and starts < session.ends
    )


def free(sessions: Iterable[Session], starts: datetime, ends: datetime) -> str:
    """The first room in which nobody is in a span of time; empty where there is none."""
    held = tuple(sessions)
    return next((room for room in rooms(held) if not any(taken(held, room, starts, ends))), "")
