"""How the papers of a conference look: the colour of its name, and its logo."""

from dataclasses import dataclass
from functools import lru_cache

from app.pdf.page import MM, Paper
from app.pdf.pictures import Picture, picture
from app.pdf.table import INK

_WIDEST = 3.2
"""A logo is at most so many times as wide as it may be high."""


@dataclass(frozen=True, slots=True)
class Look:
    """A colour as #rrggbb, and a picture where there is one."""

    colour: str = INK
    logo: Picture | None = None

    def put_logo(self, paper: Paper, edge: float, top: float, high: float, *, right: bool = True) -> float:
        """The logo with its right (or left) edge and its top at these mm; how many mm wide it is, or 0."""
        if self.logo is None:
            return 0.0
        wide = min(high * self.logo.width / self.logo.height, high * _WIDEST)
        tall = wide * self.logo.height / self.logo.width
        left, low = (edge - wide if right else edge) * MM, paper.height - (top + (high + tall) / 2) * MM
        paper.picture(self.logo, left, low, wide * MM, tall * MM)
        return wide


PLAIN = Look()


def look_of(colour: str, logo: bytes) -> Look:
    """The look of papers with this colour, if any, and this PNG or JPEG file, if it is one."""
    return Look(colour or INK, _picture(logo) if logo else None)


@lru_cache(maxsize=2)
def _picture(data: bytes) -> Picture | None:
    return picture(data)
