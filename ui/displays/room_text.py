"""What the room may see: delegations, times, who is next. No person, no mail, no note ever comes in here."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from app.conference.entities import Entity
from app.conference.sessions import Item
from app.floor.state import Kind, SessionState
from app.live.item_on_floor import item_on_floor
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
    colour: str = ""
    """That of the conference on screens (#rrggbb)."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """What is left, and what was given, in ms."""

    left_ms: int
    allotted_ms: int

    @property
    def used(self) -> float:
        """In the steps of the clock beside it: a whole screen is painted once a second, not at every tick."""
        left = -(-max(self.left_ms, 0) // SECOND) * SECOND
        return max(1 - left / self.allotted_ms, 0.0) if self.allotted_ms else 1.0


def room_texts(loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime) -> RoomTexts:
    """The picture for the room at `now`; over time is not shown to the audience, out of courtesy."""
    where = zone(loaded.conference.zone)
    floor, place = live.floor, str(where).rsplit("/", 1)[-1].replace("_", " ")
    coming = tuple(islice(rows(live), _NEXT_SHOWN))
    listed = sum(row.request in floor.waiting for row in coming)
    caption, name, clock = _speaking(loaded, live, now, clock_text(live.session.starts, where))
    speaking = floor.speaking
    return RoomTexts(
        title=live.session.title,
        time=f"{clock_text(now, where)} {place}",
        caption=caption,
        name=name,
        clock=remaining_text(max(clock.left_ms, 0)) if clock else "",
        allotted=f"{duration_text(clock.allotted_ms)}{' per statement' * bool(speaking)}" if clock else "",
        used=clock.used if clock else None,
        next="  ·  ".join(_called(loaded, live, row) for row in coming),
        more=f"and {rest} more" if (rest := len(floor.waiting) - listed) > 0 else "",
        order=speaking is not None and floor.requests[speaking.request].kind is Kind.POINT_OF_ORDER,
        held="  ·  ".join(held_words(loaded, live, now)),
        colour=loaded.conference.colours.get("screen", ""),
    )


def held_words(loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime) -> list[str]:
    """Delegations that are held or whose line is lost, the latest first, with the time left."""
    return [
        f"{short(loaded, live.floor.requests[speech.request].delegation)} {speech.words}"
        for speech in interrupted(live, now)
    ]


def _speaking(
    loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime, starts: str
) -> tuple[str, str, _Clock | None]:
    floor, speech, on_air = live.floor, live.floor.speaking, item_on_floor(live)
    if speech is not None:
        point = floor.requests[speech.request].kind is Kind.POINT_OF_ORDER
        caption = "POINT OF ORDER" if point else "SPEAKING NOW"
        clock = _Clock(speech.remaining(now), speech.limit_ms)
        return caption, official(loaded, live, speech.request), clock
    if on_air is not None:
        caption = "SPEAKING NOW" if on_air.item.speaker else "NOW"
        clock = _Clock(on_air.airing.remaining(now), on_air.airing.allotted_ms)
        return caption, item_words(loaded, on_air.item), clock
    if floor.session is SessionState.SCHEDULED:
        left = millis(live.session.starts - now)
        soon = f"IN {remaining_text(left)}" if 0 < left < _SOON_MS else ""
        return soon, f"The meeting opens at {starts}", None
    if floor.session is SessionState.SUSPENDED:
        return "", waiting_texts(loaded, live, now).headline, None
    if floor.session is SessionState.CLOSED:
        return "", "The meeting is closed", None
    return "", "The Chair", None


def _called(loaded: ConferenceSnapshot, live: SessionSnapshot, row: Row) -> str:
    """A delegation, or an item."""
    if row.item is not None:
        return item_words(loaded, row.item)
    return short(loaded, live.floor.requests[row.request].delegation)


def item_words(loaded: ConferenceSnapshot, item: Item) -> str:
    """Whose item it is; of one that is nobody's, what it is. A person is named nowhere in the room."""
    return short(loaded, item.entity) or (item.kind if item.speaker else item.title)


def short(loaded: ConferenceSnapshot, code: str) -> str:
    """The name of a delegation for one line."""
    entity: Entity | None = loaded.entities.get(code)
    return entity.short if entity else code


def official(loaded: ConferenceSnapshot, live: SessionSnapshot, request: str) -> str:
    """The delegation's official name, in full."""
    code = live.floor.requests[request].delegation
    entity = loaded.entities.get(code)
    return entity.name if entity else code
