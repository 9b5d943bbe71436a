"""From text to glyphs: cleaned, split by direction and font, shaped by HarfBuzz, in the order of the page.

Never reads markup, and never lets a control or a direction override from outside reach the page.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from operator import add
from typing import Any, NamedTuple

import uharfbuzz as hb
from anyascii import anyascii
from bidi import algorithm

from app.pdf.fonts import Face, Weight, chain, face, face_for
from app.pdf.glyphs import NOTHING, Piece, Placed, pieces, speaks_for_itself

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SIMPLE = re.compile("[\x20-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u2027]+")
_JOINERS = "\u200c\u200d"
_MOST_MARKS = 4
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


class Run(NamedTuple):
    """Glyphs of one font in the order of the page; `width` in thousandths of the size."""

    face: Face
    text: str
    glyphs: frozenset[int]
    pieces: tuple[Piece | str, ...]
    width: float


class Line(NamedTuple):
    """Shaped text. `width` is in thousandths of the size."""

    text: str
    runs: tuple[Run, ...]
    width: float

    def at(self, size: float) -> float:
        """The width in points at a size in points."""
        return self.width * size / 1000


def clean(text: str) -> str:
    """Text as it can stand on one line: NFC, no controls, no direction overrides, single spaces."""
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return " ".join(text.split())
    kinds = ((char, unicodedata.category(char)) for char in unicodedata.normalize("NFC", text))
    kept = (
        " " if kind in ("Cc", "Zl", "Zp") else char
        for char, kind in kinds
        if kind not in ("Cf", "Cs") or char in _JOINERS
    )
    return " ".join("".join(kept).split())


@lru_cache(maxsize=4096)
def shape(text: str, weight: Weight = Weight.REGULAR) -> Line:
    """The line that prints `text` in a weight. A letter that no font has is printed in its Latin form."""
    text = clean(text)
    main = face(chain(weight)[0])
    if text and (text.isascii() or (_SIMPLE.fullmatch(text) and main.characters.issuperset(map(ord, text)))):
        run = _simple_run(text, main) or _run(text, main, False)
        return Line(text, (run,), run.width)
    printable = "".join(_printable(cluster, weight) for cluster in clusters(text))
    runs = tuple(
        _run(part, font, backwards)
        for piece, backwards in _by_direction(printable)
        for part, font in _by_font(piece, weight, backwards)
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
    stretches = [
        (level, "".join(char for char, _ in group))
        for level, group in groupby(zip(text, levels, strict=True), key=lambda pair: pair[1])
    ]
    for floor in range(max(levels), 0, -1):
        stretches = _reversed_from(stretches, floor)
    return [(stretch, level % 2 == 1) for level, stretch in stretches]


def _reversed_from(stretches: list[tuple[int, str]], floor: int) -> list[tuple[int, str]]:
    """Rule L2 of the bidirectional algorithm (UAX #9): turn each stretch at or above a level around."""
    turned: list[tuple[int, str]] = []
    for high, group in groupby(stretches, key=lambda stretch: stretch[0] >= floor):
        together = list(group)
        turned += reversed(together) if high else together
    return turned


def _levels(text: str) -> list[int]:
    """The embedding level of each character (UAX #9), from python-bidi's steps."""
    storage = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = "LR"[storage["base_level"]]
    algorithm.get_embedding_levels(text, storage)
    for place, char in enumerate(storage["chars"]):
        char["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _pair_brackets(storage["chars"], storage["base_dir"])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    known = {char["place"]: char["level"] for char in storage["chars"]}
    levels: list[int] = []
    for place in range(len(text)):
        levels.append(known.get(place, levels[-1] if levels else storage["base_level"]))
    return levels


def _pair_brackets(chars: list[dict[str, Any]], base: str) -> None:
    """Rule N0 of UAX #9, which python-bidi leaves out: a pair of brackets has one direction."""
    open_at: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, char in enumerate(chars):
        if char["ch"] in _BRACKETS:
            open_at.append((_BRACKETS[char["ch"]], place))
        elif char["ch"] in [closing for closing, _ in open_at]:
            while (opened := open_at.pop())[0] != char["ch"]:
                pass
            pairs.append((opened[1], place))
    for begin, end in sorted(pairs):
        inside = _strong(chars[begin + 1 : end])
        if inside:
            before = (_strong(chars[:begin]) or [base])[-1]
            direction = base if base in inside else before if before in inside else base
            chars[begin]["type"] = chars[end]["type"] = direction


def _strong(chars: list[dict[str, Any]]) -> list[str]:
    """The strong directions among characters; numbers count as right to left."""
    directions = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
    return [directions[char["type"]] for char in chars if char["type"] in directions]


def _by_font(text: str, weight: Weight, backwards: bool) -> list[tuple[str, Face]]:
    """Pieces of one font in the order of the page; spaces and signs stay with the letters before them."""
    parts: list[tuple[str, Face]] = []
    for cluster in clusters(text):
        before = parts[-1] if parts else None
        drawn = face_for(cluster, weight)
        if before and not cluster[0].isalnum() and before[1].covers(cluster):
            drawn = before[1]
        if before and drawn is before[1]:
            parts[-1] = before[0] + cluster, before[1]
        elif drawn:
            parts.append((cluster, drawn))
    return parts[::-1] if backwards else parts


class _Steps:
    """Of one font: the glyph of a letter, how it shows and how far it goes before a neighbour or at the end.

    In simple scripts without ligatures a letter moves only for its neighbour, so that a run is a sum of
    these; the shaper is asked once for each pair.
    """

    def __init__(self, font: Face) -> None:
        self._face = font
        self.glyphs: dict[str, int] = {}
        self.shown: dict[str, str] = {}
        self.far: dict[str, float] = {}

    def learn(self, pairs: Iterable[str]) -> bool:
        """Ask the shaper for what is not known yet; False where a glyph is not one letter on the line."""
        new = "".join([pair for pair in pairs if pair not in self.shown])
        glyphs = _glyphs(new, self._face, False)
        if not speaks_for_itself(new, self._face, glyphs) or any(glyph.shift for glyph in glyphs):
            return False
        for place, glyph in enumerate(glyphs):
            plain = self._face.advance(glyph.id)
            kern = plain - glyph.advance
            letter, pair = new[place], new[place : place + 2]
            self.glyphs[letter], self.shown[letter], self.far[letter] = glyph.id, f"{glyph.id:04x}", plain
            if len(pair) > 1:
                self.shown[pair] = self.shown[letter] + (f">{kern:.1f}<" if abs(kern) > NOTHING else "")
                self.far[pair] = glyph.advance
        return True


@cache
def _steps(font: Face) -> _Steps:
    return _Steps(font)


def _simple_run(text: str, font: Face) -> Run | None:
    """A run as the sum of its pairs; None when one of them needs the shaper for the whole."""
    known = _steps(font)
    pairs = [*map(add, text, text[1:]), text[-1]]
    try:
        shown = "".join(map(known.shown.__getitem__, pairs))
    except KeyError:
        if not known.learn(pairs):
            return None
        shown = "".join(map(known.shown.__getitem__, pairs))
    glyphs = frozenset(map(known.glyphs.__getitem__, text))
    return Run(font, text, glyphs, (f"[<{shown}>]TJ",), sum(map(known.far.__getitem__, pairs)))


def _glyphs(text: str, font: Face, backwards: bool) -> list[Placed]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    hb.shape(font.hb_font, buffer, {} if backwards else {"liga": False, "clig": False})
    places = zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True)
    return [_placed(info, position, font.scale) for info, position in places]


def _run(text: str, font: Face, backwards: bool) -> Run:
    placed = _glyphs(text, font, backwards)
    width = sum(glyph.advance for glyph in placed)
    return Run(font, text, frozenset(glyph.id for glyph in placed), tuple(pieces(text, font, placed)), width)


def _placed(info: hb.GlyphInfo, position: hb.GlyphPosition, scale: float) -> Placed:
    shift, rise, advance, _ = position.position
    return Placed(info.codepoint, info.cluster, advance * scale, shift * scale, rise * scale)
