"""A list of registrants on paper: a plain table, A4 landscape; same data, same bytes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.attendance.choice import Listing
from app.errors import Trouble
from app.pdf.page import MM, Paper
from app.pdf.table import GREY, Column, Text, draw, head, paginate, row
from app.pdf.text import Weight, fit, shape

_PAGE = (297.0, 210.0)
_MARGIN, _TOP, _BOTTOM = 12.0, 26.0, 13.0
_WIDTH = _PAGE[0] - 2 * _MARGIN
_SIZE, _SMALL, _HEAD, _MANY = 7.6, 6.2, 6.6, 14
_MOST, _AROUND = 62.0, 2.8
_CODED = ("category", "attendance_mode", "role")

Row = Sequence[str]


def print_registrants(listing: Listing, when: str, path: Path) -> int:
    """Print the list; gives the number of pages.

    Raises Trouble when the columns are wider than a page, Unsaved when `path` cannot be written.
    """
    columns = _columns(listing)
    heads = head(columns)
    blocks = [row(columns, cells) for cells in listing.rows]
    pages = paginate(blocks, _PAGE[1] - _TOP - _BOTTOM - heads.height)
    paper = Paper(_PAGE[0] * MM, _PAGE[1] * MM, title=listing.title, author="")
    widths = [column.width for column in columns]
    for number, page in enumerate(pages, start=1):
        _frame(paper, listing, when, number, len(pages))
        top = _TOP
        for block in (heads, *page):
            draw(paper, block, widths, _MARGIN, top)
            top += block.height
        paper.next_page()
    paper.save(path)
    return len(pages)


def _columns(listing: Listing) -> list[Column[Row]]:
    """Columns as wide as their texts need, shared so that the page is filled and no word is broken."""
    size = _SMALL if len(listing.columns) > _MANY else _SIZE
    heads = [name.replace("_", " ") for name in listing.columns]
    asked = [
        _asked(heading, [cells[place] for cells in listing.rows], size) for place, heading in enumerate(heads)
    ]
    return [
        Column(heading, width, _cell(place, size, listing.columns[place] in _CODED))
        for place, (heading, width) in enumerate(zip(heads, _shared(asked), strict=True))
    ]


def _asked(heading: str, cells: list[str], size: float) -> tuple[float, float]:
    """The width in mm that the longest word needs, and that nineteen of twenty cells need."""
    least = max(_mm(heading, _HEAD, Weight.SEMIBOLD), *(_mm(word, size) for word in _longest_words(cells)), 0)
    widths = sorted(_mm(cell, size) for cell in set(cells))
    usual = widths[len(widths) * 19 // 20] if widths else 0.0
    least = min(least, _MOST)
    return least, max(least, min(usual, _MOST))


def _longest_words(cells: list[str]) -> list[str]:
    words = {word for cell in cells for word in cell.replace("_", " ").split()}
    return sorted(words, key=len)[-20:]


def _mm(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    return shape(text, weight).at(size) / MM + _AROUND


def _shared(asked: list[tuple[float, float]]) -> list[float]:
    """The page's width among the columns: first what each must have, then what each would like."""
    least = sum(narrow for narrow, _ in asked)
    more = sum(usual - narrow for narrow, usual in asked)
    left = _WIDTH - least
    if left < 0:
        raise Trouble(f"{len(asked)} columns are wider than a page; choose fewer, or write CSV or XLSX.")
    if more == 0:
        return [narrow * _WIDTH / least for narrow, _ in asked]
    if left < more:
        return [narrow + (usual - narrow) * left / more for narrow, usual in asked]
    return [usual * _WIDTH / (least + more) for _, usual in asked]


def _cell(place: int, size: float, coded: bool) -> Callable[[Row], Sequence[Text]]:
    def cell(cells: Row) -> Sequence[Text]:
        words = cells[place].replace("_", " ") if coded else cells[place]
        return [Text(words, size)] if words else []

    return cell


def _frame(paper: Paper, listing: Listing, when: str, number: int, total: int) -> None:
    _put(paper, Text(listing.title, 14, Weight.BOLD), 12)
    _put(paper, Text(listing.conference, 8.5), 17.5)
    count = f"{len(listing.rows):,}".replace(",", " ")
    _put(paper, Text(f"{count} registrants · {when}", 8, colour=GREY), 22)
    foot = f"{listing.internal} · " if listing.internal else ""
    _put(paper, Text(f"{foot}page {number} of {total}", 8, colour=GREY), _PAGE[1] - 6)


def _put(paper: Paper, text: Text, y: float) -> None:
    size = fit(text.text, _WIDTH * MM, text.size, 1, 1, text.weight).size
    paper.text(_MARGIN * MM, paper.height - y * MM, shape(text.text, text.weight), size, text.colour)
