"""Who a line of a list may be, among several of one mailbox and of one name."""

import pytest

from app.conference.registrants import Registrant
from app.registration.matching import People

HELD = (
    Registrant("R1", "Anna", "Müller", "NO", email="Office@no.invalid"),
    Registrant("R2", "Bea", "Berg", "NO", email="office@no.invalid"),
    Registrant("R3", "Anna", "Müller", "SE", email="office@no.invalid"),
    Registrant("R4", "Cyd", "Clark", "AT", email="cyd@at.invalid"),
    Registrant("R5", "Mueller", "Anna", "AT"),
    Registrant("R6", "", "", "AT"),
)


@pytest.mark.parametrize(
    ("given", "family", "entity", "email", "by_mail", "elsewhere", "by_name"),
    [
        ("Bea", "Berg", "NO", "office@no.invalid", "R2", "R2", "R2"),
        ("Anna", "Mueller", "NO", "OFFICE@no.invalid", "R1", "R1", "R1"),
        ("Anna", "Muller", "SE", "office@no.invalid", "R3", "R1", "R3"),
        ("Anna", "Mueller", "AT", "office@no.invalid", "", "R1", "R5"),
        ("Berg", "Bea", "FR", "office@no.invalid", "", "R2", ""),
        ("Zoe", "Quist", "NO", "office@no.invalid", "R1", "", ""),
        ("Zoe", "Quist", "AT", "cyd@at.invalid", "R4", "", ""),
        ("Clark", "Cyd", "NO", "Cyd@at.invalid", "", "R4", ""),
        ("Zoe", "Quist", "NO", "", "", "", ""),
        ("", "", "AT", "cyd@at.invalid", "R4", "", ""),
    ],
)
def test_the_likest_of_a_mailbox_and_a_name_is_found(
    given: str, family: str, entity: str, email: str, by_mail: str, elsewhere: str, by_name: str
) -> None:
    """By address for the same entity, by address and name for another, by name in any order and spelling."""
    people, line = People(HELD), Registrant("", given, family, entity, email=email)
    found = people.by_mail(line), people.by_mail_elsewhere(line), people.by_name(line)

    assert [person.number if person else "" for person in found] == [by_mail, elsewhere, by_name]


def test_those_of_one_name_are_told_together() -> None:
    """Whoever came first stands first; those who are alone are not told at all."""
    alike = [[person.number for person in people] for people in People(HELD).of_one_name()]

    assert alike == [["R1", "R3"]]
