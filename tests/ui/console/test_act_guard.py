"""One press, one act: held keys, double clicks, and what has just changed under the finger."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.ui.conftest import Podium
from ui.console.act_guard import CHOOSES
from ui.widgets import buttons

_TYPE, _NONE, _LEFT = QEvent.Type, Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
_CTRL, _ALT, _SHIFT = (
    getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Alt", "Shift")
)
_KEY = Qt.Key


def key(kind: QEvent.Type, name: Qt.Key, held: Qt.KeyboardModifier, text: str, at: int) -> None:
    """A key event as X11 gives it, where the focus is; a shortcut is tried first."""
    target = QApplication.focusWidget()
    assert target is not None
    event = QKeyEvent(kind, name, held, text)
    event.setTimestamp(at)
    QApplication.sendEvent(target, event)


def hold(name: Qt.Key, text: str = "", held: Qt.KeyboardModifier = _NONE, times: int = 20) -> None:
    """A key is held as X11 reports it: each repeat a release and a fresh press of the same instant."""
    for at in range(1_000, 1_000 + 30 * times, 30):
        key(_TYPE.KeyPress, name, held, text, at)
        key(_TYPE.KeyRelease, name, held, text, at + 30)


def click(target: QWidget, at: int, kind: QEvent.Type = _TYPE.MouseButtonPress) -> None:
    """A press and a release in the middle of a widget, at an instant in milliseconds."""
    middle = QPointF(target.rect().center())
    for what, later in ((kind, 0), (_TYPE.MouseButtonRelease, 20)):
        where = target.mapToGlobal(middle.toPoint())
        event = QMouseEvent(what, middle, QPointF(where), _LEFT, _LEFT, _NONE)
        event.setTimestamp(at + later)
        QApplication.sendEvent(target, event)


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [
        (_KEY.Key_Space, " ", _NONE),
        (_KEY.Key_Delete, "", _NONE),
        (_KEY.Key_W, "w", _NONE),
        (_KEY.Key_X, "x", _NONE),
        (_KEY.Key_K, "k", _NONE),
        (_KEY.Key_Plus, "+", _NONE),
    ],
)
def test_a_held_key_is_one_act(podium: Podium, name: Qt.Key, text: str, held: Qt.KeyboardModifier) -> None:
    """Also where each repeat comes as a fresh press, and the act is allowed again each time."""
    podium.open().ask("CA", "NO", "TR", "AT").press("Space").later(10)
    seq = podium.floor.seq
    hold(name, text, held)

    assert podium.floor.seq == seq + 1


def test_a_key_pressed_again_after_its_release_is_pressed_again(podium: Podium) -> None:
    """However quick the finger: thirty seconds more, three times."""
    podium.open().ask("CA", "NO").press("Space").later(10)
    for at in (1_000, 1_060, 1_120):
        key(_TYPE.KeyPress, _KEY.Key_Plus, _NONE, "+", at)
        key(_TYPE.KeyRelease, _KEY.Key_Plus, _NONE, "+", at + 30)

    assert podium.floor.speaking is not None
    assert podium.floor.speaking.limit_ms == 270_000


def test_a_held_key_goes_on_moving_and_typing(podium: Podium) -> None:
    """In the list and in a field; what began as an act never types into the field that it opened."""
    podium.open().ask("CA", "NO", "TR", "AT")
    hold(_KEY.Key_Down, times=3)
    assert podium.window.speakers.view.selected() == "AT"

    podium.press("F3")
    hold(_KEY.Key_O, "o", times=3)
    assert podium.window.speakers.search.text() == "ooo"
    hold(_KEY.Key_Backspace, "\b", times=2)
    assert podium.window.speakers.search.text() == "o"

    podium.press("Esc")
    hold(_KEY.Key_P, "p")
    assert podium.window.next_card.who_asks.hasFocus()
    assert podium.window.next_card.who_asks.text() == ""


@pytest.mark.parametrize("name", ["withdraw", "make_next", "undo", "absent"])
def test_a_double_click_is_one_click_and_so_is_a_third(podium: Podium, name: str) -> None:
    """Each press that is ignored renews the wait."""
    podium.open().ask("CA", "NO", "TR", "AT").press("Down", "Down")
    seq = podium.floor.seq
    button = {**podium.window.buttons, **podium.window.speakers.buttons}[name]
    click(button, 5_000)
    click(button, 5_200, _TYPE.MouseButtonDblClick)
    click(button, 5_500)
    click(button, 5_800)
    assert podium.floor.seq == seq + 1

    podium.later(2)
    click(button, 6_300)
    assert podium.floor.seq == seq + 2 or name in ("make_next", "undo")


def test_three_clicks_on_open_open_nothing_and_never_give_the_floor(podium: Podium) -> None:
    """The first arms the button, which says what the second will do; two slow ones open the meeting."""
    podium.ask("CA", "NO")
    button = podium.window.next_card.button
    for at, kind in (
        (1_000, _TYPE.MouseButtonPress),
        (1_150, _TYPE.MouseButtonDblClick),
        (1_300, _TYPE.MouseButtonPress),
    ):
        click(button, at, kind)
    assert podium.floor.session == "scheduled"
    assert "Press again: Open the session" in button.text().replace("\n", " ")

    click(button, 2_000)
    assert podium.floor.session == "open"
    click(button, 2_150, _TYPE.MouseButtonDblClick)
    assert podium.floor.speaking is None


def test_an_armed_press_lapses_and_nothing_says_so_any_more(podium: Podium) -> None:
    """Neither the button nor the status line."""
    before = podium.window.next_card.button.text()
    podium.press("Ctrl+Shift+O")
    assert podium.window.next_card.button.armed
    assert "again" in podium.said

    podium.window.guarded._lapse.timeout.emit()
    assert podium.window.next_card.button.text() == before
    assert podium.said == ""
    podium.press("Ctrl+Shift+O")
    assert podium.floor.session == "scheduled"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_second_click_meets_nothing_below_a_menu_or_the_palette(podium: Podium) -> None:
    """Whatever stands where the row was chosen."""
    podium.open().ask("CA", "NO", "TR").press("Space").later(10)
    seq = podium.floor.seq
    menu = QMenu(podium.window)
    row = menu.addAction("A row")
    menu.popup(podium.window.mapToGlobal(QPoint(40, 40)))
    at = QPointF(menu.actionGeometry(row).center())
    event = QMouseEvent(
        _TYPE.MouseButtonRelease, at, QPointF(menu.mapToGlobal(at.toPoint())), _LEFT, _LEFT, _NONE
    )
    event.setTimestamp(9_000)
    QApplication.sendEvent(menu, event)
    menu.close()
    click(podium.window.buttons["end"], 9_200)
    click(podium.window.buttons["end"], 9_500)
    assert podium.floor.seq == seq
    click(podium.window.buttons["end"], 10_500)
    assert podium.floor.seq == seq + 1
    assert podium.window.palette_card.list.property(CHOOSES)


def test_what_another_desk_has_just_changed_is_refused_in_words(podium: Podium) -> None:
    """Space was meant for Canada; a second later it is meant for Norway."""
    podium.open().ask("CA", "NO")
    podium.desk.live.emit(podium.desk.station.do("D1-P1", "withdraw", request="CA").live)
    podium.press("Space")
    assert podium.floor.speaking is None
    assert podium.said == "It has just become Norway’s turn; press again."

    podium.later(0.5).press("Space").later(0.9).press("Space")
    assert podium.floor.speaking is None
    podium.later(1).press("Space")
    assert podium.floor.speaking is not None
    assert podium.floor.speaking.request == "NO"


def test_the_same_key_on_what_it_has_just_moved_up_is_refused(podium: Podium) -> None:
    """Delete twice in haste takes one delegation; another key is meant as it is pressed."""
    podium.open().ask("CA", "NO", "TR").press("Del", "Del")
    assert podium.floor.withdrawn == ("CA",)
    assert podium.said == "It has just become Norway; press again."

    podium.press("Space")
    assert podium.floor.speaking is not None
    assert podium.floor.speaking.request == "NO"


def test_two_different_keys_are_not_one_pressed_twice(podium: Podium) -> None:
    """F7 resumes, F8 at once gives the floor to the next; F8 at once again does not."""
    podium.open().ask("CA", "NO", "TR").press("Space").later(10).press("F7").later(10).press("F7", "F8")
    assert podium.floor.speaking is not None
    assert podium.floor.speaking.request == "NO"

    podium.later(1.2).press("F8")
    assert podium.floor.speaking.request == "NO"
    assert podium.said == "Ignored: pressed twice."


def test_a_button_whose_act_changes_under_the_pointer_sleeps(
    podium: Podium, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second and a half; each press renews it."""
    podium.open().ask("CA", "NO", "TR").press("Space").later(10)
    button, clock = podium.window.next_card.button, [100.0]
    monkeypatch.setattr(buttons.time, "monotonic", lambda: clock[0])
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    podium.press("Del")
    seq = podium.floor.seq
    for at, instant in ((20_000, 101.0), (22_000, 102.4), (24_000, 103.8)):
        clock[0] = instant
        click(button, at)
    assert podium.floor.seq == seq
    assert podium.said.startswith("This has just become: Give the floor to Turkey")

    clock[0] = 105.4
    podium.later(5)
    click(button, 26_000)
    assert podium.floor.seq == seq + 1


def test_after_esc_no_letter_goes_to_the_menu_bar(podium: Podium) -> None:
    """Though it stays lit where a menu was open."""
    podium.open().ask("CA", "NO")
    bar = podium.window.menuBar()
    bar.setFocus()
    podium.press("Esc")
    podium.bot.waitUntil(podium.window.speakers.view.hasFocus)
    podium.press("X")

    assert podium.floor.passed_over == ("CA",)


def test_the_palette_goes_with_the_keyboard_and_esc_always_helps(podium: Podium) -> None:
    """A click elsewhere closes it, and so does the overlay of keys."""
    podium.open().ask("CA", "NO")
    for asked, card in (("Ctrl+K", podium.window.palette_card), ("F1", podium.window.keys_card)):
        podium.press(asked)
        assert card.isVisible()
        podium.window.speakers.search.setFocus(Qt.FocusReason.MouseFocusReason)
        assert not card.isVisible()
        assert podium.window.speakers.search.hasFocus()
        podium.press(asked, "Esc")
        assert not card.isVisible()
        assert podium.window.speakers.view.hasFocus()


def test_the_window_without_the_keys_says_so(podium: Podium) -> None:
    """Where the keys go stands in its place."""
    status = podium.window.status
    status.has_keys(False)
    assert status.elsewhere.isVisible()
    assert not status.keys.isVisible()
    status.has_keys(True)
    assert status.keys.isVisible()
