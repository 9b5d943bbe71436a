"""States and organizations: added by any of their names, written in column by column, ordered."""

import pytest

from app.conference.entities import Category, Entity
from app.conference.known_names import states
from app.exchange.entities import shipped_entities
from app.settings.entities import Entities
from app.settings.members import from_list, members, proposed
from tests.app.people import CONFERENCE

HELD = {entity.code: entity for entity in shipped_entities()}
NOW = Entities(CONFERENCE, HELD)


@pytest.mark.parametrize(
    ("column", "typed", "value"),
    [
        ("name", "Türkiye", "Türkiye"),
        ("short_form", "Türkiye", "Türkiye"),
        ("article", "the", "the"),
        ("article", "none", "-"),
        ("article", "", ""),
        ("fr_sort", "Türkiye (République de)", "TURKIYE (REPUBLIQUE DE)"),
        ("category", "Partner for Co-operation", Category.PARTNER),
        ("category", "international organization", Category.IO),
        ("seat", "B 12", "B 12"),
        ("places", "4", 4),
    ],
)
def test_a_column_is_written_in(column: str, typed: str, value: object) -> None:
    """Of Turkey, as it was called in 2021."""
    if NOW.value("TR", column) == value:
        with pytest.raises(ValueError, match="That is so already"):
            NOW.typed("TR", column, typed)
    else:
        assert list(NOW.typed("TR", column, typed).after.values()) == [value]


@pytest.mark.parametrize(
    ("column", "typed", "sentence"),
    [
        ("name", "", "A State or organization needs a name"),
        ("name", "canada", "CA is called Canada already; merge the two if they are one"),
        ("category", "kingdom", "“kingdom” is no category; there are State, Partner"),
        ("places", "few", "“few” is no number of places"),
        ("code", "TU", "The code of an entity stays as it is"),
    ],
)
def test_what_cannot_be_is_a_sentence(column: str, typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        NOW.typed("TR", column, typed)


@pytest.mark.parametrize(
    ("typed", "code", "name"),
    [
        ("Brésil", "BR", "Brazil"),
        ("Южный Судан", "SS", "South Sudan"),
        ("中国", "CN", "China"),
        ("ZAF", "ZA", "South Africa"),
        ("the Gambia", "GM", "Gambia"),
        ("Indien", "IN", "India"),
        ("Ecuador", "ECU", "Ecuador"),
        ("Harbour Light", "HARBOUR-LIGHT", "Harbour Light"),
    ],
)
def test_a_state_of_the_world_is_added_by_any_of_its_names(typed: str, code: str, name: str) -> None:
    """With its French key; who is none is a new organization."""
    entity = proposed(typed, HELD.values())

    assert (entity.code, entity.name) == (code, name)
    assert bool(entity.fr_sort) == (entity.category is Category.PARTICIPATING)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Türkiye", "Turkey is in this conference already, as TR"),
        ("EC", "European Commission is in this conference already, as EC"),
        ("UNODC", "UN Office on Drugs and Crime is in this conference already, as UN-ODC"),
        ("Harbor Lihgt", "is not known; is it Harbour Light"),
    ],
)
def test_who_is_there_or_may_be_meant_is_not_added(typed: str, sentence: str) -> None:
    held = (*HELD.values(), Entity("CSO-01", "Harbour Light", Category.CIVIL_SOCIETY))
    with pytest.raises(ValueError, match=sentence):
        proposed(typed, held)


def test_a_conference_begins_with_its_own_members() -> None:
    """All of the United Nations by their names and in their French order, or a pasted list."""
    un = members("un")
    assert len(un) == 193
    assert [entity.fr_sort for entity in un] == sorted(entity.fr_sort for entity in un)
    assert next(entity.name for entity in un if entity.code == "CZ") == "Czechia"

    listed = from_list(
        "1. Ghana\n2) Côte d’Ivoire\n\n• Togo; Nigéria\nWest African Health Organisation\n", ()
    )
    assert [entity.code for entity in listed] == ["GH", "CI", "TG", "NG", "WAHO"]
    with pytest.raises(ValueError, match="Line 2: “Niger / Nigeria” may be NE or NG; write the code"):
        from_list("Ghana\nNiger / Nigeria", ())


def test_turkey_as_it_was_called_is_the_same_state() -> None:
    """A pasted list says what it has always said."""
    assert [e.code for e in from_list("Turkey\nCzech Republic\nMacedonia (FYROM)", ())] == ["TR", "CZ", "MK"]


def test_entities_are_added_moved_and_taken_out() -> None:
    """In one change each, which can be taken back."""
    two = Entities(CONFERENCE, {code: states()[code].entity for code in ("GH", "TG")})
    added = two.add((states()["NG"].entity, states()["GH"].entity))
    assert (added.words, list(added.after)) == ("Nigeria added", [("entity", "NG")])
    assert two.move("TG", -1).after == {("order",): ("TG", "GH")}
    with pytest.raises(ValueError, match="Ghana is first already"):
        two.move("GH", -1)
    assert two.remove("GH").back.after["entity", "GH"] == two.held["GH"]
    with pytest.raises(ValueError, match="Each of them is in this conference already"):
        two.add(two.held.values())
