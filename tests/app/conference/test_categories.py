"""What a person is: by a category of their own, where that says something, else by what they represent."""

import pytest

from app.conference.entities import Category, Entity
from app.conference.registrants import OWN_CATEGORIES, Registrant, category_of
from app.exchange.registrants.cell_words import CATEGORIES

SITUATIONS = (
    ("", Category.PARTICIPATING, Category.PARTICIPATING),
    ("delegation", Category.PARTICIPATING, Category.PARTICIPATING),
    ("delegation", Category.PARTNER, Category.PARTNER),
    ("delegation", Category.CIVIL_SOCIETY, Category.CIVIL_SOCIETY),  # “delegate” is said of anybody
    ("organization", Category.ACADEMIA, Category.ACADEMIA),
    ("organization", Category.PARTICIPATING, Category.IO),
    ("civil_society", Category.PARTICIPATING, Category.CIVIL_SOCIETY),
    ("media", Category.OSCE_STRUCTURE, Category.MEDIA),
    ("interpreter", Category.OSCE_STRUCTURE, Category.STAFF),
    ("osce", Category.OSCE_FIELD, Category.OSCE_FIELD),
    ("speaker", Category.IO, Category.IO),
    ("media", None, Category.MEDIA),
    ("", None, None),
)


@pytest.mark.parametrize(("own", "of_entity", "found"), SITUATIONS)
def test_the_persons_own_word_goes_first(own: str, of_entity: Category | None, found: Category) -> None:
    """Where it says something; where both agree the entity's is the more exact."""
    entity = Entity("X", "X", of_entity) if of_entity else None
    assert category_of(Registrant("R1", "Ann", "Sample", category=own), entity) == found


def test_a_form_knows_every_category_that_a_list_may_bring() -> None:
    """And no other."""
    assert set(OWN_CATEGORIES) == set(CATEGORIES)
