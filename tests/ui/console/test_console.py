"""The whole program on one laptop: its windows together, the worker's thread, the screens around it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.agenda.changes import Change
from app.live.desk_id import DeskId, Role
from app.station.agenda_desk import AgendaDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.conftest import Podium
from tests.ui.console.test_awake import FakeDoor
from ui.application import Console
from ui.chair.window import ChairWindow
from ui.console.awake import Awake
from ui.dialogs import file_dialogs
from ui.laptop.options import Options
from ui.people.window import PeopleWindow
from ui.widgets.buttons import LiveButton

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)")


@pytest.fixture
def console(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Console]:
    """Opened on Panel 1."""
    path = make_conference(tmp_path / "conference.rostrum")
    console = Console(qapp, Options(str(path), session="D1-P1", clock=SetClock(OPENING)))
    qtbot.waitUntil(lambda: console.windows.live is not None, timeout=10_000)
    yield console
    console.close()
    console.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def chair(console: Console) -> ChairWindow:
    """Its window."""
    assert console.windows.chair is not None
    return console.windows.chair


def do(qtbot: QtBot, console: Console, act: str, **arguments: object) -> None:
    """One act, answered."""
    assert console.desk is not None
    with qtbot.waitSignal(console.desk.floor.done, timeout=10_000):
        console.desk.floor.do(act, **arguments)


def click(qtbot: QtBot, console: Console, words: str) -> None:
    """A button that can be seen."""
    buttons = [
        widget for widget in chair(console).findChildren(LiveButton) if widget.accessibleName() == words
    ]
    (shown,) = (button for button in buttons if button.isVisible())
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)


def test_the_machine_stays_awake_while_the_session_is_open(qtbot: QtBot, console: Console) -> None:
    """Not before, not in the break, not after; and not when the program ends."""
    door = FakeDoor()
    console._awake = Awake(lambda: (door,))
    assert door.held == 0
    do(qtbot, console, "open_session")
    assert (door.held, door.released) == (1, 0)
    do(qtbot, console, "suspend_session")
    assert (door.held, door.released) == (1, 1)
    do(qtbot, console, "resume_session")
    assert (door.held, door.released) == (2, 1)

    console.close()
    assert (door.held, door.released) == (2, 2)


def test_the_screen_of_the_room_is_unplugged_and_plugged_again(
    qtbot: QtBot, qapp: QApplication, console: Console
) -> None:
    """The display closes, the chair is told and asked, nothing steals the focus; one click opens it again."""
    console.answer("room_display")
    assert console.room is not None
    screen = console.room.screen()
    name = screen.name()
    focus = chair(console).focusWidget()
    qapp.screenRemoved.emit(screen)

    notice = chair(console).page.notice
    assert console.room is None
    assert notice.isVisible()
    assert notice.label.text() == f"Room display closed: screen “{name}” is gone."
    assert chair(console).focusWidget() is focus
    click(qtbot, console, "Open again")
    assert not notice.isVisible()
    assert console.room is not None
    assert console.room.isVisible()


def test_another_screen_that_is_unplugged_concerns_nobody(qapp: QApplication, console: Console) -> None:
    """The room's display is not open."""
    qapp.screenRemoved.emit(qapp.primaryScreen())

    assert not chair(console).page.notice.isVisible()


def test_in_trouble_one_click_saves_a_copy(
    qtbot: QtBot, console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is read-only to us; the copy is a conference with every act that was saved."""
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(file_dialogs, "ask_folder", lambda *_: str(stick))
    do(qtbot, console, "request_floor", delegation="CA")
    assert console.desk is not None
    console.desk.queue.put(lambda held: read_only(held.station, True))
    with qtbot.waitSignal(console.desk.trouble, timeout=10_000):
        console.desk.floor.do("request_floor", delegation="NO")
    said = chair(console).band._label.text()
    assert said.startswith("Not saved since 15:30:00: the file is read-only. The last act was not saved.")
    assert chair(console).speakers.view.speakers.rowCount() == 1
    with qtbot.waitSignal(console.desk.finished, timeout=10_000):
        click(qtbot, console, "Save a copy to…")
    assert chair(console).band.isVisible()

    (copy,) = stick.glob("*.rostrum")
    station = Station.open(str(copy), clock=SetClock(OPENING))
    assert len(station.live("D1-P1").floor.waiting) == 1
    station.close()
    with qtbot.waitSignal(console.desk.recovered, timeout=10_000):
        console.desk.queue.put(lambda held: read_only(held.station, False))
    assert not chair(console).band.isVisible()
    do(qtbot, console, "request_floor", delegation="NO")
    assert chair(console).speakers.view.speakers.rowCount() == 2


def read_only(station: Station, on: bool) -> None:
    """SQLite itself refuses every write of this connection, as on a file that became read-only."""
    station._connection.exec_driver_sql(f"PRAGMA query_only={'ON' if on else 'OFF'}")
    station._connection.rollback()


def test_a_paper_that_cannot_be_written_is_a_sentence_and_no_trouble(
    qtbot: QtBot, console: Console, tmp_path: Path
) -> None:
    """The conference itself is well: no band."""
    assert console.desk is not None
    with qtbot.waitSignal(console.desk.refused, timeout=20_000) as answer:
        console.desk.files.backup(tmp_path / "no such folder" / "copy.rostrum")

    assert "There is no folder" in answer.args[0]
    assert not chair(console).band.isVisible()


def test_what_another_desk_did_is_said(podium: Podium) -> None:
    """Undo would take back that act, so no older one stands in the status line."""
    podium.open().ask("CA", "NO").press("Space").later(5)
    other = Station.open(str(podium.desk.station.address), clock=podium.clock, desk=DeskId(Role.TECH))
    try:
        other.do("D1-P1", "extend", seconds=30)
        podium.window.show_live(podium.desk.station.live("D1-P1"))
        assert podium.said == "Canada given 30 seconds more (tech) · Ctrl+Z undo"
        other.do("D1-P1", "undo")
        podium.window.show_live(podium.desk.station.live("D1-P1"))
        assert podium.said.startswith("Undone")
    finally:
        other.close()


def test_the_agenda_is_edited_beside_the_chair(qtbot: QtBot, console: Console) -> None:
    """It has a desk of its own: the chair sees each change at once, and keeps its session and the focus."""
    do(qtbot, console, "open_session")
    chair(console).run("edit_agenda")
    assert console.windows.agenda is not None
    editor = console.windows.agenda
    qtbot.waitUntil(lambda: editor.page.table.number() == "1", timeout=10_000)
    editor.choose("D3-FLOOR")
    qtbot.waitUntil(lambda: editor.page.title.full_text() == "Statements by delegations", timeout=10_000)
    with qtbot.waitSignal(chair(console).desk.loaded, timeout=2_000):
        editor.page.table.items.typed.emit("1", "title", "The list")
    assert console.windows.loaded is not None
    assert console.windows.loaded.sessions[1].items[0].title == "The list"
    assert console.windows.live is not None
    assert console.windows.live.session.code == "D1-P1"
    qtbot.waitUntil(lambda: "Ctrl+Z undo" in editor.status.said.full_text(), timeout=5_000)
    editor.run("undo")
    qtbot.waitUntil(lambda: editor.history.redoes != "", timeout=5_000)
    editor.close()

    assert console.windows.agenda is None
    assert chair(console).isVisible()


def test_people_are_corrected_beside_the_chair(qtbot: QtBot, console: Console) -> None:
    """On a hold of its own that knows everybody by name; the chair hears of it, and still sees the alias."""
    console.answer("people R4")
    people = cast(PeopleWindow, console.windows.standing["people"])
    qtbot.waitUntil(lambda: people.form.number == "R4", timeout=10_000)
    assert people.form.cells["family"].property("text") == "Lind"
    with qtbot.waitSignal(chair(console).desk.loaded, timeout=5_000):
        people.form.cells["position"].setProperty("text", "Expert on roads")
        people.form.main.click()
    assert console.windows.loaded is not None
    assert console.windows.loaded.people["R4"].position == "Expert on roads"
    people.desk.people.correct(("R2", "R4"), {"note": "VIP"})
    for number, who in {"R4": "Expert A (UNODC)", "R2": "Ingrid Solberg (Norway)"}.items():
        people.desk.registration.do("check_in", registrant=number)
        arrived = f"{who}, VIP, has arrived."
        qtbot.waitUntil(lambda: arrived in chair(console).status.said.full_text(), timeout=5_000)  # noqa: B023
    chair(console).run("people")
    people.close()

    assert "people" not in console.windows.standing


def test_the_session_on_the_chairs_screen_is_taken_out_of_the_agenda(
    qtbot: QtBot, console: Console, tmp_path: Path
) -> None:
    """Another desk does so: the next one is shown, and nothing stops."""
    other = Station.open(
        str(tmp_path / "conference.rostrum"), clock=SetClock(OPENING), desk=DeskId(Role.AGENDA)
    )
    AgendaDesk(other).write(Change("Gone", (other.session("D1-P1"),), ()))
    other.close()

    qtbot.waitUntil(
        lambda: console.windows.live is not None and console.windows.live.session.code == "D3-FLOOR",
        timeout=5_000,
    )


def test_three_changes_at_once_are_written_in_their_turn(qtbot: QtBot, console: Console) -> None:
    """Each sees what the one before it has written: none is refused as another desk's."""
    chair(console).run("edit_agenda")
    assert console.windows.agenda is not None
    editor = console.windows.agenda
    qtbot.waitUntil(lambda: editor.page.table.number() == "1", timeout=10_000)
    for _ in range(2):
        editor.run("item_down")
    editor.run("hard")
    qtbot.waitUntil(lambda: len(editor.history.done) == 3, timeout=10_000)

    assert console.desk is not None
    qtbot.waitUntil(
        lambda: (
            console.windows.loaded is not None
            and [item.number for item in console.windows.loaded.sessions[0].items] == ["2", "3", "1"]
            and console.windows.loaded.sessions[0].items[2].hard_start is not None
        ),
        timeout=2_000,
    )


def test_the_agenda_alone_is_a_window_of_its_own(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    """`rostrum open CONFERENCE --role agenda`."""
    path = make_conference(tmp_path / "conference.rostrum")
    console = Console(qapp, Options(str(path), role=Role.AGENDA, clock=SetClock(OPENING)))
    qtbot.waitUntil(
        lambda: console.windows.agenda is not None and console.windows.agenda.page.table.number() == "1",
        timeout=10_000,
    )
    assert console.windows.chair is None
    console.close()
    console.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_was_written_on_paper_is_entered_beside_the_console(qtbot: QtBot, console: Console) -> None:
    """Opened once for both desks, on the desk that asked; what is entered is on the screen."""
    do(qtbot, console, "open_session")
    do(qtbot, console, "open_list")
    do(qtbot, console, "request_floor", delegation="NO", request="a")
    assert isinstance(console.options.clock, SetClock)
    console.options.clock.at += timedelta(minutes=20)
    chair(console).run("from_paper")
    sheet = console.paper._sheet
    assert sheet is not None
    assert sheet.parent() is chair(console)
    chair(console).run("from_paper")
    assert console.paper._sheet is sheet

    rows = sheet.table.sheet
    place = rows.place_of("speech.a")
    rows.setData(rows.index(place, 2), "15:35")
    rows.setData(rows.index(place, 3), "+3")
    assert sheet.preview.full_text() == "1 speech, 15:35–15:38"
    assert console.desk is not None
    with qtbot.waitSignals([console.desk.floor.entered, console.desk.live], timeout=10_000):
        sheet.take.click()
    assert console.windows.live is not None
    assert [one.request for one in console.windows.live.floor.done] == ["a"]
    qtbot.waitUntil(lambda: "entered from paper" in chair(console).status.said.full_text())

    sheet.close()
    qtbot.waitUntil(lambda: console.paper._sheet is None)
