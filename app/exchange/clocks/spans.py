"""“10:00 – 11:30”, “2:30 p.m.”, “10h00 à 12h00”, “ab 14 Uhr”: times of day at the head or the end of a line.

A time of day is in seconds since midnight; one beyond midnight is more than a day.
"""

import re
from dataclasses import dataclass

_HALF = r"(?:\s?(?P<half{0}>[ap])\.?\s?m\b\.?)"
_UNIT = r"(?:\s?(?:Uhr|hrs?\b\.?|h\b|ч\b\.?|часов))"
_CLOCK = (
    r"(?:(?P<word{0}>noon|midnight)\b|(?P<hour{0}>\d{{1,2}})"
    r"(?:\s?(?P<sign{0}>[:.hH])\s?(?P<minute{0}>[0-5]\d)(?:[:.](?P<second{0}>[0-5]\d))?(?!\d))?"
    + _HALF
    + r"?"
    + _UNIT.replace("(?:\\s", "(?P<unit{0}>\\s", 1)
    + r"?)"
)
_DASH = r"\s*(?:[-–—−‒]+|\bto\b|\buntil\b|\bbis\b|\bà\b|\bau\b|\bдо\b|\ba\b|\balle\b|\bhasta\b)\s*"
_BEFORE = r"(?:(?:at|from|von|ab|um|de|dès|с|в|dalle|ore|desde|a las)\s+)?"
_SPAN = re.compile(_BEFORE + _CLOCK.format(1) + r"(?:" + _DASH + _CLOCK.format(2) + r")?", re.IGNORECASE)
_MILITARY = re.compile(
    r"([01]\d|2[0-3])([0-5]\d)(?:" + _DASH + r"([01]\d|2[0-4])([0-5]\d)|\s?(?:hrs?|h)\b)\.?"
)
_AT_END = re.compile(r"[\s,;:(\[–—-]+(?=(?:at |from )?\d{1,2}\s?[:.h]\s?\d{2}[^()\[\]]*[)\]]?\s*$)")
_AFTER = re.compile(r"[\s:,;.|–—\-)\]]+")
_DAY = 24 * 3_600
_NOON = 12
_EARLY = 8


@dataclass(frozen=True, slots=True)
class Span:
    """A start and perhaps an end, in seconds of the day. `open_half`: morning or afternoon is not told."""

    start: int
    end: int | None = None
    open_half: bool = False


def span_at_head(text: str) -> tuple[Span, str] | None:
    """A time, or from and to, with which a text begins, and the rest; None where there is none.

    Raises ValueError with a sentence for a time that does not exist.
    """
    if found := _MILITARY.match(text):
        begins = int(found[1]) * 3_600 + int(found[2]) * 60
        ends = int(found[3]) * 3_600 + int(found[4]) * 60 if found[3] else None
        return Span(begins, _after(begins, ends, text)), _rest(text, found.end())
    found = _SPAN.match(text)
    if found is None or not _is_time(found, text):
        return None
    parts = found.groupdict()
    start, end = _seconds(parts, "1", text), _seconds(parts, "2", text)
    assert start is not None  # the pattern has it
    half1, half2 = parts["half1"], parts["half2"]
    if half2 and not half1 and end is not None and not parts["word1"]:  # “2:30 – 3:45 p.m.”
        late = (start % (_NOON * 3_600)) + (_NOON * 3_600 if half2 in "pP" else 0)
        start = late if late <= end else start
    has_half = bool(half1 or half2 or parts["word1"])
    open_half = not has_half and len(parts["hour1"] or "") == 1 and start < _EARLY * 3_600
    return Span(start, _after(start, end, text), open_half), _rest(text, found.end())


def span_at_end(text: str) -> tuple[Span, str] | None:
    """A time with which a text ends, “Opening session (10:00 – 11:30)”, and what stands before it."""
    found = _AT_END.search(text)
    if found is None or not text[: found.start()].strip():
        return None
    read = span_at_head(text[found.end() :])
    if read is None or read[1].strip(" )]"):
        return None
    return read[0], text[: found.start()].strip(" ,;:([–—-")


def _is_time(found: re.Match[str], text: str) -> bool:
    """Whether digits are a time of day: “10:00” is, “3 panels” and “1.10 Welcome” are none."""
    parts = found.groupdict()
    if parts["word1"]:
        return True
    sure = (parts["half1"], parts["half2"], parts["unit1"], parts["unit2"])
    if any(sure) and not re.match(r"\w", text[found.end() : found.end() + 1]):
        return True
    if not parts["minute1"]:
        return bool(parts["minute2"] and parts["sign2"] != ".")
    if parts["sign1"] == ".":
        # A number of an item looks the same: 1.10; and so does a day: 14.06.
        return bool(parts["minute2"]) or (
            len(parts["hour1"]) > 1 and not re.match(r"[.\d]", text[found.end() : found.end() + 1])
        )
    return True


def _seconds(parts: dict[str, str | None], which: str, text: str) -> int | None:
    if word := parts[f"word{which}"]:
        return (_NOON if word.casefold() == "noon" else 24) * 3_600
    if not (written := parts[f"hour{which}"]):
        return None
    hour, half = int(written), parts[f"half{which}"]
    if half:
        if not 1 <= hour <= _NOON:
            raise ValueError(f"“{text[:40]}” has no twelve-hour time; write it as 14:30")
        hour = hour % _NOON + (_NOON if half in "pP" else 0)
    minute, second = int(parts[f"minute{which}"] or 0), int(parts[f"second{which}"] or 0)
    if hour > 24 or (hour == 24 and minute):
        raise ValueError(f"“{text[:40]}” has a time of day that does not exist")
    return hour * 3_600 + minute * 60 + second


def _after(start: int, end: int | None, text: str) -> int | None:
    """The end, on the next day where it is in the small hours of it."""
    if end is None or end > start:
        return end
    if end <= 6 * 3_600 and start >= _NOON * 3_600:
        return end + _DAY
    raise ValueError(f"“{text[:40]}” would end before it starts; write both times as 14:30")


def _rest(text: str, end: int) -> str:
    found = _AFTER.match(text, end)
    return text[found.end() if found else end :].strip()
