"""Tables on paper: columns in millimetres, rows that are never split, bands that stay with what follows.

Text goes through `text`, so every script stands in a cell and nothing is cut: long text gets more lines.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from app.pdf.page import MM, Paper
from app.pdf.text import Weight, shape, wrap

RowT = TypeVar("RowT")
INK, GREY, RULE, STRONG = "#14181d", "#4d545c", "#b9bec5", "#3a4048"
_LEADING, _PAD, _ACROSS = 1.28, 1.1, 1.2


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a cell, in one weight and size (points)."""

    text: str
    size: float = 7.6
    weight: Weight = Weight.REGULAR
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """A column of `width` mm; `cell` says what stands in it. `strong`: a heavy line on its left."""

    head: str
    width: float
    cell: Callable[[RowT], Sequence[Text]]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a height in mm that stands on one page, drawn from its upper edge.

    `lines`: for each column the lines in it; one list for a band over the whole width. `under`: the title it
    belongs to, to be repeated where a page begins in the middle of it.
    """

    height: float
    lines: tuple[tuple[Text, ...], ...]
    fill: str = ""
    right: tuple[Text, ...] = ()
    with_next: bool = False
    rule: str = RULE
    under: str = ""


def row(columns: Sequence[Column[RowT]], data: RowT, least: float = 0.0) -> Block:
    """A row of the table, at least `least` mm high."""
    lines = tuple(tuple(_lines(column.cell(data), (column.width - 2 * _ACROSS) * MM)) for column in columns)
    return Block(max([least, *map(_height, lines)]), lines)


def head(columns: Sequence[Column[Any]]) -> Block:
    """The row of headings, repeated on every page."""
    lines = tuple((Text(column.head, 6.6, Weight.SEMIBOLD, GREY),) for column in columns)
    return Block(max(map(_height, lines)), lines, rule=STRONG)


def band(
    texts: Sequence[Text], right: Sequence[Text], width: float, fill: str, with_next: bool = True
) -> Block:
    """A band of `width` mm over the whole table; `right` stands at its right edge."""
    aside = max((shape(text.text, text.weight).at(text.size) for text in right), default=0.0)
    lines = tuple(_lines(texts, (width - 2 * _ACROSS) * MM - aside - (3 * MM if aside else 0)))
    height = max(_height(lines), _height(right))
    return Block(height, (lines,), fill, tuple(right), with_next)


def paginate(blocks: Sequence[Block], room: float) -> list[list[Block]]:
    """Blocks on pages of `room` mm. What stays with the next moves with it; only page-high blocks split."""
    pages: list[list[Block]] = [[]]
    used = 0.0
    for group in _groups([part for block in blocks for part in _parts(block, room)]):
        needed = sum(block.height for block in group)
        if pages[-1] and used + needed > room + 1e-6:
            pages.append([])
            used = 0.0
        pages[-1] += group
        used += needed
    return pages


def draw(paper: Paper, block: Block, widths: Sequence[float], left: float, top: float) -> None:
    """A block with its upper left corner at (left, top) in mm from the page's upper left corner."""
    total = sum(widths)
    low = paper.height - (top + block.height) * MM
    if block.fill:
        paper.area(left * MM, low, total * MM, block.height * MM, block.fill)
    x = left
    for lines, width in zip(block.lines, widths, strict=False):
        _draw_lines(paper, lines, x + _ACROSS, top)
        x += width
    for line in _placed(block.right):
        wide = shape(line[0].text, line[0].weight).at(line[0].size) / MM
        _draw_line(paper, line[0], left + total - _ACROSS - wide, top + line[1])
    paper.stroke(left * MM, low, (left + total) * MM, low, 0.4 if block.rule == RULE else 0.9, block.rule)


def draw_uprights(
    paper: Paper, columns: Sequence[Column[Any]], left: float, top: float, height: float
) -> None:
    """The lines between the columns of rows that stand from `top` on, `height` mm."""
    x, high, low = left, paper.height - top * MM, paper.height - (top + height) * MM
    for column in columns:
        if x > left:
            thick, colour = (0.9, STRONG) if column.strong else (0.25, RULE)
            paper.stroke(x * MM, low, x * MM, high, thick, colour)
        x += column.width


def _lines(texts: Sequence[Text], room: float) -> Iterator[Text]:
    for text in texts:
        for line in wrap(text.text, room, text.size, text.weight):
            yield replace(text, text=line)


def _height(lines: Sequence[Text]) -> float:
    return sum(line.size for line in lines) * _LEADING / MM + 2 * _PAD


def _placed(lines: Sequence[Text]) -> Iterator[tuple[Text, float]]:
    """Each line with its baseline in mm below the block's upper edge."""
    y = _PAD
    for line in lines:
        yield line, y + line.size * (_LEADING / 2 + 0.36) / MM
        y += line.size * _LEADING / MM


def _draw_lines(paper: Paper, lines: Sequence[Text], x: float, top: float) -> None:
    for line, y in _placed(lines):
        _draw_line(paper, line, x, top + y)


def _draw_line(paper: Paper, line: Text, x: float, y: float) -> None:
    paper.text(x * MM, paper.height - y * MM, shape(line.text, line.weight), line.size, line.colour)


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.with_next:
            yield group
            group = []
    if group:
        yield group


def _parts(block: Block, room: float) -> list[Block]:
    """The block itself; one that is higher than most of a page as parts of some lines each."""
    most = room * 0.8
    if block.height <= most:
        return [block]
    tallest = max(line.size for lines in block.lines for line in lines) * _LEADING / MM
    step = max(1, int((most - 2 * _PAD) / tallest))
    count = max(len(lines) for lines in block.lines)
    cuts = [tuple(lines[start : start + step] for lines in block.lines) for start in range(0, count, step)]
    return [replace(block, lines=cut, height=max(map(_height, cut))) for cut in cuts]
