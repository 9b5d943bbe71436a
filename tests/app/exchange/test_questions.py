"""Questions of the public from tables of any usual spelling; nothing is added twice or stays hostile."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.conference.questions import Question, QuestionStatus
from app.errors import Unreadable
from app.exchange.plan import Plan
from app.exchange.questions import plan_questions
from app.protection.protection import Protection
from app.protection.rows import hidden_questions
from app.record.files import questions_csv
from tests.app.exchange.files import VIENNA, text_file, workbook
from tests.app.people import PANEL, PEOPLE, STATEMENTS

ASKED = datetime(2021, 6, 14, 13, 42, tzinfo=UTC)


def plan(path: Path, *known: Question) -> Plan[Question]:
    """What a table would add to those that are known."""
    return plan_questions(path, zone=VIENNA, known=known, sessions=(PANEL, STATEMENTS), registrants=PEOPLE)


def read(folder: Path, text: str, *known: Question) -> Plan[Question]:
    """The plan of a table that is written here."""
    return plan(text_file(folder, text, "questions.csv"), *known)


def only(found: Plan[Question]) -> Question:
    """The one question of a plan without a fault."""
    assert not found.problems
    (change,) = found.new
    return change.value


@pytest.mark.parametrize(
    "header",
    [
        "Question,Asked by,Session,Time,Channel",
        "TEXT;Handle;Session code;Received at;Source",
        "Frage;Gefragt von;Sitzung;Zeitpunkt;Kanal",
        "Texte de la question;Auteur;Séance;Reçu le;Canal",
        "Вопрос\tАвтор\tЗаседание\tВремя\tИсточник",
    ],
)
def test_columns_are_recognised_in_four_languages(tmp_path: Path, header: str) -> None:
    """In any order and case, with any delimiter."""
    mark = next(sign for sign in "\t;," if sign in header)
    cells = ("Who buys?", "@mara", "d1-p1", "2021-06-14 15:42", "Twitter")
    found = only(read(tmp_path, f"{header}\n{mark.join(cells)}\n"))

    assert found == Question("Who buys?", "@mara", "Twitter", "D1-P1", received_at=ASKED)


def test_a_workbook_is_read_and_a_session_known_by_its_title(tmp_path: Path) -> None:
    """Date and time may stand in two columns; a question may name no session."""
    rows = [
        ("Question", "Name", "Date", "Time", "Session"),
        ("Who buys?", "Anonymous", "14.06.2021", "15:42", PANEL.title),
        ("And who sells?", "", "", "", ""),
    ]
    first, second = (change.value for change in plan(workbook(tmp_path, rows)).new)

    assert (first.session, first.received_at) == ("D1-P1", ASKED)
    assert second == Question("And who sells?")


def test_the_same_question_is_added_once(tmp_path: Path) -> None:
    """Within a file, and when the file comes again after the sifting; case and spaces do not matter."""
    known = Question("Who  buys?", "@mara", status=QuestionStatus.DECLINED, id=7)
    found = read(tmp_path, "question,handle\nwho buys?,@Mara\nNew?,@a\nNEW?,@a\nNew?,@b\n", known)

    assert [change.value.asked_by for change in found.new] == ["@a", "@b"]
    assert [(change.line, change.reason) for change in found.unchanged] == [
        (2, ""),
        (4, "the same as line 3"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",@mara,,", "question: there is nothing"),
        ("=cmd|'/c calc'!A0,@mara,,", "question: .* is a formula"),
        ("Who?,@mara,D9-P9,", "session: there is no session “D9-P9” on the agenda"),
        ("Who?,@mara,,31.06.2021 15:00", "time: .* does not exist"),
        ("Who?,@mara,,soon", "time: “soon” is not a date and time"),
        ("Who?,@mara,,,,,x", "7 cells under 4 columns"),
        ("Z" + "\u0301" * 40 + ",@mara,,", "question: .*towers of accents"),
    ],
)
def test_a_faulty_line_is_named_and_the_others_are_taken(tmp_path: Path, line: str, reason: str) -> None:
    """By its number, with the column as the file writes it."""
    found = read(tmp_path, f"question,name,session,time\n{line}\nWho buys?,,,\n")

    (problem,) = found.problems
    assert problem.line == 2
    assert re.search(reason, problem.what)
    assert [change.line for change in found.new] == [3]


def test_what_nobody_sees_is_taken_out_and_the_rest_stays_whole(tmp_path: Path) -> None:
    """Direction overrides, NULs, line breaks; markup is text, an emoji is fine, a long question is kept."""
    long = "word " * 3_000
    found = read(tmp_path, f'question\n"<b>Who</b>\u202e \x07buys\u200b?\n🙏🏽"\n{long}\n')

    assert [change.value.text for change in found.new] == ["<b>Who</b> buys? 🙏🏽", long.strip()]
    assert any(note.startswith("Hidden characters") for note in found.notes)


def test_a_protected_person_is_taken_by_the_alias(tmp_path: Path) -> None:
    """The registered name is not even kept."""
    found = read(tmp_path, "question,name\nWho buys?,Mona LIND\n")

    assert only(found).asked_by == "Expert A"
    assert found.notes == ("Protected persons appear by their alias on line 2.",)


def test_an_alias_given_later_holds_for_questions_that_are_there() -> None:
    """Whoever reads the questions gets the alias."""
    protection = Protection([replace(PEOPLE[0], alias="Expert B")])
    (found,) = hidden_questions([Question("Who?", "claire tremblay")], protection)

    assert found.asked_by == "Expert B"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("question\n", "nothing below it"),
        ("asked by,session\n@mara,D1-P1\n", "no column with questions"),
        ("one,two\n1,2\n", "no line with names of columns"),
        ("question,frage\nWho?,Wer?\n", "both mean text"),
        ("", "is empty"),
    ],
)
def test_a_table_without_questions_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """With one sentence."""
    with pytest.raises(Unreadable, match=reason):
        read(tmp_path, text)


def test_an_exported_question_is_no_formula() -> None:
    """Also where it was entered by another way."""
    table = questions_csv([Question("=1+1", "@mara", id=3)], [(3, ASKED)], VIENNA)

    assert "3,'=1+1,'@mara,,,,put,2021-06-14T15:42:00+02:00," in table
