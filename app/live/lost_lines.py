"""Who is held, whose line is lost, and whose stands again: as the chair did and the tech desk told."""

from dataclasses import dataclass
from datetime import datetime

from app.floor.state import Mode, SessionState
from app.live.snapshot import SessionSnapshot
from app.programme.reports import LineState
from app.times import remaining_text

_ON = (SessionState.OPEN, SessionState.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A speech that does not go on now: its request, how it stands in words, its time left in ms."""

    request: str
    how: str
    left_ms: int

    @property
    def words(self) -> str:
        """How it stands, and the time left; a display for the public says nothing of time over."""
        return f"{self.how}, {remaining_text(self.left_ms)} left" if self.left_ms >= 0 else self.how


def interrupted(live: SessionSnapshot, now: datetime) -> tuple[Interrupted, ...]:
    """Whoever has the floor over a line that is lost, then everyone held, the latest first."""
    floor = live.floor
    if floor.session not in _ON:
        return ()
    lost, back = lost_lines(live), back_lines(live)
    cut = (floor.speaking,) if floor.speaking and floor.speaking.request in lost else ()
    return tuple(
        Interrupted(
            speech.request,
            "line lost" if speech.request in lost else "is back" if speech.request in back else "held",
            speech.remaining(now),
        )
        for speech in (*cut, *reversed(floor.held))
    )


def lost_lines(live: SessionSnapshot) -> tuple[str, ...]:
    """The requests that speak, or are held, whose line is lost; the latest held last."""
    floor = live.floor
    speeches = (*floor.held, *((floor.speaking,) if floor.speaking else ()))
    return tuple(speech.request for speech in speeches if _is(live, speech.request, LineState.LOST))


def back_lines(live: SessionSnapshot) -> tuple[str, ...]:
    """The requests whose line came back after they were held; the latest held last."""
    return tuple(
        speech.request
        for speech in live.floor.held
        if _is(live, speech.request, LineState.BACK)
        and (speech.ended or speech.started) <= live.run.reports.lines[0, speech.request].at
    )


def _is(live: SessionSnapshot, request: str, state: LineState) -> bool:
    line = live.run.reports.line(request)
    in_room = live.floor.requests[request].mode is Mode.ROOM
    return line is not None and line.state == state and not in_room
