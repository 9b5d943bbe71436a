"""A second list meets those who are known: who is who, what changes, who is doubtful, who is missing."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.conference.matters import Matter
from app.conference.registrants import Attendance, Registrant, Status
from tests.app.exchange.files import listed, problems_of

HEAD = "reg_id,first_name,family_name,entity,email,status\n"
INGRID = Registrant(
    "R1", "Ingrid", "Solberg", "NO", email="ingrid@mfa.invalid", status=Status.CONFIRMED, title="H.E.", id=1
)
JURGEN = Registrant("R2", "Jürgen", "Müller", "DE", email="delegation@de.invalid", id=2, photo="R2.jpg")
KNOWN = (INGRID, JURGEN)


def test_the_number_says_who_it_is(tmp_path: Path) -> None:
    """Whatever the case, and though the mail is new."""
    plan = listed(tmp_path, HEAD + "r1,Ingrid,Solberg,NO,new@mfa.invalid,confirmed\n", KNOWN)

    (change,) = plan.changed
    assert change.before == INGRID
    assert [(field.field, field.after) for field in change.fields] == [("email", "new@mfa.invalid")]


def test_the_mail_address_and_the_entity_say_who_it_is(tmp_path: Path) -> None:
    """A list without numbers; the address in another case."""
    text = "first_name,family_name,entity,email,status\nIngrid,Solberg-Berg,NO,Ingrid@MFA.invalid,cancelled\n"

    (change,) = listed(tmp_path, text, KNOWN).changed

    assert change.value == replace(INGRID, family="Solberg-Berg", status=Status.CANCELLED)


def test_one_name_with_two_addresses_in_one_file_is_asked_about_and_says_why(tmp_path: Path) -> None:
    """Nothing in the file tells a second registration from a namesake, and each mistake costs a badge."""
    text = HEAD + "N1,Anna,Berg,NO,anna@no.invalid,\nN2,Anna,Berg,NO,a.berg@no.invalid,\n"

    (asked,) = listed(tmp_path, text).doubtful

    assert asked.reason == (
        "the same name and entity as line 2 (N1 Anna Berg), but another e-mail address: one person who "
        "registered twice (then one registration, with the first address) or two people of one name "
        "(then two)?"
    )
    assert asked.doubt is not None
    for choice, numbers, addresses in (
        ("same", ["N1"], ["anna@no.invalid"]),
        ("other", ["N1", "N2"], ["anna@no.invalid", "a.berg@no.invalid"]),
        ("out", ["N1"], ["anna@no.invalid"]),
    ):
        plan = listed(tmp_path, text, decided={Matter.REGISTRANT.value: {asked.doubt.key: choice}})
        assert [change.value.number for change in plan.new] == numbers
        assert [change.value.email for change in plan.new] == addresses


@pytest.mark.parametrize(
    "name", ["Jurgen;Muller", "JÜRGEN;MÜLLER", "Müller;Jürgen", "Juergen;Mueller", "Jürgen;Mueller"]
)
def test_a_folded_name_and_entity_are_doubtful(tmp_path: Path, name: str) -> None:
    """Perhaps he, perhaps his cousin: a person decides, with the reason before the eyes."""
    plan = listed(tmp_path, f"first_name;family_name;entity\n{name};DE\n", KNOWN)

    (change,) = plan.doubtful
    assert (change.before, plan.to_write) == (JURGEN, ())
    assert change.reason == "R2 Jürgen Müller has the same name and entity"


def test_the_same_name_for_another_entity_is_another_person(tmp_path: Path) -> None:
    """Two people of one name are two people; the plan points at them where both are in the file."""
    plan = listed(tmp_path, HEAD + "R8,Jürgen,Müller,AT,,\nR9,Jürgen,Müller,CH,,\n", KNOWN)

    assert [change.value.number for change in plan.new] == ["R8", "R9"]
    assert any("Jürgen Müller for AT and CH; two people, kept apart" in note for note in plan.notes)


def test_a_mailbox_shared_by_a_delegation_makes_nobody_one(tmp_path: Path) -> None:
    """Two names, each with a number of its own, and one address."""
    plan = listed(tmp_path, HEAD + "R7,Petra,Schmidt,DE,delegation@de.invalid,\n", KNOWN)

    assert [change.value.full_name for change in plan.new] == ["Petra Schmidt"]


def test_a_number_that_now_bears_another_name_is_doubtful(tmp_path: Path) -> None:
    """Numbers of two lists may collide: nobody takes another's place."""
    plan = listed(tmp_path, HEAD + "R1,Omar,Haddad,TR,omar@tr.invalid,confirmed\n", KNOWN)

    (change,) = plan.doubtful
    assert (change.reason, plan.to_write) == ("the number R1 is Ingrid Solberg’s", ())


def test_a_person_twice_in_one_list_is_doubtful(tmp_path: Path) -> None:
    """The second line, with the first one's number."""
    text = "first_name,family_name,entity,email\nAnn,Smith,CA,a@ca.invalid\nAnn,Smith,CA,a@ca.invalid\n"

    plan = listed(tmp_path, text)

    assert ([change.line for change in plan.new], [change.line for change in plan.doubtful]) == ([2], [3])
    assert "registered twice?" in plan.doubtful[0].reason


def test_a_number_twice_in_one_list_is_a_problem(tmp_path: Path) -> None:
    plan = listed(tmp_path, HEAD + "R7,Ann,Smith,CA,,\nR7,Bo,Lind,SE,,\n")

    assert problems_of(plan) == "line 3: The number R7 stands already on line 2."


def test_whoever_has_no_number_gets_the_next_free_one(tmp_path: Path) -> None:
    """In the form of the highest that there is."""
    known = (replace(INGRID, number="R0411"),)

    plan = listed(tmp_path, HEAD + ",Ann,Smith,CA,,\nR0412,Bo,Lind,SE,,\n,Cy,Young,GB,,\n", known)

    assert [change.value.number for change in plan.new] == ["R0413", "R0412", "R0414"]


def test_those_whom_the_file_does_not_name_are_listed_and_stay(tmp_path: Path) -> None:
    """Gone from the list is not gone from the conference."""
    plan = listed(tmp_path, HEAD + "R1,Ingrid,Solberg,NO,ingrid@mfa.invalid,confirmed\n", KNOWN)

    assert [(change.line, change.value) for change in plan.gone] == [(0, JURGEN)]
    assert plan.to_write == ()
    assert plan.summary() == "0 new, 0 changed, 1 unchanged, 1 not in the file"


def test_a_doubtful_person_is_not_also_missing(tmp_path: Path) -> None:
    plan = listed(tmp_path, "first_name,family_name,entity\nJurgen,Muller,DE\n", KNOWN)

    assert [change.value for change in plan.gone] == [INGRID]


def test_an_empty_cell_and_a_missing_column_change_nothing(tmp_path: Path) -> None:
    """What the file does not say stays: title, photo, id, status."""
    plan = listed(tmp_path, "reg_id,first_name,family_name,title,status\nR1,Ingrid,Solberg,,\n", KNOWN)

    assert [change.value for change in plan.unchanged] == [INGRID]


def test_a_change_of_the_way_to_take_part_shows_both_values(tmp_path: Path) -> None:
    text = "reg_id,first_name,family_name,attendance_mode\nR1,Ingrid,Solberg,zoom\n"

    (change,) = listed(tmp_path, text, KNOWN).changed

    assert change.value.attendance is Attendance.ZOOM
    assert [(field.field, field.before, field.after) for field in change.fields] == [
        ("attendance", "in_room", "zoom")
    ]


def test_an_alias_never_stands_in_a_reason_beside_the_name(tmp_path: Path) -> None:
    """Whoever is protected is shown by the alias, in a plan too."""
    hidden = replace(JURGEN, alias="Expert A")

    (change,) = listed(tmp_path, "first_name,family_name,entity\nJurgen,Muller,DE\n", (hidden,)).doubtful

    assert change.reason == "R2 Expert A has the same name and entity"
