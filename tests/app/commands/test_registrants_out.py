"""Who is registered and who came, as CSV, XLSX and PDF: columns, choice, order, harmless cells, aliases."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from app.conference.registrants import Registrant, Status
from app.station.station import Station
from app.storage.database import Connection
from app.storage.tables.registrants import read_registrants, write_registrants
from app.text.csv_text import harmless
from app.times import SetClock
from tests.app.commands.conftest import Shell
from tests.app.people import OPENING, make_conference

NOW = ("--now", OPENING.isoformat())
REPORT = (
    "Name (Original Name),User Email,Join Time,Leave Time\n"
    "Claire Tremblay,,06/14/2021 03:00:00 PM,06/14/2021 03:30:00 PM\n"
    "Claire Tremblay,,06/14/2021 03:20:00 PM,06/14/2021 04:00:00 PM\n"
    "iPhone,,06/14/2021 03:00:00 PM,06/14/2021 04:00:00 PM\n"
)


@contextmanager
def changed(path: Path) -> Iterator[Connection]:
    """Rows of the conference, to be changed."""
    station = Station.open(str(path), clock=SetClock(OPENING))
    with station.changing("The test") as connection:
        yield connection
    station.close()


@pytest.fixture
def conference(tmp_path: Path, rostrum: Shell) -> Path:
    """Solberg and the protected person are in the hall, Tremblay was on Zoom; one bears a telephone."""
    path = make_conference(tmp_path / "conference.rostrum", SetClock(OPENING))
    extra = Registrant(
        *("R10", "Zoë", "Ünal", "TR"),
        telephone="+43 664 123",
        note="-2",
        position="@desk",
        status=Status.CONFIRMED,
    )
    with changed(path) as connection:
        people = {registrant.number: registrant for registrant in read_registrants(connection)}
        mail = replace(people["R4"], email="mona.lind@example.org", telephone="+43 1 999", note="Mona")
        write_registrants(connection, (extra,), (mail,))
    report = tmp_path / "zoom.csv"
    report.write_text(REPORT, encoding="utf-8")
    for words in (
        ("check-in", path, "R2"),
        ("check-in", path, "R4"),
        ("import", "zoom", path, report, "--yes"),
    ):
        assert rostrum(*words, *NOW).code == 0
    return path


def table(text: str) -> list[dict[str, str]]:
    """The lines of a CSV, by column."""
    return list(csv.DictReader(io.StringIO(text)))


def test_who_came_is_told_with_the_usual_columns(rostrum: Shell, conference: Path) -> None:
    """To the hall, on Zoom, or not; in the French order of the delegations."""
    answer = rostrum("export", "registrants", conference)

    lines = table(answer.out)
    assert [(line["reg_id"], line["came"]) for line in lines] == [
        *(("R1", "zoom"), ("R2", "hall"), ("R3", ""), ("R5", ""), ("R10", ""), ("R4", "hall"))
    ]
    assert "1 names on Zoom belong to nobody" in answer.err


@pytest.mark.parametrize(
    ("only", "numbers"),
    [
        ("all", "R1 R2 R3 R5 R10 R4"),
        ("confirmed", "R1 R2 R3 R10 R4"),
        ("came", "R1 R2 R4"),
        ("not-came", "R3 R5 R10"),
        ("confirmed,not-came", "R3 R10"),
        ("zoom", "R1"),
        ("hall", "R2 R3 R10 R4"),
        ("badges-printed", ""),
        ("tr,R2", "R2 R5 R10"),
        ("confirmed,TR", "R10"),
        ("FR", ""),
    ],
)
def test_whom_is_chosen_by_words_and_codes(rostrum: Shell, conference: Path, only: str, numbers: str) -> None:
    """Every word must hold; of the codes any."""
    answer = rostrum("export", "registrants", conference, "--only", only, "--columns", "reg_id")

    assert [row["reg_id"] for row in table(answer.out)] == numbers.split()


def test_the_order_follows_any_column_with_numbers_as_numbers(rostrum: Shell, conference: Path) -> None:
    """R10 comes after R5."""
    answer = rostrum("export", "registrants", conference, "--columns", "reg_id", "--sort", "reg_id")

    assert [row["reg_id"] for row in table(answer.out)] == ["R1", "R2", "R3", "R4", "R5", "R10"]


@pytest.mark.parametrize(
    "words", [("--columns", "nose"), ("--sort", "nose"), ("--only", "ZZ"), ("--columns", ",")]
)
def test_a_word_that_is_not_known_is_a_sentence(
    rostrum: Shell, conference: Path, words: tuple[str, str]
) -> None:
    """Which names those that are; an empty list of columns means the usual ones."""
    answer = rostrum("export", "registrants", conference, *words)

    assert (answer.code, "nose" in answer.err or "ZZ" in answer.err) == (
        (0, False) if words[1] == "," else (2, True)
    )


@pytest.mark.parametrize("form", ["csv", "xlsx", "pdf"])
def test_an_alias_holds_unless_it_is_the_desks_own_list(
    rostrum: Shell, conference: Path, tmp_path: Path, form: str
) -> None:
    """Which says so in the file; name, mail, telephone and note of a protected person are left out."""
    columns = "reg_id,name,first_name,family_name,display_alias"
    private = "" if form == "pdf" else ",email,telephone,note"
    for more, secret in (((), False), (("--registration-desk",), True)):
        path = tmp_path / f"list.{form}"
        words = ("--format", form, "--columns", columns + private, "-o", path)
        assert rostrum("export", "registrants", conference, *words, *more).code == 0
        text = words_of(path)
        assert "Expert A" in text
        assert ("Internal" in text) is secret
        assert [word in text for word in ("Mona", "Lind")] == [secret, secret]
        assert ("mona.lind" in text) is (secret and form != "pdf")


def words_of(path: Path) -> str:
    """Everything in a file that a person can read."""
    if path.suffix == ".csv":
        return path.read_text(encoding="utf-8-sig")
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return "\n".join(str(cell) for row in book.active.iter_rows(values_only=True) for cell in row)
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_exported_for_the_desk_reads_back_unchanged(
    rostrum: Shell, conference: Path, tmp_path: Path, form: str
) -> None:
    """With every column that the importer knows, telephones and signs among them."""
    columns = (
        "reg_id,title,first_name,family_name,native_name,position,entity,entity_name,category,attendance_mode,"
        "role,status,registered_at,email,telephone,language,display_alias,note,came,zoom_minutes"
    )
    path = tmp_path / f"back.{form}"
    words = ("--format", form, "--columns", columns, "--registration-desk", "-o", path)
    assert rostrum("export", "registrants", conference, *words).code == 0

    plan = json.loads(rostrum("import", "registrants", conference, path, "--dry-run", "--json").out)

    assert (plan["unchanged"], plan["new"], plan["changed"], plan["problems"]) == (6, 0, 0, [])


def test_cells_are_harmless_and_telephones_still_readable(
    rostrum: Shell, conference: Path, tmp_path: Path
) -> None:
    """In CSV behind an apostrophe, in XLSX as text; the header is frozen."""
    answer = rostrum(
        "export", "registrants", conference, "--columns", "telephone,position,note", "--only", "R10"
    )
    assert list(table(answer.out)[0].values()) == ["'+43 664 123", "'@desk", "'-2"]
    path = tmp_path / "list.xlsx"
    words = ("--columns", "reg_id,telephone", "--only", "R10", "--format", "xlsx", "-o", path)
    rostrum("export", "registrants", conference, *words)
    sheet = openpyxl.load_workbook(path).active
    assert sheet["B2"].value == "+43 664 123"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["B"].width > 12


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x", " =1", "\ufeff=1"]
)
def test_no_spreadsheet_takes_a_cell_for_a_formula(text: str) -> None:
    """Whatever comes before the sign."""
    assert harmless(text) == f"'{text}"


def test_attendance_is_from_when_to_when(rostrum: Shell, conference: Path) -> None:
    """Two joins that overlap count once."""
    lines = table(rostrum("export", "attendance", conference).out)

    assert [list(line.values()) for line in lines] == [
        ["R1", "Claire Tremblay", "Canada", "", "2021-06-14 15:00", "2021-06-14 16:00", "60"],
        ["R2", "Ingrid Solberg", "Norway", "2021-06-14 15:30", "", "", ""],
        ["R4", "Expert A", "UN Office on Drugs and Crime", "2021-06-14 15:30", "", "", ""],
    ]


def test_paper_says_when_a_list_is_wider_than_a_page(
    rostrum: Shell, conference: Path, tmp_path: Path
) -> None:
    """And nothing is written."""
    every = (
        "reg_id,name,title,first_name,family_name,native_name,position,entity,entity_name,category,status,"
        "attendance_mode,role,registered_at,email,telephone,language,display_alias,note,admitted,why,came,"
        "hall_since,zoom_from,zoom_to,zoom_minutes,badges_printed,badge_printed_at"
    )
    path = tmp_path / "wide.pdf"
    answer = rostrum("export", "registrants", conference, "--format", "pdf", "--columns", every, "-o", path)

    assert (answer.code, path.exists()) == (2, False)
    assert "28 columns are wider than a page" in answer.err


def test_nobody_is_a_list_too(rostrum: Shell, conference: Path, tmp_path: Path) -> None:
    """With its header, in every form."""
    for form in ("csv", "xlsx", "pdf"):
        path = tmp_path / f"nobody.{form}"
        words = ("--only", "FR", "--format", form, "-o", path, "--json")
        assert json.loads(rostrum("export", "registrants", conference, *words).out)["registrants"] == 0
        assert "status" in words_of(path)
