"""How a badge looks, as data: what stands on it, how large, in which colours; front, back and fold.

Lengths in mm, sizes in points, both for a card of the layout's own size; `on` fits it to another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.badges.stocks import Stock
from app.pdf.text import Weight

INK, GREY, WHITE = "#14181d", "#59616b", "#ffffff"
FIELDS = (
    "title", "name", "native", "position", "delegation", "category", "role", "number", "conference",
    "occasion", "seat",
)  # fmt: skip
SHAPES = ("lying", "upright", "small")
_SMALL = 40


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a badge, or a literal `text`: at most `size` points, lines and space before in sizes.

    A part that `keeps` shrinks half as fast as the others at first, and may take a third line; a `modest`
    one is never larger than those that keep. It stands below the one before, or at the foot.
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

    def on(self, width: float, height: float) -> "Layout":
        """The same layout on a card of another size, all of it larger or smaller."""
        height = height / 2 if self.fold else height
        by = min(width / self.width, height / self.height)
        lengths = {name: getattr(self, name) * by for name in _SCALED}
        front, back = _sized(self.front, by), _sized(self.back, by)
        return replace(self, width=width, height=height, front=front, back=back, **lengths)


_SCALED = ("margin", "band", "words", "header", "qr", "logo", "photo")


def _sized(parts: Sequence[Part], by: float) -> tuple[Part, ...]:
    return tuple(replace(part, size=part.size * by) for part in parts)


def shape_of(width: float, height: float) -> str:
    """Which kind of card this is: lying, upright, or a small label."""
    if height > width:
        return "upright"
    return "small" if height < _SMALL else "lying"
