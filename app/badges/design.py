"""Where things stand on a badge: from a layout and a person's words to lines in millimetres.

Each text is set at the largest size at which it stands on at most two lines; nothing is ever cut.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from math import ceil, inf
from typing import NamedTuple, TypeVar

from app.badges.face import BadgeFace
from app.badges.layout import GREY, WHITE, Layout, Part
from app.pdf.page import MM, text_operators
from app.pdf.text import Line, Weight, fit, shape

_LEAST_OF_MOST = 0.35
_THIRD_LINE_BELOW = 0.75
_TWO_LINES_WORTH = 0.8
_SMALL_FOR_A_NAME = 0.68
_STILL_READABLE = 0.72
_HAIR = 0.01
_PHOTO_SHAPE = 0.75
_LIGHT = 0.179
_BLACK = "#000000"
_STEP = 0.05
_MOST_KEPT = 4096
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
Use = Callable[[Line], None]
_Lines = tuple[tuple[str, Weight], ...]


class Placed(NamedTuple):
    """A line on a card: the start of its baseline in mm from the upper left corner, its size in points."""

    line: Line
    x: float
    y: float
    size: float
    colour: str
    spacing: float = 0.0


class _Block(NamedTuple):
    """A part with its text; a name has two. `most` is the size it may have now."""

    texts: _Lines
    part: Part
    most: float

    def at(self, share: float) -> "_Block":
        """The same block when only a share of the sizes has room; what keeps gives way more slowly."""
        if self.part.keeps:
            share = (1 + share) / 2 if share > _STILL_READABLE else share * (1 + 1 / _STILL_READABLE) / 2
        return _Block(self.texts, self.part, self.most * share)


class _Set(NamedTuple):
    """A block as it was fitted: lines with their weights, one size; what it needs in mm with its space."""

    block: _Block
    lines: _Lines
    size: float
    height: float


class Side:
    """One side of the badges of a layout. Remembers what persons of one delegation and position share."""

    def __init__(self, layout: Layout, use: Use, with_photo: bool = False, head: float = 0.0) -> None:
        """`use` learns of each line that is drawn; `head` is the height in mm of the header."""
        self.layout, self._use = layout, use
        self._head = head or layout.header * 3.3 / MM
        self.photo = layout.photo if with_photo else 0.0
        beside = self.photo * _PHOTO_SHAPE + layout.margin * 0.8 if self.photo and not layout.centred else 0.0
        self.left, self.full = layout.margin + beside, layout.width - 2 * layout.margin - beside
        parts = layout.front
        name = next((place for place, part in enumerate(parts) if part.field == "name"), -1) + 1
        self._name, self._rest = parts[:name], parts[name:]
        self._blocks_kept: dict[tuple[object, ...], str] = {}
        self._gave: dict[tuple[tuple[str, ...], int], tuple[int, ...]] = {}
        self._kept: dict[tuple[tuple[str, ...], float], str] = {}
        self._full_size: list[dict[str, _Set]] = [{} for _ in self._rest]
        self._measure()

    def _measure(self) -> None:
        layout = self.layout
        margin, head = layout.margin, self._head
        top = margin * (0.85 if layout.header else 0.7)
        if layout.centred and layout.logo:
            top += layout.logo + margin * 0.4
        self.head_at = top
        self.top = top + head
        if layout.centred and self.photo:
            self.top += self.photo + margin * 0.6
        self.low = layout.height - layout.band - margin * 0.55
        self.qr_left, self.qr_top = qr_corner(layout)
        self.narrow = self.qr_left - margin * 0.6 - self.left if layout.qr else self.full
        if layout.centred:
            self.low = self.qr_top - margin * 0.7 if layout.qr else self.low
        self._name_room = self._room_of_name()

    def photo_box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height in mm of the photo."""
        layout, wide = self.layout, self.photo * _PHOTO_SHAPE
        if layout.centred:
            return (layout.width - wide) / 2, self.top - self.photo - layout.margin * 0.6, wide, self.photo
        room = self.low - self.top
        return layout.margin, self.top + max(0, room - self.photo) / 2, wide, self.photo

    def own(self, face: BadgeFace) -> str:
        """The operators, from the lower left corner, of what is one person's own."""
        name = [
            _Block(_name(face), part, part.size) if part.field == "name" else _block(part, text)
            for part in self._name
            if (text := face.text_of(part)) or part.field == "name"
        ]
        texts = tuple([face.text_of(part) for part in self._rest])
        number = _number(face, self.layout)
        if self.layout.centred:
            return self._draw(chain(number, self._middle([*name, *self._blocks(texts)])))
        named = _within(name, *self._name_room)[0]
        high = ceil(_high(named) / _STEP) * _STEP
        shared = self._kept.get((texts, high)) or self._shared(texts, high)
        if shared is None:
            named, rest = self._give_way(name, texts)
            shared = self._below(rest, _high(named))
        own = self._draw(chain(number, self._stacked(named, self.top, self._name_room[0])))
        return f"{own}\n{shared}"

    def _draw(self, placed: Iterable[Placed]) -> str:
        return draw(placed, self.layout.height, self._use)

    def _blocks(self, texts: Sequence[str]) -> list[_Block]:
        return [_block(part, text) for part, text in zip(self._rest, texts, strict=True) if text]

    def _middle(self, blocks: Sequence[_Block]) -> Iterator[Placed]:
        sets, _ = _within(blocks, self.full, self.low - self.top)
        free = self.low - self.top - _high(sets)
        return self._stacked(sets, self.top + free * 0.42, self.full)

    def _room_of_name(self) -> tuple[float, float]:
        layout = self.layout
        if not layout.qr:
            return self.full, (self.low - self.top) * 0.6
        if layout.header:
            return self.full, self.qr_top - self.top
        return self.narrow, self.low - layout.height * 0.38 - self.top

    def _shared(self, texts: tuple[str, ...], high: float) -> str | None:
        """What stands below a name of this height; None when the name must give way for it."""
        height = self.low - self.top - high
        rest = self._at_full_size(texts)
        if _high(rest) > height + _HAIR:
            rest, stands = _within(self._blocks(texts), self.narrow, height, _STILL_READABLE)
            if not stands:
                return None
        if not _legible(rest):
            return None
        drawn = self._below(rest, high)
        if all(remaining.block.part.foot for remaining in rest):
            _keep(self._kept, (texts, high), drawn)
        return drawn

    def _at_full_size(self, texts: Sequence[str]) -> list[_Set]:
        """The rest as it stands where there is room; delegations and positions come again."""
        sets = list[_Set]()
        for part, kept, text in zip(self._rest, self._full_size, texts, strict=True):
            if text:
                one = kept.get(text)
                if one is None:
                    one = _fitted(_block(part, text), self.narrow, 3)
                    _keep(kept, text, one)
                sets.append(one)
        return _modest(sets, self.narrow)

    def _give_way(self, name: Sequence[_Block], texts: tuple[str, ...]) -> tuple[list[_Set], list[_Set]]:
        """Name and rest: the name gives way before the rest becomes tiny."""
        rest, height = self._blocks(texts), self.low - self.top
        key = texts, ceil(_high(_within(name, *self._name_room)[0]) / _STEP)
        for percent in (*self._gave.get(key, ()), 93, 86, 80, 74):
            smaller = [block._replace(most=block.most * percent / 100) for block in name]
            named = _within(smaller, *self._name_room)[0]
            others, stands = _within(rest, self.narrow, height - _high(named), _STILL_READABLE)
            if stands and _legible(others):
                if len(self._gave) < _MOST_KEPT:
                    self._gave[key] = (percent,)
                return named, others
        named = _within(name, *self._name_room)[0]
        others, stands = _within(rest, self.narrow, height - _high(named), _STILL_READABLE)
        if stands:
            return named, others
        named = _within(smaller, *self._name_room)[0]
        return named, _within(rest, self.narrow, height - _high(named))[0]

    def _below(self, rest: Sequence[_Set], high: float) -> str:
        below = [remaining for remaining in rest if not remaining.block.part.foot]
        foot = [remaining for remaining in rest if remaining.block.part.foot]
        drawn = self._draw(self._stacked(below, self.top + high, self.narrow))
        return "\n".join([drawn, *self._each(foot, self.low - _high(foot))])

    def _each(self, sets: Iterable[_Set], top: float) -> Iterator[str]:
        """Each block drawn below the other; remembered by its place, since delegations come again."""
        for other in sets:
            key = other.lines, other.size, top, other.block.part.colour
            if key not in self._blocks_kept:
                _keep(self._blocks_kept, key, self._draw(self._stacked([other], top, self.narrow)))
            yield self._blocks_kept[key]
            top += other.height

    def _stacked(self, sets: Iterable[_Set], top: float, room: float) -> Iterator[Placed]:
        """The lines of fitted blocks, one below the other from `top` mm."""
        for other in sets:
            part = other.block.part
            top += part.space * other.size / MM
            for text, weight in other.lines:
                line = shape(text, weight)
                x = self.left + ((room - line.at(other.size) / MM) / 2 if self.layout.centred else 0.0)
                yield Placed(line, x, top + (part.line / 2 + 0.36) * other.size / MM, other.size, part.colour)
                top += part.line * other.size / MM


def _keep(kept: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    """Remember, but never more than has room: what many share comes again soon."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    kept[key] = value


def draw(placed: Iterable[Placed], height: float, use: Use) -> str:
    """Lines of a card of a height in mm as operators; `use` learns of each."""
    shown = list[str]()
    for line, x, y, size, colour, spacing in placed:
        if line.runs:
            use(line)
            shown.append(text_operators(x * MM, (height - y) * MM, line, size, colour, spacing))
    return "\n".join(shown)


def qr_corner(layout: Layout) -> tuple[float, float]:
    """The upper left corner of the QR code in mm."""
    top = layout.height - layout.band - layout.margin * 0.62 - layout.qr
    if layout.centred:
        return (layout.width - layout.qr) / 2, top - layout.words * 0.28
    return layout.width - layout.margin - layout.qr, top


def logo_box(layout: Layout, wide: float) -> tuple[float, float, float, float]:
    """Left, top, width and height in mm of a logo that is `wide` times as wide as high."""
    width = min(layout.logo * wide, layout.width - 2 * layout.margin)
    left = (layout.width - width) / 2 if layout.centred else layout.width - layout.margin - width
    return left, layout.margin * 0.85, width, width / wide


def head_height(face: BadgeFace, layout: Layout, logo: float = 0.0) -> float:
    """The height in mm of the header with the space below it, and of a logo beside it."""
    text = _high(_head(face, layout, logo)) + layout.header * 0.7 / MM if layout.header else 0.0
    return max(text, 0.0 if layout.centred or not logo else layout.logo + layout.margin * 0.35)


def ground(face: BadgeFace, layout: Layout, logo: float = 0.0) -> Iterator[Placed]:
    """What every badge of a band shares: its words, the conference, its days and place.

    `logo` is the width in mm that the logo takes from the header.
    """
    if layout.band:
        yield _band_words(face, layout)
    if layout.header:
        side = Side(layout, _nobody)
        yield from side._stacked(_head(face, layout, logo), side.head_at, side.full)


def _head(face: BadgeFace, layout: Layout, logo: float) -> list[_Set]:
    room = layout.width - 2 * layout.margin - (0 if layout.centred else logo)
    name = _header(face.conference, layout.header, face.band.colour, Weight.SEMIBOLD)
    return [_fitted(name, room), _fitted(_header(face.occasion, layout.header * 0.92, GREY), room)]


def _band_words(face: BadgeFace, layout: Layout) -> Placed:
    words = shape(face.band.words.upper(), Weight.BOLD)
    spacing = layout.words * 0.09
    room = layout.width - 2 * layout.margin - (0 if layout.centred else _number_room(layout))
    size = min(layout.words, room * MM / (words.width / 1000 + 0.09 * len(words.text)))
    wide = (words.at(size) + spacing * len(words.text)) / MM
    x = (layout.width - wide) / 2 if layout.centred else layout.margin
    return Placed(
        words, x, layout.height - layout.band / 2 + _cap(size) / 2, size, ink_on(face.band.colour), spacing
    )


@cache
def ink_on(colour: str) -> str:
    """White letters, or black ones on a light band: at least 4.5 to 1 on any colour (WCAG 2)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return WHITE if 0.2126 * red + 0.7152 * green + 0.0722 * blue < _LIGHT else _BLACK


def _header(text: str, most: float, colour: str, weight: Weight = Weight.REGULAR) -> _Block:
    return _Block(((text, weight),), Part("", most, colour, weight, 1.3, 0.0), most)


def _block(part: Part, text: str) -> _Block:
    return _Block(((text, part.weight),), part, part.size)


def _name(face: BadgeFace) -> _Lines:
    """Given name above family name; a single name is bold."""
    if not face.given:
        return ((face.family, Weight.BOLD),)
    return (face.given, Weight.REGULAR), (face.family, Weight.BOLD)


def _within(
    blocks: Sequence[_Block], room: float, height: float, least: float = 0.08
) -> tuple[list[_Set], bool]:
    """The blocks fitted into `room` by `height` mm, giving way together to `least`; do they stand?"""
    sets = _sets(blocks, room, 100, 3)
    if _high(sets) <= height + _HAIR:
        return sets, True
    shares = range(100, round(least * 100) - 1, -4)
    for lines in (3, 2):
        place = bisect_left(shares, True, key=lambda share: _stands(blocks, room, height, share, lines))
        if place < len(shares):
            return _sets(blocks, room, shares[place], lines), True
    return _sets(blocks, room, shares[-1], 2), False


def _stands(blocks: Sequence[_Block], room: float, height: float, share: int, lines: int) -> bool:
    return _high(_sets(blocks, room, share, lines)) <= height + _HAIR


def _sets(blocks: Sequence[_Block], room: float, share: int, lines: int) -> list[_Set]:
    smaller = blocks if share == 100 else [block.at(share / 100) for block in blocks]
    return _modest([_fitted(block, room, lines) for block in smaller], room)


def _modest(sets: list[_Set], room: float) -> list[_Set]:
    """The same, with nothing modest larger than what keeps its size."""
    most = inf
    for other in sets:
        if other.block.part.keeps and other.size < most:
            most = other.size
    if most == inf:
        return sets
    return [
        _fitted(_Block(other.block.texts, other.block.part, most), room)
        if other.block.part.modest and other.size > most
        else other
        for other in sets
    ]


def _legible(sets: Iterable[_Set]) -> bool:
    """Whether what keeps its size could keep most of it."""
    return all(
        other.size >= other.block.part.size * _STILL_READABLE for other in sets if other.block.part.keeps
    )


def _nobody(_line: Line) -> None:
    """Nobody learns of lines that are only measured and placed."""


def _high(sets: Iterable[_Set]) -> float:
    return sum([other.height for other in sets])


def _fitted(block: _Block, room: float, lines: int = 2) -> _Set:
    if len(block.texts) == 2:
        return _set(block, *_fitted_name(block, room))
    text, weight = block.texts[0]
    return _set(block, *_fitted_text(text, weight, room * MM, block.most, lines if block.part.keeps else 2))


def _set(block: _Block, lines: _Lines, size: float) -> _Set:
    part = block.part
    return _Set(block, lines, size, (len(lines) * part.line + part.space) * size / MM)


@lru_cache(maxsize=4096)
def _fitted_text(text: str, weight: Weight, room: float, most: float, lines: int) -> tuple[_Lines, float]:
    """The lines with their weight, and the size; a third line only where two are clearly smaller."""
    fitted = fit(text, room, most, most * _LEAST_OF_MOST, 2, weight)
    if lines == 3 and fitted.size < most * _THIRD_LINE_BELOW:
        fitted = fit(text, room, most, most * _LEAST_OF_MOST, lines, weight)
    return tuple([(line, weight) for line in fitted.lines]), fitted.size


def _fitted_name(block: _Block, room: float) -> tuple[_Lines, float]:
    """Given name above family name; where another break of the whole name is clearly larger, that one.

    A third line only where two would make it smaller than the delegation.
    """
    widest = max([shape(text, weight).width for text, weight in block.texts]) or 1
    size = min(block.most, room * MM * 1000 / widest)
    if size >= block.most * _TWO_LINES_WORTH:
        return block.texts, size
    least, name = block.most * _LEAST_OF_MOST, " ".join([text for text, _ in block.texts])
    whole = fit(name, room * MM, block.most, least, 2, Weight.BOLD)
    if max(size, whole.size) < block.most * _SMALL_FOR_A_NAME:
        whole = fit(name, room * MM, block.most, least, 3, Weight.BOLD)
    if size < whole.size * _TWO_LINES_WORTH:
        return tuple([(line, Weight.BOLD) for line in whole.lines]), whole.size
    return block.texts, size


def _number(face: BadgeFace, layout: Layout) -> tuple[Placed, ...]:
    """The number: in the band, or below the code on an upright card."""
    line = shape(face.number)
    if layout.centred and layout.qr:
        size, (left, top) = (layout.header or layout.words * 0.7) * 0.85, qr_corner(layout)
        x = left + (layout.qr - line.at(size) / MM) / 2
        return (Placed(line, x, top + layout.qr + size * 0.5, size, GREY),)
    if not layout.band or layout.centred:
        return ()
    size = min(layout.words * 0.94, _number_room(layout) * MM * 1000 / max(line.width, 1))
    x = layout.width - layout.margin - line.at(size) / MM
    y = layout.height - layout.band / 2 + _cap(size) / 2
    return (Placed(line, x, y, size, ink_on(face.band.colour)),)


def _number_room(layout: Layout) -> float:
    return layout.width * 0.16


def _cap(size: float) -> float:
    """The height of capitals in mm."""
    return 0.714 * size / MM
