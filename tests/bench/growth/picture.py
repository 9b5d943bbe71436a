"""Curves as a picture: both axes logarithmic, beside a line that grows as fast as the input."""

from collections.abc import Sequence
from math import log10
from pathlib import Path
from statistics import median

from PIL import Image, ImageDraw, ImageFont

from tests.bench.growth.curves import Curve

FONT = Path(__file__).parents[3] / "resources" / "fonts" / "NotoSans-Regular.ttf"
WIDTH, HEIGHT, MARGIN = 900, 620, 90
COLOURS = ("#0b5fa5", "#b3261e", "#1e7d32", "#7b3fa0")
GREY, PALE = "#6b7280", "#e5e7eb"
LEAST, MOST = -5, 2
"""From ten microseconds to a hundred seconds."""
_UNITS = {-5: "10 µs", -4: "0.1 ms", -3: "1 ms", -2: "10 ms", -1: "0.1 s", 0: "1 s", 1: "10 s", 2: "100 s"}


class _Panel:
    """One curve's part of the picture; `draw` has its upper left corner at `left`, `top`."""

    def __init__(self, draw: ImageDraw.ImageDraw, curve: Curve, left: int, top: int) -> None:
        self._draw, self._curve = draw, curve
        self._left, self._top = left + MARGIN, top + MARGIN // 2
        self._small, self._large = (ImageFont.truetype(str(FONT), size) for size in (15, 20))

    def _place(self, size: float, seconds: float) -> tuple[float, float]:
        sizes = self._curve.sizes
        along = (log10(size) - log10(sizes[0])) / (log10(sizes[-1]) - log10(sizes[0]))
        up = (log10(max(seconds, 10**LEAST)) - LEAST) / (MOST - LEAST)
        return self._left + along * (WIDTH - 1.5 * MARGIN), self._top + (1 - up) * (HEIGHT - 1.5 * MARGIN)

    def paint(self) -> None:
        """The axes, a pale line of proportion and a coloured line for each figure."""
        sizes = self._curve.sizes
        for power, words in _UNITS.items():
            ends = [self._place(size, 10**power) for size in (sizes[0], sizes[-1])]
            self._draw.line(ends, PALE)
            self._draw.text((ends[0][0] - 8, ends[0][1]), words, GREY, self._small, anchor="rm")
        for size in sizes:
            at = self._place(size, 10**LEAST)
            self._draw.text((at[0], at[1] + 8), f"{size:,}", GREY, self._small, anchor="ma")
        self._draw.text((self._left, self._top - 8), self._curve.of, "black", self._large, anchor="ls")
        for number, (name, figures) in enumerate(self._curve.figures.items()):
            self._figure(number, name, [median(taken) for taken in figures])

    def _figure(self, number: int, name: str, taken: Sequence[float]) -> None:
        sizes, colour = self._curve.sizes, COLOURS[number]
        steps = [sizes[0] * (sizes[-1] / sizes[0]) ** (step / 60) for step in range(61)]
        dots = [self._place(step, min(taken[0] * step / sizes[0], 10**MOST)) for step in steps]
        for begin, end in zip(dots[::2], dots[1::2], strict=False):
            self._draw.line([begin, end], "#c0c4cc")
        points = [self._place(size, seconds) for size, seconds in zip(sizes, taken, strict=True)]
        self._draw.line(points, colour, 3)
        for x, y in points:
            self._draw.ellipse([x - 4, y - 4, x + 4, y + 4], colour)
        words = (self._left + 12, self._top + 10 + 22 * number)
        self._draw.text(words, name, colour, self._small)


def draw(curves: Sequence[Curve], path: Path) -> None:
    """All of them in one PNG, two beside each other; dashes grow as fast as the input."""
    rows = -(-len(curves) // 2)
    image = Image.new("RGB", (2 * WIDTH, rows * HEIGHT), "white")
    for place, curve in enumerate(curves):
        _Panel(ImageDraw.Draw(image), curve, place % 2 * WIDTH, place // 2 * HEIGHT).paint()
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)
