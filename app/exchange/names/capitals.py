"""Capitals that mark a family name: words of two letters and more without a full stop, beside others."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from app.exchange.names.conventions import is_particle
from app.exchange.names.known import as_written, is_family_folded
from app.exchange.names.parted import Order, Parted, parted, perhaps
from app.text.folding import fold

_CAPITALS = re.compile(
    r"(?:Ma?c|[OoDdLl]['’‘`]|Fitz|De|Di|Van|Von|Le|La|al-|Al-|el-|El-)?([^\W\d_][^\W\d_'’‘ʼ`-]*(?:['’‘ʼ`-][^\W\d_]+)*)"
)
_VOWELS = frozenset("aeiouyäöüåæøœаеёиоуыэюяіїє")


def by_capitals(tokens: Sequence[str]) -> Parted | None:
    """DUPONTEL Jean-Pierre, María José GARCERÁN LÓPEDO, Bruno de FALLADO; nothing where all are alike."""
    flags = list(map(is_capital, tokens))
    if not any(flags):
        return None
    weak = [
        n
        for n, word in enumerate(tokens)
        if not flags[n] and not is_particle(word) and len(word.strip(".")) > 1
    ]
    if not weak:
        return None
    first = flags.index(True)
    last = len(flags) - 1 - flags[::-1].index(True)
    if last == first and len(tokens[first]) == 2 and not _is_short_family(tokens[first], tokens, first):
        return None
    gaps = [tokens[n] for n in range(first, last) if not flags[n]]
    if any(not (is_particle(word) or word in as_written("joining") or word == "-") for word in gaps):
        return (
            perhaps(tokens[:first], tokens[first:])
            if first
            else perhaps(tokens[last + 1 :], tokens[: last + 1])
        )
    while first and (
        is_particle(tokens[first - 1], 0) or (tokens[first - 1] in as_written("joining") and first > 1)
    ):
        first -= 1
    given = [*tokens[:first], *tokens[last + 1 :]]
    if first and last + 1 < len(tokens):  # given names on both sides
        return perhaps(given, tokens[first : last + 1])
    order = Order.GIVEN_FIRST if first else Order.FAMILY_FIRST
    return parted(given, tokens[first : last + 1], order)


@lru_cache(maxsize=16_384)
def is_capital(word: str) -> bool:
    """Whether a word is written in capitals: SMITH, McDONALD, O'NEILLAN, STRAUß; not J.-P. and not Q."""
    bare = "".join(sign for sign in word if not unicodedata.combining(sign))
    found = _CAPITALS.fullmatch(bare)
    if found is None:
        return False
    core = found[1].replace("ß", "SS")
    return len(core) > 1 and core.isupper() and _runs(core)


def _runs(core: str) -> bool:
    """Two letters in a row: “O'N-X” has none."""
    return bool(re.search(r"[^\W\d_]{2}", core))


def _is_short_family(word: str, tokens: Sequence[str], place: int) -> bool:
    """LI Wei and NG Mei are family names, JD Fenwickson has initials, nobody knows about AJ."""
    if place and place == len(tokens) - 1:
        return True
    small = fold(word)
    return (
        is_family_folded(word, "latin chinese")
        or is_family_folded(word, "latin korean")
        or small == "ng"
        or (small[0] not in _VOWELS and small[1] in _VOWELS)
    )
