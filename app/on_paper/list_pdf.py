"""The list of speakers on paper, from which a meeting goes on by hand: blank columns to write in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.pdf.page import MM, Paper
from app.pdf.table import GREY, Column, Text, draw, draw_uprights, head, paginate, row
from app.pdf.text import Weight, fit, shape

_PAGE = (210.0, 297.0)
_MARGIN, _TOP, _BOTTOM = 15.0, 40.0, 16.0
_WIDTH = _PAGE[0] - 2 * _MARGIN
_LEAST = 11.0
"""The least height of a row in mm, so that one can write in it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One who has the floor, is held or waits: `number` as it is called, `remark` in a few words."""

    number: str
    delegation: str
    person: str
    mode: str
    time: str
    remark: str = ""
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above: conference, session, how things stood when it was printed."""

    conference: str
    session: str
    state: str


def print_list(heading: Heading, places: Sequence[Place], path: Path) -> int:
    """Print the list; gives the number of pages. Raises Unsaved when `path` cannot be written."""
    heads = head(_COLUMNS)
    blocks = [row(_COLUMNS, place, _LEAST) for place in places]
    pages = paginate(blocks, _PAGE[1] - _TOP - _BOTTOM - heads.height) or [[]]
    paper = Paper(_PAGE[0] * MM, _PAGE[1] * MM, title=f"List of speakers: {heading.session}", author="")
    widths = [column.width for column in _COLUMNS]
    for number, page in enumerate(pages, start=1):
        _frame(paper, heading, number, len(pages))
        top = _TOP
        for block in (heads, *page):
            draw(paper, block, widths, _MARGIN, top)
            top += block.height
        draw_uprights(paper, _COLUMNS, _MARGIN, _TOP, top - _TOP)
        paper.next_page()
    paper.save(path)
    return len(pages)


def _cell(
    words: str, weight: Weight = Weight.REGULAR, colour: str = "#000000", size: float = 9.5
) -> list[Text]:
    return [Text(words, size, weight, colour)] if words else []


def _who(place: Place) -> list[Text]:
    return [*_cell(place.delegation, Weight.SEMIBOLD), *_cell(place.person, colour=GREY, size=8)]


def _where(place: Place) -> list[Text]:
    return [*_cell(place.mode), *_cell(place.seat, colour=GREY, size=8)]


_COLUMNS: tuple[Column[Place], ...] = (
    Column("", 10, lambda place: _cell(place.number, Weight.BOLD)),
    Column("delegation and speaker", 62, _who),
    Column("mode", 16, _where),
    Column("time", 14, lambda place: _cell(place.time, Weight.SEMIBOLD)),
    Column("began", 20, lambda _place: [], strong=True),
    Column("ended", 20, lambda _place: [], strong=True),
    Column("remarks", 38, lambda place: _cell(place.remark, colour=GREY, size=8), strong=True),
)


def _frame(paper: Paper, heading: Heading, number: int, total: int) -> None:
    _put(paper, Text("List of speakers · to go on from paper", 9, Weight.SEMIBOLD, GREY), 14)
    _put(paper, Text(heading.session, 15, Weight.BOLD), 22)
    _put(paper, Text(heading.conference, 9), 28.5)
    _put(paper, Text(heading.state, 8, colour=GREY), 34)
    foot = f"Page {number} of {total} · internal, contains personal data"
    _put(paper, Text(foot, 8, colour=GREY), _PAGE[1] - 8)


def _put(paper: Paper, text: Text, y: float) -> None:
    size = fit(text.text, _WIDTH * MM, text.size, 1, 1, text.weight).size
    paper.text(_MARGIN * MM, paper.height - y * MM, shape(text.text, text.weight), size, text.colour)
