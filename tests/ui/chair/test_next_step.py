"""What the green button names, its key and Space do: the one next act, in every state; else a sentence."""

from collections.abc import Callable

import pytest

from tests.ui.conftest import Podium

State = Callable[[Podium], object]


def speaking(podium: Podium) -> Podium:
    """Canada has spoken for half a minute on Zoom; Norway and Turkey wait in the room."""
    podium.open().ask("CA", mode="zoom").ask("NO", "TR")
    return podium.press("Space").later(30)


def ruling(podium: Podium) -> Podium:
    """Serbia has made a point of order."""
    return speaking(podium).press("F9", "serb", "Enter", "Space").later(20)


def lost(podium: Podium) -> Podium:
    """The line of who speaks is lost."""
    podium = speaking(podium)
    podium.desk.floor.do("report_line", request="CA", line="lost")
    return podium.later(8)


def back(podium: Podium) -> Podium:
    """It was lost, Norway spoke meanwhile, and it stands again."""
    lost(podium).press("Space").later(20)
    podium.desk.floor.do("report_line", request="CA", line="back")
    return podium.later(2)


def closed(podium: Podium) -> Podium:
    """With two who were not taken."""
    return speaking(podium).press("Ctrl+Shift+W", "Ctrl+Shift+W").later(4)


STATES: dict[str, tuple[State, str, str, str]] = {
    # the state: how it comes, what the button says, what the chair says, what Space does or answers
    "before": (
        lambda podium: podium.ask("CA"),
        "Open the session  Ctrl+⇧O",
        "“I declare open: Panel 1: What demand is.”",
        "✗  The session is not open yet; Ctrl+Shift+O twice opens it.",
    ),
    "before, a point of order": (
        lambda podium: podium.ask("CA").press("F9", "serb", "Enter"),
        "Open the session  Ctrl+⇧O",
        "“I declare open: Panel 1: What demand is.”",
        "✗  The session is not open yet; Ctrl+Shift+O twice opens it.",
    ),
    "speaking": (
        speaking,
        "Give the floor to Norway  Space",
        "“I thank the delegation of Canada. I now give the floor to Norway, to be followed by Turkey.”",
        "Norway",
    ),
    "a ruling is awaited": (
        ruling,
        "",
        "“I thank the delegation of Serbia. On this point of order I rule as follows.”",
        "✗  Rule on the point of order first: 1 upheld, 2 not upheld, 3 noted.",
    ),
    "ruled": (
        lambda podium: ruling(podium).press("1").later(4),
        "Resume Canada  Space",
        "“The point of order is upheld. I return the floor to Canada. Please continue.”",
        "Canada",
    ),
    "line lost": (
        lost,
        "Give the floor to Norway  Space",
        "“We have lost the connection with the delegation of Canada, and return to them when it stands "
        "again. I now give the floor to Norway, to be followed by Turkey.”",
        "Norway",
    ),
    "line back": (
        back,
        "Resume Canada  Space",
        "“I thank the delegation of Norway. I return the floor to Canada. Please continue.”",
        "Canada",
    ),
    "suspended": (
        lambda podium: speaking(podium).press("Ctrl+Shift+S", "Ctrl+Shift+S").later(4),
        "Resume the session  Space",
        "“The meeting is suspended.”",
        "",
    ),
    "all are parked": (
        lambda podium: podium.open().ask("CA").press("K").later(4),
        "",
        "“Does any other delegation wish to take the floor?”",
        "✗  Everybody who waits is parked.",
    ),
    "Zoom is down": (
        lambda podium: podium.open().ask("CA", mode="zoom").press("Ctrl+Alt+Z").later(4),
        "",
        "“The connection to those who take part via Zoom is lost; we wait until it stands again.”",
        "✗  Nobody waits in the room; Zoom is down.",
    ),
    "closed": (
        closed,
        "Carry over 2…  Ctrl+⇧N",
        "“The meeting is closed. I thank all speakers and the interpreters.”",
        "✗  The session is closed; Ctrl+Shift+N carries over who was not taken.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_the_button_the_words_and_space_are_one(podium: Podium, state: str) -> None:
    """Nothing is done that the button does not say; where it names no Space, Space says why."""
    make, button, says, outcome = STATES[state]
    make(podium)
    podium.later(4)
    card = podium.window.next_card
    assert (card.button.text() if card._texts.action else "") == button.replace("\n", " ")
    assert podium.window.page.say.full_text() == says
    seq = podium.floor.seq
    podium.press("Space")

    if outcome.startswith("✗"):
        assert podium.floor.seq == seq
        assert card._then.full_text() == outcome
        assert podium.said == outcome.removeprefix("✗  ")
    else:
        speaking = podium.floor.speaking
        assert podium.floor.seq > seq
        assert outcome == (podium.window._shown.text.name(speaking.request) if speaking else "")


def test_who_cannot_be_heard_is_held_and_stays_in_sight(podium: Podium) -> None:
    """With the time left; one key goes on, whoever has the floor."""
    lost(podium)
    assert podium.window.floor_card.property("state") == "order"
    assert podium.window.floor_card._caption.full_text() == "LOST ON ZOOM 0:08"
    podium.press("Space").later(5)

    assert [speech.request for speech in podium.floor.held] == ["CA"]
    strip = podium.window.page.held
    assert strip.isVisible()
    assert strip.labels[0].full_text() == "Canada LOST ON ZOOM 0:13, 2:22 left"
    assert strip.buttons[0].text() == "Go on: Canada  Ctrl+⇧F7"
    podium.press("G")
    assert podium.floor.speaking is not None
    assert podium.floor.speaking.request == "CA"
    assert not strip.isVisible()


def test_several_who_were_interrupted_are_all_named(podium: Podium) -> None:
    """The latest first."""
    speaking(podium).press("F7").later(2).press("Space").later(5).press("F7").later(2).press("Space").later(1)

    assert [label.full_text() for label in podium.window.page.held.labels] == [
        "Norway held, 2:55 left", "Canada held, 2:30 left",
    ]  # fmt: skip


def test_in_the_programme_the_button_names_a_key_that_works(podium: Podium) -> None:
    """After Ctrl+4 Space is the programme's."""
    speaking(podium).press("Ctrl+4")
    assert podium.window.next_card.button.text() == "Give the floor to Norway  F8"
    podium.press("F8")

    assert podium.floor.speaking is not None
    assert podium.floor.speaking.request == "NO"


def test_an_answer_stands_for_three_seconds_beside_its_button(podium: Podium) -> None:
    """That of a running statement in the card of the floor, every other beside the green button."""
    speaking(podium).later(4).press("+")
    assert podium.window.floor_card._who.full_text() == "✓  Canada given 30 seconds more"
    podium.later(3)
    assert podium.window.floor_card._who.full_text() == "Zoom"


def test_undo_takes_back_the_act_that_was_named(podium: Podium) -> None:
    """Another desk was quicker: nothing falls."""
    speaking(podium)
    assert podium.window.buttons["undo"].text().startswith("Undo: floor given to Canada")
    seen = podium.window._shown.live
    podium.desk.floor.do("extend", seconds=30)
    podium.window._shown.live = seen
    podium.press("Ctrl+Z")

    assert podium.floor.speaking is not None
    assert podium.floor.speaking.limit_ms == 210_000
    assert podium.said.startswith("Another act came in between")


def test_a_carry_over_falls_as_one_with_the_closing(podium: Podium) -> None:
    """Two are carried; taking back the closing takes them off the other list, in one act that says so."""
    closed(podium).press("Ctrl+Shift+N", "Enter")
    target = next(session.code for session in podium.window._shown.later_sessions())
    assert len(podium.desk.station.live(target).floor.waiting) == 2
    podium.press("Ctrl+Z")
    assert podium.floor.session == "closed"
    podium.press("Ctrl+Z")

    assert podium.floor.session == "open"
    assert podium.desk.station.live(target).floor.waiting == ()
    assert "2 off the list of" in podium.said


def test_who_is_carried_over_is_not_offered_again(podium: Podium) -> None:
    """The card says so; when the carry-over is taken back over there, they are offered again."""
    button = podium.window.next_card.button
    closed(podium)
    assert button.text().startswith("Carry over 2…")
    podium.press("Ctrl+Shift+N", "Enter")
    assert not button.isVisibleTo(podium.window)
    assert "2 not taken, 2 carried over" in podium.window.next_card._who.full_text()
    podium.press("Space")
    assert podium.said.startswith("The session is closed; all who were not taken are carried over")
    target = next(session.code for session in podium.window._shown.later_sessions())
    podium.desk.show_session(target)
    podium.later(1).press("Ctrl+Z", "Ctrl+Z")
    podium.desk.show_session("D1-P1")

    assert button.text().startswith("Carry over 2…")


def test_the_carried_ones_fall_together_in_the_other_session(podium: Podium) -> None:
    """And come back together."""
    closed(podium).press("Ctrl+Shift+N", "1", "Enter")
    target = next(session.code for session in podium.window._shown.later_sessions())
    podium.desk.show_session(target)
    assert podium.window._shown.undo_words == "Undo: 2 carried over from Panel 1: What demand is"
    podium.later(1).press("Ctrl+Z", "Ctrl+Z")
    assert podium.floor.waiting == ()
    podium.press("Ctrl+Y")
    assert len(podium.floor.waiting) == 2


def test_what_was_added_is_lit_and_numbered(podium: Podium) -> None:
    """Also among many."""
    speaking(podium).press("F3", "ital", "Enter")

    assert podium.window.speakers.view.delegate.lit
    assert "Italy added to the list as number 3" in podium.said


def test_ctrl_z_works_in_an_empty_field(podium: Podium) -> None:
    """With something typed it is the field's own."""
    speaking(podium).press("F3", "Ctrl+Z")
    assert podium.floor.speaking is None
    seq = podium.floor.seq
    podium.press("Esc", "F3", "it", "Ctrl+Z")

    assert podium.floor.seq == seq


def test_the_palette_begins_with_what_comes_next(podium: Podium) -> None:
    """In the words of the button."""
    speaking(podium).press("Ctrl+K")

    assert podium.window.palette_card.list.item(0).text() == "Give the floor to Norway"


def test_items_before_the_discussion_begin_by_the_same_key(podium: Podium) -> None:
    """A panellist has the floor as a speaker does: the item is on air; then the list, then what follows."""
    podium.desk.floor.do("open_session")
    podium.desk.floor.do("open_list")
    podium.ask("CA", "NO").later(4)
    seen = []
    for _ in range(3):
        seen.append((podium.window.next_card.button.text(), podium.window.page.say.full_text()))
        podium.press("Space").later(20)

    assert [button for button, _ in seen] == [
        "Start 1: Introduction  Space",
        "Start 2: Discussion  Space",
        "Give the floor to Canada  Space",
    ]
    assert [says for _, says in seen][:2] == [
        "“We now turn to: Introduction.”",
        "“We now turn to: Discussion.”",
    ]
    assert podium.floor.speaking is not None
    assert podium.floor.speaking.request == "CA"
    podium.press("Ctrl+Z").later(1).press("Ctrl+Z").later(4)
    assert podium.window.next_card.button.text() == "Start 2: Discussion  Space"
