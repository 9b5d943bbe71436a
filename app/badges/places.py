"""Where the code and the logo stand, and what room a text has at a place of its own."""

from app.badges.layout import Layout, Part, Place
from app.pdf.page import MM


def qr_corner(layout: Layout) -> tuple[float, float]:
    """The upper left corner of the QR code in mm."""
    if layout.qr_at:
        return layout.qr_at
    top = layout.height - layout.band - layout.margin * 0.62 - layout.qr
    if layout.centred:
        return (layout.width - layout.qr) / 2, top - layout.words * 0.28
    return layout.width - layout.margin - layout.qr, top


def logo_box(layout: Layout, wide: float) -> tuple[float, float, float, float]:
    """Left, top, width and height in mm of a logo that is `wide` times as wide as high."""
    width = min(layout.logo * wide, layout.width - 2 * layout.margin)
    if layout.logo_at:
        return (*layout.logo_at, width, width / wide)
    left = (layout.width - width) / 2 if layout.centred else layout.width - layout.margin - width
    return left, layout.margin * 0.85, width, width / wide


def beside_logo(layout: Layout, logo: tuple[float, float, float, float] | None) -> float:
    """The width in mm that a logo takes from the header: in its usual place, or not far from it."""
    if not logo or not layout.flowing.logo:
        return 0.0
    return layout.width - logo[0] if layout.logo_at else logo[2] + layout.margin


def room_at(part: Part, place: Place, layout: Layout) -> tuple[float, float]:
    """Width and height in mm that a text has at a place of its own: to the edge, or to the code."""
    left, top = place
    room, high = part.wide or layout.width - layout.margin - left, layout.height - layout.band - top
    if layout.qr:
        qr_left, qr_top = qr_corner(layout)
        beside = top < qr_top + layout.qr and top + part.line * part.size / MM > qr_top
        if beside and left < qr_left:
            room = min(room, qr_left - layout.margin * 0.6 - left)
        elif top < qr_top and left < qr_left + layout.qr and left + room > qr_left:
            high = qr_top - top
    return max(room, 2.0), max(high, 2.0)
