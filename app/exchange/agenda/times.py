"""Times as agendas write them: “2 pm”, “14:00 CEST / 8:00 EDT”, “(GMT+2)”; asked about, never guessed."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.exchange.tables.cells import brief, instant
from app.times import Zone, at_venue, clock_text, in_zone, parse_clock, zone

_OFFSET = r"(?:UTC|GMT)?\s?[+\-−–]\s?\d{1,2}(?::?\d{2})?"
_NAMED = r"[A-Z]{2,5}|Z|[A-Z][a-z]+(?:/[A-Z][A-Za-z_]+){1,2}"
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2}))?)?"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?(?:\s?(?:Uhr|hrs|h)\b)?"
    rf"(?:\s?\(?(?P<zone>{_OFFSET}|{_NAMED})\)?)?"
)
_ONE = re.compile(_CLOCK)
_OTHERS = re.compile(r"\s*(?:[/|=;(]|\bor\b)\s*(?=\d{1,2}(?:[:.h]\d{2}|\s?[AaPp]\.?[Mm]))")
_TODAY = datetime(2001, 1, 1)  # noqa: DTZ001 -- a day to hang a time of day on, never shown

# What an abbreviation stands for: the place that keeps it, in the season in which it keeps it.
_PLACES = {
    **dict.fromkeys(("CET", "CEST", "MEZ", "MESZ"), "Europe/Berlin"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Helsinki"),
    **dict.fromkeys(("WET", "WEST"), "Europe/Lisbon"),
    **dict.fromkeys(("EST", "EDT", "ET"), "America/New_York"),
    **dict.fromkeys(("CDT",), "America/Chicago"),
    **dict.fromkeys(("MDT", "MT"), "America/Denver"),
    **dict.fromkeys(("PST", "PDT", "PT"), "America/Los_Angeles"),
    **dict.fromkeys(("AEST", "AEDT"), "Australia/Sydney"),
    "BST": "Europe/London",
    "MSK": "Europe/Moscow",
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "GMT": "UTC",
    "UTC": "UTC",
    "Z": "UTC",
}
_SEASONLESS = ("ET", "MT", "PT", "GMT", "Z")
_IN_ENGLISH = {"MEZ": "CET", "MESZ": "CEST"}


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant as it was understood, and a remark where that is worth a second look."""

    at: datetime
    note: str = ""


def moment(text: str, where: Zone, after: datetime | None = None) -> Moment:
    """An instant from a cell. Without a zone it is the venue's; a time alone is the next one `after` that.

    Raises ValueError with words where it could mean two things.
    """
    spaced = text.replace("\u202f", " ").replace("\u00a0", " ").strip()
    first, *others = _OTHERS.split(spaced) if _OTHERS.search(spaced) else [spaced]
    found = _last_clock(first)
    if found is None or not (others or found["half"] or found["zone"] or not first[: found.start()].strip()):
        return Moment(instant(spaced, where))
    day = first[: found.start()].strip(" ,").removesuffix("T").removesuffix(" at").strip(" ,")
    if not day and after is None:
        raise ValueError(f"“{brief(text)}” is a time without a day; write it as 2021-06-14T14:00")
    if not day and not found["zone"] and after is not None:
        clock = _wall(_TODAY, found, text)
        at = parse_clock(f"{clock:%H:%M}", after - timedelta(minutes=1), where)
    else:
        wall = _wall(_day(day, after, where), found, text)
        at = _at(wall, found["zone"] or "", where, text)
        if not day and after is not None and at < after:
            at += timedelta(days=1)
    for other in others:
        _require_same(at, other.strip(" )"), text, where)
    return Moment(at, _remark(at, found, text, where))


def _last_clock(first: str) -> re.Match[str] | None:
    """The time of day at the end of a text, if it says more than a date alone."""
    for start in range(len(first)):
        if start and first[start - 1] not in " ,T(":
            continue
        found = _ONE.match(first, start)
        if found and not first[found.end() :].strip(" )") and (found["minute"] or found["half"]):
            return found
    return None


def _day(day: str, after: datetime | None, where: Zone) -> datetime:
    if not day:
        assert after is not None
        return in_zone(after, where).replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    return in_zone(instant(day, zone("UTC")), zone("UTC")).replace(tzinfo=None)


def _wall(day: datetime, found: re.Match[str], text: str) -> datetime:
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(f"“{brief(text)}” is no twelve-hour time; write it as 2021-06-14T14:00")
        hour = hour % 12 + (12 if found["half"] in "Pp" else 0)
    try:
        return day.replace(hour=hour, minute=int(found["minute"] or 0), second=int(found["second"] or 0))
    except ValueError:
        raise ValueError(f"“{brief(text)}” has a time of day that does not exist") from None


def _at(wall: datetime, name: str, where: Zone, text: str) -> datetime:
    """The instant of a wall-clock time in a zone that is named beside it."""
    if not name:
        return at_venue(wall, where)
    sign = re.fullmatch(r"(?:UTC|GMT)?\s?([+\-−–])\s?(\d{1,2}):?(\d{2})?", name)
    if sign:
        span = timedelta(hours=int(sign[2]), minutes=int(sign[3] or 0))
        if span > timedelta(hours=14):
            raise ValueError(f"“{name}” is no offset from UTC")
        return at_venue(wall - (span if sign[1] == "+" else -span), zone("UTC"))
    return _at_place(wall, name, where, text)


def _at_place(wall: datetime, name: str, where: Zone, text: str) -> datetime:
    if "/" in name:
        return at_venue(wall, zone(name))
    abbreviation = _IN_ENGLISH.get(name, name)
    if abbreviation in _names(where, wall):
        place = where  # the venue's own two names: MSK in Moscow, IST in Dublin
    elif abbreviation in _PLACES:
        place = zone(_PLACES[abbreviation])
    else:
        raise ValueError(f"“{name}” may be several time zones or none; write the offset, as 14:00+02:00")
    if abbreviation in _SEASONLESS:
        return at_venue(wall, place)
    for first in (at for at in _readings(wall, place) if in_zone(at, place).tzname() == abbreviation):
        return first
    kept = in_zone(_readings(wall, place)[0], place).tzname()
    raise ValueError(
        f"“{brief(text)}” says {name}, but on that day {kept} is kept there; write {kept} or the offset"
    )


def _readings(wall: datetime, place: Zone) -> list[datetime]:
    """Every instant at which the clocks of a place show a time; where they skip it, the moment after."""
    utc = at_venue(wall, zone("UTC"))
    tries = [utc - timedelta(minutes=15 * quarter) for quarter in range(-56, 57)]
    shown = [at for at in tries if in_zone(at, place).replace(tzinfo=None) == wall]
    if not shown:
        at_venue(wall, place)  # says that the clocks go forward
    return shown


def _names(where: Zone, wall: datetime) -> set[str]:
    """The abbreviations of the venue's zone in the year of a time: {"CET", "CEST"}."""
    year = [at_venue(datetime(wall.year, month, 2), zone("UTC")) for month in (1, 4, 7, 10)]  # noqa: DTZ001
    return {in_zone(at, where).tzname() or "" for at in year}


def _require_same(at: datetime, other: str, text: str, where: Zone) -> None:
    """Raises ValueError unless a second time in the line is the same instant."""
    found = _ONE.fullmatch(other)
    if found is None or not found["zone"]:
        raise ValueError(f"“{brief(text)}” holds two times; write one, as 2021-06-14T14:00")
    there = in_zone(at, where).replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    days = (there + timedelta(days=step) for step in (0, -1, 1))
    if not any(_at(_wall(day, found, text), found["zone"], where, text) == at for day in days):
        raise ValueError(f"“{brief(text)}” holds two times that are not the same; write one with its offset")


def _remark(at: datetime, found: re.Match[str], text: str, where: Zone) -> str:
    """A remark where a time with a zone is another time of day at the venue, else ""."""
    there = clock_text(at, where)
    if not found["zone"] or found["zone"] == "Z" or there == f"{_wall(_TODAY, found, text):%H:%M}":
        return ""
    return f"“{brief(text)}” is {there} at the venue."
