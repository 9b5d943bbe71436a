"""Zones of a calendar: those that its own file defines (RFC 5545, 3.6.5) before those of the world."""

import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import islice

from dateutil.rrule import rrulestr
from icalendar import GloballyUniqueTZIDGuessed
from icalendar.timezone import tzp

from app.exchange.ical.components import Part

_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?")
_WALL = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})")
_LAST_YEAR, _FIRST_YEAR = 2199, 1969
_MOST_ONSETS, _MOST_RULES = 1_000, 400
_LONGEST_NAME = 200
_A_YEAR = timedelta(days=366)
_RULE = {
    name: re.compile(value)
    for name, value in {
        "FREQ": "YEARLY",
        "INTERVAL": r"[1-9]\d{0,2}",
        "COUNT": r"[1-9]\d{0,3}",
        "UNTIL": r"\d{8}(T\d{6}Z?)?",
        "BYMONTH": r"([1-9]|0[1-9]|1[0-2])(,([1-9]|0[1-9]|1[0-2]))*",
        "BYMONTHDAY": r"-?0*[1-9]\d?(,-?0*[1-9]\d?)*",
        "BYDAY": r"[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)(,[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU))*",
        "WKST": "(MO|TU|WE|TH|FR|SA|SU)",
    }.items()
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The instant of a time on the wall; whether the clocks show that time twice, and it is the first."""

    at: datetime
    twice: bool = False


@dataclass(frozen=True, slots=True)
class _Onset:
    """From a time on the wall, by the offset before it, another offset holds."""

    wall: datetime
    before: timedelta
    after: timedelta


class OwnZone:
    """A zone that a file defines, by its onsets."""

    def __init__(self, onsets: list[_Onset]) -> None:
        self.onsets = sorted(onsets, key=lambda onset: onset.wall)
        self.walls = [onset.wall for onset in self.onsets]

    def tells(self, wall: datetime) -> bool:
        """Whether it says what held at that time: not before its first onset, nor long after its last one.

        Some programs define of a zone only the changes of one year.
        """
        if len({offset for onset in self.onsets for offset in (onset.before, onset.after)}) == 1:
            return True
        changes = len({onset.after for onset in self.onsets}) > 1
        return self.walls[0] <= wall and (not changes or wall < self.walls[-1] + _A_YEAR)

    def read(self, wall: datetime) -> Reading | None:
        """The instant of a time on the wall; None where the clocks skip it."""
        place = bisect_right(self.walls, wall)
        if place == 0:
            return _reading(wall, self.onsets[0].before)
        onset = self.onsets[place - 1]
        if wall < onset.wall + (onset.after - onset.before):
            return None
        following = self.onsets[place] if place < len(self.onsets) else None
        twice = following is not None and wall >= following.wall - (following.before - following.after)
        return _reading(wall, onset.after, twice)

    def simply(self, wall: datetime) -> datetime:
        """The instant by the last onset, whether the clocks skip it or not."""
        place = bisect_right(self.walls, wall)
        onset = self.onsets[max(place - 1, 0)]
        return _reading(wall, onset.after if place else onset.before).at


def _reading(wall: datetime, offset: timedelta, twice: bool = False) -> Reading:
    return Reading((wall - offset).replace(tzinfo=UTC), twice)


class Zones:
    """The zones that one calendar of a file defines, each read when it is named; `left` bounds them."""

    def __init__(self, calendar: Part, left: list[int] | None = None) -> None:
        self.blocks: dict[str, Part] = {}
        self.read_ones: dict[str, OwnZone | None] = {}
        self.left = left if left is not None else [_MOST_RULES]
        for block in calendar.of("VTIMEZONE"):
            for _, line in block.named("TZID"):
                name = line.partition(":")[2]
                for form in (name, _unescaped(name)):
                    self.blocks.setdefault(form, block)

    def at(self, wall: datetime, name: str) -> tuple[Reading, datetime | None]:
        """The instant of a time on the wall in a zone, and what the world's zone of that name would make it.

        Raises ValueError with words where the zone is not known, or its clocks skip that time.
        """
        own, known = self._own(name), known_zone(name)
        usual = _by_known(wall, known) if known else None
        if own is None:
            if known is None:
                raise ValueError(self._why_unknown(name))
            return _required(usual, wall), None
        if usual is not None and (own.simply(wall) == usual.at or not own.tells(wall)):
            return usual, None
        return _required(own.read(wall), wall), usual.at if usual else None

    def _block(self, name: str) -> Part | None:
        return self.blocks.get(name) or self.blocks.get(name.strip())

    def _own(self, name: str) -> OwnZone | None:
        if name not in self.read_ones:
            block = self._block(name)
            try:
                self.read_ones[name] = OwnZone(list(self._onsets(block))) if block else None
            except (ValueError, OverflowError, TypeError, ArithmeticError, LookupError, AttributeError):
                self.read_ones[name] = None
        return self.read_ones[name]

    def _why_unknown(self, name: str) -> str:
        block = self._block(name)
        shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        if block is None:
            return f"the time zone “{shown}” is not known"
        return f"the time zone “{shown}”, which the file defines on line {block.line}, cannot be read"

    def _onsets(self, block: Part) -> Iterator[_Onset]:
        """Every onset of a zone. Raises ValueError for a block that cannot be read."""
        if len(list(block.named("TZID"))) != 1:
            raise ValueError("a zone has one name")
        observances = [part for part in block.parts if part.kind in ("STANDARD", "DAYLIGHT")]
        self.left[0] -= len(observances)
        if not observances or self.left[0] < 0:
            raise ValueError("no zone, or more than any calendar names")
        for part in observances:
            before, after = _offset(part.value("TZOFFSETFROM")), _offset(part.value("TZOFFSETTO"))
            yield from (_Onset(wall, before, after) for wall in _walls(part, before))


def _unescaped(name: str) -> str:
    return re.sub(r"\\([,;\\])", r"\1", name)


def _walls(part: Part, before: timedelta) -> Iterator[datetime]:
    """When an observance begins, on the wall by the offset before it. Raises ValueError."""
    first = _wall(part.value("DTSTART"))
    yield first
    for _, line in part.named("RDATE"):
        yield from (_wall(text) for text in line.partition(":")[2].split(","))
    for _, line in part.named("RRULE"):
        rule = _yearly(line.partition(":")[2], before)
        begins = first
        if first.year < _FIRST_YEAR and not re.search("INTERVAL|COUNT", rule):
            begins = first.replace(year=_FIRST_YEAR, day=min(first.day, 28))
        for count, wall in enumerate(islice(rrulestr(rule, dtstart=begins), _MOST_ONSETS + 1)):
            if wall.year > _LAST_YEAR:
                break
            if count == _MOST_ONSETS:
                raise ValueError("no zone begins so often")
            yield wall


def _yearly(rule: str, before: timedelta) -> str:
    """The rule with its last day on the wall. Raises ValueError unless it is one that a zone can have.

    What never comes (30 February) would be looked for until the end of the calendar.
    """
    parts = dict(part.partition("=")[::2] for part in rule.upper().strip().split(";") if part)
    if not all(name in _RULE and _RULE[name].fullmatch(value) for name, value in parts.items()):
        raise ValueError("a zone changes by the year")
    days = [abs(int(day)) for day in parts.get("BYMONTHDAY", "1").split(",")]
    if (
        min(days) > 28
        or max(days) > 31
        or ("BYMONTHDAY" in parts and re.search(r"\d", parts.get("BYDAY", "")))
    ):
        raise ValueError("that day never comes")
    if parts.get("UNTIL", "").endswith("Z"):
        parts["UNTIL"] = f"{_wall(parts['UNTIL']) + before:%Y%m%dT%H%M%S}"
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _offset(text: str) -> timedelta:
    found = _OFFSET.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text}” is no offset")
    span = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -span if found[1] == "-" else span


def _wall(text: str) -> datetime:
    written = text.strip().upper().removesuffix("Z")
    found = _WALL.fullmatch(written if "T" in written else f"{written}T000000")  # a day is its midnight
    if not found:
        raise ValueError(f"“{text}” is no time")
    return datetime(*map(int, found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001 -- on the wall


def _required(found: Reading | None, wall: datetime) -> Reading:
    if found is None:
        raise ValueError(f"{wall:%d %B %Y %H:%M} does not exist there: the clocks go forward")
    return found


@lru_cache(maxsize=256)
def known_zone(name: str) -> tzinfo | None:
    """The world's zone of a name: of the zone database, of Windows, or behind its maker's name."""
    if len(name) > _LONGEST_NAME:
        return None
    try:
        with warnings.catch_warnings():  # of “/maker/Europe/Vienna”, of which the zone is taken
            warnings.simplefilter("ignore", GloballyUniqueTZIDGuessed)
            return tzp.timezone(name.strip())
    except (ValueError, LookupError, OSError):
        return None


def _by_known(wall: datetime, known: tzinfo) -> Reading | None:
    there = wall.replace(tzinfo=known)
    at = there.astimezone(UTC)
    if at.astimezone(known).replace(tzinfo=None) != wall:
        return None
    return Reading(at, there.utcoffset() != there.replace(fold=1).utcoffset())
