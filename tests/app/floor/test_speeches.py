"""Who has the floor, and for how long."""

import pytest

from app.errors import Changed, Refused
from app.floor.limits import limit_for
from app.floor.state import Outcome, Phase, SessionState
from tests.app.floor.room import Room, given


def test_the_floor_goes_to_the_first_on_the_list() -> None:
    """Its clock starts when the floor is given."""
    room = given("CA", "NO").later(90)

    assert room.floor.speaking is not None
    assert room.floor.speaking.request == "CA"
    assert room.floor.speaking.remaining(room.now) == 90_000


def test_giving_the_floor_ends_the_running_speech_at_the_same_instant() -> None:
    """No time is lost and none is counted twice."""
    room = given("CA", "NO").later(100)
    room.act("give_floor")

    (done,) = room.floor.done
    assert (done.request, done.elapsed(room.now), done.ended) == ("CA", 100_000, room.now)
    assert room.floor.speaking is not None
    assert room.floor.speaking.started == room.now


def test_the_same_key_twice_gives_the_floor_once() -> None:
    """What the person saw as next travels with the key."""
    room = Room().open().ask("CA", "NO")
    room.act("give_floor", expecting="CA")

    with pytest.raises(Refused, match="Canada has the floor already"):
        room.act("give_floor", expecting="CA")


def test_the_floor_is_not_given_to_the_one_behind_when_the_next_has_withdrawn() -> None:
    """The key is refused, and the sentence names who is next now."""
    room = Room().open().ask("CA", "NO")
    room.act("withdraw", request="CA")

    with pytest.raises(Refused, match="Norway is next now"):
        room.act("give_floor", expecting="CA")
    assert room.floor.speaking is None


def test_called_is_not_yet_speaking() -> None:
    """A call names who is next; the clock starts when the floor is given."""
    room = Room().open().ask("CA", "NO", "TR")
    room.act("call", request="NO")
    assert (room.floor.called, room.floor.speaking) == ("NO", None)

    room.later(15).act("give_floor")

    assert room.floor.speaking is not None
    assert (room.floor.speaking.request, room.floor.speaking.elapsed(room.now)) == ("NO", 0)
    assert room.floor.called is None


@pytest.mark.parametrize(
    ("spoken", "phase"),
    [
        (119.999, Phase.NORMAL),
        (120, Phase.WARNING),
        (149.999, Phase.WARNING),
        (150, Phase.DANGER),
        (180, Phase.DANGER),
        (180.001, Phase.OVER),
    ],
)
def test_the_clock_signals_at_60_and_30_seconds_and_at_the_end(spoken: float, phase: Phase) -> None:
    """Then it counts up; there is no automatic cut."""
    room = given("CA").later(spoken)

    assert room.floor.speaking is not None
    assert room.floor.speaking.phase(room.now) is phase


def test_resume_gives_back_exactly_what_was_left() -> None:
    """While a statement is held, another may speak."""
    room = given("CA", "NO").later(60)
    room.act("hold", reason="line lost")
    room.later(30).act("give_floor")
    room.later(100).act("resume")
    room.later(10)

    assert room.floor.speaking is not None
    assert (room.floor.speaking.request, room.floor.speaking.elapsed(room.now)) == ("CA", 70_000)
    assert len(room.floor.speaking.turns) == 2
    assert [speech.request for speech in room.floor.done] == ["NO"]


def test_undoing_the_floor_lets_the_former_clock_run_on() -> None:
    """As if it had never been stopped."""
    room = given("CA", "NO").later(60)
    room.act("give_floor")
    room.later(4).act("undo")

    assert room.floor.speaking is not None
    assert (room.floor.speaking.request, room.floor.speaking.elapsed(room.now)) == ("CA", 64_000)
    assert room.floor.waiting == ("NO",)


def test_redo_until_a_new_act() -> None:
    """What was undone can be done again, but not after something new."""
    room = Room().open().ask("CA", "NO", "TR")
    room.act("withdraw", request="CA")
    room.act("undo")
    assert room.act("redo").waiting == ("NO", "TR")

    room.act("undo")
    room.act("withdraw", request="TR")

    with pytest.raises(Refused, match="nothing to redo"):
        room.act("redo")


def test_a_point_of_order_holds_the_speech_and_returns_to_it() -> None:
    """It runs on its own clock, wants a ruling, and what was left is given back."""
    room = given("CA", "NO").later(60)
    room.ask("TR", kind="point_of_order")
    assert room.floor.speaking is None
    assert [speech.request for speech in room.floor.held] == ["CA"]

    room.act("give_floor", expecting="TR")
    room.later(20).act("ruling", outcome="not_upheld")
    room.later(5).act("resume")

    assert room.floor.speaking is not None
    assert (room.floor.speaking.request, room.floor.speaking.elapsed(room.now)) == ("CA", 60_000)
    (point,) = room.floor.done
    assert (point.request, point.ruling, point.limit_ms) == ("TR", Outcome.NOT_UPHELD, 60_000)


def test_a_point_of_order_made_during_another_waits_for_the_ruling() -> None:
    """The first is ruled on before the second is heard."""
    room = given("CA").ask("TR", kind="point_of_order")
    room.act("give_floor")
    room.ask("NO", kind="point_of_order")

    with pytest.raises(Refused, match="Rule on the point of order of Turkey first"):
        room.act("give_floor", request="NO")
    assert room.floor.speaking is not None
    assert room.floor.speaking.request == "TR"

    room.act("ruling", outcome="noted")
    room.act("give_floor")
    assert room.floor.speaking.request == "NO"


def test_a_point_of_order_that_was_ruled_on_is_not_made_again() -> None:
    """Its ruling stands in the record; another point is another request."""
    room = Room().open()
    room.act("request_floor", delegation="TR", request="p", kind="point_of_order")
    room.later(5)
    room.act("give_floor")
    room.act("ruling", outcome="upheld")

    with pytest.raises(Refused, match="The point of order of Turkey was ruled on; a new one is raised"):
        room.act("restore", request="p")


def test_rights_of_reply_come_after_the_list() -> None:
    """The first lasts two minutes, the second one."""
    room = Room().open().ask("CA").ask("TR", "TR", kind="right_of_reply")
    room.act("give_floor")
    assert room.floor.next == "TR"

    limits = [limit_for(room.floor, room.context, room.request(reply)) for reply in room.floor.replies]
    assert limits == [120_000, 60_000]


def test_suspending_holds_the_running_speech() -> None:
    """After the session resumed the speech goes on when the chair says so."""
    room = given("CA").later(60)
    room.act("suspend_session", reason="coffee")
    assert room.floor.session is SessionState.SUSPENDED
    with pytest.raises(Refused, match="suspended"):
        room.act("resume")

    room.later(900).act("resume_session")
    room.act("resume")

    assert room.floor.speaking is not None
    assert room.floor.speaking.elapsed(room.now) == 60_000


def test_closing_ends_the_speech_and_keeps_who_was_not_taken() -> None:
    """Nothing recorded is lost by closing."""
    room = given("CA", "NO", "TR").ask("AT", kind="right_of_reply").later(30)
    room.act("close_session")

    assert [speech.request for speech in room.floor.done] == ["CA"]
    assert room.floor.not_taken == ("NO", "TR", "AT")
    with pytest.raises(Refused, match="closed"):
        room.ask("US")


def test_a_speaker_whose_line_dropped_speaks_again_with_the_time_left() -> None:
    """One request, several turns: times are sums, never overwritten."""
    room = given("CA", "NO").later(50)
    room.act("end_statement")
    room.act("restore", request="CA", to="next")
    room.later(20).act("give_floor")
    room.later(30).act("end_statement")

    (done,) = room.floor.done
    assert (done.elapsed(room.now), len(done.turns)) == (80_000, 2)


def test_a_speaker_found_absent_on_the_floor_is_passed_over() -> None:
    """It has not spoken."""
    room = given("CA", "NO").later(10)
    room.act("not_present", request="CA")

    assert (room.floor.speaking, room.floor.done, room.floor.passed_over) == (None, (), ("CA",))


def test_time_is_extended_and_the_conclusion_asked() -> None:
    """Both stand in the record."""
    room = given("CA").later(170)
    room.act("extend", seconds=30)
    room.act("ask_to_conclude")

    assert room.floor.speaking is not None
    assert room.floor.speaking.remaining(room.now) == 40_000
    assert room.floor.speaking.conclusion_asked_at == room.now


def test_nothing_is_given_before_the_opening_or_from_an_empty_list() -> None:
    """Each refusal is a sentence."""
    room = Room().ask("CA", channel="email", received_at=Room().now.replace(hour=8))
    with pytest.raises(Refused, match="not open yet"):
        room.act("give_floor")

    room.act("open_session")
    room.act("give_floor")
    with pytest.raises(Refused, match="exhausted"):
        room.act("give_floor")


def test_a_point_of_order_given_later_holds_the_speech_too() -> None:
    """It was made between two speakers and heard in the middle of the next statement."""
    room = Room().open().ask("CA", "NO").ask("TR", kind="point_of_order")
    room.act("give_floor", request="CA")
    room.later(40).act("give_floor", expecting="TR")

    assert [speech.request for speech in room.floor.held] == ["CA"]
    assert room.floor.done == ()
    room.later(10).act("ruling", outcome="noted")
    assert room.floor.returns
    assert room.act("resume").held == ()


def test_a_point_of_order_does_not_take_back_a_call() -> None:
    """Who was named aloud is still next after the ruling."""
    room = Room().open().ask("CA", "NO", "DE")
    room.act("call", request="DE")
    room.ask("TR", kind="point_of_order").act("give_floor")
    room.later(10).act("ruling", outcome="noted")

    assert (room.floor.called, room.floor.next) == ("DE", "DE")


def test_a_point_of_order_that_is_held_still_awaits_its_ruling() -> None:
    """Nobody makes another meanwhile; the ruling ends it."""
    room = Room().open().ask("TR", "NO", kind="point_of_order")
    room.act("give_floor")
    room.later(10).act("suspend_session")
    room.act("resume_session")

    with pytest.raises(Refused, match="Rule on the point of order of Turkey first"):
        room.act("give_floor", request="NO")
    room.act("ruling", outcome="upheld")
    assert ([speech.ruling for speech in room.floor.done], room.floor.held) == ([Outcome.UPHELD], ())


def test_what_was_spoken_before_an_absence_is_kept() -> None:
    """A lost line: a minute, held, given again and nobody there, restored, half a minute more."""
    room = given("CA", "NO").later(60)
    room.act("hold")
    room.later(5).act("resume")
    room.later(7).act("not_present", request="CA")
    room.act("restore", request="CA", to="next")
    room.later(20).act("give_floor")
    room.later(30).act("end_statement")

    (done,) = room.floor.done
    assert (done.elapsed(room.now), [turn.lasted(room.now).seconds for turn in done.turns]) == (
        90_000,
        [60, 30],
    )


def test_a_held_speaker_who_does_not_come_back_is_passed_over() -> None:
    """The time spoken waits for the return; the speech is no longer held."""
    room = given("CA", "NO").later(50)
    room.act("hold", reason="line lost")
    room.act("give_floor", expecting="NO")
    room.act("not_present", request="CA")

    assert (room.floor.held, room.floor.passed_over) == ((), ("CA",))
    room.act("restore", request="CA", to="end")
    room.later(60).act("give_floor", expecting="CA")
    assert room.floor.speaking is not None
    assert room.floor.speaking.remaining(room.now) == 130_000


def test_what_was_expected_is_said_to_have_changed() -> None:
    """Whether somebody else is next, nobody is, or it was done already."""
    room = given("CA", "NO")
    for expecting in ("CA", "TR"):
        with pytest.raises(Changed):
            room.act("give_floor", expecting=expecting)
    room.act("withdraw", request="NO")
    with pytest.raises(Changed, match="nobody is next now"):
        room.act("call", expecting="NO")


@pytest.mark.parametrize("pause", [0, 1, 999, 1_000, 89_999_999])
def test_hold_and_resume_are_exact_across_undo(pause: int) -> None:
    """To the microsecond in the journal, so that no millisecond is lost or won by undoing."""
    room = given("CA", "NO").later(20.000_5)
    room.act("hold")
    left = room.floor.held[0].remaining(room.now)
    room.later(pause / 1_000_000).act("resume")
    room.act("undo")
    assert room.floor.held[0].remaining(room.now) == left
    room.act("redo")
    room.act("undo")
    room.act("undo")
    assert room.floor.speaking is not None
    assert room.floor.speaking.remaining(room.now) == 180_000 - (20_000_500 + pause) // 1_000
