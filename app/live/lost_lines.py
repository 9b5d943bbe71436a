"""Which lines of those who speak or are held are lost, and which stand again: as the tech desk told."""

from app.floor.state import Mode
from app.live.snapshot import SessionSnapshot
from app.programme.reports import LineState


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
