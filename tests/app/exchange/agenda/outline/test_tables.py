"""Agendas as tables that nobody made for us: any columns, bold or numbered sessions, merged cells, Word."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from app.errors import Unreadable
from app.exchange.tables.table import Manner
from tests.app.exchange.agenda.outline.told import read, told
from tests.app.exchange.files import text_file, workbook

DAY = datetime(2021, 6, 14)
HEAD = ["Day", "Time", "Programme", "Speaker"]
SITUATIONS: dict[str, tuple[list[Sequence[object]], tuple[int, ...], str]] = {
    "a title row, sessions in bold, the day in one merged cell": (
        [
            ["Draft agenda"],
            HEAD,
            ["Monday, 14 June", "10:00 – 11:30", "Opening session", None],
            [None, "10:00", "Welcome", "H.E. Ms Ann Sample, Minister, Austria"],
            [None, "10:20", "Keynote", "Prof. Bert Test (La Strada)"],
            [None, "11:30 – 12:00", "Coffee break", None],
            [None, "12:00 – 13:00", "Panel 1", None],
            [None, None, "Ms Carla Cole, Director, France", None],
            ["Tuesday, 15 June", "2:30 p.m. – 3:30 p.m.", "Closing session", None],
        ],
        (3, 6, 7, 9),
        """14 10:00-11:30 opening Opening session
 10:00-10:20 introduction Welcome | H.E. Ms Ann Sample | Minister | AT
 10:20-11:30 keynote Keynote | Prof. Bert Test | La Strada
14 11:30-12:00 break Coffee break
14 12:00-13:00 panel Panel 1
 12:00-12:00 panellist Ms Carla Cole | Director | FR
15 14:30-15:30 closing Closing session""",
    ),
    "numbers tell the level; dates, times and minutes are real": (
        [
            ["Nr", "Datum", "Von", "Bis", "Dauer", "Titel", "Redner", "Land"],
            ["1", DAY, time(10), time(11), None, "Eröffnung", None, None],
            ["1.1", None, None, None, 10, "Begrüßung", "Frau Ann Sample", "Österreich"],
            ["1.2", None, None, None, 50, "Hauptrede", "Herr Bert Test", "Deutschland"],
            ["2", None, time(11), time(12), None, "Podium", None, None],
        ],
        (),
        """14 10:00-11:00 opening Eröffnung
 10:00-10:10 introduction Begrüßung | Frau Ann Sample | AT
 10:10-11:00 keynote Hauptrede | Herr Bert Test | DE
14 11:00-12:00 panel Podium""",
    ),
    "a column names the session of each item": (
        [
            ["Session", "Topic", "Presenter", "Start", "End", "Moderator"],
            ["Session 1", "Welcome", "Ms Ann Sample", DAY.replace(hour=10), "14.06.2021 10:10", "Mr Moe"],
            [None, "Keynote", "Mr Bert Test", "2021-06-14T10:10", "2021-06-14T08:30:00Z", None],
            ["Session 2", "Law", "Ms Carla Cole", "14.06.2021 11:00", "11:30", None],
        ],
        (),
        """14 10:00-10:30 session Session 1 (Mr Moe)
 10:00-10:10 introduction Welcome | Ms Ann Sample
 10:10-10:30 keynote Keynote | Mr Bert Test
14 11:00-11:30 session Session 2
 11:00-11:30 keynote Law | Ms Carla Cole""",
    ),
    "days stand in rows across; Russian": (
        [
            ["Время", "Мероприятие", "Докладчик"],
            ["Понедельник, 14 июня", None, None],
            ["10:00–11:00", "Открытие", None],
            ["10:00", "Приветствие", "Г-н Иван Петров"],
            ["11:00–12:00", "Сессия 1", None],
            ["Вторник, 15 июня", None, None],
            ["10:00–11:00", "Сессия 2", None],
        ],
        (),
        """14 10:00-11:00 opening Открытие
 10:00-11:00 introduction Приветствие | Г-н Иван Петров
14 11:00-12:00 session Сессия 1
15 10:00-11:00 session Сессия 2""",
    ),
    "times as parts of a day, Spanish": (
        [
            ["Fecha", "Hora de inicio", "Hora de fin", "Título", "Sala"],
            ["lunes, 14 de junio", 0.4166666667, 0.4583333333, "Apertura", "Sala 1"],
        ],
        (),
        "14 10:00-11:00 opening Apertura [Sala 1]",
    ),
    "several lines in one cell": (
        [
            ["Date and time", "Programme"],
            [DAY.replace(hour=10), "Opening session\nMs Ann Sample, Minister, Austria\nMr Bert Test (video)"],
            [DAY.replace(hour=11), "End of day"],
        ],
        (),
        """14 10:00-11:00 opening Opening session
 10:00-10:00 keynote Ms Ann Sample | Minister | AT
 10:00-10:00 keynote Mr Bert Test | video""",
    ),
    "what is wrong in a row leaves the others": (
        [
            ["Day", "Time", "Title"],
            ["Day 1", "9:00-10:30", "Opening"],
            ["Day 1", "2:30-3:30", "Panel"],
            ["31 June", "10:00-11:00", "Panel"],
        ],
        (),
        """14 09:00-10:30 opening Opening
! 3 “2:30-3:30” may be in the morning or in the afternoon; write 02:30, 14:30 or 2:30 p.m.
! 4 “31 June” is a date that does not exist.""",
    ),
}


def in_bold(path: Path, rows: Iterable[int]) -> None:
    book = load_workbook(path)
    for number in rows:
        for cell in book.worksheets[0][number]:
            cell.font = Font(bold=True)
    book.save(path)


@pytest.mark.parametrize("which", SITUATIONS)
def test_a_table_of_any_form_is_an_agenda_and_comes_in_twice_unchanged(tmp_path: Path, which: str) -> None:
    """What its columns say, and once it is known, nothing more."""
    rows, bold, expected = SITUATIONS[which]
    path = workbook(tmp_path, rows)
    in_bold(path, bold)

    plan = read(path)

    assert told(plan) == expected
    assert read(path, [change.value for change in plan.new]).to_write == ()


@pytest.mark.parametrize(
    ("lengths", "meant"),
    [
        (["0:45", "1:30"], [45, 90]),
        (["45:00", "10:00"], [45, 10]),
        (["45", "10"], [45, 10]),
        (["1:30", "2:00"], "asked"),
        (["1,5", "0,75"], "asked"),
    ],
)
def test_lengths_of_a_foreign_table_are_what_the_whole_column_says(
    tmp_path: Path, lengths: list[str], meant: list[int] | str
) -> None:
    """And what it does not say is asked, on the page of columns."""
    rows = "".join(f"14.06.2021 1{n}:00;Panel {n};{length}\n" for n, length in enumerate(lengths))
    path = text_file(tmp_path, f"Beginn;Titel;Dauer\n{rows}")

    plan = read(path, ask=True)

    found = [(change.value.ends - change.value.starts).seconds // 60 for change in plan.new]
    assert (found if not plan.question else "asked") == meant
    said = read(path, manner=Manner({"Dauer": "duration/hms"}), ask=True) if plan.question else plan
    assert not said.question or "1,5" in lengths


def test_columns_that_nobody_knows_are_said_by_a_person_and_remembered(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Wann", "Was"], ["14.06.2021 10:00 – 11:00", "Eröffnung"]])
    with pytest.raises(Unreadable, match=r"no visible sheet|no line with names of columns"):
        read(path)

    asked = read(path, manner=Manner(header_line=1), ask=True)
    said = read(path, manner=Manner({"Wann": "time", "Was": "title"}, header_line=1), ask=True)
    again = read(path, decided=said.remember, ask=True)

    assert "no column for: title, time" in asked.question
    assert told(said) == told(again) == "14 10:00-11:00 opening Eröffnung"
    assert again.reading is not None
    assert again.reading.remembered


def docx(folder: Path, body: str) -> Path:
    """A Word document with this body."""
    held = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    path = folder / "agenda.docx"
    path.write_bytes(held.getvalue())
    return path


def paragraph(text: str, level: int | None = None) -> str:
    numbered = "" if level is None else f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/></w:numPr></w:pPr>'
    return f"<w:p>{numbered}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_word_document_has_paragraphs_lists_and_tables(tmp_path: Path) -> None:
    cells = ("11:00 – 12:00", "Panel 1", "Ms Carla Cole, Director, France")
    row = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
    body = (
        paragraph("Monday, 14 June")
        + paragraph("10:00 – 11:00 Opening session")
        + paragraph("Welcome by Ms Ann Sample", 0)
        + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
    )

    plan = read(docx(tmp_path, body))

    assert told(plan) == (
        "14 10:00-11:00 opening Opening session\n 10:00-10:00 introduction Welcome | Ms Ann Sample\n"
        "14 11:00-12:00 panel Panel 1\n 11:00-12:00 keynote Panel 1 | Ms Carla Cole | Director | FR"
    )


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<w:p>", "damaged Word document"),
        (paragraph("Dear colleagues"), "has no line with a time"),
    ],
)
def test_a_word_document_that_is_none_is_refused_with_a_sentence(tmp_path: Path, body: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(docx(tmp_path, body))


def test_who_chairs_comes_back_from_our_own_table(tmp_path: Path) -> None:
    """And a file that has no such column takes nobody out of the chair."""
    head = "session,item,title,start,end{}\nA,,One,2021-06-14T14:00,2021-06-14T15:00{}\n"
    whole = read(text_file(tmp_path, head.format(",chair,moderator", ",Ms Ann Sample,Mr Moe")))
    session = whole.new[0].value

    again = read(text_file(tmp_path, head.format("", "")), [session])

    assert (session.chair, session.moderator) == ("Ms Ann Sample", "Mr Moe")
    assert again.unchanged[0].value == replace(session, id=session.id)
