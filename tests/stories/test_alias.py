"""Alias end to end: two protected persons take part in everything, and no output names them.

Only the registration desk's own window and its own list know the full names.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app.conference.questions import Question
from app.conference.registrants import Attendance, Registrant, Status
from app.conference.sessions import Item
from app.fault_log import log_path, note_fault
from app.station.badge_desk import BadgeDesk
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.storage.tables import questions
from app.storage.tables.agenda import write_sessions
from app.storage.tables.registrants import write_registrants
from app.text.folding import fold
from app.times import SetClock
from tests.app.commands.conftest import Shell
from tests.app.people import OPENING, PANEL, make_conference
from ui.imports.plan_model import PlanModel
from ui.screenshots import draw

ALIASES = ("Expert B", "Witness C")
PEOPLE = (
    Registrant(
        *("R6", "Anastasiya", "Volodymyrivna-Kovalchukivska", "NO", "Dr"),
        native="Анастасія Володимирівна-Ковальчуківська",
        position="Adviser, as Kovalchukivska",
        email="anastasiya.kovalchukivska@example.invalid",
        telephone="+43 660 7654321",
        photo="kovalchukivska.jpg",
        note="Kovalchukivska asks not to be named",
        alias=ALIASES[0],
        status=Status.CONFIRMED,
    ),
    Registrant(
        *("R7", "Nooralhuda", "Abdulrahmanovazade", "CSO-01"),
        native="نورالهدى عبدالرحمانوفازاده",
        email="nooralhuda@example.invalid",
        alias=ALIASES[1],
        attendance=Attendance.ZOOM,
        status=Status.CONFIRMED,
    ),
)
SECRETS = (
    *("anastasiya", "volodymyrivna", "kovalchukivska", "анастасія", "володимирівна", "ковальчуківська"),
    *("nooralhuda", "abdulrahmanovazade", "نورالهدى", "عبدالرحمانوفازاده", "7654321"),
)
NOW = ("--now", (OPENING + timedelta(minutes=30)).isoformat())
SCRIPT = (
    {"at": "2021-06-16T13:30:00+02:00", "act": "open_session", "session": "D3-FLOOR"},
    {"at": "2021-06-16T13:30:05+02:00", "act": "open_list", "session": "D3-FLOOR"},
    {
        "at": "2021-06-16T13:30:10+02:00",
        "act": "request_floor",
        "session": "D3-FLOOR",
        "delegation": "NO",
        "as": "r",
        "person": "R6",
    },
    {"at": "2021-06-16T13:30:20+02:00", "act": "give_floor", "session": "D3-FLOOR"},
    {"at": "2021-06-16T13:31:20+02:00", "show": "floor", "session": "D3-FLOOR"},
)


def leaks(text: str) -> list[str]:
    """The parts of a protected person's name, mail or telephone that a text holds, however it is written."""
    forms = (text.casefold(), fold(text), text.casefold()[::-1])
    return [secret for secret in SECRETS if any(secret in form for form in forms)]


@pytest.fixture
def rostrum(capsys: pytest.CaptureFixture[str]) -> Shell:
    """The command line."""
    return Shell(capsys)


@pytest.fixture
def conference(tmp_path: Path) -> Path:
    """Both were on the agenda, asked, spoke, came, and were seen on Zoom."""
    clock = SetClock(OPENING)
    path = make_conference(tmp_path / "conference.rostrum", clock)
    station = Station.open(str(path), clock=clock)
    who = [person.full_name for person in PEOPLE]
    items = (
        replace(PANEL.items[0], speaker=who[0], entity="NO", notes=f"Greet {who[0]}"),
        replace(PANEL.items[1], title=f"Discussion with {who[1]}", speaker=f"Ms {who[1].upper()}"),
        Item("4", "response", "Replies", 60_000, speaker=PEOPLE[0].native),
    )
    with station.changing("The test") as connection:
        write_registrants(connection, PEOPLE, ())
        write_sessions(connection, (replace(PANEL, items=items, notes=f"With {who[0]}"),))
        asked = [Question("May I ask?", asked_by=name, session="D1-P1") for name in who]
        questions.add_questions(connection, (*asked, Question(f"What says {who[0]}?")))
    _speak(station, clock)
    _at_the_door(station)
    station.close()
    return path


def _speak(station: Station, clock: SetClock) -> None:
    for act, arguments in (
        ("open_session", {}),
        ("open_list", {}),
        ("request_floor", {"delegation": "NO", "person": "R6", "request": "a"}),
        ("request_floor", {"delegation": "CSO-01", "person": "R7", "mode": "zoom", "request": "b"}),
        ("give_floor", {}),
        ("end_statement", {}),
        ("correct", {"request": "a", "language": "uk"}),
        ("put_question", {"question": 1}),
        ("give_floor", {}),
    ):
        clock.at += timedelta(seconds=20)
        station.do("D1-P1", act, **arguments)


def _at_the_door(station: Station) -> None:
    desk = BadgeDesk(station)
    desk.do("check_in", registrant="R6")
    desk.print_badge("R6", stock="a4")
    desk.print_badge("R6", stock="a4", reason="lost")
    desk.do("switch_attendance", to="zoom", registrant="R3")


@pytest.fixture
def out(tmp_path: Path, conference: Path) -> Path:
    """Where every file goes; what comes from outside lies beside it and names them."""
    folder = tmp_path / "out"
    folder.mkdir()
    (tmp_path / "script.jsonl").write_text("\n".join(json.dumps(one) for one in SCRIPT), encoding="utf-8")
    at = ",06/14/2021 03:35:00 PM,06/14/2021 04:00:00 PM\n"
    names = (
        PEOPLE[0].full_name,
        f"{PEOPLE[1].family} {PEOPLE[1].given} (Harbour Light)",
        "A. Kovalchukivskaa",
        PEOPLE[1].native,
    )
    lines = "".join(f'"{name}",{at}' for name in names)
    (tmp_path / "zoom.csv").write_text(
        "Name (Original Name),User Email,Join Time,Leave Time\n" + lines, "utf-8"
    )
    mail = EmailMessage()
    mail["From"] = f"{PEOPLE[0].full_name} <{PEOPLE[0].email}>"
    mail["Subject"], mail["Message-ID"] = f"Request by {PEOPLE[0].full_name}", "<9@no.invalid>"
    mail["Date"] = "Mon, 14 Jun 2021 10:00:00 +0200"
    mail.set_content(f"Norway would like the floor in Panel 1.\nRegards, {PEOPLE[0].full_name}\n")
    (tmp_path / "mail.eml").write_bytes(mail.as_bytes())
    _tables(tmp_path)
    (tmp_path / "names.txt").write_text("Norway – Expert B\nNorway – A.\niPhone\n", encoding="utf-8")
    return folder


def _tables(folder: Path) -> None:
    """A list of registrants that changes them both, and an agenda that names them."""
    one, other = PEOPLE
    people = (
        "reg_id,first_name,family_name,entity,status,email,note\n"
        f"R6,{one.given},{one.family}-Junior,NO,confirmed,{one.email},moved by {one.family}\n"
        f"R7,{other.given},{other.family},CSO-01,confirmed,new.{other.email},\n"
        f",{other.given},{other.family},CSO-01,pending,x@example.invalid,\n"
    )
    (folder / "people.csv").write_text(people, encoding="utf-8")
    agenda = (
        "session,item,kind,title,start,end,duration,speaker\n"
        f"D1-P1,,panel,Panel 1 with {one.full_name},2021-06-14T15:30+02:00,2021-06-14T17:00+02:00,,\n"
        f"D1-P1,1,keynote,Keynote by {other.family},2021-06-14T15:30+02:00,,10:00,{other.full_name}\n"
    )
    (folder / "agenda.csv").write_text(agenda, encoding="utf-8")


NAMES = "name,title,first_name,family_name,native_name"
PRIVATE = "email,telephone,note,language,display_alias"
VERBS = (
    "show",
    "show --session D1-P1",
    "check",
    "admit CONF names.txt",
    *(f"export {what} --session D1-P1" for what in ("record", "statistics", "list", "journal")),
    *(f"export {what} --session D1-P1 --format csv" for what in ("record", "statistics")),
    "export questions",
    "export questions --format csv",
    *(
        f"export {what} CONF --format {form} -o out/{what}.{form} --columns reg_id,{NAMES},position,came"
        for what in ("registrants", "attendance")
        for form in ("csv", "xlsx", "pdf")
    ),
    f"export registrants --columns reg_id,{PRIVATE}",
    "export registrants",
    "export attendance",
    "print badges CONF --only all -o out/badges.pdf",
    "print run-of-show CONF -o out/run.pdf",
    "print record CONF --session D1-P1 -o out/record.pdf",
    "rehearse CONF script.jsonl",
    "import zoom CONF zoom.csv --yes --report out/zoom-report.csv",
    "export attendance",
    "import requests CONF mail.eml --yes --report out/mail-report.csv",
    "import registrants CONF people.csv --yes --report out/people-report.csv",
    "import agenda CONF agenda.csv --yes --report out/agenda-report.csv",
    "check-in CONF R6",
    "check-in CONF Kovalchuk",
    "check-in CONF --undo",
    "check-in CONF R7",
    "check-in CONF n",
    "attendance CONF hall --only R7",
    "check-in CONF R7",
    "check-in CONF --undo",
    "floor give_floor CONF --session D1-P1",
    "floor undo CONF --session D1-P1",
)


def test_no_verb_of_the_command_line_names_them(
    rostrum: Shell, conference: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As text and as JSON, with every message; nor does any file that it writes, or its name."""
    monkeypatch.chdir(out.parent)
    found: dict[str, list[str]] = {}
    said_at_all = ""
    for verb in VERBS:
        words = (
            verb.replace("CONF", str(conference)).split() if "CONF" in verb else [*verb.split(), conference]
        )
        for form in ((), ("--json",)):
            said = rostrum(*words, *form, *NOW)
            assert said.code in (0, 1, 2), said.err
            assert "went wrong" not in said.err
            said_at_all += said.out
            if told := leaks(said.out + said.err):
                found[" ".join((verb, *form))] = [*told, said.out[-300:] + said.err[-300:]]
    for path in sorted(out.iterdir()):
        if told := leaks(path.name + content(path)):
            found[path.name] = told

    assert not found
    assert all(alias in said_at_all for alias in ALIASES)
    assert {"badges.pdf", "run.pdf", "record.pdf", "registrants.xlsx"} <= {
        path.name for path in out.iterdir()
    }


def content(path: Path) -> str:
    """Everything in a file that a person or a program can read, metadata among it."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        try:
            pages = "\n".join(page.get_textpage().get_text_range() for page in document)
            return f"{pages}\n{document.get_metadata_dict()}"
        finally:
            document.close()
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        cells = (cell for sheet in book for line in sheet.iter_rows(values_only=True) for cell in line)
        return "\n".join(map(str, (*cells, vars(book.properties))))
    return path.read_text(encoding="utf-8-sig")


def texts(window: QWidget) -> Iterator[str]:
    """Every text of every widget: what is shown, what a screen reader is told, tool tips, rows, titles."""
    for one in (window, *window.findChildren(QWidget)):
        for name in (
            "text",
            "full_text",
            "toolTip",
            "accessibleName",
            "accessibleDescription",
            "windowTitle",
            "placeholderText",
            "title",
            "toPlainText",
            "statusTip",
            "whatsThis",
        ):
            read = getattr(one, name, None)
            if callable(read):
                yield str(read())
        if isinstance(one, QListView) and (model := one.model()) is not None:
            roles = (*Qt.ItemDataRole, *range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 8))
            for row in range(model.rowCount()):
                yield from (str(model.index(row, 0).data(int(role))) for role in roles)


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("role", ["chair", "room"])
def test_no_state_of_a_screen_names_them(
    conference: Path, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    """Neither in a row, nor in a tool tip, nor for a screen reader."""
    seen: dict[str, str] = {}

    def read(window: QWidget, out: Path, dialog: QWidget | None = None) -> None:
        for _ in range(3):
            qapp.processEvents()
        painted = repr(getattr(window, "_texts", ""))
        seen[out.stem] = "\n".join((*texts(window), *(texts(dialog) if dialog else ()), painted))
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    monkeypatch.setattr(draw, "_draw", read)
    for state in draw.STATES:
        draw.screenshot(
            str(conference),
            role=role,
            state=state,
            size=(1366, 768),
            theme="night",
            out=tmp_path / f"{state}.png",
        )

    assert len(seen) == len(draw.STATES)
    assert all(len(text) > 100 for text in seen.values())
    assert not {state: found for state, text in seen.items() if (found := leaks(text))}


def test_the_registration_desk_knows_them(conference: Path, rostrum: Shell) -> None:
    """Its own list, which says what it is; and its window finds them by their names."""
    said = rostrum(
        "export", "registrants", conference, "--registration-desk", "--columns", "name,native_name"
    )

    assert said.out.startswith("Internal")
    assert all(person.full_name in said.out and person.native in said.out for person in PEOPLE)


def test_neither_a_fault_report_nor_a_log_names_them(caplog: pytest.LogCaptureFixture) -> None:
    """Though the fault itself quotes them."""
    with caplog.at_level(logging.DEBUG):
        try:
            raise KeyError(PEOPLE[0].full_name)
        except KeyError as error:
            note_fault(error)

    assert not leaks(log_path().read_text(encoding="utf-8") + caplog.text)


def test_the_plan_of_an_import_shows_the_alias(conference: Path, out: Path) -> None:
    """In the table of the dialog, which also the chair may open."""
    station = Station.open(str(conference), clock=SetClock(OPENING))
    try:
        for what in ("registrants", "zoom"):
            name = {"registrants": "people.csv", "zoom": "zoom.csv"}[what]
            model = PlanModel(ImportDesk(station).plan(what, out.parent / name))
            cells = [
                str(model.index(row, column).data()) for row in range(model.rowCount()) for column in (2, 3)
            ]
            assert len(cells) > 2
            assert not leaks(" | ".join(cells)), cells
    finally:
        station.close()
