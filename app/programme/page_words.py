"""The programme in words, for a page of text: what is on air, what is next, and how late it is."""

from app.conference.sessions import Item, Session
from app.programme.clock import DayClock, OnAir, SessionClock
from app.times import Zone, clock_text, duration_text, over_under, remaining_text


def told(
    session: Session, day: DayClock, where: Zone, coming: Item | None = None, speaker: str = ""
) -> list[str]:
    """Lines about a session's programme; none when it has no items.

    What is next is the item that is `coming`, or else the `speaker`, by the name of the delegation.
    """
    clock = day.sessions[session.code]
    if not clock.items:
        return []
    lines = [_on_air(session, clock.on_air)] if clock.on_air else []
    lines += [clock.note] if clock.note else []
    lines += [_next(coming, clock, where)] if coming else [f"Next: {speaker}"] if speaker else []
    return [*lines, _numbers(clock, day)]


def buffer_words(milliseconds: int) -> str:
    """The time before the next hard time in words, never with a bare minus."""
    length = duration_text(milliseconds)
    return f"buffer {length}" if milliseconds >= 0 else f"{length} too late for the next hard time"


def _on_air(session: Session, air: OnAir) -> str:
    title = next((item.title for item in session.items if item.id == air.item), "")
    word = "left" if air.remaining_ms >= 0 else "over"
    paused = ", paused" if air.paused else ""
    return f"On air: {air.number} {title}".rstrip() + f", {remaining_text(air.remaining_ms)} {word}{paused}"


def _next(item: Item, clock: SessionClock, where: Zone) -> str:
    row = next(row for row in clock.items if row.item == item.id)
    expected = f"expected {clock_text(row.expected_start, where)}" if row.expected_start else ""
    latest = f"must start by {clock_text(row.must_start_by, where)}" if row.must_start_by else ""
    return f"Next: {item.number} {item.title}, {expected}, {latest}"


def _numbers(clock: SessionClock, day: DayClock) -> str:
    late = f"start is {duration_text(clock.start_late_ms)} late" if clock.start_late_ms >= 1_000 else ""
    buffer = "" if clock.buffer_ms is None else buffer_words(clock.buffer_ms)
    words = (f"session {over_under(clock.over_ms)}", f"day {over_under(day.over_ms)}", buffer, late)
    return "Programme: " + ", ".join(word for word in words if word)
