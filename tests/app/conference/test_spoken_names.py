"""How a delegation is named aloud: articles as diplomats say them, and no delegation where there is none."""

import pytest

from app.conference.entities import Category, Entity
from app.conference.spoken_names import Spoken, spoken
from app.exchange.entities import shipped_entities

SHIPPED = {entity.code: entity for entity in shipped_entities()}
STATE, IO, NGO = Category.PARTICIPATING, Category.IO, Category.CIVIL_SOCIETY


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("GB", "the United Kingdom"), ("US", "the United States of America"), ("NL", "the Netherlands"),
        ("VA", "the Holy See"), ("RU", "the Russian Federation"), ("KR", "the Republic of Korea"),
        ("EU", "the European Union"), ("AT", "Austria"), ("MD", "Moldova"), ("MK", "North Macedonia"),
    ],
)  # fmt: skip
def test_a_delegation_is_thanked_as_one(code: str, name: str) -> None:
    """With its article where it has one."""
    assert spoken(SHIPPED[code]) == Spoken(name, f"the delegation of {name}")


@pytest.mark.parametrize(
    ("entity", "whole"),
    [
        (SHIPPED["UN-ODC"], "the representative of UNODC"),
        (SHIPPED["COE"], "the representative of the Council of Europe"),
        (SHIPPED["OSCE-ODIHR"], "the representative of ODIHR"),
        (Entity("CSO-9", "La Strada", NGO), "the representative of La Strada"),
        (Entity("CSO-8", "Harbour Aid Network", NGO), "the representative of the Harbour Aid Network"),
        (Entity("ASEAN", "ASEAN", IO), "the representative of ASEAN"),
    ],
)  # fmt: skip
def test_who_is_no_delegation_is_a_representative(entity: Entity, whole: str) -> None:
    """Organizations, structures and civil society."""
    assert spoken(entity).whole == whole


@pytest.mark.parametrize(
    ("entity", "name"),
    [
        (Entity("TR", "Türkiye", STATE), "Türkiye"),
        (Entity("CZ", "Czechia", STATE), "Czechia"),
        (Entity("AE", "United Arab Emirates", STATE), "the United Arab Emirates"),
        (Entity("PH", "Philippines", STATE), "the Philippines"),
        (Entity("TZ", "United Republic of Tanzania", STATE), "the United Republic of Tanzania"),
        (Entity("EC", "Ecuador", STATE), "Ecuador"),
        (Entity("COE", "Centre of Excellence", IO), "the Centre of Excellence"),
        (Entity("GM", "The Gambia", STATE), "The Gambia"),
        (Entity("CSO", "A civil society organization", IO), "a civil society organization"),
        (Entity("CSO", "An academic network", IO), "an academic network"),
        (Entity("CSO", "A Place at the Table", IO), "A Place at the Table"),
    ],
)
def test_a_renamed_or_unknown_entity_follows_its_own_name(entity: Entity, name: str) -> None:
    """A code may mean something else in another conference."""
    assert spoken(entity).name == name


def test_every_shipped_entity_has_a_name_that_can_be_said() -> None:
    """None falls back to a code, and no article stands twice."""
    for entity in SHIPPED.values():
        said = spoken(entity)
        assert said.name
        assert "the the" not in said.whole.lower()
