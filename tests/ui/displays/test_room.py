"""The room's display: in the same step as the console, black at one key, and never a private name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from app.tech.session import TechSession
from app.tech.speakers import Speakers
from tests.ui.conftest import Podium, shown_beside
from ui.displays.lectern_text import lectern_texts
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


def test_the_conference_is_known_by_its_logo(podium: Podium, room: RoomWindow, tmp_path: Path) -> None:
    """On white in the upper part; what is no picture, or an enormous one, leaves the display as it was."""
    podium.open()
    loaded = podium.desk.station.load()
    plain = room.grab().toImage()
    picture = tmp_path / "logo.png"
    Image.new("RGBA", (300, 100), "#c0392b").save(picture)

    room.show_loaded(replace(loaded, logo=picture.read_bytes()))
    shown = room.grab().toImage()
    reds = [
        (x, y)
        for x in range(0, shown.width(), 8)
        for y in range(0, shown.height(), 8)
        if shown.pixelColor(x, y) == QColor("#c0392b")
    ]
    assert reds
    assert max(y for _, y in reds) < shown.height() * 0.2
    for data in (b"", b"<svg/>", picture.read_bytes()[:60]):
        room.show_loaded(replace(loaded, logo=data))
        assert room.grab().toImage() == plain


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


INTERRUPTED: dict[str, tuple[tuple[tuple[str, dict[str, object]], ...], list[str]]] = {
    "nobody": ((), []),
    "a line is lost": ((("report_line", {"request": "CA", "line": "lost"}),), ["CA line lost, 2:00 left"]),
    "held for it": (
        (("report_line", {"request": "CA", "line": "lost"}), ("hold", {"reason": "Tremblay coughs"})),
        ["CA line lost, 2:00 left"],
    ),
    "back": (
        (
            ("report_line", {"request": "CA", "line": "lost"}), ("hold", {}), ("give_floor", {}),
            ("report_line", {"request": "CA", "line": "back"}),
        ),
        ["CA is back, 2:00 left"],
    ),
    "two held, somebody speaks": (
        (
            ("hold", {}), ("give_floor", {"request": "NO"}), ("hold", {}),
            ("give_floor", {"request": "UN-ODC"}),
        ),
        ["NO held, 3:00 left", "CA held, 2:00 left"],
    ),
    "for a point of order": (
        (
            ("request_floor", {"request": "P", "delegation": "RS", "kind": "point_of_order"}),
            ("give_floor", {}),
        ),
        ["CA held, 2:00 left"],
    ),
    "suspended": ((("hold", {}), ("suspend_session", {})), ["CA held, 2:00 left"]),
    "closed": ((("hold", {}), ("close_session", {})), []),
}  # fmt: skip


@pytest.mark.parametrize("situation", INTERRUPTED)
def test_who_is_interrupted_stays_in_sight_at_every_screen(podium: Podium, situation: str) -> None:
    """Room, lectern and tech desk name each with the time left, and nobody's person or reason."""
    acts, shown = INTERRUPTED[situation]
    podium.open()
    for code, mode, person in (("CA", "zoom", "R1"), ("NO", "room", "R2"), ("UN-ODC", "zoom", "R4")):
        podium.desk.floor.do("request_floor", request=code, delegation=code, mode=mode, person=person)
    podium.press("Space").later(60)
    for act, arguments in acts:
        podium.desk.station.do("D1-P1", act, **arguments)
    loaded, live, now = podium.desk.station.load(), podium.desk.station.live("D1-P1"), podium.clock.now()
    names = {"CA": "Canada", "NO": "Norway", "UN-ODC": "UNODC"}
    wanted = [f"{names[line.split()[0]]} {' '.join(line.split()[1:])}" for line in shown]
    room, lectern = room_texts(loaded, live, now), lectern_texts(loaded, live, now)

    assert room.held == "  ·  ".join(wanted)
    assert TechSession(loaded, live, Speakers(loaded)).held(now) == wanted
    large = f"{lectern.name} {lectern.words} {lectern.clock}"
    assert all(line.split()[0] in large + lectern.held for line in wanted)
    assert all(secret not in repr((room, lectern)) for secret in ("Tremblay", "Solberg", "Lind", "Expert A"))


def test_the_speaker_hears_of_the_own_line(podium: Podium) -> None:
    """On the lectern, in words; the large clock is theirs while nobody else speaks."""
    podium.open().ask("CA", mode="zoom").press("Space").later(60)
    station = podium.desk.station
    said = []
    for act, given in (("report_line", "lost"), ("hold", ""), ("report_line", "back")):
        arguments = {"request": "CA", "line": given} if given else {}
        station.do("D1-P1", act, **arguments)
        said.append(lectern_texts(station.load(), station.live("D1-P1"), podium.clock.now()).words)

    assert said == ["LINE LOST", "LINE LOST · PLEASE WAIT", "THE LINE IS BACK · PLEASE WAIT"]


def test_no_time_over_of_who_is_held_is_shown_to_the_audience(podium: Podium) -> None:
    """They are named all the same."""
    podium.open().ask("CA").press("Space").later(200).press("F7")
    station = podium.desk.station

    assert room_texts(station.load(), station.live("D1-P1"), podium.clock.now()).held == "Canada held"
