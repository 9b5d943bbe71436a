"""The exports of Indico, pretix and Zoom, in the forms in which those systems write them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.conference.registrants import Registrant, Status
from app.errors import Unreadable
from app.exchange.plan import Plan
from tests.app.exchange.files import listed, people, problems_of, text_file, workbook

MORNING = datetime(2021, 6, 2, 7, tzinfo=UTC)
"""2 June 2021, 09:00 in Vienna."""


def who(plan: Plan[Registrant]) -> list[tuple[str, str, str, str]]:
    """Number, name, entity and e-mail of everybody new."""
    assert plan.problems == (), problems_of(plan)
    return [
        (change.value.number, change.value.full_name, change.value.entity, change.value.email)
        for change in plan.new
    ]


INDICO = [
    line.split("|")
    for line in (
        "ID|Name|First Name|Last Name|Email Address|Affiliation|Position|Country|Title|"
        "Registration date|Registration state|Price|Checked in|Check-in date|Payment date",
        "17|Ingrid Solberg|Ingrid|Solberg|ingrid@mfa.invalid|Ministry of Foreign Affairs|Counsellor|Norway|"
        "Ms|2021-06-02 07:00:00.123456+00:00|Completed|0 EUR|No||",
        "18|Claire Tremblay|Claire|Tremblay|claire@ca.invalid|Canada|||H.E.|"
        "2021-06-02 07:00:00+00:00|Awaiting approval|0 EUR|No||",
        "19|Sukarno|Sukarno||s@x.invalid|Harbour Light||||2021-06-02 07:00:00+00:00|Withdrawn|0 EUR|No||",
    )
]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_indico_s_list_is_read_as_csv_and_as_workbook(tmp_path: Path, ending: str) -> None:
    """The ministry speaks for its country, the state of registration for the status."""
    if ending == "xlsx":
        path = workbook(tmp_path, INDICO)
    else:
        path = text_file(tmp_path, "".join(",".join(row) + "\r\n" for row in INDICO))
    plan = people(path)

    assert who(plan)[:2] == [
        ("17", "Ingrid Solberg", "NO", "ingrid@mfa.invalid"),
        ("18", "Claire Tremblay", "CA", "claire@ca.invalid"),
    ]
    assert [change.value.status for change in plan.new] == [
        Status.CONFIRMED,
        Status.PENDING,
        Status.CANCELLED,
    ]
    assert plan.new[1].value.registered_at == MORNING
    assert (plan.new[2].value.given, plan.new[2].value.family) == ("Sukarno", "")
    assert "Read as Indico’s list of registrants." in plan.notes


def test_indico_s_json_is_read(tmp_path: Path) -> None:
    """The record holds the personal data one level deeper; a record is a line."""
    held = {
        "count": 2,
        "_type": "HTTPAPIResult",
        "complete": True,
        "results": {
            "registrants": [
                {
                    "checkin_secret": "00000000-0000-0000-0000-000000000000",
                    "checked_in": False,
                    "personal_data": {
                        "city": "Oslo",
                        "surname": "Solberg",
                        "firstName": "Ingrid",
                        "title": "Ms",
                        "country": "NO",
                        "email": "Ingrid@MFA.invalid",
                        "phone": "+47 22 00 00 00",
                        "position": "Counsellor",
                        "institution": "Ministry of Foreign Affairs",
                    },
                    "full_name": "Ms Ingrid Solberg",
                    "registrant_id": "17",
                },
                {
                    "checked_in": True,
                    "personal_data": {"surname": "Lind", "firstName": "Bo", "country": "SE", "email": ""},
                    "full_name": "Bo Lind",
                    "registrant_id": "18",
                    "registration_date": "02/06/2021 09:00",
                },
            ]
        },
    }
    plan = people(text_file(tmp_path, json.dumps(held, ensure_ascii=False), "registrants.json"))

    assert who(plan) == [("17", "Ingrid Solberg", "NO", "ingrid@mfa.invalid"), ("18", "Bo Lind", "SE", "")]
    assert (plan.new[0].line, plan.new[0].value.title) == (1, "Ms")
    assert plan.new[0].value.telephone == "+47 22 00 00 00"


def test_a_bare_list_of_registrants_in_json_is_read(tmp_path: Path) -> None:
    """The newer interface gives the list alone."""
    text = '[{"registrant_id": 7, "full_name": "Dr. Ann Smith", "checked_in": false, "email": "a@b.invalid"}]'
    plan = people(text_file(tmp_path, text, "registrants.json"))

    assert who(plan) == [("7", "Ann Smith", "", "a@b.invalid")]
    assert plan.new[0].value.title == "Dr."


POSITIONS = {
    "en": (
        "Event slug|Order code|Position ID|Status|Email|Phone number|Order date|Order time|Product|Variation|"
        "Price|Tax rate|Tax rule|Tax value|Attendee name|Attendee name: Given name|"
        "Attendee name: Family name|Attendee email|Company|Address|ZIP code|City|Country|State|"
        "Voucher|Pseudonymization ID|Seat ID|"
        "Order comment|Follow-up date|Dietary wishes|Company|Invoice address name|Sales channel|Order locale",
        ("paid", "canceled"),
    ),
    "de": (
        "Kurzname der Veranstaltung|Bestellnummer|Position|Status|E-Mail|Telefonnummer|Bestelldatum|"
        "Bestelluhrzeit|Produkt|Variante|Preis|Steuersatz|Steuerregel|Steuer|Name Teilnehmer*in|"
        "Name Teilnehmer*in: Vorname|Name Teilnehmer*in: Nachname|E-Mail Teilnehmer*in|Firma|Adresse|PLZ|Ort|"
        "Land|Bundesland|Gutschein|Pseudonyme ID|Sitzplatz-ID|Bestellkommentar|Datum zur Wiedervorlage|"
        "Ernährung|Firma|Rechnungsadresse: Name|Verkaufskanal|Bestellsprache",
        ("bezahlt", "storniert"),
    ),
}


def _position(number: str, status: str, given: str, family: str, mail: str) -> list[str]:
    return (
        f"atc21|A7X3K|{number}|{status}|office@mfa.invalid|+4722000000|2021-06-02|09:00:00|Delegate||0.00|0.00||"
        f"0.00|{given} {family}|{given}|{family}|{mail}|Norway|Street 1|0001|Oslo|NO|||X||||vegan|"
        "Ministry|Office|web|en"
    ).split("|")


@pytest.mark.parametrize("language", POSITIONS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_pretix_s_order_positions_are_read(tmp_path: Path, language: str, ending: str) -> None:
    """Two people of one order have its code and their position; their own mail goes before the order's."""
    header, (paid, cancelled) = POSITIONS[language]
    rows = [
        header.split("|"),
        _position("1", paid, "Ingrid", "Solberg", "ingrid@mfa.invalid"),
        _position("2", cancelled, "Kari", "Nordmann", ""),
    ]
    if ending == "xlsx":
        path = workbook(tmp_path, rows)
    else:
        path = text_file(tmp_path, "".join(";".join(f'"{cell}"' for cell in row) + "\n" for row in rows))
    plan = people(path)

    assert who(plan) == [
        ("A7X3K-1", "Ingrid Solberg", "NO", "ingrid@mfa.invalid"),
        ("A7X3K-2", "Kari Nordmann", "NO", "office@mfa.invalid"),
    ]
    assert [change.value.status for change in plan.new] == [Status.CONFIRMED, Status.CANCELLED]
    assert plan.new[0].value.registered_at == MORNING
    assert plan.new[0].value.position == ""
    assert "Read as pretix’ order positions." in plan.notes


def test_pretix_s_workbook_has_three_sheets_and_the_positions_read_best(tmp_path: Path) -> None:
    """Orders first, then positions, then fees: the second is the list of people, and a note says so."""
    book = Workbook()
    orders, positions, fees = (
        book.worksheets[0],
        book.create_sheet("Order positions"),
        book.create_sheet("Order fees"),
    )
    orders.title = "Orders"
    orders.append(
        ["Event slug", "Order code", "Order total", "Status", "Email", "Order date", "Order time", "Name"]
    )
    orders.append(["atc21", "A7X3K", 0, "paid", "office@mfa.invalid", "2021-06-02", "09:00:00", "Office"])
    header, (paid, _) = POSITIONS["en"]
    positions.append(header.split("|"))
    positions.append(_position("1", paid, "Ingrid", "Solberg", "ingrid@mfa.invalid"))
    fees.append(["Event slug", "Order code", "Status", "Email", "Fee type"])
    book.save(tmp_path / "orders.xlsx")

    plan = people(tmp_path / "orders.xlsx")

    assert [change.value.full_name for change in plan.new] == ["Ingrid Solberg"]
    assert "The sheet “Order positions” was read; not read: Orders, Order fees." in plan.notes


CHECK_IN = (
    '"Order code","Attendee name","Attendee name: Title","Attendee name: First name",'
    '"Attendee name: Middle name","Attendee name: Family name","Product","Price",'
    '"Checked in","Checked out","Automatically checked in",'
    '"Secret","E-mail","Company","Voucher code","Order date","Requires special attention","Comment",'
    '"Seat ID","Seat name","Address","ZIP code","City","Country","State"\n'
    '"FQ7GX","Mr Peter A Jones","Mr","Peter","A","Jones","Ticket","23.00","","","No","hutjztux",'
    '"office@ca.invalid","Canada","","2021-06-02","No","","","","","","","",""\n'
    '"FQ7GX","Mrs Andrea J Zulu","Mrs","Andrea","J","Zulu","Ticket","13.00","","","No","ggsngqtn",'
    '"office@ca.invalid","Canada","","2021-06-02","No","","","","","","","",""\n'
)


def test_pretix_s_check_in_list_is_read(tmp_path: Path) -> None:
    """One code and one mailbox for two people; only paid orders stand on it, so both are confirmed."""
    plan = listed(tmp_path, CHECK_IN)

    assert who(plan) == [
        ("R0001", "Peter A Jones", "CA", "office@ca.invalid"),
        ("R0002", "Andrea J Zulu", "CA", "office@ca.invalid"),
    ]
    assert {change.value.status for change in plan.new} == {Status.CONFIRMED}
    assert "Lines 2 and 3 share an e-mail address; two people, kept apart." in plan.notes


def test_the_same_check_in_list_again_changes_nobody(tmp_path: Path) -> None:
    """Whoever shares a mailbox is told apart by name."""
    known = [change.value for change in listed(tmp_path, CHECK_IN).new]

    again = listed(tmp_path, CHECK_IN, known)

    assert [change.what for change in again.changes] == ["unchanged", "unchanged"]


def test_a_check_in_list_with_unpaid_orders_says_who_has_paid(tmp_path: Path) -> None:
    """“Paid” is the status there; nobody is confirmed by a No."""
    plan = listed(
        tmp_path,
        "Bestellnummer;Name Teilnehmer*in;Produkt;Preis;Eingecheckt;Bezahlt;E-Mail;Firma\n"
        "A1;Ann Smith;Ticket;0;;Ja;a@ca.invalid;Kanada\nA2;Bo Lind;Ticket;0;;Nein;b@se.invalid;Schweden\n",
    )

    assert [change.value.status for change in plan.new] == [Status.CONFIRMED, Status.PENDING]
    assert [change.value.entity for change in plan.new] == ["CA", "SE"]


def test_zoom_s_report_is_read_with_its_own_statuses_and_questions(tmp_path: Path) -> None:
    """Two dashes are nothing; whoever cancelled is cancelled; a.m. and p.m. put the month first."""
    plan = listed(
        tmp_path,
        "Registration Report\nReport generated time,06/09/2021 10:15:00 AM\n"
        "Topic,Meeting ID,Scheduled Time,Duration (minutes),# Registered,# Cancelled,# Approved\n"
        'Conference,912 3456 7890,"06/14/2021 02:00:00 PM",90,3,1,1\nAttendee Details\n'
        "First Name,Last Name,Email,Registration Time,Approval Status,Organization,Questions & Comments,"
        '"Do you need ""interpretation"", and which?"\n'
        'Ingrid,Solberg,ingrid@mfa.invalid,"06/02/2021 09:00:00 AM",approved,Norway,--,French\n'
        'Claire,Tremblay,claire@ca.invalid,"06/02/2021 09:00:00 AM",pending approval,Canada,--,--\n'
        'Bo,--,bo@se.invalid,"06/02/2021 09:00:00 AM",cancelled by self,Sweden,,\n',
    )

    assert [person[1] for person in who(plan)] == ["Ingrid Solberg", "Claire Tremblay", "Bo"]
    assert [change.value.status for change in plan.new] == [
        Status.CONFIRMED,
        Status.PENDING,
        Status.CANCELLED,
    ]
    assert {change.value.registered_at for change in plan.new} == {MORNING}
    assert any("month/day/year, as the a.m. and p.m. show" in note for note in plan.notes)
    assert "Read as Zoom’s registration report." in plan.notes


@pytest.mark.parametrize(
    ("cells", "instant"),
    [
        (["10/06/2021 17:00", "25/06/2021 08:00"], datetime(2021, 6, 10, 15, tzinfo=UTC)),
        (["06/10/2021 17:00", "06/25/2021 08:00"], datetime(2021, 6, 10, 15, tzinfo=UTC)),
        (["10-06-21 17:00", "25-06-21 08:00"], datetime(2021, 6, 10, 15, tzinfo=UTC)),
    ],
)
def test_the_whole_column_says_which_is_the_day(tmp_path: Path, cells: list[str], instant: datetime) -> None:
    """One day above twelve decides for all the others."""
    plan = listed(tmp_path, f"Name;Registered at\nAnn Smith;{cells[0]}\nBo Lind;{cells[1]}\n")

    assert plan.new[0].value.registered_at == instant
    assert any(note.startswith("Dates such as 10/06/2021 were read as") for note in plan.notes)


def test_a_column_with_both_orders_decides_nothing(tmp_path: Path) -> None:
    """What is certain is read, the rest is a problem of its line."""
    plan = listed(tmp_path, "Name;Registered at\nA B;25/06/2021\nC D;06/25/2021\nE F;10/06/2021\n")

    assert [change.line for change in plan.new] == [2, 3]
    assert "may be two dates" in problems_of(plan)


@pytest.mark.parametrize(
    "rows",
    [
        (["Name", None, "Contact", None, "Country"], ["First", "Last", "E-mail", "Phone", None]),
        (["First name", "Last name", "Contact", None, "Country"], [None, None, "E-mail", "Phone", None]),
        (["Participant", None, None, None, None], ["First name", "Last name", "E-mail", "Phone", "Country"]),
    ],
)
def test_a_header_of_two_lines_is_one(tmp_path: Path, rows: tuple[list[str | None], ...]) -> None:
    """Groups above, their parts below, as merged cells make them."""
    body = ["Ann", "Smith", "a@ca.invalid", "+1 613", "Canada"]
    plan = people(workbook(tmp_path, [["List of participants"], *rows, body]))

    assert who(plan) == [("R0001", "Ann Smith", "CA", "a@ca.invalid")]
    assert plan.new[0].value.telephone == "+1 613"


def test_a_json_list_of_anything_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="holds no list of people"):
        people(text_file(tmp_path, '{"cities": [{"inhabitants": 7}]}', "list.json"))
