"""Where the parts of a layout stand on a card: what a designer points at. Lengths in mm, from above."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.badges.design import Side, head_height, logo_box, qr_corner
from app.badges.face import BadgeFace
from app.badges.layout import Layout, Part
from app.pdf.pictures import Picture


@dataclass(frozen=True, slots=True)
class Box:
    """A part by the table that describes it, at its place among those of that name; where it stands.

    `words` name it; `size` is what `key` of its table says: in points for a text, else in mm. `moves`: it may
    stand before or after others of its side.
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
        beside = placed[2] + fitted.margin if placed else 0.0
        side = Side(fitted, _nobody, photo, head_height(face, fitted, beside))
        texts = _texts("front", layout.front, fitted.front, side, face)
        found = [*_fixed(layout, fitted, side, placed, beside), *texts]
    if layout.fold:
        found = [_folded(box, fitted, back) for box in found]
    return tuple(sorted(found, key=lambda box: (box.y, box.x)))


def _folded(box: Box, fitted: Layout, back: bool) -> Box:
    """On a card that is folded the front stands below, the second side upside down above."""
    if not back:
        return replace(box, y=box.y + fitted.height)
    return replace(box, x=fitted.width - box.x - box.width, y=fitted.height - box.y - box.height)


def _fixed(
    layout: Layout, fitted: Layout, side: Side, logo: tuple[float, float, float, float] | None, beside: float
) -> Iterator[Box]:
    """Whatever has its place by the kind of card: it is sized, not moved."""
    margin = fitted.margin
    if layout.header:
        room = fitted.width - 2 * margin - (0 if fitted.centred else beside)
        high = side.top - side.head_at - (side.photo + margin * 0.6 if side.photo and fitted.centred else 0)
        yield Box("header", 0, "conference", "size", layout.header, margin, side.head_at, room, max(high, 2))
    if logo:
        yield Box("logo", 0, "logo", "height", layout.logo, *logo)
    if side.photo:
        yield Box("photo", 0, "photo", "height", layout.photo, *side.photo_box())
    if layout.qr:
        yield Box("qr", 0, "code", "size", layout.qr, *qr_corner(fitted), fitted.qr, fitted.qr)
    if layout.band:
        low = fitted.height - fitted.band
        yield Box("band", 0, "band", "height", layout.band, 0.0, low, fitted.width, fitted.band)


def _texts(
    table: str, parts: tuple[Part, ...], fitted: tuple[Part, ...], side: Side, face: BadgeFace
) -> Iterator[Box]:
    for shown, (x, y, width, height) in side.boxes(face):
        place = next(at for at, one in enumerate(fitted) if one is shown)
        part = parts[place]
        words = part.field or f"“{part.text}”"
        yield Box(table, place, words, "size", part.size, x, y, width, height, moves=True)


def _nobody(_line: object) -> None:
    """Takes no note of a line: nothing is drawn."""
