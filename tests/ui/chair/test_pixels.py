"""What the eye gets: contrast measured from pixels, text that grows with the window, longer words."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.floor.facts import record
from tests.ui.chair.page_states import STATES, State, closed, many, over, point, ruling, running
from tests.ui.chair.test_page import SMALL, settle, shown
from tests.ui.conftest import Podium
from tests.ui.test_themes import contrast
from ui.chair.speakers_model import TOOL_TIP, spoken
from ui.chair.texts.card_values import Row
from ui.style.theme import apply_theme, load_theme
from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Chip
from ui.widgets.rows_model import ACCESSIBLE


@pytest.fixture(params=["night", "day"])
def theme(request: pytest.FixtureRequest, qapp: QApplication, podium: Podium) -> Iterator[Podium]:
    """The window in each theme; afterwards the application wears the usual one."""
    dressed = load_theme(request.param)
    apply_theme(qapp, dressed)
    podium.window.apply_theme(dressed)
    yield podium
    apply_theme(qapp, load_theme("night"))


def measured(picture: QImage, area: QRect) -> float:
    """The contrast of the strongest ink in an area with its ground, the most frequent colour."""
    part = picture.copy(area).convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(part.constBits()).cast("B").cast("I"))  # type: ignore[arg-type]
    colours = Counter({f"#{pixel & 0xFFFFFF:06x}": count for pixel, count in pixels.items()})
    ground, _ = colours.most_common(1)[0]
    return max(contrast(colour, ground) for colour in colours)


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget stands, without the frame around it."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(4, 4, -4, -4)


@pytest.mark.parametrize("state", [running, over, point, ruling, closed], ids=lambda one: one.__name__)
def test_every_word_stands_out_from_its_ground(theme: Podium, state: State) -> None:
    """4.5 to 1, as the pixels are; what is switched off is exempt (WCAG 2.2, 1.4.3)."""
    state(theme)
    settle(theme)
    picture = theme.window.grab().toImage()
    for kind in (QLabel, QPushButton):
        for widget in shown(theme, kind):
            words = widget.text().strip()  # type: ignore[attr-defined]
            if words and widget.isEnabled() and widget.height() > 10:
                found = measured(picture, place(widget, theme.window))
                assert found >= 4.5, (words, found)


@pytest.mark.parametrize("state", [running, over, point], ids=lambda one: one.__name__)
def test_every_bar_stands_out_from_its_card(theme: Podium, state: State) -> None:
    """3 to 1, as the pixels are."""
    state(theme)
    settle(theme)
    picture = theme.window.grab().toImage()
    for card in (theme.window.floor_card, theme.window.next_card):
        corner = card.mapTo(theme.window, QPoint(0, 0))
        bar = picture.pixelColor(corner.x() + 4, corner.y() + card.height() // 2)
        ground = picture.pixelColor(corner.x() + 16, corner.y() + card.height() // 2)
        assert contrast(bar.name(), ground.name()) >= 3


@pytest.mark.parametrize(
    ("size", "room"), [((1366, 768), 1.0), ((1920, 1080), 1.125), ((2560, 1440), 1.5), ((3840, 2160), 2.375)]
)
def test_a_large_window_has_large_text(podium: Podium, size: tuple[int, int], room: float) -> None:
    """The page is no island on a 4K screen, and nothing of it is cut."""
    running(podium)
    settle(podium, size)
    page = podium.window.page

    assert podium.window.theme.room == room
    assert page.floor_card.height() == round(170 * room)
    for widget in (*shown(podium, LiveButton), *shown(podium, Chip)):
        assert widget.sizeHint().width() <= widget.width()
        assert widget.sizeHint().height() <= widget.height() + 1
    row = podium.window.speakers.view.visualRect(podium.window.speakers.view.speakers.index(0))
    assert row.height() == round(34 * room)
    settle(podium)
    assert podium.window.theme.room == 1.0


def test_a_row_is_read_as_a_sentence(podium: Podium) -> None:
    """No number, no sign; its whole text also in the tool tip."""
    podium.open().ask("CA", "NO", mode="zoom")
    podium.press("Down", "K")
    view = podium.window.speakers.view
    read = [view.speakers.data(view.speakers.index(row), ACCESSIBLE) for row in range(2)]

    assert read == ["Canada, Zoom, 3 minutes", "Norway, Zoom, 3 minutes, parked"]
    assert view.speakers.data(view.speakers.index(1), TOOL_TIP) == "Norway · parked"


def test_a_row_of_seconds_is_read_too() -> None:
    """Half a minute is no minutes."""
    assert spoken(Row("1", "Canada", "room", "0:30", "late 14:05:00 · pinned")) == (
        "Canada, room, 30 seconds, late 14:05:00, pinned"
    )


def test_a_screen_reader_hears_who_has_the_floor(podium: Podium, monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, by an announcement."""
    heard: list[str] = []
    monkeypatch.setattr("ui.chair.window.announce", lambda _widget, words: heard.append(words))
    podium.open().ask("CA", "NO").press("Space").later(150).later(31)
    podium.press("F7").later(1).press("F7", "E", "Space", "Ctrl+Z").later(1)
    podium.press("Ctrl+Z", "Ctrl+Shift+W")

    assert heard == [
        "Session opened", "List of speakers opened", "Item 2 started",
        "Canada added to the list", "Norway added to the list",
        "Canada has the floor", "Canada has 30 seconds left", "Canada is over time", "Canada held",
        "Canada goes on, 0:01 over time", "Statement of Canada ended", "Norway has the floor",
        "Undone: floor given to Norway", "Canada is over time", "Undone: statement of Canada ended",
        "Close the session: press Ctrl+Shift+W again · Esc",
    ]  # fmt: skip


def test_long_names_leave_the_other_columns_alone(podium: Podium) -> None:
    """A name of 57 letters ends before the place begins: to the right of it the rows are alike."""
    many(podium)
    settle(podium)
    view = podium.window.speakers.view
    long = "United Kingdom of Great Britain and Northern Ireland, and its Isles"
    rows = view.speakers._rows
    names = ("Malta", "Malta", "Malta", "Malta", long)
    view.speakers.show(
        [Row(row.request, name, "Zoom", "3:00", "pinned") for row, name in zip(rows[:5], names, strict=True)]
    )
    QApplication.processEvents()
    picture = view.viewport().grab().toImage()
    short, other = (view.visualRect(view.speakers.index(row)) for row in (2, 4))
    left = short.left() + short.width() // 2

    for x in range(left, short.right() - 20, 3):
        for y in range(4, short.height() - 4, 3):
            one, two = (picture.pixelColor(x, rect.top() + y) for rect in (short, other))
            assert one == two


@pytest.mark.parametrize("state", STATES, ids=lambda one: one.__name__)
def test_words_that_are_longer_by_two_fifths_move_nothing(
    podium: Podium, monkeypatch: pytest.MonkeyPatch, state: State
) -> None:
    """A pseudo-language with accents; what does not fit ends in … and stands in the tool tip."""
    state(podium)
    settle(podium, (1366, 768))
    before = podium.window.page.floor_card.geometry()
    for label in shown(podium, QLabel):
        if hasattr(label, "full_text") and label.full_text():
            label.say(_longer(label.full_text()))  # type: ignore[attr-defined]
    QApplication.processEvents()

    assert podium.window.page.floor_card.geometry() == before
    assert podium.window.minimumSizeHint().width() <= SMALL[0]
    for label in shown(podium, QLabel):
        if hasattr(label, "full_text") and not label.wordWrap() and label.text() != label.full_text():
            assert label.toolTip() == label.full_text()


def _longer(text: str) -> str:
    accents = str.maketrans("aeiouAEIOU", "åéîøüÅÉÎØÜ")
    return text.translate(accents) + " ~" * max(len(text) // 5, 1)


def test_a_note_to_a_ruling_is_part_of_the_record(podium: Podium) -> None:
    """As the chair said it."""
    point(podium)
    podium.press("Space").later(20)
    podium.desk.floor.do("ruling", outcome="noted", note="to be taken up bilaterally")
    live = podium.desk.station.live("D1-P1")
    made = record(live.floor, live.entries, podium.clock.now())

    assert [one.ruling_note for one in made.spoken if one.ruling] == ["to be taken up bilaterally"]
