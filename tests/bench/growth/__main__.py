"""Growth as a table, and as a picture: `python -m tests.bench.growth [FOLDER]`."""

import sys
from pathlib import Path

from tests.bench.growth.curves import Curve, measured
from tests.bench.growth.picture import draw
from tests.bench.table import heading, line


def _print(curve: Curve) -> None:
    heading(f"Growth with {curve.of}; the floor is the smallest size, times what the input grew")
    for name, figures in curve.figures.items():
        for size, taken in zip(curve.sizes, figures, strict=True):
            line(f"{name}: {size:,}", taken, [one * size / curve.sizes[0] for one in figures[0]])


def main() -> None:
    """A ratio above 1 grows faster than its input."""
    curves = []
    for curve in measured():
        _print(curve)
        curves.append(curve)
    for folder in sys.argv[1:]:
        draw(curves, Path(folder) / "growth.png")


if __name__ == "__main__":
    main()
