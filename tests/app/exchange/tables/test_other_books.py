"""Workbooks in the forms of other programs: the same rows, or a sentence that says what to do."""

import struct
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import Unreadable
from app.exchange.tables.source import take
from app.exchange.tables.table import Table, read_table

HEADER = ("reg_id", "first_name", "family_name", "registered_at")
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def table(path: Path) -> Table:
    """The file as every import reads it."""
    return read_table(path, knows=lambda cell: cell in HEADER)


def archive(path: Path, parts: dict[str, str | bytes]) -> Path:
    """An archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as held:
        for name, data in parts.items():
            held.writestr(name, data)
    return path


def ods(path: Path, rows: str, kind: str = "spreadsheet") -> Path:
    """An OpenDocument with these rows of one table, as XML."""
    content = (
        f'<office:document-content xmlns:office="{_OFFICE}" xmlns:table="urn:oasis:names:tc:opendocument:'
        'xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f'<office:body><office:{kind}><table:table table:name="List">{rows}</table:table>'
        f"</office:{kind}></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/></manifest:manifest>'
    )
    return archive(path, {"mimetype": _ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest})


def ods_row(*cells: str, between: str = "") -> str:
    """A row of texts; `between` stands where some programs break their lines."""
    written = between.join(
        f'<table:table-cell office:value-type="string">{between}'
        f"<text:p>{cell}</text:p>{between}</table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row>{between}{written}{between}</table:table-row>{between}"


@pytest.mark.parametrize("between", ["", "\n          "])
def test_an_ods_is_read_with_and_without_line_breaks(tmp_path: Path, between: str) -> None:
    """Blanks inside a cell stay; rows that are repeated and empty are none."""
    rows = ods_row(*HEADER[:3], between=between) + ods_row(
        "R1", "Anna <text:s/>Maria", "Lind", between=between
    )
    empty = (
        '<table:table-row table:number-rows-repeated="1048573"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    found = table(ods(tmp_path / "list.ods", rows + empty))

    assert found.header == HEADER[:3]
    assert [(line.number, line.cells[0], line.cells[2]) for line in found.lines] == [(2, "R1", "Lind")]


def test_an_ods_tells_errors_and_formulas_that_were_never_calculated(tmp_path: Path) -> None:
    """As an XLSX does: both would be read as nothing."""
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        'calcext:value-type="error" xmlns:calcext="urn:calcext"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    never = '<table:table-cell table:formula="of:=A1"/>'
    counted = (
        '<table:table-cell table:formula="of:=A1" office:value-type="float" office:value="7">'
        "<text:p>7</text:p></table:table-cell>"
    )
    end = "</table:table-row>"
    row = ods_row("R1").replace(end, f"{error}{never}{counted}{end}")
    (line,) = table(ods(tmp_path / "list.ods", ods_row(*HEADER) + row)).lines

    assert line.cells == ("R1", "#VALUE!", "=(never calculated)", "7")


def test_an_open_document_that_is_no_spreadsheet_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="an OpenDocument, but not a spreadsheet"):
        table(ods(tmp_path / "letter.odt", "", kind="text"))


def record(kind: int, held: bytes = b"") -> bytes:
    """A record of XLSB (MS-XLSB 2.1.4)."""
    code = bytes((kind,)) if kind < 0x80 else bytes((kind & 0x7F | 0x80, kind >> 7))
    return code + bytes((len(held),)) + held


def xlsb_text(text: str) -> bytes:
    """A text of XLSB: its length and its letters."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(path: Path, rows: list[bytes]) -> Path:
    """An XLSB of one sheet, its cells as they stand in its rows."""
    columns = len(HEADER)
    sheet = record(129) + record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, columns - 1)) + record(145)
    for number, cells in enumerate(rows):
        sheet += record(0, struct.pack("<III", number, 0, 320) + bytes(5)) + cells
    sheet += record(146) + record(130)
    book = record(131) + record(143)
    book += record(156, struct.pack("<II", 0, 1) + xlsb_text("rId1") + xlsb_text("List"))
    book += record(144) + record(132)
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    return archive(
        path,
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{relation}" Target="worksheets/sheet1.bin"/></Relationships>'
            ),
            "xl/worksheets/sheet1.bin": sheet,
        },
    )


def full(column: int, text: str) -> bytes:
    """A cell that says its column."""
    return record(6, struct.pack("<II", column, 0) + xlsb_text(text))


def short(text: str) -> bytes:
    """A cell that stands behind the one before."""
    return record(17, bytes(4) + xlsb_text(text))


def test_the_short_cells_of_an_xlsb_are_read_too(tmp_path: Path) -> None:
    """Some programs write but the first cell of a row in full; an error is told as in XLSX."""
    head = full(0, HEADER[0]) + b"".join(map(short, HEADER[1:]))
    error = record(14, bytes(4) + b"\x17")
    rows = [head, full(0, "R1") + short("Anna") + short("Lind"), full(0, "R2") + error + full(2, "Moe")]
    found = table(xlsb(tmp_path / "list.xlsb", rows))

    assert found.header == HEADER
    assert [line.cells for line in found.lines] == [
        ("R1", "Anna", "Lind", ""),
        ("R2", "#VALUE!", "Moe", ""),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f'<?xml version="1.0"?>\n<office:document xmlns:office="{_OFFICE}">', "a flat OpenDocument .FODS."),
        (
            '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "an XML spreadsheet of 2003",
        ),
        ("\n<!DOCTYPE html><html><table>", "a web page, whatever its ending says"),
        ('<table border="1">', "a web page, whatever its ending says"),
    ],
)
def test_other_spreadsheets_are_named(tmp_path: Path, text: str, sentence: str) -> None:
    """With what to do; a schedule in XML is none of them, whatever its abstracts hold."""
    path = tmp_path / "list.xls"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable, match=f"{sentence}; open it in a spreadsheet program and save it"):
        take(path)
    path.write_text("<?xml version='1.0'?><schedule><abstract><![CDATA[<table>]]></abstract></schedule>")

    assert take(path).name == "list.xls"


def test_dates_of_other_books_are_dates(tmp_path: Path) -> None:
    """An ODS says them in ISO 8601."""
    date = '<table:table-cell office:value-type="date" office:date-value="2021-06-02T10:00:00"/>'
    row = ods_row("R1").replace("</table:table-row>", f"{date}</table:table-row>")
    (line,) = table(ods(tmp_path / "list.ods", ods_row("reg_id", "registered_at") + row)).lines

    assert datetime.fromisoformat(line.cells[1]).replace(tzinfo=UTC) == datetime(2021, 6, 2, 10, tzinfo=UTC)
