"""Hard situations at the podium, each driven by keys: what a chair meets who has done this before."""

from datetime import timedelta

from app.floor.state import ListState, Outcome, SessionState
from app.live.desk_id import DeskId, Role
from app.station.station import Station
from tests.ui.conftest import Podium


def speaker(podium: Podium) -> str:
    """The delegation that has the floor; empty when nobody has."""
    running = podium.floor.speaking
    return podium.floor.requests[running.request].delegation if running else ""


def waiting(podium: Podium) -> list[str]:
    """The delegations on the list, in order."""
    return [podium.floor.requests[request].delegation for request in podium.floor.waiting]


def left(podium: Podium) -> str:
    """What the speaker's clock shows."""
    return podium.window.floor_card.clock.text()


def test_a_point_of_order_is_waved_off_before_a_name_is_typed(podium: Podium) -> None:
    """F9, then F9 again: nothing was raised, the speaker goes on with exactly the time left."""
    podium.open().ask("CA", "NO").press("Space").later(70).press("F9").later(9)
    assert left(podium) == "1:50"
    podium.press("F9", "F7").later(10)

    assert speaker(podium) == "CA"
    assert left(podium) == "1:40"
    assert not podium.floor.points


def test_a_second_point_of_order_waits_for_the_ruling_on_the_first(podium: Podium) -> None:
    """Türkiye, then Serbia in the middle of it; each gets its ruling, Canada gets its time back."""
    podium.open().ask("CA", "NO").press("Space").later(60)
    podium.press("F9", "turk", "Enter", "Space").later(20)
    podium.press("F9", "serb", "Enter").later(5)
    assert speaker(podium) == "TR"
    assert "1 more point of order" in podium.window.next_card._who.full_text()
    podium.press("2").later(3).press("Space").later(30).press("1").later(3).press("Space").later(0)

    assert speaker(podium) == "CA"
    assert left(podium) == "2:00"
    rulings = [speech.ruling for speech in podium.floor.done]
    assert rulings == [Outcome.NOT_UPHELD, Outcome.UPHELD]


def test_the_line_drops_another_speaks_and_the_first_comes_back(podium: Podium) -> None:
    """One statement in two turns; the time is a sum."""
    podium.open().ask("CA", mode="zoom").ask("NO").press("Space").later(45)
    podium.press("F7").later(5).press("F8").later(60)
    assert speaker(podium) == "NO"
    podium.press("Shift+F8").later(2).press("F7").later(15)

    assert speaker(podium) == "CA"
    assert left(podium) == "2:00"
    assert podium.floor.speaking is not None
    assert len(podium.floor.speaking.turns) == 2


def test_whom_the_chair_saw_as_next_has_just_withdrawn(podium: Podium) -> None:
    """Another desk was faster: the floor is not given to the one behind."""
    podium.open().ask("CA", "NO", "TR")
    other = Station.open(str(podium.desk.station.address), clock=podium.clock, desk=DeskId(Role.TECH))
    other.do("D1-P1", "withdraw", request="CA")
    other.close()
    podium.press("F8")

    assert speaker(podium) == ""
    assert podium.said


def test_absent_twice_is_proposed_as_written_only(podium: Podium) -> None:
    """Passed over, back on the list, called again, still not there."""
    podium.open().ask("CA", "NO").press("X").later(2)
    assert waiting(podium) == ["NO"]
    podium.press("B").later(2)
    podium.window.speakers.view.select("CA")
    podium.press("N").later(2).press("X").later(2)

    assert "second time: propose written only" in podium.said


def test_the_list_closes_at_the_announced_time_and_replies_remain_possible(podium: Podium) -> None:
    """A minute later a request is taken only with a reason; a right of reply needs none."""
    podium.open().ask("CA").press("Ctrl+Shift+L", "15:40", "Enter")
    assert podium.floor.list_state(podium.clock.now()) is ListState.CLOSING
    podium.later(13 * 60)
    podium.press("F3", "norw", "Enter")
    assert "The list is closed. Why is Norway taken" in podium.window.line.placeholderText()
    podium.press("Esc")
    podium.press("Shift+F9", "norw", "Enter")

    assert waiting(podium) == ["CA"]
    assert [podium.floor.requests[reply].delegation for reply in podium.floor.replies] == ["NO"]


def test_the_floor_was_given_to_the_wrong_delegation(podium: Podium) -> None:
    """Corrected while speaking: the clock does not notice, both values are kept."""
    podium.open().ask("CA").press("Space").later(30).press("F2")
    card = podium.window.cards.card("entry")
    card.delegation.setCurrentIndex(card.delegation.findData("NO"))
    card.language.setFocus()
    podium.press("Enter").later(30)

    assert speaker(podium) == "NO"
    assert left(podium) == "2:00"
    (one,) = podium.floor.requests.values()
    assert [(each.before, each.after) for each in one.corrections if each.field == "delegation"] == [
        ("CA", "NO")
    ]


def test_the_session_is_suspended_in_mid_speech(podium: Podium) -> None:
    """After the coffee the speaker has what was left."""
    podium.open().ask("CA", "NO").press("Space").later(60)
    podium.press("Ctrl+Shift+S", "Ctrl+Shift+S").later(20 * 60)
    assert podium.floor.session is SessionState.SUSPENDED
    podium.press("Ctrl+Shift+R").later(2).press("F7").later(0)

    assert speaker(podium) == "CA"
    assert left(podium) == "2:00"


def test_who_was_not_taken_is_carried_over_once(podium: Podium) -> None:
    """The session closes with a speech running and two waiting."""
    podium.open().ask("CA", "NO", "TR").press("Space").later(30)
    podium.desk.floor.do("text_received", request=podium.floor.waiting[0], words=350)
    podium.press("Ctrl+Shift+W", "Ctrl+Shift+W", "Ctrl+Shift+N", "Enter")
    assert "2 carried over" in podium.said
    podium.press("Ctrl+Shift+N", "Enter")
    assert "0 carried over" in podium.said

    later = podium.desk.station.live("D3-FLOOR").floor
    waiting = [later.requests[request] for request in later.waiting]
    assert [(request.delegation, request.text_words) for request in waiting] == [("NO", 350), ("TR", None)]


def test_forty_speakers_and_no_time(podium: Podium) -> None:
    """The line in the list says who will not be heard; one act, and everybody will."""
    podium.open()
    for place in range(40):
        podium.desk.floor.do("request_floor", delegation=("CA", "NO", "TR")[place % 3], request=f"r{place}")
    podium.later(1)
    model = podium.window.speakers.view.speakers
    assert any("hard end" in row.line for row in model._rows)
    podium.press("Ctrl+J", "Enter").later(1)

    assert len(model._rows) == 40
    assert not any("hard end" in row.line for row in model._rows)


def test_a_late_request_is_taken_as_if_in_time(podium: Podium) -> None:
    """The chair lifts it; a preset then no longer puts it behind the others."""
    podium.open()
    late = podium.clock.now() - timedelta(hours=1)
    podium.desk.floor.do("request_floor", delegation="CA", request="CA", channel="email", received_at=late)
    podium.ask("NO", "TR")
    assert waiting(podium) == ["NO", "TR", "CA"]
    podium.window.speakers.view.select("CA")
    podium.press("Alt+Shift+Home", "Ctrl+R", "Enter")

    assert waiting(podium) == ["CA", "NO", "TR"]


def test_the_third_right_of_reply_is_warned_of_and_taken(podium: Podium) -> None:
    """A rule that only warns shows its sentence and lets the chair go on."""
    podium.open().ask("CA")
    for _ in range(3):
        podium.press("Shift+F9", "norw", "Enter").later(2)

    assert "third right of reply of Norway" in podium.said
    assert len(podium.floor.replies) == 3
