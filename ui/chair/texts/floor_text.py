"""What the card of the floor says: who speaks and for how long, or what stands in that place."""

from datetime import datetime

from app.floor.state import Kind, Phase, SessionState, Speech
from app.live.item_on_floor import ItemOnFloor, nobody_since
from app.times import clock_text, day_text, duration_text, millis, remaining_text
from ui.chair.texts.session_text import SessionText
from ui.widgets.floor_card import FloorTexts
from ui.widgets.text import isolated

_DAY_MS = 24 * 3_600_000


def floor_texts(text: SessionText, now: datetime) -> FloorTexts:
    """Who has the floor, or what stands in that place."""
    floor = text.floor
    if floor.session is SessionState.SCHEDULED and floor.speaking is None:
        return _before(text, now)
    if floor.session is SessionState.CLOSED:
        closed = clock_text(floor.milestones[-1].at, text.zone)
        return FloorTexts("SESSION CLOSED", f"Closed at {closed}")
    if floor.speaking is not None:
        return _speaking(text, floor.speaking, now)
    if floor.session is SessionState.SUSPENDED:
        return FloorTexts("SUSPENDED", "The session is suspended", floor.milestones[-1].reason, bar="warn")
    if floor.held:
        return _held(text, floor.held[-1], now)
    if text.on_floor is not None:
        return _item(text.on_floor, now)
    nobody = nobody_since(text.live)
    since = remaining_text(millis(now - nobody)) if nobody else ""
    words = f"Nobody has the floor since {since}" if since else ""
    last = _last_time(text, now)
    chair = isolated(text.live.session.chair)
    caption = "ON THE FLOOR · THE CHAIR" if chair else "ON THE FLOOR"
    return FloorTexts(caption, chair or "The Chair", " · ".join(part for part in (words, last) if part))


def _item(found: ItemOnFloor, now: datetime) -> FloorTexts:
    """A panellist, a film: the item's own clock, with the signals of a speaker's."""
    item, left = found.item, found.airing.remaining(now)
    allotted = duration_text(found.airing.allotted_ms)
    words = f"left of {allotted}" if left >= 0 else f"OVER the {allotted} planned"
    if found.airing.paused:
        words = found.airing.paused_for or "paused"
    who, what = (isolated(item.speaker), item.title) if item.speaker else (item.title, "")
    caption = f"ON THE FLOOR · ITEM {item.number}"
    return FloorTexts(caption, who, what, remaining_text(left), words, found.airing.phase(now), "live")


def _last_time(text: SessionText, now: datetime) -> str:
    """What the last speaker used, until somebody else has the floor."""
    done = [speech for speech in text.floor.done if speech.ended is not None]
    if not done:
        return ""
    last = max(done, key=lambda speech: speech.ended or now)
    left = last.remaining(now)
    over = f", {duration_text(left)} over" if left <= -1_000 else ""
    used, allotted = duration_text(last.elapsed(now)), duration_text(last.limit_ms)
    return f"{text.name(last.request)} spoke {used} of {allotted}{over}"


def _before(text: SessionText, now: datetime) -> FloorTexts:
    session = text.live.session
    left = millis(session.starts - now)
    planned = f"planned {clock_text(session.starts, text.zone)}"
    if abs(left) > _DAY_MS:
        day = f"Planned for {day_text(session.starts, text.zone)}, {clock_text(session.starts, text.zone)}"
        return FloorTexts("NO SESSION TODAY", session.title, day, bar="info")
    caption, words = ("OPENS IN", planned) if left >= 0 else ("SHOULD HAVE OPENED", f"late, {planned}")
    phase = "" if left >= 0 else Phase.DANGER
    return FloorTexts(caption, session.title, "", remaining_text(left), words, phase, "info")


def _speaking(text: SessionText, speech: Speech, now: datetime) -> FloorTexts:
    request = text.floor.requests[speech.request]
    left = speech.remaining(now)
    phase = speech.phase(now)
    allotted = duration_text(speech.limit_ms)
    words = f"left of {allotted}" if left >= 0 else f"OVER the {allotted} allotted"
    if speech.conclusion_asked_at is not None:
        words = f"asked to conclude · {words}"
    point = request.kind is Kind.POINT_OF_ORDER
    caption = "ON THE FLOOR · POINT OF ORDER" if point else "ON THE FLOOR"
    who = text.details(request)
    if lost := request.id in text.lost:
        caption = text.line(request, now)
        who = f"F7 holds · F8 goes on{_to_whom(text)} · {who}"
    name, clock = text.name(request.id), remaining_text(left)
    return FloorTexts(caption, name, who, clock, words, phase, "live", framed=lost)


def _to_whom(text: SessionText) -> str:
    """Who has the floor while the line is lost; the speaker is held meanwhile."""
    return f": {text.name(text.step.request)}" if text.step.request else ""


def _held(text: SessionText, speech: Speech, now: datetime) -> FloorTexts:
    request = text.floor.requests[speech.request]
    reason = f"HELD: {speech.held_for}" if speech.held_for else "HELD"
    left = remaining_text(speech.remaining(now))
    name, who = text.name(request.id), text.details(request)
    line = text.line(request, now)
    if text.step.act == "resume" and text.step.request == request.id and line == "back":
        return FloorTexts(f"{name} is back · F7 resumes", name, who, left, reason, "held", "next", True)
    lost = request.id in text.lost
    caption = f"HELD · {line}" if lost else "HELD"
    return FloorTexts(caption, name, who, left, reason, "held", "warn", framed=lost)


def interrupted(text: SessionText, now: datetime) -> tuple[tuple[str, str], ...]:
    """Everyone held who does not stand in the card of the floor, the latest first: name, line, time left."""
    floor = text.floor
    in_card = floor.speaking is None and floor.session is SessionState.OPEN
    held = floor.held[:-1] if in_card else floor.held
    return tuple((text.name(speech.request), _held_words(text, speech, now)) for speech in reversed(held))


def _held_words(text: SessionText, speech: Speech, now: datetime) -> str:
    line, left = text.line(text.floor.requests[speech.request], now), speech.remaining(now)
    how = line if line.startswith("LOST") else "is back" if line == "back" else "held"
    return f"{how}, {remaining_text(abs(left))} {'left' if left >= 0 else 'over'}"
