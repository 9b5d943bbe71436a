"""The chair's page in every state: it fits, nothing is cut, nothing jumps, all has a name."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QWidget

from tests.ui.chair.page_states import State, every_state, running
from tests.ui.conftest import Podium
from ui.chair.actions import TABLE
from ui.chair.page import Shows
from ui.style.theme import Theme, apply_theme, load_theme
from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Chip, Label

SMALL = (1280, 672)


@pytest.fixture
def larger_text(qapp: QApplication, podium: Podium, night: Theme) -> Iterator[Callable[[float], None]]:
    """Set the size of text, and the usual one afterwards."""

    def set_size(scale: float) -> None:
        theme = load_theme("night", scale)
        apply_theme(qapp, theme)
        podium.window.apply_theme(theme)
        QApplication.processEvents()

    yield set_size
    apply_theme(qapp, night)


def shown(podium: Podium, kind: type[QWidget]) -> list[QWidget]:
    """Every visible widget of a kind."""
    return [window for window in podium.window.findChildren(kind) if window.isVisible()]


def settle(podium: Podium, size: tuple[int, int] = SMALL) -> None:
    """The window has this size, and everything is painted."""
    podium.window.resize(*size)
    podium.later(0)
    QApplication.processEvents()


@every_state
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_the_page_fits_a_small_laptop(
    podium: Podium, larger_text: Callable[[float], None], state: State, scale: float
) -> None:
    """1280×672 up to 125 % text, in two columns."""
    larger_text(scale)
    state(podium)
    settle(podium)

    smallest = podium.window.minimumSizeHint()

    assert smallest.width() <= SMALL[0]
    assert smallest.height() <= SMALL[1]
    assert not podium.window.page.narrow


@every_state
@pytest.mark.parametrize("size", [SMALL, (1280, 720)])
def test_at_half_as_large_again_clock_list_say_and_reply_are_there(
    podium: Podium, larger_text: Callable[[float], None], state: State, size: tuple[int, int]
) -> None:
    """On the same laptop: the buttons say their words alone, and the clock is the largest of all."""
    larger_text(1.5)
    state(podium)
    settle(podium, size)

    page = podium.window.page
    smallest = podium.window.minimumSizeHint()
    assert (smallest.width() <= size[0], smallest.height() <= size[1]) == (True, True)
    assert page.speakers.isVisible()
    assert page.say.isVisible() or page.shows is Shows.PROGRAMME  # before the opening, and after the end
    assert page.buttons["right_of_reply"].isVisible()
    # Digits fill 0.86 of their cell; no line of words is as high.
    words = (label.fontMetrics().height() for label in shown(podium, QLabel))
    assert page.floor_card.clock.height() * 0.86 > max(words)


def test_at_half_as_large_again_a_narrow_window_has_one_column(
    podium: Podium, larger_text: Callable[[float], None]
) -> None:
    """By itself; what is typed is in sight, and the page comes back afterwards."""
    larger_text(1.5)
    running(podium)
    settle(podium, (1100, 700))
    page = podium.window.page
    assert page.narrow

    for keys, field in ((("F3", "nor"), page.speakers.search), (("Shift+F9", "nor"), page.speakers.search)):
        before = page.shows
        podium.press(*keys)
        assert field.isVisible()
        assert field.hasFocus()
        assert field.text() == "nor"
        podium.press("Esc")
        assert page.shows is before
        assert page.next_card.isVisible()

    podium.press("F6")
    assert page.lists
    podium.press("F9", "tu")
    assert page.next_card.who_asks.isVisible()
    assert page.next_card.who_asks.text() == "tu"
    podium.press("Esc")
    assert page.lists


@every_state
@pytest.mark.parametrize("width", [1280, 1366])
def test_no_words_are_cut_without_a_tool_tip(podium: Podium, state: State, width: int) -> None:
    """A label that is cut shows its whole text in the tool tip; buttons and chips are never cut."""
    state(podium)
    settle(podium, (width, 672))

    for label in shown(podium, Label):
        assert isinstance(label, Label)
        if label.text() != label.full_text():
            assert label.toolTip() == label.full_text()
    for widget in (*shown(podium, LiveButton), *shown(podium, Chip)):
        assert widget.sizeHint().width() <= widget.width(), widget.accessibleName()


@every_state
def test_every_control_has_a_name_of_its_own(podium: Podium, state: State) -> None:
    """For whoever hears the screen instead of seeing it."""
    state(podium)
    settle(podium)
    controls = [
        row
        for row in (
            *shown(podium, QAbstractButton),
            *shown(podium, QLineEdit),
            *shown(podium, QListView),
        )
        if row.focusPolicy() != Qt.FocusPolicy.NoFocus and "qt_" not in row.objectName()
    ]
    names = [control.accessibleName() for control in controls]

    assert all(names)
    assert len(set(names)) == len(names)


@every_state
def test_exactly_one_control_says_space(podium: Podium, state: State) -> None:
    """Or none, where nothing can be given, or the keyboard is elsewhere: then the button says F8."""
    state(podium)
    settle(podium)
    saying = [
        row
        for row in shown(podium, LiveButton)
        if row.isEnabled() and "Space" in row.text()  # type: ignore[attr-defined]
    ]

    gives = podium.window.next_card._texts.action == "give_floor"
    in_list = podium.window.focusWidget() is podium.window.speakers.view
    assert len(saying) == int(gives and in_list)
    assert in_list or not gives or "F8" in podium.window.next_card.button.text()


def test_the_buttons_keep_their_place_in_every_state(podium: Podium) -> None:
    """Four pixels at most, from one state to the next."""
    settle(podium)
    places: dict[str, set[tuple[int, int]]] = {}
    for step in (
        lambda: running(podium),
        lambda: podium.later(100),
        lambda: podium.later(60),
        lambda: podium.press("F7"),
        lambda: podium.press("F7"),
        lambda: podium.press("F9"),
        lambda: podium.press("serb", "Enter"),
        lambda: podium.press("Space"),
        lambda: podium.press("1"),
        lambda: podium.press("Space"),
        lambda: podium.press("Shift+F8"),
    ):
        step()
        settle(podium)
        for name, button in podium.window.buttons.items():
            corner = button.mapTo(podium.window, QPoint(0, 0))
            places.setdefault(name, set()).add((corner.x(), corner.y()))

    for name, corners in places.items():
        for axis in (0, 1):
            spread = {corner[axis] for corner in corners}
            assert max(spread) - min(spread) <= 4, (name, corners)


@every_state
def test_buttons_and_rows_are_large_enough_to_hit(podium: Podium, state: State) -> None:
    """Forty pixels for a button, thirty-two for a row."""
    state(podium)
    settle(podium)

    for button in shown(podium, LiveButton):
        assert button.height() >= 40, button.accessibleName()
        assert button.width() >= 40, button.accessibleName()
    view = podium.window.speakers.view
    assert all(
        view.visualRect(view.model().index(row, 0)).height() >= 32 for row in range(view.model().rowCount())
    )


@every_state
def test_escape_changes_nothing_on_the_floor(podium: Podium, state: State) -> None:
    """It never touches a clock or a speaker."""
    state(podium)
    seq = podium.floor.seq

    podium.press("Esc", "Esc")

    assert podium.floor.seq == seq


@every_state
def test_nothing_overlaps(podium: Podium, state: State) -> None:
    """The parts of the page stand beside each other."""
    state(podium)
    settle(podium)
    page = podium.window.page
    parts = [page.floor_card, page._floor_row, page.next_card, page.say_card, page.agenda, page.speakers]
    areas = [
        QRect(part.mapTo(podium.window, QPoint(0, 0)), part.size())
        for part in (*parts, page.strip, page.status)
        if part.isVisible()
    ]

    assert all(not a.intersects(b) for place, a in enumerate(areas) for b in areas[place + 1 :])


def test_a_click_on_a_live_button_leaves_the_focus_in_the_list(podium: Podium) -> None:
    """So that the next Space is still the chair's."""
    running(podium)
    for name in ("hold", "hold", "more_time", "conclude", "end", "undo"):
        podium.bot.mouseClick(podium.window.buttons[name], Qt.MouseButton.LeftButton)
        assert podium.window.speakers.view.hasFocus(), name


def test_tab_reaches_every_control_and_comes_back(podium: Podium) -> None:
    """No control traps the key."""
    running(podium)
    settle(podium)
    start = QApplication.focusWidget()
    seen: list[QWidget] = []
    for _ in range(60):
        podium.press("Tab")
        seen.append(QApplication.focusWidget())
        if seen[-1] is start:
            break

    assert seen[-1] is start
    enabled = [row for row in shown(podium, LiveButton) if row.isEnabled()]
    assert all(one in seen for one in enabled), [
        widget.accessibleName() for widget in enabled if widget not in seen
    ]


def test_no_two_acts_share_a_key() -> None:
    """In the window, and in the list."""
    keys = [key for action in TABLE for key in action.keys]
    list_keys = [key for action in TABLE for key in action.list_keys]

    assert len(keys) == len(set(keys))
    assert len(list_keys) == len(set(list_keys))
    assert not {"F10", "Alt+Space", "Ctrl+Space", "F4", "F5"} & {*keys, *list_keys}


def test_every_act_stands_in_a_menu_with_its_key(podium: Podium) -> None:
    """What a key does can be found with the mouse, and the key beside it."""
    for action in TABLE:
        row = podium.window.rows[action.id]
        keys = [key.toString() for key in row.shortcuts()]
        assert len(keys) == len(action.keys), action.id
        assert keys or not action.list_keys or row.text().endswith(action.list_keys[0])
        assert row.associatedObjects()


@pytest.mark.parametrize(
    ("keys", "most"),
    [
        (("F9", *"tu", "Enter", "Space"), 6),
        (("F3", *"nor", "Enter"), 6),
        (("X", "Space"), 2),
    ],
)
def test_what_is_urgent_takes_few_keys(podium: Podium, keys: tuple[str, ...], most: int) -> None:
    """A point of order given, a request added, an absent one passed over."""
    podium.open().ask("CA", "TR")
    seq = podium.floor.seq
    podium.press(*keys)

    assert len(keys) <= most
    assert podium.floor.seq > seq


@pytest.mark.parametrize("name", ["undo", "hold", "withdraw"])
def test_space_on_a_button_presses_that_button_only(podium: Podium, name: str) -> None:
    """A button that Tab has reached keeps its own Space; the floor stays where it is."""
    podium.open().ask("CA", "NO").press("Space").later(5)
    page = podium.window.page
    {**page.buttons, **page.speakers.buttons}[name].setFocus()
    podium.press("Space")

    speaking = podium.floor.speaking
    assert speaking is None or speaking.request == "CA"


def test_every_live_act_has_a_form_without_letters() -> None:
    """Keys survive Cyrillic, Greek and Georgian layouts."""
    for action in TABLE:
        if action.needs is not None and action.menu.endswith("peakers"):
            forms = [key for key in (*action.keys, *action.list_keys) if not key.isalpha() or len(key) > 1]
            assert forms, action.id


def test_the_overlay_of_keys_holds_every_key(podium: Podium) -> None:
    """F1 shows them; any key takes it away and does nothing else."""
    running(podium)
    seq = podium.floor.seq
    podium.press("F1")
    overlay = podium.window.keys_card
    words = "\n".join(label.text() for label in overlay.findChildren(QLabel))

    assert overlay.isVisible()
    assert all(key in words for action in TABLE for key in (*action.keys, *action.list_keys))
    podium.press("Space")
    assert not overlay.isVisible()
    assert podium.floor.seq == seq


def test_a_key_that_is_held_down_gives_the_floor_once(podium: Podium) -> None:
    """Repetitions of the keyboard are no acts."""
    podium.open().ask("CA", "NO", "TR")

    assert all(not row.autoRepeat() for row in podium.window.rows.values())


def test_the_states_of_the_clock_differ_without_colour(podium: Podium) -> None:
    """Open digits, a frame, a filled block: told apart by how much of the cell is dark or light."""
    podium.open().ask("CA", "NO").press("Space")
    inked = []
    for seconds in (30, 100, 80):
        podium.later(seconds)
        QApplication.processEvents()
        cell = podium.window.floor_card.clock
        picture = cell.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        ground = picture.pixelColor(0, 0).value()
        edge = [picture.pixelColor(x, 3).value() for x in range(40, picture.width() - 40, 3)]
        middle = [picture.pixelColor(12, y).value() for y in range(20, picture.height() - 20, 3)]
        inked.append(
            (
                sum(abs(value - ground) > 40 for value in edge) > len(edge) // 2,
                sum(abs(value - ground) > 40 for value in middle) > len(middle) // 2,
            )
        )

    open_digits, framed, filled = inked
    assert open_digits == (False, False)
    assert framed == (True, False)
    assert filled == (True, True)
