"""Planned times of a session, and what is odd about them."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.agenda.plan import allotted_ms, difference_ms, gaps, planned, sum_ms
from app.conference.sessions import Item, Session

MINUTE = 60_000
START = datetime(2021, 6, 14, 12, tzinfo=UTC)


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def session(*items: Item, length: int = 60) -> Session:
    """A session of an hour, unless said otherwise."""
    return Session("S", "panel", "A panel", START, START + minutes(length), items=items)


def item(length: int, hard: int | None = None, ends: int | None = None) -> Item:
    """An item of some minutes; hard start and fixed end in minutes after the session's start."""
    hard_start = None if hard is None else START + minutes(hard)
    hard_end = None if ends is None else START + minutes(ends)
    return Item("1", "panellist", "a", length * MINUTE, hard_start, hard_end)


def times(of: Session) -> list[tuple[int, int]]:
    """Start and end of each item in minutes after the session's start."""
    return [((part.start - START) // minutes(1), (part.end - START) // minutes(1)) for part in planned(of)]


def test_a_soft_item_starts_when_the_previous_one_ends() -> None:
    assert times(session(item(10), item(5), item(20))) == [(0, 10), (10, 15), (15, 35)]


def test_a_hard_start_is_kept_and_the_gap_is_a_finding() -> None:
    panel = session(item(10), item(10, hard=15), item(5))

    assert times(panel) == [(0, 10), (15, 25), (25, 30)]
    assert [gap.ms for gap in gaps(panel)] == [5 * MINUTE]
    assert [part.hard for part in planned(panel)] == [False, True, False]


def test_an_overlap_is_a_finding_with_a_negative_length() -> None:
    assert [gap.ms for gap in gaps(session(item(20), item(10, hard=15)))] == [-5 * MINUTE]


def test_a_fixed_end_counts_instead_of_the_duration() -> None:
    assert times(session(item(10, ends=25), item(5))) == [(0, 25), (25, 30)]


def test_a_fixed_end_before_the_start_ends_at_the_start() -> None:
    assert times(session(item(30), item(10, ends=20))) == [(0, 30), (30, 30)]


def test_the_difference_to_the_allotted_time_has_the_sign_of_too_much() -> None:
    assert difference_ms(session(item(50), item(15))) == 5 * MINUTE
    assert difference_ms(session(item(50))) == -10 * MINUTE
    assert allotted_ms(session()) == 60 * MINUTE


@given(st.lists(st.integers(0, 120)))
def test_soft_items_follow_without_gap_and_add_up(lengths: list[int]) -> None:
    panel = session(*(item(length) for length in lengths))

    assert gaps(panel) == ()
    assert sum_ms(panel) == sum(lengths) * MINUTE
    assert not lengths or planned(panel)[-1].end == START + minutes(sum(lengths))
