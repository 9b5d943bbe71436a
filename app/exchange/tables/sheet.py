"""A workbook as raw lines; formulas are never calculated, macros never run, hidden sheets not read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import count

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from app.errors import Unreadable
from app.exchange.tables.far_numbers import without_far_numbers
from app.exchange.tables.lines import Line, one_text, within_bounds
from app.exchange.tables.native import native_code
from app.exchange.tables.other_books import BINARY, CONTENT, readable_ods, readable_xlsb
from app.exchange.tables.source import Source
from app.exchange.tables.workbook import OLE, ZIP, Faults, inspect, parts_of
from app.times import duration_text, millis

_SHOWN = 20
_XLS_NOTE = "An XLS does not tell which formulas gave errors: their cells count as empty. An XLSX tells."


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet as lines, its name, the visible ones beside it, and what is odd about it."""

    name: str
    lines: list[Line]
    names: tuple[str, ...]
    notes: list[str]


class _BeyondCalendars(Unreadable):
    """The parser has given up at a row."""


def read_sheet(source: Source, weigh: Callable[[list[Line]], int], sheet: str | None) -> Page:
    """The named sheet, else the visible one that reads best: `weigh` counts the columns known in a table.

    Raises Unreadable with a sentence.
    """
    data, faults, notes = _readable(source)
    try:
        page = _best(source.name, data, faults, weigh, sheet)
    except _BeyondCalendars:
        if not source.data.startswith(ZIP):
            raise
        data, far = without_far_numbers(data)
        merged = {name: _both(faults.get(name, {}), far.get(name, {})) for name in (*faults, *far)}
        page = _best(source.name, data, merged, weigh, sheet)
    return replace(page, notes=[*notes, *page.notes])


def _best(
    source: str,
    data: bytes,
    faults: Mapping[str, Faults],
    weigh: Callable[[list[Line]], int],
    sheet: str | None,
) -> Page:
    workbook = _open(source, data)
    visible = _visible(workbook)
    if sheet is not None and sheet not in workbook.sheet_names:
        raise Unreadable(f"{source} has no sheet “{sheet}”; it has: {', '.join(visible)}.")
    best: tuple[int, Page] | None = None
    for name in [sheet] if sheet is not None else visible:
        page = _page(workbook, name, source)
        lines = list(within_bounds(_lines(page, source, faults.get(name, {})), source))
        weight = weigh(lines)
        if best is None or weight > best[0]:
            notes = [*_others(name, visible), *dict.fromkeys(_merged(page))]
            best = weight, Page(name, lines, tuple(visible), notes)
    if best is None or (sheet is None and len(visible) > 1 and best[0] < 2):
        raise Unreadable(f"{source} has no visible sheet with a header that is known; name it with --sheet.")
    return best[1]


def _both(faults: Faults, others: Faults) -> Faults:
    return {row: {**faults.get(row, {}), **others.get(row, {})} for row in (*faults, *others)}


def _visible(workbook: CalamineWorkbook) -> list[str]:
    """The sheets that a person sees and that hold cells: a chart may be a sheet of its own."""
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]


def _readable(source: Source) -> tuple[bytes, Mapping[str, Faults], list[str]]:
    """The workbook as the parser reads it, its cells without a value, and what is said of it."""
    if source.data.startswith(OLE):
        return source.data, {}, [_XLS_NOTE]
    parts = parts_of(source)
    names = {part.filename for part in parts}
    if BINARY in names:
        return *readable_xlsb(source, parts), []
    if CONTENT in names:
        return readable_ods(source, parts), {}, []
    return source.data, inspect(source, parts), []


def _open(name: str, data: bytes) -> CalamineWorkbook:
    damaged = f"{name} is not a workbook that can be read, or protected by a password; save it again as XLSX."
    with native_code(damaged):
        return CalamineWorkbook.from_filelike(BytesIO(data))


def _page(workbook: CalamineWorkbook, sheet: str, name: str) -> CalamineSheet:
    with native_code(f"{name}: the sheet “{sheet}” cannot be read; save the file again as XLSX."):
        return workbook.get_sheet_by_name(sheet)


def _lines(page: CalamineSheet, name: str, faults: Faults) -> Iterator[Line]:
    left = ("",) * (page.start[1] if page.start else 0)
    once: dict[str, str] = {}
    for number, row in enumerate(_rows(page, name), 1):
        texts = [value if type(value) is str else _text(value) for value in row]
        cells = left + one_text(texts, once)
        yield Line(number, cells if number not in faults else _with_faults(cells, faults[number]))


def _rows(page: CalamineSheet, name: str) -> Iterator[list[object]]:
    """The rows; one with a date or time beyond all calendars makes the library panic, and is named."""
    rows = page.iter_rows()
    for number in count(1):
        beyond = f"{name}, row {number}: a date or a length of time is beyond any calendar."
        try:
            with native_code(beyond):
                row = next(rows, None)
        except Unreadable:
            raise _BeyondCalendars(beyond) from None
        if row is None:
            return
        yield row  # type: ignore[misc] # the library's own kinds of cells


def _with_faults(cells: tuple[str, ...], faults: dict[int, str]) -> tuple[str, ...]:
    """The library reads an error as an empty cell; the line must say that there is one."""
    return tuple(faults.get(place, cell) for place, cell in enumerate(cells))


def _others(name: str, visible: list[str]) -> Iterator[str]:
    if others := [sheet for sheet in visible if sheet != name]:
        yield f"The sheet “{name}” was read; not read: {', '.join(others)}."


def _merged(page: CalamineSheet) -> Iterator[str]:
    """What cells that reach over several rows mean: a merged cell has its value in the first row alone."""
    for (first, _), (last, _) in (page.merged_cell_ranges or [])[:_SHOWN]:
        if first < last:
            yield f"Merged cells in rows {first + 1} to {last + 1}: the value counts for the first only."


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() | date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M:%S}"
        case timedelta():
            return duration_text(millis(value))
    return str(value)
