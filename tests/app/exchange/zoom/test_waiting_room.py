"""Names in the waiting room: exact, likely or none, and always why."""

import pytest

from app.conference.entities import Category, Entity
from app.conference.registrants import Registrant, Status
from app.conference.zoom_presence import expected_name
from app.exchange.entities import shipped_entities
from app.exchange.zoom.waiting_room import MORE, Likeness, WaitingRoom

ENTITIES = {
    entity.code: entity
    for entity in (
        *shipped_entities(),
        Entity("CSO-01", "Harbour Light", Category.CIVIL_SOCIETY),
    )
}
PEOPLE = (
    Registrant("R1", "Claire", "Tremblay", "CA", status=Status.CONFIRMED),
    Registrant("R2", "Ingrid", "Solberg", "NO"),
    Registrant("R3", "Đorđe", "Ćirić", "RS", native="Ђорђе Ћирић"),
    Registrant("R4", "Mona", "Lind", "CSO-01", alias="Expert A"),
    Registrant("R5", "Marie", "Dubois", "FR"),
    Registrant("R6", "Marie", "Laurent", "BE"),
    Registrant("R7", "Hans", "Müller", "AT"),
    Registrant("R8", "Hans", "Müller", "DE"),
)


@pytest.fixture(scope="module")
def room() -> WaitingRoom:
    """Eight registrants."""
    return WaitingRoom(PEOPLE, ENTITIES)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Claire Tremblay", "R1"),
        ("TREMBLAY Claire", "R1"),
        ("CANADA – Tremblay", "R1"),
        ("Canada - Claire Tremblay", "R1"),
        ("Tremblay Claire (Canada)", "R1"),
        ("CA | Ms Claire Tremblay", "R1"),
        ("Norvège – Solberg", "R2"),
        ("SOLBERG, Ingrid", "R2"),
        ("Dorde Ciric", "R3"),
        ("Ђорђе Ћирић", "R3"),
        ("Serbia/Djordje Ciric", "R3"),
        ("Expert A", "R4"),
        ("Lind Mona (Harbour Light)", "R4"),
        ("Austria – Mueller", "R7"),
        ("Germany – Hans Müller", "R8"),
    ],
)
def test_the_name_as_registered_is_exact(room: WaitingRoom, name: str, number: str) -> None:
    """In any order, script and spelling, with the delegation before or behind it."""
    found = room.match(name)

    assert (found.likeness, [person.number for person in found.people]) == (Likeness.EXACT, [number])


@pytest.mark.parametrize(
    ("name", "numbers", "why"),
    [
        ("Hans Müller", ["R7", "R8"], "2 of this name"),
        ("iPhone de Marie", ["R5", "R6"], "2 possible"),
        ("Marie's iPad", ["R5", "R6"], "2 possible"),
        ("Tremblay", ["R1"], "a part of the name"),
        ("Claire Trembley", ["R1"], "one letter differs"),
        ("Ingrid Sollberg", ["R2"], "one letter differs"),
        ("Norway", ["R2"], "the only one of Norway"),
        ("Norway – Claire Tremblay", ["R1"], "registered for another delegation"),
    ],
)
def test_what_nearly_fits_is_likely(room: WaitingRoom, name: str, numbers: list[str], why: str) -> None:
    """With everybody it may be, and the reason in words."""
    found = room.match(name)

    assert found.likeness is Likeness.LIKELY
    assert [person.number for person in found.people] == numbers
    assert found.why == why


@pytest.mark.parametrize(
    ("name", "numbers", "why"),
    [
        ("Claire Tremblay (she/her)", ["R1"], MORE),
        ("(she/her) Tremblay Claire", ["R1"], MORE),
        ("Claire Tremblay | Ministère", ["R1"], MORE),
        ("[Interpreter] Claire Tremblay", ["R1"], MORE),
        ("EN·Claire Tremblay·Interpreter", ["R1"], MORE),
        ("Claire Tremblay@Ottawa Mission", ["R1"], MORE),
        ("Claire Tremblay (Unverified)", ["R1"], MORE),
        ("【Host】Claire Tremblay", ["R1"], MORE),
        ("Claire M. Tremblay #2", ["R1"], MORE),
        ("Dorde Ciric <observer>", ["R3"], MORE),
        ("Переводчик Ђорђе Ћирић", ["R3"], MORE),
        ("Expert A (they/them)", ["R4"], MORE),
        ("Hans Müller (he/him)", ["R7", "R8"], "2 of this name"),
        ("Austria | Hans Müller (he/him)", ["R7"], MORE),
        ("Norway | Claire Tremblay (she/her)", ["R1"], "registered for another delegation"),
        ("Claire Trembley (she/her)", ["R1"], "one letter differs"),
    ],
)
def test_where_more_is_written_than_the_name_it_is_likely(
    room: WaitingRoom, name: str, numbers: list[str], why: str
) -> None:
    """Pronouns, offices, missions and remarks in any bracket and order; a person decides."""
    found = room.match(name)

    assert (found.likeness, [person.number for person in found.people]) == (Likeness.LIKELY, numbers)
    assert found.why == why


@pytest.mark.parametrize(
    "name",
    [
        "John Smithson (she/her)",
        "[Interpreter]",
        "she/her",
        "Interpreter EN-FR",
        "Claire Smithson and a long list of others Tremblay",
        "US Mission",
        "(((",
        "x" * 100_000,
        "Smithson | " * 50_000,
    ],
)
def test_nobody_stays_nobody(room: WaitingRoom, name: str) -> None:
    """Whatever stands around."""
    found = room.match(name)

    assert (found.likeness, found.people) == (Likeness.NONE, ())


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("iPhone", "a device; ask who it is"),
        ("Zoom User", "a device; ask who it is"),
        ("+43 664 1234567", "a telephone; ask who it is"),
        ("43664*****67", "a telephone; ask who it is"),
        ("John Smithson", "not registered under this name"),
        ("Kazakhstan", "nobody of Kazakhstan is registered"),
        ("", "nothing that could be a name"),
        ("🙂🙂", "nothing that could be a name"),
        ("<b>x</b>", "not registered under this name"),
    ],
)
def test_what_fits_nobody_is_none(room: WaitingRoom, name: str, why: str) -> None:
    """And says what to do."""
    found = room.match(name)

    assert (found.likeness, found.people, found.why) == (Likeness.NONE, (), why)


def test_the_expected_name_never_tells_who_is_protected() -> None:
    """The alias is what the tech desk asks them to be called."""
    assert expected_name(PEOPLE[0], ENTITIES["CA"]) == "Canada – Claire Tremblay"
    assert expected_name(PEOPLE[3], ENTITIES["CSO-01"]) == "Harbour Light – Expert A"
    assert expected_name(PEOPLE[0], None) == "Claire Tremblay"
