"""What is said aloud of the session to whoever hears the screen instead of seeing it."""

from datetime import datetime

from app.floor import events as ev
from app.floor.state import Phase
from app.journal.entries import Event
from app.times import remaining_text
from ui.chair.texts.session_text import SessionText


def news_aloud(text: SessionText, sentence: str, event: Event, now: datetime) -> str:
    """The last act: who has the floor or goes on and for how long, else its own sentence."""
    speech = text.floor.speaking
    if speech is not None and isinstance(event, ev.FloorGiven):
        return f"{text.name(event.request)} has the floor"
    if speech is not None and isinstance(event, ev.StatementResumed):
        left = speech.remaining(now)
        how = f"{remaining_text(left)} left" if left >= 0 else f"{remaining_text(-left)} over time"
        return f"{text.name(event.request)} goes on, {how}"
    return sentence


def time_aloud(text: SessionText, now: datetime) -> str | None:
    """What the speaker's clock has come to: half a minute, over, or (empty) neither; None without one."""
    speech, item = text.floor.speaking, text.on_floor
    if speech is not None:
        who, phase = text.name(speech.request), str(speech.phase(now))
    elif item is not None:
        who, phase = item.item.speaker or item.item.title, item.airing.phase(now)
    else:
        return None
    if phase not in (Phase.DANGER, Phase.OVER):
        return ""
    return f"{who} {'is over time' if phase == Phase.OVER else 'has 30 seconds left'}"
