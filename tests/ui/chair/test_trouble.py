"""What the chair sees when the laptop fails: a band that stays, and a list that goes on."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.live.last_sign_of_life import SignsOfLife, Stop, stop_in_speech
from app.times import SystemClock
from tests.app.people import OPENING
from tests.ui.conftest import Podium
from ui.widgets.buttons import LiveButton


@contextmanager
def another_program_holds_the_file(podium: Podium) -> Iterator[None]:
    """Nothing can be written meanwhile."""
    podium.desk.station._connection.exec_driver_sql("PRAGMA busy_timeout=50")
    podium.desk.station._connection.rollback()
    other = sqlite3.connect(podium.desk.station.address)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


def test_an_act_that_could_not_be_saved_is_not_shown(podium: Podium) -> None:
    """The band says so and stays; what is on the screen is on the disk."""
    podium.open().ask("CA", "NO")
    with another_program_holds_the_file(podium):
        podium.press("F8")
        assert podium.window.band.isVisible()
        assert "was not saved" in podium.window.band._label.text()
        assert podium.listed() == ["Canada", "Norway"]

    assert podium.floor.speaking is None
    podium.desk.recovered.emit()
    assert not podium.window.band.isVisible()
    podium.press("F8")
    assert podium.floor.speaking is not None


def test_a_disk_that_is_full_is_said_in_words(podium: Podium) -> None:
    """A limit on the pages of the file stands for the full disk."""
    podium.open().ask("CA")
    connection = podium.desk.station._connection
    connection.exec_driver_sql("PRAGMA max_page_count=1")
    connection.rollback()
    for place in range(400):
        podium.desk.floor.do("request_floor", delegation="NO", request=f"r{place}", note="x" * 200)
        if podium.window.band.isVisible():
            break

    assert "disk is full" in podium.window.band._label.text()
    connection.exec_driver_sql("PRAGMA max_page_count=100000")
    connection.rollback()
    podium.desk.station.prove_writable()
    podium.press("F8")
    assert podium.floor.speaking is not None


def test_the_file_is_deleted_under_the_console(podium: Podium) -> None:
    """Nothing more is acknowledged, and the band says what to do."""
    podium.open().ask("CA")
    podium.desk.station.address = str(podium.desk.station.address) + ".gone"
    podium.press("F8")

    assert "Save a copy to another place" in podium.window.band._label.text()


def test_a_band_moves_no_button_under_the_pointer(podium: Podium) -> None:
    """What happened, since when, what to do; and whoever is about to click hits what was aimed at."""
    podium.open().ask("CA", "NO").press("Space").later(30)
    before = places(podium)
    podium.desk.trouble.emit("The disk is full. The last act was not saved. Make room.")
    podium.window.page.notice.offer("Room display closed: screen “EPSON” is gone.", {"Open again": str})
    podium.later(0)

    assert podium.window.band._label.text() == (
        "Not saved since 15:28:04: the disk is full. The last act was not saved. Make room. "
        "Clocks go on; trying again."
    )
    after = places(podium)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 2


def places(podium: Podium) -> dict[str, tuple[int, int]]:
    """Where every button stands."""
    QApplication.processEvents()
    buttons = [window for window in podium.window.findChildren(LiveButton) if window.isVisible()]
    corners = {button.accessibleName(): button.mapTo(podium.window, QPoint(0, 0)) for button in buttons}
    return {name: (corner.x(), corner.y()) for name, corner in corners.items()}


class Laptop:
    """The clocks of a laptop under a console in mid speech: Canada has 2:30 left."""

    def __init__(self, podium: Podium) -> None:
        podium.open().ask("CA").press("Space").later(30)
        self.wall, self.counter, self._podium = 1_000_000.0, 0, podium
        clock = SystemClock(
            starts_at=podium.clock.now(), wall=lambda: self.wall, counter=lambda: self.counter
        )
        assert podium.window._shown is not None
        podium.window._shown._clock = podium.window._ticker._clock = clock

    def passes(self, seconds: float) -> None:
        """Time passes, awake or asleep: the counter goes on in both."""
        self.wall += seconds
        self.counter += round(seconds * 1e9)
        self._podium.window._ticker.tick()

    def is_stepped(self, seconds: float) -> None:
        """Somebody, or the network, sets the wall clock."""
        self.wall += seconds
        self.passes(1)


@pytest.mark.parametrize("hours", [1, -1])
def test_a_stepped_system_clock_moves_no_timer(podium: Podium, hours: int) -> None:
    """An hour forward or back in mid speech: the reading goes on, and it is said once."""
    laptop = Laptop(podium)
    laptop.passes(9)
    laptop.is_stepped(hours * 3_600)

    assert podium.window.floor_card.clock.text() == "2:20"
    assert podium.said == "The system clock changed by 1:00:00. Timers are right and go on."
    podium.window.tell("")
    laptop.passes(10)
    assert podium.window.floor_card.clock.text() == "2:10"
    assert podium.said == ""


def test_a_laptop_that_slept_three_minutes_shows_the_right_clock(podium: Podium) -> None:
    """Sleep counts, for the speaker went on in the hall; it is no step of the clock."""
    laptop = Laptop(podium)
    podium.window.tell("")
    laptop.passes(180)

    assert podium.window.floor_card.clock.text() == "+0:30"
    assert podium.said == ""


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows sets its zone for the whole system")
def test_a_laptop_that_travels_shows_the_venues_time(podium: Podium, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own zone changes under the running console, and nothing on the screen does."""
    podium.open().ask("CA").press("Space").later(30)
    before = shown(podium)
    with monkeypatch.context() as journey:
        for name in ("Asia/Kathmandu", "America/St_Johns"):
            journey.setenv("TZ", name)
            time.tzset()
            podium.later(0)
            assert shown(podium) == before
            podium.press("Ctrl+L", "Ctrl+Z")
            assert podium.window.status.saved.full_text().endswith(before[0])
    time.tzset()


def shown(podium: Podium) -> tuple[str, ...]:
    """Every time that the page shows."""
    strip = podium.window.strip
    texts = (strip.clock.full_text(), strip.day.full_text(), strip.time.text(), strip.list.text())
    return (*texts, podium.window.floor_card.clock.text())


def stop(podium: Podium, seconds: float) -> Stop:
    """A console was dead for so long until now."""
    assert podium.floor.speaking is not None
    ran = timedelta(seconds=seconds)
    return Stop(podium.clock.now() - ran, podium.floor.speaking.request, ran)


def test_after_a_stop_the_time_is_counted_unless_the_chair_says_no(podium: Podium) -> None:
    """Asked in its place, without a dialog, and the focus stays in the list."""
    podium.open().ask("CA", "NO").press("Space").later(85)
    podium.desk.stopped.emit(stop(podium, 60))
    notice = podium.window.page.notice

    assert notice.label.text().endswith("while Canada had the floor. The clock ran 1:00 meanwhile:")
    assert [button.accessibleName() for button in notice.buttons] == ["Count it", "Do not count"]
    assert podium.window.speakers.view.hasFocus()
    podium.bot.mouseClick(notice.buttons[1], Qt.MouseButton.LeftButton)
    podium.later(0)
    assert podium.window.floor_card.clock.text() == "2:35"
    assert podium.window.speakers.view.hasFocus()
    assert not notice.isVisible()


def test_a_stop_that_concerns_nobody_any_more_is_not_asked_about(podium: Podium) -> None:
    """The speech is over: so is the question."""
    podium.open().ask("CA", "NO").press("Space").later(85)
    podium.desk.stopped.emit(stop(podium, 60))
    podium.press("F8")

    assert not podium.window.page.notice.isVisible()


def test_only_a_stop_in_mid_speech_is_one(podium: Podium) -> None:
    """Not a short one, not one before the floor was given, not one of a console that ended cleanly."""
    podium.open().ask("CA", "NO").press("Space").later(85)
    now = podium.clock.now()

    assert stop_in_speech(podium.floor, now - timedelta(seconds=80), now) is not None
    for last in (None, now - timedelta(seconds=4), now - timedelta(seconds=90), now + timedelta(hours=1)):
        assert stop_in_speech(podium.floor, last, now) is None
    podium.press("F7")
    assert stop_in_speech(podium.floor, now - timedelta(seconds=80), now) is None


def test_the_pulse_says_nothing_of_the_conference(tmp_path: Path) -> None:
    """One small file outside it, gone after a clean end; a broken one is no pulse."""
    pulse = SignsOfLife("postgresql://somebody:secret@host/conference", "chair")
    assert pulse.last() is None
    pulse.mark_alive(OPENING)
    (path,) = (tmp_path / "home").rglob("*.pulse")

    assert "secret" not in path.name + path.read_text()
    assert pulse.last() == OPENING
    path.write_text("x" * 10)
    assert pulse.last() is None
    pulse.mark_alive(OPENING)
    pulse.end()
    assert not list((tmp_path / "home").rglob("*.pulse"))


def test_a_fault_of_ours_is_a_code_and_the_list_goes_on(podium: Podium) -> None:
    """No traceback on the screen."""
    podium.open().ask("CA")
    podium.desk.failed.emit("7F3K")

    assert podium.said == "Something went wrong (code 7F3K). Your data is saved. The list goes on."
    podium.press("F8")
    assert podium.floor.speaking is not None
