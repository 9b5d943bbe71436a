"""The record of a session from the command line: paper, tables, documents; an alias holds in all of them."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.storage.tables.agenda import write_sessions
from app.text.csv_text import harmless
from app.times import SetClock
from tests.app.commands.conftest import Shell
from tests.app.people import OPENING, make_conference


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A session that was held: Canada, then an expert who is known by an alias only."""
    clock = SetClock(OPENING)
    path = make_conference(tmp_path / "held.rostrum")
    station = Station.open(str(path), clock=clock)
    station.do("D1-P1", "open_session")
    station.do("D1-P1", "request_floor", delegation="CA", person="R1", on_behalf_of="=HYPERLINK(1)")
    station.do("D1-P1", "request_floor", delegation="UN-ODC", person="R4", mode="zoom")
    for _ in range(2):
        station.do("D1-P1", "give_floor")
        clock.at += timedelta(seconds=90)
    station.do("D1-P1", "close_session")
    station.close()
    return path


def text_of(path: Path) -> str:
    """The words of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_record_is_printed_in_the_journal_form(rostrum: Shell, held: Path, tmp_path: Path) -> None:
    """Headed as what it is; printed again it is the same."""
    for name in ("one.pdf", "two.pdf"):
        assert rostrum("print", "record", held, "--session", "D1-P1", "-o", tmp_path / name).code == 0
    words = text_of(tmp_path / "one.pdf")

    assert "Unofficial working record" in words
    assert "Opened 15:30. Closed 15:33." in words
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_an_alias_holds_on_paper_and_in_files(rostrum: Shell, held: Path, tmp_path: Path) -> None:
    """The name behind it stands nowhere."""
    rostrum("print", "record", held, "--session", "D1-P1", "-o", tmp_path / "r.pdf")
    outputs = [
        text_of(tmp_path / "r.pdf"),
        rostrum("export", "record", held, "--session", "D1-P1").out,
        rostrum("export", "record", held, "--session", "D1-P1", "--format", "csv").out,
        rostrum("export", "journal", held, "--session", "D1-P1").out,
    ]

    assert all("Mona" not in output and "Lind" not in output for output in outputs)
    assert all("Expert A" in output for output in outputs[:3])


def test_the_document_has_lengths_in_milliseconds(rostrum: Shell, held: Path) -> None:
    """For other programs."""
    read = json.loads(rostrum("export", "record", held, "--session", "D1-P1").out)

    assert (read["schema"], read["revision"]) == (1, 1)
    assert [statement["spoke_ms"] for statement in read["statements"]] == [90_000, 90_000]


def test_the_table_has_no_formula_in_it(rostrum: Shell, held: Path, tmp_path: Path) -> None:
    """What begins like one is made harmless."""
    rostrum("export", "record", held, "--session", "D1-P1", "--format", "csv", "-o", tmp_path / "r.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "r.csv").read_text(encoding="utf-8-sig"))))

    assert [row[0] for row in rows[:4]] == [
        "Unofficial working record",
        "Panel 1: What demand is",
        "Mon 14 June 2021",
        "Chairperson",
    ]
    assert rows[2][1] == "Opened 15:30. Closed 15:33."
    assert [row[0] for row in rows[5:]] == ["what", "spoke", "spoke"]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert harmless("=1+1") == "'=1+1"


def test_statistics_count_by_category_mode_time_and_delegation(rostrum: Shell, held: Path) -> None:
    """Each sums to the same."""
    read = json.loads(rostrum("export", "statistics", held, "--session", "D1-P1").out)

    sums = {
        way: sum(row["spoke_ms"] for row in read[way]) for way in ("category", "mode", "time", "delegation")
    }
    assert set(sums.values()) == {180_000}


def test_the_list_and_the_journal_are_documents(rostrum: Shell, held: Path) -> None:
    """The floor as `show` prints it; the entries with ids only."""
    floor = json.loads(rostrum("export", "list", held, "--session", "D1-P1").out)
    journal = json.loads(rostrum("export", "journal", held, "--session", "D1-P1").out)

    assert floor["session"]["state"] == "closed"
    assert [entry["seq"] for entry in journal["entries"]] == list(range(1, 7))


@pytest.fixture
def eventful(tmp_path: Path) -> Path:
    """Everything that a journal may have: alignment, a ruling, a reply, who did not speak, a question."""
    clock = SetClock(OPENING)
    path = make_conference(tmp_path / "eventful.rostrum")
    station = Station.open(str(path), clock=clock)
    table = tmp_path / "questions.csv"
    table.write_text("question,handle\nКто покупает? 🙏,@handle\n", encoding="utf-8")
    ImportDesk(station).write("questions", ImportDesk(station).plan("questions", table))
    (question,) = station.load().questions

    def act(name: str, **arguments: object) -> None:
        station.do("D1-P1", name, **arguments)
        clock.at += timedelta(seconds=50)

    act("open_session")
    act("open_list")
    for code in ("EU", "NO", "RS", "TR", "CA"):
        act("request_floor", delegation=code, request=code)
    act("correct", request="EU", in_alignment="AL MK")
    act("give_floor")
    act("request_floor", delegation="TR", kind="point_of_order", request="point")
    act("give_floor")
    act("ruling", outcome="not_upheld")
    act("resume")
    act("end_statement")
    act("put_question", question=question.id)
    act("suspend_session", reason="coffee")
    act("resume_session")
    act("request_floor", delegation="RS", kind="right_of_reply", request="reply")
    act("give_floor", request="reply")
    act("written_only", request="NO")
    act("not_present", request="RS")
    act("withdraw", request="TR")
    act("close_session")
    station.close()
    return path


def corrected(path: Path, **changes: object) -> None:
    """A correction an hour after the opening."""
    station = Station.open(str(path), clock=SetClock(OPENING + timedelta(hours=1)))
    station.do("D1-P1", "correct", **changes)
    station.close()


JOURNAL = "Opened 15:30. Suspended 15:42 (coffee). Resumed 15:43. Closed 15:48."


def test_every_form_tells_the_whole_session(rostrum: Shell, eventful: Path, tmp_path: Path) -> None:
    """Paper, table and document."""
    rostrum("print", "record", eventful, "--session", "D1-P1", "-o", tmp_path / "r.pdf")
    forms = [
        " ".join(text_of(tmp_path / "r.pdf").split()),
        rostrum("export", "record", eventful, "--session", "D1-P1", "--format", "csv").out,
        rostrum("export", "record", eventful, "--session", "D1-P1").out,
    ]

    for form in forms:
        for words in (
            "Unofficial working record",
            JOURNAL,
            "European Union (with Albania, North Macedonia, in alignment)",
            "point of order",
            "not upheld",
            "right of reply",
            "Кто покупает?",
        ):
            assert words in form.replace("_", " ")
        for words in ("written only", "called and not present", "withdrawn", "not taken"):
            assert words in form.lower()
        assert "Corr." not in form


def test_a_correction_after_the_closing_is_numbered_in_every_form(
    rostrum: Shell, eventful: Path, tmp_path: Path
) -> None:
    """The former value stays, in words and never as a number of the registration."""
    corrected(eventful, request="reply", person="R3")
    corrected(eventful, request="reply", person="R2", delegation="NO")
    rostrum("print", "record", eventful, "--session", "D1-P1", "-o", tmp_path / "r.pdf")
    forms = [
        " ".join(text_of(tmp_path / "r.pdf").split()),
        rostrum("export", "record", eventful, "--session", "D1-P1", "--format", "csv").out,
        rostrum("export", "record", eventful, "--session", "D1-P1").out,
        rostrum("export", "statistics", eventful, "--session", "D1-P1").out,
        rostrum("export", "statistics", eventful, "--session", "D1-P1", "--format", "csv").out,
    ]

    assert all("Unofficial working record, Corr.2" in form for form in forms)
    for form in forms[:3]:
        assert "16:30:00 Norway: speaker was Đorđe Ćirić, now H.E. Ingrid Solberg" in form
        assert "16:30:00 Norway: delegation was Serbia, now Norway" in form


def test_the_document_has_instants_and_codes(rostrum: Shell, eventful: Path) -> None:
    """For other programs."""
    read = json.loads(rostrum("export", "record", eventful, "--session", "D1-P1").out)
    first = read["statements"][0]

    assert first["in_alignment"] == ["AL", "MK"]
    assert first["started_at"].endswith("+02:00")
    assert [milestone["state"] for milestone in read["milestones"]] == ["open", "suspended", "open", "closed"]
    assert read["questions"][0]["asked_by"] == "@handle"
    assert read["chairperson"] == "Sweden"


def test_a_record_of_a_session_that_has_not_begun_is_a_page(
    rostrum: Shell, eventful: Path, tmp_path: Path
) -> None:
    """It says so."""
    answer = rostrum("print", "record", eventful, "--session", "D3-FLOOR", "-o", tmp_path / "r.pdf").out
    words = text_of(tmp_path / "r.pdf")

    assert answer == f"Saved the record, on 1 page: {tmp_path / 'r.pdf'}.\n"
    assert "Not opened yet." in words
    assert "Nobody has spoken." in words


def test_no_name_of_a_protected_person_is_in_a_file_or_its_name(
    rostrum: Shell, held: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where the agenda writes it out, or a correction keeps the former speaker."""
    monkeypatch.chdir(tmp_path)
    station = Station.open(str(held), clock=SetClock(OPENING))
    session = station.session("D1-P1")
    first = replace(session.items[0], speaker="Dr Mona Lind")
    with station.changing("The test") as connection:
        write_sessions(connection, (replace(session, items=(first, *session.items[1:])),))
    station.close()
    corrected(held, request="2", person="")
    assert rostrum("print", "record", held, "--session", "D1-P1").code == 0
    forms = [
        text_of(tmp_path / "record-D1-P1.pdf"),
        rostrum("export", "record", held, "--session", "D1-P1").out,
        rostrum("export", "record", held, "--session", "D1-P1", "--format", "csv").out,
    ]

    assert all("Mona" not in form and "Lind" not in form for form in forms)
    assert all("speaker was Expert A, now not given" in " ".join(form.split()) for form in forms)


def test_questions_are_exported_with_their_newest_state(rostrum: Shell, eventful: Path) -> None:
    """As a table without formulas, and as a document; of one session or of all."""
    read = json.loads(rostrum("export", "questions", eventful).out)
    table = rostrum("export", "questions", eventful, "--format", "csv", "--session", "D3-FLOOR").out
    rows = list(csv.DictReader(io.StringIO(table)))

    assert [(row["state"], row["asked_by"]) for row in read["questions"]] == [("put", "@handle")]
    assert read["questions"][0]["put_at"] == "2021-06-14T15:41:40+02:00"
    assert [(row["state"], row["asked_by"]) for row in rows] == [("new", "'@handle")]


def test_questions_are_imported_after_a_plan(rostrum: Shell, held: Path, tmp_path: Path) -> None:
    """A dry run writes nothing; problems are named by line, in the report too."""
    table, report = tmp_path / "q.csv", tmp_path / "report.csv"
    table.write_text("question,session\nWho buys?,D1-P1\nWho sells?,D9\n", encoding="utf-8")
    words = ("import", "questions", held, table, "--report", report)
    dry = rostrum(*words, "--dry-run")
    done = rostrum(*words, "--yes", "--json")

    assert dry.code == done.code == 1
    assert "line 3: session: there is no session “D9” on the agenda." in dry.err
    assert json.loads(done.out)["new"] == 1
    assert "3,problem," in report.read_text(encoding="utf-8-sig")
    assert json.loads(rostrum(*words, "--yes", "--json").out)["unchanged"] == 1


def test_every_other_paper_has_its_verb(rostrum: Shell, held: Path, tmp_path: Path) -> None:
    """The report as pages or as a document, the record of every session; what cannot be says so."""
    assert rostrum("import", "seats", held, "--by-order", "--yes").code == 0
    for words, name, said in (
        (("report",), "report.pdf", "Saved the report on "),
        (("report", "--status", "final"), "report.docx", "Saved the report: "),
        (("record", "--whole"), "whole.docx", "Saved the record: "),
        (
            ("name-signs", "--languages", "both", "--cards", "small"),
            "signs.pdf",
            "Saved 3 name signs on 2 pages",
        ),
        (("seat-plan", "--shape", "rows"), "plan.pdf", "Saved the seat plan, 3 seats on 2 pages"),
    ):
        answer = rostrum("print", words[0], held, *words[1:], "-o", tmp_path / name)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith(said), answer.out
        assert (tmp_path / name).read_bytes()[:2] in (b"%P", b"PK")
    refused = rostrum("print", "seat-plan", held, "-o", tmp_path / "plan.docx")
    assert (refused.code, refused.err) == (2, "The paper “Seat plan” is made as PDF only.\n")
