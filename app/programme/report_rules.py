"""What a desk may report: lines, messages, what is down. The same form as the rules of the programme."""

from datetime import datetime

from app.conference.sessions import Session
from app.errors import Refused
from app.floor.state import Floor, Mode, SessionState
from app.journal.entries import Event
from app.programme import events as pe
from app.programme.reports import LineState
from app.programme.run import Run

LONGEST_MESSAGE = 120
READERS = ("chair", "speaker", "tech")


def report_line(
    run: Run, floor: Floor, session: Session, at: datetime, *, line: str, request: str = "", item: str = ""
) -> Event:
    """How the line of a speaker is: of a request for the floor, or of an item of the plan by its number."""
    if line not in list(LineState):
        raise Refused(f"“{line}” is none of: {', '.join(LineState)}.")
    if bool(request) == bool(item):
        raise Refused("Say whose line: a request or an item.")
    row, number = _row_of(session, item) if item else (0, "")
    if request:
        _require_remote(floor, request)
    reported = run.reports.line(request, row)
    if reported is not None and reported.state == line:
        raise Refused(f"That line is reported as {line} already.")
    if line == LineState.BACK and (reported is None or reported.state != LineState.LOST):
        raise Refused("That line was not lost.")
    return pe.LineReported(line, request, row, number)


def send_message(run: Run, floor: Floor, session: Session, at: datetime, *, to: str, text: str) -> Event:
    """A few words, shown to the chair or on the lectern until they are seen."""
    if to not in READERS:
        raise Refused(f"“{to}” is none of: {', '.join(READERS)}.")
    words = " ".join(text.split())
    if not words:
        raise Refused("There is nothing in that message.")
    if len(words) > LONGEST_MESSAGE:
        raise Refused(f"A message has at most {LONGEST_MESSAGE} letters; this one has {len(words)}.")
    if to == "speaker" and floor.speaking is None and run.on_air is None:
        raise Refused("Nobody has the floor who could read it.")
    return pe.MessageSent(to, words)


def message_seen(run: Run, floor: Floor, session: Session, at: datetime, *, message: int) -> Event:
    """The message with this number was seen."""
    found = next((sent for sent in run.reports.messages if sent.seq == message), None)
    if found is None:
        raise Refused("There is no such message.")
    if found.seen_at is not None:
        raise Refused("That message was seen already.")
    return pe.MessageSeen(message)


def interpretation_lost(
    run: Run, floor: Floor, session: Session, at: datetime, *, language: str = ""
) -> Event:
    """The interpretation into a language, or all of it, is not heard."""
    spoken = language.strip().lower()
    if spoken in run.reports.silent or "" in run.reports.silent:
        raise Refused("That interpretation is marked as lost already.")
    return pe.InterpretationLost(spoken)


def interpretation_back(
    run: Run, floor: Floor, session: Session, at: datetime, *, language: str = ""
) -> Event:
    """The interpretation into a language, or (without one) all of it, is heard again."""
    spoken = language.strip().lower()
    if not run.reports.silent or (spoken and spoken not in run.reports.silent):
        raise Refused("That interpretation is not marked as lost.")
    return pe.InterpretationBack(spoken)


def go_on_paper(run: Run, floor: Floor, session: Session, at: datetime) -> Event:
    """The power is going: the meeting goes on from what is printed now."""
    if run.reports.on_paper_since is not None:
        raise Refused("The meeting goes on from paper already.")
    return pe.WentOnPaper()


def power_back(run: Run, floor: Floor, session: Session, at: datetime) -> Event:
    """The power is back: the meeting goes on at the consoles, no longer from paper."""
    if run.reports.on_paper_since is None:
        raise Refused("The meeting does not go on from paper.")
    return pe.PowerBack()


def announce_resumption(
    run: Run, floor: Floor, session: Session, at: datetime, *, resumes_at: datetime | None = None
) -> Event:
    """When the suspended session resumes, for the waiting picture; without a time, that is taken back."""
    if floor.session is not SessionState.SUSPENDED:
        raise Refused("The session is not suspended.")
    if resumes_at is None and run.reports.resumes_at is None:
        raise Refused("No time of resumption was announced.")
    if resumes_at is not None and resumes_at <= at:
        raise Refused("That time is past already.")
    return pe.ResumptionAnnounced(resumes_at)


REPORTS = (
    report_line,
    send_message,
    message_seen,
    interpretation_lost,
    interpretation_back,
    go_on_paper,
    power_back,
    announce_resumption,
)


def _row_of(session: Session, number: str) -> tuple[int, str]:
    """The id and the number of an item. Raises Refused where there is none."""
    for item in session.items:
        if item.number == number:
            return item.id, item.number
    raise Refused(f"There is no item “{number}” in this session.")


def _require_remote(floor: Floor, request: str) -> None:
    if request not in floor.requests:
        raise Refused(f"There is no request “{request}”.")
    if floor.requests[request].mode is Mode.ROOM:
        raise Refused("Who speaks in the room has no line.")
