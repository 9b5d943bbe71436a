"""Asking for the floor, and the order in which delegations wait."""

from datetime import UTC, datetime

import pytest

from app.errors import Refused
from app.floor.row_marks import RowMarks
from app.floor.state import Kind
from tests.app.floor.room import Room

AT_DEADLINE = datetime(2021, 6, 14, 11, 30, 0, 999_999, tzinfo=UTC)
AFTER_DEADLINE = datetime(2021, 6, 14, 11, 30, 1, tzinfo=UTC)
MORNING = datetime(2021, 6, 10, 10, 50, tzinfo=UTC)


def test_delegations_wait_in_the_order_in_which_they_asked() -> None:
    """Order of arrival is by instant."""
    room = Room().open().ask("CA", "UN-ODC", "NO")

    assert room.floor.waiting == ("CA", "UN-ODC", "NO")


def test_an_earlier_instant_goes_in_front_whenever_it_is_entered() -> None:
    """Canada's 06:55 in Ottawa is 12:55 in Vienna, after Norway's 12:50."""
    room = Room()
    ottawa = datetime.fromisoformat("2021-06-10T06:55-04:00")
    vienna = datetime.fromisoformat("2021-06-10T12:50+02:00")
    room.ask("CA", channel="email", received_at=ottawa).ask("NO", channel="email", received_at=vienna)

    assert room.floor.waiting == ("NO", "CA")


def test_a_tie_to_the_microsecond_is_broken_by_sequence() -> None:
    """Two mails of the same instant stay in the order of their entry."""
    room = Room().ask("TR", "CA", channel="email", received_at=MORNING)

    assert room.floor.waiting == ("TR", "CA")


def test_the_deadline_is_inclusive_to_the_second() -> None:
    """13:30:00 is in time, 13:30:01 is late and goes behind the others."""
    room = Room()
    room.ask("CA", channel="email", received_at=AFTER_DEADLINE)
    room.ask("NO", channel="email", received_at=AT_DEADLINE)

    assert room.floor.waiting == ("NO", "CA")
    assert [room.request(request).late for request in room.floor.waiting] == [False, True]


@pytest.mark.parametrize("channel", ["zoom_hand", "room_mic", "paper", "chair"])
def test_a_request_made_in_the_session_is_never_late(channel: str) -> None:
    """Only what is sent ahead can be late."""
    room = Room().open().ask("CA", channel=channel)

    assert not room.request("CA").late


def test_a_late_request_stays_behind_those_who_ask_in_the_session() -> None:
    """Late goes behind all others until the chair lifts it."""
    room = Room().ask("CA", channel="email", received_at=AFTER_DEADLINE).open().ask("NO", "TR")
    assert room.floor.waiting == ("NO", "TR", "CA")

    room.act("lift_lateness", request="CA")

    assert not room.request("CA").late


def test_nobody_is_placed_in_front_of_the_announced() -> None:
    """Once the first speaker was called the first two of the list stay."""
    room = Room().open().ask("CA", "NO", "TR", "AT")
    room.act("give_floor")
    room.ask("US", channel="email", received_at=MORNING)

    assert room.floor.announced == ("NO", "TR")
    assert room.floor.waiting == ("NO", "TR", "US", "AT")


def test_a_second_request_of_a_delegation_is_taken_and_flagged() -> None:
    """Already on the list, and later: spoke once."""
    room = Room().open().ask("CA", "CA")

    assert RowMarks(room.floor, room.context).of(room.request("CA")) == ()
    assert RowMarks(room.floor, room.context).of(room.request("CA2")) == ("already on the list",)

    room.act("give_floor")
    room.act("end_statement")

    assert RowMarks(room.floor, room.context).of(room.request("CA2")) == ("spoke 1×",)


def test_a_delegation_without_confirmed_registrant_is_marked() -> None:
    """Unregistered: the chair decides."""
    room = Room().open().ask("CSO-02")

    assert RowMarks(room.floor, room.context).of(room.request("CSO-02")) == ("unregistered",)


def test_an_unknown_delegation_is_refused() -> None:
    """The sentence names what was not found."""
    with pytest.raises(Refused, match="“XX” is not a delegation"):
        Room().open().ask("XX")


def test_a_closed_list_takes_a_statement_only_with_a_reason() -> None:
    """Rights of reply and points of order stay possible."""
    room = Room().open()
    room.act("close_list")

    with pytest.raises(Refused, match="closed"):
        room.ask("CA")
    room.ask("CA", override="minister had to leave")
    room.ask("NO", kind="right_of_reply").ask("TR", kind="point_of_order")

    assert (room.floor.waiting, room.floor.replies, room.floor.points) == (("CA",), ("NO",), ("TR",))


def test_a_list_closes_by_itself_after_its_closing_time() -> None:
    """The closing time is inclusive to the second, and the list can be reopened."""
    room = Room().open()
    room.act("close_list", closing_at=room.now.replace(minute=40))
    room.later(600)
    assert room.floor.list_state(room.now) == "closing"

    room.later(1)
    assert room.floor.list_state(room.now) == "closed"
    with pytest.raises(Refused):
        room.ask("CA")

    room.act("reopen_list")
    assert room.ask("CA").floor.waiting == ("CA",)


def test_a_request_is_moved_by_hand() -> None:
    """Before, after, first and last."""
    room = Room().open().ask("CA", "NO", "TR", "AT")

    assert room.act("move", request="AT", to="first").waiting == ("AT", "CA", "NO", "TR")
    assert room.act("move", request="AT", after="NO").waiting == ("CA", "NO", "AT", "TR")
    assert room.act("move", request="CA", before="TR").waiting == ("NO", "AT", "CA", "TR")
    assert room.act("move", request="NO", to="last").waiting == ("AT", "CA", "TR", "NO")
    with pytest.raises(Refused, match="there already"):
        room.act("move", request="NO", to="last")


def test_two_requests_swap_places() -> None:
    """Swap with another is one act."""
    room = Room().open().ask("CA", "NO", "TR")

    assert room.act("swap", request="CA", other="TR").waiting == ("TR", "NO", "CA")


def test_a_withdrawn_request_can_be_restored() -> None:
    """Nothing recorded is ever lost."""
    room = Room().open().ask("CA", "NO", "TR")
    room.act("withdraw", request="NO")
    assert (room.floor.waiting, room.floor.withdrawn) == (("CA", "TR"), ("NO",))

    assert room.act("restore", request="NO", to="next").waiting == ("NO", "CA", "TR")


def test_a_delegation_that_is_not_there_is_passed_over() -> None:
    """It can be restored to the end; a second absence is counted."""
    room = Room().open().ask("CA", "NO")
    room.act("not_present", request="CA")
    assert (room.floor.waiting, room.floor.passed_over) == (("NO",), ("CA",))

    room.act("restore", request="CA", to="end")
    room.act("not_present", request="CA")

    assert room.request("CA").absences == 2


def test_a_correction_keeps_the_place_and_both_values() -> None:
    """The person may be named or changed until the speech starts, without losing the place."""
    room = Room().open().ask("CA", "NO", "TR")
    room.act("correct", request="CA", person="R0023", delegation="AT")

    request = room.request("CA")
    assert room.floor.waiting == ("CA", "NO", "TR")
    assert (request.delegation, request.person) == ("AT", "R0023")
    assert [
        (correction.field, correction.before, correction.after) for correction in request.corrections
    ] == [
        ("delegation", "CA", "AT"),
        ("person", "", "R0023"),
    ]


def test_a_corrected_kind_changes_the_lane() -> None:
    """What was taken down as a statement turns out to be a right of reply."""
    room = Room().open().ask("CA", "NO")
    room.act("correct", request="CA", kind="right_of_reply")

    assert (room.floor.waiting, room.floor.replies) == (("NO",), ("CA",))
    assert room.request("CA").kind is Kind.RIGHT_OF_REPLY


def test_a_parked_request_keeps_its_place_while_next_passes_over_it() -> None:
    """Line lost: Norway is next, Canada stays first on the list."""
    room = Room().open().ask("CA", "NO")
    room.act("park", request="CA", reason="line lost")
    assert (room.floor.waiting, room.floor.next) == (("CA", "NO"), "NO")

    room.act("unpark", request="CA")
    assert room.floor.next == "CA"


def test_written_only_is_handed_in_and_not_read() -> None:
    """It leaves the list and is kept."""
    room = Room().open().ask("CA", "NO")

    assert room.act("written_only", request="CA").written_only == ("CA",)
    assert room.floor.waiting == ("NO",)


def test_a_corrected_kind_does_not_go_behind_the_late() -> None:
    """It joins its new lane by its order of arrival."""
    room = Room().open().ask("CA").ask("DE", channel="email", received_at=AFTER_DEADLINE)
    room.ask("NO", kind="right_of_reply").ask("TR")
    room.act("correct", request="NO", kind="statement")

    assert room.floor.waiting == ("CA", "NO", "TR", "DE")
    assert room.act("undo").replies == ("NO",)
