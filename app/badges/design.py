"""Where things stand on a badge: from a layout and a person's words to lines in millimetres.

Each text is set at the largest size at which it stands on at most two lines; nothing is ever cut.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from math import ceil
from typing import NamedTuple, TypeVar

from app.badges.blocks import (
    HAIR,
    STILL_READABLE,
    Block,
    Lines,
    SetBlock,
    height_of,
    is_legible,
    keep_modest,
    set_block,
    set_within,
)
from app.badges.face import BadgeFace
from app.badges.layout import GREY, INK, WHITE, Layout, Part
from app.badges.places import qr_corner, room_at
from app.pdf.page import MM, text_operators
from app.pdf.text import Line, Weight, shape

_PHOTO_SHAPE = 0.75
_LIGHT = 0.179
_BLACK = "#000000"
_STEP = 0.05
_MOST_KEPT = 4096
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
Use = Callable[[Line], None]


class Placed(NamedTuple):
    """A line on a card: the start of its baseline in mm from the upper left corner, its size in points."""

    line: Line
    x: float
    y: float
    size: float
    colour: str
    spacing: float = 0.0


class Side:
    """One side of the badges of a layout. Remembers what persons of one delegation and position share."""

    def __init__(self, layout: Layout, use: Use, with_photo: bool = False, head: float = 0.0) -> None:
        """`use` learns of each line that is drawn; `head` is the height in mm of the header."""
        self.layout, self._use, self._whole = layout.flowing, use, layout
        layout = self.layout
        self.head = head or layout.header * 3.3 / MM
        self.photo = layout.photo if with_photo else 0.0
        beside = self.photo * _PHOTO_SHAPE + layout.margin * 0.8 if self.photo and not layout.centred else 0.0
        if beside and layout.photo_at:
            beside += layout.photo_at[0] - layout.margin
        self.left, self.full = layout.margin + beside, layout.width - 2 * layout.margin - beside
        parts = tuple(part for part in layout.front if part.place is None)
        self._apart = tuple(part for part in layout.front if part.place is not None)
        name = next((place for place, part in enumerate(parts) if part.field == "name"), -1) + 1
        self._name, self._rest = parts[:name], parts[name:]
        self._blocks_kept: dict[tuple[object, ...], str] = {}
        self._gave: dict[tuple[tuple[str, ...], int], tuple[int, ...]] = {}
        self._kept: dict[tuple[tuple[str, ...], float], str] = {}
        self._full_size: list[dict[str, SetBlock]] = [{} for _ in self._rest]
        self._measure()

    def _measure(self) -> None:
        layout = self.layout
        margin = layout.margin
        top = margin * (0.85 if layout.header else 0.7)
        if layout.centred and layout.logo:
            top = (layout.logo_at[1] if layout.logo_at else top) + layout.logo + margin * 0.4
        self.head_at = top
        self.top = top + self.head
        if layout.centred and self.photo:
            self.top = (layout.photo_at[1] if layout.photo_at else self.top) + self.photo + margin * 0.6
        self.low = layout.height - layout.band - margin * 0.55
        self.qr_left, self.qr_top = qr_corner(layout)
        self.narrow = self.qr_left - margin * 0.6 - self.left if layout.qr else self.full
        if layout.centred:
            self.low = self.qr_top - margin * 0.7 if layout.qr else self.low
        self._name_room = self._room_of_name()

    def photo_box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height in mm of the photo."""
        if self._whole.photo_at:
            high = self._whole.photo
            return (*self._whole.photo_at, high * _PHOTO_SHAPE, high)
        layout, wide = self.layout, self.photo * _PHOTO_SHAPE
        if layout.centred:
            return (layout.width - wide) / 2, self.top - self.photo - layout.margin * 0.6, wide, self.photo
        room = self.low - self.top
        return layout.margin, self.top + max(0, room - self.photo) / 2, wide, self.photo

    def _words(self, face: BadgeFace) -> tuple[list[Block], tuple[str, ...]]:
        """The name with what stands above it, and the texts of all other parts."""
        name = [
            Block(_name(face), part, part.size) if part.field == "name" else _block(part, text)
            for part in self._name
            if (text := face.text_of(part)) or part.field == "name"
        ]
        return name, tuple([face.text_of(part) for part in self._rest])

    def boxes(self, face: BadgeFace) -> Iterator[tuple[Part, tuple[float, float, float, float]]]:
        """Where each part stands that says something: left, top, width and height in mm."""
        yield from self._flow_boxes(face)
        for left, top, room, sets in self._set_apart(face):
            yield from self._boxed(sets, top, room, left)

    def _flow_boxes(self, face: BadgeFace) -> Iterator[tuple[Part, tuple[float, float, float, float]]]:
        name, texts = self._words(face)
        if self.layout.centred:
            sets, _ = set_within([*name, *self._blocks(texts)], self.full, self.low - self.top)
            free = self.low - self.top - height_of(sets)
            yield from self._boxed(sets, self.top + free * 0.42, self.full)
            return
        named = set_within(name, *self._name_room)[0]
        rest = self._rest_below(texts, height_of(named))
        if rest is None:
            named, rest = self._give_way(name, texts)
        below = [fitted for fitted in rest if not fitted.block.part.foot]
        foot = [fitted for fitted in rest if fitted.block.part.foot]
        yield from self._boxed(named, self.top, self._name_room[0])
        yield from self._boxed(below, self.top + height_of(named), self.narrow)
        yield from self._boxed(foot, self.low - height_of(foot), self.narrow)

    def _boxed(
        self, sets: Iterable[SetBlock], top: float, room: float, left: float | None = None
    ) -> Iterator[tuple[Part, tuple[float, float, float, float]]]:
        for fitted in sets:
            yield fitted.block.part, (self.left if left is None else left, top, room, fitted.height)
            top += fitted.height

    def own(self, face: BadgeFace) -> str:
        """What is one person's own on this side, as operators from the lower left corner of the card."""
        flow = self._own_flow(face)
        if not self._apart:
            return flow
        apart = (self._stacked(sets, top, room, left) for left, top, room, sets in self._set_apart(face))
        return f"{flow}\n{self._draw(chain.from_iterable(apart))}"

    def _set_apart(self, face: BadgeFace) -> Iterator[tuple[float, float, float, list[SetBlock]]]:
        """The texts with a place of their own, fitted: left, top and room in mm."""
        for part in self._apart:
            text = face.text_of(part)
            if part.place and (text or part.field == "name"):
                block = Block(_name(face), part, part.size) if part.field == "name" else _block(part, text)
                room, high = room_at(part, part.place, self._whole)
                yield *part.place, room, set_within([block], room, high)[0]

    def _own_flow(self, face: BadgeFace) -> str:
        name, texts = self._words(face)
        number = _number(face, self._whole)
        if self.layout.centred:
            return self._draw(chain(number, self._middle([*name, *self._blocks(texts)])))
        named = set_within(name, *self._name_room)[0]
        high = ceil(height_of(named) / _STEP) * _STEP
        shared = self._kept.get((texts, high)) or self._shared(texts, high)
        if shared is None:
            named, rest = self._give_way(name, texts)
            shared = self._below(rest, height_of(named))
        own = self._draw(chain(number, self._stacked(named, self.top, self._name_room[0])))
        return f"{own}\n{shared}"

    def _draw(self, placed: Iterable[Placed]) -> str:
        return draw(placed, self.layout.height, self._use)

    def _blocks(self, texts: Sequence[str]) -> list[Block]:
        return [_block(part, text) for part, text in zip(self._rest, texts, strict=True) if text]

    def _middle(self, blocks: Sequence[Block]) -> Iterator[Placed]:
        sets, _ = set_within(blocks, self.full, self.low - self.top)
        free = self.low - self.top - height_of(sets)
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
        rest = self._rest_below(texts, high)
        if rest is None:
            return None
        drawn = self._below(rest, high)
        if all(block.part.foot for block, *_ in rest):
            _keep(self._kept, (texts, high), drawn)
        return drawn

    def _rest_below(self, texts: tuple[str, ...], high: float) -> list[SetBlock] | None:
        """The parts below a name of this height, fitted; None when the name must give way for them."""
        height = self.low - self.top - high
        rest = self._at_full_size(texts)
        if height_of(rest) > height + HAIR:
            rest, stands = set_within(self._blocks(texts), self.narrow, height, STILL_READABLE)
            if not stands:
                return None
        return rest if is_legible(rest) else None

    def _at_full_size(self, texts: Sequence[str]) -> list[SetBlock]:
        """The parts below the name at full size; remembered, since delegations and positions come again."""
        sets = list[SetBlock]()
        for part, kept, text in zip(self._rest, self._full_size, texts, strict=True):
            if text:
                fitted = kept.get(text)
                if fitted is None:
                    fitted = set_block(_block(part, text), self.narrow, 3)
                    _keep(kept, text, fitted)
                sets.append(fitted)
        return keep_modest(sets, self.narrow)

    def _give_way(
        self, name: Sequence[Block], texts: tuple[str, ...]
    ) -> tuple[list[SetBlock], list[SetBlock]]:
        """The name and the parts below it, fitted: the name is made smaller before the rest becomes tiny."""
        rest, height = self._blocks(texts), self.low - self.top
        key = texts, ceil(height_of(set_within(name, *self._name_room)[0]) / _STEP)
        for percent in (*self._gave.get(key, ()), 93, 86, 80, 74):
            smaller = [block._replace(most=block.most * percent / 100) for block in name]
            named = set_within(smaller, *self._name_room)[0]
            others, stands = set_within(rest, self.narrow, height - height_of(named), STILL_READABLE)
            if stands and is_legible(others):
                if len(self._gave) < _MOST_KEPT:
                    self._gave[key] = (percent,)
                return named, others
        named = set_within(name, *self._name_room)[0]
        others, stands = set_within(rest, self.narrow, height - height_of(named), STILL_READABLE)
        if stands:
            return named, others
        named = set_within(smaller, *self._name_room)[0]
        return named, set_within(rest, self.narrow, height - height_of(named))[0]

    def _below(self, rest: Sequence[SetBlock], high: float) -> str:
        below = [fitted for fitted in rest if not fitted.block.part.foot]
        foot = [fitted for fitted in rest if fitted.block.part.foot]
        drawn = self._draw(self._stacked(below, self.top + high, self.narrow))
        return "\n".join([drawn, *self._each(foot, self.low - height_of(foot))])

    def _each(self, sets: Iterable[SetBlock], top: float) -> Iterator[str]:
        """The blocks drawn one below the other; each remembered by its place, for delegations come again."""
        for fitted in sets:
            key = fitted.lines, fitted.size, top, fitted.block.part.colour
            if key not in self._blocks_kept:
                _keep(self._blocks_kept, key, self._draw(self._stacked([fitted], top, self.narrow)))
            yield self._blocks_kept[key]
            top += fitted.height

    def _stacked(
        self, sets: Iterable[SetBlock], top: float, room: float, left: float | None = None
    ) -> Iterator[Placed]:
        """The lines of fitted blocks, one below the other from `top` mm."""
        left = self.left if left is None else left
        for fitted in sets:
            part = fitted.block.part
            top += part.space * fitted.size / MM
            for text, weight in fitted.lines:
                line = shape(text, weight)
                x = left + ((room - line.at(fitted.size) / MM) / 2 if self.layout.centred else 0.0)
                yield Placed(
                    line, x, top + (part.line / 2 + 0.36) * fitted.size / MM, fitted.size, part.colour
                )
                top += part.line * fitted.size / MM


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


def head_height(face: BadgeFace, layout: Layout, logo: float = 0.0) -> float:
    """The height in mm of the header with the space below it, and of a logo beside it."""
    text = height_of(_head(face, layout, logo)) + layout.header * 0.7 / MM if layout.header else 0.0
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


def _head(face: BadgeFace, layout: Layout, logo: float) -> list[SetBlock]:
    room = layout.width - 2 * layout.margin - (0 if layout.centred else logo)
    colour = _on_paper(face.colour or face.band.colour)
    name = _header(face.conference, layout.header, colour, Weight.SEMIBOLD)
    return [set_block(name, room), set_block(_header(face.occasion, layout.header * 0.92, GREY), room)]


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


def _on_paper(colour: str) -> str:
    """The colour where letters in it can be read on white, else that of ink."""
    return colour if ink_on(colour) == WHITE else INK


def _header(text: str, most: float, colour: str, weight: Weight = Weight.REGULAR) -> Block:
    return Block(((text, weight),), Part("", most, colour, weight, 1.3, 0.0), most)


def _block(part: Part, text: str) -> Block:
    return Block(((text, part.weight),), part, part.size)


def _name(face: BadgeFace) -> Lines:
    """Given name above family name; a single name is bold."""
    if not face.given:
        return ((face.family, Weight.BOLD),)
    return (face.given, Weight.REGULAR), (face.family, Weight.BOLD)


def _nobody(_line: Line) -> None:
    """Takes no note of a line: for lines that are measured and placed, not drawn."""


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
