"""Workbooks that are no XLSX – ODS, XLSB, XLS – made into what the parser reads without losing anything.

It stumbles over ODS with line breaks between the cells, and passes over the short cells of XLSB, whose
column is that of the cell before plus one (MS-XLSB 2.1.4, 2.4); both are ordinary.
"""

import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from app.errors import Unreadable
from app.exchange.tables.lines import refuse_beyond
from app.exchange.tables.source import Source
from app.exchange.tables.workbook import NEVER_CALCULATED, Faults, relation_targets, unpacked

CONTENT, BINARY = "content.xml", "xl/workbook.bin"
_MOST = 64 * 1024 * 1024
_BETWEEN = re.compile(rb"(</?table:[^<>]*>|</text:p>|</?office:[^<>]*>)\s+(?=<)")
_CELL_TAG = rb"<table:table-cell\b%s[^<>]{0,2000}?(?:/>|>.{0,2000}?</table:table-cell>)"
_WITHOUT_VALUE = (
    (re.compile(_CELL_TAG % rb'(?=[^<>]{0,2000}\bcalcext:value-type=["\']error)', re.DOTALL), "#VALUE!"),
    (
        re.compile(
            _CELL_TAG % rb"(?=[^<>]{0,2000}\btable:formula=)(?![^<>]{0,2000}\boffice:value-type=)", re.DOTALL
        ),
        NEVER_CALCULATED,
    ),
)
"""Cells with errors, and formulas that nobody has calculated: both would be read as nothing."""
_TEXT_CELL = b'<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
_ROW, _SHEET, _ERROR, _FORMULA_ERROR = 0, 156, 3, 11
_SHORT = range(12, 19)
_SHORT_BY = 11
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.bin")
_SEEN_AS = "#VALUE!"


def readable_ods(source: Source, parts: list[zipfile.ZipInfo]) -> bytes:
    """An ODS without blanks between its cells. Raises Unreadable for another kind of document, or a bomb."""
    held = _held(source, parts)
    if b"encryption-data" in held.get("META-INF/manifest.xml", b""):
        raise Unreadable(f"{source.name} is protected by a password; save it without one.")
    if (
        b"spreadsheet" not in held.get("mimetype", b"spreadsheet")
        or b"office:spreadsheet" not in held[CONTENT]
    ):
        raise Unreadable(f"{source.name} is an OpenDocument, but not a spreadsheet.")
    content = _BETWEEN.sub(rb"\1", held[CONTENT])
    for cell, says in _WITHOUT_VALUE:
        content = cell.sub(_TEXT_CELL % says.encode(), content)
    return _packed({**held, CONTENT: content})


def readable_xlsb(source: Source, parts: list[zipfile.ZipInfo]) -> tuple[bytes, Mapping[str, Faults]]:
    """An XLSB with the column beside every cell; and its cells with errors, by the name of their sheet."""
    held = _held(source, parts)
    try:
        names = _sheet_names(held[BINARY], held.get("xl/_rels/workbook.bin.rels", b""))
        faults: dict[str, Faults] = {}
        for part in filter(_SHEET_PART.fullmatch, list(held)):
            held[part], found = _with_columns(held[part], source.name)
            if found and part in names:
                faults[names[part]] = found
    except (struct.error, IndexError):
        raise Unreadable(f"{source.name} is a damaged workbook; save it again as XLSX.") from None
    return _packed(held), faults


def _held(source: Source, parts: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    room, held = _MOST, {}
    for part in parts:
        chunks = []
        for chunk in unpacked(source, part):
            room -= len(chunk)
            if room < 0:
                raise Unreadable(
                    f"{source.name} would unpack to more than {_MOST >> 20} MB; save it as XLSX."
                )
            chunks.append(chunk)
        held[part.filename] = b"".join(chunks)
    return held


def _packed(parts: Mapping[str, bytes]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part: their kind and what they hold (MS-XLSB 2.1.4)."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | data[at] << 7
            at += 1
        size, shift = 0, 0
        while shift < 28:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind & 0x3FFF, data[at : at + size]
        at += size


def _record(kind: int, held: bytes) -> bytes:
    size, sized = len(held), bytearray()
    while size > 0x7F:
        sized.append(size & 0x7F | 0x80)
        size >>= 7
    sized.append(size)
    code = bytes((kind,)) if kind < 0x80 else bytes((kind & 0x7F | 0x80, kind >> 7))
    return b"".join((code, sized, held))


def _with_columns(data: bytes, name: str) -> tuple[bytes, Faults]:
    row, column, cells = 0, -1, 0
    faults: Faults = {}
    made = []
    for kind, held in _records(data):
        if kind == _ROW:
            row, column = struct.unpack_from("<I", held)[0], -1
        elif kind < _ROW + 12:
            column = struct.unpack_from("<I", held)[0]
        elif kind in _SHORT:
            column += 1
            kind, held = kind - _SHORT_BY, struct.pack("<I", column) + held  # noqa: PLW2901
        if kind <= _FORMULA_ERROR and kind != _ROW:
            cells += 1
            refuse_beyond(name, row + 1, column + 1, cells)
            if kind in (_ERROR, _FORMULA_ERROR):
                faults.setdefault(row + 1, {})[column] = _SEEN_AS
        made.append(_record(kind, held))
    return b"".join(made), faults


def _sheet_names(book: bytes, relations: bytes) -> dict[str, str]:
    targets, names = relation_targets(relations), {}
    for kind, held in _records(book):
        if kind == _SHEET:
            relation, at = _text(held, 8)
            names[targets.get(relation, "")] = _text(held, at)[0]
    return names


def _text(held: bytes, at: int) -> tuple[str, int]:
    end = at + 4 + 2 * struct.unpack_from("<I", held, at)[0]
    return held[at + 4 : end].decode("utf-16-le", "replace"), end
