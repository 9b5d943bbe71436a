"""A text as the eye reads it, cut into words: letters that are not seen are gone, places are remembered."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.text.folding import fold, fold_forms

_LETTERS = re.compile(r"[^\W\d_]+")
_APOSTROPHES = "'’‘ʼʹ`´ʻʽʾʿ′＇‛"
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Fillers that are letters by their class and are not drawn."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """What is read, and for each letter of it where it begins and ends in the text as it was written."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: the places where they begin and end, and what they are, folded."""

    starts: Sequence[int]
    ends: Sequence[int]
    folded: Sequence[str]


def plain(text: str) -> PlainText:
    """The text without marks and letters that are not seen, full-width and composed letters as usual ones."""
    if text.isascii() or not any(map(_is_unusual, set(text))):
        places = range(len(text) + 1)
        return PlainText(text, places, places[1:])
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        seen = "".join(letter for letter in text[start:end] if not _is_unseen(letter))
        if len(seen) == 1 and seen in _APOSTROPHES:
            seen = "'"
        usual = "".join(one for one in unicodedata.normalize("NFKC", seen) if not _is_mark(one))
        letters.append(usual)
        starts += [start] * len(usual)
        ends += [end] * len(usual)
    return PlainText("".join(letters), starts, ends)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Each letter with the marks and the unseen letters that follow it."""
    begins = [place for place, letter in enumerate(text) if not (_is_mark(letter) or _is_unseen(letter))]
    return list(pairwise((*begins, len(text))))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in ("Mn", "Mc", "Me")


def _is_unseen(letter: str) -> bool:
    return letter in _UNSEEN or unicodedata.category(letter) == "Cf"


def _is_unusual(letter: str) -> bool:
    return (
        letter in _APOSTROPHES
        or _is_mark(letter)
        or _is_unseen(letter)
        or unicodedata.normalize("NFKC", letter) != letter
    )


def words_of(text: str) -> tuple[Words, ...]:
    """The words of a plain text, those of compounds (#ClemenceThiery, de_la_Cruz) one by one.

    A second reading, with ü as ue, is there where it differs.
    """
    spans: list[tuple[int, int]] = []
    for found in _LETTERS.finditer(text):
        spans += _parts(found[0], found.start())
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    pieces = [text[start:end] for start, end in spans]
    first = Words(starts, ends, list(map(fold, pieces)))
    second = [forms[-1] for forms in map(fold_forms, pieces)] if not text.isascii() else first.folded
    return (first,) if second == first.folded else (first, Words(starts, ends, second))


def _parts(word: str, at: int) -> list[tuple[int, int]]:
    """A word, or the words of a compound, each of which begins with a capital."""
    if word.islower() or word.isupper() or word[1:].islower() or word.lower() == word.upper():
        return [(at, at + len(word))]
    cuts = [
        place
        for place in range(1, len(word))
        if word[place].isupper()
        and (not word[place - 1].isupper() or (place + 1 < len(word) and word[place + 1].islower()))
    ]
    return [(at + start, at + end) for start, end in pairwise((0, *cuts, len(word)))]
