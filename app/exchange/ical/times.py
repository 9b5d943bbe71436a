"""When an event of a calendar begins and ends (RFC 5545, 3.3.4, 3.3.5, 3.6.1); nothing is guessed."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from app.exchange.ical.components import Part, name_of
from app.exchange.ical.zones import Zones
from app.times import Zone, at_venue, clock_text, zone

TIMES = ("DTSTART", "DTEND", "RECURRENCE-ID")
_LINE = re.compile(r'[ \t]*([A-Z-]+)((?:;[^=;:"]+=(?:"[^"]*"|[^;:"]*))*):(.*)', re.IGNORECASE)
_ZONE = re.compile(r';TZID=(?:"([^"]*)"|([^;:"]*))', re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?", re.IGNORECASE)


@dataclass
class Heard:
    """What was remarkable in the times of a file.

    How many events without a zone were read by which (in words), the lines that name both a zone and UTC,
    by name what a zone of the file means elsewhere, and what was said of times that come twice.
    """

    floating: dict[str, int] = field(default_factory=dict)
    doubly: list[int] = field(default_factory=list)
    otherwise: dict[str, str] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)


class Dial:
    """Reads the times of one calendar: by its own zones, its own floating zone, days at the venue."""

    def __init__(self, calendar: Part, venue: Zone, heard: Heard, left: list[int]) -> None:
        self.zones, self.venue, self.heard = Zones(calendar, left), venue, heard
        self.floating, self.words = venue, f"those of {venue}"
        named = calendar.value("X-WR-TIMEZONE").strip()
        try:
            self.floating = zone(named)
            self.words = f"those of the calendar's own zone, {named}"
        except ValueError:
            pass

    def of(self, event: Part) -> "EventTimes":
        """The times of one event."""
        return EventTimes(self, event)


class EventTimes:
    """The times of one event; what is remarkable in them is heard."""

    def __init__(self, dial: Dial, event: Part) -> None:
        self.dial, self.event, self.bare = dial, event, False

    def span(self, length: timedelta | None) -> tuple[datetime, datetime, bool]:
        """Start and end as instants, and whether the event is for whole days; `length` is its DURATION.

        Raises ValueError with a reason.
        """
        start = self._moment("DTSTART")
        if start is None:
            raise ValueError("the event has no start (DTSTART)")
        self.bare = self._is_bare("DTSTART")
        end = self._moment("DTEND")
        whole_days = not isinstance(start, datetime)
        if end is None:
            if length is None and not whole_days:
                raise ValueError("the event has no end (DTEND or DURATION)")
            if whole_days and length is not None and length % timedelta(days=1):
                raise ValueError("it starts on a day, but lasts for hours")
            end = start + (timedelta(days=1) if length is None else length)
        if whole_days and end == start:
            end += timedelta(days=1)  # wrong, since the end is exclusive, but often written: that one day
        if whole_days == isinstance(end, datetime):
            raise ValueError("one of its times is a day, the other a time of day")
        starts, ends = self._instant(start), self._instant(end)
        if ends < starts:
            raise ValueError("the event would end before it starts")
        if ends == starts:
            raise ValueError("the event has no length: it ends when it starts")
        self._told()
        return starts, ends, whole_days

    def instance(self) -> str:
        """Which instance of a series it is (RECURRENCE-ID): an instant in UTC or a day; "" for none."""
        found = list(self.event.named("RECURRENCE-ID"))
        if not found:
            return ""
        try:
            moment = self._moment("RECURRENCE-ID")
            assert moment is not None  # the line is there
            if isinstance(moment, datetime):
                return f"{self._instant(moment):%Y%m%dT%H%M%SZ}"
            return f"{moment:%Y%m%d}"
        except ValueError:
            return found[0][1].partition(":")[2].strip()

    def _told(self) -> None:
        heard = self.dial.heard
        if self.bare:
            heard.floating[self.dial.words] = heard.floating.get(self.dial.words, 0) + 1

    def _parts(self, name: str) -> tuple[int, str, str] | None:
        """The line's number, its parameters and its value. Raises ValueError."""
        found = list(self.event.named(name))
        if len(found) > 1:
            raise ValueError(f"{name} stands more than once")
        if not found:
            return None
        number, line = found[0]
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise ValueError(f"line {number} cannot be read ({name})")
        return number, parts[2], parts[3].strip()

    def _is_bare(self, name: str) -> bool:
        parts = self._parts(name)
        moment = _MOMENT.fullmatch(parts[2]) if parts else None
        return bool(parts and moment and moment[4] and not moment[7] and not _ZONE.search(parts[1]))

    def _moment(self, name: str) -> date | None:
        """A day, a time without a zone, or an instant. Raises ValueError with a reason."""
        parts = self._parts(name)
        if parts is None:
            return None
        number, parameters, value = parts
        found = _MOMENT.fullmatch(value)
        if found is None:
            raise ValueError(f"{name} is not a date and time")
        moment = _checked(name, found)
        zone_name = _ZONE.search(parameters)
        if not isinstance(moment, datetime):
            return moment
        if found[7]:
            if zone_name and (zone_name[1] or zone_name[2]).strip().upper() not in ("", "UTC", "ETC/UTC"):
                self.dial.heard.doubly.append(number)
            return moment.replace(tzinfo=UTC)
        if zone_name is None:
            return moment
        return self._in(moment, zone_name[1] if zone_name[1] is not None else zone_name[2], name)

    def _in(self, wall: datetime, zone_name: str, name: str) -> datetime:
        try:
            reading, usual = self.dial.zones.at(wall, zone_name)
        except ValueError as error:
            raise ValueError(f"{name} {error}" if "clocks" in str(error) else str(error)) from None
        heard, venue = self.dial.heard, self.dial.venue
        if usual is not None and name != "RECURRENCE-ID":
            here, there = clock_text(reading.at, venue), clock_text(usual, venue)
            heard.otherwise.setdefault(
                zone_name.strip(),
                f"{wall:%H:%M} on {wall:%d %B %Y} is {here} at the venue; elsewhere it would be {there}",
            )
        if reading.twice and name != "RECURRENCE-ID":
            heard.twice.append(
                f"The event on line {self.event.line} has a time that comes twice; "
                f"the first {wall:%H:%M} was taken."
            )
        return reading.at

    def _instant(self, moment: date) -> datetime:
        """A whole day is one at the venue, a time without a zone one of the calendar's."""
        if not isinstance(moment, datetime):
            return at_venue(datetime.combine(moment, time()), self.dial.venue)
        return moment if moment.tzinfo else at_venue(moment, self.dial.floating)


def _checked(name: str, found: re.Match[str]) -> date:
    numbers = [int(number) for number in found.groups()[:6] if number is not None]
    try:
        moment = date(*numbers) if len(numbers) == 3 else datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        raise ValueError(f"{name} is not a date and time") from None
    if not 1970 <= moment.year <= 2199:
        raise ValueError(f"{name} is not a date of our time")
    return moment


def is_time(line: str) -> bool:
    """Whether a line holds one of the times that are read here."""
    return name_of(line) in TIMES
