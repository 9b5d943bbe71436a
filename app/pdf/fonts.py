"""Which font draws which piece of text: the fonts in `resources/fonts`, asked by their character maps.

Never asks the system for a font, and never lets a letter turn into an empty box in silence.
"""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
SCRIPTS = ("Arabic", "Armenian", "Georgian", "Hebrew", "Thai")
EM = 1000


class Weight(StrEnum):
    """How heavy letters are. Scripts without a semibold file are set in bold."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


@dataclass(frozen=True, eq=False)
class Face:
    """One font file. `resource` is its name within a page; lengths are in thousandths of the size."""

    file: str
    resource: str
    hb_face: hb.Face = field(repr=False)
    hb_font: hb.Font = field(repr=False)
    characters: frozenset[int] = field(repr=False)

    @property
    def scale(self) -> float:
        """From the font's own units to thousandths of the size."""
        return EM / self.hb_face.upem

    def covers(self, text: str) -> bool:
        """Whether every letter of `text` has a glyph here; invisible ones need none."""
        return all(ord(char) in self.characters or _invisible(char) for char in text)


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
    return Face(file, f"T{FILES.index(file)}", hb_face, hb.Font(hb_face), frozenset(hb_face.unicodes))


@lru_cache(maxsize=8192)
def face_for(cluster: str, weight: Weight = Weight.REGULAR) -> Face | None:
    """The first font that has every letter of a cluster (a letter with its marks), else of its base, else None."""
    faces = [face(file) for file in chain(weight)]
    whole = next((one for one in faces if one.covers(cluster)), None)
    return whole or next((one for one in faces if one.covers(cluster[:1])), None)


def missing_glyphs(text: str) -> str:
    """The distinct letters of `text` that no font has, in order; empty when everything can be printed."""
    text = unicodedata.normalize("NFC", text)
    lacking = (char for char in text if not char.isspace() and not _invisible(char))
    return "".join(dict.fromkeys(char for char in lacking if face_for(char) is None))


@cache
def _invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Cc") or 0xFE00 <= ord(char) <= 0xFE0F
