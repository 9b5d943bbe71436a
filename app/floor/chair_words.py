"""What the chair says next, ready to read. Pure: names come in, a sentence goes out.

The phrases are those of the rules of procedure that the OSCE and the United Nations use.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from app.conference.spoken_names import Spoken
from app.floor import events as ev
from app.floor.next_act import next_act
from app.floor.state import INTERRUPTED, Floor, Kind, ListState, Mode, Outcome, Phase, SessionState
from app.times import duration_text

Names = Callable[[str], Spoken]
"""From a request's id to its delegation as it is named aloud."""

_VIA = {Mode.ROOM: "", Mode.ZOOM: ", connected via Zoom", Mode.VIDEO: ", by video message"}
_LOST = "We have lost the connection with {}, and return to them when it stands again."
_RULED = {
    Outcome.UPHELD: "The point of order is upheld.",
    Outcome.NOT_UPHELD: "The point of order is not upheld.",
    Outcome.NOTED: "The point of order is noted.",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """What stands around the words: the instant (UTC), when the meeting resumes as a clock time.

    `lost` are the requests whose line is lost, `back` those held for it whose line stands again; `item` is
    the title of what comes before the next speaker, `follows` of what is planned after the list. `speaker`
    speaks to the item that comes, `heard` to the one that is on air.
    """

    now: datetime | None = None
    resumes: str = ""
    lost: Collection[str] = ()
    back: Collection[str] = ()
    item: str = ""
    follows: str = ""
    speaker: str = ""
    heard: str = ""


_NO_MOMENT = Moment()


def announcement(floor: Floor, name: Names, title: str = "", moment: Moment = _NO_MOMENT) -> str:
    """The chair's next words, as plain text; `title` is that of the session, said at the opening."""
    match floor.session:
        case SessionState.SCHEDULED:
            return f"I declare open: {title}." if title else "I declare the meeting open."
        case SessionState.CLOSED:
            return "The meeting is closed. I thank all speakers and the interpreters."
        case SessionState.SUSPENDED:
            return (
                f"The meeting is suspended until {moment.resumes}."
                if moment.resumes
                else "The meeting is suspended."
            )
    parts = (
        _about_the_last_act(floor, name, moment),
        _about_the_clock(floor, name, moment),
        _to_come(floor, name, moment),
    )
    return " ".join(part for part in parts if part)


def _about_the_last_act(floor: Floor, name: Names, moment: Moment) -> str:
    """What is said of an act that has just been done."""
    if floor.undo is None or floor.undo.seq != floor.seq:
        return ""
    match floor.undo.event:
        case ev.RulingGiven(outcome=outcome):
            return _RULED[Outcome(outcome)]
        case ev.FoundNotPresent(request=request):
            return f"{_capital(name(request).whole)} is not present."
        case ev.StatementHeld(request=request, reason=reason) if reason != INTERRUPTED:
            whose = name(request).whole
            return (
                _LOST.format(whose) if request in moment.lost else f"{_capital(whose)} keeps the time left."
            )
        case ev.ListClosed(closing_at=None):
            return "The list of speakers is closed."
        case ev.ListReopened():
            return "The list of speakers is open again."
        case ev.TimeExtended(request=request, by_ms=by_ms) if by_ms > 0 and floor.speaking is not None:
            return f"{_capital(name(request).whole)} has {duration_text(by_ms)} more."
        case ev.ConclusionAsked(request=request) if floor.speaking is not None:
            return f"I ask {name(request).whole} to conclude."
    return ""


def _about_the_clock(floor: Floor, name: Names, moment: Moment) -> str:
    """Somebody is over time, and nobody has asked them to conclude yet."""
    speech = floor.speaking
    if speech is None or moment.now is None or speech.conclusion_asked_at is not None:
        return ""
    if speech.request in moment.lost or speech.phase(moment.now) is not Phase.OVER:
        return ""
    return f"The time of {name(speech.request).whole} is over; I ask them to conclude."


def _to_come(floor: Floor, name: Names, moment: Moment) -> str:
    coming = next_act(floor, moment.back)
    if moment.heard and floor.speaking is None and _has_ruled(floor):
        return f"I return the floor to {moment.heard}. Please continue."
    if moment.item:
        giving = f" I give the floor to {moment.speaker}." if moment.speaker else ""
        return f"{_thanks(floor, name, moment)}We now turn to: {moment.item}.{giving}"
    match coming.act:
        case "ruling":
            return f"I thank {name(coming.request).whole}. On this point of order I rule as follows."
        case "resume":
            returned = f"I return the floor to {name(coming.request).name}. Please continue."
            return _thanks(floor, name, moment) + returned
        case "give_floor":
            return _thanks(floor, name, moment) + _giving(floor, coming.request, name)
        case "open_list":
            return "The list of speakers is open. Does any delegation wish to take the floor?"
    return _thanks(floor, name, moment) + _nobody_comes(floor, moment)


def _has_ruled(floor: Floor) -> bool:
    last = floor.undo
    return last is not None and last.seq == floor.seq and isinstance(last.event, ev.RulingGiven)


def _nobody_comes(floor: Floor, moment: Moment) -> str:
    if not (floor.waiting or floor.replies):
        closed = floor.list_closed or (moment.now and floor.list_state(moment.now) is ListState.CLOSED)
        asks = "" if closed else " Does any other delegation wish to take the floor?"
        follows = f" We then turn to: {moment.follows}." if moment.follows else ""
        return f"There are no more speakers on my list.{asks}{follows}"
    if floor.zoom_lost_at is not None:
        return "The connection to those who take part via Zoom is lost; we wait until it stands again."
    return "Does any other delegation wish to take the floor?"


def _thanks(floor: Floor, name: Names, moment: Moment) -> str:
    if floor.speaking is None:
        return f"I thank {moment.heard}. " if moment.heard else ""
    who = name(floor.speaking.request).whole
    return f"{_LOST.format(who)} " if floor.speaking.request in moment.lost else f"I thank {who}. "


def _giving(floor: Floor, request: str, name: Names) -> str:
    given = floor.requests[request]
    whom = f"{name(request).name}{_VIA[given.mode]}"
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
    return f", to be followed by {name(after).name}{_VIA[floor.requests[after].mode]}" if after else ""


def _replied(floor: Floor) -> bool:
    speeches = (*floor.done, floor.speaking) if floor.speaking else floor.done
    return any(floor.requests[speech.request].kind is Kind.RIGHT_OF_REPLY for speech in speeches)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
