"""Sessions are carried to another room, time or day, by the mouse and by keys; nothing is done by halves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidgetItem
from pytestqt.qtbot import QtBot

from app.conference.sessions import Item, Session
from app.storage.tables.agenda import remove_session, write_sessions
from app.times import SetClock, clock_text, day_text
from tests.app.people import MINUTE, OPENING, make_conference
from tests.ui.agenda.conftest import VIENNA, Office
from tests.ui.at_once import PromptDesk
from ui.agenda.items_model import NAMES
from ui.agenda.timeline_scene import Block
from ui.agenda.window import AgendaWindow
from ui.style.theme import Theme, load_theme

LATER = OPENING + timedelta(hours=3)
SESSIONS = (
    Session("D1-A", "panel", "Panel A", OPENING, OPENING + timedelta(hours=1), room="Hall 2"),
    Session("D1-B", "panel", "Panel B", LATER, LATER + timedelta(hours=1), room="Hall 10"),
    Session("D1-C", "break", "Coffee", OPENING + timedelta(hours=1), LATER),
)
ITEMS = tuple(Item(str(n), "panellist", f"Statement {n}", 10 * MINUTE, mode="zoom") for n in range(1, 5))


class ThreeRooms(Office):
    """Three rooms (one of them none) on the first day, the statements on the third, nothing on the second."""

    def block(self, code: str) -> Block:
        """A session in the timeline."""
        return next(
            block
            for block in self.window.page.timeline.scene.blocks
            if (block.code, block.item) == (code, "")
        )

    def take(self, code: str) -> QPoint:
        """Press the mouse in the middle of a session, and begin to move."""
        at = self.block(code).rect.center().toPoint()
        QTest.mousePress(self.window.page.timeline, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseMove(self.window.page.timeline, at + QPoint(3, 3))
        return at

    def over(self, at: QPoint) -> str:
        """Go on to a point of the timeline; what stands beside the pointer then."""
        QTest.mouseMove(self.window.page.timeline, at)
        beside = self.window.page.timeline.beside
        return beside.text() if beside.isVisible() else ""

    def drop(self, at: QPoint) -> "ThreeRooms":
        """Let go there."""
        QTest.mouseRelease(self.window.page.timeline, Qt.MouseButton.LeftButton, pos=at)
        return self

    def lane(self, room: str, at: QPoint, by: timedelta = timedelta()) -> QPoint:
        """The point in a lane that lies below or above another point, so much later."""
        scene = self.window.page.timeline.scene
        assert scene.day is not None
        way = scene.day.x(OPENING + by) - scene.day.x(OPENING)
        return QPoint(at.x() + round(way), dict(scene.rooms)[room].center().toPoint().y())

    def day(self, words: str) -> tuple[QListWidgetItem, QPoint]:
        """A row of the list of days, and its place as the timeline counts."""
        view = self.window.page.days.list
        row = next(index for index in map(view.item, range(view.count())) if words in index.text())
        at = view.viewport().mapToGlobal(view.visualItemRect(row).center())
        return row, self.window.page.timeline.mapFromGlobal(at)

    def where(self, code: str = "D1-A") -> str:
        """Day, time and room of a session, on the disk."""
        held = self.session(code)
        return f"{day_text(held.starts, VIENNA)[:6]} {clock_text(held.starts, VIENNA)} {held.room}"

    @property
    def revision(self) -> int:
        """Of the conference, on the disk."""
        return self.desk.station.load().data_version


@pytest.fixture
def rooms(qtbot: QtBot, tmp_path: Path, night: Theme) -> Iterator[ThreeRooms]:
    """An hour before Panel A."""
    clock = SetClock(OPENING - timedelta(hours=1))
    desk = PromptDesk(make_conference(tmp_path / "conference.rostrum"), clock, code="D1-A")
    with desk.station.changing("The test") as connection:
        panel = replace(SESSIONS[0], items=ITEMS)
        remove_session(connection, "D1-P1")
        write_sessions(connection, (panel, *SESSIONS[1:]))
    window = AgendaWindow(desk, clock, night)
    window.show()
    qtbot.waitExposed(window)
    desk.begin()
    window.activateWindow()
    window.page.table.setFocus()
    yield ThreeRooms(window, desk, clock)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()


def test_a_session_is_dragged_to_another_lane(rooms: ThreeRooms) -> None:
    """Its room goes with it, in one revision and one undo; meanwhile words say where it would be."""
    at = rooms.take("D1-A")
    to = rooms.lane("Hall 10", at)
    assert rooms.over(to) == "Hall 10 · 15:30–16:30 · Esc"
    rooms.drop(to)
    assert rooms.where() == "Mon 14 15:30 Hall 10"
    assert [change.words for change in rooms.window.history.done] == ["D1-A in Hall 10"]
    assert rooms.said.startswith("D1-A in Hall 10 · Ctrl+Z undo")
    rooms.press("Ctrl+Z")

    assert rooms.where() == "Mon 14 15:30 Hall 2"
    assert not rooms.window.page.timeline.beside.isVisible()


def test_lane_and_time_change_together(rooms: ThreeRooms) -> None:
    """And one undo takes both back."""
    at = rooms.take("D1-A")
    to = rooms.lane("Hall 10", at, timedelta(minutes=30))
    assert rooms.over(to) == "Hall 10 · 16:00–17:00 · Esc"
    rooms.drop(to)
    assert rooms.where() == "Mon 14 16:00 Hall 10"
    assert "D1-A 30:00 later, in Hall 10" in rooms.said
    rooms.press("Ctrl+Z")

    assert rooms.where() == "Mon 14 15:30 Hall 2"


def test_who_goes_straight_down_does_not_mean_another_time(rooms: ThreeRooms) -> None:
    """A hand is not a ruler."""
    at = rooms.take("D1-A")
    to = rooms.lane("Hall 10", at) + QPoint(11, 0)
    rooms.over(to)
    rooms.drop(to)

    assert rooms.where() == "Mon 14 15:30 Hall 10"


def test_a_session_may_lose_its_room(rooms: ThreeRooms) -> None:
    """The last lane is that of no room."""
    at = rooms.take("D1-A")
    to = rooms.lane("", at)
    assert rooms.over(to) == "no room · 15:30–16:30 · Esc"
    rooms.drop(to)

    assert rooms.where() == "Mon 14 15:30 "


def test_a_room_that_is_taken_says_so_before_one_lets_go(rooms: ThreeRooms) -> None:
    """It can be done all the same; the conflict stands in its place."""
    at = rooms.take("D1-A")
    to = rooms.lane("Hall 10", at, timedelta(hours=3))
    assert rooms.over(to) == "Hall 10 · 18:30–19:30 · ▲ also there: Panel B · Esc"
    rooms.drop(to)

    assert rooms.window.strip.list.text() == "1 CONFLICT"


@pytest.mark.parametrize(("day", "written"), [("15 June", "Tue 15"), ("16 June", "Wed 16")])
def test_a_session_is_dragged_onto_a_day_of_the_list(rooms: ThreeRooms, day: str, written: str) -> None:
    """At the same time of the clock, also onto a day on which nothing is planned; the window follows it."""
    rooms.take("D1-A")
    row, to = rooms.day(day)
    assert rooms.over(to) == f"{written} June 2021 · Hall 2 · 15:30–16:30 · Esc"
    assert row.background().color() == rooms.window.palette().highlight().color()
    rooms.drop(to)

    assert rooms.where() == f"{written} 15:30 Hall 2"
    assert rooms.said.startswith(f"D1-A on {written} June 2021 · Ctrl+Z undo")
    assert "D1-A" in {block.code for block in rooms.window.page.timeline.scene.blocks}
    assert "D1-B" not in {block.code for block in rooms.window.page.timeline.scene.blocks}
    rooms.press("Ctrl+Z")
    assert rooms.where() == "Mon 14 15:30 Hall 2"


def test_every_day_of_the_conference_is_in_the_list(rooms: ThreeRooms) -> None:
    """A day may be empty."""
    row, _ = rooms.day("15 June")

    assert row.text() == "Tue 15 June 2021: nothing yet"


def test_escape_gives_up_what_is_carried(rooms: ThreeRooms) -> None:
    """Over a lane and over a day: nothing is written, nothing stays marked."""
    before = rooms.revision
    at = rooms.take("D1-A")
    row, to = rooms.day("16 June")
    rooms.over(to)
    rooms.press("Esc")
    assert row.background().color() != rooms.window.palette().highlight().color()
    rooms.drop(rooms.lane("Hall 10", at))

    assert (rooms.where(), rooms.revision) == ("Mon 14 15:30 Hall 2", before)
    assert not rooms.window.page.timeline.beside.isVisible()


def test_let_go_elsewhere_nothing_changes(rooms: ThreeRooms) -> None:
    """Over the table below, for instance; the words say so."""
    before = rooms.revision
    at = rooms.take("D1-A")
    away = at + QPoint(0, rooms.window.page.timeline.height() + 100)
    assert rooms.over(away) == "Nothing changes here · Esc"
    rooms.drop(away)

    assert rooms.revision == before


def test_an_open_session_is_not_carried_off(rooms: ThreeRooms) -> None:
    """The sentence of the lock; unlocked, it goes."""
    rooms.desk.floor.do("open_session")
    before = rooms.revision
    at = rooms.take("D1-A")
    to = rooms.lane("Hall 10", at)
    rooms.over(to)
    rooms.drop(to)
    assert "Panel A is open and its structure is locked; Shift+F5 unlocks it." in rooms.said
    assert (rooms.where(), rooms.revision) == ("Mon 14 15:30 Hall 2", before)
    rooms.press("Alt+Shift+Down")
    assert "structure is locked" in rooms.said
    rooms.press("Shift+F5", "Alt+Shift+Down")

    assert rooms.where() == "Mon 14 15:30 Hall 10"


def test_a_session_goes_from_lane_to_lane_by_keys(rooms: ThreeRooms) -> None:
    """Beyond the last there is none, and a sentence."""
    rooms.press("Alt+Shift+Down")
    assert rooms.where() == "Mon 14 15:30 Hall 10"
    rooms.press("Alt+Shift+Down")
    assert rooms.where() == "Mon 14 15:30 "
    rooms.press("Alt+Shift+Down")
    assert "No room is below no room; Ctrl+R names another." in rooms.said
    rooms.press("Alt+Shift+Up", "Alt+Shift+Up")

    assert rooms.where() == "Mon 14 15:30 Hall 2"


def test_the_arrows_that_move_an_item_move_a_session_in_the_list_of_days(rooms: ThreeRooms) -> None:
    """And in the timeline, where a session was clicked last."""
    rooms.window.page.days.list.setFocus()
    rooms.press("Alt+Down")
    assert rooms.where() == "Mon 14 15:30 Hall 10"
    rooms.window.page.timeline.setFocus()
    rooms.press("Alt+Up")
    assert rooms.where() == "Mon 14 15:30 Hall 2"
    rooms.at("1").press("Alt+Down")

    assert rooms.where() == "Mon 14 15:30 Hall 2"
    assert [item.number for item in rooms.session("D1-A").items] == ["2", "1", "3", "4"]


def test_a_session_goes_from_day_to_day_by_keys(rooms: ThreeRooms) -> None:
    """Each press one change."""
    rooms.press("Alt+PgDown", "Alt+PgDown")
    assert rooms.where() == "Wed 16 15:30 Hall 2"
    rooms.press("Alt+PgUp")
    assert rooms.where() == "Tue 15 15:30 Hall 2"
    rooms.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")

    assert rooms.where() == "Mon 14 15:30 Hall 2"


@pytest.mark.parametrize("width", [1280, 1366])
def test_no_column_lies_at_the_side_while_the_programme_runs(rooms: ThreeRooms, width: int) -> None:
    """What says nothing of its own gives way, and comes back when somebody asks."""
    rooms.window.resize(width, 720)
    rooms.desk.floor.do("start_item", item="1")
    QApplication.processEvents()
    table = rooms.window.page.table
    shown = [name for at, name in enumerate(NAMES) if not table.isColumnHidden(at)]

    assert not table.horizontalScrollBar().isVisible()
    assert {"title", "start", "length", "expected", "actual", "who", "mode"} <= set(shown)
    assert "planned" not in shown
    assert table.columnWidth(NAMES.index("title")) >= 220
    rooms.at("1").press("Ctrl+Shift+C")
    assert not any(table.isColumnHidden(at) for at in range(len(NAMES)))
    rooms.press("Ctrl+Shift+C")
    assert table.isColumnHidden(NAMES.index("planned"))


def test_the_planned_times_are_shown_once_they_say_something(rooms: ThreeRooms) -> None:
    """The plan has changed since the session began."""
    rooms.window.resize(1366, 720)
    rooms.desk.floor.do("start_item", item="1")
    planned = NAMES.index("planned")
    assert rooms.window.page.table.isColumnHidden(planned)
    rooms.type("2", "length", "20")

    QApplication.processEvents()
    assert not rooms.window.page.table.isColumnHidden(planned)
    assert not rooms.window.page.table.horizontalScrollBar().isVisible()


def test_a_column_that_is_emptied_gives_way_once_its_cell_is_left(rooms: ThreeRooms) -> None:
    """The cursor goes on to what can be seen; Tab never stands in what cannot."""
    rooms.window.resize(1280, 720)
    rooms.desk.floor.do("start_item", item="1")
    notes = NAMES.index("notes")
    table = rooms.window.page.table
    rooms.press("Ctrl+Shift+C").type("2", "notes", "film").press("Ctrl+Shift+C")
    assert not table.isColumnHidden(notes)
    rooms.at("2", "notes").press("F2", "Backspace", "Enter")
    assert rooms.session("D1-A").items[1].notes == ""
    assert table.isColumnHidden(notes)
    assert NAMES[table.currentIndex().column()] == "title"
    rooms.at("2", "notes").press("F2", "Tab", "Tab", "Tab", "Tab", "Tab")

    assert (table.number(), NAMES[table.currentIndex().column()]) == ("3", "title")
    rooms.press("Esc")


@pytest.mark.parametrize(("size", "grows"), [((1366, 768), 1.0), ((2560, 1440), 1.5), ((3840, 2160), 2.375)])
def test_text_grows_with_the_window(rooms: ThreeRooms, size: tuple[int, int], grows: float) -> None:
    """As at the chair's console; Ctrl+= makes it larger still."""
    window = rooms.window
    usual = 14
    window.resize(*size)
    assert window.page.title.font().pixelSize() == round(16 * grows)
    assert window.page.table.font().pixelSize() == round(usual * grows)
    window.apply_theme(load_theme("night", 1.25))

    assert window.page.table.font().pixelSize() == round(usual * grows * 1.25)
    assert window.minimumSizeHint().height() <= size[1]


def test_an_item_is_dragged_into_another_session(rooms: ThreeRooms) -> None:
    """To its end, with whatever belongs to it; one undo brings it back to its place."""
    kept = rooms.session("D1-A").items[1]
    line = rooms.window.page.timeline
    item = next(block for block in line.scene.blocks if block.item == "2").rect.center().toPoint()
    to = rooms.block("D1-B").rect.center().toPoint()
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=item)
    assert rooms.over(to) == "to the end of D1-B · Esc"
    rooms.drop(to)
    assert [item.number for item in rooms.session("D1-A").items] == ["1", "3", "4"]
    assert rooms.session("D1-B").items == (kept,)
    assert "Item 2 “Statement 2” of D1-A now in D1-B" in rooms.said
    rooms.press("Ctrl+Z")
    assert rooms.session("D1-A").items[1] == kept
    assert rooms.session("D1-B").items == ()
    rooms.press("Ctrl+Y")

    assert rooms.session("D1-B").items == (kept,)


def test_an_item_that_follows_others_shows_where_they_let_it_begin(rooms: ThreeRooms) -> None:
    """Not where the pointer is; in its own place nothing changes."""
    line = rooms.window.page.timeline
    assert line.scene.session is not None
    item = next(block for block in line.scene.blocks if block.item == "1").rect.center().toPoint()
    minute = line.scene.session.x(OPENING + timedelta(minutes=1)) - line.scene.session.x(OPENING)
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=item)
    assert rooms.over(item + QPoint(round(minute * 7), 0)) == ""
    to = item + QPoint(round(minute * 13), 0)
    assert rooms.over(to) == "15:40–15:50 · Esc"
    rooms.drop(to)

    assert [item.number for item in rooms.session("D1-A").items] == ["2", "1", "3", "4"]


def test_without_a_conflict_its_card_leaves_the_room_to_the_sessions(rooms: ThreeRooms) -> None:
    """F6 passes over what is not there; mending the last one goes back to the table."""
    high = rooms.window.page.days.height()
    rooms.press("F6", "F6", "F6")
    assert rooms.window.page.table.hasFocus()
    rooms.at("2").press("Alt+Left")
    QApplication.processEvents()
    assert rooms.window.strip.list.text() == "1 CONFLICT"
    assert rooms.window.page.days.height() < high
    rooms.press("F4", "Enter")

    assert rooms.window.strip.list.text() == "NO CONFLICTS"
    assert rooms.window.page.table.hasFocus()
