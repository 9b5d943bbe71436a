"""A rehearsal in the windows reaches nothing; the displays are found again; two windows on one laptop."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.live.desk_id import Role
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.console.test_console import chair, do
from ui.application import Console
from ui.dialogs import file_dialogs
from ui.laptop.options import Options

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A conference file."""
    return make_conference(tmp_path / "conference.rostrum")


@pytest.fixture
def console(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[Console]:
    """Opened on Panel 1."""
    console = Console(qapp, Options(str(path), session="D1-P1", clock=SetClock(OPENING)))
    qtbot.waitUntil(lambda: console.windows.live is not None, timeout=10_000)
    yield console
    console.close()
    console.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def held(path: Path) -> str:
    """Everything that stands in the conference: its rows, and the journals of all its sessions."""
    station = Station.open(str(path), clock=SetClock(OPENING))
    try:
        loaded = station.load()
        told = repr((loaded, [station.live(session.code).entries for session in loaded.sessions]))
        return re.sub(r" at 0x[0-9a-f]+>", ">", told)  # where an object lies in memory says nothing
    finally:
        station.close()


def rehearse(qtbot: QtBot, console: Console) -> None:
    """The row of the menu, until the copy stands in the window."""
    chair(console).run("rehearse")
    qtbot.waitUntil(
        lambda: console.options.rehearsal is not None and console.windows.live is not None, timeout=20_000
    )


def bands(console: Console) -> list[str]:
    """Whatever says that this is a rehearsal."""
    return [widget.text() for widget in chair(console).findChildren(QLabel, "rehearsal")]


def test_nothing_of_a_rehearsal_reaches_the_conference(qtbot: QtBot, console: Console, path: Path) -> None:
    """As often as one likes; the copy is thrown away, and the windows are those of the meeting again."""
    do(qtbot, console, "request_floor", delegation="CA")
    for _ in range(2):
        before, ground = held(path), console.windows.theme.ground
        rehearse(qtbot, console)
        assert console.options.rehearsal is not None
        copy = console.options.rehearsal.copy
        assert bands(console)
        assert console.windows.theme.ground != ground
        for act in ("open_session", "open_list", "give_floor", "end_statement", "close_session"):
            do(qtbot, console, act)
        assert held(path) == before

        chair(console).run("rehearse")
        qtbot.waitUntil(lambda: console.windows.live is not None, timeout=10_000)
        assert not copy.parent.exists()
        assert not bands(console)
        assert console.windows.theme.ground == ground
        assert console.windows.live is not None
        assert console.windows.live.floor.session == "scheduled"
    assert held(path) == before


def test_the_acts_of_a_rehearsal_bear_its_mark_and_so_does_a_copy_that_is_kept(
    qtbot: QtBot, console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On every sheet that is printed from it."""
    rehearse(qtbot, console)
    do(qtbot, console, "open_session")
    kept = tmp_path / "kept"

    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: str(kept))
    assert console.desk is not None
    with qtbot.waitSignal(console.desk.finished, timeout=10_000):
        chair(console).run("keep_rehearsal")

    station = Station.open(str(kept.with_suffix(".rostrum")), clock=SetClock(OPENING))
    assert station.load().conference.name == "REHEARSAL · A test conference"
    assert {entry.desk for entry in station.live("D1-P1").entries} == {"rehearsal, chair"}
    station.close()


def test_an_open_session_is_not_rehearsed(qtbot: QtBot, console: Console) -> None:
    """The chair's window stays where it is."""
    do(qtbot, console, "open_session")
    chair(console).run("rehearse")

    assert console.options.rehearsal is None
    assert "never meanwhile" in chair(console).status.said.full_text()


def test_a_display_of_a_rehearsal_says_so(qtbot: QtBot, console: Console) -> None:
    """Nobody in the hall takes it for the meeting."""
    rehearse(qtbot, console)
    console.answer("lectern")

    assert console.displays.windows["lectern"].mark == "REHEARSAL"


@pytest.mark.parametrize("kind", ["lectern", "waiting", "room"])
def test_a_display_leaves_the_keyboard_and_the_only_screen_to_the_console(
    console: Console, kind: str
) -> None:
    """Whatever screens there are."""
    focus = chair(console).focusWidget()
    console.answer({"room": "room_display", "waiting": "waiting_picture"}.get(kind, kind))
    window = console.displays.windows[kind]

    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnBottomHint
    assert not window.isFullScreen()
    assert "behind this window" in chair(console).status.said.full_text()
    assert chair(console).focusWidget() is focus


@pytest.mark.parametrize("kind", ["lectern", "waiting", "room"])
def test_a_display_closes_with_its_screen_and_opens_again_with_it(
    qapp: QApplication, console: Console, kind: str
) -> None:
    """The chair is told; the focus stays."""
    console.displays.open(kind)
    screen = console.displays.windows[kind].screen()
    focus = chair(console).focusWidget()
    qapp.screenRemoved.emit(screen)
    assert kind not in console.displays.windows
    assert "is gone" in chair(console).page.notice.label.full_text()

    qapp.screenAdded.emit(qapp.primaryScreen())
    assert console.displays.windows[kind].isVisible()
    assert console.displays.windows[kind].isFullScreen()
    assert chair(console).focusWidget() is focus
    assert not chair(console).page.notice.isVisible()


def test_a_display_that_was_left_closed_stays_closed(qapp: QApplication, console: Console) -> None:
    """The chair has said so."""
    console.displays.open("lectern")
    screen = console.displays.windows["lectern"].screen()
    qapp.screenRemoved.emit(screen)
    console.displays.forget("lectern")
    qapp.screenAdded.emit(qapp.primaryScreen())

    assert "lectern" not in console.displays.windows


def test_a_display_alone_on_a_laptop_waits_for_its_screen(
    qtbot: QtBot, qapp: QApplication, path: Path
) -> None:
    """The program does not end with the plug."""
    console = Console(qapp, Options(str(path), role=Role.LECTERN, session="D1-P1", clock=SetClock(OPENING)))
    qtbot.waitUntil(lambda: console.windows.live is not None, timeout=10_000)
    screen = console.displays.windows["lectern"].screen()
    qapp.screenRemoved.emit(screen)
    assert not qapp.quitOnLastWindowClosed()

    qapp.screenAdded.emit(qapp.primaryScreen())
    assert qapp.quitOnLastWindowClosed()
    assert console.displays.windows["lectern"].isVisible()
    console.close()
    console.deleteLater()


def test_blackout_is_all_black_and_then_all_back(console: Console) -> None:
    """Never one of them the other way round."""
    for kind in ("room", "lectern"):
        console.displays.open(kind)
    console.displays.windows["room"].black_out()
    console.answer("blackout")
    assert not any(window.black for window in console.displays.windows.values())
    console.answer("blackout")
    assert all(window.black for window in console.displays.windows.values())


def test_both_windows_of_one_laptop_follow_each_other(qtbot: QtBot, console: Console) -> None:
    """Ctrl+2 from the chair; what one does the other shows."""
    chair(console).run("tech_desk")
    tech = console.windows.tech
    assert tech is not None
    do(qtbot, console, "open_session")
    assert tech.strip.session.text() == "SESSION OPEN"
    with qtbot.waitSignal(console.desk.floor.done, timeout=10_000):  # type: ignore[union-attr]
        tech.run("zoom")

    assert chair(console)._shown is not None
    assert chair(console)._shown.live.floor.zoom_lost_at is not None  # type: ignore[union-attr]
    tech.close()
    assert console.windows.tech is None


def test_a_power_cut_prints_the_list_and_the_run_of_show(
    qtbot: QtBot, console: Console, tmp_path: Path
) -> None:
    """Two papers that can be read without the program."""
    do(qtbot, console, "request_floor", delegation="CA", person="R4")
    assert console.desk is not None
    console.desk.files.paper_ready.disconnect()
    with qtbot.waitSignal(console.desk.files.paper_ready, timeout=30_000) as ready:
        console.desk.files.print_for_paper(tmp_path)

    (papers,) = ready.args
    assert [path.name for path in papers] == ["list-D1-P1.pdf", "run-of-show-D1-P1.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in papers)
