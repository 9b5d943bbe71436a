"""How a badge looks, as data: what stands on it, how large, in which colours; front, back and fold.

Lengths in mm, sizes in points, both for a card of the layout's own size; `on` fits it to another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.badges.stocks import Stock
from app.pdf.text import Weight

INK, GREY, WHITE = "#14181d", "#59616b", "#ffffff"
FIELDS = (
    "title", "name", "native", "position", "delegation", "category", "role", "number", "conference",
    "occasion", "seat",
)  # fmt: skip
SHAPES = ("lying", "upright", "small")
_SMALL = 40
Place = tuple[float, float]
"""From the left and from above, in mm: the upper left corner."""


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a badge, or a literal `text`: at most `size` points, lines and space before in sizes.

    A part that `keeps` shrinks half as fast as the others at first, and may take a third line; a `modest`
    one is never larger than those that keep. It stands below the one before, at the foot, or by itself at a
    `place` of its own, there `wide` mm or as wide as there is room.
    """

    field: str
    size: float
    colour: str = INK
    weight: Weight = Weight.REGULAR
    line: float = 1.2
    space: float = 0.3
    keeps: bool = False
    modest: bool = False
    foot: bool = False
    text: str = ""
    place: Place | None = None
    wide: float = 0.0


@dataclass(frozen=True, slots=True)
class Rule:
    """Whoever has this role and this category (both, where both are named) gets this band."""

    words: str
    colour: str
    role: str = ""
    category: str = ""

    def fits(self, role: str, category: str) -> bool:
        """Whether the rule applies to a person of this role who is of this category."""
        return self.role in ("", role) and self.category in ("", category)


@dataclass(frozen=True, slots=True)
class Layout:
    """A badge. `band`, `qr`, `logo` and `photo` are 0 where there is none; a photo is 3 wide to 4 high.

    Each of the latter three may have a place of its own; far from the usual one, texts have its room too.
    `fold`: the card is twice as high and folded in its middle; its second side stands upside down above.
    """

    width: float
    height: float
    margin: float
    centred: bool = False
    fold: bool = False
    band: float = 0.0
    words: float = 7.0
    header: float = 0.0
    qr: float = 0.0
    logo: float = 0.0
    photo: float = 0.0
    picture: str = ""
    qr_at: Place | None = None
    logo_at: Place | None = None
    photo_at: Place | None = None
    front: tuple[Part, ...] = ()
    back: tuple[Part, ...] = ()
    rules: tuple[Rule, ...] = ()
    stock: Stock | None = None

    @property
    def shape(self) -> str:
        """Which kind of cards it is for; a folded card is twice as high as one of its sides."""
        return shape_of(self.width, self.height * (2 if self.fold else 1))

    @property
    def second(self) -> "Layout":
        """The other side as a layout of its own: its texts in the middle, and nothing else."""
        return replace(
            self, front=self.back, back=(), band=0.0, header=0.0, qr=0.0, logo=0.0, centred=True, fold=False
        )

    @property
    def flowing(self) -> "Layout":
        """The layout without the code and pictures that were put far from where the texts expect them."""
        apart: dict[str, Any] = {name: 0.0 for name in _PLACEABLE if self._is_far(name)}
        return replace(self, **apart) if apart else self

    def _is_far(self, name: str) -> bool:
        place: Place | None = getattr(self, f"{name}_at")
        if place is None:
            return False
        right, down = place[0] / self.width, place[1] / self.height
        if name == "photo":
            return down > _HALF if self.centred else right > _SIDE
        lies_right = self.centred or right > _HALF
        return not (lies_right and (down > _HALF if name == "qr" else down < _SIDE))

    def scale_on(self, width: float, height: float) -> float:
        """How many times as large it is on a card of this size in mm."""
        return min(width / self.width, (height / 2 if self.fold else height) / self.height)

    def on(self, width: float, height: float) -> "Layout":
        """The same layout on a card of another size, all of it larger or smaller."""
        by = self.scale_on(width, height)
        changed: dict[str, Any] = {name: getattr(self, name) * by for name in _SCALED}
        changed |= {f"{name}_at": _moved(getattr(self, f"{name}_at"), by) for name in _PLACEABLE}
        changed |= {"front": _sized(self.front, by), "back": _sized(self.back, by)}
        return replace(self, width=width, height=height / 2 if self.fold else height, **changed)


_HALF, _SIDE = 0.45, 0.3
_PLACEABLE = ("qr", "logo", "photo")
_SCALED = ("margin", "band", "words", "header", "qr", "logo", "photo")


def _sized(parts: Sequence[Part], by: float) -> tuple[Part, ...]:
    return tuple(
        replace(part, size=part.size * by, place=_moved(part.place, by), wide=part.wide * by)
        for part in parts
    )


def _moved(place: Place | None, by: float) -> Place | None:
    return (place[0] * by, place[1] * by) if place else None


def shape_of(width: float, height: float) -> str:
    """Which kind of card this is: lying, upright, or a small label."""
    if height > width:
        return "upright"
    return "small" if height < _SMALL else "lying"
