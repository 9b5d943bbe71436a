"""Exports of systems that sell tickets or gather answers: their statuses, dates and usual attendance."""

from pathlib import Path

import pytest

from app.conference.registrants import Attendance, Registrant
from tests.app.exchange.files import listed

ALFIO = (
    "ID,Category,Event,Status,OriginalPrice,PaidPrice,ReservationID,Full Name,First Name,Last Name,E-Mail,"
    "Locked,Language,Confirmation,Billing Address,Country Code,company\n"
    "a-{n},Std,e,{status},0,0,r,Eva Muster{n},Eva,Muster{n},e{n}@x.invalid,No,en,"
    "2023-06-05T16:59:59.1+02:00[Europe/Vienna],x,CH,Austria\n"
)
HI_EVENTS = (
    "ID,First Name,Last Name,Email,Status,Is Checked In,Checked In At,Ticket ID,Event ID,Public ID,Short ID,"
    "Created Date,Last Updated Date,Delegation\n"
    "{n},Eva,Muster{n},e{n}@x.invalid,{status},No,,1,1,A-{n},a_{n},2023-06-05 16:59:59,"
    "2023-06-09 10:00:00,Austria\n"
)
OPEN_EVENT = (
    "Order#,Order Date,Status,Payment Type,Payment Mode,Ticket ID,Ticket Name,Ticket Price,Ticket Type,"
    "Tax ID,Address,Company,Country,State,City,Zipcode,Email,First Name,Last Name,"
    "virtual_event_checkin_times\n"
    'O{n},"June 5, 2023 16:59:59 +0200",{status},free,card,O{n}-1,Free,0,free,,x,Austria,Switzerland,'
    "Vaud,Vienna,1010,e{n}@x.invalid,Eva,Muster{n},[]\n"
)
EVENTBRITE = (
    "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee #,Barcode #,Attendee Status,"
    "Home Country,Company\n"
    "1,2023-06-05 16:59:59,Eva,Muster{n},e{n}@x.invalid,1,General,{n},5,{status},Switzerland,Austria\n"
)


def _people(folder: Path, form: str, statuses: list[str]) -> tuple[str, list[Registrant]]:
    head, row = form.split("\n")[:2]
    rows = [row.format(n=n, status=status) for n, status in enumerate(statuses, 1)]
    plan = listed(folder, "\n".join((head, *rows, "")))
    assert plan.problems == ()
    return plan.notes[0], [change.value for change in plan.new]


@pytest.mark.parametrize(
    ("system", "form", "statuses"),
    [
        (
            "alf.io’s tickets",
            ALFIO,
            {
                "ACQUIRED": "confirmed",
                "CHECKED_IN": "confirmed",
                "TO_BE_PAID": "pending",
                "PENDING": "pending",
                "CANCELLED": "cancelled",
                "RELEASED": "cancelled",
                "EXPIRED": "cancelled",
            },
        ),
        (
            "hi.events’ attendees",
            HI_EVENTS,
            {"ACTIVE": "confirmed", "AWAITING_PAYMENT": "pending", "CANCELLED": "cancelled"},
        ),
        (
            "Open Event’s attendees",
            OPEN_EVENT,
            {
                "completed": "confirmed",
                "placed": "pending",
                "initializing": "pending",
                "pending": "pending",
                "expired": "cancelled",
                "cancelled": "cancelled",
            },
        ),
        (
            "Eventbrite’s attendees",
            EVENTBRITE,
            {
                "Attending": "confirmed",
                "Checked In": "confirmed",
                "Not Attending": "cancelled",
                "Refunded": "cancelled",
                "Deleted": "cancelled",
            },
        ),
    ],
)
def test_the_export_of_a_system_is_read(
    tmp_path: Path, system: str, form: str, statuses: dict[str, str]
) -> None:
    """Every status that it writes, when each was registered, and the delegation before an address."""
    note, people = _people(tmp_path, form, list(statuses))

    assert note == f"Read as {system}."
    assert [person.status.value for person in people] == list(statuses.values())
    for person in people:
        assert person.registered_at is not None
        assert person.registered_at.replace(microsecond=0).isoformat() == "2023-06-05T14:59:59+00:00"
        assert (person.entity, person.attendance) == ("AT", Attendance.IN_ROOM)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("ID,Start time,Completion time,Email,Name", "Eva Muster"),
        ("ID,Startzeit,Fertigstellungszeit,E-Mail,Name", "Eva Muster"),
        ("ID,Heure de début,Heure de fin,Adresse de messagerie,Nom", "Eva MUSTER"),
        ("ID,Ora di inizio,Ora di completamento,Posta elettronica,Nome", "Eva Muster"),
        ("ID,Hora de inicio,Hora de finalización,Correo electrónico,Nombre", "Eva Muster"),
        ("ID,Время начала,Время выполнения,Электронная почта,Имя", "Eva Muster"),
    ],
)
def test_a_form_is_registered_when_it_was_completed(tmp_path: Path, head: str, name: str) -> None:
    """Not when it was begun; the month stands first, and “anonymous” is no address."""
    (change,) = listed(tmp_path, f"{head}\n7,6/5/23 16:55:10,6/5/23 16:59:59,anonymous,{name}\n").new

    person = change.value
    assert person.registered_at is not None
    assert person.registered_at.isoformat() == "2023-06-05T14:59:59+00:00"
    assert (person.number, person.given, person.family.title(), person.email) == ("7", "Eva", "Muster", "")


@pytest.mark.parametrize(
    "head",
    [
        "First Name,Last Name,Email,Registration Time,Approval Status",
        "Vorname,Nachname,E-Mail,Registrierungszeit,Genehmigungsstatus",
        "Prénom,Nom,Adresse e-mail,Heure d'inscription,Statut d'approbation",
        "Nome,Cognome,E-mail,Ora di registrazione,Stato di approvazione",
        "Nombre,Apellidos,Correo electrónico,Hora de registro,Estado de aprobación",
        "Имя,Фамилия,Электронная почта,Время регистрации,Статус утверждения",
    ],
)
@pytest.mark.parametrize(
    "preamble", ["", 'Registration Report\nReport Generated:,"Jun 9, 2023"\nTopic,ID\nX,8\n']
)
def test_zoom_s_registration_report_is_known_in_six_languages(
    tmp_path: Path, head: str, preamble: str
) -> None:
    """With and without what stands above its header."""
    row = 'Eva,Muster,e@x.invalid,"Jun 5, 2023 16:59:59",approved'
    plan = listed(tmp_path, f"{preamble}{head}\n{row}\n")

    assert plan.notes[0] == "Read as Zoom’s registration report."
    assert [(change.value.full_name, change.value.attendance) for change in plan.new] == [
        ("Eva Muster", Attendance.ZOOM)
    ]
