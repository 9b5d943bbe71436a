"""What the chair sees when the laptop fails: a band that stays, and a list that goes on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from app.times import SystemClock
from tests.ui.conftest import Podium


@contextmanager
def another_program_holds_the_file(podium: Podium) -> Iterator[None]:
    """Nothing can be written meanwhile."""
    podium.desk.station.connection.exec_driver_sql("PRAGMA busy_timeout=50")
    podium.desk.station.connection.rollback()
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
    connection = podium.desk.station.connection
    connection.exec_driver_sql("PRAGMA max_page_count=1")
    connection.rollback()
    for place in range(400):
        podium.desk.do("request_floor", delegation="NO", request=f"r{place}", note="x" * 200)
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


def test_a_stepped_system_clock_moves_no_timer(podium: Podium) -> None:
    """The laptop's clock jumps by an hour in mid speech; the reading goes on, and it is said."""
    podium.open().ask("CA").press("Space").later(30)
    wall, counter = [1_000_000.0], [0]
    clock = SystemClock(starts_at=podium.clock.now(), wall=lambda: wall[0], counter=lambda: counter[0])
    assert podium.window._shown is not None
    podium.window._shown._clock = podium.window._ticker._clock = clock
    counter[0] += 10 * 10**9
    wall[0] += 10 + 3_600
    podium.window._ticker.tick()

    assert podium.window.floor_card.clock.text() == "2:20"
    assert "system clock changed by 1:00:00" in podium.said


def test_a_laptop_that_slept_three_minutes_shows_the_right_clock(podium: Podium) -> None:
    """Sleep counts: the speaker went on in the hall."""
    podium.open().ask("CA").press("Space").later(30).later(180)

    assert podium.window.floor_card.clock.text() == "+0:30"


def test_a_fault_of_ours_is_a_code_and_the_list_goes_on(podium: Podium) -> None:
    """No traceback on the screen."""
    podium.open().ask("CA")
    podium.desk.failed.emit("7F3K")

    assert podium.said == "Something went wrong (code 7F3K). Your data is saved. The list goes on."
    podium.press("F8")
    assert podium.floor.speaking is not None
