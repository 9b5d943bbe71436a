"""Where the header of a table stands: below a preamble, on one line or two; its meaning is not known here."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from hashlib import sha256

from app.errors import Unreadable
from app.exchange.tables.headers import plain
from app.exchange.tables.lines import Line

_PREAMBLE = 50
_REMEMBERED = 1_000
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns, each another; the place of its first line among those not empty."""

    cells: tuple[str, ...]
    place: int
    height: int = 1


def fingerprint(header: Collection[str]) -> str:
    """The same for the same names in the same order, whatever their case and accents."""
    return sha256("\x1f".join(plain(cell) for cell in header).encode()).hexdigest()[:32]


def weigh(lines: list[Line], knows: Callable[[str], bool], seen_before: Collection[str]) -> int:
    """How well a table can be read: the known names of its header; one that was mapped before wins."""
    best = 0
    for line in [line for line in lines if any(line.cells)][:_PREAMBLE]:
        if seen_before and fingerprint(named(line.cells)) in seen_before:
            return _REMEMBERED
        best = max(best, sum(map(knows, line.cells)))
    return best


def header_of(
    lines: list[Line], knows: Callable[[str], bool], seen_before: Collection[str], name: str, *, ask: bool
) -> Header:
    """The header among the first lines: one that was mapped before, else the one with the most known names.

    Raises Unreadable where there is none, unless a person can be asked.
    """
    top = lines[:_PREAMBLE]
    for place, line in enumerate(top) if seen_before else ():
        if fingerprint(named(line.cells)) in seen_before:
            return Header(named(line.cells), place)
    known = [sum(knows(cell) for cell in line.cells) for line in top]
    most = max(known, default=0)
    place = known.index(most) if most else 0
    if two := _two_lines(top, known, knows):
        return two
    if most == 0 or (most == 1 and len(_trimmed(top[place].cells)) > 2):
        if not (ask and top):
            raise Unreadable(
                f"{name} has no line with names of columns that are known; "
                "see the manual for the columns, or map yours with --map."
            )
        place = place if most else next((n for n, line in enumerate(top) if len(_trimmed(line.cells)) > 1), 0)
    return Header(named(top[place].cells), place)


def header_at(lines: list[Line], number: int, knows: Callable[[str], bool], name: str) -> Header:
    """The header on the line that a person named, with the one below where both belong together."""
    for place, line in enumerate(lines):
        if line.number == number:
            known = [sum(map(knows, row.cells)) for row in lines[place : place + 2]]
            two = _two_lines(lines[place : place + 2], known, knows)
            return Header(two.cells, place, two.height) if two else Header(named(line.cells), place)
    raise Unreadable(f"{name} has nothing on line {number} that could be a header.")


def _two_lines(lines: list[Line], known: list[int], knows: Callable[[str], bool]) -> Header | None:
    """Two lines that are a header only together, as merged cells make them: “Name” above “First”, “Last”."""
    best, most = None, max(known, default=0)
    for place in range(len(lines) - 1):
        if not (known[place] or known[place + 1]):
            continue
        cells = _joined(lines[place].cells, lines[place + 1].cells, knows)
        if cells is None:
            continue
        count = sum(map(knows, cells))
        if count > max(most, 1):
            best, most = Header(named(cells), place, 2), count
    return best


def _joined(
    above: tuple[str, ...], below: tuple[str, ...], knows: Callable[[str], bool]
) -> tuple[str, ...] | None:
    """Two lines as one header, or nothing where the lower one holds a person's cells and no names."""
    width, cells, group = max(len(above), len(below)), [], ""
    for place in range(width):
        upper = above[place].strip() if place < len(above) else ""
        lower = below[place].strip() if place < len(below) else ""
        if upper:
            group = upper
        if not lower:
            cells.append(upper)
            group = "" if upper else group
        elif knows(f"{group} {lower}"):
            cells.append(f"{group} {lower}")
        elif knows(lower):
            cells.append(lower)
        elif upper and knows(upper):
            return None
        else:
            cells.append(f"{group} {lower}".strip())
    return tuple(cells)


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return tuple(kept)


def named(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The names without what is empty at the end; a name that stands again is numbered."""
    seen: dict[str, int] = {}
    names = []
    for cell in _trimmed(cells):
        name = plain(cell) if len(cell) <= _LONGEST_NAME else cell
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{cell} ({seen[name]})" if name and seen[name] > 1 else cell)
    return tuple(names)
