"""When an event of frab's schedule begins and ends, as its file writes it."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from app.exchange.agenda.frab_files import Schedule, Talk
from app.exchange.tables.cells import brief
from app.times import MINUTE, Zone, at_venue, in_zone, parse_instant, span

_LONGEST_MS = 31 * 24 * 60 * MINUTE
_SECONDS = re.compile(r"\d{1,2}:(?:2[4-9]|[3-5]\d):[0-5]\d")  # no day has so many hours: it is h:mm:ss
_STAMP = re.compile(r"\s*\d{4}-\d{2}-\d{2}[T ]\d{2}:")


def start_of(talk: Talk, schedule: Schedule, where: Zone) -> tuple[datetime, str]:
    """When an event starts: its date with an offset, else day and time; and a remark on contradictions.

    Raises ValueError with words.
    """
    stamp, start = stamp_of(talk.fields), str(talk.fields.get("start") or "")
    if stamp:
        at = parse_instant(stamp, where)
        if start and start != stamp and _clock(start).strftime("%H:%M") not in _clocks(stamp, at, where):
            return at, f"says both {stamp} and {start}; the first was taken."
        return at, ""
    if not start:
        raise ValueError("the event has no start")
    day, clock = _day(str(talk.fields.get("date") or "") or talk.day), _clock(start)
    if clock < _turn(talk, schedule):
        day += timedelta(days=1)
    return at_venue(datetime.combine(day, clock), where), ""


def in_seconds(schedule: Schedule) -> bool:
    """Whether the schedule writes durations as h:mm:ss: one that cannot be d:hh:mm decides for all."""
    return any(_SECONDS.fullmatch(str(talk.fields.get("duration") or "").strip()) for talk in schedule.talks)


def end_of(fields: Mapping[str, Any], starts: datetime, where: Zone, seconds: bool) -> datetime:
    """When an event ends: its own end, else its duration (h:mm:ss if `seconds`) after the start.

    Raises ValueError with words.
    """
    end = str(fields.get("end") or "")
    if not _STAMP.match(end):
        return starts + span(_length(fields.get("duration"), seconds))
    ends = parse_instant(end, where)
    if ends - starts > span(_LONGEST_MS):
        raise ValueError("the event lasts more than a month")
    return ends


def written_clock(fields: Mapping[str, Any]) -> str:
    """The time of day that the date with an offset shows (hh:mm), else ""; for an event that was read."""
    stamp = stamp_of(fields)
    read = datetime.fromisoformat(stamp.strip()) if stamp else None
    return f"{read:%H:%M}" if read and read.tzinfo else ""


def stamp_of(fields: Mapping[str, Any]) -> str:
    """The date with a time of day, from the field "date" or "start", else ""."""
    whole = (str(fields.get(name) or "") for name in ("date", "start"))
    return next((text for text in whole if _STAMP.match(text)), "")


def _clocks(stamp: str, at: datetime, where: Zone) -> tuple[str, str]:
    return f"{datetime.fromisoformat(stamp.strip()):%H:%M}", f"{in_zone(at, where):%H:%M}"


def _turn(talk: Talk, schedule: Schedule) -> time:
    """The time of day at which a day of the schedule begins: earlier ones belong to the night after it."""
    if schedule.day_change:
        return _clock(schedule.day_change)
    start = talk.day_start.partition("T")[2]
    return _clock(start[:5]) if start else time()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"“{brief(text)}” is not a day") from None


def _clock(text: str) -> time:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", text.strip())
    try:
        if found:
            return time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError:
        pass
    raise ValueError(f"“{brief(text)}” is not a time of day")


def _length(value: Any, seconds: bool) -> int:
    """A duration in ms, from h:mm or (if `seconds`) h:mm:ss. Raises ValueError where it may be d:hh:mm."""
    text = "" if value is None else str(value).strip()
    found = re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,4}):(\d{2})", text)
    if not found:
        raise ValueError(f"its duration “{brief(text)}” is not h:mm" if text else "the event has no duration")
    days, hours, minutes = int(found[1] or 0), int(found[2]), int(found[3])
    if found[1] and hours < 24 and not seconds:
        raise ValueError(f"its duration “{text}” may be d:hh:mm or h:mm:ss; write it as h:mm")
    length = ((days * 60 + hours) * MINUTE + minutes * 1_000) if found[1] else (hours * 60 + minutes) * MINUTE
    if minutes > 59 or (found[1] and hours > 59) or not 0 < length <= _LONGEST_MS:
        raise ValueError(f"its duration “{brief(text)}” is not one")
    return length
