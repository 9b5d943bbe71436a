"""The one next act of a session as it is now, with what the tech desk told of the lines."""

from app.floor.next_act import NextAct, next_act
from app.floor.state import Mode
from app.live.snapshot import SessionSnapshot
from app.programme.reports import LineState


def next_step(live: SessionSnapshot) -> NextAct:
    """What comes next: on every desk, key and button the same."""
    return next_act(live.floor, back_lines(live))


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
