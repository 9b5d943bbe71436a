"""What the waiting picture says before the meeting, in breaks and afterwards; nothing private."""

from dataclasses import dataclass
from datetime import datetime

from app.conference.sessions import Session
from app.floor.state import SessionState
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.tech.cue_sheet import resumes_at
from app.times import Zone, clock_text, day_of, day_text, millis, remaining_text, zone

_DAY_MS = 24 * 3_600_000


@dataclass(frozen=True, slots=True)
class WaitingTexts:
    """One picture: what for, in one sentence, how long still (empty where nothing is counted down)."""

    title: str
    time: str
    headline: str
    left: str = ""
    below: str = ""


def waiting_texts(loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime) -> WaitingTexts:
    """The picture at `now`."""
    where = zone(loaded.conference.zone)
    place = str(where).rsplit("/", 1)[-1].replace("_", " ")
    headline, until, below = _said(loaded, live, now, where)
    left = millis(until - now) if until else 0
    return WaitingTexts(
        title=loaded.conference.name,
        time=f"{clock_text(now, where)} {place}",
        headline=headline,
        left=remaining_text(left) if 0 < left < _DAY_MS else "",
        below=below,
    )


def _said(
    loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime, where: Zone
) -> tuple[str, datetime | None, str]:
    session, resumes = live.session, resumes_at(live, now)
    if live.floor.session is SessionState.SCHEDULED:
        words = "The meeting opens" if session.starts > now else "The meeting will open shortly"
        if session.starts > now:
            words += f" {_when(session.starts, now, where)}"
        return words, session.starts, session.title
    if live.floor.session is SessionState.CLOSED:
        return _afterwards(loaded, session, now, where)
    if resumes is not None:
        return f"Resumes at {clock_text(resumes, where)}", resumes, session.title
    if live.floor.session is SessionState.SUSPENDED:
        return "The meeting is suspended", None, session.title
    return "The meeting is in session", None, session.title


def _afterwards(
    loaded: ConferenceSnapshot, session: Session, now: datetime, where: Zone
) -> tuple[str, datetime | None, str]:
    to_come = (later for later in loaded.sessions if later.has_list and later.starts >= session.ends)
    after = min(to_come, key=lambda later: later.starts, default=None)
    if after is None:
        return "The conference is closed", None, "Thank you."
    return f"The next meeting opens {_when(after.starts, now, where)}", after.starts, after.title


def _when(at: datetime, now: datetime, where: Zone) -> str:
    today = day_of(at, where) == day_of(now, where)
    return f"at {clock_text(at, where)}" if today else f"on {day_text(at, where)}, {clock_text(at, where)}"
