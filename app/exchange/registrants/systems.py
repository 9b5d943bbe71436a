"""The systems whose exports are known by their headers, and what some of their columns mean there alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.conference.registrants import Attendance, Status
from app.exchange.tables.headers import plain


@dataclass(frozen=True, slots=True)
class System:
    """An export as its system writes it.

    `signs` are plain headers, of which each row must have one; `columns` say what a header means here;
    `status` and `attendance` are what a line without a word about them stands for, `day_first` is how it
    writes 10/06/2021.
    """

    name: str
    signs: tuple[str, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    status: Status = Status.PENDING
    day_first: bool | None = None
    attendance: Attendance = Attendance.IN_ROOM


_OF_ORDERS = {
    "company 2": "",
    "firma 2": "",
    "state": "",
    "bundesland": "",
    "status": "status",
    "sales channel": "",
    "verkaufskanal": "",
    "follow up date": "",
    "datum zur wiedervorlage": "",
    "order date": "registered_at",
    "bestelldatum": "registered_at",
    "order time": "registered_time",
    "bestelluhrzeit": "registered_time",
    "order locale": "language",
    "bestellsprache": "language",
}
_OF_POSITIONS = _OF_ORDERS | {
    "email": "order_email",
    "e mail": "order_email",
    "position id": "position_id",
    "position": "position_id",
    "comment": "",
    "kommentar": "",
}

SYSTEMS = (
    System("Rostrum", ("reg id", "first name", "family name", "entity")),
    System(
        "Zoom’s registration report",
        (
            "first name|vorname|prenom|nome|nombre|имя",
            "registration time|registrierungszeit|anmeldezeit|zeit der registrierung|heure d inscription|"
            "ora di registrazione|hora de registro|hora de inscripcion|время регистрации",
            "approval status|genehmigungsstatus|status der genehmigung|statut d approbation|"
            "statut de l approbation|"
            "stato di approvazione|stato approvazione|estado de aprobacion|estado de la aprobacion|"
            "статус утверждения|статус одобрения|статус подтверждения",
        ),
        attendance=Attendance.ZOOM,
    ),
    System(
        "Microsoft Forms",
        (
            "id",
            "start time|startzeit|heure de debut|ora di inizio|hora de inicio|время начала",
            "completion time|fertigstellungszeit|heure de fin|ora di completamento|hora de finalizacion|"
            "время выполнения|время завершения",
        ),
        {
            "start time": "",
            "startzeit": "",
            "heure de debut": "",
            "ora di inizio": "",
            "hora de inicio": "",
            "время начала": "",
            "last modified time": "",
        },
        day_first=False,
    ),
    System(
        "alf.io’s tickets",
        ("reservationid", "e mail", "status", "confirmation"),
        {
            "confirmation": "registered_at",
            "event": "",
            "billing address": "",
            "payment id": "",
            "payment method": "",
            "reservationid": "",
        },
    ),
    System(
        "hi.events’ attendees",
        ("public id", "short id", "created date", "status"),
        {
            "created date": "registered_at",
            "last updated date": "",
            "event id": "",
            "public id": "",
            "short id": "",
        },
    ),
    System(
        "Open Event’s attendees",
        ("order", "order date", "status", "ticket id|ticket name|tax id"),
        {"status": "status", "state": "", "order date": "registered_at", "ticket id": "reg_id", "order": ""},
    ),
    System(
        "Eventbrite’s attendees",
        ("order id|order", "attendee status|attendee", "order date", "ticket type|ticket"),
        {
            "attendee status": "status",
            "order date": "registered_at",
            "attendee": "reg_id",
            "order id": "",
            "order": "",
            "date attending": "",
        },
    ),
    System(
        "Indico’s list of registrants as JSON",
        ("registrant id", "full name", "checkin secret|personal data|firstname"),
        day_first=True,
    ),
    System(
        "Indico’s list of registrants", ("id", "name", "email address|registration state|registration date")
    ),
    System(
        "pretix’ order positions",
        ("order code|bestellnummer", "position id|position", "attendee email|e mail teilnehmer in"),
        _OF_POSITIONS,
    ),
    System(
        "pretix’ check-in list with unpaid orders",
        ("order code|bestellnummer", "attendee name|name teilnehmer in", "product|produkt", "paid|bezahlt"),
        _OF_ORDERS | {"paid": "status", "bezahlt": "status"},
    ),
    System(
        "pretix’ check-in list",
        (
            "order code|bestellnummer",
            "attendee name|name teilnehmer in",
            "product|produkt",
            "checked in|eingecheckt",
        ),
        _OF_ORDERS,
        Status.CONFIRMED,
    ),
    System(
        "pretix’ orders",
        ("order code|bestellnummer", "order total|gesamtbetrag", "order date|bestelldatum"),
        _OF_ORDERS,
    ),
)
"""The first whose signs are all there. A check-in list without a column “Paid” holds paid orders only."""


def system_of(header: Sequence[str]) -> System | None:
    """Whose export this is, or nobody’s that is known."""
    there = {plain(cell) for cell in header}
    for system in SYSTEMS:
        if all(there & set(sign.split("|")) for sign in system.signs):
            return system
    return None


def columns_of(system: System | None, header: Sequence[str]) -> dict[str, str]:
    """What the headers of this table mean in that system."""
    there = {plain(cell) for cell in header}
    return {
        plain(theirs): ours for theirs, ours in (system.columns if system else {}).items() if theirs in there
    }
