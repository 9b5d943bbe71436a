"""A table from outside, CSV or XLSX, with its header found; what its columns mean is decided elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.exchange import delimited
from app.exchange import sheet as workbook
from app.exchange.lines import Line
from app.exchange.source import Source, take
from app.trouble import Unreadable

_PREAMBLE = 50


@dataclass(frozen=True, slots=True)
class Table:
    """The lines under a header. `notes` say what had to be guessed or was passed over.

    Each line has exactly as many cells as the header, except where it holds more than fits.
    """

    source: Source
    header: tuple[str, ...]
    header_line: int
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


def read_table(path: Path, sheet: str | None = None, *, knows: Callable[[str], bool]) -> Table:
    """A table from a file. `knows` tells whether a cell is the name of a column.

    The header is the first of the lines with the most known names, within the first fifty: meeting
    lines, titles and remarks may stand above it. Raises Unreadable with file, line and reason.
    """
    source = take(path)
    if source.data.startswith((workbook.ZIP, workbook.OLE)):
        lines, notes = workbook.read_sheet(source, knows, sheet)
    else:
        lines, notes = delimited.read_delimited(source, knows)
    filled = [line for line in lines if any(cell and not cell.isspace() for cell in line.cells)]
    place = _header_place(filled, knows, source.name)
    header = _trimmed(filled[place])
    below = filled[place + 1 :]
    body = tuple(_fitted(line, len(header)) for line in below if line.cells[: len(header)] != header)
    if len(body) < len(below):
        notes.append("The header stands more than once; the others were passed over.")
    if not body:
        raise Unreadable(f"{source.name} has a header on line {filled[place].number} and nothing below it.")
    return Table(source, header, filled[place].number, body, tuple(notes))


def _header_place(lines: list[Line], knows: Callable[[str], bool], name: str) -> int:
    known = [sum(knows(cell) for cell in line.cells) for line in lines[:_PREAMBLE]]
    most = max(known, default=0)
    if most == 0 or (most == 1 and len(_trimmed(lines[known.index(most)])) > 2):
        raise Unreadable(
            f"{name} has no line with names of columns that are known; "
            "see the manual for the columns, or map yours with --map."
        )
    return known.index(most)


def _trimmed(line: Line) -> tuple[str, ...]:
    cells = list(line.cells)
    while cells and not cells[-1].strip():
        cells.pop()
    return tuple(cells)


def _fitted(line: Line, width: int) -> Line:
    """The line filled up or, where what stands beyond the header is empty, cut to its width."""
    if len(line.cells) == width:
        return line
    if any(cell.strip() for cell in line.cells[width:]):
        return line
    return Line(line.number, (line.cells + ("",) * width)[:width])
