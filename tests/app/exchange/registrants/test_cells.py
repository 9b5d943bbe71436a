"""What a cell of a list means: names in one column, statuses, attendance, categories, dates, the deadline."""

import re
from pathlib import Path

import pytest

from app.conference.entities import Category
from app.conference.registrants import Attendance, Status
from tests.app.exchange.files import DEADLINE, listed, one_person, people, problems_of, text_file


@pytest.mark.parametrize(
    ("cell", "given", "family"),
    [
        ('"Solberg, Ingrid"', "Ingrid", "Solberg"),
        ('"van der Berg, Anna Maria"', "Anna Maria", "van der Berg"),
        ("Ingrid SOLBERG", "Ingrid", "SOLBERG"),
        ("GARCÍA MÁRQUEZ Gabriel", "Gabriel", "GARCÍA MÁRQUEZ"),
        ("Ingrid Solberg", "Ingrid", "Solberg"),
        ("Anna Maria Berg", "Anna Maria", "Berg"),
        ("Sukarno", "Sukarno", ""),
        ("王小明", "小明", "王"),
        ("INGRID SOLBERG", "INGRID", "SOLBERG"),
    ],
)
def test_one_column_for_both_names_is_split(tmp_path: Path, cell: str, given: str, family: str) -> None:
    """At a comma, at capitals, at the last space, by the script; a single name is a given name."""
    person = one_person(tmp_path, f"Full name;Position\n{cell};x\n")

    assert (person.given, person.family) == (given, family)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Confirmed", Status.CONFIRMED),
        ("APPROVED", Status.CONFIRMED),
        ("bestätigt", Status.CONFIRMED),
        ("Acceptée", Status.CONFIRMED),
        ("подтверждён", Status.CONFIRMED),
        ("Pending approval", Status.PENDING),
        ("en attente", Status.PENDING),
        ("на рассмотрении", Status.PENDING),
        ("denied", Status.REJECTED),
        ("abgelehnt", Status.REJECTED),
        ("отказано", Status.REJECTED),
        ("Canceled", Status.CANCELLED),
        ("annulé", Status.CANCELLED),
        ("отменено", Status.CANCELLED),
        ("", Status.PENDING),
        ("-", Status.PENDING),
    ],
)
def test_statuses_are_understood(tmp_path: Path, word: str, status: Status) -> None:
    """An empty status is pending: nobody is let in by a missing word."""
    assert one_person(tmp_path, f"first_name,family_name,status\nAnn,Smith,{word}\n").status is status


def test_a_status_that_nobody_knows_is_a_problem_and_names_the_known_ones(tmp_path: Path) -> None:
    """“Maybe” is neither yes nor no."""
    plan = listed(tmp_path, "first_name,family_name,status\nAnn,Smith,maybe\nBo,Lind,confirmed\n")

    assert problems_of(plan) == (
        "line 2: status: “maybe” is not known; it is one of: confirmed, pending, rejected, cancelled."
    )
    assert [change.value.full_name for change in plan.new] == ["Bo Lind"]


@pytest.mark.parametrize(
    ("word", "attendance"),
    [
        ("In person", Attendance.IN_ROOM),
        ("on-site", Attendance.IN_ROOM),
        ("vor Ort", Attendance.IN_ROOM),
        ("Präsenz", Attendance.IN_ROOM),
        ("en présentiel", Attendance.IN_ROOM),
        ("очно", Attendance.IN_ROOM),
        ("ZOOM", Attendance.ZOOM),
        ("Remote", Attendance.ZOOM),
        ("on-line", Attendance.ZOOM),
        ("virtuell", Attendance.ZOOM),
        ("En distanciel", Attendance.ZOOM),
        ("удалённо", Attendance.ZOOM),
        ("", Attendance.IN_ROOM),
    ],
)
def test_words_for_attendance_are_understood(tmp_path: Path, word: str, attendance: Attendance) -> None:
    """In the room or on Zoom, in four languages."""
    person = one_person(tmp_path, f"first_name,family_name,attendance\nAnn,Smith,{word}\n")

    assert person.attendance is attendance


@pytest.mark.parametrize(
    "cell",
    [
        "2021-06-10T17:00:00+02:00",
        "2021-06-10T15:00:00Z",
        "2021-06-10 15:00 UTC",
        "2021-06-10 17:00:00",
        "10.06.2021 17:00",
        "10. 6. 2021, 17.00 Uhr",
        "10 June 2021 17:00",
        "10 juin 2021 à 17h00",
        "10 июня 2021 17:00",
        "June 10, 2021 05:00 PM",
        "Jun 10 2021 5:00 p.m.",
        "2021/06/10 17:00",
    ],
)
def test_dates_of_every_habit_are_the_same_instant(tmp_path: Path, cell: str) -> None:
    """A time without an offset is the venue's."""
    assert one_person(tmp_path, f'Name;Registered at\nAnn Smith;"{cell}"\n').registered_at == DEADLINE


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("06/10/2021 17:00", "may be two dates"),
        ("31 June 2021", "a date that does not exist"),
        ("31.06.2021", "a date that does not exist"),
        ("29 February 2021", "a date that does not exist"),
        ("2021-06-31T10:00", "not a date and time"),
        ("10.06.2021 24:00", "a date that does not exist"),
        ("0001-01-01T00:00", "outside the calendar|not a date of our time"),
        ("1.1.1969", "not a date of our time"),
        ("9999-12-31T23:59:59-12:00", "outside the calendar|not a date of our time"),
        ("28 March 2021 02:30", "does not exist in Europe/Vienna: the clocks go forward"),
        ("31 October 2021 02:30", "comes twice in Europe/Vienna: give the offset"),
        ("yesterday", "not a date and time"),
        ("44357.708", "not a date and time"),
    ],
)
def test_a_date_that_is_none_is_a_problem_of_its_line(tmp_path: Path, cell: str, reason: str) -> None:
    """Never guessed, never moved to the next day."""
    plan = listed(tmp_path, f"Name;Registered at\nAnn Smith;{cell}\n")

    (problem,) = plan.problems
    assert (problem.line, problem.column) == (2, "Registered at")
    assert re.search(reason, problem.what)


@pytest.mark.parametrize(
    ("cell", "is_late"),
    [
        ("2021-06-10T16:59:59+02:00", False),
        ("2021-06-10T17:00:00+02:00", False),
        ("2021-06-10T17:00:00", False),
        ("2021-06-10T17:00:01+02:00", True),
        ("2021-06-10T17:00:00Z", True),
        ("2021-06-11", True),
        ("", False),
    ],
)
def test_the_deadline_is_inclusive_to_the_second(tmp_path: Path, cell: str, is_late: bool) -> None:
    """10 June at 17:00:00 CEST is in time, a second later is late; late is a note, the status decides."""
    text = f"reg_id,first_name,family_name,status,registered_at\nR7,Ann,Smith,confirmed,{cell}\n"

    plan = people(text_file(tmp_path, text), deadline=DEADLINE)

    assert any("Line 2: R7 registered late" in note for note in plan.notes) is is_late
    assert [change.value.status for change in plan.new] == [Status.CONFIRMED]


def test_the_note_about_who_is_late_gives_the_hour_at_the_venue(tmp_path: Path) -> None:
    text = "reg_id,name,registered_at\nR7,Ann Smith,2021-06-10T15:00:01Z\n"

    plan = people(text_file(tmp_path, text), deadline=DEADLINE)

    assert "Line 2: R7 registered late, on Thu 10 June 2021 at 17:00:01; the status decides." in plan.notes


def test_an_unknown_organization_is_proposed_in_the_category_of_its_line(tmp_path: Path) -> None:
    """Civil society brings new names every time; they are added when the plan is written."""
    plan = listed(
        tmp_path,
        "first_name,family_name,organization,category\n"
        "Ann,Smith,Lighthouse Shelter Network,NGO\nBo,Lind,Lighthouse Shelter Network,NGO\n",
    )

    (entity,) = plan.new_entities
    assert (entity.name, entity.category) == ("Lighthouse Shelter Network", Category.CIVIL_SOCIETY)
    assert {change.value.entity for change in plan.new} == {entity.code}


@pytest.mark.parametrize("category", ["delegation", "partner", "délégation", "Participating State"])
def test_a_state_is_never_proposed(tmp_path: Path, category: str) -> None:
    """There are 57 of them, and no list makes a new one."""
    plan = listed(tmp_path, f"first_name,family_name,entity,category\nAnn,Smith,Ruritania,{category}\n")

    assert plan.new_entities == ()
    assert "“Ruritania” is not known" in problems_of(plan)


def test_a_line_with_a_fault_proposes_no_entity(tmp_path: Path) -> None:
    """What is left out brings nothing along."""
    text = "name,organization,category,email\nAnn Smith,Lighthouse Network,NGO,not a mail\n"

    plan = listed(tmp_path, text)

    assert (plan.new, plan.new_entities) == ((), ())
    assert "cannot be an e-mail address" in problems_of(plan)
