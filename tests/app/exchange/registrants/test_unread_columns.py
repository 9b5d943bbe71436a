"""Columns that look like a status, a date or a mode are read, or asked about first."""

from pathlib import Path

import pytest

from app.conference.registrants import Attendance, Status
from app.exchange.registrants.read import plan_registrants
from app.exchange.tables.table import Manner
from tests.app.exchange.files import ENTITIES, VIENNA, listed, one_person, text_file


def _with(header: str, cell: str) -> str:
    return f"First name;Last name;{header}\nEva;Muster;{cell}\n"


@pytest.mark.parametrize(
    ("header", "cell", "status"),
    [
        ("Attendee Status", "Attending", Status.CONFIRMED),
        ("Attendee Status", "Not Attending", Status.CANCELLED),
        ("Participant status", "On waitlist", Status.PENDING),
        ("Order Status", "Refunded", Status.CANCELLED),
        ("RSVP status", "Going", Status.CONFIRMED),
        ("Status der Anmeldung", "Anhängig", Status.PENDING),
        ("Teilnehmerstatus", "Zurückgezogen", Status.CANCELLED),
        ("Statut de l'inscription", "Retiré", Status.CANCELLED),
        ("Statut de l'inscription", "En attente du paiement", Status.PENDING),
        ("Stato dell'iscrizione", "Completato", Status.CONFIRMED),
        ("Stato", "In attesa", Status.PENDING),
        ("Estado", "Rechazado", Status.REJECTED),
        ("Estado de la inscripción", "Pendiente", Status.PENDING),
        ("État", "Confirmée", Status.CONFIRMED),
        ("State", "Withdrawn", Status.CANCELLED),
        ("Статус заявки", "Ожидает оплаты", Status.PENDING),
        ("Состояние регистрации", "Завершено", Status.CONFIRMED),
        ("Status", "CHECKED_IN", Status.CONFIRMED),
        ("Status", "TO_BE_PAID", Status.PENDING),
        ("Status", "AWAITING_PAYMENT", Status.PENDING),
        ("Status", "placed", Status.PENDING),
        ("Status", "initializing", Status.PENDING),
        ("Status", "Completed (paid)", Status.CONFIRMED),
    ],
)
def test_a_status_has_many_names(tmp_path: Path, header: str, cell: str, status: Status) -> None:
    """Whose status it is, and the words of the systems in six languages."""
    assert one_person(tmp_path, _with(header, cell)).status is status


@pytest.mark.parametrize(
    "header",
    [
        "Created Date", "Created at", "Register Date", "Order date", "Submission date", "Date submitted",
        "Completion time", "Kaufdatum", "Buchungsdatum", "Erstellt am", "Date de création", "Créé le",
        "Date d'achat", "Data di iscrizione", "Creato il", "Fecha de inscripción", "Creado el",
        "Marca temporal",
        "Дата подачи заявки", "Создано", "Дата и время регистрации",
    ],
)  # fmt: skip
def test_a_date_has_many_names(tmp_path: Path, header: str) -> None:
    person = one_person(tmp_path, _with(header, "2023-06-05 17:00:01"))

    assert person.registered_at is not None
    assert person.registered_at.isoformat() == "2023-06-05T15:00:01+00:00"


@pytest.mark.parametrize(
    ("header", "cell", "attendance"),
    [
        ("How will you attend?", "I will attend in person", Attendance.IN_ROOM),
        ("How will you attend?", "Online (Zoom)", Attendance.ZOOM),
        ("Art der Teilnahme", "Online-Teilnahme", Attendance.ZOOM),
        ("Modalité de participation", "En présence", Attendance.IN_ROOM),
        ("Modalità di partecipazione", "Da remoto", Attendance.ZOOM),
        ("Modalidad de participación", "Presencial", Attendance.IN_ROOM),
        ("Способ участия", "Дистанционно, через Zoom", Attendance.ZOOM),
    ],
)
def test_how_people_take_part_has_many_names(
    tmp_path: Path, header: str, cell: str, attendance: Attendance
) -> None:
    """A cell may be a whole sentence, as long as it speaks of one way."""
    assert one_person(tmp_path, _with(header, cell)).attendance is attendance


@pytest.mark.parametrize("cell", ["not in person", "online or in person", "hybrid", "in person and online"])
def test_a_cell_that_says_both_or_no_is_a_problem(tmp_path: Path, cell: str) -> None:
    """Nothing is picked out of a sentence that says more."""
    assert len(listed(tmp_path, _with("Attendance", cell)).problems) == 1


@pytest.mark.parametrize(
    ("header", "cell", "about"),
    [
        ("Visa status", "granted", "a status"),
        ("Statut du dossier", "complet", "a status"),
        ("Stato pratica", "chiusa", "a status"),
        ("Estado", "Jalisco", "a status"),
        ("Статус визы", "есть", "a status"),
        ("Decision", "Approved", "a status"),
        ("Cancelled?", "x", "a status"),
        ("Payment date", "5 June 2023", "a date"),
        ("Zahlungsdatum", "05.06.2023", "a date"),
        ("Data", "05/06/2023", "a date"),
        ("Fecha", "2023-06-05", "a date"),
        ("Дата", "05.06.2023", "a date"),
        ("Wann", "05.06.2023 16:59", "a date"),
        ("Where will you be?", "Online", "how people take part"),
        ("Zoom", "yes", "how people take part"),
        ("Vor Ort", "nein", "how people take part"),
        ("Attendance at the meeting", "screen", "how people take part"),
    ],
)
def test_a_column_that_looks_like_more_is_asked_about(
    tmp_path: Path, header: str, cell: str, about: str
) -> None:
    """Before anything is new; the question names the column and what it speaks of."""
    plan = listed(tmp_path, _with(header, cell))

    assert plan.changes == ()
    assert f"“{header}” speaks of {about}" in plan.question


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Date of birth", "1970-01-01"),
        ("Geburtsdatum", "01.01.1970"),
        ("Arrival date", "11.06.2023"),
        ("Passport expiry date", "2030-01-01"),
        ("Marital status", "single"),
        ("Data protection", "I agree"),
        ("Attended before", "yes"),
        ("Candidate", "yes"),
        ("Zoom name", "Eva M"),
        ("City", "Vienna"),
        ("Payment mode", "card"),
        ("Attendee #", "17"),
        ("Payment date", ""),
    ],
)
def test_what_is_plainly_something_else_is_not_asked_about(tmp_path: Path, header: str, cell: str) -> None:
    """It stands among the columns that are not read."""
    plan = listed(tmp_path, _with(header, cell))

    assert plan.question == ""
    assert len(plan.new) == 1
    assert f"Columns that are not read: {header}." in plan.notes


def test_beside_a_column_that_is_read_another_of_its_kind_is_not_asked_about(tmp_path: Path) -> None:
    """The usual name goes before the others."""
    text = (
        "First name;Last name;Created at;Registration date;Status;Payment status\n"
        "Eva;Muster;1.1.2023;2.2.2023;confirmed;x\n"
    )

    person = one_person(tmp_path, text)

    assert person.registered_at is not None
    assert person.registered_at.month == 2


@pytest.mark.parametrize(("field", "status"), [("status", Status.CONFIRMED), ("", Status.PENDING)])
def test_a_map_answers(tmp_path: Path, field: str, status: Status) -> None:
    """It is the status, or nothing; and it is not asked again."""
    path = text_file(tmp_path, _with("Decision", "Approved"))

    plan = plan_registrants(
        path, zone=VIENNA, deadline=None, entities=ENTITIES, known=(), manner=Manner({"Decision": field})
    )
    again = plan_registrants(
        path, zone=VIENNA, deadline=None, entities=ENTITIES, known=(), decided=plan.remember
    )

    assert [change.value.status for change in (*plan.new, *again.new)] == [status, status]


def test_zoom_s_own_registration_is_attendance_by_zoom_unless_a_column_says_otherwise(tmp_path: Path) -> None:
    """The report of a system has its usual attendance; a word in a column is stronger."""
    head = "First Name,Last Name,Email,Registration Time,Approval Status"
    row = 'Eva,Muster,e@b.invalid,"Jun 5, 2023 16:59:59",approved'

    assert one_person(tmp_path, f"{head}\n{row}\n").attendance is Attendance.ZOOM
    told = one_person(tmp_path, f"{head},Attendance\n{row},in person\n")
    assert told.attendance is Attendance.IN_ROOM


@pytest.mark.parametrize("cell", ["anonymous", "n/a", "N/A", "anonym", "anonyme", "аноним", "-", "none"])
def test_what_is_no_e_mail_is_none(tmp_path: Path, cell: str) -> None:
    """Forms write a word where nobody gave an address."""
    assert one_person(tmp_path, f"First name;Last name;Email\nEva;Muster;{cell}\n").email == ""


@pytest.mark.parametrize(
    "cell",
    [
        "2023-06-05T16:59:59.123+02:00[Europe/Vienna]",
        "2023-06-05T14:59:59.123Z[UTC]",
        "2023-06-05T14:59:59.123Z",
    ],
)
def test_an_instant_may_name_its_zone_behind_the_offset(tmp_path: Path, cell: str) -> None:
    person = one_person(tmp_path, f"First name;Last name;Registration date\nEva;Muster;{cell}\n")

    assert person.registered_at is not None
    assert person.registered_at.isoformat() == "2023-06-05T14:59:59.123000+00:00"
