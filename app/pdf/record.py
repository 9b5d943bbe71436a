"""The record of a session on paper, in the journal form. A4 portrait; same data, same bytes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.floor.balance import Share
from app.pdf.page import MM, Paper
from app.pdf.table import GREY, INK, Block, Column, Text, band, draw, head, paginate, row
from app.pdf.text import Weight, fit, shape
from app.record_lines import HEADING, Line, RecordText
from app.times import duration_text

_PAGE = (210.0, 297.0)
_MARGIN, _TOP, _BOTTOM = 15.0, 42.0, 16.0
_WIDTH = _PAGE[0] - 2 * _MARGIN
_BARS, _BAR_HEIGHT, _BAR_STEP, _NAME_WIDTH, _NUMBER_WIDTH = "#5b6770", 3.2, 6.2, 52.0, 34.0
_MOST_BARS = 8


def print_record(text: RecordText, conference: str, day: str, path: Path) -> int:
    """Print a record; gives the number of pages. Raises Unsaved when `path` cannot be written."""
    blocks = [*_paragraph(text.journal), *(row(_COLUMNS, line) for line in text.lines), *_others(text)]
    pages = paginate(blocks, _PAGE[1] - _TOP - _BOTTOM - head(_COLUMNS).height) or [[]]
    bars = list(_groups(text))
    paper = Paper(_PAGE[0] * MM, _PAGE[1] * MM, title=f"{HEADING}: {text.title}", author="")
    total = len(pages) + bool(text.lines)
    for number, page in enumerate(pages, start=1):
        _frame(paper, text, conference, day, number, total)
        top = _TOP
        for block in (head(_COLUMNS), *page):
            draw(paper, block, [column.width for column in _COLUMNS], _MARGIN, top)
            top += block.height
        paper.next_page()
    if text.lines:
        _frame(paper, text, conference, day, total, total)
        _draw_balance(paper, bars)
        paper.next_page()
    paper.save(path)
    return total


def _cell(words: str, weight: Weight = Weight.REGULAR, colour: str = INK) -> list[Text]:
    return [Text(words, 8.2, weight, colour)] if words else []


_COLUMNS: tuple[Column[Line], ...] = (
    Column("from", 17, lambda one: _cell(one.started)),
    Column("to", 17, lambda one: _cell(one.ended)),
    Column(
        "delegation",
        62,
        lambda one: [*_cell(one.delegation, Weight.SEMIBOLD), *_cell(one.person, colour=GREY)],
    ),
    Column("mode", 17, lambda one: _cell(one.mode)),
    Column("spoke", 14, lambda one: _cell(one.spoke, Weight.SEMIBOLD)),
    Column("of", 12, lambda one: _cell(one.allotted)),
    Column("remarks", 41, lambda one: _cell(one.remarks)),
)


def _paragraph(words: str) -> list[Block]:
    return [band([Text(words, 9.5)], (), _WIDTH, "")]


def _others(text: RecordText) -> Iterator[Block]:
    for heading, names in text.others:
        yield band([Text(heading, 8.6, Weight.SEMIBOLD), Text(names, 8.6)], (), _WIDTH, "")


def _frame(paper: Paper, text: RecordText, conference: str, day: str, number: int, total: int) -> None:
    _put(paper, Text(HEADING, 9, Weight.SEMIBOLD, GREY), 14)
    _put(paper, Text(text.title, 15, Weight.BOLD), 22)
    _put(paper, Text(f"{conference} · {day}", 9), 28.5)
    _put(paper, Text(f"revision {text.revision} · times of the venue", 8, colour=GREY), 34)
    _put(paper, Text(f"page {number} of {total}", 8, colour=GREY), _PAGE[1] - 8)


def _put(paper: Paper, one: Text, y: float) -> None:
    size = fit(one.text, _WIDTH * MM, one.size, 1, 1, one.weight).size
    paper.text(_MARGIN * MM, paper.height - y * MM, shape(one.text, one.weight), size, one.colour)


def _groups(text: RecordText) -> Iterator[tuple[str, Sequence[Share]]]:
    yield "By category", text.balance.by_category
    yield "By mode", text.balance.by_mode
    yield "First and further statements", text.balance.by_time
    yield "By delegation", text.balance.by_delegation[:_MOST_BARS]


def _draw_balance(paper: Paper, groups: Sequence[tuple[str, Sequence[Share]]]) -> None:
    """Bars with their numbers; the longest fills the width."""
    y = _TOP + 4
    room = _WIDTH - _NAME_WIDTH - _NUMBER_WIDTH
    for heading, shares in groups:
        _put(paper, Text(heading, 10, Weight.BOLD), y)
        y += 6.5
        longest = max((share.spoke_ms for share in shares), default=0) or 1
        for share in shares:
            name = fit(share.name, (_NAME_WIDTH - 2) * MM, 8.2, 1, 1, Weight.REGULAR).size
            below = paper.height - y * MM
            paper.text(_MARGIN * MM, below, shape(share.name, Weight.REGULAR), name, INK)
            left = (_MARGIN + _NAME_WIDTH) * MM
            length = max(room * share.spoke_ms / longest, 0.4) * MM
            paper.area(left, below - 0.4 * MM, length, _BAR_HEIGHT * MM, _BARS)
            count = f"{duration_text(share.spoke_ms)} · {share.statements}"
            paper.text(left + length + 2 * MM, below, shape(count, Weight.SEMIBOLD), 8.2, INK)
            y += _BAR_STEP
        y += 5
