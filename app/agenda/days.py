"""The days of a conference, and what is planned outside of them."""

from datetime import datetime

from app.conference.conference import Conference
from app.conference.sessions import Session
from app.times import day_of, zone


def days_of(conference: Conference) -> tuple[datetime, datetime]:
    """The instants at which the conference begins and ends; its days are those on which they lie."""
    return conference.starts, conference.ends


def outside_days(session: Session, conference: Conference) -> bool:
    """Whether a session begins before the first day of the conference or after its last one, at the venue."""
    where = zone(conference.zone)
    first, last = (day_of(at, where) for at in days_of(conference))
    return not first <= day_of(session.starts, where) <= last
