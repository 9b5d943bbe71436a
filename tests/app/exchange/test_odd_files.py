"""Files that are odd and yet honest: what stands in them is plain text, and what was guessed is said."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.conference.registrants import Registrant
from app.exchange.plan import Plan
from tests.app.exchange import hostile
from tests.app.exchange.files import agenda, listed, people, text_file, workbook
from tests.app.exchange.hostile import HEAD, ROW


def names(plan: Plan[Registrant]) -> list[tuple[int, str]]:
    """Line and name of everybody who would be new."""
    assert plan.problems == ()
    return [(change.line, change.value.full_name) for change in plan.new]


@pytest.mark.parametrize(
    "name",
    [
        "<b>Ann</b>",
        '<img src="file:///etc/passwd">',
        "<script>alert(1)</script>",
        "{{7*7}}",
        "{0.__class__}",
        "%s%n%x",
        "${HOME}",
        "`id`",
        "; DROP TABLE registrants;--",
        "Robert'); --",
        "&lt;Ann&gt;",
        "Ann & Bo",
        "🕊️ Ann",
        "\\u0041nn",
        "#Ann",
    ],
)
def test_markup_and_commands_in_a_name_are_letters(tmp_path: Path, name: str) -> None:
    """Nothing is interpreted, nothing escaped: the name is what the file says."""
    path = workbook(tmp_path, [["first_name", "family_name"], [name, "Smith"]])

    assert names(people(path)) == [(2, f"{name} Smith")]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("\u202eAnn\u202c", "Ann"),
        ("\u2066Ann\u2069", "Ann"),
        ("A\u200bn\u2060n", "Ann"),
        ("\ufeffAnn", "Ann"),
        ("A\u00adnn", "Ann"),
        ("An\x07n", "Ann"),
    ],
)
def test_characters_that_nobody_sees_are_taken_out(tmp_path: Path, name: str, kept: str) -> None:
    """Direction overrides, zero-width signs, bells; what changes the reading is noted with the line."""
    plan = listed(tmp_path, f"first_name,family_name\n{name},Smith\n")

    assert names(plan) == [(2, f"{kept} Smith")]
    assert ("Hidden characters were taken out of line 2." in plan.notes) is ("\x07" not in name)


def test_joiners_that_persian_needs_stay(tmp_path: Path) -> None:
    """A zero-width non-joiner belongs to the spelling."""
    assert names(listed(tmp_path, "first_name,family_name\nمی‌نا,رضایی\n")) == [(2, "می‌نا رضایی")]


def test_a_line_break_in_a_quoted_name_is_a_space_and_lines_are_counted_on(tmp_path: Path) -> None:
    """Excel lets people press Alt+Enter."""
    plan = listed(tmp_path, 'first_name,family_name\n"Ann\nMaria","Smith\r\n"\nBo,Lind\n')

    assert names(plan) == [(2, "Ann Maria Smith"), (5, "Bo Lind")]


def test_short_lines_are_filled_up_and_empty_cells_beyond_the_header_are_nothing(tmp_path: Path) -> None:
    plan = listed(tmp_path, HEAD + "R1,Ann,Smith\nR2,Bo,Lind,,,,,,\n,,,,\n")

    assert names(plan) == [(2, "Ann Smith"), (3, "Bo Lind")]


def test_a_header_that_stands_again_is_passed_over_with_a_note(tmp_path: Path) -> None:
    """Two exports put one below the other."""
    plan = listed(tmp_path, HEAD + ROW + HEAD + "R2,Bo,Lind,,\n")

    assert names(plan) == [(2, "Ann Smith"), (4, "Bo Lind")]
    assert "The header stands more than once; the others were passed over." in plan.notes


def test_a_guarded_cell_is_its_text(tmp_path: Path) -> None:
    """Some programs write ="0042" so that a spreadsheet keeps the zeros."""
    (change,) = listed(tmp_path, 'reg_id,name\n="0042",Ann Smith\n').new

    assert change.value.number == "0042"


@pytest.mark.parametrize("sign", ["+", "-", "@"])
def test_a_name_that_begins_with_a_sign_is_a_name(tmp_path: Path, sign: str) -> None:
    """Only = makes a formula when it comes in; going out is the export's care."""
    assert names(listed(tmp_path, f"first_name,family_name\n{sign}Ann,Smith\n")) == [(2, f"{sign}Ann Smith")]


def test_merged_cells_are_noted(tmp_path: Path) -> None:
    """The second of two merged rows has no given name; the note says why."""
    plan = people(hostile.merged(tmp_path))

    assert names(plan) == [(3, "Ann Smith"), (4, "Lind")]
    assert "Merged cells in rows 3 to 4: the value counts for the first only." in plan.notes


def test_a_hidden_sheet_is_not_read_and_other_sheets_are_named(tmp_path: Path) -> None:
    """The first visible sheet with a header that is known."""
    book = Workbook()
    book.worksheets[0].append(["Read me first"])
    for title, family in (("Old", "Hidden"), ("List", "Smith"), ("More", "Lind")):
        page = book.create_sheet(title)
        page.append(["first_name", "family_name"])
        page.append(["Ann", family])
    book["Old"].sheet_state = "hidden"
    book.save(tmp_path / "list.xlsx")

    plan = people(tmp_path / "list.xlsx")

    assert names(plan) == [(2, "Ann Smith")]
    assert "The sheet “List” was read; not read: Sheet, More." in plan.notes


def test_a_table_that_begins_far_from_the_corner_is_read_by_its_row(tmp_path: Path) -> None:
    """Two empty rows and a column before it; line numbers are those of the sheet."""
    path = workbook(tmp_path, [[], [], [None, "first_name", "family_name"], [None, "Ann", "Smith"]])

    assert names(people(path)) == [(4, "Ann Smith")]


@pytest.mark.parametrize("is_1904", [False, True])
def test_dates_count_from_the_year_that_the_workbook_says(tmp_path: Path, is_1904: bool) -> None:
    """Old Macs count from 1904; both are 2 June 2021, 09:30 in Vienna."""
    book = Workbook()
    if is_1904:
        book.epoch = CALENDAR_MAC_1904
    page = book.worksheets[0]
    page.append(["Name", "Registered at"])
    page.append(["Ann Smith", datetime(2021, 6, 2, 9, 30)])
    book.save(tmp_path / "list.xlsx")

    (change,) = people(tmp_path / "list.xlsx").new

    assert change.value.registered_at == datetime(2021, 6, 2, 7, 30, tzinfo=UTC)


def test_dates_as_text_in_a_workbook_are_read_like_dates(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Name", "Registered at"], ["Ann Smith", "02.06.2021 09:30"]])

    (change,) = people(path).new

    assert change.value.registered_at == datetime(2021, 6, 2, 7, 30, tzinfo=UTC)


def test_a_path_in_an_archive_leads_nowhere(tmp_path: Path) -> None:
    """Parts are never written to the disk; a macro beside them is never run."""
    inner = tmp_path / "in"
    inner.mkdir()

    assert names(people(hostile.TRAVERSAL(inner))) == [(2, "Ann Smith")]
    assert names(people(hostile.MACRO(inner))) == [(2, "Ann Smith")]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["in", "list.xlsx"]


def test_the_ending_of_a_name_means_nothing(tmp_path: Path) -> None:
    """A workbook called .csv and a text called .xlsx are what they are."""
    book = workbook(tmp_path, [["first_name", "family_name"], ["Ann", "Smith"]], "list.csv")
    text = text_file(tmp_path, "first_name,family_name\nBo,Lind\n", "list.xlsx")

    assert names(people(book)) == [(2, "Ann Smith")]
    assert names(people(text)) == [(2, "Bo Lind")]


LARGE = """
import resource, sys, time
from pathlib import Path
from tests.app.exchange.files import {kind}
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.process_time()
plan = {kind}(Path(sys.argv[1]))
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base
print(len(plan.new), round(time.process_time() - began, 1), used >> 10)
"""


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_enormous_list_is_read_within_ten_seconds_and_half_a_gigabyte(tmp_path: Path, ending: str) -> None:
    """A list of 100,000 people as text, of 20,000 as a workbook: what no conference has."""
    count = 100_000 if ending == "csv" else 20_000
    head = ["reg_id", "first_name", "family_name", "organization", "email", "registered_at", "status"]
    rows = [
        [f"R{n}", "Søren", f"Müller {n}", "Norway", f"p{n}@x.invalid", "2021-06-02T09:00+02:00", "confirmed"]
        for n in range(count)
    ]
    path = (
        text_file(tmp_path, "\n".join(map(",".join, [head, *rows])))
        if ending == "csv"
        else workbook(tmp_path, [head, *rows])
    )

    done = subprocess.run(
        [sys.executable, "-c", LARGE.format(kind="people"), str(path)],
        capture_output=True,
        text=True,
        check=True,
    )

    new, seconds, megabytes = (float(part) for part in done.stdout.split())
    assert (new, seconds < 10, megabytes < 500) == (count, True, True), done.stdout


def test_an_enormous_description_in_a_calendar_is_cut_and_is_not_a_wait(tmp_path: Path) -> None:
    """Ten megabytes in one event, folded as RFC 5545 wants it."""
    folded = "\r\n ".join("x" * 70 for _ in range(140_000))
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:X\r\nDTSTART:20210614T100000Z\r\n"
        f"DTEND:20210614T110000Z\r\nDESCRIPTION:{folded}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    plan = agenda(text_file(tmp_path, text, "agenda.ics"))

    assert (plan.problems, len(plan.new[0].value.notes)) == ((), 9_001)
    assert plan.notes == ("X: the description is long and was cut after 9,000 signs.",)
