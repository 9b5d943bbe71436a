"""What the desks told each other: lines checked and lost, messages, what is down. Folded beside the run."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from app.floor import events as ev
from app.journal.entries import Entry
from app.programme import events as pe


class LineState(StrEnum):
    """How somebody's line is, as the tech desk last reported it."""

    CONNECTED = "connected"
    OK = "ok"
    BAD = "bad"
    ABSENT = "absent"
    LOST = "lost"
    BACK = "back"


TROUBLED = (LineState.BAD, LineState.ABSENT, LineState.LOST)


@dataclass(frozen=True, slots=True)
class Line:
    """A report about one line, a `LineState` in words, and since when it holds."""

    state: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """A few words to the chair or to the speaker; `seq` names it."""

    seq: int
    to: str
    text: str
    at: datetime
    desk: str = ""
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reports:
    """Lines are known by (item, request), one of them empty; `silent` languages lost their interpretation."""

    lines: Mapping[tuple[int, str], Line] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()
    silent: Mapping[str, datetime] = field(default_factory=dict)
    on_paper_since: datetime | None = None
    resumes_at: datetime | None = None

    def line(self, request: str = "", item: int = 0) -> Line | None:
        """The last report about a speaker; None where nobody looked."""
        return self.lines.get((item, request))

    def unseen(self, to: str) -> tuple[Message, ...]:
        """What was said to somebody and not seen yet, the latest last."""
        return tuple(message for message in self.messages if message.to == to and message.seen_at is None)


def after_report(reports: Reports, entry: Entry) -> Reports:
    """The reports after one more entry."""
    at = entry.at
    match entry.event:
        case pe.LineReported(line=line, request=request, item=item):
            return replace(reports, lines={**reports.lines, (item, request): Line(line, at)})
        case pe.MessageSent(to=to, text=text):
            sent = Message(entry.seq, to, text, at, entry.desk)
            return replace(reports, messages=(*reports.messages, sent))
        case pe.MessageSeen(message=message):
            messages = (
                replace(sent, seen_at=at) if sent.seq == message else sent for sent in reports.messages
            )
            return replace(reports, messages=tuple(messages))
        case pe.InterpretationLost(language=language):
            return replace(reports, silent={**reports.silent, language: at})
        case pe.InterpretationBack(language=language):
            return replace(reports, silent=_without(reports.silent, language))
        case pe.WentOnPaper():
            return replace(reports, on_paper_since=at)
        case pe.PowerBack():
            return replace(reports, on_paper_since=None)
        case pe.ResumptionAnnounced(resumes_at=resumes_at):
            return replace(reports, resumes_at=resumes_at)
        case ev.SessionResumed() | ev.SessionClosed():
            return replace(reports, resumes_at=None)
    return reports


def _without(silent: Mapping[str, datetime], language: str) -> dict[str, datetime]:
    """The languages that are still not heard once one is back, or (where none is named) all are."""
    return {lost: at for lost, at in silent.items() if language and lost != language}
