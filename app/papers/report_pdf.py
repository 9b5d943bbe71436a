"""The report on paper: chapters, tables, and plots of bars. A4 portrait; same data, same bytes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.papers.report import Bar, Bars, Heading, Report, Table
from app.pdf.look import PLAIN, Look
from app.pdf.page import MM, Paper
from app.pdf.table import GREY, INK, RULE, STRONG, Block, Column, Text, band, draw, head, paginate, row
from app.pdf.text import Weight, fit, shape

_PAGE = (210.0, 297.0)
_MARGIN, _TOP, _BOTTOM = 15.0, 18.0, 16.0
_WIDTH = _PAGE[0] - 2 * _MARGIN
_NAME, _FIGURES, _BAR, _STEP = 66.0, 30.0, 3.4, 6.0
_PAD, _READABLE = 1.2, 6.8
_PLOT, _COLUMN, _WIDEST = 42.0, 28.0, 12.0
_FILL = "#5b6770"


@dataclass(frozen=True, slots=True)
class _Drawn(Block):
    """A block that is no text: `paint` draws it from its upper edge, in mm from that of the page."""

    paint: Callable[[Paper, float], None] = lambda paper, top: None


@dataclass(frozen=True, slots=True)
class _Row(Block):
    """A row of a table with its columns, whose headings come again on the next page."""

    columns: tuple[Column[Sequence[str]], ...] = ()


def print_report(report: Report, path: Path, look: Look = PLAIN) -> int:
    """Print the report; gives the number of pages. Raises Unsaved when `path` cannot be written."""
    blocks = [*_title(report, look), *(block for part in report.parts for block in _blocks(part))]
    pages = paginate(blocks, _PAGE[1] - _TOP - _BOTTOM - 6)
    paper = Paper(_PAGE[0] * MM, _PAGE[1] * MM, title=f"Report: {report.conference}", author="")
    look.put_logo(paper, _PAGE[0] - _MARGIN, 5.0, 12.0)
    for number, page in enumerate(pages, 1):
        top = _TOP
        first = page[0]
        again = [head(first.columns)] if isinstance(first, _Row) and number > 1 else []
        for block in (*again, *page):
            _draw(paper, block, top, first)
            top += block.height
        foot = " · ".join(
            filter(None, ("Report", report.conference, report.status, f"page {number} of {len(pages)}"))
        )
        size = fit(foot, _WIDTH * MM, 8, 1, 1, Weight.REGULAR).size
        paper.text(_MARGIN * MM, 8 * MM, shape(foot), size, GREY)
        paper.next_page()
    paper.save(path)
    return len(pages)


def _draw(paper: Paper, block: Block, top: float, first: Block) -> None:
    if isinstance(block, _Drawn):
        block.paint(paper, top)
        return
    columns = block.columns if isinstance(block, _Row) else first.columns if isinstance(first, _Row) else ()
    wide = [column.width for column in columns] if len(block.lines) == len(columns) else [_WIDTH]
    draw(paper, block, wide, _MARGIN, top)


def _title(report: Report, look: Look) -> Iterator[Block]:
    lines = (
        Text("Report", 9, Weight.SEMIBOLD, GREY),
        Text(report.conference, 17, Weight.BOLD, look.colour),
        *(Text(line, 9) for line in report.about),
    )
    yield band(lines, (), _WIDTH, "", with_next=False)


def _blocks(part: Heading | Table | Bars) -> Iterator[Block]:
    match part:
        case Heading():
            about = [Text(part.about, 8.4, colour=GREY)] if part.about else []
            yield _space(5)
            yield band([Text(part.text, 13, Weight.BOLD), *about], (), _WIDTH, "")
        case Table():
            yield from _table(part)
        case Bars():
            yield from _upright(part) if part.upright else _lying(part)


def _space(height: float) -> Block:
    return _Drawn(height, (), with_next=True)


def _table(table: Table) -> Iterator[Block]:
    columns: tuple[Column[Sequence[str]], ...] = tuple(
        Column(heading, share * _WIDTH, _cell(place))
        for place, (heading, share) in enumerate(zip(table.heads, table.shares, strict=True))
    )
    if any(table.heads):
        first = head(columns)
        yield _Row(first.height, first.lines, with_next=True, rule=STRONG, columns=columns)
    for cells in table.rows:
        made = row(columns, cells)
        yield _Row(made.height, made.lines, columns=columns)


def _cell(place: int) -> Callable[[Sequence[str]], Sequence[Text]]:
    def cell(cells: Sequence[str]) -> Sequence[Text]:
        lines = cells[place].splitlines()
        weight = Weight.SEMIBOLD if place == 0 and len(lines) > 1 else Weight.REGULAR
        return [Text(line, 8.4, weight if not at else Weight.REGULAR) for at, line in enumerate(lines)]

    return cell


def _lying(plot: Bars) -> Iterator[Block]:
    """Bars one below the other; the longest fills the width."""
    yield replace(band([Text(plot.title, 9.5, Weight.SEMIBOLD)], (), _WIDTH, ""), rule=RULE)
    longest = max((bar.length for bar in plot.bars), default=0) or 1
    for bar in plot.bars:
        yield _Drawn(_STEP, (), paint=_lying_bar(bar, longest))
    yield _Drawn(3, ())


def _lying_bar(bar: Bar, longest: float) -> Callable[[Paper, float], None]:
    def paint(paper: Paper, top: float) -> None:
        low = paper.height - (top + _STEP - 1.6) * MM
        name = fit(bar.name, (_NAME - 3) * MM, 8.4, 1, 1, Weight.REGULAR)
        if name.size < _READABLE:
            name = fit(bar.name, (_NAME - 3) * MM, _READABLE, 1, 2, Weight.REGULAR)
        for place, words in enumerate(name.lines):
            up = (len(name.lines) - 1) * 0.5 - place
            paper.text((_MARGIN + _PAD) * MM, low + up * name.size * 1.1, shape(words), name.size, INK)
        left = (_MARGIN + _NAME) * MM
        length = (_WIDTH - _NAME - _FIGURES) * bar.length / longest * MM
        if bar.length:
            paper.area(left, low - 0.5 * MM, length, _BAR * MM, _FILL)
        paper.text(left + length + 2 * MM, low, shape(bar.words, Weight.SEMIBOLD), 8.4, INK)

    return paint


def _upright(plot: Bars) -> Iterator[Block]:
    """Bars side by side on one line, each with its number above and what it stands for below."""
    yield replace(band([Text(plot.title, 9.5, Weight.SEMIBOLD)], (), _WIDTH, ""), rule=RULE)
    highest = max((bar.length for bar in plot.bars), default=0) or 1
    step = min(_WIDTH / max(len(plot.bars), 1), _WIDEST * 1.6)
    wide = min(step * 0.7, _WIDEST)

    def paint(paper: Paper, top: float) -> None:
        ground = paper.height - (top + _PLOT - 8) * MM
        for place, bar in enumerate(plot.bars):
            middle = (_MARGIN + (place + 0.5) * step) * MM
            high = _COLUMN * bar.length / highest * MM
            if bar.length:
                paper.area(middle - wide / 2 * MM, ground, wide * MM, high, _FILL)
                _centred(paper, bar.words, middle, ground + high + 1.2 * MM, Weight.SEMIBOLD, step)
            _centred(paper, bar.name, middle, ground - 4 * MM, Weight.REGULAR, step)
        paper.stroke(_MARGIN * MM, ground, (_MARGIN + step * len(plot.bars)) * MM, ground, 0.6, STRONG)

    yield _Drawn(_PLOT, (), paint=paint)


def _centred(paper: Paper, words: str, middle: float, low: float, weight: Weight, room: float) -> None:
    size = fit(words, room * MM, 8, 1, 1, weight).size
    line = shape(words, weight)
    paper.text(middle - line.at(size) / 2, low, line, size, INK)
