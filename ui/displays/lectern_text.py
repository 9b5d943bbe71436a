"""What the speaker may see: the own delegation, the own clock, what the chair says. No name of a person."""

from dataclasses import dataclass
from datetime import datetime

from app.floor.state import Kind, Phase, SessionState, Speech
from app.live.item_on_floor import ItemOnFloor, item_on_floor
from app.live.lost_lines import interrupted, lost_lines
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import clock_text, remaining_text, zone
from ui.displays.room_text import held_words, item_words, short

_HELD = "held"
_WHEN: dict[str, str] = {
    **dict.fromkeys((Phase.WARNING, Phase.DANGER), "PLEASE CONCLUDE SOON"),
    Phase.OVER: "PLEASE CONCLUDE",
}
_HOW = {"line lost": "LINE LOST · ", "is back": "THE LINE IS BACK · "}


@dataclass(frozen=True, slots=True)
class LecternTexts:
    """One picture. `phase` as of the speaker's clock, or held, or empty where none runs.

    `held` are delegations that wait beside the one that is shown.
    """

    name: str
    time: str
    clock: str = ""
    phase: str = ""
    words: str = ""
    message: str = ""
    held: str = ""


def lectern_texts(loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime) -> LecternTexts:
    """The picture at `now`; while nobody speaks, the time of day and what is awaited."""
    where = zone(loaded.conference.zone)
    time, floor, beside = clock_text(now, where), live.floor, _beside(loaded, live, now)
    if floor.speaking is not None:
        return _speaking(loaded, live, floor.speaking, now, time, beside)
    if floor.held and floor.session is SessionState.OPEN:
        held = floor.held[-1]
        name = short(loaded, floor.requests[held.request].delegation)
        how = next(speech.how for speech in interrupted(live, now))
        words = f"{_HOW.get(how, '')}PLEASE WAIT"
        return LecternTexts(name, time, remaining_text(held.remaining(now)), _HELD, words, held=beside)
    if (on_air := item_on_floor(live)) is not None:
        return _item(loaded, live, on_air, now, time, beside)
    words = {
        SessionState.SCHEDULED: f"The meeting opens at {clock_text(live.session.starts, where)}",
        SessionState.SUSPENDED: "The meeting is suspended",
        SessionState.CLOSED: "The meeting is closed",
    }.get(floor.session, "The Chair has the floor")
    return LecternTexts("", "", time, "", words, held=beside)


def _item(
    loaded: ConferenceSnapshot,
    live: SessionSnapshot,
    found: ItemOnFloor,
    now: datetime,
    time: str,
    beside: str,
) -> LecternTexts:
    """A panellist at the lectern has the clock of a speaker."""
    phase = found.airing.phase(now)
    left = remaining_text(found.airing.remaining(now))
    words = _WHEN.get(phase, "PLEASE WAIT" if phase == _HELD else "")
    message = _message(live, found.airing.started)
    return LecternTexts(item_words(loaded, found.item), time, left, phase, words, message, beside)


def _message(live: SessionSnapshot, since: datetime) -> str:
    """What the chair wrote to whoever speaks since then, until it was seen."""
    unseen = [message for message in live.run.reports.unseen("speaker") if message.at >= since]
    return unseen[-1].text if unseen else ""


def _beside(loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime) -> str:
    """Who is held and has not the large clock."""
    floor, held = live.floor, held_words(loaded, live, now)
    lost = floor.speaking is not None and floor.speaking.request in lost_lines(live)
    shown = lost or (floor.speaking is None and floor.session is SessionState.OPEN)
    return " · ".join(held[1:] if shown else held)


def _speaking(
    loaded: ConferenceSnapshot, live: SessionSnapshot, speech: Speech, now: datetime, time: str, beside: str
) -> LecternTexts:
    request, left = live.floor.requests[speech.request], speech.remaining(now)
    phase = speech.phase(now)
    words = "POINT OF ORDER" if request.kind is Kind.POINT_OF_ORDER else ""
    words = _WHEN.get(Phase.OVER if speech.conclusion_asked_at is not None else phase, words)
    if speech.request in lost_lines(live):
        words = "LINE LOST"
    message = _message(live, speech.started)
    asked = speech.conclusion_asked_at is not None and phase is Phase.NORMAL
    name = short(loaded, request.delegation)
    clock, shown = remaining_text(left), Phase.WARNING if asked else phase
    return LecternTexts(name, time, clock, shown, words, message, beside)
