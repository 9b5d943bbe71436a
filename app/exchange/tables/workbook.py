"""What stands inside an XLSX before anyone reads it: its parts unpacked and measured, its cells with errors.

The parser would otherwise believe what the file says about itself, and one far-away cell would make it ask
for all the memory there is.
"""

import html
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from app.errors import Unreadable
from app.exchange.tables.lines import refuse_beyond
from app.exchange.tables.shared_texts import MAX_TEXT, SharedLengths
from app.exchange.tables.source import Source

Faults: TypeAlias = dict[int, dict[int, str]]
"""Row (from 1) and column (from 0) of cells that hold no value, and what they say instead."""

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
MAX_UNPACKED = 128 * 1024 * 1024
MAX_PARTS = 2_000
_CHUNK = 1 << 20
_CELL = re.compile(rb"""<(?:\w{1,20}:)?(?:c|row)\b[^<>]{0,200}?\br=["']([A-Z]{0,7}\d{1,9})["']""")
_ERROR = re.compile(
    rb"""<(?:\w{1,20}:)?c\b(?=[^<>]{0,200}\bt=["']e["'])[^<>]{0,200}?\br=["']([A-Z]{1,3})(\d{1,7})["']"""
    rb"""[^<>]{0,200}>(?:<(?:\w{1,20}:)?f\b[^<>]{0,200}(?:/>|>[^<]{0,2000}</(?:\w{1,20}:)?f>))?"""
    rb"""(?:<(?:\w{1,20}:)?v>([^<]{0,20})<)?"""
)
_CELL_SIGN = re.compile(rb"<(?:\w{1,20}:)?(?:c|row)[\s/>]")
_UNCOUNTED = re.compile(
    rb"""<(?:\w{1,20}:)?c\b(?![^<>]{0,200}\bt=["']str)[^<>]{0,200}?\br=["']([A-Z]{1,3})(\d{1,7})["'][^<>]{0,200}>"""
    rb"""<(?:\w{1,20}:)?f\b[^<>]{0,200}>(?:[^<]{0,2000}</(?:\w{1,20}:)?f>)?"""
    rb"""(?:<(?:\w{1,20}:)?v ?/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?</(?:\w{1,20}:)?c>"""
)
_SHEET_TAG = re.compile(r"<(?:\w{1,20}:)?sheet\b[^<>]{0,2000}>")
_RELATION_TAG = re.compile(r"<(?:\w{1,20}:)?Relationship\b[^<>]{0,2000}>")
_ATTRIBUTE = re.compile(r"""([\w:]{1,40})\s{0,9}=\s{0,9}["']([^"']{0,500})["']""")
_DIGITS, _LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OVERLAP = 4_096
_MOST_FAULTS = 10_000
_MOST_MERGED = 50_000
NEVER_CALCULATED = "=(never calculated)"


def inspect(source: Source, parts: list[zipfile.ZipInfo]) -> Mapping[str, Faults]:
    """Refuse what is no honest workbook; the cells without a value, by the name of their sheet.

    Bombs, other archives, far-away cells are refused. Raises Unreadable with a sentence.
    """
    size = 0
    lengths, cells = SharedLengths(), 0
    faults: dict[str, Faults] = {}
    texts: dict[str, bytes] = {}
    for part in parts:
        sheet = faults.setdefault(part.filename, {}) if is_sheet(part.filename) else None
        kept = texts.setdefault(part.filename, b"") if part.filename in _INDEX else None
        for chunk, signs in _measured(source, part, sheet, MAX_UNPACKED - size):
            size += len(chunk)
            cells += signs
            if part.filename.lower() == _SHARED:
                lengths.gather(chunk)
            if kept is not None and len(texts[part.filename]) < _CHUNK:
                texts[part.filename] += chunk
    if lengths.longest * cells > MAX_TEXT:
        sheets = (part for part in parts if is_sheet(part.filename))
        lengths.require_few(source.name, (chunk for part in sheets for chunk in unpacked(source, part)))
    names = _sheet_names(*(texts.get(part, b"") for part in _INDEX))
    return {name: held for part, held in faults.items() if held for name in names.get(part, ())}


_INDEX = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
_SHARED = "xl/sharedstrings.xml"


def parts_of(source: Source) -> list[zipfile.ZipInfo]:
    """What an archive holds. Raises Unreadable where it is damaged, no workbook or a bomb."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(source.data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Unreadable(f"{source.name} is a damaged workbook; save it again as XLSX.") from None
    names = {part.filename for part in parts}
    if not names & {"content.xml"} and not any(name.startswith("xl/workbook.") for name in names):
        raise Unreadable(f"{source.name} is an archive, not an XLSX workbook, nor an ODS or XLSB.")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        _refuse_bomb(source.name)
    return parts


def is_sheet(part: str) -> bool:
    """Whether a part of an XLSX holds the cells of a sheet."""
    return part.startswith("xl/worksheets/") and part.endswith(".xml")


def sheet_names_of(archive: zipfile.ZipFile) -> dict[str, list[str]]:
    """The names of the sheets of an XLSX by the part that holds them."""
    held = set(archive.namelist())
    return _sheet_names(*(archive.read(part) if part in held else b"" for part in _INDEX))


def _sheet_names(book: bytes, relations: bytes) -> dict[str, list[str]]:
    """The names of the sheets by the part that holds them."""
    targets = relation_targets(relations)
    names: dict[str, list[str]] = {}
    for tag in _SHEET_TAG.findall(book.decode("utf-8", "replace")):
        held = dict(_ATTRIBUTE.findall(tag))
        relation = next((value for key, value in held.items() if key.split(":")[-1] == "id"), "")
        names.setdefault(targets.get(relation, ""), []).append(html.unescape(held.get("name", "")))
    return names


def relation_targets(relations: bytes) -> dict[str, str]:
    """The parts of a workbook by the id under which the book names them."""
    targets = {}
    for tag in _RELATION_TAG.findall(relations.decode("utf-8", "replace")):
        held = dict(_ATTRIBUTE.findall(tag))
        target = held.get("Target", "").removeprefix("/")
        targets[held.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"
    return targets


def _refuse_bomb(name: str) -> None:
    raise Unreadable(
        f"{name} would unpack to more than {MAX_UNPACKED >> 20} MB; it is not an ordinary workbook."
    )


def _measured(
    source: Source, part: zipfile.ZipInfo, sheet: Faults | None, room: int
) -> Iterator[tuple[bytes, int]]:
    """What a part really unpacks to, piece by piece, with the cells in it; a sheet is looked through."""
    size, cells, merged, tail, far = 0, 0, 0, b"", (0, 0)
    for chunk in unpacked(source, part):
        size += len(chunk)
        if size > room:
            _refuse_bomb(source.name)
        signs = len(_CELL_SIGN.findall(chunk)) if sheet is not None else 0
        yield chunk, signs
        if sheet is None:
            continue
        cells += signs
        merged += chunk.count(b"mergeCell ")
        refuse_beyond(source.name, 0, 0, cells)
        if merged > _MOST_MERGED:
            raise Unreadable(
                f"{source.name} has more than {_MOST_MERGED:,} merged cells; save it without them."
            )
        tail += chunk
        far = _furthest(tail, far)
        refuse_beyond(source.name, far[0], far[1], far[0] * far[1])
        _gather_faults(source.name, tail, sheet)
        tail = tail[-_OVERLAP:]


def _gather_faults(name: str, xml: bytes, found: Faults) -> None:
    """Errors, and formulas without a value: both would be read as nothing."""
    if b'"e"' not in xml and b"'e'" not in xml and b"f>" not in xml and b"f " not in xml:
        return
    for letters, digits, shown in _ERROR.findall(xml):
        found.setdefault(int(digits), {})[column_number(letters) - 1] = (
            shown.decode("ascii", "replace") or "#VALUE!"
        )
    for letters, digits in _UNCOUNTED.findall(xml):
        found.setdefault(int(digits), {})[column_number(letters) - 1] = NEVER_CALCULATED
    if len(found) > _MOST_FAULTS:
        raise Unreadable(
            f"{name}: more than {_MOST_FAULTS:,} rows hold formulas that give an error or were never "
            "calculated; open the file in a spreadsheet program and save it."
        )


def _furthest(xml: bytes, far: tuple[int, int]) -> tuple[int, int]:
    found = b" ".join(_CELL.findall(xml))
    rows, columns = (set(found.translate(None, others).split()) for others in (_LETTERS, _DIGITS))
    return max(far[0], *map(int, rows), 0), max(far[1], *map(column_number, columns), 0)


def column_number(letters: bytes) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def unpacked(source: Source, part: zipfile.ZipInfo) -> Iterator[bytes]:
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
