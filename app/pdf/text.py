"""Text on paper: shaped, ordered and measured; the one door for every letter that is printed.

Every script goes the same way: cleaned and normalised (NFC), split into runs by direction and font,
shaped by HarfBuzz, and handed to the page as glyphs of the font. What a reader copies out of the page
is the text as it was given. Nothing is ever read as markup, nothing is ever cut.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb
from anyascii import anyascii

from app.pdf.fonts import Face, Weight, face_for

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_JOINERS = "\u200c\u200d"
_MOST_MARKS = 4


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph with its advance, shift and rise, in thousandths of the size."""

    id: int
    advance: float
    shift: float
    rise: float


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font in the order of the page. `letters` gives each glyph its letter, where that is exact."""

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    letters: tuple[str, ...]
    code: str = field(repr=False)

    @property
    def exact(self) -> bool:
        """Whether each glyph is one letter, in reading order."""
        return bool(self.letters)


@dataclass(frozen=True, slots=True)
class Line:
    """Shaped text. `width` is in thousandths of the size."""

    text: str
    runs: tuple[Run, ...]
    width: float

    def at(self, size: float) -> float:
        """The width in points at a size in points."""
        return self.width * size / 1000


def clean(text: str) -> str:
    """Text as it can stand on one line: NFC, no controls, no direction overrides, single spaces."""
    text = unicodedata.normalize("NFC", text)
    kept = (char if unicodedata.category(char) not in ("Cf", "Cs") or char in _JOINERS else "" for char in text)
    spaced = "".join(" " if unicodedata.category(char) == "Cc" else char for char in "".join(kept))
    return " ".join("".join(_clusters(spaced)).split())


@lru_cache(maxsize=16384)
def shape(text: str, weight: Weight = Weight.REGULAR) -> Line:
    """The line that prints `text` in a weight. A letter that no font has is printed in its Latin form."""
    text = "".join(_printable(cluster, weight) for cluster in _clusters(clean(text)))
    runs = tuple(
        _run(piece, face, level)
        for piece, level in _by_direction(text)
        for piece, face in _by_font(piece, weight, backwards=level % 2 == 1)
    )
    return Line(text, runs, sum(glyph.advance for run in runs for glyph in run.glyphs))


def width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """The width of `text` in points at a size in points."""
    return shape(text, weight).at(size)


def _clusters(text: str) -> Iterator[str]:
    """Letters with the marks that sit on them; marks beyond what any script needs are left off."""
    for found in re.finditer(r".(?:[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f]|_)*", _marked(text)):
        yield found[0]


def _marked(text: str) -> str:
    return text


def _printable(cluster: str, weight: Weight) -> str:
    return cluster if face_for(cluster, weight) else anyascii(cluster) or "?"
