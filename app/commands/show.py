"""`rostrum show CONFERENCE`: what is planned, who is on the floor, how the programme goes."""

import argparse
from datetime import datetime

from app.commands.common import answer, station_of
from app.conference.sessions import Session
from app.floor.forecast import Forecast
from app.live.floor_json import floor_document
from app.live.next_up import Row, name_of, rows
from app.live.programme_json import programme_document
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.programme.page_words import told
from app.times import Zone, clock_text, day_text, end_words, iso, remaining_text, zone, zone_text


def run(options: argparse.Namespace) -> int:
    """Print the agenda with the session that is on, or one session's floor."""
    station = station_of(options)
    try:
        now = station.clock.now()
        loaded = station.load()
        code = options.session or station.session_now(now)
        live = station.live(code) if code else None
        day = station.programme(code) if code else None
    finally:
        station.close()
    where = zone(loaded.conference.zone)
    lines = [] if options.session else _agenda(loaded, code, where)
    document = _document(loaded, code, where)
    if live is not None and day is not None:
        free_from = day.sessions[code].free_from
        lines += _floor(live, now, where, live.forecast(now, free_from))
        document["floor"] = floor_document(live, now, where, loaded.conference.seats, free_from)
        coming = next(rows(live), Row())
        lines += told(live.session, day, where, coming.item, name_of(live, coming) if coming.request else "")
        document["programme"] = programme_document(day, code, where)
    answer(options, "\n".join(lines), document)
    return 0


def _agenda(loaded: ConferenceSnapshot, on: str, where: Zone) -> list[str]:
    conference = loaded.conference
    times = f"all times {zone_text(conference.starts, where)}"
    lines = [conference.name, ", ".join(filter(None, (conference.venue, times)))]
    lines.append(f"{len(loaded.registrants)} registrants, {len(loaded.sessions)} sessions")
    day = ""
    for session in loaded.sessions:
        if day != (day := day_text(session.starts, where)):
            lines += ["", day]
        mark = "→" if session.code == on else " "
        lines.append(f"{mark} {_span(session, where)}  {session.code:9} {session.title}")
    return [*lines, ""]


def _span(session: Session, where: Zone) -> str:
    return f"{clock_text(session.starts, where)}–{clock_text(session.ends, where)}"


def _floor(live: SessionSnapshot, now: datetime, where: Zone, found: Forecast) -> list[str]:
    floor, context = live.floor, live.context
    name = {request.id: context.delegation(request.delegation).name for request in floor.requests.values()}
    state = floor.session.value
    lines = [f"{live.session.title}: {state}, list {floor.list_state(now).value.replace('_', ' ')}"]
    if floor.speaking:
        left = floor.speaking.remaining(now)
        word = "left" if left >= 0 else "over"
        lines.append(f"On the floor: {name[floor.speaking.request]}, {remaining_text(left)} {word}")
    lines += [
        f"Held: {name[speech.request]}, {remaining_text(speech.remaining(now))} left" for speech in floor.held
    ]
    lines += [f"{place:4}  {name[request]}" for place, request in enumerate(floor.waiting, 1)]
    ends = end_words(found.expected_end, found.planned_end, where, live.session.ends)
    waiting = f"{found.waiting} waiting, {found.fit} fit; " if found.waiting else "Nobody is waiting. "
    return [*lines, waiting + ends]


def _document(loaded: ConferenceSnapshot, on: str, where: Zone) -> dict[str, object]:
    sessions = [
        {
            "code": session.code,
            "title": session.title,
            "kind": session.kind,
            "starts": iso(session.starts, where),
            "ends": iso(session.ends, where),
            "items": len(session.items),
        }
        for session in loaded.sessions
    ]
    conference = {"code": loaded.conference.code, "name": loaded.conference.name, "zone": str(where)}
    return {
        "conference": conference,
        "session_now": on,
        "registrants": len(loaded.registrants),
        "sessions": sessions,
        "seats": dict(loaded.conference.seats),
    }
