"""The agenda as iCalendar (RFC 5545): an event for each session, its zone defined, its UID for ever."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from app.conference.conference import Conference
from app.conference.sessions import Session
from app.exchange.agenda.versions import INSTANCE
from app.exchange.agenda.write_rows import CARRIED, carried, uid
from app.times import Zone, at_venue, in_zone


def calendar(conference: Conference, sessions: Iterable[Session], zone: Zone, at: datetime) -> bytes:
    """The calendar, made at `at`. What RFC 5545 has no property for stands in one of our own."""
    sessions = tuple(sessions)
    made = Calendar()
    made.add("prodid", "-//Rostrum//Agenda//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", conference.name)
    made.add("x-wr-timezone", str(zone))
    for session in sessions:
        event = Event()
        named, _, instance = session.uid.partition(INSTANCE)
        event.add("uid", named or str(uid(conference, session)))
        if instance:
            event.add("recurrence-id", _instance(instance))
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
        first, last = min(session.starts for session in sessions), max(session.ends for session in sessions)
        made.add_missing_timezones((first - day).date(), (last + day).date())
    return bytes(made.to_ical())


def _instance(text: str) -> date:
    """The instant or day that says which event of a series it is."""
    if "T" in text:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC).date()


def _shown(at: datetime, zone: Zone) -> datetime:
    """The time at the venue; in UTC where the clocks show it twice or with a part of a second."""
    there = in_zone(at, zone)
    try:
        plain = at_venue(there.replace(tzinfo=None), zone) == at and not there.microsecond
    except ValueError:
        plain = False
    return there if plain else at.astimezone(UTC)
