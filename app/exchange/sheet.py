"""An XLSX workbook as raw lines; formulas are never calculated, macros never run, hidden sheets not read.

The workbook's parts are unpacked and measured first: the parser would otherwise believe what the
file says about itself, and one far-away cell would make it ask for all the memory there is.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from app.exchange.lines import Line, refuse_beyond, within_bounds
from app.exchange.source import Source
from app.times import duration_text, millis
from app.trouble import Unreadable

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
MAX_UNPACKED = 128 * 1024 * 1024
MAX_PARTS = 2_000
_CHUNK = 1 << 20
_CELL = re.compile(rb"""<(?:\w{1,20}:)?(?:c|row)\b[^<>]{0,200}?\br=["']([A-Z]{0,7})(\d{1,9})["']""")
_ERROR = re.compile(
    rb"""<(?:\w{1,20}:)?c\b(?=[^<>]{0,200}\bt=["']e["'])[^<>]{0,200}?\br=["']([A-Z]{1,3}\d{1,7})["']"""
)
_CELL_SIGN = re.compile(rb"<(?:\w{1,20}:)?(?:c|row)[\s/>]")
_UNCOUNTED = re.compile(
    rb"""<(?:\w{1,20}:)?c\b(?![^<>]{0,200}\bt=["']str)[^<>]{0,200}?\br=["']([A-Z]{1,3}\d{1,7})["'][^<>]{0,200}>"""
    rb"""<(?:\w{1,20}:)?f\b[^<>]{0,200}>(?:[^<]{0,2000}</(?:\w{1,20}:)?f>)?"""
    rb"""(?:<(?:\w{1,20}:)?v ?/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?</(?:\w{1,20}:)?c>"""
)
_OVERLAP = 4_096
_SHOWN = 20


def read_sheet(
    source: Source, knows: Callable[[str], bool], sheet: str | None
) -> tuple[list[Line], list[str]]:
    """The lines of the named sheet, else of the first visible one with a known header; and notes.

    Raises Unreadable with a sentence.
    """
    if source.data.startswith(OLE):
        raise Unreadable(
            f"{source.name} is protected by a password or an old XLS; save it as XLSX without a password."
        )
    _inspect(source)
    workbook = _open(source)
    visible = _visible(workbook)
    if sheet is not None and sheet not in workbook.sheet_names:
        raise Unreadable(f"{source.name} has no sheet “{sheet}”; it has: {', '.join(visible)}.")
    for name in [sheet] if sheet is not None else visible:
        page = _page(workbook, name, source.name)
        lines = list(within_bounds(_lines(page), source.name))
        if sheet is not None or any(sum(map(knows, line.cells)) > 1 for line in lines[:50]):
            return lines, [*_others(name, visible), *_merged(page)]
    if len(visible) > 1 or not visible:
        raise Unreadable(
            f"{source.name} has no visible sheet with a header that is known; name it with --sheet."
        )
    return lines, []


def _visible(workbook: "CalamineWorkbook") -> list[str]:
    from python_calamine import SheetVisibleEnum  # noqa: PLC0415 -- only workbooks need it

    return [one.name for one in workbook.sheets_metadata if one.visible == SheetVisibleEnum.Visible]


def _open(source: Source) -> "CalamineWorkbook":
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(source.data))
    except (CalamineError, OSError, ValueError):
        raise Unreadable(
            f"{source.name} is not a workbook that can be read; save it again as XLSX."
        ) from None


def _page(workbook: "CalamineWorkbook", sheet: str, name: str) -> "CalamineSheet":
    from python_calamine import CalamineError  # noqa: PLC0415

    try:
        return workbook.get_sheet_by_name(sheet)
    except (CalamineError, OSError, ValueError):
        raise Unreadable(
            f"{name}: the sheet “{sheet}” cannot be read; save the file again as XLSX."
        ) from None


def _lines(page: "CalamineSheet") -> Iterator[Line]:
    left = ("",) * (page.start[1] if page.start else 0)
    for number, row in enumerate(page.iter_rows(), 1):
        yield Line(number, left + tuple([value if type(value) is str else _text(value) for value in row]))


def _others(name: str, visible: list[str]) -> Iterator[str]:
    if others := [one for one in visible if one != name]:
        yield f"The sheet “{name}” was read; not read: {', '.join(others)}."


def _merged(page: "CalamineSheet") -> Iterator[str]:
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


def _inspect(source: Source) -> None:
    """Refuse what is no honest workbook: bombs, other archives, sheets with far-away or faulty cells."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Unreadable(f"{source.name} is a damaged workbook; save it again as XLSX.") from None
    names = {part.filename for part in parts}
    if not any(name.startswith("xl/workbook.") for name in names):
        raise Unreadable(f"{source.name} is an archive, not an XLSX workbook.")
    if "xl/workbook.bin" in names:
        raise Unreadable(f"{source.name} is an XLSB; save it as XLSX.")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        _refuse_bomb(source.name)
    unpacked = 0
    for part in parts:
        is_sheet = part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
        unpacked += _measure(source, part, is_sheet, MAX_UNPACKED - unpacked)


def _refuse_bomb(name: str) -> None:
    raise Unreadable(
        f"{name} would unpack to more than {MAX_UNPACKED >> 20} MB; it is not an ordinary workbook."
    )


def _measure(source: Source, part: zipfile.ZipInfo, is_sheet: bool, room: int) -> int:
    """How many bytes a part really unpacks to; a sheet is looked through on the way."""
    size, cells, tail, far = 0, 0, b"", (0, 0)
    for chunk in _unpacked(source, part):
        size += len(chunk)
        if size > room:
            _refuse_bomb(source.name)
        if not is_sheet:
            continue
        cells += len(_CELL_SIGN.findall(chunk))
        refuse_beyond(source.name, 0, 0, cells)
        tail += chunk
        far = _furthest(tail, far)
        _refuse_formulas(source.name, tail)
        refuse_beyond(source.name, far[0], far[1], far[0] * far[1])
        tail = tail[-_OVERLAP:]
    return size


def _refuse_formulas(name: str, xml: bytes) -> None:
    """Refuse a formula without a value: what it says would be read as nothing."""
    if error := _ERROR.search(xml):
        raise Unreadable(f"{name}, cell {error[1].decode()}: the formula there gives an error; correct it.")
    if empty := _UNCOUNTED.search(xml):
        raise Unreadable(
            f"{name}, cell {empty[1].decode()}: the formula there was never calculated; "
            "open the file in a spreadsheet program and save it."
        )


def _furthest(xml: bytes, far: tuple[int, int]) -> tuple[int, int]:
    row, column = far
    for letters, digits in set(_CELL.findall(xml)):
        row = max(row, int(digits))
        column = max(column, _column(letters))
    return row, column


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _unpacked(source: Source, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The real bytes of a part, whatever size the archive's directory tells."""
    head = source.data[part.header_offset : part.header_offset + 30]
    _, name_length, extra_length = struct.unpack("<26sHH", head.ljust(30, b"\0"))
    start = part.header_offset + 30 + name_length + extra_length
    packed = memoryview(source.data)[start : start + part.compress_size]
    if part.flag_bits & 1:
        raise Unreadable(f"{source.name} is protected by a password; save it without one.")
    if part.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise Unreadable(f"{source.name} is packed in an unusual way; save it again as XLSX.")
    inflater = zlib.decompressobj(-15)
    try:
        pending = bytes(packed)
        while pending and not inflater.eof:
            yield inflater.decompress(pending, _CHUNK)
            pending = inflater.unconsumed_tail
    except zlib.error:
        raise Unreadable(f"{source.name} is damaged; save it again as XLSX.") from None
