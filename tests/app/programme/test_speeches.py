"""A discussion expands into its speeches: made, being made, held and to come."""

from contextlib import suppress
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.floor.forecast import forecast, handover_ms
from app.programme.speeches import SpeechState, speeches
from tests.app.floor.room import START, Room


def told(room: Room, begins: float = 0) -> list[tuple[str, str, float, float]]:
    """Request, state, start and end in seconds after the session's planned start."""
    found = speeches(room.floor, room.context, room.now, START + timedelta(seconds=begins))
    return [
        (
            speech.request,
            speech.state.value,
            (speech.start - START).total_seconds(),
            (speech.end - START).total_seconds(),
        )
        for speech in found
    ]


def test_before_anybody_speaks_the_list_begins_with_the_discussion() -> None:
    room = Room().open().ask("CA", "UN-ODC", channel="room_mic")

    assert told(room, begins=600) == [("CA", "to_come", 600, 780), ("UN-ODC", "to_come", 800, 950)]


def test_what_was_said_is_past_and_what_is_to_come_follows_the_speaker() -> None:
    room = Room().open().ask("CA", "NO", "JP", channel="room_mic")
    room.later(7).act("give_floor")
    room.later(90).act("give_floor")
    room.later(60)

    assert told(room) == [
        ("CA", "done", 10, 100),
        ("NO", "speaking", 100, 280),
        ("JP", "to_come", 280, 460),
    ]


def test_a_speaker_over_time_ends_now() -> None:
    room = Room().open().ask("CA", channel="room_mic")
    room.act("give_floor")
    room.later(300)

    assert told(room) == [("CA", "speaking", 1, 301)]


def test_a_point_of_order_comes_before_the_speech_that_it_holds() -> None:
    room = Room().open().ask("CA", "NO", channel="room_mic")
    room.act("give_floor")
    room.later(58).act("request_floor", request="p", delegation="TR", kind="point_of_order")

    assert told(room) == [
        ("p", "to_come", 60, 120),
        ("CA", "held", 2, 262),
        ("NO", "to_come", 262, 442),
    ]


ACTS = st.sampled_from(["give_floor", "give_floor", "hold", "resume", "end_statement", "call", "undo"])


@given(st.integers(0, 6), st.lists(st.tuples(ACTS, st.integers(0, 400)), max_size=12), st.integers(0, 3))
def test_the_speeches_end_when_the_forecast_says(
    asking: int, acts: list[tuple[str, int]], replies: int
) -> None:
    room = Room().open().ask(*["CA", "NO", "TR", "JP", "EU", "UN-ODC"][:asking], channel="room_mic")
    room.ask(*["DE", "AT", "US"][:replies], kind="right_of_reply", channel="room_mic")
    for act, pause in acts:
        with suppress(Refused):
            room.act(act)
        room.later(pause)
    rows = speeches(room.floor, room.context, room.now, room.now)
    ahead = [row for row in rows if row.state is not SpeechState.DONE]
    expected = forecast(room.floor, room.context, room.now).expected_end

    assert [session.end for session in ahead] == sorted(session.end for session in ahead)
    assert all(session.start >= room.now for session in ahead if session.state is SpeechState.TO_COME)
    if ahead and ahead[-1].state is SpeechState.TO_COME:
        handover = timedelta(milliseconds=handover_ms(room.floor, room.context))
        assert ahead[-1].end + handover == expected
    elif ahead:
        assert ahead[-1].end == expected
