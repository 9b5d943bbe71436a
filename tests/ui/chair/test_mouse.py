"""The mouse does what keys do, and what it does not mean to do it does not do."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from tests.ui.chair.test_side_cards import waiting
from tests.ui.conftest import Podium
from ui.widgets.buttons import QuietBox


def drop(podium: Podium, row: int, *, below: bool) -> None:
    """The selected row is dropped above or below the middle of another."""
    view = podium.window.speakers.view
    place = view.visualRect(view.speakers.index(row))
    at = QPointF(place.center().x(), place.bottom() - 2 if below else place.top() + 2)
    event = QDropEvent(
        at,
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)


@pytest.mark.parametrize(
    ("row", "below", "order"),
    [(0, False, ["TR", "CA", "NO"]), (0, True, ["CA", "TR", "NO"]), (1, False, ["CA", "TR", "NO"])],
)
def test_a_row_is_dragged_to_its_place(podium: Podium, row: int, below: bool, order: list[str]) -> None:
    """One act, undone like the key's; the selection stays with the row."""
    podium.open().ask("CA", "NO", "TR").press("Down", "Down")
    drop(podium, row, below=below)

    assert waiting(podium) == order
    assert podium.window.speakers.view.selected() == "TR"
    podium.press("Ctrl+Z")
    assert waiting(podium) == ["CA", "NO", "TR"]


def test_a_row_dropped_behind_the_last_is_the_last(podium: Podium) -> None:
    """Also where replies follow: each lane is its own."""
    podium.open().ask("CA", "NO").ask("TR", kind="right_of_reply")
    drop(podium, 1, below=True)

    assert waiting(podium) == ["NO", "CA"]
    assert podium.floor.replies == ("TR",)


def test_a_row_dropped_where_it_was_is_no_act(podium: Podium) -> None:
    """Nothing is written."""
    podium.open().ask("CA", "NO")
    seq = podium.floor.seq
    drop(podium, 0, below=False)

    assert podium.floor.seq == seq


def test_a_double_click_opens_the_entry(podium: Podium) -> None:
    """Like F2."""
    podium.open().ask("CA", "NO")
    view = podium.window.speakers.view
    at = view.visualRect(view.speakers.index(1)).center()
    podium.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    podium.bot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert podium.window.speakers.side is podium.window.cards.card("entry")
    assert podium.window.cards.card("entry").heading.full_text() == "Norway"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_right_button_offers_what_can_be_done_with_the_row(podium: Podium) -> None:
    """The same rows as in the menu bar, with their keys."""
    podium.open().ask("CA", "NO")
    podium.window._show_menu(QPoint(10, 10))
    (menu,) = [window for window in podium.window.findChildren(QMenu) if window.isVisible()]
    words = [action.text().replace("&", "") for action in menu.actions()]
    assert words[:2] == ["Make next", "Call the selected: the clock waits"]

    next(action for action in menu.actions() if "Withdraw" in action.text().replace("&", "")).trigger()
    menu.close()
    assert waiting(podium) == ["NO"]


def wheel(podium: Podium, widget: QWidget) -> None:
    """The wheel is turned over a widget."""
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_wheel_changes_nothing(podium: Podium) -> None:
    """Neither a choice nor the list nor the floor."""
    podium.open().ask("CA", "NO", "TR").press("F2")
    card = podium.window.cards.card("entry")
    boxes = card.findChildren(QuietBox)
    before, seq = [box.currentIndex() for box in boxes], podium.floor.seq
    for box in boxes:
        box.setFocus()
        wheel(podium, box)
    podium.press("Esc")
    wheel(podium, podium.window.speakers.view.viewport())

    assert [box.currentIndex() for box in boxes] == before
    assert len(boxes) == 5
    assert podium.floor.seq == seq


def test_a_click_on_the_large_button_gives_the_floor(podium: Podium) -> None:
    """It names who is next by then, and the focus is still in the list."""
    podium.open().ask("CA", "NO")
    podium.bot.mouseClick(podium.window.next_card.button, Qt.MouseButton.LeftButton)

    assert podium.window.next_card.button.text().startswith("Give the floor to Norway")
    assert podium.window.speakers.view.hasFocus()


def test_no_dialog_opens_in_an_open_session(podium: Podium, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole session by keys; the last word of every question is in the window itself."""

    def never(self: QDialog, *_args: object) -> int:
        raise AssertionError(f"{type(self).__name__} was opened")

    for name in ("exec", "open", "show"):
        monkeypatch.setattr(QDialog, name, never)
    podium.press("Ctrl+Shift+O", "Ctrl+Shift+O", "Ctrl+L")
    podium.ask("CA", "NO", "TR", "RS")
    podium.press("Space").later(60).press("F9", "tu", "Enter", "Space").later(20).press("2", "Space")
    podium.press("F7", "F7", "C", "+", "E", "X", "Ctrl+Z", "K", "K", "W", "Ctrl+Ins", "Enter")
    for key in ("Ctrl+R", "Ctrl+J", "Ctrl+5", "F2", "Ctrl+Shift+T", "Ctrl+K", "F1", "Ctrl+T", "F3"):
        podium.press(key, "Esc")
    podium.press("Ctrl+Shift+S", "Ctrl+Shift+S", "Ctrl+Shift+R", "Ctrl+Shift+W", "Ctrl+Shift+W")

    assert podium.floor.session == "closed"


def test_what_comes_from_elsewhere_takes_no_focus(podium: Podium) -> None:
    """Another desk's acts, a finished job, a sentence, trouble that comes and goes."""
    podium.open().ask("CA", "NO").press("F3", "ita")
    typing = QApplication.focusWidget()
    podium.desk.station.do("D1-P1", "request_floor", delegation="TR")
    podium.desk.live.emit(podium.desk.station.live("D1-P1"))
    podium.desk.finished.emit("Badges: 9 of 14 sent")
    podium.desk.trouble.emit("The disk is full. The last act was not saved.")
    podium.desk.recovered.emit()
    podium.desk.loaded.emit(podium.desk.station.load())

    assert QApplication.focusWidget() is typing
    assert podium.window.speakers.search.text() == "ita"
