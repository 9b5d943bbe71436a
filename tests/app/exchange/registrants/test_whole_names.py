"""One column for the whole name, from its header to the plan: what it says, and the one question about it."""

from pathlib import Path

import pytest

from app.conference.matters import Matter
from app.exchange.registrants.read import plan_registrants
from app.exchange.tables.table import Manner
from tests.app.exchange.files import ENTITIES, VIENNA, listed, one_person, people, text_file

FAMILY_FIRST = [
    "ФИО", "Ф.И.О. участника", "Фамилия, имя, отчество", "Фамилия и имя", "Nom et prénom", "NOM Prénom",
    "Nom/Prénom", "Last, First", "Last name, first name", "Surname and given name", "Name (last, first)",
    "Full name (family name first)", "Nachname, Vorname", "Nachname Vorname", "Name, Vorname", "Name Vorname",
    "Zu- und Vorname", "Teilnehmer (Nachname, Vorname)", "Apellidos y nombre", "Apellidos, Nombre",
    "Cognome e nome", "Cognome/Nome",
]  # fmt: skip
GIVEN_FIRST = [
    "First and last name", "First name Last name", "Vor- und Nachname", "Prénom et nom", "Nome e cognome",
    "Nombre y apellidos", "Имя и фамилия", "Имя, фамилия",
]  # fmt: skip


def _split(folder: Path, header: str, name: str) -> tuple[str, str]:
    person = one_person(folder, f"{header};E-mail\n{name};a@b.invalid\n")
    return person.given, person.family


@pytest.mark.parametrize("header", FAMILY_FIRST)
def test_a_header_says_that_the_family_name_comes_first(tmp_path: Path, header: str) -> None:
    """In six languages, with commas, strokes, brackets or none."""
    assert _split(tmp_path, f'"{header}"', "Muster Xaver") == ("Xaver", "Muster")


@pytest.mark.parametrize("header", GIVEN_FIRST)
def test_a_header_says_that_the_given_name_comes_first(tmp_path: Path, header: str) -> None:
    """Even where the words look the other way round."""
    assert _split(tmp_path, f'"{header}"', "Muster Xaver") == ("Muster", "Xaver")


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Name;Vorname\nMuster;Eva\n", "Eva", "Muster"),
        ("Name;Vorname\nEva Muster;Eva\n", "Eva", "Muster"),
        ("Name;Surname\nEva;Muster\n", "Eva", "Muster"),
        ("Nome;Cognome\nEva;Esempio\n", "Eva", "Esempio"),
        ("Nombre;Apellidos\nEva;Muestra Ejemplo\n", "Eva", "Muestra Ejemplo"),
        ("Nom;Nom;Prénom\nEva Muster;Muster;Eva\n", "Eva", "Muster"),
        ("Nome;Nome;Cognome\nEva Muster;Eva;Muster\n", "Eva", "Muster"),
        ("Nom;Courriel\nMUSTER Eva;a@b.invalid\n", "Eva", "MUSTER"),
        ("Nombre;Correo\nEva Muestra;a@b.invalid\n", "Eva", "Muestra"),
        ("Имя;Фамилия;Отчество\nПётр;Образцов;Ильич\n", "Пётр Ильич", "Образцов"),
        ("Name;First name;Last name\nDr. Eva Muster;Eva;Muster\n", "Eva", "Muster"),
    ],
)
def test_two_columns_complete_each_other(tmp_path: Path, text: str, given: str, family: str) -> None:
    """“Name” beside “Vorname” is the family name; beside both it says nothing new."""
    person = one_person(tmp_path, text)

    assert (person.given, person.family) == (given, family)


UNSURE = "Name;Email\nEva Muster;e@b.invalid\nCarmen Muestra López;c@b.invalid\n山田見本;y@b.invalid\n"


def test_one_question_is_asked_for_the_column(tmp_path: Path) -> None:
    """The names that nothing settles wait, the others do not; the question stands once and shows examples."""
    plan = listed(tmp_path, UNSURE)

    (problem,) = plan.problems
    assert (problem.line, problem.column) == (1, "Name")
    assert (
        "2 names were parted by a guess; look at “Carmen Muestra López” (LÓPEZ, Carmen Muestra)"
        in problem.what
    )
    assert problem.doubt is not None
    assert problem.doubt.matter is Matter.NAMES
    assert [change.value.full_name for change in plan.new] == ["Eva Muster"]
    assert [change.line for change in plan.doubtful] == [3, 4]


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        ("as-shown", [("Eva", "Muster"), ("Carmen Muestra", "López"), ("見本", "山田")]),
        ("given-first", [("Eva", "Muster"), ("Carmen Muestra", "López"), ("見本", "山田")]),
        ("family-first", [("Muster", "Eva"), ("Muestra López", "Carmen"), ("見本", "山田")]),
    ],
)
def test_an_answer_holds_for_the_column_and_for_the_next_file(
    tmp_path: Path, choice: str, names: list[tuple[str, str]]
) -> None:
    """By this file, whichever it is, and by the fingerprint of its header ever after."""
    path = text_file(tmp_path, UNSURE)

    plan = plan_registrants(
        path, zone=VIENNA, deadline=None, entities=ENTITIES, known=(), decided={Matter.NAMES: {"": choice}}
    )
    again = plan_registrants(
        path, zone=VIENNA, deadline=None, entities=ENTITIES, known=(), decided=plan.remember
    )

    assert plan.problems == again.problems == ()
    assert [(change.value.given, change.value.family) for change in plan.new] == names
    assert [change.value for change in again.new] == [change.value for change in plan.new]


def test_a_map_says_the_order_too(tmp_path: Path) -> None:
    """“Whole name, family name first” is a field."""
    path = text_file(tmp_path, "Wer;Mail\nMuster Xaver;a@b.invalid\n")

    plan = plan_registrants(
        path, zone=VIENNA, deadline=None, entities=ENTITIES, known=(),
        manner=Manner({"Wer": "full_name/family", "Mail": "email"}),
    )  # fmt: skip

    assert [(change.value.given, change.value.family) for change in plan.new] == [("Xaver", "Muster")]
    assert plan.reading is not None
    assert [column.field for column in plan.reading.columns] == ["full_name/family", "email"]


def test_who_is_known_by_number_keeps_the_name_as_it_was_parted(tmp_path: Path) -> None:
    """A guess changes nobody, and asks nothing, where the words are the same."""
    text = "ID;Name\nR7;Carmen Muestra López\n"
    (change,) = people(text_file(tmp_path, "ID;Given name;Family name\nR7;Carmen;Muestra López\n")).new

    plan = people(text_file(tmp_path, text), [change.value])

    assert (plan.problems, plan.doubtful) == ((), ())
    assert [change.value.family for change in plan.unchanged] == ["Muestra López"]


def test_what_stood_behind_names_is_told_and_the_position_kept(tmp_path: Path) -> None:
    """Nothing is lost in silence."""
    plan = listed(tmp_path, 'Name;Email\n"Eva MUSTER, Ambassador";a@b.invalid\nKarl Muster PhD;c@d.invalid\n')

    assert [change.value.position for change in plan.new] == ["Ambassador", ""]
    assert "Behind names, and no part of them: PhD." in plan.notes


def test_a_protected_person_is_no_example(tmp_path: Path) -> None:
    """The question shows names, but none that has an alias."""
    plan = listed(tmp_path, "Name;Alias\nCarmen Muestra López;Expert A\n")

    (problem,) = plan.problems
    assert "Muestra" not in problem.what
    assert "Muestra" not in plan.doubtful[0].reason
