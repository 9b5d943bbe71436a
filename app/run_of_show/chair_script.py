"""What the chair says at each step of a session, written down before the day; the words are the console's."""

from dataclasses import replace

from app.agenda.plan import PlannedItem
from app.conference.sessions import Session
from app.conference.spoken_names import Spoken
from app.floor.chair_words import Names, announcement
from app.floor.state import Floor, SessionState, Speech, Turn
from app.times import EPOCH, Zone, clock_text

_VIA = {"zoom": ", connected via Zoom"}


def said_for_item(
    session: Session, part: PlannedItem, who: str, listed: int, limit_ms: int, where: Zone
) -> str:
    """The chair's words for an item that gives the floor to `who`, named as aloud.

    The first item of a session is preceded by its opening.
    """
    first = bool(session.items) and session.items[0] is part.item and session.has_list
    opened = announcement(Floor(), _nobody, session.title) if first else ""
    begun = first and (not who or session.conducts(part.item))
    words = _words(part, who, listed, limit_ms, where, opening=begun)
    return " ".join(part for part in (opened, words) if part)


def said_for_speech(floor: Floor, request: str, name: Names) -> str:
    """The chair's words for somebody on the list, once those before have spoken."""
    order = [*floor.points, *floor.waiting, *floor.replies]
    if request not in order:
        return ""
    place = order.index(request)
    then = replace(
        floor,
        session=SessionState.OPEN,
        points=(),
        held=(),
        called=request,
        waiting=tuple(behind for behind in order[place + 1 :] if behind in floor.waiting),
        replies=(),
        done=(),
        undo=None,
        zoom_lost_at=None,
        speaking=_speech(order[place - 1]) if place else floor.speaking,
    )
    return announcement(then, name)


def closing() -> str:
    """The chair's words at the closing of a session."""
    return announcement(Floor(session=SessionState.CLOSED), _nobody)


def _nobody(request: str) -> Spoken:
    """Opening and closing name nobody."""
    return Spoken(request, request)


def _speech(request: str) -> Speech:
    return Speech(request, 0, (Turn(EPOCH),))


def _words(part: PlannedItem, who: str, listed: int, limit_ms: int, where: Zone, *, opening: bool) -> str:
    item = part.item
    match item.kind:
        case "break":
            return f"We break until {clock_text(part.end, where)}."
        case "discussion":
            return _discussion(listed, limit_ms)
        case "response":
            return (
                "I give the floor to the panellists for their replies."
                if not who
                else _giving(who, item.mode)
            )
        case "deadline" | "note":
            return ""
        case "opening" | "introduction" if opening:
            return ""
    if item.mode == "video":
        return f"We shall now see a video message{f': {who}' if who else ''}."
    return _giving(who, item.mode) if who else f"We come to: {item.title}."


def _giving(who: str, mode: str) -> str:
    return f"I now give the floor to {who}{_VIA.get(mode, '')}."


def _discussion(listed: int, limit_ms: int) -> str:
    time = f"The speaking time is {_aloud(limit_ms)}."
    if not listed:
        return f"The floor is open for the discussion. {time} Does any delegation wish to take the floor?"
    many = "One speaker is" if listed == 1 else f"{listed} speakers are"
    return f"The floor is open for the discussion. {many} on my list. {time}"


def _aloud(milliseconds: int) -> str:
    """A length of time in ms as the chair reads it aloud: “2 minutes 30 seconds”."""
    parts = zip(divmod(milliseconds // 1_000, 60), ("minute", "second"), strict=True)
    return " ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in parts if count)
