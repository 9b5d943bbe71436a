"""Raw lines of a table before anyone knows what its columns mean, and how large a table may be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.errors import Unreadable

MAX_LINES = 200_000
MAX_COLUMNS = 1_000
MAX_CELLS = 3_000_000
MAX_CELL = 32_767
_MOST_TEXTS = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table. `number` is where a person finds it: the line of a text, the row of a sheet."""

    number: int
    cells: tuple[str, ...]


def one_text(cells: Iterable[str], once: dict[str, str]) -> tuple[str, ...]:
    """The cells, each text that stood above held as the same one: most of a long list stands many times."""
    if len(once) > _MOST_TEXTS:
        once.clear()
    return tuple([once.setdefault(cell, cell) for cell in cells])


def within_bounds(lines: Iterable[Line], name: str) -> Iterator[Line]:
    """The lines, as long as the table stays within reason. Raises Unreadable where it does not."""
    cells = 0
    for count, line in enumerate(lines, 1):
        cells += len(line.cells)
        if count > MAX_LINES or len(line.cells) > MAX_COLUMNS or cells > MAX_CELLS:
            refuse_beyond(name, count, len(line.cells), cells)
        if max(map(len, line.cells), default=0) > MAX_CELL:
            raise Unreadable(
                f"{name}, line {line.number}: one cell holds more than {MAX_CELL:,} characters; "
                "perhaps a quotation mark is not closed."
            )
        yield line


def refuse_beyond(name: str, lines: int, columns: int, cells: int) -> None:
    """Raises Unreadable where a table is larger than any list of a conference."""
    if columns > MAX_COLUMNS:
        raise Unreadable(f"{name} has {columns:,} columns; at most {MAX_COLUMNS:,} are read.")
    if lines > MAX_LINES:
        raise Unreadable(f"{name} has more than {MAX_LINES:,} lines; is it the right file?")
    if cells > MAX_CELLS:
        raise Unreadable(f"{name} has more than {MAX_CELLS:,} cells; is it the right file?")
