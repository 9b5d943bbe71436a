"""Texts of a badge set into the room they have: as large as they may be, giving way together.

Each text stands on at most two lines, three where it keeps its size; nothing is ever cut.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple, TypeAlias

from app.badges.layout import Part
from app.pdf.page import MM
from app.pdf.text import Weight, fit, shape

_LEAST_OF_MOST = 0.35
_THIRD_LINE_BELOW = 0.75
_TWO_LINES_WORTH = 0.8
_SMALL_FOR_A_NAME = 0.68
STILL_READABLE = 0.72
HAIR = 0.01
Lines: TypeAlias = tuple[tuple[str, Weight], ...]


class Block(NamedTuple):
    """A part with its text; a name has two. `most` is the size it may have now."""

    texts: Lines
    part: Part
    most: float

    def at(self, share: float) -> "Block":
        """The same block when only a share of the sizes has room; what keeps gives way more slowly."""
        if self.part.keeps:
            share = (1 + share) / 2 if share > STILL_READABLE else share * (1 + 1 / STILL_READABLE) / 2
        return Block(self.texts, self.part, self.most * share)


class SetBlock(NamedTuple):
    """A block as it was fitted: lines with their weights, one size; what it needs in mm with its space."""

    block: Block
    lines: Lines
    size: float
    height: float


def set_within(
    blocks: Sequence[Block], room: float, height: float, least: float = 0.08
) -> tuple[list[SetBlock], bool]:
    """The blocks fitted into `room` by `height` mm, made smaller together down to `least`; do they stand."""
    sets = _sets(blocks, room, 100, 3)
    if height_of(sets) <= height + HAIR:
        return sets, True
    shares = range(100, round(least * 100) - 1, -4)
    for lines in (3, 2):
        place = bisect_left(shares, True, key=lambda share: _stands(blocks, room, height, share, lines))
        if place < len(shares):
            return _sets(blocks, room, shares[place], lines), True
    return _sets(blocks, room, shares[-1], 2), False


def _stands(blocks: Sequence[Block], room: float, height: float, share: int, lines: int) -> bool:
    return height_of(_sets(blocks, room, share, lines)) <= height + HAIR


def _sets(blocks: Sequence[Block], room: float, share: int, lines: int) -> list[SetBlock]:
    smaller = blocks if share == 100 else [block.at(share / 100) for block in blocks]
    return keep_modest([set_block(block, room, lines) for block in smaller], room)


def keep_modest(sets: list[SetBlock], room: float) -> list[SetBlock]:
    """The same blocks, none that is modest larger than one that keeps its size."""
    most = inf
    for fitted in sets:
        if fitted.block.part.keeps and fitted.size < most:
            most = fitted.size
    if most == inf:
        return sets
    return [
        set_block(Block(fitted.block.texts, fitted.block.part, most), room)
        if fitted.block.part.modest and fitted.size > most
        else fitted
        for fitted in sets
    ]


def is_legible(sets: Iterable[SetBlock]) -> bool:
    """Whether the blocks that keep their size could keep most of it."""
    return all(
        fitted.size >= fitted.block.part.size * STILL_READABLE for fitted in sets if fitted.block.part.keeps
    )


def height_of(sets: Iterable[SetBlock]) -> float:
    """The height in mm of blocks one below the other."""
    return sum([fitted.height for fitted in sets])


def set_block(block: Block, room: float, lines: int = 2) -> SetBlock:
    """A block at the largest size at which it stands within `room` mm on at most so many lines."""
    if len(block.texts) == 2:
        return _set(block, *_fitted_name(block, room))
    text, weight = block.texts[0]
    return _set(block, *_fitted_text(text, weight, room * MM, block.most, lines if block.part.keeps else 2))


def _set(block: Block, lines: Lines, size: float) -> SetBlock:
    part = block.part
    return SetBlock(block, lines, size, (len(lines) * part.line + part.space) * size / MM)


@lru_cache(maxsize=4096)
def _fitted_text(text: str, weight: Weight, room: float, most: float, lines: int) -> tuple[Lines, float]:
    """The lines with their weight, and the size; a third line only where two are clearly smaller."""
    fitted = fit(text, room, most, most * _LEAST_OF_MOST, 2, weight)
    if lines == 3 and fitted.size < most * _THIRD_LINE_BELOW:
        fitted = fit(text, room, most, most * _LEAST_OF_MOST, lines, weight)
    return tuple([(line, weight) for line in fitted.lines]), fitted.size


def _fitted_name(block: Block, room: float) -> tuple[Lines, float]:
    """Given name above family name; where another break of the whole name is clearly larger, that one.

    A third line only where two would make it smaller than the delegation.
    """
    widest = max([shape(text, weight).width for text, weight in block.texts]) or 1
    size = min(block.most, room * MM * 1000 / widest)
    if size >= block.most * _TWO_LINES_WORTH:
        return block.texts, size
    least, name = block.most * _LEAST_OF_MOST, " ".join([text for text, _ in block.texts])
    whole = fit(name, room * MM, block.most, least, 2, Weight.BOLD)
    if max(size, whole.size) < block.most * _SMALL_FOR_A_NAME:
        whole = fit(name, room * MM, block.most, least, 3, Weight.BOLD)
    if size < whole.size * _TWO_LINES_WORTH:
        return tuple([(line, Weight.BOLD) for line in whole.lines]), whole.size
    return block.texts, size
