"""Delimited text (CSV, TSV and their cousins) as raw lines; what the columns mean is not known here."""

import csv
import itertools
import re
from collections.abc import Callable, Iterator

from app.errors import Unreadable
from app.exchange.tables.encoding import LINE_ENDS
from app.exchange.tables.lines import MAX_COLUMNS, Line, one_text, within_bounds

DELIMITERS = (",", ";", "\t", "|")
_GUARDED = re.compile(r'="([^"]*)"')
_LOOK_AHEAD = 40


def read_delimited(text: str, name: str, knows: Callable[[str], bool]) -> list[Line]:
    """The lines of a text. `knows` tells a column's name from anything else.

    The delimiter is the one under which the most columns are known. Raises Unreadable with the line.
    """
    if not text.strip():
        raise Unreadable(f"{name} is empty.")
    rows = LINE_ENDS.split(text)
    delimiter = max(DELIMITERS, key=lambda sign: _fit(rows[:_LOOK_AHEAD], sign, knows))
    guarded = '="' in text
    del text
    return list(within_bounds(_lines(rows, delimiter, name, guarded=guarded), name))


def _fit(rows: list[str], delimiter: str, knows: Callable[[str], bool]) -> tuple[int, int, int]:
    """How many column names one line has under a delimiter, its cells, and the cells of all lines."""
    best, cells_of_all = (0, 0), 0
    reader = csv.reader((row + "\n" for row in rows), delimiter=delimiter)
    for cells in _until_error(reader):
        known = sum(knows(cell) for cell in cells[:MAX_COLUMNS])
        best = max(best, (known, len(cells) if known else 0))
        cells_of_all += len(cells)
    return (*best, cells_of_all)


def _until_error(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error:
        return


def _lines(rows: list[str], delimiter: str, name: str, *, guarded: bool) -> Iterator[Line]:
    """The lines; only where the text is `guarded` does any cell stand as ="0042"."""
    reader = csv.reader((row + "\n" for row in rows), delimiter=delimiter, strict=True)
    once: dict[str, str] = {}
    for first in itertools.count():
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable(f"{name}, line {start}: {_in_words(error)}") from None
        if not (first == 0 and len(cells) == 1 and cells[0].startswith("sep=")):
            if guarded:
                cells = [_GUARDED.sub(r"\1", cell) if cell[:2] == '="' else cell for cell in cells]
            yield Line(start, one_text(cells, once))


def _in_words(error: csv.Error) -> str:
    if "limit" in str(error):
        return "one cell is enormous; perhaps a quotation mark is not closed."
    if "unexpected end" in str(error):
        return "a quotation mark is opened here and never closed."
    return 'a quotation mark stands inside a cell; it must be doubled (“""”) or the cell not quoted.'
