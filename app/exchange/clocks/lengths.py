"""Lengths of time in cells: as people write them, and as spreadsheets have turned them into times of day.

A spreadsheet takes 8:00, which was eight minutes, for eight o'clock and saves 08:00:00 or 08:00:00 AM; a
workbook holds a length as a part of a day. What such a cell means is told by the session around it.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from app.agenda.durations import typed_duration
from app.times import MINUTE, SECOND, parse_duration, zone

HOUR = 60 * MINUTE
AS_IT_STANDS, SHIFTED, MINUTES, HOURS = "hms", "ms", "min", "h"
"""What a person may say of a whole column: h:mm:ss as it stands, m:ss that became h:mm, a number's unit."""

_DAY = 24 * HOUR
_SPREADSHEETS = re.compile(r"(\d{2,3}):(\d{2}):00(?:[.,]0+)?")
_OF_A_DAY = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})\s?([ap])\.?m\.?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,5}(?:[.,](\d{1,20}))?")
_PRECISE = 4
_FEW, _USUAL = 8, 5
_TWO = re.compile(r"(\d{1,2}):([0-5]\d)")
_HOURS = re.compile(r"(?<=\d):(\d{2}) ?(?:h|std|ч)\b\.?", re.IGNORECASE)
_NO_DAY, _NOWHERE = datetime(2001, 1, 1, tzinfo=UTC), zone("UTC")


def readings(text: str, said: str = "") -> tuple[int, ...]:
    """What a cell may mean in milliseconds, the usual first. `said` is what a person said of the column.

    Raises ValueError with a sentence for what is no length of time.
    """
    typed = " ".join(text.split())
    if said == AS_IT_STANDS and (two := _TWO.fullmatch(typed)):
        return (int(two[1]) * HOUR + int(two[2]) * MINUTE,)
    found = _clock(typed) or _number(typed, said)
    if found is None:
        return (_written(typed),)
    as_it_stands, shifted = found
    if said in (AS_IT_STANDS, SHIFTED):
        return (as_it_stands if said == AS_IT_STANDS or not shifted else shifted,)
    # Nothing on an agenda lasts seconds: what would is the other.
    return (as_it_stands,) if shifted < MINUTE else (as_it_stands, shifted)


def said_by_itself(texts: Iterable[str]) -> str | None:
    """What a column of lengths is, told by its cells together: hms, ms or min; None where both can be meant.

    Nothing on an agenda lasts 45 seconds, nor 20 hours: 0:45 is three quarters of an hour, 20:00 are minutes.
    """
    typed = [" ".join(text.split()) for text in texts]
    two = [found for text in typed if (found := _TWO.fullmatch(text))]
    clocks = [pair for text in typed if (pair := _clock(text)) is not None and pair[1]]
    numbers = [float(text.replace(",", ".")) for text in typed if _is_number(text)]
    if any(int(found[1]) == 0 for found in two) or any(shifted < MINUTE for _, shifted in clocks):
        return AS_IT_STANDS
    if any(int(found[1]) > _FEW for found in two) or any(stands > _FEW * HOUR for stands, _ in clocks):
        return SHIFTED
    if two or clocks:
        return None
    if not numbers or max(numbers) >= _FEW:
        return MINUTES
    return MINUTES if max(numbers) >= _USUAL and all(map(float.is_integer, numbers)) else None


def _is_number(typed: str) -> bool:
    """Whether a cell is a number of minutes or hours, and no part of a day."""
    found = _NUMBER.fullmatch(typed)
    return found is not None and not (typed[0] == "0" and len(found[1] or "") >= _PRECISE)


def is_clock(text: str) -> bool:
    """Whether a cell is a time of day as spreadsheets save one: 08:00:00, 12:10:00 AM."""
    return _clock(" ".join(text.split())) is not None


def is_padded(text: str) -> bool:
    """Whether a cell is written as no person and no export of ours writes it: 08:00:00, 8:00:00 PM."""
    typed = " ".join(text.split())
    return is_clock(text) and (typed.startswith("0") or bool(_OF_A_DAY.fullmatch(typed)))


def _clock(typed: str) -> tuple[int, int] | None:
    """A time as spreadsheets save it: as it stands, and as the m:ss that it may have been (0: cannot be)."""
    if found := _OF_A_DAY.fullmatch(typed):
        hours = int(found[1]) % 12 + (12 if found[4] in "Pp" else 0)
        seconds = int(found[3])
    elif found := _SPREADSHEETS.fullmatch(typed):
        hours, seconds = int(found[1]), 0
    else:
        return None
    minutes = int(found[2])
    if minutes > 59 or seconds > 59:
        return None
    shifted = hours * MINUTE + minutes * SECOND if not seconds else 0
    return hours * HOUR + minutes * MINUTE + seconds * SECOND, shifted


def _number(typed: str, said: str) -> tuple[int, int] | None:
    """A number alone: minutes, or part of a day; one with decimals may be hours."""
    found = _NUMBER.fullmatch(typed)
    if found is None:
        return None
    value = float(typed.replace(",", "."))
    units = {MINUTES: MINUTE, HOURS: HOUR}
    of_a_day = value < 1 and len(found[1] or "") >= _PRECISE
    if said in units and not (of_a_day and said == MINUTES):  # 0.0625 of a minute is nothing
        return _whole(value * units[said]), 0
    if value >= 1:
        return _whole(value * MINUTE), _whole(value * HOUR) if found[1] and value < 10 else 0
    if of_a_day:
        return _whole(value * _DAY), 0
    return _whole(value * HOUR), _whole(value * _DAY)


def _whole(milliseconds: float) -> int:
    return round(milliseconds / SECOND) * SECOND


def _written(typed: str) -> int:
    """A length with units, or m:ss or h:mm:ss."""
    try:
        length = typed_duration(_HOURS.sub(r"h\1", typed), _NO_DAY, _NOWHERE)
    except ValueError:
        return parse_duration(typed)
    return length
