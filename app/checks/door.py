"""What should be looked at before people stand at the door, and after they came in: no names."""

from collections.abc import Iterator
from datetime import datetime

from app.checks.sessions import Finding
from app.conference.registrants import Status
from app.registration.admission import Where, admission
from app.registration.counts import Count, counts
from app.registration.state import AtTheDoor
from app.times import Zone, clock_text


def door_findings(now: AtTheDoor, at: datetime, where: Zone) -> Iterator[Finding]:
    """Who is on no list, whose places do not suffice, who came in on a void badge or by exception."""
    yield from _people(now)
    yield from _places(now, at)
    yield from _void(now, where)
    for number, permission in now.door.exceptions.items():
        reason = f" ({permission.reason})" if permission.reason else ""
        when = clock_text(permission.at, where)
        yield Finding("exception", number, f"Allowed by {permission.allowed_by} at {when}{reason}.")


def _people(now: AtTheDoor) -> Iterator[Finding]:
    for number, registrant in now.people.registrants.items():
        if registrant.status is Status.CONFIRMED and registrant.entity not in now.people.entities:
            yield Finding(
                "on-no-list", number, "Confirmed, but on the list of no delegation or organization."
            )
        found = admission(registrant, now.door, now.people)
        if number in now.door.arrived and found.where is not Where.HALL:
            why = "attends on Zoom" if found.where is Where.ZOOM else found.why
            yield Finding("not-admitted", number, f"Is in the hall, and no longer admitted to it: {why}.")


def _places(now: AtTheDoor, at: datetime) -> Iterator[Finding]:
    found = counts(now.door, now.people, at)
    for count in (found.hall, *found.by_delegation):
        if count.places is not None and max(count.present, count.expected) > count.places:
            who = "Altogether" if count.name == "hall" else count.name
            places = "1 place" if count.places == 1 else f"{count.places} places"
            what = f"{who}: {count.present} in, {count.expected} expected, for {places} in the hall."
            yield Finding("places", _code(count, now), what)


def _code(count: Count, now: AtTheDoor) -> str:
    entities = now.people.entities.values()
    return next((entity.code for entity in entities if entity.short == count.name), count.name)


def _void(now: AtTheDoor, where: Zone) -> Iterator[Finding]:
    for number, came in now.door.arrived.items():
        badge = now.door.badges.get(number)
        if badge and badge.void and badge.printed_at and came < badge.printed_at:
            since, came_at = clock_text(badge.printed_at, where), clock_text(came, where)
            what = f"Came in at {came_at} on a badge that is void since {since}: {badge.reason}."
            yield Finding("void-badge", number, what)
