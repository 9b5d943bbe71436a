"""The one next act of a session (rules of the floor, 15): button, key and the chair's line ask for it."""

from collections.abc import Collection
from dataclasses import dataclass

from app.floor.state import Floor, SessionState


@dataclass(frozen=True, slots=True)
class NextAct:
    """The name of an act and the request it concerns; or no name, and the reason why there is nothing to do.

    Names are those of the rules; “ruling” and “carry_over” want a word of the chair before they are acts.
    """

    act: str = ""
    request: str = ""
    reason: str = ""


def next_act(floor: Floor, back: Collection[str] = ()) -> NextAct:
    """What comes next on this floor; `back` are held requests whose line was lost and stands again.

    The order is that of the rules: open, resume the meeting, rule, the next point of order, return to who was
    interrupted, resume who is back, give the floor, go on with who is held, open the list, carry over.
    """
    match floor.session:
        case SessionState.SCHEDULED:
            return NextAct("open_session")
        case SessionState.SUSPENDED:
            return NextAct("resume_session")
        case SessionState.CLOSED:
            return NextAct("carry_over") if floor.not_taken else NextAct(reason="The session is closed.")
        case SessionState.OPEN:
            return _while_open(floor, back)


def _while_open(floor: Floor, back: Collection[str]) -> NextAct:
    if floor.awaiting_ruling is not None:
        return NextAct("ruling", floor.awaiting_ruling.request)
    if floor.points:
        return NextAct("give_floor", floor.points[0])
    if floor.returns:
        return NextAct("resume", floor.held[-1].request)
    for speech in reversed(floor.held):
        if speech.request in back:
            return NextAct("resume", speech.request)
    if floor.next is not None:
        return NextAct("give_floor", floor.next)
    if floor.speaking is None and floor.held:
        return NextAct("resume", floor.held[-1].request)
    return _nobody(floor)


def _nobody(floor: Floor) -> NextAct:
    if floor.waiting or floor.replies:
        if floor.zoom_lost_at is not None:
            return NextAct(reason="Nobody waits in the room; Zoom is down.")
        return NextAct(reason="Everybody who waits is parked.")
    if not (floor.list_open or floor.list_closed or floor.closing_at):
        return NextAct("open_list")
    if floor.speaking is not None:
        return NextAct(reason="Nobody waits; E ends the statement.")
    return NextAct(reason="The list of speakers is exhausted.")
