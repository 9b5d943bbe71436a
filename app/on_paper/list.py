"""From a session's floor to its list of speakers on paper, from which the meeting goes on by hand."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from app.conference.seats import seat_of
from app.floor.limits import limit_for
from app.floor.state import Kind, Mode, Request
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.on_paper.list_pdf import Heading, Place, print_list
from app.tech.speakers import Speakers
from app.times import clock_text, day_text, duration_text, remaining_text, zone, zone_text


def speakers_list(loaded: ConferenceSnapshot, live: SessionSnapshot, path: Path, *, at: datetime) -> str:
    """Print the list of speakers as it stands, to go on by hand; a sentence about it. Raises Unsaved."""
    where = zone(loaded.conference.zone)
    stood = f"{day_text(at, where)}, {clock_text(at, where, seconds=True)}"
    state = f"As it stood on {stood} · {zone_text(at, where)}"
    heading = Heading(loaded.conference.name, live.session.title, state)
    pages = print_list(heading, list(_places(loaded, live, at)), path)
    return f"Saved the list of speakers on {pages} page{'' if pages == 1 else 's'}: {path}."


def _places(loaded: ConferenceSnapshot, live: SessionSnapshot, at: datetime) -> Iterator[Place]:
    """Who has the floor or is held, with the time that is left; then all who wait, in order."""
    floor, speakers = live.floor, Speakers(loaded)

    def seat(request: Request) -> str:
        return seat_of(loaded.conference, request.delegation) if request.mode is Mode.ROOM else ""

    running = ((floor.speaking,) if floor.speaking else ()) + tuple(reversed(floor.held))
    for speech in running:
        word = "has the floor" if speech is floor.speaking else f"held: {speech.held_for}".rstrip(": ")
        left = remaining_text(speech.remaining(at))
        request = floor.requests[speech.request]
        yield _place(request, speakers, "▸", left, word, seat(request))
    for number, point in enumerate((*floor.points, *floor.waiting, *floor.replies), start=1):
        request = floor.requests[point]
        kind = "" if request.kind is Kind.STATEMENT else request.kind.replace("_", " ")
        remarks = (kind, "parked" if request.parked else "", "late" if request.late else "")
        time = duration_text(limit_for(floor, live.context, request))
        remark = " · ".join(part for part in remarks if part)
        yield _place(request, speakers, str(number), time, remark, seat(request))


def _place(request: Request, speakers: Speakers, number: str, time: str, remark: str, seat: str) -> Place:
    who = speakers.of_request(request)
    return Place(number, who.delegation, who.person, request.mode, time, remark, seat)
