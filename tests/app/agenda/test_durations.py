"""Lengths of time as people type them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.agenda.durations import LONGEST_MS, typed_duration
from app.times import duration_text, zone

VIENNA = zone("Europe/Vienna")
STARTS = datetime(2021, 6, 14, 12, 30, tzinfo=UTC)
"""14:30 in Vienna."""

SECONDS = 1_000


def typed(text: str, starts: datetime = STARTS) -> int:
    """Seconds of what somebody typed."""
    return typed_duration(text, starts, VIENNA) // SECONDS


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("10", 600),
        (" 10 ", 600),
        ("0", 0),
        ("2.5", 150),
        ("2,5", 150),
        ("1h30", 5_400),
        ("1 h 30", 5_400),
        ("1H30MIN", 5_400),
        ("1 hour 30 minutes", 5_400),
        ("1h", 3_600),
        ("1.5 h", 5_400),
        ("90 s", 90),
        ("90s", 90),
        ("90 min", 5_400),
        ("1m30", 90),
        ("1 min 30 s", 90),
        ("2 h 5 s", 7_205),
        ("5’30″", 330),
        ("1:30", 90),
        ("1:30:00", 5_400),
        ("until 15:15", 2_700),
        ("Until  15.15", 2_700),
        ("till 14:31", 60),
        ("to 15:00", 1_800),
    ],
)
def test_what_people_type_is_understood(text: str, seconds: int) -> None:
    assert typed(text) == seconds


@pytest.mark.parametrize(
    "text",
    ["", "soon", "10 parsecs", "30 min 1 h", "1h 2h", "1h30 45", "h", "-5", "1:75", "until", "until noon",
     "until 25:00", "25 h", "99999", "1e3", "10 10", "1::30", "١٠:٣x"],
)  # fmt: skip
def test_what_is_no_length_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"“.*” is "):
        typed(text)


def test_until_counts_over_midnight() -> None:
    assert typed("until 00:30", datetime(2021, 6, 14, 21, 30, tzinfo=UTC)) == 3_600


def test_until_counts_the_hour_that_the_clocks_skip_or_repeat() -> None:
    """From 1:30 to 3:30 it is one hour in March and three in October."""
    assert typed("until 3:30", datetime(2021, 3, 28, 0, 30, tzinfo=UTC)) == 3_600
    assert typed("until 3:30", datetime(2021, 10, 30, 23, 30, tzinfo=UTC)) == 3 * 3_600


@pytest.mark.parametrize(
    ("starts", "sentence"),
    [
        (datetime(2021, 3, 28, 0, 30, tzinfo=UTC), "does not exist"),
        (datetime(2021, 10, 30, 23, 30, tzinfo=UTC), "comes twice"),
    ],
)
def test_until_a_time_that_is_none_or_two_is_asked_about(starts: datetime, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        typed("until 2:30", starts)


@given(st.integers(0, LONGEST_MS // SECONDS))
def test_what_the_program_prints_it_reads(seconds: int) -> None:
    assert typed(duration_text(seconds * SECONDS)) == seconds


@given(st.text(max_size=12))
def test_any_text_is_a_length_or_a_sentence(text: str) -> None:
    try:
        assert 0 <= typed_duration(text, STARTS, VIENNA) <= LONGEST_MS
    except ValueError as no:
        assert str(no)
