"""Instants, the venue's zone and durations; the only module that imports pytz.

An *instant* is an aware datetime in UTC with microseconds. A *duration* is a whole number of
milliseconds. Nothing here reads a clock except `SystemClock`, which is passed in from outside.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Protocol

import pytz
from pytz.tzinfo import BaseTzInfo, DstTzInfo, StaticTzInfo

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_OUR_TIME = EPOCH, datetime(2200, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
SECOND = 1_000
MINUTE = 60 * SECOND

Zone = DstTzInfo | StaticTzInfo | BaseTzInfo

# Where the database of zones names another city of the country first.
_CAPITALS = {
    "AU": "Australia/Sydney",
    "CA": "America/Toronto",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kiev",
    "UZ": "Asia/Tashkent",
}


class Clock(Protocol):
    """Whatever can say what time it is."""

    def now(self) -> datetime:
        """The present instant."""
        ...


def sleepless_counter() -> Callable[[], int]:
    """Nanoseconds that no step of the wall clock touches, and that go on while the laptop sleeps.

    Linux has a clock of its own for that; the monotonic one of macOS goes on in sleep, while Python's does
    not; on Windows Python's does.
    """
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        number = getattr(time, name, None)
        if number is not None:
            return lambda: time.clock_gettime_ns(number)
    return time.monotonic_ns


@dataclass
class SystemClock:
    """The laptop's clock, carried by its monotonic counter so that a stepped clock moves nothing.

    `starts_at` lets the clock begin at another instant (demo, rehearsal, `--now`).
    """

    starts_at: datetime | None = None
    wall: Callable[[], float] = time.time
    counter: Callable[[], int] = field(default_factory=sleepless_counter)

    def __post_init__(self) -> None:
        """Anchor the counter to an instant, once."""
        self._anchor = self.starts_at or datetime.fromtimestamp(self.wall(), UTC)
        self._counter_at_anchor = self.counter()
        self._wall_at_anchor = self.wall()

    def now(self) -> datetime:
        """The present instant; sleep counts, a stepped system clock does not."""
        return self._anchor + timedelta(microseconds=(self.counter() - self._counter_at_anchor) // 1_000)

    def stepped_by(self) -> int:
        """How far the laptop's wall clock has moved against this one, in milliseconds."""
        carried = (self.counter() - self._counter_at_anchor) / 1e9
        return round((self.wall() - self._wall_at_anchor - carried) * SECOND)


@dataclass
class SetClock:
    """A clock that stands where it is put: for scripts, pictures and tests."""

    at: datetime

    def now(self) -> datetime:
        """The instant that was set."""
        return self.at


def zone(name: str) -> Zone:
    """The zone called `name` (IANA, such as Europe/Vienna). Raises ValueError for an unknown one."""
    try:
        return pytz.timezone(name)
    except (pytz.UnknownTimeZoneError, AttributeError):
        raise ValueError(f"“{name}” is not a time zone; try one such as Europe/Vienna") from None


def zone_names() -> list[str]:
    """The names of the zones that people use, in alphabetical order."""
    return list(pytz.common_timezones)


def zone_of_country(code: str) -> Zone | None:
    """The zone of a country's capital, by its ISO 3166 code; None for what is no country."""
    names = pytz.country_timezones.get(code, [])
    return zone(_CAPITALS.get(code) or names[0]) if names else None


def country_names() -> list[str]:
    """The countries of the world by their English names; two of one name differ in brackets."""
    return list(pytz.country_names.values())


def in_zone(at: datetime, where: Zone) -> datetime:
    """The instant as the wall clock of a zone shows it."""
    return where.normalize(at.astimezone(where))


def at_venue(wall: datetime, where: Zone) -> datetime:
    """The instant of a wall-clock time without offset, at the venue.

    Raises ValueError where the clocks skip that time or show it twice.
    """
    if (offset := _offset_all_day(where, wall.date())) is not None:
        return (wall - offset).replace(tzinfo=UTC)
    try:
        return where.localize(wall, is_dst=None).astimezone(UTC)
    except pytz.NonExistentTimeError:
        raise ValueError(f"{wall:%d %B %Y %H:%M} does not exist in {where}: the clocks go forward") from None
    except pytz.AmbiguousTimeError:
        raise ValueError(f"{wall:%d %B %Y %H:%M} comes twice in {where}: give the offset") from None


@lru_cache(maxsize=4_096)
def _offset_all_day(where: Zone, day: date) -> timedelta | None:
    """The offset from UTC that holds all day and the days beside it; None where the clocks change."""
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- its zone is the one asked about
    try:
        before, after = (midnight + timedelta(days=days) for days in (-1, 2))
    except OverflowError:
        return None
    offset = where.localize(before).utcoffset()
    return offset if offset == where.localize(after).utcoffset() else None


def parse_instant(text: str, where: Zone) -> datetime:
    """An instant from ISO 8601 text; text without an offset is a time at the venue.

    Raises ValueError with a sentence when the text is no date and time.
    """
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"“{text}” is not a date and time; write it as 2021-06-14T14:00") from None
    try:
        return read.astimezone(UTC) if read.tzinfo else at_venue(read, where)
    except OverflowError:
        raise ValueError(f"“{text}” is outside the calendar") from None


def of_our_time(at: datetime, text: str) -> datetime:
    """The instant, where it lies in the years that any clock, zone and sum of lengths here can bear.

    Raises ValueError with a sentence for one before 1970 or after 2199.
    """
    if not _OUR_TIME[0] <= at.replace(tzinfo=UTC) < _OUR_TIME[1]:
        raise ValueError(f"“{text[:60]}” is not an instant of our time")
    return at


def iso(at: datetime, where: Zone) -> str:
    """ISO 8601 with the venue's offset; fractions of a second only where there are any."""
    return in_zone(at, where).isoformat()


def micros(at: datetime) -> int:
    """Microseconds since 1970 UTC, the form in which an instant is stored."""
    return (at - EPOCH) // _MICROSECOND


def from_micros(value: int) -> datetime:
    """The instant that `micros` stored."""
    return EPOCH + timedelta(microseconds=value)


def millis(span: timedelta) -> int:
    """A span as whole milliseconds, rounded down."""
    return span // timedelta(milliseconds=1)


def span(milliseconds: int) -> timedelta:
    """Milliseconds as a span that can be added to an instant."""
    return timedelta(milliseconds=milliseconds)


def day_begins(at: datetime, where: Zone) -> datetime:
    """The first instant (UTC) of the day of an instant at the venue, also where its clocks skip midnight."""
    midnight = datetime.combine(day_of(at, where), datetime.min.time())
    return where.normalize(where.localize(midnight, is_dst=False)).astimezone(UTC)


def day_of(at: datetime, where: Zone) -> date:
    """The calendar day of an instant at the venue."""
    return in_zone(at, where).date()


def clock_text(at: datetime, where: Zone, seconds: bool = False) -> str:
    """Time of day at the venue: 16:31, or 16:31:05."""
    return in_zone(at, where).strftime("%H:%M:%S" if seconds else "%H:%M")


def shown_ms(start: datetime, end: datetime) -> int:
    """The ms between two instants as clocks with seconds show them: what can be added up on paper."""
    return max(millis(end.replace(microsecond=0) - start.replace(microsecond=0)), 0)


def on_day(at: datetime, day: date, where: Zone) -> datetime:
    """The instant at which the venue's clock shows the same time on another day."""
    wall = in_zone(at, where).replace(tzinfo=None)
    return at_venue(datetime.combine(day, wall.time()), where)


def day_text(at: datetime, where: Zone) -> str:
    """The day of an instant in words: Mon 14 June 2021."""
    return date_text(day_of(at, where))


def date_text(day: date) -> str:
    """A day in words, whatever the laptop's language: Mon 14 June 2021."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def zone_text(at: datetime, where: Zone) -> str:
    """The zone as it stands at an instant: Vienna, CEST (UTC+2)."""
    there = in_zone(at, where)
    minutes = int((there.utcoffset() or timedelta()).total_seconds() // 60)
    sign, hours, rest = "-" if minutes < 0 else "+", abs(minutes) // 60, abs(minutes) % 60
    offset = f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")
    place = str(where).rsplit("/", 1)[-1].replace("_", " ")
    name = there.tzname() or ""
    return f"{place}, {name} ({offset})" if name.isalpha() else f"{place} ({offset})"


def duration_text(milliseconds: int) -> str:
    """A length of time as m:ss, or h:mm:ss from an hour on; never a sign."""
    seconds = abs(milliseconds) // SECOND
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def remaining_text(milliseconds: int) -> str:
    """Time left as a speaker's clock shows it: 1:12, and +0:20 when over.

    A part of a second still left counts as a whole one, so that 0:00 means that time is up.
    """
    if milliseconds >= 0:
        return duration_text(-(-milliseconds // SECOND) * SECOND)
    return "+" + duration_text(milliseconds)


def over_under(milliseconds: int) -> str:
    """Expected end minus planned end, in words: 7:00 BEHIND, 3:00 AHEAD, ON TIME."""
    seconds = abs(milliseconds) // SECOND
    if seconds == 0:
        return "ON TIME"
    return f"{duration_text(seconds * SECOND)} {'BEHIND' if milliseconds > 0 else 'AHEAD'}"


def end_words(ends: datetime, planned: datetime, where: Zone, agreed: datetime | None = None) -> str:
    """When a session ends and how far that is from the plan, to the minute: 17 MIN AHEAD, ends 17:12.

    Where another end than the `planned` one is `agreed` meanwhile, the words say what it is measured by.
    """
    minutes = round(millis(ends - planned) / MINUTE)
    words = f"{abs(minutes)} MIN {'BEHIND' if minutes > 0 else 'AHEAD'}" if minutes else "ON TIME"
    moved = agreed is not None and agreed != planned
    against = f" against the plan of {clock_text(planned, where)}" if moved else ""
    return f"{words}{against}, ends {clock_text(planned + span(minutes * MINUTE), where)}"


def parse_clock(text: str, now: datetime, where: Zone) -> datetime:
    """The next instant at which the venue's clock shows hh:mm. Raises ValueError with a sentence."""
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})", text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise ValueError(f"“{text}” is not a time of day; write it as hh:mm")
    today = in_zone(now, where).replace(tzinfo=None)
    wall = today.replace(hour=int(found[1]), minute=int(found[2]), second=0, microsecond=0)
    return at_venue(wall if wall > today else wall + timedelta(days=1), where)


def parse_duration(text: str) -> int:
    """Milliseconds from m:ss or h:mm:ss. Raises ValueError with a sentence."""
    found = re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{2})", text.strip())
    if not found or int(found[3]) > 59 or (found[1] and int(found[2]) > 59):
        raise ValueError(f"“{text}” is not a duration; write it as m:ss or h:mm:ss")
    return ((int(found[1] or 0) * 60 + int(found[2])) * 60 + int(found[3])) * SECOND


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
