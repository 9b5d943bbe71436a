"""How a person is addressed, and where it is night."""

from datetime import UTC, datetime

import pytest

from app.conference.forms_of_address import form_of_address, night_hour
from app.conference.registrants import Registrant


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("H.E.", "Excellency"),
        ("H.E. Ms", "Excellency"),
        ("Ms", "Ms Lind"),
        ("Dr.", "Dr. Lind"),
        ("Prof.", "Professor"),
        ("Rev.", "Reverend"),
        ("Colonel", "Colonel"),
        ("", ""),
    ],
)
def test_the_form_of_address_follows_from_the_title(title: str, said: str) -> None:
    """As protocol has it; nothing is guessed where there is no title."""
    assert form_of_address(Registrant("R1", "Mona", "Lind", title=title)) == said


def test_an_alias_is_not_addressed_by_the_name_behind_it() -> None:
    """The family name stays at the registration desk."""
    assert form_of_address(Registrant("R1", "Mona", "Lind", title="Ms", alias="Expert A")) == ""


@pytest.mark.parametrize(
    ("country", "hour", "shown"),
    [
        ("CA", 8, "04:00"),
        ("CA", 14, ""),
        ("US", 9, "05:00"),
        ("KG", 14, ""),
        ("JP", 14, "23:00"),
        ("AT", 14, ""),
        ("UN-ODC", 3, ""),
    ],
)
def test_night_is_named_where_a_remote_speaker_sits(country: str, hour: int, shown: str) -> None:
    """By the capital's clock, in summer time where there is one."""
    assert night_hour(country, datetime(2021, 6, 14, hour, tzinfo=UTC)) == shown
