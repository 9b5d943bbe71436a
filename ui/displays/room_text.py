"""What the room may see: delegations, times, who is next. No person, no mail, no note ever comes in here."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from app.conference.entities import Entity
from app.floor.state import Kind, SessionState, Speech
from app.live.lost_lines import interrupted
from app.live.next_up import Row, rows
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import SECOND, clock_text, duration_text, millis, remaining_text, zone
from ui.displays.waiting_text import waiting_texts

_NEXT_SHOWN, _SOON_MS = 3, 3_600_000


@dataclass(frozen=True, slots=True)
class RoomTexts:
    """One picture for the room. `used` is the part of the time used up, 0 to 1; None where no clock runs."""

    title: str
    time: str
    caption: str
    name: str
    clock: str = ""
    allotted: str = ""
    used: float | None = None
    next: str = ""
    more: str = ""
    order: bool = False
    held: str = ""


def room_texts(loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime) -> RoomTexts:
    """The picture for the room at `now`; over time is not shown to the audience, out of courtesy."""
    where = zone(loaded.conference.zone)
    floor, place = live.floor, str(where).rsplit("/", 1)[-1].replace("_", " ")
    coming = tuple(islice(rows(live), _NEXT_SHOWN))
    listed = sum(row.request in floor.waiting for row in coming)
    caption, name, speech = _speaking(loaded, live, now, clock_text(live.session.starts, where))
    return RoomTexts(
        title=live.session.title,
        time=f"{clock_text(now, where)} {place}",
        caption=caption,
        name=name,
        clock=remaining_text(max(speech.remaining(now), 0)) if speech else "",
        allotted=f"{duration_text(speech.limit_ms)} per statement" if speech else "",
        used=_used(speech, now) if speech else None,
        next="  ·  ".join(_called(loaded, live, row) for row in coming),
        more=f"and {rest} more" if (rest := len(floor.waiting) - listed) > 0 else "",
        order=speech is not None and floor.requests[speech.request].kind is Kind.POINT_OF_ORDER,
        held="  ·  ".join(held_words(loaded, live, now)),
    )


def held_words(loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime) -> list[str]:
    """Delegations that are held or whose line is lost, the latest first, with the time left."""
    return [
        f"{short(loaded, live.floor.requests[speech.request].delegation)} {speech.words}"
        for speech in interrupted(live, now)
    ]


def _speaking(
    loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime, starts: str
) -> tuple[str, str, Speech | None]:
    floor = live.floor
    if floor.speaking is not None:
        point = floor.requests[floor.speaking.request].kind is Kind.POINT_OF_ORDER
        caption = "POINT OF ORDER" if point else "SPEAKING NOW"
        return caption, official(loaded, live, floor.speaking.request), floor.speaking
    if floor.session is SessionState.SCHEDULED:
        left = millis(live.session.starts - now)
        soon = f"IN {remaining_text(left)}" if 0 < left < _SOON_MS else ""
        return soon, f"The meeting opens at {starts}", None
    if floor.session is SessionState.SUSPENDED:
        return "", waiting_texts(loaded, live, now).headline, None
    if floor.session is SessionState.CLOSED:
        return "", "The meeting is closed", None
    return "", "The Chair", None


def _used(speech: Speech, now: datetime) -> float:
    """In the steps of the clock beside it: a whole screen is painted once a second, not at every tick."""
    left = -(-max(speech.remaining(now), 0) // SECOND) * SECOND
    return max(1 - left / speech.limit_ms, 0.0)


def _called(loaded: ConferenceSnapshot, live: SessionSnapshot, row: Row) -> str:
    """A delegation; of an item that is nobody's, what it is. A person is named nowhere in the room."""
    if row.item is None:
        return short(loaded, live.floor.requests[row.request].delegation)
    return short(loaded, row.item.entity) or (row.item.kind if row.item.speaker else row.item.title)


def short(loaded: ConferenceSnapshot, code: str) -> str:
    """The name of a delegation for one line."""
    entity: Entity | None = loaded.entities.get(code)
    return entity.short if entity else code


def official(loaded: ConferenceSnapshot, live: SessionSnapshot, request: str) -> str:
    """The delegation's official name, in full."""
    code = live.floor.requests[request].delegation
    entity = loaded.entities.get(code)
    return entity.name if entity else code
