"""Badges on sheets of labels and on single cards: front, back and fold of a layout, page by page.

What badges share is drawn once and stamped; pages go to the disk as they are full. A letter that no font
has is reported and never printed as an empty box. Who gets a badge is the caller's choice.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.badges.design import Side, draw, ground, head_height
from app.badges.face import BadgeFace, who_gets_a_badge
from app.badges.layout import Layout, shape_of
from app.badges.layout_file import shipped
from app.badges.marks import crop_marks
from app.badges.places import beside_logo, logo_box, qr_corner
from app.badges.stocks import Stock, stock_called
from app.conference.french_order import in_french_order
from app.errors import Trouble
from app.pdf.page import MM, rgb
from app.pdf.pictures import Picture
from app.pdf.qr import qr_rows
from app.pdf.stream import Stream
from app.pdf.text import missing_glyphs

__all__ = ["BadgeReport", "Sheets", "in_french_order", "missing_in", "print_badges", "who_gets_a_badge"]

_NO_OFFSET = (0.0, 0.0)
_SHARED = ("", "conference", "occasion")


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is printed on: the stock, the first free place (from 1), crop marks, both sides, an offset in mm.

    The offset moves all of it to the right and down, as the calibration page has shown.
    """

    stock: Stock
    start_at: int = 1
    crop: bool = False
    duplex: bool = False
    offset: tuple[float, float] = _NO_OFFSET


@dataclass(frozen=True, slots=True)
class BadgeReport:
    """What was printed. `missing`: (number of the registrant, the letters that no font has)."""

    pages: int
    badges: int
    missing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The logo, and where the photo of a person comes from."""

    logo: Picture | None = None
    photo: Callable[[str], Picture | None] = field(default=lambda _name: None)


def print_badges(
    faces: Iterable[BadgeFace],
    path: Path,
    *,
    stock: str | Sheets = "a4",
    start_at: int = 1,
    layout: Layout | None = None,
    pictures: Pictures | None = None,
) -> BadgeReport:
    """Print badges in the given order; without a layout, that of the program for cards of this shape.

    Raises Trouble for an unknown stock or place and when there is nobody, Unsaved when `path` cannot be
    written.
    """
    sheets = Sheets(stock_called(stock), start_at) if isinstance(stock, str) else stock
    sheet = sheets.stock
    if not 1 <= sheets.start_at <= sheet.on_a_sheet:
        raise Trouble(
            f"A sheet of {sheet.code} has places 1 to {sheet.on_a_sheet}; {sheets.start_at} is none of them."
        )
    fitting = (layout or shipped(shape_of(*sheet.card))).on(*sheet.card)
    printer = _Printer(sheets, fitting, pictures or Pictures())
    with printer.stream, _uncollected():
        report = printer.print(faces)
        if not report.badges:
            raise Trouble("Nobody gets a badge: no registrant is both confirmed and in the room.")
        printer.stream.save(path)
    return report


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pauses the search for reference cycles: a print makes none, and it would look at every badge again.

    What is kept afterwards counts as old at once, so that the next search does not begin with all of it.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if was:
            gc.enable()


def missing_in(faces: Iterable[BadgeFace]) -> Iterator[tuple[str, str]]:
    """(number, letters) of each badge with letters that no font has; to be named before printing."""
    for face in faces:
        if lacking := _lacking(face):
            yield face.number, lacking


def _lacking(face: BadgeFace) -> str:
    return missing_glyphs(" ".join(face.texts))


class _Printer:
    """Draws badges onto a stream; remembers which bands it has drawn."""

    def __init__(self, sheets: Sheets, layout: Layout, pictures: Pictures) -> None:
        self._sheets, self._sheet, self._layout, self._pictures = sheets, sheets.stock, layout, pictures
        width, height = self._sheet.page
        self.stream = Stream(width * MM, height * MM, title="Badges", subject=self._sheet.name)
        logo = pictures.logo if layout.logo else None
        self._logo = logo_box(layout, logo.width / logo.height) if logo else None
        self._beside = beside_logo(layout, self._logo)
        self._sides: dict[bool, Side] = {}
        self._grounds: dict[tuple[str, str, str, str], str] = {}
        self._code = _code_operators(layout)
        self._photos = 0
        self._other = Side(layout.second, self.stream.fonts.use) if layout.back else None
        self._the_same_for_all = all(part.field in _SHARED for part in layout.back)
        self._back = self._marks = ""

    def print(self, faces: Iterable[BadgeFace]) -> BadgeReport:
        """All badges, sheet by sheet."""
        place, count, missing = self._sheets.start_at - 1, 0, list[tuple[str, str]]()
        backs = list[tuple[int, str]]()
        for face in faces:
            self.stream.title = f"Badges: {face.conference}"
            if place == self._sheet.on_a_sheet:
                self._end_sheet(backs)
                place = 0
            if lacking := _lacking(face):
                missing.append((face.number, lacking))
            front = self._front(face)
            second = self._second(front, face) if self._sheets.duplex or self._layout.fold else ""
            self._put(self._sheet.corner(place), self._folded(front, second) if self._layout.fold else front)
            if self._sheets.duplex and not self._layout.fold:
                backs.append((place, second))
            place, count = place + 1, count + 1
        if count:
            self._end_sheet(backs)
        return BadgeReport(self.stream.pages, count, tuple(missing))

    def _put(self, corner: tuple[float, float], operators: str) -> None:
        (left, top), (right, down) = corner, self._sheets.offset
        low = self._sheet.page[1] - top - down - self._sheet.card[1]
        self.stream.put(f"q 1 0 0 1 {(left + right) * MM:.3f} {low * MM:.3f} cm\n{operators}\nQ")

    def _end_sheet(self, backs: list[tuple[int, str]]) -> None:
        self._end_page()
        if self._sheets.duplex and not self._layout.fold:
            for place, second in backs:
                self._put(self._sheet.back_corner(place), second)
            backs.clear()
            self._end_page()

    def _end_page(self) -> None:
        if self._sheet.crop or self._sheets.crop:
            if not self._marks:
                self._marks = crop_marks(self._sheet, self._sheets.offset)
            self.stream.put(self._marks)
        self.stream.next_page()

    def _front(self, face: BadgeFace) -> str:
        if face.native and missing_glyphs(face.native):
            face = replace(face, native="")
        photo = self._pictures.photo(face.photo) if self._layout.photo and face.photo else None
        side = self._side(face, photo is not None)
        parts = [f"/{self._ground(face)} Do"]
        if photo is not None:
            parts.append(self._photo(photo, side))
        parts.append(side.own(face))
        if self._layout.qr and face.qr:
            side_modules, rows = qr_rows(face.qr)
            parts.append(self._code % (side_modules, side_modules, rows.hex()))
        return "\n".join(parts)

    def _side(self, face: BadgeFace, with_photo: bool) -> Side:
        if with_photo not in self._sides:
            head = head_height(face, self._layout, self._beside)
            self._sides[with_photo] = Side(self._layout, self.stream.fonts.use, with_photo, head)
        return self._sides[with_photo]

    def _second(self, front: str, face: BadgeFace) -> str:
        """The second side of a badge as operators: the layout's back, else the front again."""
        if self._other is None:
            return front
        if not self._the_same_for_all:
            return self._other.own(face)
        if not self._back:
            self._back = "back"
            with self._form(self._back):
                self.stream.put(self._other.own(face))
        return f"/{self._back} Do"

    def _folded(self, front: str, second: str) -> str:
        """Both sides of a folded card as operators: the front below, the second side upside down above."""
        width, height = self._layout.width * MM, self._layout.height * MM
        return f"{front}\nq -1 0 0 -1 {width:.3f} {2 * height:.3f} cm\n{second}\nQ"

    def _photo(self, photo: Picture, side: Side) -> str:
        self._photos += 1
        name = f"photo{self._photos}"
        self.stream.picture(name, photo.width, photo.height, photo.jpeg)
        return _shown(name, side.photo_box(), self._layout.height)

    def _ground(self, face: BadgeFace) -> str:
        key = face.band.words, face.band.colour, face.conference, face.occasion
        if key not in self._grounds:
            self._grounds[key] = name = f"ground{len(self._grounds)}"
            layout, logo = self._layout, self._pictures.logo
            if logo and self._logo and len(self._grounds) == 1:
                self.stream.picture("logo", logo.width, logo.height, logo.jpeg)
            with self._form(name):
                if layout.band:
                    area = f"0 0 {layout.width * MM:.3f} {layout.band * MM:.3f} re f"
                    self.stream.put(f"{rgb(face.band.colour)} rg {area}")
                if self._logo:
                    self.stream.put(_shown("logo", self._logo, layout.height))
                lines = ground(face, layout, self._beside)
                self.stream.put(draw(lines, layout.height, self.stream.fonts.use))
        return self._grounds[key]

    def _form(self, name: str) -> AbstractContextManager[None]:
        return self.stream.form(name, self._layout.width * MM, self._layout.height * MM)


def _code_operators(layout: Layout) -> str:
    """The QR code as an inline mask of one bit a module; its side twice and its rows come later."""
    left, top = qr_corner(layout)
    size = layout.qr * MM
    where = f"{size:.3f} 0 0 {size:.3f} {left * MM:.3f} {(layout.height - top) * MM - size:.3f}"
    return f"q 0 g {where} cm BI /W %d /H %d /IM true /BPC 1 /F /AHx ID %s> EI Q"


def _shown(name: str, box: Sequence[float], height: float) -> str:
    """A picture in a box of mm from the upper left corner of a card."""
    left, top, wide, high = (length * MM for length in box)
    return f"q {wide:.3f} 0 0 {high:.3f} {left:.3f} {height * MM - top - high:.3f} cm /{name} Do Q"
