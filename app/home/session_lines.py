"""Every session of a conference on one line: when, where, what, and how it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.conference.sessions import Session
from app.floor.state import SessionState


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session of the agenda. `starts` and `ends` are instants; `has_list`: people may speak in it."""

    code: str
    title: str
    room: str
    starts: datetime
    ends: datetime
    state: SessionState
    has_list: bool


def session_lines(
    sessions: tuple[Session, ...], states: Mapping[str, SessionState]
) -> tuple[SessionLine, ...]:
    """In order of their beginning; `states` are those of the sessions that have begun, by code."""
    return tuple(
        SessionLine(
            session.code,
            session.title,
            session.room,
            session.starts,
            session.ends,
            states.get(session.code, SessionState.SCHEDULED),
            session.has_list,
        )
        for session in sorted(sessions, key=lambda session: (session.starts, session.ends, session.code))
    )
