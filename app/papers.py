"""From a conference to paper: who gets a badge, which sessions are printed, how it went."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from app.conference import Registrant
from app.floor.limits import limit_for
from app.floor.state import Kind, Request
from app.loaded import LiveSession, Loaded
from app.pdf.badge_face import badge_face, in_french_order, who_gets_a_badge
from app.pdf.badges import print_badges
from app.pdf.record import print_record
from app.pdf.run_of_show import print_run_of_show
from app.pdf.speakers_list import Heading, Place, print_list
from app.record_lines import RecordText
from app.tech.people import Speakers
from app.times import clock_text, day_text, duration_text, remaining_text, zone, zone_text
from app.trouble import Trouble


def badges(loaded: Loaded, path: Path, *, stock: str, only: str, start_at: int) -> str:
    """Print badges, in the French order of delegations and by name; a sentence about it.

    `only` is empty for those in the room and confirmed, "all", or numbers and delegations separated by
    commas. Raises Trouble for an unknown stock or when nobody is left, Unsaved for the disk.
    """
    chosen = _chosen(loaded, only)
    if not chosen:
        raise Trouble("Nobody gets a badge by that choice; nothing was printed.")
    faces = [badge_face(one, loaded.entities.get(one.entity), loaded.conference) for one in chosen]
    report = print_badges(faces, path, stock=stock, start_at=start_at)
    said = f"Printed {_count(report.badges, 'badge')} on {_count(report.pages, 'page')}: {path}."
    if report.missing:
        numbers = ", ".join(number for number, _ in report.missing)
        said += f" No font has some letters of {numbers}; their Latin form is printed."
    return said


def run_of_show(loaded: Loaded, path: Path, *, edition: str, session: str, version: int, at: datetime) -> str:
    """Print the run of show of one session or all; a sentence about it. Raises Trouble, Unsaved."""
    sessions = [one for one in loaded.sessions if session in ("", one.code)]
    if not sessions:
        raise Trouble(f"There is no session “{session}” in this conference.")
    pages = print_run_of_show(
        loaded.conference, sessions, loaded.entities, path, printed_at=at, version=version, edition=edition
    )
    return f"Printed the run of show, version {version}, on {_count(pages, 'page')}: {path}."


def record(loaded: Loaded, text: RecordText, path: Path) -> str:
    """Print the record of a session; a sentence about it. Raises Unsaved."""
    pages = print_record(text, loaded.conference.name, path)
    corrected = f", Corr.{text.revision - 1}" if text.revision > 1 else ""
    return f"Printed the record{corrected}, on {_count(pages, 'page')}: {path}."


def speakers_list(loaded: Loaded, live: LiveSession, path: Path, *, at: datetime) -> str:
    """Print the list of speakers as it stands, to go on by hand; a sentence about it. Raises Unsaved."""
    where = zone(loaded.conference.zone)
    stood = f"{day_text(at, where)}, {clock_text(at, where, seconds=True)}"
    state = f"As it stood on {stood} · {zone_text(at, where)}"
    heading = Heading(loaded.conference.name, live.session.title, state)
    pages = print_list(heading, list(_places(loaded, live, at)), path)
    return f"Printed the list of speakers on {_count(pages, 'page')}: {path}."


def _places(loaded: Loaded, live: LiveSession, at: datetime) -> Iterator[Place]:
    """Who has the floor or is held, with the time that is left; then all who wait, in order."""
    floor, speakers = live.floor, Speakers(loaded)
    running = ((floor.speaking,) if floor.speaking else ()) + tuple(reversed(floor.held))
    for speech in running:
        word = "has the floor" if speech is floor.speaking else f"held: {speech.held_for}".rstrip(": ")
        left = remaining_text(speech.remaining(at))
        yield _place(floor.requests[speech.request], speakers, "▸", left, word)
    for number, one in enumerate((*floor.points, *floor.waiting, *floor.replies), start=1):
        request = floor.requests[one]
        kind = "" if request.kind is Kind.STATEMENT else request.kind.replace("_", " ")
        remarks = (kind, "parked" if request.parked else "", "late" if request.late else "")
        time = duration_text(limit_for(floor, live.house, request))
        yield _place(request, speakers, str(number), time, " · ".join(part for part in remarks if part))


def _place(request: Request, speakers: Speakers, number: str, time: str, remark: str) -> Place:
    who = speakers.of_request(request)
    return Place(number, who.delegation, who.person, request.mode, time, remark)


def content_digest(loaded: Loaded, edition: str, session: str) -> str:
    """What the version of a run of show depends on: the content, not the minute of printing."""
    sessions = [one for one in loaded.sessions if session in ("", one.code)]
    return sha256(repr((edition, loaded.conference, sessions)).encode()).hexdigest()


def digest(path: Path) -> str:
    """SHA-256 of a printed file."""
    return sha256(path.read_bytes()).hexdigest()


def _chosen(loaded: Loaded, only: str) -> list[Registrant]:
    if not only:
        return who_gets_a_badge(loaded.registrants, loaded.entities)
    wanted = {word.strip().casefold() for word in only.split(",")}
    asked = (
        one
        for one in loaded.registrants
        if only == "all" or {one.number.casefold(), one.entity.casefold()} & wanted
    )
    return in_french_order(asked, loaded.entities)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number:,} {thing}s".replace(",", " ")
