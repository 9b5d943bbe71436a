"""One cell from outside as a clean value: text, word, date, duration; a fault in it is a sentence.

A sentence says what the cell is not ("is a formula"); whoever reads the line adds where it stands.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from app.exchange.tables.headers import plain
from app.text.writable import unwritable
from app.times import Zone, at_venue, in_zone, parse_instant

T = TypeVar("T")

NOTHING = frozenset({"-", "--", "–", "—", "n/a", "N/A", "null", "NULL", "None", "nan", "NaN"})
_SPACES = re.compile(r"\s+")
_TOWER = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,}")
_JOINERS = "\u200c\u200d"
_ERROR = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)")
_SHOWN = 60


def clean(text: str) -> str:
    """The text on one line, composed, without control and direction characters that nobody sees."""
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text.strip() if "  " not in text else _SPACES.sub(" ", text).strip()
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    kept = (
        sign
        for sign in spaced
        if sign in _JOINERS or unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cn")
    )
    return _SPACES.sub(" ", "".join(kept)).strip()


def has_hidden(text: str) -> bool:
    """Whether `clean` takes characters out that a person would not see."""
    return not text.isprintable() and any(
        unicodedata.category(sign) == "Cf" and sign not in _JOINERS for sign in text
    )


def fault(text: str, longest: int) -> str:
    """What is wrong with a cleaned text, or nothing."""
    if text.startswith("=") and len(text) > 1:
        return f"“{brief(text)}” is a formula, not a text"
    if text.startswith("#") and _ERROR.fullmatch(text):
        return f"“{text}” is a spreadsheet's error, not a text"
    if len(text) > longest:
        return f"the text is {len(text)} characters long, at most {longest} are taken"
    if not text.isascii() and _TOWER.search(unicodedata.normalize("NFD", text)):
        return "letters there carry towers of accents; type it again"
    if why := unwritable(text):
        return f"the text {why}; type it again"
    return ""


def brief(text: str) -> str:
    """The text for a sentence, cut where it is long."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def lookup(words: Mapping[T, str]) -> Mapping[str, T]:
    """Each word of `value: "word|word"` in its plain form, the value's own name among them."""
    return {plain(word): value for value, row in words.items() for word in (*row.split("|"), str(value))}


MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january januar jänner janvier янв январь января enero gennaio",
            "feb february februar février févr фев февраль февраля febrero febbraio",
            "mar march märz mrz mars мар март марта marzo",
            "apr april avril avr апр апрель апреля abril aprile",
            "may mai май мая mayo maggio",
            "jun june juni juin июн июнь июня junio giugno",
            "jul july juli juillet juil июл июль июля julio luglio",
            "aug august août авг август августа agosto",
            "sep sept september septembre сен сентябрь сентября septiembre settembre",
            "oct october okt oktober octobre окт октябрь октября octubre ottobre",
            "nov november novembre ноя ноябрь ноября noviembre",
            "dec december dez dezember décembre déc дек декабрь декабря diciembre dicembre",
        ),
        1,
    )
    for word in words.split()
}
"""The months by their names in six languages, as `casefold` makes them."""
_WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|пн|вт|ср|чт|пт|сб|вс|"
    r"пон|вто|сре|чет|пят|суб|вос)[^\W\d_]*\.?,? )?"
)
_TIME = (
    r"(?:[ ,T]+(?:at |um |à |в )?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?(?: Uhr)?)?"
)
_OFFSETS = {
    "Z": "Z", "UTC": "Z", "GMT": "Z", "WET": "Z", "WEST": "+01:00", "BST": "+01:00", "CET": "+01:00",
    "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
    "EST": "-05:00", "EDT": "-04:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_ZONE = rf"(?: ?\(?(?P<zone>{'|'.join(_OFFSETS)}|(?:UTC|GMT)?[+-]\d{{1,2}}(?::?\d{{2}})?)\)?)?"
_HABITS = [
    re.compile(_WEEKDAY + day + _TIME + _ZONE, re.IGNORECASE)
    for day in (
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4}|\d{2})",
        r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})",
        r"(?P<first>\d{1,2})[/-](?P<then>\d{1,2})[/-](?P<year>\d{4}|\d{2})",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|er)?[. -]+(?P<name>[^\W\d_]{3,12})\.?,?[ -]+(?P<year>\d{4})( г\.)?",
        r"(?P<name>[^\W\d_]{3,12})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
    )
]
_OFFSET = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$")
_NAMED_ZONE = re.compile(r"(?<=[\dZ])\[[A-Za-z][\w/+-]*\]$")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ][\d:.,]+ ?(?:Z|UTC|[+-]\d{2}:?\d{2})?)?")


def instant(text: str, where: Zone, day_first: bool | None = None) -> datetime:
    """An instant from a date of any usual habit; without an offset it is a time at the venue.

    `day_first` says how 10/06/2021 is meant. Raises ValueError with words for a date that does not exist,
    is ambiguous or not of our time.
    """
    text = _without_zone_name(text)
    if _ISO.fullmatch(text):
        return _of_our_time(parse_instant(text.replace(" UTC", "Z"), where), text)
    for habit in _HABITS:
        if found := habit.fullmatch(text):
            return _of_our_time(_assembled(found, text, where, day_first), text)
    raise ValueError(f"“{brief(text)}” is not a date and time; write it as 2021-06-14T14:00")


def _without_zone_name(text: str) -> str:
    """An ISO text without the name that Java adds to its offset: +02:00[Europe/Vienna]."""
    found = _NAMED_ZONE.search(text) if text.endswith("]") else None
    return text[: found.start()] if found and _OFFSET.search(text[: found.start()]) else text


def _assembled(found: re.Match[str], text: str, where: Zone, day_first: bool | None) -> datetime:
    parts = found.groupdict()
    month, day = _month_and_day(parts, text, day_first)
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    hour = int(parts["hour"] or 0)
    if parts["half"] and hour <= 12:
        hour = hour % 12 + (12 if parts["half"] in "Pp" else 0)
    try:
        midnight = datetime(year, month, day)  # noqa: DTZ001 -- its zone is told below
        wall = midnight.replace(hour=hour, minute=int(parts["minute"] or 0), second=int(parts["second"] or 0))
    except ValueError:
        raise ValueError(f"“{text}” is a date that does not exist") from None
    if offset := parts["zone"]:
        return parse_instant(wall.isoformat() + _offset(offset.upper()), where)
    return at_venue(wall, where)


def _offset(zone: str) -> str:
    if zone in _OFFSETS:
        return _OFFSETS[zone]
    hours, minutes = zone[-5:].lstrip("UTCGM"), "00"
    if ":" in zone or len(hours) > 3:
        hours, minutes = zone.lstrip("UTCGM").replace(":", "")[:-2], zone[-2:]
    return f"{hours[0]}{hours[1:]:0>2}:{minutes}"


def as_written(at: datetime, text: str, where: Zone) -> datetime:
    """The instant that `instant` read from a text, in the zone of that text; without one, the venue's."""
    text = _without_zone_name(text)
    if _ISO.fullmatch(text):
        offset = datetime.fromisoformat(text.replace(" UTC", "Z")).tzinfo
    else:
        found = next(filter(None, (habit.fullmatch(text) for habit in _HABITS)), None)
        zone = _offset(found["zone"].upper()) if found and found["zone"] else ""
        offset = datetime.fromisoformat(f"2000-01-01T00:00{zone}").tzinfo
    return at.astimezone(offset) if offset else in_zone(at, where)


def _month_and_day(parts: dict[str, str], text: str, day_first: bool | None) -> tuple[int, int]:
    if name := parts.get("name"):
        if (number := MONTHS.get(name.casefold())) is None:
            raise ValueError(f"“{text}” names no month that is known; write it as 2021-06-14T14:00")
        return number, int(parts["day"])
    if "first" not in parts:
        return int(parts["month"]), int(parts["day"])
    first, then = int(parts["first"]), int(parts["then"])
    if day_first is None and first <= 12 and then <= 12 and first != then:
        raise ValueError(f"“{text}” may be two dates; write it as 2021-06-14T14:00")
    if day_first is None:
        day_first = then <= 12
    return (then, first) if day_first else (first, then)


def _of_our_time(at: datetime, text: str) -> datetime:
    if not 1970 <= at.year <= 2199:
        raise ValueError(f"“{brief(text)}” is not a date of our time")
    return at


def sentence(column: str, what: str) -> str:
    """A problem as a whole sentence: “status: “maybe” is not known …”; its line stands beside it."""
    text = f"{column}: {what}" if column else what[:1].upper() + what[1:]
    return text if text.endswith(("?", ".")) else f"{text}."
