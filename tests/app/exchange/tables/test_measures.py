"""What a reader would make of a file is measured before it makes it: small files that become gigabytes."""

import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import Unreadable
from app.exchange.tables.shared_texts import SharedLengths
from app.exchange.tables.table import read_table
from app.exchange.tables.toml_text import read_toml
from tests.app.exchange.files import workbook

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET, _SHARED = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def changed(folder: Path, **parts: Callable[[str], str]) -> Path:
    """A good workbook with its sheet or its shared texts changed."""
    path = workbook(folder, [["reg_id", "name"], ["R1", "Anna Lind"]])
    names = {"sheet": _SHEET, "shared": _SHARED}
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    for part, change in parts.items():
        held[names[part]] = change(held.get(names[part], ""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in held.items():
            archive.writestr(name, text)
    return path


def with_rows(rows: str) -> Callable[[str], str]:
    return lambda sheet: sheet.replace("</sheetData>", f"{rows}</sheetData>")


def repeated(length: int, times: int) -> dict[str, Callable[[str], str]]:
    """One shared text of this length in so many cells."""
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(3, 3 + times))
    return {
        "sheet": with_rows(cells),
        "shared": lambda _text: (
            f'<sst xmlns="{_MAIN}"><si><t>{"x" * length}</t></si><si><t>reg_id</t></si></sst>'
        ),
    }


REFUSED: dict[str, tuple[dict[str, Callable[[str], str]], str]] = {
    "a long text in every cell": (repeated(32_767, 4_000), "repeats long texts in so many cells"),
    "a shorter one in more": (repeated(1_000, 100_000), "repeats long texts in so many cells"),
    "merged cells": (
        {
            "sheet": lambda sheet: sheet.replace(
                "</sheetData>",
                "</sheetData><mergeCells>" + '<mergeCell ref="A1:A9"/>' * 60_000 + "</mergeCells>",
            )
        },
        "more than 50,000 merged cells",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_workbook_that_would_grow_is_refused(tmp_path: Path, name: str) -> None:
    parts, reason = REFUSED[name]
    path = changed(tmp_path, **parts)
    began = time.process_time()

    with pytest.raises(Unreadable, match=reason):
        read_table(path, knows={"reg_id", "name"}.__contains__)
    assert time.process_time() - began < 5


def test_an_ordinary_one_with_a_long_text_is_read(tmp_path: Path) -> None:
    """One long remark among many short cells is no bomb."""
    path = workbook(
        tmp_path, [["reg_id", "name"], *([f"R{n}", "Anna"] for n in range(9_000)), ["R", "x" * 32_000]]
    )

    assert len(read_table(path, knows={"reg_id", "name"}.__contains__).lines) == 9_001


def test_equal_remarks_are_made_once(tmp_path: Path) -> None:
    """However often the same cells are merged."""
    merged = "</sheetData><mergeCells>" + '<mergeCell ref="A1:A2"/>' * 9 + "</mergeCells>"
    path = changed(tmp_path, sheet=lambda sheet: sheet.replace("</sheetData>", merged))
    table = read_table(path, knows={"reg_id", "name"}.__contains__)

    assert sum("Merged cells" in note for note in table.notes) == 1


@pytest.mark.parametrize("size", [1, 7, 50, 1_000])
def test_the_lengths_of_shared_texts_do_not_depend_on_the_pieces(size: int) -> None:
    """A text may begin in one piece and end three later."""
    xml = b"<sst><si><t>" + b"a" * 900 + b"</t></si><si/><x:si><x:t>bb</x:t></x:si></sst>"
    lengths = SharedLengths()
    for start in range(0, len(xml), size):
        lengths.gather(xml[start : start + size])

    assert 900 <= lengths.longest <= 900 + 20
    with pytest.raises(Unreadable, match="repeats long texts"):
        lengths.require_few("list.xlsx", [b'<c r="A1" t="s"><v>0</v></c>' * 80_000])
    lengths.require_few("list.xlsx", [b'<c r="A1" t="s"><v>2</v></c>' * 80_000])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" + ".a" * 5_000 + " = 1", "a key of very many parts"),
        ("a" + ' . "b"' * 5_000 + " = 1", "a key of very many parts"),
        ("a = " + "[" * 5_000, "not TOML that can be read"),
        ("a = " + "9" * 5_000, "not TOML that can be read"),
        ("a = 1\n" * 200_000, "too large for its kind"),
        ("a = ", "is not TOML: "),
    ],
)
def test_toml_that_would_take_hours_is_refused_at_once(text: str, reason: str) -> None:
    began = time.process_time()

    with pytest.raises(Unreadable, match=reason):
        read_toml(text, "map.toml")
    assert time.process_time() - began < 2


def test_records_of_very_many_fields_are_counted_before_they_are_spread_out(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps([{"name": "Anna", f"field {n}": 1} for n in range(20_000)]))

    with pytest.raises(Unreadable, match="columns; at most"):
        read_table(path, knows={"name"}.__contains__)


def test_halves_of_letters_are_joined_and_a_single_half_is_left_to_its_cell(tmp_path: Path) -> None:
    """As some databases write UTF-8; control characters are told."""
    path = tmp_path / "list.csv"
    text = "reg_id,name\nR1,\ud83d\ude00 Anna\nR2,\ud83d Moe\nR3,A\x01nna\n"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    table = read_table(path, knows={"reg_id", "name"}.__contains__)

    assert [line.cells[1] for line in table.lines] == ["😀 Anna", "\ud83d Moe", "A\x01nna"]
    assert "Control characters and half letters are not taken; they stand on lines 3, 4." in table.notes
