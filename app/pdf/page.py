"""A document on paper: pages of text, areas and lines in points, and a file that is whole or not there.

The same data gives the same bytes: no date, no random id, no name of a machine stands in the file.
Never writes over a file before the new one is complete.
"""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.pdf.embed import Fonts, utf16
from app.pdf.glyphs import Piece
from app.pdf.pictures import Picture
from app.pdf.shaping import Line, Run
from app.whole_files import write_whole

MM = 72 / 25.4
BLACK = "#000000"

rl_config.useA85 = 0


class Paper:
    """A document in the making. Lengths in points, from the lower left corner; colours as #rrggbb."""

    def __init__(
        self, width: float, height: float, *, title: str, subject: str = "", author: str = ""
    ) -> None:
        """An empty document of one page size."""
        self.width, self.height, self.pages = width, height, 0
        self._fonts = Fonts()
        self._canvas = cast("Any", Canvas("", pagesize=(width, height), invariant=1, pageCompression=1))
        self._canvas._preamble = ""
        self._canvas._doc.delayedFonts.append(self._fonts)
        self._canvas.setTitle(title)
        self._canvas.setSubject(subject)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Rostrum")
        self.put = self._canvas.addLiteral

    def text(
        self, x: float, y: float, line: Line, size: float, colour: str = BLACK, spacing: float = 0.0
    ) -> None:
        """A shaped line, its baseline beginning at (x, y). `spacing` is added after each letter."""
        if line.runs:
            self._fonts.use(line)
            self.put(text_operators(x, y, line, size, colour, spacing))

    def area(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle with its lower left corner at (x, y)."""
        self.put(f"{rgb(colour)} rg {x:.3f} {y:.3f} {width:.3f} {height:.3f} re f")

    def stroke(self, x1: float, y1: float, x2: float, y2: float, thick: float, colour: str = BLACK) -> None:
        """A straight line."""
        self.put(f"{rgb(colour)} RG {thick:g} w {x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S")

    def picture(self, shown: Picture, x: float, y: float, width: float, height: float) -> None:
        """A picture with its lower left corner at (x, y)."""
        self._canvas.drawImage(ImageReader(BytesIO(shown.jpeg)), x, y, width, height)

    def next_page(self) -> None:
        """End the page."""
        self._canvas.showPage()
        self._canvas._preamble = ""
        self.pages += 1

    def save(self, path: Path, *, public: bool = False) -> None:
        """Write the document. Raises Unsaved with a sentence; an older file at `path` then stays."""
        write_whole(path, self._canvas.getpdfdata(), public=public)


def text_operators(
    x: float, y: float, line: Line, size: float, colour: str = BLACK, spacing: float = 0.0
) -> str:
    """What shows a shaped line, its baseline beginning at (x, y)."""
    runs = "\n".join([_operators(run, size) for run in line.runs])
    spaced = f"{spacing:g} Tc {runs} 0 Tc" if spacing else runs
    return f"{rgb(colour)} rg BT {x:.2f} {y:.2f} Td {spaced} ET"


@cache
def rgb(colour: str) -> str:
    """#rrggbb as the three numbers of a page."""
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.3g}" for place in (1, 3, 5))


def _operators(run: Run, size: float) -> str:
    shown = " ".join([piece if isinstance(piece, str) else _shown(piece, size) for piece in run.pieces])
    return f"/{run.face.resource} {size:.2f} Tf {shown}"


def _shown(piece: Piece, size: float) -> str:
    shows, says = piece
    shown = " ".join([f"{rise * size / 1000:.2f} Ts {show} 0 Ts" if rise else show for rise, show in shows])
    return f"/Span<</ActualText<feff{utf16(says)}>>>BDC {shown} EMC" if says else shown
