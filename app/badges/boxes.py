"""Where the parts of a layout stand on a card: what a designer points at. Lengths in mm, from above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.badges.design import Side, head_height
from app.badges.face import BadgeFace
from app.badges.layout import Layout, Part, Place
from app.badges.places import beside_logo, logo_box, qr_corner
from app.pdf.pictures import Picture

Area = tuple[float, float, float, float]
_HAIR = 0.3


@dataclass(frozen=True, slots=True)
class Box:
    """A part by the table that describes it, at its place among those of that name; where it stands.

    `words` name it; `size` is what `key` of its table says: in points for a text, else in mm. `moves`: it may
    stand before or after others of its side. `loose`: it may have a place of its own; `placed`: it has one.
    """

    table: str
    place: int
    words: str
    key: str
    size: float
    x: float
    y: float
    width: float
    height: float
    moves: bool = False
    loose: bool = False
    placed: bool = False

    def over(self, other: "Box") -> bool:
        """Whether both stand on the same spot, by more than a hair."""
        wide = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        high = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return wide > _HAIR and high > _HAIR


def boxes(
    face: BadgeFace, layout: Layout, card: tuple[float, float], logo: Picture | None, photo: bool, back: bool
) -> tuple[Box, ...]:
    """The boxes of one side of a card of this size, from above; a part that says nothing has none."""
    fitted = layout.on(*card)
    if back:
        second = fitted.second
        found = list(_texts("back", layout.back, second.front, Side(second, _nobody), face))
    else:
        placed = logo_box(fitted, logo.width / logo.height) if logo and fitted.logo else None
        beside = beside_logo(fitted, placed)
        side = Side(fitted, _nobody, photo, head_height(face, fitted, beside))
        texts = _texts("front", layout.front, fitted.front, side, face)
        found = [*_fixed(layout, fitted, side, placed, beside, photo), *texts]
    if layout.fold:
        found = [_folded(box, fitted, back) for box in found]
    return tuple(sorted(found, key=lambda box: (box.y, box.x)))


def clash(found: Sequence[Box], card: tuple[float, float]) -> str:
    """A sentence about what was placed by hand and does not stand well; nothing where all does."""
    for box in found:
        if box.placed:
            beyond = box.x + box.width > card[0] + _HAIR or box.y + box.height > card[1] + _HAIR
            if beyond or min(box.x, box.y) < -_HAIR:
                return f"{_named(box)} hangs over the edge of the card."
            other = next((one for one in found if one is not box and box.over(one)), None)
            if other:
                return f"{_named(box)} stands over {other.words}."
    return ""


def _named(box: Box) -> str:
    return box.words[:1].upper() + box.words[1:]


def _folded(box: Box, fitted: Layout, back: bool) -> Box:
    """On a card that is folded the front stands below, the second side upside down above."""
    if not back:
        return replace(box, y=box.y + fitted.height)
    return replace(box, x=fitted.width - box.x - box.width, y=fitted.height - box.y - box.height)


def _fixed(
    layout: Layout, fitted: Layout, side: Side, logo: Area | None, beside: float, has_photo: bool
) -> Iterator[Box]:
    """What is no text: the header and the band have their place by the kind of card."""
    margin = fitted.margin
    if layout.header:
        room = fitted.width - 2 * margin - (0 if fitted.centred else beside)
        high = max(side.head, 2)
        yield Box("header", 0, "conference", "size", layout.header, margin, side.head_at, room, high)
    if logo:
        yield _loose("logo", "logo", "height", layout.logo, logo, layout.logo_at)
    if has_photo:
        yield _loose("photo", "photo", "height", layout.photo, side.photo_box(), layout.photo_at)
    if layout.qr:
        code = (*qr_corner(fitted), fitted.qr, fitted.qr)
        yield _loose("qr", "code", "size", layout.qr, code, layout.qr_at)
    if layout.band:
        low = fitted.height - fitted.band
        yield Box("band", 0, "band", "height", layout.band, 0.0, low, fitted.width, fitted.band)


def _texts(
    table: str, parts: tuple[Part, ...], fitted: tuple[Part, ...], side: Side, face: BadgeFace
) -> Iterator[Box]:
    for shown, (x, y, width, height) in side.boxes(face):
        place = next(at for at, one in enumerate(fitted) if one is shown)
        part = parts[place]
        words, placed = part.field or f"“{part.text}”", part.place is not None
        yield Box(table, place, words, "size", part.size, x, y, width, height, True, True, placed)


def _loose(table: str, words: str, key: str, size: float, area: Area, place: Place | None) -> Box:
    return Box(table, 0, words, key, size, *area, loose=True, placed=place is not None)


def _nobody(_line: object) -> None:
    """Takes no note of a line: nothing is drawn."""
