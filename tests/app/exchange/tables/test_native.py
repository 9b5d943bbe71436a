"""Native readers may panic: a sentence with the place, nothing written, and every thread goes on."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.errors import Refused, Unreadable
from app.exchange.tables.native import native_code
from app.exchange.tables.table import read_table


class Panic(BaseException):
    """What a native library raises when it panics."""


@pytest.mark.parametrize("error", [Panic("out of bounds"), OverflowError(), RecursionError(), MemoryError()])
def test_whatever_native_code_raises_is_a_sentence(error: BaseException) -> None:
    """Also what is no Exception."""
    with (
        pytest.raises(Unreadable, match=r"^The sheet cannot be read\.$"),
        native_code("The sheet cannot be read."),
    ):
        raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(), Refused("No.")])
def test_what_is_meant_for_others_goes_through(error: BaseException) -> None:
    """Ctrl+C ends a program, and a rule's no is a rule's no."""
    with pytest.raises(type(error)), native_code("The sheet cannot be read."):
        raise error


@pytest.mark.parametrize("form", ["[h]:mm:ss", "yyyy-mm-dd", "hh:mm"])
@pytest.mark.parametrize("number", [1e9, 1e12, -1e9, 2.9e6, 1e300])
def test_a_date_beyond_all_calendars_never_ends_a_reader(tmp_path: Path, number: float, form: str) -> None:
    """The other cells are read, this one is what stands there: whoever wants a date says what is wrong."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["session", "title", "start", "duration"])
    sheet.append(["A", "One", "2021-06-14 10:00", timedelta(minutes=5)])
    sheet.append(["B", "Two", "2021-06-14 11:00", number])
    sheet["D3"].number_format = form
    held = BytesIO()
    book.save(held)
    path = tmp_path / "agenda.xlsx"
    path.write_bytes(held.getvalue())
    table = read_table(path, knows={"session", "title", "start", "duration"}.__contains__)
    assert [line.cells[:2] for line in table.lines] == [("A", "One"), ("B", "Two")]
    assert table.lines[1].cells[3]
