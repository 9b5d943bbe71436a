"""A column of lengths settled as a whole: by what was known, by what fits its session, by its other cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from app.exchange.clocks.lengths import is_clock, is_padded, readings

_MOST_OPEN = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """One length: on which line, of which session and item, as it is written, and what it may mean (ms)."""

    line: int
    session: str
    item: str
    text: str
    readings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """How long a session is planned and how long it may last, in ms."""

    planned: int
    most: int


class LengthColumn:
    """Gathers cells, then settles them. `said` is what a person said of the whole column."""

    def __init__(self, said: str = "") -> None:
        self._said = said
        self._cells: list[Cell] = []

    def add(self, line: int, session: str, item: str, text: str) -> None:
        """One more cell. Raises ValueError with a sentence for what is no length of time."""
        self._cells.append(Cell(line, session, item, text, readings(text, self._said)))

    def settle(
        self, rooms: Mapping[str, Room], known: Mapping[tuple[str, str], int]
    ) -> tuple[dict[tuple[str, str], int], list[Cell], list[Cell]]:
        """The length of each item by session and number; cells longer than their session; cells to ask about.

        `known` are the lengths that the items have now. A session without room is left out.
        """
        cells = [cell for cell in self._cells if cell.session in rooms]
        if not any(is_padded(cell.text) for cell in self._cells):  # no spreadsheet has been at work
            cells = [
                replace(cell, readings=cell.readings[:1]) if is_clock(cell.text) else cell for cell in cells
            ]
        forced = [cell for cell in cells if _is_forced(cell, rooms[cell.session].most)]
        # One cell alone has no column that would speak for it.
        shifted = bool(forced) and sum(is_clock(cell.text) and len(cell.readings) > 1 for cell in cells) > 1
        stands = any(is_clock(cell.text) and len(cell.readings) == 1 for cell in cells)
        too_long = [
            cell
            for cell in cells
            if min(cell.readings) > rooms[cell.session].most or (cell in forced and not shifted)
        ]
        found: dict[tuple[str, str], int] = {}
        asked: list[Cell] = []
        for code in dict.fromkeys(cell.session for cell in cells):
            of = [cell for cell in cells if cell.session == code]
            choices = [_fitting(cell, rooms[code].most, known.get((code, cell.item))) for cell in of]
            if stands and not shifted:
                choices = [choice[:1] for choice in choices]
            chosen = _one(choices, rooms[code])
            asked += [] if chosen else [cell for cell, choice in zip(of, choices, strict=True) if choice[1:]]
            lengths = chosen or tuple(choice[0] for choice in choices)
            found |= {(code, cell.item): length for cell, length in zip(of, lengths, strict=True)}
        return found, too_long, asked


def _is_forced(cell: Cell, most: int) -> bool:
    """Whether what stands in a cell is longer than its session, and what it may have been is not."""
    return is_clock(cell.text) and cell.readings[0] > most >= min(cell.readings)


def _fitting(cell: Cell, most: int, was: int | None) -> tuple[int, ...]:
    """What a cell may mean: what is known already, else what is not longer than the session."""
    if was in cell.readings:
        return tuple(reading for reading in cell.readings if reading == was)
    return tuple(reading for reading in cell.readings if reading <= most) or cell.readings[:1]


def _one(choices: list[tuple[int, ...]], room: Room) -> tuple[int, ...] | None:
    """The one way to read all cells of a session: that which fills it to the second, or alone fits."""
    if sum(len(choice) > 1 for choice in choices) > _MOST_OPEN:
        return None
    ways = list(product(*choices))
    for fits in (_fills, _is_within):
        found = [way for way in ways if fits(way, room)]
        if len(found) == 1:
            return found[0]
    return ways[0] if len(ways) == 1 else None


def _fills(way: tuple[int, ...], room: Room) -> bool:
    return sum(way) == room.planned


def _is_within(way: tuple[int, ...], room: Room) -> bool:
    return sum(way) <= room.most


def examples(cells: list[Cell]) -> Iterator[str]:
    """The first few cells as they are written, each once."""
    yield from list(dict.fromkeys(f"“{cell.text}”" for cell in cells))[:3]
