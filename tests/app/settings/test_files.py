"""A conference's settings from a TOML file: right, or one sentence that names the field."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.conference.conference import DEFAULT_LIMITS
from app.errors import Unreadable
from app.settings.files import read_settings
from tests.app.exchange.files import DEADLINE, text_file

GOOD = """
[conference]
code = "ALL21"
name = "Alliance Conference"
zone = "Europe/Vienna"
starts = 2021-06-14T14:00:00
ends = "2021-06-16T16:30:00+02:00"
hashtags = ["#one", "#two"]

[deadlines]
registration = 2021-06-10T17:00:00+02:00

[limits]
civil_society = 90

[seats]
CA = 14
NO = " B 12 "
"""


def test_settings_are_read_with_times_at_the_venue_and_limits_in_seconds(tmp_path: Path) -> None:
    """What is not said keeps its usual value."""
    found = read_settings(text_file(tmp_path, GOOD, "conference.toml"))

    assert (found.code, found.name, found.zone) == ("ALL21", "Alliance Conference", "Europe/Vienna")
    assert found.starts == datetime(2021, 6, 14, 12, tzinfo=UTC)
    assert found.ends == datetime(2021, 6, 16, 14, 30, tzinfo=UTC)
    assert (found.registration_deadline, found.floor_deadline) == (DEADLINE, None)
    assert found.hashtags == ("#one", "#two")
    assert found.seats == {"CA": "14", "NO": "B 12"}
    assert found.limits == {**DEFAULT_LIMITS, "civil_society": 90_000}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('zone = "Europe/Vienna"', 'zone = "Vienna"', "conference.zone: “Vienna” is not a time zone"),
        ('zone = "Europe/Vienna"', "", "conference.zone is missing"),
        ('name = "Alliance Conference"', 'name = " "', "conference.name must be a text"),
        ("starts = 2021-06-14T14:00:00", "", "conference.starts is missing"),
        ("2021-06-14T14:00:00", "2021-06-17T14:00:00", "conference.ends is not after its start"),
        ("2021-06-14T14:00:00", "2021-06-14", "conference.starts must be a date and time"),
        ("2021-06-14T14:00:00", "2021-03-28T02:30:00", "conference.starts: .* the clocks go forward"),
        ("2021-06-14T14:00:00", "2021-06-31T14:00:00", "is not TOML"),
        ("civil_society = 90", "civil_society = 1.5", "limits.civil_society must be whole seconds"),
        ("civil_society = 90", "civil_society = true", "limits.civil_society must be whole seconds"),
        ("civil_society = 90", "civil_society = -1", "limits.civil_society must be whole seconds"),
        ("civil_society = 90", "civil_society = nan", "limits.civil_society must be whole seconds"),
        ("civil_society = 90", "witches = 90", "limits.witches is not known"),
        ("CA = 14", "CA = 1.5", 'seats.CA must be a seat such as "14" or "B 12"'),
        ("CA = 14", "CA = ' '", "seats.CA must be a seat"),
        ("CA = 14", "CA = 'the long bench at the window'", "seats.CA must be a seat"),
        ("CA = 14", "CA = true", "seats.CA must be a seat"),
        ("CA = 14", "CA = ['14']", "seats.CA must be a seat"),
        ("[limits]", "[limts]", "limts is not a table that is known"),
        ("code =", "code = 'x'\ncode =", "is not TOML"),
        ('["#one", "#two"]', "[1]", "conference.hashtags must be a list of texts"),
        ('["#one", "#two"]', "[" * 3_000, "is not TOML"),
        ("[conference]", "[conference", "is not TOML"),
    ],
)
def test_a_wrong_field_is_named(tmp_path: Path, old: str, new: str, reason: str) -> None:
    """The file, the field, and what it should be."""
    with pytest.raises(Unreadable, match=reason) as refusal:
        read_settings(text_file(tmp_path, GOOD.replace(old, new), "conference.toml"))

    assert str(refusal.value).startswith("conference.toml")
    assert str(refusal.value).endswith(".")


def test_settings_in_another_encoding_are_refused(tmp_path: Path) -> None:
    path = text_file(tmp_path, GOOD.replace("Alliance", "Größe"), "conference.toml", "cp1252")

    with pytest.raises(Unreadable, match=r"conference\.toml is not UTF-8; save it as UTF-8"):
        read_settings(path)
