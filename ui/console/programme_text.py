"""How the programme of a session stands, in words: what is on air, what comes next, how late it is."""

from app.floor.state import SessionState
from app.live.next_up import name_of, rows
from app.live.snapshot import SessionSnapshot
from app.programme.clock import SessionClock
from app.times import Zone, duration_text, end_words, over_under, remaining_text


def programme_words(clock: SessionClock, live: SessionSnapshot) -> str:
    """Now and next in words; what is odd goes first."""
    titles = {item.id: f"{item.number} {item.title}" for item in live.session.items}
    air, said = clock.on_air, [clock.note] if clock.note else []
    if air is not None:
        word = "over" if air.remaining_ms < 0 else "left"
        paused = ", paused" if air.paused else ""
        said.append(
            f"Now {titles.get(air.item, air.number)}: {remaining_text(air.remaining_ms)} {word}{paused}"
        )
    if (row := next(rows(live), None)) is not None:
        said.append(f"Next {name_of(live, row)}")
    return " · ".join(said)


def over_words(clock: SessionClock, live: SessionSnapshot, where: Zone) -> str:
    """How late the session is and when it ends; before it opens, how late that is."""
    if clock.start_late_ms and live.floor.session is SessionState.SCHEDULED:
        return f"START IS {duration_text(clock.start_late_ms)} LATE"
    return end_words(clock.expected_end, clock.planned_end, where, live.session.ends)


def day_words(clock: SessionClock, day_over_ms: int) -> str:
    """How late the day is, where that is something else."""
    return "" if day_over_ms == clock.over_ms else f" · DAY {over_under(day_over_ms)}"
