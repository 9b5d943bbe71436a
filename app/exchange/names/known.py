"""The words that tell names apart, from `resources/names`: given and family names, titles, particles."""

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from app.text.folding import fold


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("resources") / "names" / name).read_text("utf-8")
    return iter(csv.DictReader(text.splitlines()))


@lru_cache(maxsize=16_384)
def key(word: str) -> str:
    """A word without case, accents and full stops: “Dr.ⁱⁿ” and “drin” are one."""
    if word.isascii():
        return word.lower().replace(".", "")
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in bare if sign != "." and not unicodedata.combining(sign))


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind, as `key` makes them."""
    return frozenset(key(word) for word in _written(kind))


@cache
def without_stop(kind: str) -> frozenset[str]:
    """Those of them that need no full stop to be meant."""
    return frozenset(key(word) for word in _written(kind) if "." not in word)


@cache
def as_written(kind: str) -> frozenset[str]:
    """The words of a kind, letter by letter."""
    return frozenset(_written(kind))


def _written(kind: str) -> list[str]:
    return _kinds()[kind].split(" ")


@cache
def _kinds() -> Mapping[str, str]:
    return {row["kind"]: row["words"] for row in _rows("words.csv")}


@cache
def in_company() -> Mapping[str, frozenset[str]]:
    """Titles that are names too (“M.”, “Don”): each with those of which one must stand in the column."""
    pairs = (entry.split(":") for entry in _kinds()["company"].split("|"))
    return {title: frozenset(key(word) for word in others.split()) for title, others in pairs}


@cache
def in_company_titles() -> frozenset[str]:
    """All the titles that give such company."""
    return frozenset(title for others in in_company().values() for title in others)


@cache
def _given() -> tuple[frozenset[str], frozenset[str]]:
    rows = list(_rows("given.csv"))
    given, both = (
        frozenset(fold(name) for row in rows for name in row[column].split())
        for column in ("given", "also family")
    )
    return given | both, given - both


@lru_cache(maxsize=16_384)
def is_given(word: str) -> bool:
    """Whether every part of a word is a given name that is known: Anna, Marie-Claire."""
    parts = fold(word).split()
    return bool(parts) and all(part in _given()[0] for part in parts)


@lru_cache(maxsize=16_384)
def is_only_given(word: str) -> bool:
    """Whether it is one that is hardly ever a family name: Anna, but not Martin or Thomas."""
    parts = fold(word).split()
    return bool(parts) and all(part in _given()[1] for part in parts)


@cache
def _family(script: str) -> frozenset[str]:
    text = next(row["names"] for row in _rows("family.csv") if row["script"] == script)
    if "|" in text:
        return frozenset(text.split("|"))
    return frozenset(text.split(" ") if " " in text else text)


def is_family(word: str, script: str) -> bool:
    """Whether a word is a known family name of a script or language, as it is written there."""
    return word in _family(script)


@cache
def _family_folded(script: str) -> frozenset[str]:
    return frozenset(fold(name) for name in _family(script))


def is_family_folded(word: str, script: str) -> bool:
    """The same whatever its case and accents."""
    return fold(word) in _family_folded(script)


@cache
def family_names(script: str) -> frozenset[str]:
    """The known family names of a script or language, in small letters with their marks."""
    return frozenset(name.casefold() for name in _family(script))
