"""How long a request may speak: by the request, the kind, the category, the session."""

import pytest

from app.errors import Refused
from app.floor.limits import limit_for
from tests.app.floor.room import Room, given


def test_limits_by_category() -> None:
    """States and Partners 3:00, groups 4:00, organizations 2:30, civil society 2:00."""
    room = Room().open().ask("CA", "JP", "EU", "UN-ODC", "CSO-01")
    limits = [limit_for(room.floor, room.context, room.request(request)) for request in room.floor.waiting]

    assert limits == [180_000, 180_000, 240_000, 150_000, 120_000]


def test_the_sessions_speaking_time_is_that_of_states_and_caps_the_others() -> None:
    """Groups keep theirs."""
    room = Room(limit_ms=100_000).open().ask("CA", "EU", "UN-ODC", "CSO-01")
    limits = [limit_for(room.floor, room.context, room.request(request)) for request in room.floor.waiting]

    assert limits == [100_000, 240_000, 100_000, 100_000]


def test_the_most_particular_limit_wins() -> None:
    """Request over category over session; a new limit of the session clears those of categories."""
    room = Room().open().ask("CA", "UN-ODC", "CSO-01")
    room.act("set_limit", seconds=90, category="organization")
    room.act("set_limit", seconds=200, request="CA")
    state, organization, society = (room.request(name) for name in ("CA", "UN-ODC", "CSO-01"))
    assert [limit_for(room.floor, room.context, r) for r in (state, organization, society)] == [
        200_000,
        90_000,
        120_000,
    ]

    room.act("set_limit", seconds=60)

    assert [limit_for(room.floor, room.context, r) for r in (state, organization, society)] == [
        200_000,
        60_000,
        60_000,
    ]


def test_a_limit_set_later_does_not_change_a_running_speech() -> None:
    """The clock on the floor keeps the time it was given, unless that request is meant."""
    room = given("CA")
    room.act("set_limit", seconds=60)
    assert room.floor.speaking is not None
    assert room.floor.speaking.limit_ms == 180_000

    room.act("set_limit", seconds=60, request="CA")
    assert room.floor.speaking.limit_ms == 60_000


def test_the_limit_of_one_request_holds_when_it_comes_back() -> None:
    """What the chair set while it waited again is what its clock shows."""
    room = given("CA", "NO").later(50)
    room.act("end_statement")
    room.act("restore", request="CA", to="next")
    room.act("set_limit", seconds=240, request="CA")
    room.act("give_floor")

    assert room.floor.speaking is not None
    assert room.floor.speaking.remaining(room.now) == 190_000


def test_a_time_for_every_statement_leaves_replies_alone() -> None:
    """The second reply as well; and a handover is no category of speakers."""
    room = Room().open().ask("TR", "TR", kind="right_of_reply")
    room.act("set_limit", seconds=45, category="second_reply")
    room.act("set_limit", seconds=90)

    limits = [limit_for(room.floor, room.context, room.request(reply)) for reply in room.floor.replies]
    assert limits == [120_000, 45_000]
    with pytest.raises(Refused, match="“handover” is none of"):
        room.act("set_limit", seconds=30, category="handover")
