"""Text on paper, measured: how wide it is, how large it may be, where its lines break.

Everything that is printed passes here or through `shape`. Nothing is ever read as markup or cut.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.pdf.fonts import Weight, missing_glyphs
from app.pdf.shaping import Line, clean, clusters, shape

__all__ = ["Fitted", "Line", "Weight", "clean", "fit", "missing_glyphs", "shape", "width", "wrap"]

_BROKEN_WORDS_GAIN = 1.3
_MANY_WORDS = 60
_STEPS = 400


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that stand within a width, and their size in points."""

    lines: tuple[str, ...]
    size: float


def width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """The width of `text` in points at a size in points."""
    return shape(text, weight).at(size)


@lru_cache(maxsize=4096)
def fit(
    text: str, room: float, most: float, least: float, lines: int = 2, weight: Weight = Weight.REGULAR
) -> Fitted:
    """The largest size up to `most` at which `text` stands within `room` on at most `lines` lines (points).

    Below `least`, words are broken where that gives a clearly larger size; all of it stands in any case.
    """
    text = clean(text)
    best = _at_words(text, " ", room, most, lines, weight)
    if best.size < least and text:
        broken = _at_words(text, "", room, most, lines, weight)
        best = broken if broken.size > best.size * _BROKEN_WORDS_GAIN else best
    return best


def wrap(text: str, room: float, size: float, weight: Weight = Weight.REGULAR) -> tuple[str, ...]:
    """The lines of `text` at a size within `room` (points); line ends stay, too long words break."""
    return tuple(line for part in text.splitlines() for line in _wrapped(clean(part), room, size, weight))


def _at_words(whole: str, glue: str, room: float, most: float, lines: int, weight: Weight) -> Fitted:
    """The best size with breaks only at the `glue`: as few lines as fit, as even as they can be."""
    if shape(whole, weight).at(most) <= room:
        return Fitted((whole,), most)
    _, widths, gap = _measured(whole, glue, weight)
    needed = min(lines, _count(widths, gap, room / most * 1000))
    split, widest = _even(whole, glue, needed, weight)
    return Fitted(split, min(most, room * 1000 / widest) if widest else most)


@lru_cache(maxsize=4096)
def _measured(whole: str, glue: str, weight: Weight) -> tuple[list[str], list[float], float]:
    """The words of a text (without glue its letters), their widths, and that of the gap between them."""
    words = whole.split(glue) if glue else list(clusters(whole))
    widths = [shape(word, weight).width for word in words]
    gap = shape("n n", weight).width - shape("nn", weight).width if glue else 0.0
    return words, widths, gap


@lru_cache(maxsize=4096)
def _even(whole: str, glue: str, lines: int, weight: Weight) -> tuple[tuple[str, ...], float]:
    """A text on at most so many lines, as even as they can be, and the width of the widest."""
    words, widths, gap = _measured(whole, glue, weight)
    measures = _measures(widths, gap)
    place = bisect_left(measures, True, key=lambda measure: _count(widths, gap, measure) <= lines)
    split = tuple(_filled(words, widths, gap, measures[min(place, len(measures) - 1)], glue))
    return split, max((shape(line, weight).width for line in split), default=0.0)


def _measures(widths: Sequence[float], gap: float) -> list[float]:
    """Widths that a line may have, ascending: of every stretch of words, or in even steps for long texts."""
    if len(widths) > _MANY_WORDS:
        whole = sum(widths) + gap * len(widths)
        return [max(widths) + whole * step / _STEPS for step in range(_STEPS + 1)]
    stretches = set[float]()
    for start in range(len(widths)):
        total = -gap
        for word_width in widths[start:]:
            total += gap + word_width
            stretches.add(total)
    return sorted(stretches)


def _count(widths: Sequence[float], gap: float, measure: float) -> int:
    return len(_breaks(widths, gap, measure)) + 1


def _breaks(widths: Sequence[float], gap: float, measure: float) -> list[int]:
    """Before which words a new line begins when lines of `measure` are filled one after the other."""
    breaks, used = list[int](), -gap
    for place, word_width in enumerate(widths):
        if place and used + gap + word_width > measure + 1e-6:
            breaks.append(place)
            used = word_width
        else:
            used += gap + word_width
    return breaks


def _filled(
    words: Sequence[str], widths: Sequence[float], gap: float, measure: float, glue: str
) -> list[str]:
    edges = [0, *_breaks(widths, gap, measure), len(words)]
    return [glue.join(words[start:end]) for start, end in pairwise(edges)]


@lru_cache(maxsize=4096)
def _wrapped(text: str, room: float, size: float, weight: Weight) -> tuple[str, ...]:
    measure = room * 1000 / size
    words = [piece for word in text.split(" ") for piece in _pieces(word, measure, weight)]
    widths = [shape(word, weight).width for word, _ in words]
    gap = shape("n n", weight).width - shape("nn", weight).width
    lines, used = [""], 0.0
    for (word, glued), word_width in zip(words, widths, strict=True):
        space = 0.0 if glued or not lines[-1] else gap
        longer = lines[-1] + (" " if space else "") + word
        apart = used + space + word_width
        # Letters of other scripts may be wider together than apart: they join, and take other forms.
        together = apart if longer.isascii() else shape(longer, weight).width
        if lines[-1] and together > measure:
            lines.append(word)
            used = word_width
        else:
            lines[-1] = longer
            used = together
    return tuple(lines)


def _pieces(word: str, measure: float, weight: Weight) -> list[tuple[str, bool]]:
    """A word as pieces that fit a line: whole, else after its hyphens and slashes, else anywhere."""
    if shape(word, weight).width <= measure:
        return [(word, False)]
    pieces = list[str]()
    for part in re.findall(r"[^-/·@.]+[-/·@.]*|[-/·@.]+", word):
        pieces += [part] if shape(part, weight).width <= measure else _anywhere(part, measure, weight)
    return [(piece, place > 0) for place, piece in enumerate(pieces)]


def _anywhere(word: str, measure: float, weight: Weight) -> list[str]:
    """A word broken wherever a line is full."""
    pieces = [""]
    for char in clusters(word):
        if pieces[-1] and shape(pieces[-1] + char, weight).width > measure:
            pieces.append("")
        pieces[-1] += char
    return pieces
