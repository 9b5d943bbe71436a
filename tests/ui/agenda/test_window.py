"""The agenda's editor by real keys and mouse, on a real file."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from app.agenda.changes import PARKED, Change
from app.times import SetClock, clock_text
from tests.app.people import OPENING, make_conference
from tests.ui.agenda.conftest import AS_IT_WAS, VIENNA, Office
from tests.ui.at_once import PromptDesk
from tests.ui.conftest import Podium
from ui.agenda.items_model import NAMES
from ui.agenda.window import AgendaWindow
from ui.style.theme import Theme, load_theme

_BARE = {0x2068: None, 0x2069: None}
"""What keeps a name in its own direction."""


def test_the_session_that_is_on_is_shown(office: Office) -> None:
    """Its items in a table, the first one chosen."""
    assert office.window.page.title.full_text() == "Panel 1: What demand is"
    assert "3 items, 40:00 left at the end" in office.window.page.facts.full_text()
    assert office.window.page.table.number() == "1"
    assert [office.cell("2", name) for name in ("start", "length", "end")] == ["15:40", "1:00:00", "16:40"]


def test_a_cell_is_written_by_typing_and_tab_goes_on(office: Office) -> None:
    """The first letter begins; Tab ends the cell and stands in the next one."""
    office.at("2", "title").press("D", "ebate", "Tab")
    assert office.session().items[1].title == "Debate"
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "15:40"
    office.press("Esc")


def test_tab_passes_over_what_cannot_be_written_in(office: Office) -> None:
    """The programme clock's columns, and the number at the beginning of the next item."""
    office.desk.floor.do("start_item", item="1")
    office.at("2", "length").press("F2", "Tab")
    assert NAMES[office.window.page.table.currentIndex().column()] == "who"
    office.press("Esc").at("2", "kind").press("F2", "Tab")

    assert (office.window.page.table.number(), office.window.page.table.currentIndex().column()) == ("3", 1)
    office.press("Esc")


def test_every_control_has_a_name_of_its_own(office: Office) -> None:
    """For those who hear the window."""
    controls = [
        window
        for window in office.window.findChildren(QWidget)
        if window.isVisible()
        and window.focusPolicy() & Qt.FocusPolicy.TabFocus
        and window.parent() is not None
    ]
    names = [control.accessibleName() for control in controls if not isinstance(control, QMenuBar)]

    assert all(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("typed", "length"), [("25", "25:00"), ("1h30", "1:30:00"), ("90 s", "1:30"), ("until 16:15", "35:00")]
)
def test_a_length_is_typed_as_people_type_it(office: Office, typed: str, length: str) -> None:
    """What follows moves with it."""
    office.type("2", "length", typed)

    assert office.cell("2", "length") == length
    assert office.cell("3", "start") == office.cell("2", "end")
    assert office.said.startswith("The length of item 2 of D1-P1 changed · Ctrl+Z undo")


def test_a_wrong_length_is_a_sentence_and_the_cell_keeps_what_it_had(office: Office) -> None:
    """Nothing is asked, nothing pops up."""
    office.type("2", "length", "soon")

    assert "“soon” is not a length of time" in office.said
    assert office.cell("2", "length") == "1:00:00"
    assert office.lines() == AS_IT_WAS


def test_a_hard_start_by_key_and_by_typing(office: Office) -> None:
    """It is marked, and follows again."""
    office.at("3").press("Ctrl+H")
    assert office.cell("3", "start") == "■ 16:40"
    office.type("3", "start", "16:50")
    assert office.cell("3", "start") == "■ 16:50"
    office.press("Ctrl+H")
    assert office.lines() == AS_IT_WAS


def test_every_act_on_an_item_is_undone_and_done_again(office: Office) -> None:
    """And the menu names it."""
    acts = {
        "Ins": "A new item in D1-P1",
        "Ctrl+Shift+End": "Item 2 of D1-P1 duplicated",
        "Alt+Del": "Item 2 “Discussion” of D1-P1 deleted",
        "Ctrl+Shift+K": "Item 2 “Discussion” parked",
        "Alt+Up": "Item 2 of D1-P1 moved up",
        "Alt+Down": "Item 2 of D1-P1 moved down",
        "Alt+Left": "Item 2 of D1-P1 1:00 earlier",
        "Alt+Shift+Right": "Item 2 of D1-P1 1:00 longer",
        "Ctrl+H": "Item 2 of D1-P1 has a hard start",
    }
    before = office.session()
    for key, words in acts.items():
        office.at("2").press(key)
        after = office.session()
        assert after != before, key
        assert office.window.rows["undo"].text() == f"&Undo: {words}"
        office.press("Ctrl+Z")
        assert office.session() == before, key
        office.press("Ctrl+Y")
        assert office.session() == after, key
        office.press("Ctrl+Z")
    assert office.window.rows["undo"].text() == "&Undo"


def test_an_item_is_split_where_somebody_says(office: Office) -> None:
    """A wrong answer stays in the line, with a sentence."""
    office.at("2")
    office.window.run("split")
    office.press("2h", "Enter")
    assert "split after a part" in office.said
    office.window.line.clear()
    office.press("20", "Enter")

    assert office.lines() == ["1 15:30 10:00", "2 15:40 20:00", "2a 16:00 40:00", "3 16:40 10:00"]
    assert office.window.page.table.hasFocus()


def test_what_is_parked_is_listed_and_taken_back(office: Office) -> None:
    """With the number it had."""
    office.at("2").press("Ctrl+Shift+K")
    assert office.lines() == ["1 15:30 10:00", "3 15:40 10:00"]
    office.window.choose(PARKED)
    assert office.window.page.title.full_text() == "Parked"
    office.at("2").press("Ctrl+Shift+K")

    assert office.lines() == ["1 15:30 10:00", "3 15:40 10:00", "2 15:50 1:00:00"]


def test_a_session_is_made_named_moved_and_deleted(office: Office) -> None:
    """All by keys."""
    office.press("Ctrl+Shift+Ins")
    assert office.window.state.code == "D1-1"
    assert office.session("D1-1").starts == office.session().ends
    office.window.run("rename_session")
    office.window.line.clear()
    office.press("Reception", "Enter")
    office.window.run("session_times")
    office.press("18:00-19:30", "Enter")
    assert office.session("D1-1").title == "Reception"
    assert clock_text(office.session("D1-1").ends, VIENNA) == "19:30"
    office.window.run("session_chair")
    office.press("Amb. Berg", "Enter")
    office.window.run("session_moderator")
    office.press("Prof. Aku", "Enter")
    assert (office.session("D1-1").chair, office.session("D1-1").moderator) == ("Amb. Berg", "Prof. Aku")
    assert "chair: Amb. Berg; Prof. Aku (moderator)" in office.window.page.facts.full_text().translate(_BARE)
    office.press("Ctrl+Z", "Ctrl+Z")
    assert office.session("D1-1").conducted_by == ""
    office.window.page.days.list.setFocus()
    office.press("Alt+Right", "Alt+Shift+Right")
    assert clock_text(office.session("D1-1").starts, VIENNA) == "18:05"
    assert clock_text(office.session("D1-1").ends, VIENNA) == "19:40"
    office.press("Ctrl+Shift+Del")

    assert [session.code for session in office.desk.station.load().sessions] == ["D1-P1", "D3-FLOOR"]


def test_the_mouse_moves_a_session_and_its_edge(office: Office) -> None:
    """In steps of five minutes, with all that is in it."""
    office.drag("D1-P1", "", timedelta(minutes=10))
    assert office.lines()[0] == "1 15:40 10:00"
    office.press("Ctrl+Z").drag("D1-P1", "", timedelta(minutes=-15), edge=True)

    assert clock_text(office.session().ends, VIENNA) == "17:15"


def test_the_mouse_puts_an_item_elsewhere_and_makes_it_longer(office: Office) -> None:
    """A soft one finds its place, a hard one its time."""
    office.drag("D1-P1", "1", timedelta(minutes=60))
    assert [line.split()[0] for line in office.lines()] == ["2", "1", "3"]
    office.press("Ctrl+Z").drag("D1-P1", "1", timedelta(minutes=5), edge=True)
    assert office.lines()[0] == "1 15:30 15:00"
    office.press("Ctrl+Z").at("3").press("Ctrl+H").drag("D1-P1", "3", timedelta(minutes=6))

    assert office.lines()[2] == "3 16:46 10:00 ■"


def test_escape_lets_go_of_what_is_dragged(office: Office) -> None:
    """Nothing is written."""
    line = office.window.page.timeline
    block = next(block for block in line.scene.blocks if block.item == "2")
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=block.rect.center().toPoint())
    QTest.mouseMove(line, block.rect.center().toPoint() + QPoint(90, 0))
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=block.rect.center().toPoint() + QPoint(90, 0))

    assert office.lines() == AS_IT_WAS


def test_a_conflict_is_shown_and_mended_by_a_number_and_enter(office: Office) -> None:
    """The choice is seen in the timeline first, and undone after."""
    office.at("3").press("Ctrl+H").type("3", "start", "16:35")
    card = office.window.page.conflicts
    assert office.window.strip.list.text() == "1 CONFLICT"
    assert card.said.full_text() == "3 (Replies of the panellists) begins 5:00 before 2 (Discussion) ends."
    office.press("F4", "2")
    assert QApplication.focusWidget() is card.fixes
    assert "2  Let 3 follow" in card.fixes.currentItem().text()
    assert office.window.page.timeline._ghosts(office.window.page.timeline._preview)
    office.press("Enter")
    assert office.lines() == AS_IT_WAS
    assert office.window.strip.list.text() == "NO CONFLICTS"
    office.press("Ctrl+Z")

    assert office.window.strip.list.text() == "1 CONFLICT"


def test_an_empty_agenda_says_how_to_begin(qtbot: QtBot, tmp_path: Path, night: Theme) -> None:
    """And the first session is made by one key."""
    desk = PromptDesk(make_conference(tmp_path / "c.rostrum"), SetClock(OPENING))
    held = desk.station.load().sessions
    window = AgendaWindow(desk, desk.clock, night)
    qtbot.addWidget(window)
    window.show()
    desk.begin()
    for session in held[::-1]:
        desk.agenda.edit(Change("Gone", (desk.station.session(session.code),), ()))
    assert window.page.title.full_text() == "The agenda is empty"
    assert "Ctrl+Shift+Ins makes the first session" in window.page.facts.full_text()
    window.run("new_session")

    assert [session.code for session in desk.station.load().sessions] == ["D1-1"]
    assert window.page.title.full_text() == "New session"
    desk.station.close()


@pytest.mark.parametrize("size", [(1280, 672), (1366, 768)])
@pytest.mark.parametrize("name", ["day", "night"])
def test_the_window_fits_and_wears_both_themes(office: Office, size: tuple[int, int], name: str) -> None:
    """Nothing asks for more room than there is."""
    office.window.resize(*size)
    office.window.apply_theme(load_theme(name))

    assert office.window.minimumSizeHint().width() <= size[0]
    assert office.window.minimumSizeHint().height() <= size[1]
    assert office.window.size().height() == size[1]


def test_the_chair_sees_the_item_on_air_and_how_late_it_is(podium: Podium) -> None:
    """In the programme, once an item has been started; before that it takes no room."""
    assert not podium.window.agenda.now.isVisibleTo(podium.window.agenda)
    podium.desk.floor.do("start_item", item="1")
    podium.later(60)

    assert podium.window.agenda.now.full_text() == (
        "Now 1 Introduction: 9:00 left · Next 2 Discussion · 42 MIN AHEAD, ends 16:48"
    )
