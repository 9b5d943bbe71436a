"""Times as people copy them from paper: 15:04, 1504, 15.04.20, and lengths: +3, 3 min, +2:45."""

import re
from datetime import datetime, timedelta

from app.agenda.durations import typed_duration
from app.times import Zone, at_venue, in_zone, span

_CLOCK = re.compile(r"(\d{1,2})\s*[:.h]?\s*(\d{2})(?:\s*[:.]?\s*(\d{2}))?")
_LENGTH = re.compile(r"\+.*|.*(?:min|mins|minutes?|m|s|sec|seconds?|['’\"″])", re.IGNORECASE)
_DAY = timedelta(days=1)


def typed_start(text: str, after: datetime, now: datetime, where: Zone) -> datetime:
    """When something began: a time of the venue's clock on the day of `after`, or on the next over midnight.

    A time without seconds that lies in the minute of `after` is `after` itself. Raises ValueError with a
    sentence.
    """
    found = _CLOCK.fullmatch(text.strip())
    hour, minute, second = (int(part or 0) for part in found.groups()) if found else (99, 0, 0)
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"“{text.strip()}” is not a time; write it as 15:04, 1504 or 15:04:20")
    assert found is not None
    wall = in_zone(after, where).replace(tzinfo=None, hour=hour, minute=minute, second=second, microsecond=0)
    at = at_venue(wall, where)
    same = timedelta(seconds=1) if found[3] else timedelta(minutes=1)
    if at <= after < at + same:
        return after
    if at < after and (tomorrow := at_venue(wall + _DAY, where)) <= now:
        return tomorrow
    return at


def typed_end(text: str, start: datetime, now: datetime, where: Zone) -> datetime:
    """When something ended: a time of the clock, or how long it took. Raises ValueError with a sentence."""
    typed = text.strip()
    if _LENGTH.fullmatch(typed):
        return start + span(typed_duration(typed.removeprefix("+"), start, where))
    return typed_start(typed, start, now, where)
