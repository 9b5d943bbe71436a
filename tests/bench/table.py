"""How a benchmark prints: one line a figure, with its 99th percentile, its floor and its ratio to it.

The size of what is measured stands in the heading or in the name of the line.
"""

import platform
from collections.abc import Sequence
from statistics import median


def heading(title: str) -> None:
    """What is measured, of which size, and on what kind of Python."""
    print(f"\n{title} (Python {platform.python_version()}, {platform.system()})")
    print(f"{'':44}{'median':>10}{'p99':>10}{'floor':>10}{'ratio':>8}")


def line(name: str, seconds: Sequence[float], floor: Sequence[float] = ()) -> None:
    """Figures in milliseconds; the ratio is that of the medians."""
    beside = f"{median(floor) * 1e3:8.2f}ms{median(seconds) / median(floor):7.2f}×" if floor else ""
    print(f"{name:44}{median(seconds) * 1e3:8.2f}ms{percentile(seconds, 0.99) * 1e3:8.2f}ms{beside}")


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which this part of the values lies."""
    ordered = sorted(values)
    return ordered[min(round(part * (len(ordered) - 1)), len(ordered) - 1)]
