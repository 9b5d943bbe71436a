"""Files that a careless or wicked world sends: each is written into a folder when a test asks for it."""

import io
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook

from tests.app.exchange.files import workbook

Make = Callable[[Path], Path]

HEAD = "reg_id,first_name,family_name,email,registered_at\n"
ROW = "R1,Ann,Smith,a@b.invalid,2021-06-02\n"
_TYPES = "[Content_Types].xml"
_SHEET = "xl/worksheets/sheet1.xml"


def raw(data: bytes | str, name: str = "list.csv") -> Make:
    """A file with exactly these bytes."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return make


def sheet(*rows: Sequence[object]) -> Make:
    """A workbook with our header and these rows below it."""
    return lambda folder: workbook(folder, [HEAD.strip().split(","), *rows])


def edited(part: str, old: bytes, new: bytes, add: dict[str, bytes] | None = None) -> Make:
    """A good workbook with one part changed and others added."""

    def make(folder: Path) -> Path:
        good = sheet(["R1", "Ann", "Smith"])(folder)
        with zipfile.ZipFile(good) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts[part] = parts[part].replace(old, new)
        return zipped(folder, parts | (add or {}))

    return make


def zipped(folder: Path, parts: dict[str, bytes], name: str = "list.xlsx") -> Path:
    """An archive with these parts."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return path


def archive(parts: dict[str, bytes], name: str = "list.xlsx") -> Make:
    """The same, made when it is asked for."""
    return lambda folder: zipped(folder, parts, name)


def bomb(folder: Path) -> Path:
    """A workbook of some 300 kB that unpacks to 300 MB."""
    return edited(_SHEET, b"<sheetData>", b"<sheetData>" + b" " * (300 << 20))(folder)


def lying_bomb(folder: Path) -> Path:
    """The same, whose directory claims that it is small."""
    path = bomb(folder)
    data = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(sign)
        while at >= 0:
            if struct.unpack_from("<I", data, at + place)[0] > 1 << 28:
                struct.pack_into("<I", data, at + place, 1_000)
            at = data.find(sign, at + 4)
    path.write_bytes(data)
    return path


def nested(depth: int) -> Make:
    """An archive in an archive in an archive."""

    def make(folder: Path) -> Path:
        data = b"x" * 1_000
        for _ in range(depth):
            page = io.BytesIO()
            with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("inner.zip", data)
            data = page.getvalue()
        return raw(data, "list.xlsx")(folder)

    return make


def encrypted(folder: Path) -> Path:
    """An archive whose parts carry the sign of a password."""
    path = sheet(["R1", "Ann", "Smith"])(folder)
    data = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    path.write_bytes(data)
    return path


JSON = '{"registrants": [{"full_name": "Zoë Smith", "email": "a@b.invalid", "registrant_id": "1"}]}'


def wide_json(folder: Path) -> Path:
    """A record with ten thousand fields."""
    fields = ", ".join(f'"x{n}": ""' for n in range(9_999))
    return raw('[{"full_name": "Ann Smith", ' + fields + "}]", "list.json")(folder)


def endless_json(folder: Path) -> Path:
    """A quarter of a million records."""
    return raw("[" + ",".join(['{"full_name": "A"}'] * 250_000) + "]", "list.json")(folder)


def without_sheets(folder: Path) -> Path:
    """A workbook that names no sheet."""
    path = sheet(["R1", "Ann", "Smith"])(folder)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    book = re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", parts["xl/workbook.xml"])
    return zipped(folder, parts | {"xl/workbook.xml": book})


def sheet_missing(folder: Path) -> Path:
    """A workbook that names a sheet which is not in the archive."""
    path = sheet(["R1", "Ann", "Smith"])(folder)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != _SHEET}
    return zipped(folder, parts)


def many_formulas(folder: Path) -> Path:
    """A workbook made by a program that calculates nothing."""
    return sheet(*(["=A1", "Ann", "Smith"] for _ in range(10_500)))(folder)


def truncated(folder: Path) -> Path:
    """A workbook whose second half is missing."""
    path = sheet(["R1", "Ann", "Smith"])(folder)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def damaged(folder: Path) -> Path:
    """A workbook with flipped bits in the packed sheet."""
    path = sheet(*([f"R{number}", "Ann", f"Smith {number}"] for number in range(200)))(folder)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(_SHEET).header_offset + 80
    for at in range(start, start + 400, 7):
        data[at] ^= 0xFF
    path.write_bytes(data)
    return path


def merged(folder: Path) -> Path:
    """A title over all columns, merged cells among the rows."""
    book = Workbook()
    page = book.worksheets[0]
    page.append(["Participants of the conference"])
    page.merge_cells("A1:E1")
    for row in (HEAD.strip().split(","), ["R1", "Ann", "Smith"], ["R2", None, "Lind"]):
        page.append(row)
    page.merge_cells("B3:B4")
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def hidden_sheet(folder: Path) -> Path:
    """The list stands on a sheet that nobody sees."""
    book = Workbook()
    book.worksheets[0].append(["Nothing here"])
    secret = book.create_sheet("Secret")
    secret.append(HEAD.strip().split(","))
    secret.append(["R1", "Ann", "Smith"])
    secret.sheet_state = "hidden"
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def far_cell(folder: Path) -> Path:
    """One cell at the far end of the sheet, for which a reader might ask for all the memory."""
    return edited(
        _SHEET, b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )(folder)


def endless_cells(count: int) -> Make:
    """A small file whose sheet opens so many cells and closes none: slow for whoever looks ahead."""
    return edited(_SHEET, b"</sheetData>", b"<c " * count + b"</sheetData>")


def folder_named_csv(folder: Path) -> Path:
    """A folder with the name of a list."""
    (folder / "list.csv").mkdir()
    return folder / "list.csv"


def pipe(folder: Path) -> Path:
    """A named pipe, from which reading never ends."""
    os.mkfifo(folder / "list.csv")
    return folder / "list.csv"


def picture(folder: Path) -> Path:
    """A picture with the name of a list."""
    pixel = zlib.compress(b"\x00\xff\xff\xff")
    return raw(b"\x89PNG\r\n\x1a\n" + pixel * 10)(folder)


def laughs(folder: Path) -> Path:
    """XML entities that grow tenfold with each line, and a cell that names the last of them."""
    lines = [b'<!ENTITY a0 "ha">']
    lines += [b'<!ENTITY a%d "%s">' % (depth, b"&a%d;" % (depth - 1) * 10) for depth in range(1, 10)]
    return with_entities(b"".join(lines), b"&a9;")(folder)


def with_entities(entities: bytes, cell: bytes) -> Make:
    """A workbook whose sheet declares XML entities; one cell holds this."""
    declared = b"<!DOCTYPE worksheet [" + entities + b"]><worksheet"

    def make(folder: Path) -> Path:
        path = edited(_SHEET, b"<worksheet", declared)(folder)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return zipped(folder, parts | {_SHEET: parts[_SHEET].replace(b"Smith", cell)})

    return make


def formula_as_text(folder: Path) -> Path:
    """A workbook with a cell that holds a formula's signs as text."""
    book = Workbook()
    page = book.worksheets[0]
    page.append(HEAD.strip().split(","))
    page.append(["R1", "Ann", "Smith"])
    page["C2"].value = "=cmd|' /C calc'!A0"
    page["C2"].data_type = "s"
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


MACRO = edited("xl/workbook.xml", b"", b"", {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"\0" * 500})
DOCX = archive({_TYPES: b"<Types/>", "word/document.xml": b"<w:document/>"}, "list.docx")
TRAVERSAL = edited("xl/workbook.xml", b"", b"", {"../../../../tmp/owned": b"x"})
ERROR_CELL = edited(_SHEET, b"</sheetData>", b'<row r="3"><c r="B3" t="e"><v>#REF!</v></c></row></sheetData>')
OUTSIDE = with_entities(b'<!ENTITY a SYSTEM "file:///etc/passwd">', b"&a;")
