"""What States are called: participating States at the OSCE, States elsewhere."""

from dataclasses import replace
from typing import Any

import pytest

from app.conference.entities import Category
from app.floor.balance import balance
from app.floor.facts import record
from tests.app.floor.room import given
from tests.app.people import CONFERENCE


@pytest.mark.parametrize(
    ("told", "is_osce"),
    [
        ({}, False),
        ({"organizer": "OSCE Office of the Special Representative"}, True),
        ({"name": "32nd Meeting of the OSCE Ministerial Council"}, True),
        ({"name": "Совещание ОБСЕ"}, True),
        ({"name": "Meeting on Mountain Passes"}, False),
        ({"organizer": "Oscen Trust"}, False),
    ],
)
def test_a_conference_is_the_osces_by_its_own_texts(told: dict[str, str], is_osce: bool) -> None:
    """Its categories are named accordingly."""
    conference = replace(CONFERENCE, **told)  # type: ignore[arg-type]

    assert conference.is_osce == is_osce
    assert Category.PARTICIPATING.words(is_osce) == ("participating State" if is_osce else "State")
    assert Category.PARTNER.words(is_osce) == ("Partner for Co-operation" if is_osce else "Partner")
    assert Category.IO.words(is_osce) == "international organization"


def test_a_conference_has_words_of_its_own() -> None:
    """One function gives them; what it does not name keeps its usual word."""
    own = replace(
        CONFERENCE, category_words={"participating": "Contracting Party", "partner": "Member of it"}
    )

    assert own.category_name(Category.PARTICIPATING) == "Contracting Party"
    assert own.category_name(Category.IO) == "international organization"
    assert own.class_names == {"state": "Contracting Parties", "partner": "Members of it"}


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"organizer": "OSCE"}, "Participating States"),
        ({}, "States"),
        ({"category_words": {"participating": "Member State"}}, "Member States"),
    ],
)
def test_the_balance_calls_them_so_too(told: dict[str, Any], name: str) -> None:
    """On the card and in the record."""
    names = replace(CONFERENCE, **told).class_names
    room = given("CA").later(60)
    made = record(room.floor, tuple(room.entries), room.now)

    assert [bar.name for bar in balance(made, room.context, names).by_category] == [name]
