"""How a setting is typed, shown, and written in a file; a text that makes no sense raises a sentence.

Sentences stand without their full stop, so that a window can set one beside its field.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from app.agenda.durations import typed_duration
from app.conference.conference import Conference
from app.exchange.tables.cells import clean, fault, instant
from app.text.folding import fold
from app.text.writable import one_line
from app.times import (
    EPOCH,
    SECOND,
    Zone,
    at_venue,
    clock_text,
    day_text,
    duration_text,
    iso,
    parse_instant,
    zone,
    zone_names,
)

_LONGEST_TEXT, _LONGEST_LIMIT, _MOST_PLACES = 300, 7_200, 100_000
_HOUR = re.compile(r"(?<![\d:.])(\d{1,2}) ?([ap])\.?m\.?", re.IGNORECASE)
_COLOUR = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_LEAST_CONTRAST = 4.5
_A_DATE = "a date and time such as 2021-06-14T14:00:00+02:00"
LANGUAGES = {
    "en": "English|anglais", "fr": "French|français", "de": "German|Deutsch", "it": "Italian|italiano",
    "ru": "Russian|русский", "es": "Spanish|español", "ar": "Arabic|العربية", "zh": "Chinese|中文",
    "pt": "Portuguese|português", "uk": "Ukrainian|українська", "tr": "Turkish|Türkçe", "pl": "Polish|polski",
    "ka": "Georgian|ქართული", "hy": "Armenian|հայերեն", "az": "Azerbaijani", "kk": "Kazakh|қазақ",
    "nl": "Dutch|Nederlands", "el": "Greek|ελληνικά", "sr": "Serbian|српски", "ro": "Romanian|română",
    "mn": "Mongolian|монгол", "ja": "Japanese|日本語", "ko": "Korean|한국어", "fa": "Persian|فارسی",
}  # fmt: skip
"""Languages of conferences by ISO 639, with names that people type."""


class Kind:
    """What all settings have in common: an empty text is an empty setting."""

    has_calendar = False

    def read(self, text: str, conference: Conference) -> Any:
        """The value that somebody typed. Raises ValueError with words."""
        raise NotImplementedError

    def write(self, value: Any, conference: Conference) -> str:
        """The value as it stands in its field; what it gives, `read` takes."""
        return str(value or "")

    def of_file(self, value: Any, where: Zone) -> Any:
        """The value of a TOML file. Raises ValueError with words about what it must be."""
        raise NotImplementedError

    def to_file(self, value: Any, where: Zone) -> Any:
        """The value as TOML has it; None for what is not written."""
        return value


@dataclass(frozen=True)
class Text(Kind):
    """One line of text."""

    needed: str = ""
    """What an empty field is told."""
    empties: bool = False
    """Whether an empty text takes the setting away, so that the usual one holds."""

    def read(self, text: str, _conference: Conference) -> str | None:
        """The text on one line."""
        read = clean(text)
        if not read and self.needed:
            raise ValueError(self.needed)
        if wrong := fault(read, _LONGEST_TEXT):
            raise ValueError(_capital(wrong))
        return None if self.empties and not read else read

    def of_file(self, value: Any, _where: Zone) -> str | None:
        """A text."""
        if not isinstance(value, str) or (self.needed and not value.strip()):
            raise ValueError("must be a text")
        read = one_line(value.strip())
        return None if self.empties and not read else read

    def to_file(self, value: Any, _where: Zone) -> Any:
        """Nothing where it is empty."""
        return value or None


@dataclass(frozen=True)
class Listed(Kind):
    """Several texts, told apart by one of these signs."""

    signs: str = ",;"
    empties: bool = False

    def read(self, text: str, _conference: Conference) -> tuple[str, ...] | None:
        """Each text once, in the order in which they were typed."""
        parts = [clean(part) for part in re.split(f"[{self.signs}\n]", text)]
        for part in parts:
            if wrong := fault(part, _LONGEST_TEXT):
                raise ValueError(_capital(wrong))
        found = self.checked(part for part in parts if part)
        return None if self.empties and not found else found

    def checked(self, parts: Iterable[str]) -> tuple[str, ...]:
        """Each of them once; a kind of list may ask more of them."""
        return tuple(dict.fromkeys(parts))

    def write(self, value: Any, _conference: Conference) -> str:
        """One behind the other."""
        return f"{self.signs[0]} ".join(value or ())

    def of_file(self, value: Any, _where: Zone) -> tuple[str, ...]:
        """A list of texts."""
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise ValueError("must be a list of texts")
        return tuple(one_line(text) for text in value)

    def to_file(self, value: Any, _where: Zone) -> Any:
        """A list, or nothing where it is empty."""
        return list(value or ()) or None


class Languages(Listed):
    """Languages by their codes or names."""

    def checked(self, parts: Iterable[str]) -> tuple[str, ...]:
        """Their codes. Raises ValueError for what is none."""
        return tuple(dict.fromkeys(map(_language, parts)))


def _language(text: str) -> str:
    names = {fold(name): code for code, row in LANGUAGES.items() for name in (code, *row.split("|"))}
    code = names.get(fold(text)) or (text.lower() if re.fullmatch(r"[A-Za-z]{2,3}", text) else "")
    if not code:
        raise ValueError(f"“{text}” is no language that is known; write its code, such as en, fr or ka")
    return code


class Place(Kind):
    """A time zone, by its name or its city."""

    def read(self, text: str, _conference: Conference) -> str:
        """The name of the zone: that of “vienna” is Europe/Vienna."""
        typed = "_".join(text.split()).casefold()
        names = [name for name in zone_names() if typed in (name.casefold(), name.casefold().split("/")[-1])]
        if len(names) > 1:
            raise ValueError(f"“{text.strip()}” may be {' or '.join(names)}")
        return names[0] if names else str(zone(text.strip()))

    def of_file(self, value: Any, _where: Zone) -> str:
        """Its whole name."""
        if not isinstance(value, str) or not value.strip():
            raise ValueError("must be a text")
        return str(zone(value.strip()))


@dataclass(frozen=True)
class Moment(Kind):
    """A day and a time at the venue; `usual` is the time of a day that is typed alone."""

    usual: time
    needed: str = ""

    has_calendar = True

    def read(self, text: str, conference: Conference) -> datetime | None:
        """The instant: 14.6.2021, 14 June 2021 9:00, 2021-06-14 14:00."""
        typed, where = clean(text), zone(conference.zone)
        if not typed:
            if self.needed:
                raise ValueError(self.needed)
            return None
        typed = _HOUR.sub(r"\1:00 \2m", typed)
        with suppress(ValueError):  # a text to which a time can be added has none
            return instant(f"{typed} {self.usual:%H:%M}", where)
        try:
            return instant(typed, where)
        except ValueError as no:
            example = f"{day_text(conference.starts, where)}, {self.usual:%H:%M}"
            raise ValueError(str(no).replace("2021-06-14T14:00", example)) from None

    def write(self, value: Any, conference: Conference) -> str:
        """Mon 14 June 2021, 14:00, at the venue."""
        where = zone(conference.zone)
        return f"{day_text(value, where)}, {clock_text(value, where)}" if value else ""

    def of_file(self, value: Any, where: Zone) -> datetime:
        """A date with its time, without an offset at the venue."""
        if isinstance(value, str):
            return parse_instant(value, where)
        if not isinstance(value, datetime):
            raise ValueError(f"must be {_A_DATE}")
        try:
            return value.astimezone(UTC) if value.tzinfo else at_venue(value, where)
        except OverflowError as error:
            raise ValueError(str(error)) from None

    def to_file(self, value: Any, where: Zone) -> Any:
        """With the venue's offset."""
        return datetime.fromisoformat(iso(value, where)) if value else None


class Length(Kind):
    """A speaking time; in a file, in whole seconds."""

    def read(self, text: str, _conference: Conference) -> int | None:
        """Milliseconds: 3, 3:00, 90 s, 2 min; a bare number is minutes, nothing the usual time."""
        typed = clean(text)
        if not typed:
            return None
        try:
            length = typed_duration(typed, EPOCH, zone("UTC"))
        except ValueError:
            raise ValueError(f"“{typed}” is no speaking time; write it as 3:00, 3 or 90 s") from None
        if length > _LONGEST_LIMIT * SECOND:
            seconds = f"; write {typed} s for seconds" if typed.isdecimal() else ""
            most = duration_text(_LONGEST_LIMIT * SECOND)
            raise ValueError(f"“{typed}” is {duration_text(length)}, longer than {most}{seconds}")
        return length

    def write(self, value: Any, _conference: Conference) -> str:
        """Minutes and seconds."""
        return "" if value is None else duration_text(value)

    def of_file(self, value: Any, _where: Zone) -> int:
        """Whole seconds."""
        return _whole(value, _LONGEST_LIMIT, "whole seconds") * SECOND

    def to_file(self, value: Any, _where: Zone) -> Any:
        """Whole seconds."""
        return None if value is None else value // SECOND


class Count(Kind):
    """How many places there are."""

    def read(self, text: str, _conference: Conference) -> int | None:
        """A whole number, or nothing for no limit."""
        typed = clean(text)
        if not typed:
            return None
        if not typed.isdecimal() or int(typed) > _MOST_PLACES:
            raise ValueError(f"“{typed}” is no number of places; write a whole number such as 120")
        return int(typed)

    def write(self, value: Any, _conference: Conference) -> str:
        """The number."""
        return "" if value is None else str(value)

    def of_file(self, value: Any, _where: Zone) -> int:
        """A whole number."""
        return _whole(value, _MOST_PLACES, "a whole number")


class Colour(Kind):
    """A colour that carries white letters."""

    def read(self, text: str, _conference: Conference) -> str | None:
        """As #rrggbb."""
        return self._checked(clean(text)) if text.strip() else None

    def of_file(self, value: Any, _where: Zone) -> str | None:
        """As #rrggbb."""
        return self._checked(value) if isinstance(value, str) else self._checked("")

    @staticmethod
    def _checked(text: str) -> str:
        found = _COLOUR.fullmatch(text)
        if not found:
            raise ValueError(f"“{text}” is no colour; write it as #1f3a5f")
        hexed = found[1] if len(found[1]) == 6 else "".join(2 * sign for sign in found[1])
        if (contrast := contrast_to_white(hexed)) < _LEAST_CONTRAST:
            raise ValueError(
                f"White letters cannot be read on #{hexed.lower()} (contrast {contrast:.1f}, at least 4.5); "
                "take a darker one"
            )
        return f"#{hexed.lower()}"


def contrast_to_white(colour: str) -> float:
    """How well white letters stand on a colour (rrggbb): 1 to 21, as WCAG 2.1 reckons it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _whole(value: Any, most: int, what: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError(f"must be {what} from 0 to {most}")
    return value


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
