"""The room's display: in the same step as the console, black at one key, and never a private name."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Podium, shown_beside
from ui.displays.room import RoomWindow
from ui.displays.room_text import room_texts
from ui.style.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def room(podium: Podium, night: Theme) -> Iterator[RoomWindow]:
    """The display beside the console."""
    window = RoomWindow(podium.clock, night)
    with shown_beside(podium, window, 1024, 768):
        yield window


def words(podium: Podium) -> str:
    """Everything that the room may read now."""
    station = podium.desk.station
    return repr(room_texts(station.load(), station.live("D1-P1"), podium.clock.now()))


def test_the_room_sees_who_speaks_in_the_same_step(podium: Podium, room: RoomWindow) -> None:
    """Delegation, remaining time, who is next."""
    podium.open().ask("CA", "NO").press("Space")

    assert "Canada" in room.accessibleName()
    assert "Norway" in words(podium)


def test_no_person_no_mail_no_note_reaches_the_room(podium: Podium, room: RoomWindow) -> None:
    """In no state, for nobody."""
    podium.open()
    for code, person in (("CA", "R1"), ("NO", "R2"), ("UN-ODC", "R4"), ("RS", "R3")):
        podium.desk.floor.do("request_floor", delegation=code, person=person, note="wheelchair at seat 4")
    seen = [words(podium)]
    for key in ("Space", "F7", "F7", "F9", "Esc", "Shift+F8", "Space"):
        podium.press(key).later(5)
        seen.append(words(podium) + room.accessibleName())

    for secret in ("Tremblay", "Solberg", "Lind", "Ćirić", "Expert A", "wheelchair", "@"):
        assert not [words for words in seen if secret in words], secret


def test_over_time_is_not_shown_to_the_audience(podium: Podium, room: RoomWindow) -> None:
    """Courtesy: the bar is empty, and that is all."""
    podium.open().ask("CA").press("Space").later(200)

    assert "+" not in words(podium)
    assert "0:00" in words(podium)


def test_one_key_is_black_and_the_next_the_same_picture(
    qtbot: QtBot, podium: Podium, room: RoomWindow
) -> None:
    """F12."""
    podium.open().ask("CA").press("Space")
    with qtbot.waitActive(room):
        room.activateWindow()
    before = room.grab().toImage()
    qtbot.keyClick(room, Qt.Key.Key_F12)
    black = room.grab().toImage()
    qtbot.keyClick(room, Qt.Key.Key_F12)

    assert black.pixelColor(200, 300) == QColor("black")
    assert room.grab().toImage() == before


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_the_longest_name_stands_whole_on_two_lines(
    podium: Podium, room: RoomWindow, size: tuple[int, int]
) -> None:
    """Something is painted where the name is, and nothing at the window's edge."""
    room.resize(*size)
    podium.open().ask("BA").press("Space")
    picture = room.grab().toImage()
    ground = picture.pixelColor(2, 2)
    edge = [picture.pixelColor(picture.width() - 3, y) for y in range(0, picture.height(), 5)]

    assert all(colour == ground for colour in edge)
    assert "Bosnia and Herzegovina" in room.accessibleName()


def test_the_clock_of_the_room_follows_the_time(podium: Podium, room: RoomWindow) -> None:
    """It is a function of the time, like every clock."""
    podium.open().ask("CA").press("Space")
    podium.clock.at += timedelta(seconds=68)
    room._ticker.tick()

    assert "1:52" in room.accessibleName()
