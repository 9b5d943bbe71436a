"""Placed glyphs as a page shows them, and the text that a reader gets back from them.

Knows no direction and no font choice; that is `shaping`. Lengths are in thousandths of the size.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from app.pdf.fonts import Face, letters

NOTHING = 0.05


class Placed(NamedTuple):
    """A glyph, the place in the text of the first character it stands for, and how it moves the pen."""

    id: int
    first: int
    advance: float
    shift: float
    rise: float


class Piece(NamedTuple):
    """(rise, operator) pairs, and what they say where the font's own letters do not give it back."""

    shows: tuple[tuple[float, str], ...]
    says: str = ""


def pieces(text: str, face: Face, placed: Sequence[Placed]) -> Iterator[Piece | str]:
    """What shows `placed`, in order: a plain operator, or a piece with more to it."""
    owed = 0.0
    if speaks_for_itself(text, face, placed):
        show, owed = _shown(face, placed, owed)
        yield show + _rest(owed)
        return
    for says, glyphs in _blocks(text, face, placed):
        shows = list[tuple[float, str]]()
        for rise, level in groupby(glyphs, key=lambda glyph: glyph.rise):
            show, owed = _shown(face, level, owed)
            shows.append((rise, show))
        yield Piece(tuple(shows), says)
    if rest := _rest(owed):
        yield rest


def _rest(owed: float) -> str:
    return f"[{owed:.1f}]TJ" if abs(owed) > NOTHING else ""


def speaks_for_itself(text: str, face: Face, placed: Sequence[Placed]) -> bool:
    """Whether all stand on the line, in reading order, each glyph one letter."""
    own = letters(face, text)
    return len(placed) == len(text) and all(
        glyph.rise == 0 and glyph.first == place and own.get(glyph.id) == text[place]
        for place, glyph in enumerate(placed)
    )


def _blocks(text: str, face: Face, placed: Sequence[Placed]) -> list[tuple[str, list[Placed]]]:
    """Glyphs that say the same thing together: one cluster each, or many that speak for themselves."""
    starts = sorted({glyph.first for glyph in placed})
    meant = {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)}
    blocks = list[tuple[str, list[Placed]]]()
    for first, group in groupby(placed, key=lambda glyph: glyph.first):
        cluster = list(group)
        says = "" if _plain(meant[first], face, cluster) else meant[first]
        if blocks and not says and not blocks[-1][0]:
            blocks[-1][1].extend(cluster)
        else:
            blocks.append((says, cluster))
    return blocks


def _plain(meant: str, face: Face, cluster: Sequence[Placed]) -> bool:
    """Whether the font's own letters say it. A bracket that was turned around says what it looks like."""
    own = letters(face, meant)
    return [own.get(glyph.id) for glyph in cluster] == list(meant) or bool(unicodedata.mirrored(meant[0]))


def _shown(face: Face, level: Iterable[Placed], owed: float) -> tuple[str, float]:
    """The operator for glyphs at one height; between them, how far the pen differs from their widths."""
    parts = list[str]()
    for glyph in level:
        back = owed - glyph.shift
        if abs(back) > NOTHING:
            parts.append(f"{back:.1f}")
        parts.append(f"<{glyph.id:04x}>")
        owed = face.advance(glyph.id) - glyph.advance + glyph.shift
    return "[" + "".join(parts).replace("><", "") + "]TJ", owed
