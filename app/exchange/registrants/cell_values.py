"""What the words in a cell stand for: a status, how a person takes part."""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.conference.registrants import Attendance, Status
from app.exchange.registrants import cell_words
from app.exchange.tables.cells import lookup
from app.exchange.tables.headers import plain

_STATUS = lookup(cell_words.STATUS)
_ATTENDANCE = lookup(cell_words.ATTENDANCE)
_NOT = frozenset(cell_words.NOT.split("|"))
_BOTH = frozenset(cell_words.BOTH.split("|"))
_LONGEST = 3
_TRIVIAL = frozenset(("yes", "no", "ja", "nein", "oui", "non", "si", "да", "нет", "ok"))
_BRACKETS = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=4_096)
def status_of(text: str) -> Status | None:
    """The status that a cell names, whatever stands in brackets behind it; None where it is not known."""
    return _STATUS.get(plain(text)) or _STATUS.get(plain(_BRACKETS.sub(" ", text)))


@lru_cache(maxsize=4_096)
def attendance_of(text: str) -> Attendance | None:
    """How a cell says that a person takes part: “Online (Zoom)”, “I will attend in person”; None for both."""
    if found := _ATTENDANCE.get(plain(text)):
        return found
    words = plain(text).split()
    if not 1 < len(words) <= 12 or not _NOT.isdisjoint(words) or not _BOTH.isdisjoint(words):
        return None
    meant = set(_phrases(words))
    return meant.pop() if len(meant) == 1 else None


def _phrases(words: list[str]) -> Iterator[Attendance]:
    place = 0
    while place < len(words):
        for length in range(_LONGEST, 0, -1):
            if found := _ATTENDANCE.get(" ".join(words[place : place + length])):
                yield found
                place += length
                break
        else:
            place += 1


def speaks_of_status(text: str) -> bool:
    """Whether a cell is a word for a status, and not only yes or no."""
    return plain(text) not in _TRIVIAL and status_of(text) is not None


def speaks_of_attendance(text: str) -> bool:
    """Whether a cell is a word for how a person takes part; “Vienna” alone is a town."""
    return plain(text) != "vienna" and attendance_of(text) is not None
