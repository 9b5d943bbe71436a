"""Which font draws which piece of text: the fonts in `resources/fonts`, asked by their character maps.

Never asks the system for a font, and never lets a letter turn into an empty box in silence.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from pathlib import Path

import uharfbuzz as hb

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
SCRIPTS = ("Arabic", "Armenian", "Georgian", "Hebrew", "Thai")
EM = 1000
_OWN_GLYPHS = range(0x3400, 0xF900)


class Weight(StrEnum):
    """How heavy letters are. Scripts without a semibold file are set in bold."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


@dataclass(frozen=True, eq=False)
class Face:
    """One font file. `resource` is its name on a page; `scale` turns its units into 1/1000 of the size."""

    file: str
    resource: str
    scale: float
    hb_face: hb.Face = field(repr=False)
    hb_font: hb.Font = field(repr=False)
    _codes: hb.Set = field(repr=False)
    _advances: dict[int, float] = field(default_factory=dict, repr=False)

    @cached_property
    def characters(self) -> frozenset[int]:
        """What the font has, for many questions at once; a large font is better asked by `covers`."""
        return frozenset(self._codes)

    def covers(self, text: str) -> bool:
        """Whether every letter of `text` has a glyph here; invisible ones need none."""
        return all(ord(char) in self._codes or invisible(char) for char in text)

    def advance(self, glyph: int) -> float:
        """The width of a glyph in thousandths of the size."""
        if glyph not in self._advances:
            self._advances[glyph] = round(self.hb_font.get_glyph_h_advance(glyph) * self.scale, 2)
        return self._advances[glyph]


@cache
def chain(weight: Weight) -> tuple[str, ...]:
    """The files to ask for a letter, in order; the first that has it draws it."""
    style = "Regular" if weight is Weight.REGULAR else "Bold"
    dejavu = "DejaVuSans.ttf" if weight is Weight.REGULAR else "DejaVuSans-Bold.ttf"
    scripts = tuple(f"NotoSans{script}-{style}.ttf" for script in SCRIPTS)
    return (f"NotoSans-{weight}.ttf", *scripts, dejavu, "DroidSansFallback.ttf")


FILES = tuple(dict.fromkeys(file for weight in Weight for file in chain(weight)))


@cache
def face(file: str) -> Face:
    """The font of a file in `resources/fonts`, read once."""
    hb_face = hb.Face(hb.Blob.from_file_path(str(FOLDER / file)))
    resource = f"T{FILES.index(file)}"
    return Face(file, resource, EM / hb_face.upem, hb_face, hb.Font(hb_face), hb_face.unicodes)


def letters(font: Face, text: str = "") -> Mapping[int, str]:
    """The letter of each glyph that stands for a letter by itself; the lowest where several share a glyph.

    Of the many thousand ideographs and syllables, whose glyphs are their own, those that any `text` had.
    """
    known = _letters(font)
    for char in text:
        if (code := ord(char)) in _OWN_GLYPHS and code in font._codes:
            known[font.hb_font.get_nominal_glyph(code)] = char
    return known


@cache
def _letters(font: Face) -> dict[int, str]:
    shared = font._codes.copy()
    shared.del_range(_OWN_GLYPHS.start, _OWN_GLYPHS.stop - 1)
    codes = list(shared)[::-1]
    return dict(zip(map(font.hb_font.get_nominal_glyph, codes), map(chr, codes), strict=True))


@lru_cache(maxsize=8192)
def face_for(cluster: str, weight: Weight = Weight.REGULAR) -> Face | None:
    """The first font that has all of a cluster (a letter with its marks), else its base, else None."""
    files = chain(weight)
    whole = next((face(file) for file in files if face(file).covers(cluster)), None)
    return whole or next((face(file) for file in files if face(file).covers(cluster[:1])), None)


_PRINTABLE = set[str]()
"""Letters of texts that lacked none."""


def missing_glyphs(text: str) -> str:
    """The distinct letters of `text` that no font has, in order; empty when everything can be printed."""
    if _PRINTABLE.issuperset(text):
        return ""
    seen = dict.fromkeys(unicodedata.normalize("NFC", text))
    missing = "".join(char for char in seen if not char.isspace() and face_for(char) is None)
    if not missing:
        _PRINTABLE.update(text)
    return missing


@cache
def invisible(char: str) -> bool:
    """Whether a character needs no glyph: controls, joiners and variation selectors."""
    return unicodedata.category(char) in ("Cf", "Cc") or 0xFE00 <= ord(char) <= 0xFE0F
