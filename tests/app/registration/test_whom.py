"""Whom somebody means who types a word at the registration desk."""

import pytest

from app.conference.entities import Category, Entity
from app.registration.state import KnownPeople
from app.registration.whom import whom

NORWAY = Entity("NO", "Norway", Category.PARTICIPATING, "Norvège")
PEOPLE = KnownPeople({}, {"NO": NORWAY}, frozenset({"D1-P1"}))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Everybody", {}),
        (" D1-P1 ", {"session": "D1-P1"}),
        ("norway", {"entity": "NO"}),
        ("NORVÈGE", {"entity": "NO"}),
        ("no", {"entity": "NO"}),
    ],
)
def test_a_word_means_everybody_a_session_or_a_delegation(typed: str, meant: dict[str, str]) -> None:
    """A delegation by its code or any of its names, in any case of letters."""
    assert whom(PEOPLE, typed) == meant


@pytest.mark.parametrize(
    ("typed", "words"), [("  ", "Say whom"), ("Atlantis", "“Atlantis” is no delegation")]
)
def test_what_means_nobody_is_a_sentence(typed: str, words: str) -> None:
    """The line that asks shows it, and stays."""
    with pytest.raises(ValueError, match=words):
        whom(PEOPLE, typed)
