"""Marks for scissors and for the printer: crop marks, and the page that shows how far a printer is off."""

from collections.abc import Iterator
from pathlib import Path

from app.badges.design import Placed, draw
from app.badges.layout import INK
from app.badges.stocks import Stock
from app.pdf.page import MM
from app.pdf.stream import Stream
from app.pdf.text import Weight, shape

_MARK, _MARK_GAP, _HAIR = 5.0, 2.0, 0.3
_STEP, _STEPS, _LONG, _SHORT = 0.5, 10, 4.0, 2.0


def crop_marks(sheet: Stock, offset: tuple[float, float] = (0.0, 0.0)) -> str:
    """Hairlines outside the cards, where they are to be cut."""
    left, top = sheet.first[0] + offset[0], sheet.first[1] + offset[1]
    width, height = sheet.card
    right = left + (sheet.columns - 1) * sheet.pitch[0] + width
    low = top + (sheet.rows - 1) * sheet.pitch[1] + height
    lines = list[str]()
    for x in sorted({left + n * sheet.pitch[0] + edge for n in range(sheet.columns) for edge in (0, width)}):
        lines.append(_line(sheet, x, top - _MARK_GAP - _MARK, x, top - _MARK_GAP))
        lines.append(_line(sheet, x, low + _MARK_GAP, x, low + _MARK_GAP + _MARK))
    for y in sorted({top + n * sheet.pitch[1] + edge for n in range(sheet.rows) for edge in (0, height)}):
        lines.append(_line(sheet, left - _MARK_GAP - _MARK, y, left - _MARK_GAP, y))
        lines.append(_line(sheet, right + _MARK_GAP, y, right + _MARK_GAP + _MARK, y))
    return "\n".join(lines)


def print_calibration(sheet: Stock, path: Path) -> None:
    """A page with every card's outline and rulers in steps of half a millimetre. Raises Unsaved."""
    page = sheet.page
    with Stream(page[0] * MM, page[1] * MM, title="Calibration", subject=sheet.name) as stream:
        for place in range(sheet.on_a_sheet):
            (left, top), (width, height) = sheet.corner(place), sheet.card
            box = f"{left * MM:.3f} {(page[1] - top - height) * MM:.3f} {width * MM:.3f} {height * MM:.3f}"
            stream.put(f"0 G {_HAIR} w {box} re S")
        stream.put("\n".join([*_rulers(sheet), draw(_words(sheet), page[1], stream.fonts.use)]))
        stream.next_page()
        stream.save(path, public=True)


def _rulers(sheet: Stock) -> Iterator[str]:
    """Two crosses of ticks whose middles stand on the left and upper edge of the first card."""
    (left, top), (width, height) = sheet.first, sheet.card
    for n in range(-_STEPS, _STEPS + 1):
        long = _LONG if n % 2 == 0 else _SHORT
        x, y = left + n * _STEP, top + n * _STEP
        yield _line(sheet, x, top + height / 2 - long / 2, x, top + height / 2 + long / 2)
        yield _line(sheet, left + width / 2 - long / 2, y, left + width / 2 + long / 2, y)


def _words(sheet: Stock) -> Iterator[Placed]:
    (left, top), (width, height) = sheet.first, sheet.card
    room = width - 16
    lines = (
        (f"{sheet.name}", Weight.SEMIBOLD, 9.0),
        (
            "Print this page at 100 %, lay it on a sheet of labels and hold both against the light.",
            Weight.REGULAR,
            7,
        ),
        ("Ticks are 0.5 mm apart, the longer ones 1 mm. Count from the middle tick", Weight.REGULAR, 7),
        ("to the edge of the label and print with --offset RIGHT,DOWN in mm.", Weight.REGULAR, 7),
    )
    y = top + height * 0.62
    for text, weight, most in lines:
        line = shape(text, weight)
        size = min(most, room * MM * 1000 / line.width)
        yield Placed(line, left + 8, y, size, INK)
        y += size * 1.4 / MM


def _line(sheet: Stock, x1: float, y1: float, x2: float, y2: float) -> str:
    page = sheet.page[1]
    start, end = f"{x1 * MM:.3f} {(page - y1) * MM:.3f}", f"{x2 * MM:.3f} {(page - y2) * MM:.3f}"
    return f"0 G {_HAIR} w {start} m {end} l S"
