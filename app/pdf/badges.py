"""Badges on sheets of labels and on single cards.

What badges share is drawn once for each band and stamped; texts are shaped once. A letter that no font has is
reported and never printed as an empty box. Who gets a badge is the caller's choice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.pdf.badge_design import Design, Placed, design_for, ground, qr_corner, words_of
from app.pdf.badge_face import BadgeFace, in_french_order, who_gets_a_badge
from app.pdf.page import MM, Paper
from app.pdf.qr import qr_rows
from app.pdf.stocks import Stock, stock_called
from app.pdf.text import missing_glyphs
from app.trouble import Trouble

__all__ = ["BadgeReport", "in_french_order", "missing_in", "print_badges", "who_gets_a_badge"]

_MARK, _MARK_GAP, _HAIR = 5.0, 2.0, 0.3


@dataclass(frozen=True, slots=True)
class BadgeReport:
    """What was printed. `missing`: (number of the registrant, the letters that no font has)."""

    pages: int
    badges: int
    missing: tuple[tuple[str, str], ...]


def print_badges(
    faces: Sequence[BadgeFace], path: Path, *, stock: str = "a4", start_at: int = 1
) -> BadgeReport:
    """Print badges in the given order, beginning at place `start_at` of the first sheet (from 1).

    Raises Trouble for an unknown stock or place and when there is nobody, Unsaved when `path` cannot be
    written.
    """
    sheet = stock_called(stock)
    if not faces:
        raise Trouble("Nobody gets a badge: no registrant is both confirmed and in the room.")
    if not 1 <= start_at <= sheet.on_a_sheet:
        raise Trouble(
            f"A sheet of {sheet.code} has places 1 to {sheet.on_a_sheet}; {start_at} is none of them."
        )
    paper = Paper(
        sheet.page[0] * MM, sheet.page[1] * MM, title=f"Badges: {faces[0].conference}", subject=sheet.name
    )
    _Printer(paper, sheet).print(faces, start_at - 1)
    paper.save(path)
    return BadgeReport(paper.pages, len(faces), tuple(missing_in(faces)))


def missing_in(faces: Sequence[BadgeFace]) -> Iterator[tuple[str, str]]:
    """(number, letters) of each badge with letters that no font has; to be named before printing."""
    for face in faces:
        if lacking := missing_glyphs("".join(face.texts)):
            yield face.number, lacking


class _Printer:
    """Draws badges onto a paper; remembers which bands it has drawn."""

    def __init__(self, paper: Paper, sheet: Stock) -> None:
        self._paper, self._sheet = paper, sheet
        self._design = design_for(*sheet.card)
        self._grounds: dict[tuple[str, str, str, str], str] = {}

    def print(self, faces: Sequence[BadgeFace], place: int) -> None:
        """All badges, from a place counted from 0 on."""
        for face in faces:
            if place == self._sheet.on_a_sheet:
                self._end_page()
                place = 0
            left, top = self._sheet.corner(place)
            with self._paper.at(left * MM, (self._sheet.page[1] - top - self._sheet.card[1]) * MM):
                self._badge(face)
            place += 1
        self._end_page()

    def _end_page(self) -> None:
        if self._sheet.crop:
            _crop_marks(self._paper, self._sheet)
        self._paper.next_page()

    def _badge(self, face: BadgeFace) -> None:
        self._paper.stamp(self._ground(face))
        if missing_glyphs(face.native):
            face = replace(face, native="")
        _draw(self._paper, words_of(face, self._design), self._design)
        _draw_code(self._paper, face.qr, self._design)

    def _ground(self, face: BadgeFace) -> str:
        key = face.band.words, face.band.colour, face.conference, face.occasion
        if key not in self._grounds:
            self._grounds[key] = name = f"ground{len(self._grounds)}"
            design, paper = self._design, self._paper
            with paper.form(name, design.width * MM, design.height * MM):
                paper.area(0, 0, design.width * MM, design.band * MM, face.band.colour)
                _draw(paper, ground(face, design), design)
        return self._grounds[key]


def _draw(paper: Paper, placed: Iterator[Placed], design: Design) -> None:
    for one in placed:
        paper.text(one.x * MM, (design.height - one.y) * MM, one.line, one.size, one.colour, one.spacing)


def _draw_code(paper: Paper, text: str, design: Design) -> None:
    """The QR code as an inline mask of one bit a module."""
    if not text:
        return
    side, rows = qr_rows(text)
    left, top = qr_corner(design)
    size = design.qr * MM
    paper.put(
        f"q 0 g {size:.3f} 0 0 {size:.3f} {left * MM:.3f} {(design.height - top) * MM - size:.3f} cm "
        f"BI /W {side} /H {side} /IM true /BPC 1 /F /AHx ID {rows.hex()}> EI Q"
    )


def _crop_marks(paper: Paper, sheet: Stock) -> None:
    """Hairlines outside the cards, where they are to be cut."""
    (left, top), (width, height) = sheet.first, sheet.card
    right = left + (sheet.columns - 1) * sheet.pitch[0] + width
    low = top + (sheet.rows - 1) * sheet.pitch[1] + height
    for x in sorted({left + n * sheet.pitch[0] + edge for n in range(sheet.columns) for edge in (0, width)}):
        _line(paper, sheet, x, top - _MARK_GAP - _MARK, x, top - _MARK_GAP)
        _line(paper, sheet, x, low + _MARK_GAP, x, low + _MARK_GAP + _MARK)
    for y in sorted({top + n * sheet.pitch[1] + edge for n in range(sheet.rows) for edge in (0, height)}):
        _line(paper, sheet, left - _MARK_GAP - _MARK, y, left - _MARK_GAP, y)
        _line(paper, sheet, right + _MARK_GAP, y, right + _MARK_GAP + _MARK, y)


def _line(paper: Paper, sheet: Stock, x1: float, y1: float, x2: float, y2: float) -> None:
    page = sheet.page[1]
    paper.stroke(x1 * MM, (page - y1) * MM, x2 * MM, (page - y2) * MM, _HAIR)
