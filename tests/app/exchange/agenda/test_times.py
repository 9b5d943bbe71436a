"""Times as agendas write them: understood, or asked about in a sentence, never guessed in silence."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.exchange.agenda.times import moment
from tests.app.exchange.files import VIENNA, agenda, problems_of, text_file

TWO = datetime(2021, 6, 14, 12, tzinfo=UTC)
"""14 June 2021, 14:00 in Vienna."""


@pytest.mark.parametrize(
    "text",
    [
        "2021-06-14T14:00",
        "2021-06-14 2:00 pm",
        "14 June 2021, 2 pm",
        "14 June 2021 2:00 p.m.",
        "14 June 2021, 14:00 CEST",
        "14.06.2021 14:00 MESZ",
        "14.06.2021 14:00 Uhr",
        "2021-06-14 14:00 GMT+2",
        "14 June 2021, 14:00 (UTC+2)",
        "14 June 2021 14:00 UTC+02:00",
        "14 June 2021 14:00 Europe/Vienna",
        "14 June 2021, 14:00 CEST / 8:00 EDT",
        "14 June 2021, 2 pm CEST (8 am EDT)",
        "14 June 2021, 14:00 CEST = 12:00 UTC = 21:00 JST",
    ],
)
def test_the_same_time_said_in_many_ways(text: str) -> None:
    read = moment(text, VIENNA)

    assert (read.at, read.note) == (TWO, "")


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("14 June 2021 8:00 EDT", "14:00"),
        ("14 June 2021 8:00 ET", "14:00"),
        ("14 June 2021 13:00 GMT+1", "14:00"),
        ("14 June 2021 15:00 MSK", "14:00"),
        ("14 June 2021 12:00 GMT", "14:00"),
    ],
)
def test_a_time_of_another_zone_is_taken_and_said(text: str, there: str) -> None:
    read = moment(text, VIENNA)

    assert (read.at, read.note) == (TWO, f"“{text}” is {there} at the venue.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("14 June 2021 14:00 CET", "says CET, but on that day CEST is kept there; write CEST or the offset"),
        ("14 January 2021 14:00 CEST", "says CEST, but on that day CET is kept there"),
        ("14 June 2021 14:00 EST", "says EST, but on that day EDT is kept there"),
        ("14 June 2021 14:00 IST", "may be several time zones or none; write the offset"),
        ("14 June 2021 14:00 CST", "may be several time zones"),
        ("14 June 2021, 14:00 CEST / 9:00 EDT", "two times that are not the same"),
        ("14 June 2021, 14:00 / 15:00", "holds two times; write one"),
        ("14 June 2021 14:00 pm", "no twelve-hour time"),
        ("14 June 2021 0:30 am", "no twelve-hour time"),
        ("14 June 2021 14:00 UTC+25", "no offset from UTC"),
        ("14 June 2021 14:00 Mars/Olympus", "not a time zone"),
        ("14 June 2021 24:10 CEST", "a time of day that does not exist"),
        ("14:00", "a time without a day"),
        ("28 March 2021 02:30", "the clocks go forward"),
        ("28 March 2021 02:30 CET", "the clocks go forward"),
        ("31 October 2021 02:30", "comes twice in Europe/Vienna: give the offset"),
        ("soon", "not a date and time"),
    ],
)
def test_what_may_mean_two_things_is_asked_about(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason.replace("(", r"\(")):
        moment(text, VIENNA)


@pytest.mark.parametrize(("name", "hour"), [("CEST", 0), ("CET", 1)])
def test_the_doubled_hour_is_told_apart_by_its_name(name: str, hour: int) -> None:
    assert moment(f"31 October 2021 02:30 {name}", VIENNA).at == datetime(2021, 10, 31, hour, 30, tzinfo=UTC)


@pytest.mark.parametrize(("text", "day", "hour"), [("15:15", 14, 13), ("3 pm", 14, 13), ("0:30", 14, 22)])
def test_a_time_alone_is_the_next_one_of_its_session(text: str, day: int, hour: int) -> None:
    """Over midnight too."""
    assert moment(text, VIENNA, TWO).at.replace(minute=0) == datetime(2021, 6, day, hour, tzinfo=UTC)


def test_an_agenda_says_line_and_column(tmp_path: Path) -> None:
    """One line in a zone of its own, taken with a note; one that is asked about."""
    text = (
        "session,item,title,start,end,duration\n"
        'A,,One,"14 June 2021, 8:00 EDT",15:00,\n'
        "A,1,Address,14:30,,0:10:00\n"
        "B,,Two,14 June 2021 17:00 CET,14 June 2021 18:00,\n"
    )

    plan = agenda(text_file(tmp_path, text))

    (session,) = [change.value for change in plan.new]
    assert (session.starts, session.ends) == (TWO, TWO.replace(hour=13))
    assert session.items[0].hard_start == TWO.replace(minute=30)
    assert "Line 2: “14 June 2021, 8:00 EDT” is 14:00 at the venue." in plan.notes
    assert problems_of(plan).startswith(
        "line 4: start: “14 June 2021 17:00 CET” says CET, but on that day CEST"
    )
