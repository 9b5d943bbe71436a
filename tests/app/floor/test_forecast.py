"""Will it fit?"""

from datetime import timedelta

import pytest

from app.conference.sessions import Item
from app.floor.ahead import Ahead
from app.floor.forecast import forecast, handover_ms, how_many_fit, limit_that_fits
from tests.app.floor.room import START, Room

MINUTE = 60_000
HANDOVER = 20_000


@pytest.mark.parametrize(
    ("minutes", "speakers", "limit_ms"),
    [(60, 18, 180_000), (60, 25, 120_000), (95, 45, 105_000), (30, 30, 60_000), (10, 0, None)],
)
def test_the_limit_at_which_everybody_fits(minutes: int, speakers: int, limit_ms: int | None) -> None:
    """In steps of fifteen seconds and never under a minute."""
    assert limit_that_fits(minutes * MINUTE, speakers, HANDOVER) == limit_ms


def test_at_a_minute_each_only_22_of_30_fit_into_half_an_hour() -> None:
    """The rest must be told in time."""
    assert how_many_fit([MINUTE + HANDOVER] * 30, 30 * MINUTE) == 22


def test_the_forecast_says_who_does_not_fit() -> None:
    """In order, with the present limit of each."""
    room = Room().open().ask("CA", "NO", "TR", "UN-ODC")
    room.act("give_floor")
    room.later(60)
    room.context = type(room.context)(
        code="X",
        planned_end=room.now + timedelta(minutes=4),
        hard_end=room.now + timedelta(minutes=8, seconds=40),
        limits=room.context.limits,
        delegations=room.context.delegations,
    )
    found = forecast(room.floor, room.context, room.now)

    expected = room.now + timedelta(minutes=2) + 2 * timedelta(minutes=3, seconds=20)
    assert found.expected_end == expected + timedelta(minutes=2, seconds=50)
    assert (found.waiting, found.fit, found.fit_planned) == (3, 2, 0)
    assert found.first_not_fitting == "UN-ODC"
    assert found.over_ms == (7 * 60 + 30) * 1_000


def test_the_handover_is_learnt_from_five_speakers() -> None:
    """The median gap between one end and the next start."""
    room = Room().open().ask("CA", "NO", "TR", "AT", "US", "DE")
    assert handover_ms(room.floor, room.context) == HANDOVER
    for gap in (5, 10, 40, 10, 12, 7):
        room.later(gap).act("give_floor")
        room.later(60).act("end_statement")

    assert handover_ms(room.floor, room.context) == 10_000


def test_a_suspension_and_a_panellist_are_no_handovers() -> None:
    """A long gap between two speakers says nothing of how fast the floor changes hands."""
    room = Room().open().ask("CA", "NO", "TR", "AT", "US", "DE")
    for gap in (5, 900, 10, 1_800, 600, 300):
        room.later(gap).act("give_floor")
        room.later(60).act("end_statement")

    assert handover_ms(room.floor, room.context) == HANDOVER


def test_what_comes_after_the_list_is_reserved() -> None:
    """The replies of the panel must still fit before the hard end."""
    replies = Item("2", "response", "Replies", 10 * MINUTE, id=2)
    ahead = Ahead(START, START + timedelta(hours=2), (replies,), begun=True)
    room = Room(ahead=ahead).open()

    assert forecast(room.floor, room.context, room.now).expected_end == room.now + timedelta(minutes=10)
