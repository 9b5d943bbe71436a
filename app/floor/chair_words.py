"""What the chair says next, ready to read. Pure: names and places come in, a sentence goes out."""

from collections.abc import Callable

from app.floor.state import Floor, Kind, Mode, SessionState

Names = Callable[[str], str]
"""From a request's id to the name of its delegation as it is said aloud."""

_VIA = {Mode.ROOM: "", Mode.ZOOM: ", connected via Zoom", Mode.VIDEO: ", by video message"}


def announcement(floor: Floor, name: Names, title: str = "") -> str:
    """The chair's next words, as plain text; `title` is that of the session, said at the opening."""
    if floor.session is SessionState.SCHEDULED and not floor.points:
        return f"I declare open: {title}." if title else "I declare the meeting open."
    if floor.session is SessionState.CLOSED:
        return "The meeting is closed. I thank all speakers and the interpreters."
    if floor.session is SessionState.SUSPENDED:
        return "The meeting is suspended."
    if floor.awaiting_ruling is not None:
        who = name(floor.awaiting_ruling.request)
        return f"I thank the delegation of {who}. On this point of order I rule as follows."
    if floor.returns:
        return f"I return the floor to {name(floor.held[-1].request)}. Please continue."
    if floor.next is None:
        return _without_next(floor, name)
    return _thanks(floor, name) + _giving(floor, floor.next, name)


def _without_next(floor: Floor, name: Names) -> str:
    thanks = _thanks(floor, name)
    return f"{thanks}There are no more speakers on my list. Does any other delegation wish to take the floor?"


def _thanks(floor: Floor, name: Names) -> str:
    return f"I thank the delegation of {name(floor.speaking.request)}. " if floor.speaking else ""


def _giving(floor: Floor, request: str, name: Names) -> str:
    given = floor.requests[request]
    whom = f"{name(request)}{_VIA[given.mode]}"
    if given.kind is Kind.POINT_OF_ORDER:
        return f"On a point of order, I give the floor to {whom}."
    followed = _followed(floor, request, name)
    if given.kind is Kind.RIGHT_OF_REPLY:
        through = "" if floor.waiting or _replied(floor) else "That concludes the list of speakers. "
        return f"{through}In exercise of the right of reply, I give the floor to {whom}{followed}."
    behalf = f" on behalf of {given.on_behalf_of}" if given.on_behalf_of else ""
    return f"I {'now ' if floor.speaking else ''}give the floor to {whom}{behalf}{followed}."


def _followed(floor: Floor, request: str, name: Names) -> str:
    to_come = (other for other in (*floor.waiting, *floor.replies) if other != request)
    after = next((other for other in to_come if not floor.is_passed(other)), None)
    return f", to be followed by {name(after)}{_VIA[floor.requests[after].mode]}" if after else ""


def _replied(floor: Floor) -> bool:
    speeches = (*floor.done, floor.speaking) if floor.speaking else floor.done
    return any(floor.requests[speech.request].kind is Kind.RIGHT_OF_REPLY for speech in speeches)
