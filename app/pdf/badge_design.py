"""Where things stand on a badge: a pure function of its words and its size in millimetres.

Each text is set at the largest size at which it stands on at most two lines; nothing is ever cut.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from app.pdf.badge_face import BadgeFace
from app.pdf.page import MM
from app.pdf.text import Line, Weight, fit, shape

INK, GREY, WHITE = "#14181d", "#59616b", "#ffffff"
_LEAST_OF_MOST = 0.35
_THIRD_LINE_BELOW = 0.75
_TWO_LINES_WORTH = 0.8
_STILL_READABLE = 0.72
_HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Design:
    """Lengths in mm, sizes in points. `centred` for upright cards, else everything begins at the left."""

    width: float
    height: float
    margin: float
    band: float
    qr: float
    header: float
    title: float
    name: float
    native: float
    position: float
    delegation: float
    words: float
    centred: bool = False

    def scaled(self, by: float) -> "Design":
        """The same design, larger or smaller, on a card of the same size."""
        lengths = {key: getattr(self, key) * by for key in self.__slots__ if key not in _FIXED}
        return replace(self, **lengths)


_FIXED = ("width", "height", "centred")


def design_for(width: float, height: float) -> Design:
    """The design for a card of a size in mm: lying, upright, or a small label."""
    if height > width:
        upright = Design(width, height, 5, 11, 19, 7.4, 8.5, 25, 13, 9, 15.5, 10.5, True)
        return upright.scaled(min(width / 74, height / 105))
    if height < 40:
        return Design(width, height, 2.6, 4.6, 10.5, 0, 5.5, 14, 7, 5.6, 8.2, 5.4)
    return Design(width, height, 4.6, 7.2, 14.6, 6.4, 7.2, 22, 10.5, 7.6, 12.5, 7.4).scaled(
        min(width / 85, height / 54)
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """A line on a card: the start of its baseline in mm from the upper left corner, its size in points."""

    line: Line
    x: float
    y: float
    size: float
    colour: str
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class _Block:
    """Texts that belong together: the most points, the height of a line and the space before in sizes.

    `weighty` blocks shrink half as fast as the others at first, and may take a third line;
    `modest` ones are never larger than the weighty.
    """

    texts: tuple[tuple[str, Weight], ...]
    most: float
    colour: str
    leading: float
    space: float
    weighty: bool = False
    modest: bool = False

    def at(self, share: float) -> "_Block":
        """The same block when only a share of the sizes has room."""
        if self.weighty:
            share = (1 + share) / 2 if share > _STILL_READABLE else share * (1 + 1 / _STILL_READABLE) / 2
        return replace(self, most=self.most * share)


@dataclass(frozen=True, slots=True)
class _Set:
    """A block as it was fitted: lines with their weights, and one size."""

    block: _Block
    lines: tuple[tuple[str, Weight], ...]
    size: float

    @property
    def height(self) -> float:
        """What it needs in mm, with the space before it."""
        return (len(self.lines) * self.block.leading + self.block.space) * self.size / MM


def qr_corner(design: Design) -> tuple[float, float]:
    """The upper left corner of the QR code in mm."""
    top = design.height - design.band - design.margin * 0.62 - design.qr
    if design.centred:
        return (design.width - design.qr) / 2, top - design.words * 0.28
    return design.width - design.margin - design.qr, top


def ground(face: BadgeFace, design: Design) -> Iterator[Placed]:
    """What every badge of a band shares: its words, the conference, its days and place."""
    words = shape(face.band.words.upper(), Weight.BOLD)
    spacing = design.words * 0.09
    room = design.width - 2 * design.margin - (0 if design.centred else _number_room(design))
    size = min(design.words, room * MM / (words.width / 1000 + 0.09 * len(words.text)))
    wide = (words.at(size) + spacing * len(words.text)) / MM
    x = (design.width - wide) / 2 if design.centred else design.margin
    yield Placed(words, x, design.height - design.band / 2 + _cap(size) / 2, size, WHITE, spacing)
    if design.header:
        sets = [
            _fitted(_one(face.conference, design.header, face.band.colour, Weight.SEMIBOLD), _full(design)),
            _fitted(_one(face.occasion, design.header * 0.92, GREY), _full(design)),
        ]
        yield from _stacked(sets, design.margin * 0.85, design, _full(design))


def words_of(face: BadgeFace, design: Design) -> Iterator[Placed]:
    """What is one person's own: title, name, native form, position, delegation, number."""
    yield _number(face, design)
    top = design.margin * 0.85 + design.header * 3.3 / MM if design.header else design.margin * 0.7
    low = design.height - design.band - design.margin * 0.55
    qr_left, qr_top = qr_corner(design)
    name, rest = list(_name_blocks(face, design)), list(_rest_blocks(face, design))
    if design.centred:
        sets, _ = _within([*name, *rest], _full(design), qr_top - design.margin * 0.7 - top)
        free = qr_top - design.margin * 0.7 - top - _high(sets)
        yield from _stacked(sets, top + free * 0.42, design, _full(design))
        return
    narrow = qr_left - design.margin * 1.6
    full = _full(design) if design.header else narrow
    room = (qr_top if design.header else low - design.height * 0.38) - top
    named, others = _shared_out(name, rest, (full, room), (narrow, low - top))
    yield from _stacked(named, top, design, full)
    native = others[: 1 if face.native else 0]
    yield from _stacked(native, top + _high(named), design, narrow)
    below = others[len(native) :]
    yield from _stacked(below, low - _high(below), design, narrow)


def _shared_out(
    name: Sequence[_Block], rest: Sequence[_Block], above: tuple[float, float], both: tuple[float, float]
) -> tuple[list[_Set], list[_Set]]:
    """Name and rest, each within (width, height): the name gives way before the rest becomes tiny."""
    for percent in (100, 93, 86, 80):
        smaller = [replace(block, most=block.most * percent / 100) for block in name]
        named = _within(smaller, *above)[0]
        height = both[1] - _high(named)
        others, stands = _within(rest, both[0], height, _STILL_READABLE)
        if stands:
            break
    return named, others if stands else _within(rest, both[0], height)[0]


def _name_blocks(face: BadgeFace, design: Design) -> Iterator[_Block]:
    if face.title:
        yield _Block(((face.title, Weight.REGULAR),), design.title, GREY, 1.25, 0.0, modest=True)
    names = ((face.given, Weight.REGULAR), (face.family, Weight.BOLD))
    yield _Block(tuple(name for name in names if name[0]), design.name, INK, 1.13, 0.0)


def _rest_blocks(face: BadgeFace, design: Design) -> Iterator[_Block]:
    if face.native:
        yield _Block(((face.native, Weight.REGULAR),), design.native, INK, 1.4, 0.1, modest=True)
    if face.position:
        space = 0.5 if design.centred else 0.3
        yield _Block(((face.position, Weight.REGULAR),), design.position, GREY, 1.22, space, modest=True)
    if face.delegation:
        space = 0.45 if design.centred else 0.12
        yield _Block(((face.delegation, Weight.SEMIBOLD),), design.delegation, INK, 1.16, space, True)


def _one(text: str, most: float, colour: str, weight: Weight = Weight.REGULAR) -> _Block:
    return _Block(((text, weight),), most, colour, 1.3, 0.0)


def _full(design: Design) -> float:
    return design.width - 2 * design.margin


def _within(
    blocks: Sequence[_Block], room: float, height: float, least: float = 0.08
) -> tuple[list[_Set], bool]:
    """The blocks fitted into `room` by `height` mm, giving way together to `least`; do they stand?"""
    for lines in (3, 2):
        for percent in range(100, round(least * 100) - 1, -4):
            sets = _modest([_fitted(block.at(percent / 100), room, lines) for block in blocks], room)
            if _high(sets) <= height + _HAIR:
                return sets, True
    return sets, False


def _modest(sets: Sequence[_Set], room: float) -> list[_Set]:
    """The same, with nothing modest larger than what is weighty."""
    most = min((one.size for one in sets if one.block.weighty), default=inf)
    return [
        _fitted(replace(one.block, most=most), room) if one.block.modest and one.size > most else one
        for one in sets
    ]


def _high(sets: Sequence[_Set]) -> float:
    return sum(one.height for one in sets)


def _fitted(block: _Block, room: float, lines: int = 2) -> _Set:
    if len(block.texts) == 2:
        return _fitted_name(block, room)
    text, weight = block.texts[0]
    fitted = fit(text, room * MM, block.most, block.most * _LEAST_OF_MOST, 2, weight)
    if lines == 3 and block.weighty and fitted.size < block.most * _THIRD_LINE_BELOW:
        fitted = fit(text, room * MM, block.most, block.most * _LEAST_OF_MOST, lines, weight)
    return _Set(block, tuple((line, weight) for line in fitted.lines), fitted.size)


def _fitted_name(block: _Block, room: float) -> _Set:
    """Given name above family name; where another break of the whole name is clearly larger, that one."""
    least = block.most * _LEAST_OF_MOST
    pair = [fit(text, room * MM, block.most, least, 1, weight) for text, weight in block.texts]
    size = min(fitted.size for fitted in pair)
    whole = fit(" ".join(text for text, _ in block.texts), room * MM, block.most, least, 2, Weight.BOLD)
    if size < whole.size * _TWO_LINES_WORTH:
        return _Set(block, tuple((line, Weight.BOLD) for line in whole.lines), whole.size)
    lines = ((fitted.lines[0], weight) for fitted, (_, weight) in zip(pair, block.texts, strict=True))
    return _Set(block, tuple(lines), size)


def _stacked(sets: Sequence[_Set], top: float, design: Design, room: float) -> Iterator[Placed]:
    """The lines of fitted blocks, one below the other from `top` mm."""
    for one in sets:
        top += one.block.space * one.size / MM
        for text, weight in one.lines:
            line = shape(text, weight)
            x = (design.width - line.at(one.size) / MM) / 2 if design.centred else design.margin
            baseline = top + (one.block.leading / 2 + 0.36) * one.size / MM
            yield Placed(line, x, baseline, one.size, one.block.colour)
            top += one.block.leading * one.size / MM


def _number(face: BadgeFace, design: Design) -> Placed:
    """The number: in the band, or below the code on an upright card."""
    line = shape(face.number)
    if design.centred:
        size, (left, top) = design.header * 0.85, qr_corner(design)
        x = left + (design.qr - line.at(size) / MM) / 2
        return Placed(line, x, top + design.qr + size * 0.5, size, GREY)
    size = min(design.words * 0.94, _number_room(design) * MM * 1000 / max(line.width, 1))
    x = design.width - design.margin - line.at(size) / MM
    return Placed(line, x, design.height - design.band / 2 + _cap(size) / 2, size, WHITE)


def _number_room(design: Design) -> float:
    return design.width * 0.16


def _cap(size: float) -> float:
    """The height of capitals in mm."""
    return 0.714 * size / MM
