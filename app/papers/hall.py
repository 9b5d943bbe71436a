"""The hall as a picture: from what the seats are called to a place in millimetres for each of them.

Seats with a letter stand in rows (B 12 is the twelfth of row B, A is in front); seats that are numbers alone
go round a horseshoe, from the chair's right. Seats that are neither (Podium, Gallery 3) stand at the head.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.text.natural_order import natural

_CALLED = re.compile(r"([^\W\d_]*)[\s.\-/]*(\d+)")
_LONGEST_ROW, _MOST_EMPTY = 2, 2
_WIDEST, _ROOMY, _HIGH, _MOST_RINGS = 46.0, 18.0, 0.56, 6
_FREE = 0.18
_GAP = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """A seat by its name, its upper left corner and size in mm; `delegation` is empty where nobody sits."""

    seat: str
    delegation: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Called:
    """A seat of a row (empty for one without), and its number there."""

    row: str
    number: int
    seat: str
    delegation: str


@dataclass(frozen=True, slots=True)
class Hall:
    """All places within a room, and what the rows are called: (name, middle of the row in mm)."""

    places: tuple[Place, ...]
    rows: tuple[tuple[str, float], ...] = ()


def hall(seats: Mapping[str, str], shape: str, width: float, height: float) -> Hall:
    """Where everybody sits, in a room of `width` by `height` mm whose head is above.

    `seats` by delegation; `shape` is auto, horseshoe or rows.
    """
    called = [_read(seat, delegation) for delegation, seat in seats.items() if seat]
    head = sorted((one for one in called if _is_head(one)), key=lambda one: natural(one.seat))
    rest = [one for one in called if not _is_head(one)]
    by_rows = shape == "rows" or (shape == "auto" and any(one.row for one in rest))
    above = min(height * 0.12, 14.0) if head else 0.0
    at_head = tuple(_line(head, 0.0, above * 0.8, width))
    if by_rows:
        found = _in_rows(rest, width, height - above, above)
    else:
        found = Hall(tuple(_round(_without_gaps(rest), width, height - above, above)))
    return Hall((*at_head, *found.places), found.rows)


def _read(seat: str, delegation: str) -> _Called:
    found = _CALLED.fullmatch(seat.strip())
    if found is None:
        return _Called(seat, 0, seat, delegation)
    return _Called(found[1].upper(), int(found[2]), seat, delegation)


def _is_head(one: _Called) -> bool:
    return len(one.row) > _LONGEST_ROW


def _line(seats: Sequence[_Called], y: float, high: float, width: float) -> Iterator[Place]:
    """Seats side by side in the middle."""
    step = min(_WIDEST, width / max(len(seats), 1))
    left = (width - step * len(seats)) / 2
    for place, one in enumerate(seats):
        yield Place(one.seat, one.delegation, left + place * step, y, step - _GAP, high - _GAP)


def _without_gaps(seats: Sequence[_Called]) -> list[_Called]:
    """In the order of their numbers; a number that nobody has is an empty place, unless most are."""
    seats = sorted(seats, key=lambda one: (one.row, one.number, natural(one.seat)))
    found = list[_Called]()
    numbers = {one.number for one in seats}
    if not seats or len({one.row for one in seats}) > 1 or len(numbers) < len(seats):
        return list(seats)
    first, last = min(1, seats[0].number), seats[-1].number
    if last - first + 1 > _MOST_EMPTY * len(seats):
        return list(seats)
    held = {one.number: one for one in seats}
    for number in range(first, last + 1):
        found.append(held.get(number) or _Called(seats[0].row, number, f"{seats[0].row}{number}", ""))
    return found


def _in_rows(seats: Sequence[_Called], width: float, height: float, top: float) -> Hall:
    """One row behind the other; numbers alone are broken into rows of one length."""
    rows: dict[str, list[_Called]] = defaultdict(list)
    for one in seats:
        rows[one.row].append(one)
    lines = [(name, _without_gaps(rows[name])) for name in sorted(rows, key=lambda name: (len(name), name))]
    if len(lines) == 1 and not lines[0][0]:
        whole, most = lines[0][1], _length_of_row(len(lines[0][1]), width, height)
        lines = [("", whole[start : start + most]) for start in range(0, len(whole), most)]
    if not lines:
        return Hall(())
    step = min(_WIDEST, width / max(len(row) for _, row in lines))
    pitch = min(step * _HIGH * 1.7, height / len(lines), 26.0)
    high = min(pitch * 0.82, step * 0.9)
    places = [
        place
        for number, (_, row) in enumerate(lines)
        for place in _line_at(row, step, top + number * pitch, high, width)
    ]
    names = tuple((name, top + number * pitch + high / 2) for number, (name, _) in enumerate(lines) if name)
    return Hall(tuple(places), names)


def _line_at(row: Sequence[_Called], step: float, y: float, high: float, width: float) -> Iterator[Place]:
    left = (width - step * len(row)) / 2
    for place, one in enumerate(row):
        yield Place(one.seat, one.delegation, left + place * step, y, step - _GAP, high)


def _length_of_row(count: int, width: float, height: float) -> int:
    """How many seats a row has when all rows together fill the room."""
    lengths = range(1, count + 1)
    return max(lengths, key=lambda each: min(width / each, height / -(-count // each) / _HIGH), default=1)


def _round(seats: Sequence[_Called], width: float, height: float, top: float) -> Iterator[Place]:
    """Round a horseshoe, open at the head: the inner ring first, as few rings as give the largest places."""
    if not seats:
        return
    size, rings = _size_and_rings(len(seats), width, height)
    left_over = list(seats)
    for ring in range(rings):
        here = min(_room(ring, rings, size, width, height), len(left_over))
        sitting, left_over = left_over[:here], left_over[here:]
        yield from _ring(sitting, ring, rings, size, width, height, top)


def _size_and_rings(count: int, width: float, height: float) -> tuple[float, int]:
    """The width of a place in mm and the number of rings: as few as give places in which one can read."""
    found = (_size(count, rings, width, height) for rings in range(1, _MOST_RINGS + 1))
    sizes = list(enumerate(found, 1))
    roomy = next(((size, rings) for rings, size in sizes if size >= _ROOMY), None)
    return roomy or max((size, rings) for rings, size in sizes)


def _size(count: int, rings: int, width: float, height: float) -> float:
    """The largest width of a place in mm at which so many have room in so many rings."""
    size = min(_WIDEST, width * (1 - _FREE) / 2 / rings)
    while sum(_room(ring, rings, size, width, height) for ring in range(rings)) < count:
        size *= 0.98
    return size


def _room(ring: int, rings: int, size: float, width: float, height: float) -> int:
    return 2 * _leg(ring, rings, size, height) + _base(ring, rings, size, width)


def _leg(ring: int, rings: int, size: float, height: float) -> int:
    """How many places a leg has; ring 0 is the innermost."""
    return max(int((height - rings * size * _HIGH) / (size * _HIGH)), 0)


def _base(ring: int, rings: int, size: float, width: float) -> int:
    """How many places the bend has between the outer edges of its legs."""
    return max(int((width - 2 * (rings - 1 - ring) * size) / size), 0)


def _ring(
    seats: Sequence[_Called], ring: int, rings: int, size: float, width: float, height: float, top: float
) -> Iterator[Place]:
    """One ring: down the chair's right, along the bend, up the chair's left."""
    high, legs, base = size * _HIGH, _leg(ring, rings, size, height), _base(ring, rings, size, width)
    evenly = round(len(seats) * legs / max(2 * legs + base, 1))
    right = min(legs, max(evenly, -(-(len(seats) - base) // 2)))
    along = len(seats) - 2 * right
    out = (rings - 1 - ring) * size
    bend = top + height - (rings - ring) * high
    step = (width - 2 * out) / max(along, 1)
    for place, one in enumerate(seats):
        if place < right:
            x, y = out, bend - (right - place) * high
        elif place < right + along:
            x, y = out + (place - right) * step + (step - size) / 2, bend
        else:
            x, y = width - out - size, bend - (place - right - along + 1) * high
        yield Place(one.seat, one.delegation, x, y, size - _GAP, high - _GAP)
