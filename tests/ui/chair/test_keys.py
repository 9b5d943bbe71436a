"""The chair moderates by keys: each act is one key, each is said, each can be undone."""

import pytest

from app.floor.state import SessionState
from tests.ui.conftest import Podium


def test_space_gives_the_floor_to_whom_the_card_names(podium: Podium) -> None:
    """And the list goes on by one."""
    podium.open().ask("CA", "NO", "TR")
    assert podium.window.next_card.button.text().startswith("Give the floor to Canada")

    podium.press("Space")

    assert podium.floor.speaking is not None
    assert podium.floor.speaking.request == "CA"
    assert podium.listed() == ["Norway", "Turkey"]
    assert podium.said.startswith("Floor given to Canada")


@pytest.mark.parametrize("key", ["F8", "Ctrl+Enter"])
def test_the_floor_is_given_everywhere_even_while_typing(podium: Podium, key: str) -> None:
    """Space types a space there; F8 does it everywhere."""
    podium.open().ask("CA", "NO").press("F3", "ital", key)

    assert podium.floor.speaking is not None
    assert podium.floor.speaking.request == "CA"


def test_space_on_a_button_or_in_a_text_never_gives_the_floor(podium: Podium) -> None:
    """Only while the list has the focus."""
    podium.open().ask("CA", "NO")
    seq = podium.floor.seq
    podium.press("F3", "Space")
    podium.window.speakers.search.give_up()
    podium.window.buttons["undo"].setFocus()
    podium.window.menuBar().setFocus()

    assert podium.floor.seq == seq


def test_the_clock_counts_down_and_then_up(podium: Podium) -> None:
    """From 3:00 to 0:00, then + and words."""
    podium.open().ask("CA").press("Space")
    shown = [podium.later(seconds).window.floor_card.clock.text() for seconds in (0, 108, 42, 30, 20)]

    assert shown == ["3:00", "1:12", "0:30", "0:00", "+0:20"]


def test_no_second_of_the_clock_is_skipped(podium: Podium) -> None:
    """In three minutes of ticks a fifth of a second apart each reading is seen once."""
    podium.open().ask("CA").press("Space")
    seen: list[str] = []
    for _ in range(900):
        text = podium.later(0.2).window.floor_card.clock.text()
        if text not in seen:
            seen.append(text)

    assert len(seen) == 180 + (seen[-1] == "0:00")


def test_a_request_is_added_by_three_letters_and_enter(podium: Podium) -> None:
    """F3, letters, Enter: six keys at most, and the focus is back in the list."""
    podium.open().press("F3", "norw", "Enter")

    assert podium.listed() == ["Norway"]
    assert podium.window.speakers.view.hasFocus()


def test_shift_enter_adds_and_makes_next(podium: Podium) -> None:
    """Somebody must speak at once."""
    podium.open().ask("CA", "TR").press("F3", "norw", "Shift+Enter")

    assert podium.listed() == ["Norway", "Canada", "Turkey"]


def test_a_person_is_found_without_accents(podium: Podium) -> None:
    """Đorđe Ćirić by “ciric”; the delegation stands first, the person second."""
    podium.open().press("F3", "ciric", "Enter")

    (request,) = podium.floor.requests.values()
    assert (request.delegation, request.person) == ("RS", "R3")


def test_an_alias_is_found_and_the_name_behind_it_is_not(podium: Podium) -> None:
    """The registered name of a protected person is nowhere on this screen."""
    podium.open().press("F3", "lind", "Enter")
    assert podium.floor.requests == {}
    assert "Nobody matches “lind”" in podium.said

    podium.press("Esc", "F3", "expert a", "Enter")
    assert [request.person for request in podium.floor.requests.values()] == ["R4"]


def test_tab_chooses_the_kind_and_ctrl_the_place(podium: Podium) -> None:
    """A statement on behalf of a group, from Zoom."""
    podium.open().press("F3", "norw", "Tab", "Ctrl+2", "Enter")

    (request,) = podium.floor.requests.values()
    assert (request.kind, request.mode) == ("group_statement", "zoom")


@pytest.mark.parametrize("keys", [("F7", "F7"), ("H", "H")])
def test_hold_and_resume_are_the_same_key(podium: Podium, keys: tuple[str, str]) -> None:
    """The clock stands in between."""
    podium.open().ask("CA").press("Space").later(60).press(keys[0])
    held = podium.later(30).window.floor_card.clock.text()
    podium.press(keys[1]).later(10)

    assert held == "2:00"
    assert podium.window.floor_card.clock.text() == "1:50"


def test_time_is_added_the_conclusion_asked_and_the_statement_ended(podium: Podium) -> None:
    """Plus, C, E."""
    podium.open().ask("CA").press("Space").later(170).press("+", "C", "E")

    (done,) = podium.floor.done
    assert (done.limit_ms, done.conclusion_asked_at) == (210_000, podium.clock.now())
    assert podium.window.next_card._texts.name == "The list is exhausted"


def test_not_present_and_the_next_are_two_keys(podium: Podium) -> None:
    """X, Space."""
    podium.open().ask("CA", "NO").press("X", "Space")

    assert podium.floor.passed_over == ("CA",)
    assert podium.floor.speaking is not None
    assert podium.floor.speaking.request == "NO"


def test_the_selected_request_moves(podium: Podium) -> None:
    """Up, down, next, end; the selection stays with it."""
    podium.open().ask("CA", "NO", "TR", "AT").press("Down", "Down")
    orders = []
    for key in ("Alt+Up", "Alt+Down", "N", "Alt+End"):
        podium.press(key)
        orders.append(podium.listed())

    assert orders == [
        ["Canada", "Turkey", "Norway", "Austria"],
        ["Canada", "Norway", "Turkey", "Austria"],
        ["Turkey", "Canada", "Norway", "Austria"],
        ["Canada", "Norway", "Austria", "Turkey"],
    ]
    assert podium.window.speakers.view.selected() == "TR"


def test_withdraw_written_only_park_and_back(podium: Podium) -> None:
    """Del, W, K, B."""
    podium.open().ask("CA", "NO", "TR").press("Del").press("W").press("K")
    assert (podium.floor.withdrawn, podium.floor.written_only) == (("CA",), ("NO",))
    assert podium.floor.requests["TR"].parked
    assert podium.window.next_card._texts.name == "Everybody who waits is parked"

    podium.press("B")
    assert podium.floor.waiting == ("TR", "NO")


@pytest.mark.parametrize(
    "keys",
    [
        ("Space",),
        ("Del",),
        ("W",),
        ("X",),
        ("K",),
        ("I",),
        ("Alt+Down",),
        ("Alt+End",),
        ("F3", "aus", "Enter"),
    ],
)
def test_every_act_of_the_list_is_undone_and_done_again(podium: Podium, keys: tuple[str, ...]) -> None:
    """Ctrl+Z gives back the same list, clock and next; Ctrl+Y does it again."""
    podium.open().ask("CA", "NO", "TR").press("Space").later(3)
    before = (podium.listed(), podium.floor.speaking, podium.floor.next)
    podium.press(*keys)
    after = (podium.listed(), podium.floor.next)
    podium.press("Ctrl+Z")
    assert (podium.listed(), podium.floor.speaking, podium.floor.next) == before
    assert podium.said.startswith("Undone: ")

    podium.press("Ctrl+Y")
    assert (podium.listed(), podium.floor.next) == after


def test_undoing_the_floor_after_four_seconds_lets_the_old_clock_run_on(podium: Podium) -> None:
    """As if never stopped."""
    podium.open().ask("CA", "NO").press("Space").later(60).press("Space").later(4).press("Ctrl+Z")

    assert podium.window.floor_card.clock.text() == "1:56"


def test_f9_stops_the_clock_before_a_name_is_typed(podium: Podium) -> None:
    """F9, two letters, Enter, Space: the point of order has the floor."""
    podium.open().ask("CA", "NO").press("Space").later(60).press("F9")
    podium.later(5)
    assert podium.window.floor_card.clock.text() == "2:00"

    podium.press("tu", "Enter", "Space")

    assert podium.floor.speaking is not None
    assert podium.floor.requests[podium.floor.speaking.request].delegation == "TR"
    assert podium.window.floor_card._caption.full_text() == "ON THE FLOOR · POINT OF ORDER"


def test_a_ruling_is_one_key_and_space_returns_to_the_interrupted(podium: Podium) -> None:
    """Their time is as it was."""
    podium.open().ask("CA", "NO").press("Space").later(60).press("F9", "tu", "Enter", "Space").later(20)
    assert podium.window.next_card._texts.choices

    podium.press("2")
    assert podium.window.next_card.button.text().startswith("Resume Canada")
    podium.later(5).press("Space")

    assert podium.floor.speaking is not None
    assert podium.floor.speaking.request == "CA"
    assert podium.window.floor_card.clock.text() == "2:00"
    assert [one.ruling for one in podium.floor.done] == ["not_upheld"]


def test_esc_never_touches_a_clock(podium: Podium) -> None:
    """In any state it changes nothing on the disk."""
    podium.open().ask("CA", "NO").press("Space").later(30)
    for keys in ((), ("F3", "it"), ("F9",), ("Ctrl+K",), ("F1",), ("Ctrl+T",)):
        podium.press(*keys)
        seq = podium.floor.seq
        podium.press("Esc")
        assert podium.floor.seq == seq
        assert podium.window.speakers.view.hasFocus()


def test_opening_and_closing_want_a_second_press(podium: Podium) -> None:
    """And so does taking them back; Esc forgets the first."""
    podium.press("Ctrl+Shift+O", "Esc", "Ctrl+Shift+O")
    assert podium.floor.session is SessionState.SCHEDULED
    podium.press("Ctrl+Shift+O")
    assert podium.floor.session is SessionState.OPEN

    podium.press("Ctrl+Shift+S", "Ctrl+Shift+S")
    assert podium.floor.session is SessionState.SUSPENDED
    podium.press("Ctrl+Shift+R")
    podium.press("Ctrl+Shift+W", "Ctrl+Shift+W")
    assert podium.floor.session is SessionState.CLOSED
    podium.press("Ctrl+Z")
    assert podium.floor.session is SessionState.CLOSED
    assert podium.said == "Undo: session closed: press Ctrl+Z again · Esc"
    podium.press("Ctrl+Z")
    assert podium.floor.session is SessionState.OPEN


def test_the_list_is_opened_closed_and_reopened_by_one_key(podium: Podium) -> None:
    """And its chip says so."""
    podium.desk.floor.do("open_session")
    shown = []
    for _ in range(3):
        podium.press("Ctrl+L").later(1)
        shown.append(podium.window.strip.list.text())

    assert shown == ["LIST OPEN", "LIST CLOSED", "LIST OPEN"]


def test_the_speaking_time_is_set_for_everybody_to_come(podium: Podium) -> None:
    """Ctrl+T, 2:00, Enter; what is no time is a sentence."""
    podium.open().ask("CA", "NO").press("Ctrl+T", "two", "Enter")
    assert "is not a duration" in podium.said
    podium.window.line.clear()
    podium.press("2:00", "Enter", "Space")

    assert podium.floor.speaking is not None
    assert podium.floor.speaking.limit_ms == 120_000


def test_a_command_is_found_by_its_name(podium: Podium) -> None:
    """Ctrl+K, a few letters, Enter; what is not allowed now cannot be chosen, and says why."""
    podium.open().ask("CA", "NO").press("Ctrl+K", "give the", "Enter")
    assert podium.floor.speaking is not None

    podium.press("Ctrl+K", "ruling: up", "Enter")
    (shown,) = (podium.window.palette_card.list.item(0).text(),)
    assert "No point of order awaits a ruling." in shown


def test_a_refusal_is_a_sentence_in_the_status_line(podium: Podium) -> None:
    """No dialog."""
    podium.open().press("Space")

    assert podium.said == "The list of speakers is exhausted."


def test_a_key_held_down_counts_once(podium: Podium) -> None:
    """Space repeats as the system lets keys repeat; the floor is given once."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    podium.open().ask("CA", "NO", "TR").press("Space")
    seq = podium.floor.seq
    for _ in range(20):
        again = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True
        )
        QApplication.sendEvent(podium.window.speakers.view, again)

    assert podium.floor.seq == seq


def test_single_letters_can_be_switched_off(podium: Podium) -> None:
    """F-keys, Space, Delete and arrows go on."""
    podium.open().ask("CA", "NO")
    podium.window.run("single_keys")
    seq = podium.floor.seq
    podium.press("X", "W", "K")
    assert podium.floor.seq == seq
    podium.press("Space")
    assert podium.floor.speaking is not None
