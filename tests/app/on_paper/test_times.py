"""Times as people copy them from paper."""

from datetime import UTC, datetime, timedelta

import pytest

from app.on_paper.times import typed_end, typed_start
from app.times import zone

VIENNA = zone("Europe/Vienna")
AFTER = datetime(2021, 6, 14, 13, 4, 10, tzinfo=UTC)
"""15:04:10 in Vienna."""
NOW = AFTER + timedelta(hours=2)


def start(text: str, after: datetime = AFTER, now: datetime = NOW) -> datetime:
    """When it began."""
    return typed_start(text, after, now, VIENNA)


@pytest.mark.parametrize("text", ["15:07", "1507", "15.07", "15h07", " 15 07 ", "15:07:00", "150700"])
def test_a_time_is_understood_however_it_is_written(text: str) -> None:
    assert start(text) == datetime(2021, 6, 14, 13, 7, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "x", "24:00", "15:60", "15:04:60", "7", "15:0", "15:04:2", "15:04 pm"])
def test_what_is_no_time_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time; write it as 15:04, 1504 or 15:04:20"):
        start(text)


def test_a_minute_holds_the_seconds_of_what_was_before() -> None:
    """On paper 15:04 follows 15:04:10; with its seconds it would lie before."""
    assert start("15:04") == AFTER
    assert start("15:04:05") == datetime(2021, 6, 14, 13, 4, 5, tzinfo=UTC)


def test_after_midnight_it_is_the_next_day() -> None:
    """Unless that is still to come: then it lies before, and the sheet says so."""
    late = datetime(2021, 6, 14, 21, 50, tzinfo=UTC)

    assert start("0:10", late, late + timedelta(hours=2)) == datetime(2021, 6, 14, 22, 10, tzinfo=UTC)
    assert start("0:10", late, late + timedelta(minutes=5)) == datetime(2021, 6, 13, 22, 10, tzinfo=UTC)


def test_a_time_that_the_clocks_skip_gets_a_sentence() -> None:
    """The night of 28 March 2021."""
    eve = datetime(2021, 3, 28, 0, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="does not exist in Europe/Vienna: the clocks go forward"):
        start("2:30", eve, eve + timedelta(hours=3))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("+3", 180),
        ("3 min", 180),
        ("+2:45", 165),
        ("165 s", 165),
        ("2m45s", 165),
        ("3'", 180),
        ("15:07:10", 180),
    ],
)
def test_an_end_is_a_time_or_a_length(text: str, seconds: int) -> None:
    assert typed_end(text, AFTER, NOW, VIENNA) == AFTER + timedelta(seconds=seconds)


def test_a_wrong_length_gets_a_sentence() -> None:
    with pytest.raises(ValueError, match="is not a length of time"):
        typed_end("+soon", AFTER, NOW, VIENNA)
