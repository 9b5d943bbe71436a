"""From text to glyphs: cleaned, split by direction and font, shaped by HarfBuzz, in the order of the page.

Never reads markup, and never lets a control or a direction override from outside reach the page.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb
from anyascii import anyascii

from app.pdf.fonts import Face, Weight, face_for, letters

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_JOINERS = "\u200c\u200d"
_MOST_MARKS = 4


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font in the order of the page.

    `segments` are (rise, operator) pairs for the page, lengths in thousandths of the size. `exact`: each
    glyph is one letter in reading order, so that the font's own table gives the text back.
    """

    face: Face
    text: str
    glyphs: frozenset[int]
    segments: tuple[tuple[float, str], ...] = field(repr=False)
    exact: bool
    width: float


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
    kinds = ((char, unicodedata.category(char)) for char in unicodedata.normalize("NFC", text))
    kept = (
        " " if kind in ("Cc", "Zl", "Zp") else char
        for char, kind in kinds
        if kind not in ("Cf", "Cs") or char in _JOINERS
    )
    return " ".join("".join(kept).split())


@lru_cache(maxsize=16384)
def shape(text: str, weight: Weight = Weight.REGULAR) -> Line:
    """The line that prints `text` in a weight. A letter that no font has is printed in its Latin form."""
    text = clean(text)
    printable = "".join(_printable(cluster, weight) for cluster in clusters(text))
    runs = tuple(
        _run(part, face, backwards)
        for piece, backwards in _by_direction(printable)
        for part, face in _by_font(piece, weight, backwards)
    )
    return Line(text, runs, sum(run.width for run in runs))


def clusters(text: str) -> Iterator[str]:
    """Letters with the marks that sit on them; marks beyond what any script needs are left off."""
    cluster, marks = "", 0
    for char in text:
        if cluster and (unicodedata.category(char)[0] == "M" or char in _JOINERS):
            marks += 1
            cluster += char if marks <= _MOST_MARKS else ""
            continue
        if cluster:
            yield cluster
        cluster, marks = char, 0
    if cluster:
        yield cluster


def _printable(cluster: str, weight: Weight) -> str:
    return cluster if face_for(cluster, weight) else anyascii(cluster) or "?"


def _by_direction(text: str) -> list[tuple[str, bool]]:
    """Pieces of one direction in the order of the page, each with whether it runs from right to left."""
    if not _RIGHT_TO_LEFT.search(text):
        return [(text, False)] if text else []
    levels = _levels(text)
    pieces = [
        (level, "".join(char for char, _ in group))
        for level, group in groupby(zip(text, levels, strict=True), key=lambda pair: pair[1])
    ]
    for floor in range(max(levels), 0, -1):
        pieces = _reversed_from(pieces, floor)
    return [(piece, level % 2 == 1) for level, piece in pieces]


def _reversed_from(pieces: list[tuple[int, str]], floor: int) -> list[tuple[int, str]]:
    """Rule L2 of the bidirectional algorithm (UAX #9): turn each stretch at or above a level around."""
    turned: list[tuple[int, str]] = []
    for high, group in groupby(pieces, key=lambda piece: piece[0] >= floor):
        turned += reversed(list(group)) if high else list(group)
    return turned


def _levels(text: str) -> list[int]:
    """The embedding level of each character (UAX #9), from python-bidi's steps."""
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = "LR"[storage["base_level"]]
    algorithm.get_embedding_levels(text, storage)
    for place, char in enumerate(storage["chars"]):
        char["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    known = {char["place"]: char["level"] for char in storage["chars"]}
    levels: list[int] = []
    for place in range(len(text)):
        levels.append(known.get(place, levels[-1] if levels else storage["base_level"]))
    return levels


def _by_font(text: str, weight: Weight, backwards: bool) -> list[tuple[str, Face]]:
    """Pieces of one font in the order of the page; spaces and signs stay with the letters before them."""
    pieces: list[tuple[str, Face]] = []
    for cluster in clusters(text):
        before = pieces[-1] if pieces else None
        face = face_for(cluster, weight)
        if before and not cluster[0].isalnum() and before[1].covers(cluster):
            face = before[1]
        if before and face is before[1]:
            pieces[-1] = before[0] + cluster, before[1]
        elif face:
            pieces.append((cluster, face))
    return pieces[::-1] if backwards else pieces


def _run(text: str, face: Face, backwards: bool) -> Run:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    hb.shape(face.hb_font, buffer, {} if backwards else {"liga": False, "clig": False})
    infos, positions = buffer.glyph_infos or [], buffer.glyph_positions or []
    own = letters(face)
    exact = not backwards and [own.get(info.codepoint) for info in infos] == list(text)
    width = sum(position.x_advance for position in positions) * face.scale
    segments = tuple(_segments(face, infos, positions))
    return Run(face, text, frozenset(info.codepoint for info in infos), segments, exact, width)


def _segments(
    face: Face, infos: list[hb.GlyphInfo], positions: list[hb.GlyphPosition]
) -> Iterator[tuple[float, str]]:
    """(rise, TJ operator) pairs; between glyphs stands how far the pen differs from their own widths."""
    rise, parts, pending = 0.0, list[str](), 0.0
    for info, position in zip(infos, positions, strict=True):
        if position.y_offset * face.scale != rise:
            if parts:
                yield rise, "[" + "".join(parts) + "]TJ"
            rise, parts = position.y_offset * face.scale, []
        shift = position.x_offset * face.scale
        back = round(pending - shift, 1)
        parts.append((f"{back:g}" if back else "") + f"<{info.codepoint:04x}>")
        pending = face.advance(info.codepoint) - position.x_advance * face.scale + shift
    if abs(pending) > 0.05:
        parts.append(f"{pending:.1f}")
    yield rise, "[" + "".join(parts) + "]TJ"
