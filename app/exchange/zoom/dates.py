"""The times of a Zoom report: in which habit they are written is asked of all of them at once."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from app.errors import Unreadable
from app.exchange.tables.cells import brief, instant
from app.times import Zone

_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)(.*)")
_HALF = re.compile(r"\b([AaPp])\. ?([Mm])\.?")
_CENTURY = 2000
_CLOCK = re.compile(r"(\d{1,3}):(\d{2}):(\d{2})")
_PARTS = re.compile(r"(\d{1,5})\s*([^\W\d_]+)\.?")
_UNITS = (("hours", ("h", "st", "or", "uur", "ч")), ("minutes", ("m", "м")), ("seconds", ("s", "с")))
_LONGEST_NUMBER = 5
_SLACK = timedelta(days=1)

Reader = Callable[[str], datetime]
"""One cell as an instant; raises ValueError with words."""


def reader_of(texts: Iterable[str], where: Zone, days: tuple[datetime, datetime], source: str) -> Reader:
    """How the times of this report are to be read.

    Of month before day and day before month the one holds in which every month exists; where both do, the one
    that falls on the days of the conference. Raises Unreadable where that does not tell either.
    """
    dates = {(found[1], found[2], found[3]) for text in texts if (found := _NUMBERS.fullmatch(text))}
    fitting = [
        order for order in (_month_first, _day_first) if all(1 <= order(*date)[1] <= 12 for date in dates)
    ]
    if len(fitting) == 2 and any(int(first) != int(then) for first, then, _ in dates):
        on_the_days = [order for order in fitting if all(_within(order(*date), days) for date in dates)]
        if len(on_the_days) != 1:
            first, then, year = sorted(dates)[0]
            raise Unreadable(
                f"{source}: “{first}/{then}/{year}” may be two dates, and the days of the conference do not "
                "tell which; write the dates as 2021-06-14."
            )
        fitting = on_the_days
    order = fitting[0] if fitting else None
    return lambda text: _instant(text, order, where)


Order = Callable[[str, str, str], tuple[int, int, int]]


def _month_first(first: str, then: str, year: str) -> tuple[int, int, int]:
    return _year(year), int(first), int(then)


def _day_first(first: str, then: str, year: str) -> tuple[int, int, int]:
    return _year(year), int(then), int(first)


def _year(text: str) -> int:
    return int(text) + (_CENTURY if len(text) == 2 else 0)


def _instant(text: str, order: Order | None, where: Zone) -> datetime:
    text = _HALF.sub(r"\1\2", text)  # “a. m.”, as Spanish writes it
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return instant(text, where)
    if order is None:
        raise ValueError(f"“{brief(text)}” is of another habit than the other dates: month or day first?")
    year, month, day = order(found[1], found[2], found[3])
    return instant(f"{year:04}/{month:02}/{day:02}{found[4]}", where)


def _within(date: tuple[int, int, int], days: tuple[datetime, datetime]) -> bool:
    try:
        noon = datetime(*date, 12, tzinfo=days[0].tzinfo)
    except ValueError:
        return False
    return days[0] - _SLACK <= noon <= days[1] + _SLACK


def length_of(text: str) -> timedelta:
    """A length as reports write it: “1h 27m 51s”, “49 Min. 0 Sek.”, “1 ч 5 мин”, 1:27:51, or minutes alone.

    Raises ValueError with words.
    """
    if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER:
        return timedelta(minutes=int(text))
    if clock := _CLOCK.fullmatch(text):
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3]))
    parts = _PARTS.findall(text)
    units = [
        next((unit for unit, starts in _UNITS if word.casefold().startswith(starts)), "") for _, word in parts
    ]
    if not parts or not all(units) or _PARTS.sub("", text).strip(" .,;"):
        raise ValueError(f"“{brief(text)}” is not a length of time that is known")
    return timedelta(**{unit: int(number) for unit, (number, _) in zip(units, parts, strict=True)})
