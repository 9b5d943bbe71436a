"""A protected person's name is nowhere, however somebody wrote it."""

import pytest

from app.conference.registrants import Registrant
from app.protection.protection import Protection

PEOPLE = (
    Registrant("R1", "Żaneta", "Müller-Łoś", alias="Expert A", native="Жанета Мюллер"),
    Registrant("R2", "Mona", "Lind", alias="Expert B"),
    Registrant("R3", "Karin", "Lind"),
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Żaneta Müller-Łoś", "Expert A"),
        ("MÜLLER-ŁOŚ, Żaneta speaks", "Expert A speaks"),
        ("Ask Dr. Zaneta Mueller-Los", "Ask Expert A"),
        ("Ms Muller-Los, then Жанета Мюллер", "Expert A, then Expert A"),
        ("call Ms Müller-Łoś's lawyer", "call Expert A's lawyer"),
        ("Mona Lind and Karin Lind", "Expert B and Karin Lind"),
        ("Müllerstraße, Losing", "Müllerstraße, Losing"),
        ("", ""),
    ],
)
def test_whatever_the_spelling_only_the_alias_is_shown(written: str, shown: str) -> None:
    """In any order, case, spelling and script; titles go with the name; others keep theirs."""
    assert Protection(PEOPLE).hide(written) == shown
