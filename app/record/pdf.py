"""The record of a session on paper, in the journal form. A4 portrait; same data, same bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.floor.balance import Share
from app.pdf.look import PLAIN, Look
from app.pdf.page import MM, Paper
from app.pdf.table import GREY, INK, Block, Column, Text, band, draw, head, paginate, row
from app.pdf.text import Weight, fit, shape
from app.record.text import Line, PutLine, RecordText, figures, ways

_PAGE = (210.0, 297.0)
_MARGIN, _TOP, _BOTTOM = 15.0, 40.0, 16.0
_WIDTH = _PAGE[0] - 2 * _MARGIN
_BARS, _BAR_HEIGHT, _BAR_STEP, _NAME_WIDTH, _NUMBER_WIDTH = "#5b6770", 3.2, 6.2, 62.0, 30.0
_STATEMENTS = "statements"


def print_records(
    texts: Sequence[RecordText], conference: str, path: Path, status: str = "", look: Look = PLAIN
) -> int:
    """Print records one after the other; gives the number of pages. A status stands in every foot.

    Raises Unsaved when `path` cannot be written.
    """
    first = texts[0]
    title = f"{first.heading}: {first.title if len(texts) == 1 else conference}"
    paper = Paper(_PAGE[0] * MM, _PAGE[1] * MM, title=title, author="")
    laid = [(text, _pages(text)) for text in texts]
    total, number = sum(len(pages) + bool(text.lines) for text, pages in laid), 0
    for text, pages in laid:
        for page in pages:
            number += 1
            _frame(paper, text, conference, f"{_of(status)}page {number} of {total}", look)
            top = _TOP
            for block in (*([head(_COLUMNS)] if page[0].under == _STATEMENTS else []), *page):
                draw(paper, block, _widths(block), _MARGIN, top)
                top += block.height
            paper.next_page()
        if text.lines:
            number += 1
            _frame(paper, text, conference, f"{_of(status)}page {number} of {total}", look)
            _draw_balance(paper, ways(text.balance))
            paper.next_page()
    paper.save(path)
    return total


def _pages(text: RecordText) -> list[list[Block]]:
    return paginate([*_opening(text), *_statements(text), *_closing(text)], _room(head(_COLUMNS).height))


def _of(status: str) -> str:
    return f"{status} · " if status else ""


def _room(heads: float) -> float:
    """The height for blocks on a page that may have to repeat the headings."""
    return _PAGE[1] - _TOP - _BOTTOM - heads


def _widths(block: Block) -> list[float]:
    return [column.width for column in (_COLUMNS if len(block.lines) == len(_COLUMNS) else _QUESTIONS)]


def _cell(words: str, weight: Weight = Weight.REGULAR, colour: str = INK) -> list[Text]:
    return [Text(words, 8.2, weight, colour)] if words else []


def _who(line: Line) -> list[Text]:
    return [*_cell(line.delegation, Weight.SEMIBOLD), *_cell(line.person, colour=GREY)]


def _remarks(line: Line) -> list[Text]:
    return _cell(line.about)


_COLUMNS: tuple[Column[Line], ...] = (
    Column("from", 17, lambda line: _cell(line.started)),
    Column("to", 17, lambda line: _cell(line.ended)),
    Column("delegation and speaker", 62, _who),
    Column("mode", 17, lambda line: _cell(line.mode)),
    Column("used", 12.5, lambda line: _cell(line.spoke, Weight.SEMIBOLD)),
    Column("allotted", 13, lambda line: _cell(line.allotted)),
    Column("over", 11, lambda line: _cell(line.over, Weight.SEMIBOLD)),
    Column("remarks", 30.5, _remarks),
)
_QUESTIONS: tuple[Column[PutLine], ...] = (
    Column("put at", 17, lambda put: _cell(put.at)),
    Column("question", 118, lambda put: _cell(put.text)),
    Column("asked by", 45, lambda put: _cell(put.asked_by, colour=GREY)),
)


def _title(words: str) -> Block:
    return band([Text(words, 9.5, Weight.BOLD)], (), _WIDTH, "")


def _paragraph(heading: str, words: str) -> Block:
    above = [Text(heading, 9, Weight.SEMIBOLD)] if heading else []
    return band([*above, Text(words, 9)], (), _WIDTH, "", with_next=False)


def _opening(text: RecordText) -> Iterator[Block]:
    """Date, the instants of the session, who was in the chair: as a journal begins."""
    yield _paragraph("Date", f"{text.date}. {text.journal}")
    yield _paragraph("Chairperson", text.chair or "Not named on the agenda.")


def _statements(text: RecordText) -> Iterator[Block]:
    yield _title("Statements in the order in which they were made")
    if not text.lines:
        yield _paragraph("", "Nobody has spoken.")
        return
    yield replace(head(_COLUMNS), with_next=True)
    for line in text.lines:
        yield replace(row(_COLUMNS, line), under=_STATEMENTS)


def _closing(text: RecordText) -> Iterator[Block]:
    """Those who did not speak, the questions of the public, what was corrected."""
    for heading, names in text.others:
        yield _paragraph(heading, "; ".join(names))
    if text.questions:
        yield _title("Questions of the public put to the panel")
        yield replace(head(_QUESTIONS), with_next=True)
        yield from (row(_QUESTIONS, question) for question in text.questions)
    if text.corrections:
        yield _title("Corrections; both values are kept")
        yield from (_paragraph("", correction) for correction in text.corrections)


def _frame(paper: Paper, text: RecordText, conference: str, place: str, look: Look) -> None:
    look.put_logo(paper, _PAGE[0] - _MARGIN, 5.0, 11.0)
    _put(paper, Text(text.heading, 9, Weight.SEMIBOLD, GREY), 14)
    _put(paper, Text(text.title, 15, Weight.BOLD), 22)
    _put(paper, Text(conference, 9, colour=look.colour), 28.5)
    _put(paper, Text(f"{text.date} · times of {text.zone}", 8, colour=GREY), 34)
    _put(paper, Text(f"{text.heading} · {place}", 8, colour=GREY), _PAGE[1] - 8)


def _put(paper: Paper, text: Text, y: float) -> None:
    size = fit(text.text, _WIDTH * MM, text.size, 1, 1, text.weight).size
    paper.text(_MARGIN * MM, paper.height - y * MM, shape(text.text, text.weight), size, text.colour)


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
            count = figures(share)
            paper.text(left + length + 2 * MM, below, shape(count, Weight.SEMIBOLD), 8.2, INK)
            y += _BAR_STEP
        y += 5
