"""How the programme of a session stands, in words: what is on air, what comes next, how late it is."""

from app.conference.sessions import Session
from app.programme.clock import SessionClock
from app.times import duration_text, over_under, remaining_text


def programme_words(clock: SessionClock, session: Session) -> str:
    """Now and next, over or under, in words; what is odd goes first."""
    titles = {item.id: f"{item.number} {item.title}" for item in session.items}
    air, said = clock.on_air, [clock.note] if clock.note else []
    if air is not None:
        word = "over" if air.remaining_ms < 0 else "left"
        paused = ", paused" if air.paused else ""
        said.append(
            f"Now {titles.get(air.item, air.number)}: {remaining_text(air.remaining_ms)} {word}{paused}"
        )
    if clock.next is not None:
        said.append(f"Next {clock.next.number} {clock.next.title}")
    return " · ".join(said)


def over_words(clock: SessionClock, day_over_ms: int) -> str:
    """How late the session is, and the day where that is something else."""
    if clock.start_late_ms:
        return f"START IS {duration_text(clock.start_late_ms)} LATE"
    day = "" if day_over_ms == clock.over_ms else f" · DAY {over_under(day_over_ms)}"
    return f"{over_under(clock.over_ms)}{day}"
