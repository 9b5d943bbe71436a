"""What somebody types into a field of the settings: the value that is meant, or a sentence."""

import re
from dataclasses import replace

import pytest

from app.settings.editor import Settings
from app.settings.fields import SETTINGS, called
from tests.app.people import CONFERENCE, PANEL

NOW = Settings(CONFERENCE, (PANEL,))


@pytest.mark.parametrize(
    ("name", "typed", "shown"),
    [
        ("starts", "13.6.2021", "Sun 13 June 2021, 09:00"),
        ("starts", "13 June 2021", "Sun 13 June 2021, 09:00"),
        ("starts", "2021-06-13", "Sun 13 June 2021, 09:00"),
        ("starts", "13/6/2021 2 pm", "Sun 13 June 2021, 14:00"),
        ("starts", "13 juin 2021 9h30", "Sun 13 June 2021, 09:30"),
        ("ends", "Thu 17 June 2021", "Thu 17 June 2021, 18:00"),
        ("deadlines.registration", "10 June 2021", "Thu 10 June 2021, 17:00"),
        ("zone", "tashkent", "Asia/Tashkent"),
        ("zone", "new york", "America/New_York"),
        ("languages", "English, French; ru", "en, fr, ru"),
        ("rooms", "Neuer Saal, 2nd floor; Room 5", "Neuer Saal, 2nd floor; Room 5"),
        ("limits.state", "2", "2:00"),
        ("limits.state", "90 s", "1:30"),
        ("places.hall", "120", "120"),
        ("category_words.participating", "Member State", "Member State"),
        ("ranks.minister", "minister, ministre", "minister, ministre"),
        ("colours.paper", "1F3A5F", "#1f3a5f"),
    ],
)
def test_what_is_typed_as_people_type_it_is_understood(name: str, typed: str, shown: str) -> None:
    """The field shows afterwards how it was understood, and that can be typed again."""
    setting = called(name)
    change = NOW.typed(setting, typed)
    value = change.after[setting.path]

    assert setting.kind.write(value, CONFERENCE) == shown
    assert setting.kind.read(shown, CONFERENCE) == value
    assert change.back.after == change.before


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("name", "  ", "A conference needs a name"),
        ("starts", "", "A conference begins some day, such as 14 June 2021"),
        ("starts", "soon", "“soon” is not a date and time; write it as Mon 14 June 2021, 09:00"),
        ("starts", "31.6.2021", "“31.6.2021” is a date that does not exist"),
        ("starts", "10/06/2021", "“10/06/2021” may be two dates; write it as Mon 14 June 2021, 09:00"),
        ("ends", "1 June 2021", "The conference would end before it begins, on Mon 14 June 2021"),
        ("zone", "Atlantis", "“Atlantis” is not a time zone; try one such as Europe/Vienna"),
        (
            "languages",
            "Klingon",
            "“Klingon” is no language that is known; write its code, such as en, fr or ka",
        ),
        ("limits.state", "180", "“180” is 3:00:00, longer than 2:00:00; write 180 s for seconds"),
        ("limits.state", "long", "“long” is no speaking time; write it as 3:00, 3 or 90 s"),
        ("places.hall", "many", "“many” is no number of places; write a whole number such as 120"),
        ("colours.badge", "navy", "“navy” is no colour; write it as #1f3a5f"),
        ("code", "TEST21", "That is so already"),
    ],
)
def test_what_makes_no_sense_is_a_sentence_with_what_would_be_right(
    name: str, typed: str, sentence: str
) -> None:
    """It stands beside the field; nothing is set."""
    with pytest.raises(ValueError, match=re.escape(sentence)):
        NOW.typed(called(name), typed)


def test_a_later_beginning_takes_the_end_along() -> None:
    """The conference stays as long as it was: else nobody could move it to another year field by field."""
    change = NOW.typed(called("starts"), "14 June 2027 14:00")

    assert change.after["conference", "ends"] == CONFERENCE.ends.replace(year=2027)


def test_in_another_zone_every_clock_shows_what_it_showed() -> None:
    """Days, deadlines and the agenda were typed as clocks, before somebody saw that the zone was wrong."""
    change = NOW.typed(called("zone"), "Asia/Tashkent")

    assert change.after["conference", "starts"] == CONFERENCE.starts.replace(hour=9)
    assert change.after["session", "D1-P1", "starts"] == PANEL.starts.replace(hour=PANEL.starts.hour - 3)


def test_every_setting_can_be_shown_and_left_as_it_is() -> None:
    """What stands in a field is what the field takes, for whatever a conference has."""
    now = Settings(replace(CONFERENCE, organizer="OSCE", hashtags=("#a", "#b"), colours={"badge": "#123456"}))
    for setting in SETTINGS:
        shown = now.shown(setting)
        if shown:
            assert setting.kind.read(shown, now.conference) == now.value(setting.path), setting.name


def test_several_settings_are_one_change() -> None:
    """Their sentence names each; a wrong one is named, and nothing is set."""
    change = NOW.typed_all([("name", "Other"), ("starts", "1.7.2021"), ("ends", "2.7.2021")])

    assert change.words == "Name: Other; Begins: Thu 1 July 2021, 09:00; Ends: Fri 2 July 2021, 18:00"
    with pytest.raises(ValueError, match=r"limits\.state: “x” is no speaking time"):
        NOW.typed_all([("name", "Other"), ("limits.state", "x")])
