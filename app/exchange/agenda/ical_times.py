"""When an event of a calendar begins and ends (RFC 5545); nothing is guessed."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Component

from app.times import Zone, at_venue, zone


def floating_zone(text: str, venue: Zone) -> tuple[Zone, str]:
    """The zone of times that name none (X-WR-TIMEZONE, else the venue's), and a phrase for it."""
    found = re.search(r"^X-WR-TIMEZONE[^:\n]*:(.*)$", text, re.MULTILINE)
    if found:
        try:
            return zone(found[1].strip()), f"those of the calendar's own zone, {found[1].strip()}"
        except ValueError:
            pass
    return venue, f"those of {venue}"


def is_floating(component: Component) -> bool:
    """Whether the event names no zone."""
    start = _value(component, "DTSTART")
    return isinstance(start, datetime) and start.tzinfo is None


def doubled(line: int, component: Component) -> Iterator[str]:
    """A remark where the clocks show a time twice: RFC 5545 means the first."""
    for name in ("DTSTART", "DTEND"):
        moment = _value(component, name)
        if (
            isinstance(moment, datetime)
            and moment.tzinfo
            and moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
        ):
            at = f"{moment:%H:%M}"
            yield f"The event on line {line} has a time that comes twice; the first {at} was taken."


def times_of(component: Component, zone: Zone) -> tuple[datetime, datetime, bool]:
    """Start and end as instants, and whether the event is for whole days. Raises ValueError with a reason."""
    start = _moment(component, "DTSTART")
    if start is None:
        raise ValueError("the event has no start (DTSTART)")
    end = _moment(component, "DTEND")
    whole_days = not isinstance(start, datetime)
    if end is None:
        length = _value(component, "DURATION")
        if not isinstance(length, timedelta) and not whole_days:
            raise ValueError("the event has no end (DTEND or DURATION)")
        end = start + (length if isinstance(length, timedelta) else timedelta(days=1))
    if whole_days and end == start:
        end += timedelta(days=1)  # wrong, since the end is exclusive, but often written: that one day
    if whole_days == isinstance(end, datetime):
        raise ValueError("one of its times is a day, the other a time of day")
    return _instant(start, zone), _instant(end, zone), whole_days


def _value(component: Component, name: str) -> Any:
    value = component.get(name)
    if isinstance(value, list):
        raise ValueError(f"{name} stands more than once")
    try:
        return None if value is None else value.dt
    except (ValueError, AttributeError):
        raise ValueError(f"{name} is not a date and time") from None


def _moment(component: Component, name: str) -> date | None:
    moment = _value(component, name)
    if moment is None:
        return None
    if not isinstance(moment, date):
        raise ValueError(f"{name} is not a date and time")
    zone_name = component[name].params.get("TZID")
    if zone_name and isinstance(moment, datetime) and moment.tzinfo is None:
        raise ValueError(f"the time zone “{zone_name}” is not known")
    if isinstance(moment, datetime) and moment.tzinfo and _skipped(moment):
        raise ValueError(f"{name} {moment:%d %B %Y %H:%M} does not exist there: the clocks go forward")
    if not 1970 <= moment.year <= 2199:
        raise ValueError(f"{name} is not a date of our time")
    return moment


def _skipped(moment: datetime) -> bool:
    there = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return there.replace(tzinfo=None) != moment.replace(tzinfo=None)


def _instant(moment: date, zone: Zone) -> datetime:
    if not isinstance(moment, datetime):
        return at_venue(datetime.combine(moment, time()), zone)
    return moment.astimezone(UTC) if moment.tzinfo else at_venue(moment, zone)
