"""Lengths of time as people type them: 10, 1h30, 90 s, 1:30:00, until 15:15."""

import re
from datetime import datetime

from app.times import MINUTE, SECOND, Zone, millis, parse_clock, parse_duration

HOUR = 60 * MINUTE
LONGEST_MS = 24 * HOUR

_WORDS = {
    HOUR: "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore ч час часа часов",
    MINUTE: "m min mins minute minutes minuten minuto minutos minuti мин минут минуты минута ' ’ ′",
    SECOND: 's sec secs second seconds sek sekunden seconde secondes segundos secondi сек секунд " ″',
}
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words.split()}
_SMALLER = {HOUR: MINUTE, MINUTE: SECOND}
_PART = re.compile(r"(\d{1,5}(?:[.,]\d{1,3})?)\s*([^\W\d_]+\.?|['’′\"″])?\s*")
_UNTIL = re.compile(r"(?:until|till|to)\s*(\S.*)", re.IGNORECASE)


def typed_duration(text: str, starts: datetime, where: Zone) -> int:
    """Milliseconds from what somebody typed; a bare number is minutes.

    “until 15:15” counts from `starts` to when the venue's clock shows it next. Raises ValueError with a
    sentence.
    """
    typed = " ".join(text.split())
    until = _UNTIL.fullmatch(typed)
    if until:
        length = millis(parse_clock(until[1], starts, where) - starts)
    elif ":" in typed:
        length = parse_duration(typed)
    else:
        length = _sum_of_parts(typed)
    if length > LONGEST_MS:
        raise ValueError(f"“{text}” is longer than a day")
    return length


def _sum_of_parts(typed: str) -> int:
    """1h30, 1 h 30 min, 90 s, 1.5 h: units from large to small, a last one may be left out."""
    parts = _PART.findall(typed)
    whole = "".join(match.group() for match in _PART.finditer(typed)) == typed
    if not parts or not whole or not all(word for _, word in parts[:-1]):
        raise _unreadable(typed)
    total, before = 0, 0
    for number, word in parts:
        unit = _unit(word, before)
        if not unit or (before and unit >= before):
            raise _unreadable(typed)
        total += round(float(number.replace(",", ".")) * unit)
        before = unit
    return total


def _unit(word: str, before: int) -> int:
    if word:
        return _UNITS.get(word.casefold().removesuffix("."), 0)
    return _SMALLER.get(before, 0) if before else MINUTE


def _unreadable(typed: str) -> ValueError:
    return ValueError(
        f"“{typed}” is not a length of time; write it as 10, 1h30, 90 s, 1:30:00 or until 15:15"
    )
