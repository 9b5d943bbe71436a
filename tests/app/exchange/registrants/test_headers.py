"""A list of registrants is recognised by its headers: four languages, other systems, any order and case."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.conference.registrants import Attendance, Status
from app.errors import Unreadable
from app.exchange.registrants.read import plan_registrants
from app.exchange.registrants.words import HEADERS
from app.exchange.tables.headers import fields_of
from app.exchange.tables.table import Manner
from tests.app.exchange.files import ENTITIES, VIENNA, listed, one_person, people, text_file, workbook

ENGLISH = {
    "Registration number": "R0042",
    "Given name": "Ingrid",
    "Family name": "Solberg",
    "Delegation": "Norway",
    "Status": "confirmed",
    "E-mail": "ingrid@mfa.invalid",
    "Attendance": "online",
    "Registered at": "2021-06-10T17:00:00+02:00",
    "Position": "Counsellor",
}
GERMAN = {
    "Anmeldenummer": "R0042",
    "Vorname": "Ingrid",
    "Nachname": "Solberg",
    "Land": "Norwegen",
    "Anmeldestatus": "bestätigt",
    "E-Mail-Adresse": "ingrid@mfa.invalid",
    "Teilnahmeform": "virtuell",
    "Angemeldet am": "10.06.2021 17:00 Uhr",
    "Funktion": "Counsellor",
}
FRENCH = {
    "N°": "R0042",
    "Prénom": "Ingrid",
    "Nom de famille": "Solberg",
    "Pays": "Norvège",
    "Statut": "confirmée",
    "Courriel": "ingrid@mfa.invalid",
    "Mode de participation": "à distance",
    "Inscrit le": "10 juin 2021 à 17h00",
    "Fonction": "Counsellor",
}
RUSSIAN = {
    "Регистрационный номер": "R0042",
    "Имя": "Ingrid",
    "Фамилия": "Solberg",
    "Страна": "Норвегия",
    "Статус": "подтверждена",
    "Эл. почта": "ingrid@mfa.invalid",
    "Форма участия": "онлайн",
    "Дата регистрации": "10 июня 2021 17:00",
    "Должность": "Counsellor",
}
LANGUAGES = {"English": ENGLISH, "German": GERMAN, "French": FRENCH, "Russian": RUSSIAN}
CASES = (str, str.upper, str.lower, str.title, lambda word: f"  {word} * ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_reads_the_same_in_every_language(tmp_path: Path, language: str) -> None:
    """Headers, the State's name, the status, the attendance and the date are all understood."""
    columns = LANGUAGES[language]

    person = one_person(tmp_path, ";".join(columns) + "\n" + ";".join(columns.values()) + "\n")

    assert (person.number, person.full_name, person.entity) == ("R0042", "Ingrid Solberg", "NO")
    assert (person.status, person.attendance) == (Status.CONFIRMED, Attendance.ZOOM)
    assert person.registered_at is not None
    assert person.registered_at.isoformat() == "2021-06-10T15:00:00+00:00"
    assert (person.email, person.position) == ("ingrid@mfa.invalid", "Counsellor")


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(sorted(LANGUAGES)).flatmap(
        lambda tongue: st.permutations(list(LANGUAGES[tongue].items()))
    ),
    st.sampled_from(CASES),
)
def test_order_and_case_of_columns_mean_nothing(
    tmp_path_factory: pytest.TempPathFactory, columns: list[tuple[str, str]], case: object
) -> None:
    """Whoever made the list put the columns as he liked."""
    assert callable(case)
    headers = ";".join(case(header) for header, _ in columns)
    folder = tmp_path_factory.mktemp("list")

    person = one_person(folder, headers + "\n" + ";".join(cell for _, cell in columns) + "\n")

    assert (person.number, person.full_name, person.entity) == ("R0042", "Ingrid Solberg", "NO")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("E-Mail_Adresse *", "email"),
        ("Surname (as in passport)", "family_name"),
        ("Nachname / Family name", "family_name"),
        ("PRÉNOM(S)", "first_name"),
        ("Фамилия", "family_name"),
        ("Ф.И.О.", "full_name/family"),
        ("Country/Region Name", "entity"),
    ],
)
def test_headers_are_known_with_brackets_stars_and_two_languages(header: str, field: str) -> None:
    assert fields_of(header, HEADERS)[0] == field


def test_a_list_from_indico_is_read(tmp_path: Path) -> None:
    """Its export: one column for the name, family name first in capitals or with a comma."""
    person = one_person(
        tmp_path,
        "ID,Name,Email Address,Affiliation,Position,Registration date,Registration state\n"
        '17,"SOLBERG, Ingrid",Ingrid@MFA.invalid,Norway,Counsellor,2021-06-02 09:00,Completed\n',
    )

    assert (person.number, person.given, person.family) == ("17", "Ingrid", "SOLBERG")
    assert (person.entity, person.email, person.status) == ("NO", "ingrid@mfa.invalid", Status.CONFIRMED)


def test_a_list_from_pretix_is_read(tmp_path: Path) -> None:
    """A check-in list: order code, product, attendee name in parts, order date."""
    person = one_person(
        tmp_path,
        "Order code;Attendee name;Attendee title;Product;Order status;Attendee email;Company;Order date\n"
        "A7X3K;Ingrid Solberg;;Delegate;Paid;ingrid@mfa.invalid;Norway;2021-06-02 09:00:00\n",
    )

    assert (person.number, person.full_name, person.entity) == ("A7X3K", "Ingrid Solberg", "NO")
    assert (person.category, person.status) == ("delegation", Status.CONFIRMED)


ZOOM = (
    "Registration Report\n"
    "Report Generated,Jun 9, 2021 10:15 AM\n"
    "Topic,Meeting ID,Time,Registered,Cancelled\n"
    '"Alliance Conference","912 3456 7890","Jun 14, 2021 02:00 PM","2","0"\n'
    "\n"
    "Registrant Details\n"
    "First Name,Last Name,Email,Registration Time,Approval Status,Country/Region,Job Title\n"
    'Ingrid,Solberg,ingrid@mfa.invalid,"Jun 2, 2021 09:00 AM",approved,Norway,Counsellor\n'
    'Claire,Tremblay,claire@mfa.invalid,"Jun 10, 2021 05:00 PM",pending approval,Canada,\n'
)


def test_a_registration_report_from_zoom_is_read_below_its_preamble(tmp_path: Path) -> None:
    """Meeting lines stand above the header; line numbers are those of the file."""
    plan = listed(tmp_path, ZOOM)

    assert plan.problems == ()
    assert [(change.line, change.value.full_name, change.value.entity) for change in plan.new] == [
        (8, "Ingrid Solberg", "NO"),
        (9, "Claire Tremblay", "CA"),
    ]
    assert [change.value.status for change in plan.new] == [Status.CONFIRMED, Status.PENDING]


def test_a_workbook_reads_like_the_text(tmp_path: Path) -> None:
    """Numbers and dates of a spreadsheet come out as a person sees them."""
    path = workbook(tmp_path, [list(ENGLISH), [*list(ENGLISH.values())[:7], datetime(2021, 6, 10, 17), 7]])

    (change,) = people(path).changes

    assert change.value.registered_at is not None
    assert change.value.registered_at.isoformat() == "2021-06-10T15:00:00+00:00"
    assert (change.value.number, change.value.position) == ("R0042", "7")


def test_columns_that_nobody_reads_are_named(tmp_path: Path) -> None:
    """Nothing is lost in silence: dietary wishes are not kept, and the plan says so."""
    plan = listed(tmp_path, "first_name,family_name,Dietary wishes\nAnn,Smith,none\n")

    assert "Columns that are not read: Dietary wishes." in plan.notes


def test_two_columns_of_one_meaning_are_refused(tmp_path: Path) -> None:
    """A machine does not choose between two e-mail addresses."""
    with pytest.raises(Unreadable, match="“Email” and “E-mail address” both mean email"):
        listed(tmp_path, "first_name,family_name,Email,E-mail address\nAnn,Smith,a@b.invalid,c@d.invalid\n")


def test_an_own_map_of_columns_goes_before_the_words(tmp_path: Path) -> None:
    """A header in a language that nobody expected is mapped by hand."""
    path = text_file(tmp_path, "Fornavn,Etternavn,Email\nIngrid,Solberg,x\n")
    columns = {"fornavn": "first_name", "ETTERNAVN": "family_name", "Email": "note"}

    plan = plan_registrants(
        path, zone=VIENNA, deadline=None, entities=ENTITIES, known=(), manner=Manner(columns)
    )

    assert [(change.value.full_name, change.value.note) for change in plan.new] == [("Ingrid Solberg", "x")]
