"""“Tuesday, 15 June”, “15.06.2021”, “Day 2”: the days of a conference at the head of a line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.exchange.tables.cells import MONTHS

_WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "mon monday mo montag lun lundi lunes lunedì пн понедельник",
            "tue tues tuesday di dienstag mardi martes martedì вт вторник",
            "wed wednesday mi mittwoch mer mercredi miércoles mercoledì ср среда среду",
            "thu thur thurs thursday do donnerstag jeu jeudi jueves giovedì чт четверг",
            "fri friday fr freitag ven vendredi viernes venerdì пт пятница пятницу",
            "sat saturday sa samstag sam samedi sábado sabato сб суббота субботу",
            "sun sunday so sonntag dim dimanche domingo domenica вс воскресенье",
        )
    )
    for word in words.split()
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b\.?,?\s*)?(?:the )?"
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:,?\s*(?P<year>\d{4})(?:\s?г\b\.?)?)?"
_FORMS = [
    re.compile(_WEEKDAY + form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?:[T ]00:00:00)?(?!\d)",
        r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.(?:\s?(?P<year>\d{4}|\d{2})(?![\d:]))?",
        r"(?P<first>\d{1,2})[/-](?P<then>\d{1,2})[/-](?P<year>\d{4}|\d{2})(?!\d)",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°)?\.?\s+(?:of |de )?" + _MONTH + r"(?:\s+de)?" + _YEAR,
        _MONTH + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\b" + _YEAR,
    )
]
_NUMBERED = re.compile(
    r"(?:(?:day|tag|jour|día|giorno|день)\s*(?P<number>\d{1,2})\b|(?P<word>"
    + "|".join(_ORDINALS)
    + r")\s+day\b)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b\.?\s*(?=$|[:,–—(-])", re.IGNORECASE
)
_IN_A_WORD = re.compile(r"(?!T\d)\w")
_AFTER = re.compile(r"T(?=\d)|[\s:,;.|–—\-)\]]+")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a conference, from first to last."""

    first: date
    last: date

    def all(self) -> Sequence[date]:
        """Each of them."""
        return [self.first + timedelta(n) for n in range(max((self.last - self.first).days, 0) + 1)]


def day_at_head(text: str, days: Days) -> tuple[date, str] | None:
    """The day with which a text begins, and the rest; None where it begins with none.

    A year that is not written is that of the conference. Raises ValueError with a sentence for a day that
    does not exist or is not the weekday that stands beside it.
    """
    for form in _FORMS:
        found = form.match(text)
        if found and not _IN_A_WORD.match(text, found.end()):
            day = _day(found.groupdict(), text[: found.end()].strip(), days)
            return day, _rest(text, found.end())
    if found := _NUMBERED.match(text):
        number = int(found["number"] or _ORDINALS.index((found["word"] or "").casefold()) + 1)
        rest = _rest(text, found.end())
        if (named := day_at_head(rest, days)) is not None:  # “Day 2: Tuesday, 15 June”
            return named
        if 1 <= number <= len(days.all()):
            return days.all()[number - 1], rest
        raise ValueError(f"“{text[:40]}” is no day of the conference, which has {len(days.all())}")
    if (found := _ALONE.match(text)) and len(found["weekday"]) > _SHORT:
        wanted = _WEEKDAYS[found["weekday"].casefold()]
        meant = [day for day in days.all() if day.weekday() == wanted]
        if len(meant) == 1:
            return meant[0], _rest(text, found.end())
        raise ValueError(f"“{found['weekday']}” is not one day of the conference; write the date")
    return None


def _day(parts: dict[str, str | None], text: str, days: Days) -> date:
    candidates = [day for day in _candidates(parts, days) if day is not None]
    if not candidates:
        raise ValueError(f"“{text}” is a date that does not exist")
    inside = [day for day in candidates if days.first <= day <= days.last]
    if len(inside or candidates) > 1:
        raise ValueError(f"“{text}” may be two dates; write it as 2021-06-14")
    day = (inside or candidates)[0]
    weekday = _WEEKDAYS.get((parts.get("weekday") or "").casefold())
    if weekday is not None and day.weekday() != weekday:
        right = f"{day.day} {day:%B %Y} is a {_NAMES[day.weekday()]}"
        raise ValueError(f"“{text}” cannot be: {right}")
    return day


def _candidates(parts: dict[str, str | None], days: Days) -> list[date | None]:
    """What a date may be: with every year of the conference where none is written, in both orders."""
    written = parts.get("year")
    years = (
        sorted({days.first.year, days.last.year})
        if not written
        else [int(written) + (2000 if len(written) == 2 else 0)]
    )
    if parts.get("first"):
        first, then = int(parts["first"] or 0), int(parts["then"] or 0)
        orders = {(first, then), (then, first)}
    else:
        named = parts.get("month")
        month = MONTHS[named.casefold()] if named else int(parts["number"] or 0)
        orders = {(int(parts["day"] or 0), month)}
    return [_date(year, month, day) for year in years for day, month in orders]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _rest(text: str, end: int) -> str:
    found = _AFTER.match(text, end)
    return text[found.end() if found else end :].strip()
