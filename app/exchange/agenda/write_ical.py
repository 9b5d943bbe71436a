"""The agenda as iCalendar (RFC 5545): an event for each session, its zone defined, its UID for ever."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from app.conference.conference import Conference
from app.conference.sessions import Session
from app.exchange.agenda.write_rows import CARRIED, carried
from app.times import Zone, at_venue, in_zone


def uid(conference: Conference, session: Session) -> UUID:
    """The name of a session for other programs; it stays as long as both codes do."""
    return uuid5(NAMESPACE_URL, f"rostrum:{conference.code or conference.name}:{session.code}")


def calendar(conference: Conference, sessions: Iterable[Session], zone: Zone, at: datetime) -> bytes:
    """The calendar. What it has no property for travels in one of our own."""
    from icalendar import Calendar, Event

    sessions = tuple(sessions)
    made = Calendar()
    made.add("prodid", "-//Rostrum//Agenda//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", conference.name)
    made.add("x-wr-timezone", str(zone))
    for session in sessions:
        event = Event()
        event.add("uid", str(uid(conference, session)))
        event.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
        event.add("dtstart", _shown(session.starts, zone))
        event.add("dtend", _shown(session.ends, zone))
        event.add("summary", session.title)
        if session.room:
            event.add("location", session.room)
        if session.notes:
            event.add("description", session.notes)
        event.add(f"x-{CARRIED}-rows", carried(session, zone))
        made.add_component(event)
    if sessions:
        day = timedelta(days=370)  # a whole year, so that both of its changes are defined
        first, last = min(other.starts for other in sessions), max(other.ends for other in sessions)
        made.add_missing_timezones((first - day).date(), (last + day).date())
    return bytes(made.to_ical())


def _shown(at: datetime, zone: Zone) -> datetime:
    """The time at the venue; in UTC where the clocks show it twice or with a part of a second."""
    there = in_zone(at, zone)
    try:
        plain = at_venue(there.replace(tzinfo=None), zone) == at and not there.microsecond
    except ValueError:
        plain = False
    return there if plain else at.astimezone(UTC)
