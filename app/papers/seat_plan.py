"""The seat plan on paper: the table or the hall, then who sits where. Same data, same bytes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.conference.seats import in_order
from app.errors import Trouble
from app.live.snapshot import ConferenceSnapshot
from app.papers.hall import Hall, Place, hall
from app.papers.kinds import PaperChoice
from app.pdf.look import look_of
from app.pdf.page import MM, Paper
from app.pdf.table import GREY, INK, STRONG
from app.pdf.text import Weight, fit, shape
from app.text.numbers import counted

_A4, _A3 = (297.0, 210.0), (420.0, 297.0)
_MANY = 60
_MARGIN, _TOP, _BOTTOM, _HEAD_TABLE = 12.0, 26.0, 14.0, 15.0
_FILL, _EMPTY, _TABLE = "#eef1f4", "#ffffff", "#dde2e8"
_LINE, _COLUMNS, _STEP, _LEAST = 0.35, 3, 5.4, 6.8


def save_seat_plan(loaded: ConferenceSnapshot, path: Path, choice: PaperChoice) -> str:
    """Print the seat plan as PDF; a sentence about it. Raises Trouble where nobody has a seat, Unsaved."""
    conference = loaded.conference
    codes = in_order(loaded.entities, conference.seats)
    if not codes:
        raise Trouble("No delegation has a seat yet; give them seats in French order, or from a table.")
    width, height = _A3 if len(codes) > _MANY else _A4
    paper = Paper(width * MM, height * MM, title=f"Seat plan: {conference.name}", author="")
    plan = _Plan(paper, loaded, width, height, choice.status)
    room = height - _TOP - _HEAD_TABLE - _BOTTOM
    seats = {code: conference.seats[code] for code in codes}
    lists = _lists(len(codes), room + _HEAD_TABLE)
    plan.frame("Seat plan", 1, 1 + lists)
    plan.draw(hall(seats, choice.shape, width - 2 * _MARGIN, room))
    paper.next_page()
    for number, part in enumerate(_parts(codes, lists), 2):
        plan.frame("Who sits where", number, 1 + lists)
        plan.list(part, room + _HEAD_TABLE)
        paper.next_page()
    paper.save(path)
    return f"Saved the seat plan, {counted(len(codes), 'seat')} on {counted(paper.pages, 'page')}: {path}."


def _lists(count: int, room: float) -> int:
    return -(-count // (_COLUMNS * int(room / _STEP)))


def _parts(codes: Sequence[str], lists: int) -> Iterator[Sequence[str]]:
    each = -(-len(codes) // lists)
    return (codes[start : start + each] for start in range(0, len(codes), each))


class _Plan:
    """The pages of a plan in the making."""

    def __init__(
        self, paper: Paper, loaded: ConferenceSnapshot, width: float, height: float, status: str
    ) -> None:
        self._paper, self._loaded, self._status = paper, loaded, status
        self._width, self._height = width, height

    def frame(self, title: str, number: int, total: int) -> None:
        """Which conference, where, in which state; which page of how many."""
        conference = self._loaded.conference
        look = look_of(conference.colours.get("paper", ""), self._loaded.logo)
        look.put_logo(self._paper, self._width - _MARGIN, 5.0, 14.0)
        self._put(title, 9, 16, Weight.BOLD)
        self._put(conference.name, 15.5, 10, colour=look.colour)
        about = " · ".join(filter(None, (conference.venue, self._status)))
        self._put(about, 20.5, 9, Weight.SEMIBOLD, GREY)
        words = f"page {number} of {total}" if total > 1 else ""
        self._put(words, self._height - 6, 8, colour=GREY)

    def draw(self, found: Hall) -> None:
        """The head table, and everybody's place below it."""
        self._box((self._width - 74) / 2, _TOP, 74, _HEAD_TABLE - 6, _TABLE, STRONG)
        self._in_box("Chair", (self._width - 74) / 2, _TOP, 74, _HEAD_TABLE - 6, 12, Weight.SEMIBOLD)
        for place in found.places:
            self._seat(place)
        for name, middle in found.rows:
            self._text(name, _MARGIN - 6, _TOP + _HEAD_TABLE + middle + 1.4, 10, Weight.BOLD, GREY)

    def _seat(self, place: Place) -> None:
        x, y = _MARGIN + place.x, _TOP + _HEAD_TABLE + place.y
        taken = bool(place.delegation)
        self._box(x, y, place.width, place.height, _FILL if taken else _EMPTY, STRONG if taken else GREY)
        small = min(7.0, place.height * MM * 0.24)
        self._text(place.seat, x + 0.8, y + 0.6 + small * 0.8 / MM, small, Weight.SEMIBOLD, GREY)
        if taken:
            below = small * 0.95 / MM
            name = self._loaded.entities[place.delegation].short
            self._in_box(name, x, y + below, place.width, place.height - below, 12, Weight.BOLD)

    def _in_box(
        self, text: str, x: float, y: float, width: float, height: float, most: float, weight: Weight
    ) -> None:
        """A text in the middle of a box in mm, as large as it may be."""
        fitted = fit(text, (width - 1.6) * MM, most, 4.2, 3, weight)
        size = min(fitted.size, (height - 0.6) * MM / len(fitted.lines) / 1.12)
        below = y + (height - len(fitted.lines) * size * 1.12 / MM) / 2
        for number, words in enumerate(fitted.lines):
            line = shape(words, weight)
            left = x + (width - line.at(size) / MM) / 2
            at = below + (number * 1.12 + 0.86) * size / MM
            self._paper.text(left * MM, self._paper.height - at * MM, line, size, INK)

    def _box(self, x: float, y: float, width: float, height: float, fill: str, edge: str) -> None:
        low, high = self._paper.height - (y + height) * MM, self._paper.height - y * MM
        left, right = x * MM, (x + width) * MM
        self._paper.area(left, low, right - left, high - low, fill)
        for x1, y1, x2, y2 in (
            (left, low, right, low),
            (left, high, right, high),
            (left, low, left, high),
            (right, low, right, high),
        ):
            self._paper.stroke(x1, y1, x2, y2, _LINE, edge)

    def list(self, codes: Sequence[str], room: float) -> None:
        """Delegations in French order with their seats, in columns; both names where they differ."""
        rows, wide = int(room / _STEP), (self._width - 2 * _MARGIN) / _COLUMNS
        for place, code in enumerate(codes):
            entity, seat = self._loaded.entities[code], self._loaded.conference.seats[code]
            x, y = _MARGIN + place // rows * wide, _TOP + 4 + place % rows * _STEP
            self._text(seat, x, y, 9, Weight.BOLD)
            both = " · ".join(dict.fromkeys(filter(None, (entity.name, entity.name_fr))))
            fitted = (fit(words, (wide - 24) * MM, 9, 1, 1, Weight.REGULAR) for words in (both, entity.name))
            names = next((one for one in fitted if one.size > _LEAST), None) or fit(
                entity.short, (wide - 24) * MM, 9, 1, 1, Weight.REGULAR
            )
            self._text(names.lines[0], x + 20, y, names.size)

    def _put(
        self, text: str, y: float, size: float, weight: Weight = Weight.REGULAR, colour: str = INK
    ) -> None:
        fitted = fit(text, (self._width - 2 * _MARGIN) * MM, size, 1, 1, weight).size
        self._text(text, _MARGIN, y, fitted, weight, colour)

    def _text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        weight: Weight = Weight.REGULAR,
        colour: str = INK,
    ) -> None:
        self._paper.text(x * MM, self._paper.height - y * MM, shape(text, weight), size, colour)
