"""The agenda's editor beside a session that is open, and beside other desks that write."""

from datetime import timedelta

from PySide6.QtWidgets import QApplication, QLineEdit

from app.agenda import item_edits as edit
from app.agenda.changes import Change
from app.station.station import Station
from tests.app.people import OPENING
from tests.ui.agenda.conftest import AS_IT_WAS, Office
from ui.agenda.actions import TABLE


def test_an_open_session_is_locked_and_one_switch_unlocks_it(office: Office) -> None:
    """A title may be corrected all the same."""
    office.desk.floor.do("open_session")
    assert office.window.strip.session.text() == "SESSION OPEN"
    office.at("2").press("Alt+Del")
    assert "structure is locked" in office.said
    assert office.lines() == AS_IT_WAS
    office.type("2", "title", "Debate")
    assert office.session().items[1].title == "Debate"
    office.at("2").press("Shift+F5", "Alt+Del")

    assert [line.split()[0] for line in office.lines()] == ["1", "3"]
    assert not office.window.rows["lock"].isChecked()


def test_undo_that_is_only_locked_is_not_forgotten(office: Office) -> None:
    """Unlocked, it is done."""
    office.type("2", "length", "20")
    office.desk.floor.do("open_session")
    office.at("2").press("Ctrl+Z")
    assert "structure is locked" in office.said
    office.press("Shift+F5", "Ctrl+Z")

    assert office.lines() == AS_IT_WAS


def test_the_item_on_air_is_deleted_and_stays_on_air(office: Office) -> None:
    """And the window says so."""
    office.desk.floor.do("start_item", item="2")
    office.at("2").press("Alt+Del")

    assert "Item 2 stays on air, though it is no longer in the plan" in office.said
    assert "Item 2 stays on air" in office.window.page.programme.full_text()


def test_the_programme_runs_by_keys(office: Office) -> None:
    """Start, a minute more, pause, go on, finish, skip, and the last one taken back."""
    office.clock.at = OPENING + timedelta(minutes=2)
    office.at("1").press("Ctrl+Shift+Right")
    assert office.cell("1", "expected") == "ends 15:42"
    assert office.cell("1", "actual") == "10:00 left"
    assert office.cell("2", "planned") == "15:40"
    assert office.cell("2", "expected") == "15:42"
    office.press("Ctrl+Up")
    assert office.window.strip.time.text() == "37 MIN AHEAD, ends 16:53"
    assert office.cell("1", "actual") == "11:00 left"
    office.clock.at += timedelta(seconds=61)
    office.window._ticker.tick()
    assert office.cell("1", "actual") == "9:59 left"
    office.press("Ctrl+Shift+Left")
    assert office.cell("1", "actual") == "9:59 paused"
    office.press("Ctrl+Shift+Left", "Ctrl+Shift+Down")
    assert office.cell("1", "actual") == "15:32–15:33"
    office.at("3").press("Ctrl+Shift+Up")
    assert office.cell("3", "expected") == "skipped"
    office.press("Ctrl+Shift+Up")
    assert office.cell("3", "expected") == "16:33"
    office.press("Ctrl+Shift+Backspace")

    assert office.cell("3", "expected") == "skipped"
    assert "Next 2 Discussion" in office.window.page.programme.full_text()


def test_another_desk_changes_a_cell_while_somebody_writes_in_it(office: Office) -> None:
    """Theirs is shown, what was typed is named and not written."""
    office.at("2", "title").press("F2")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    office.press("Debate")
    before = office.session()
    office.desk.agenda.edit(Change("Theirs", (before,), (edit.set_title(before, "2", "Questions"),)))
    assert line.text() == "Debate"
    office.press("Enter")

    assert office.session().items[1].title == "Questions"
    assert office.cell("2", "title") == "Questions"
    assert "“Debate” was not written" in office.said


def test_the_last_act_of_the_session_is_taken_back_if_it_was_seen(office: Office) -> None:
    """Another desk was quicker: its act stands."""
    office.desk.floor.do("open_session")
    held = office.desk.station
    other = Station.open(held.address, clock=held.clock)
    other.do("D1-P1", "open_list")
    other.close()
    office.press("Ctrl+Shift+Backspace")

    assert office.said.startswith("Another act came in between")
    assert held.live("D1-P1").floor.list_open


def test_another_desk_was_first_and_undo_does_not_overwrite_it(office: Office) -> None:
    """The change that cannot be taken back is forgotten, with a sentence."""
    office.type("2", "title", "Debate")
    before = office.session()
    office.desk.agenda.edit(Change("Theirs", (before,), (edit.set_title(before, "2", "Questions"),)))
    office.press("Ctrl+Z")

    assert "title of item 2 was changed on another desk meanwhile" in office.said
    assert office.session().items[1].title == "Questions"
    office.press("Ctrl+Z")
    assert office.window.rows["undo"].text() == "&Undo"


def test_the_keys_are_each_one_acts(office: Office) -> None:
    """And every row of the table is answered."""
    keys = [key for action in TABLE for key in action.keys]

    assert len(keys) == len(set(keys))
    assert not {"F10", "Alt+Space", "Ctrl+Space"} & set(keys)
