"""A table from outside, CSV, XLSX or JSON, with its header found; its columns mean nothing here."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import Unreadable
from app.exchange.tables import delimited
from app.exchange.tables.encoding import decode, guess_notes
from app.exchange.tables.header_rows import Header, fingerprint, header_at, header_of, named, weigh
from app.exchange.tables.lines import Line
from app.exchange.tables.records import looks_like_json, read_records
from app.exchange.tables.source import Source, take
from app.exchange.tables.workbook import OLE, ZIP
from app.text.writable import unwritable


@dataclass(frozen=True, slots=True)
class Manner:
    """How a person wants a file read; what is empty is found by the program.

    `columns` maps headers to our fields, `header_line` is the line on which the header stands.
    """

    columns: Mapping[str, str] | None = None
    sheet: str | None = None
    header_line: int | None = None
    encoding: str = ""


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
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    first_lines: tuple[int, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What tells this header from every other, whatever stands below it."""
        return fingerprint(self.header)


@dataclass(frozen=True, slots=True)
class _Raw:
    lines: list[Line]
    notes: list[str] = field(default_factory=list)
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""


def read_table(
    path: Path,
    sheet: str | None = None,
    *,
    knows: Callable[[str], bool],
    manner: Manner | None = None,
    seen_before: Collection[str] = (),
    ask: bool = False,
) -> Table:
    """A table from a file. `knows` tells whether a cell is the name of a column.

    The header is the first of the lines with the most known names, within the first fifty: meeting
    lines, titles and remarks may stand above it, and it may take two lines. `seen_before` are fingerprints
    of headers that a person has mapped; with `ask`, a table without any known header has its first line
    for one, so that a person can say what it means. Raises Unreadable with file, line and reason.
    """
    manner = manner or Manner(sheet=sheet)
    source = take(path)
    raw = _raw(source, manner, knows, seen_before)
    filled = [line for line in raw.lines if "".join(line.cells).strip()]
    if manner.header_line is not None:
        found = header_at(filled, manner.header_line, knows, source.name)
    else:
        found = header_of(filled, knows, seen_before, source.name, ask=ask)
    return _table(source, raw, filled, found)


def read_tables(
    path: Path,
    sheet: str | None = None,
    *,
    knows: Callable[[str], bool],
    is_header: Callable[[Sequence[str]], bool],
) -> tuple[Table, ...]:
    """Every table of a file that has several one below the other, each under its own header.

    `is_header` tells a line that names all that is needed; a line with one cell above it is its title. A file
    without any such line is read as `read_table` does. Raises Unreadable with file, line and reason.
    """
    source = take(path)
    raw = _raw(source, Manner(sheet=sheet), knows, ())
    filled = [line for line in raw.lines if "".join(line.cells).strip()]
    places = [place for place, line in enumerate(filled) if is_header(named(line.cells))]
    if not places:
        return (read_table(path, sheet, knows=knows),)
    tables = []
    for place, following in zip(places, [*places[1:], len(filled)], strict=True):
        ends = following
        while ends > place + 1 and ends < len(filled) and sum(map(bool, filled[ends - 1].cells)) == 1:
            ends -= 1
        if ends > place + 1:
            tables.append(_table(source, raw, filled[:ends], Header(named(filled[place].cells), place)))
    if not tables:
        number = filled[places[0]].number
        raise Unreadable(f"{source.name} has a header on line {number} and nothing below it.")
    return tuple(tables)


def _raw(source: Source, manner: Manner, knows: Callable[[str], bool], seen_before: Collection[str]) -> _Raw:
    if source.data.startswith((ZIP, OLE)):
        from app.exchange.tables.sheet import read_sheet

        page = read_sheet(source, lambda lines: weigh(lines, knows, seen_before), manner.sheet)
        return _Raw(page.lines, page.notes, page.name, page.names)
    text, guessed = decode(source.data, source.name, manner.encoding)
    encoding = manner.encoding or guessed or "utf-8"
    if looks_like_json(text):
        lines, notes = read_records(text, source.name, knows)
        return _Raw(lines, [*guess_notes(guessed), *notes], encoding=encoding)
    lines = delimited.read_delimited(text, source.name, knows)
    return _Raw(lines, guess_notes(guessed), encoding=encoding)


def _table(source: Source, raw: _Raw, filled: list[Line], found: Header) -> Table:
    below = filled[found.place + found.height :]
    first = filled[found.place].cells[: len(found.cells)]
    body = tuple(_fitted(line, len(found.cells)) for line in below if line.cells[: len(found.cells)] != first)
    notes = list(raw.notes)
    if len(body) < len(below):
        notes.append("The header stands more than once; the others were passed over.")
    if found.height > 1:
        notes.append(f"The header takes {found.height} lines; they were read as one.")
    notes += _odd_notes(body)
    if not body:
        number = filled[found.place].number
        raise Unreadable(f"{source.name} has a header on line {number} and nothing below it.")
    return Table(
        source,
        found.cells,
        filled[found.place].number,
        body,
        tuple(notes),
        raw.sheet,
        raw.sheets,
        raw.encoding,
        tuple(line.number for line in filled[:20]),
    )


def _odd_notes(body: tuple[Line, ...]) -> Iterator[str]:
    """Signs that no file can keep: the readers of cells leave them out, or refuse the cell."""
    texts = ((line.number, "".join(line.cells)) for line in body)
    odd = [number for number, text in texts if not text.isprintable() and unwritable(text)]
    if odd:
        lines = f"line{'s' if odd[1:] else ''} {', '.join(map(str, odd[:5]))}{' …' if odd[5:] else ''}"
        yield f"Control characters and half letters are not taken; they stand on {lines}."


def _fitted(line: Line, width: int) -> Line:
    """The line filled up or, where what stands beyond the header is empty, cut to its width."""
    if len(line.cells) == width:
        return line
    if any(cell.strip() for cell in line.cells[width:]):
        return line
    return Line(line.number, (line.cells + ("",) * width)[:width])
