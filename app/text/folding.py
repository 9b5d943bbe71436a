"""Names folded for searching and matching, whatever their script; a folded name is never shown.

Transliteration is the library's: decomposition alone leaves đ ł ø ı and whole scripts as they are.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_APART = re.compile(r"[^0-9a-z]+")
_APOSTROPHES = re.compile(r"['`´ʹʺʻʼʽʿʾ‘’]")
_ALIKE = 70
_PIECE = 2_000
_SPELT = ("ae", "oe", "ue", "aa", "oe", "dj", "Ae", "Oe", "Ue", "Aa", "Oe", "Dj")
_SECOND = str.maketrans(dict(zip("äöüåøđÄÖÜÅØĐ", _SPELT, strict=True)))


class _Latin(dict[int, str]):
    """Each character in Latin letters, as the library writes it; asked once for each."""

    def __missing__(self, code: int) -> str:
        from anyascii import anyascii

        latin = self[code] = anyascii(chr(code))
        return latin


_LATIN = _Latin()


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Lower-case Latin letters, digits, single spaces: “Łukasz O’Żółć-Nowak” is “lukasz ozolc nowak”."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_LATIN)
    if " " not in text:
        if text.isalnum():  # as most names are: nothing stands in them that is to be taken out
            return text.lower()
    elif text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())
    return _APART.sub(" ", _APOSTROPHES.sub("", text).lower()).strip()


def unquoted(text: str) -> str:
    """The text without apostrophes of any kind, as `fold` sees it."""
    return _APOSTROPHES.sub("", text)


def fold_long(text: str) -> str:
    """Folds a whole text as `fold` does a name, without keeping the result for the next call."""
    return fold.__wrapped__(text)


def fold_forms(text: str) -> tuple[str, ...]:
    """The folded forms under which a name is looked for: “muller” and “mueller” for Müller; else one.

    ä ö ü å ø đ are written ae oe ue aa oe dj where a keyboard has none of them.
    """
    first = fold(text)
    if text.isascii():
        return (first,)
    second = fold(unicodedata.normalize("NFC", text).translate(_SECOND))
    return (first,) if first == second else (first, second)


def alike(wanted: str, texts: Sequence[str], limit: int) -> list[int]:
    """The places of the folded texts in which something like `wanted` stands, the likest first.

    Asked in pieces, between which the thread of a window has its turn.
    """
    from rapidfuzz import fuzz, process

    best: list[tuple[float, int]] = []
    for begin in range(0, len(texts), _PIECE):
        piece = texts[begin : begin + _PIECE]
        found = process.extract(wanted, piece, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=limit)
        best += [(-score, begin + place) for _, score, place in found]
    return [place for _, place in sorted(best)[:limit]]
