"""The lectern and the waiting picture: by shape and word, huge, and never a private name."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Podium, shown_beside
from ui.displays.lectern import LecternWindow
from ui.displays.lectern_text import LecternTexts, lectern_texts
from ui.displays.waiting_text import WaitingTexts, waiting_texts
from ui.style.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def lectern(podium: Podium, night: Theme) -> Iterator[LecternWindow]:
    """In front of the speaker."""
    window = LecternWindow(podium.clock, night)
    with shown_beside(podium, window, 1280, 720):
        yield window


def texts(podium: Podium) -> LecternTexts:
    """What the speaker may see now."""
    station = podium.desk.station
    return lectern_texts(station.load(), station.live("D1-P1"), podium.clock.now())


def waiting(podium: Podium) -> WaitingTexts:
    """What the waiting picture says now."""
    station = podium.desk.station
    return waiting_texts(station.load(), station.live("D1-P1"), podium.clock.now())


def speaking(podium: Podium, seconds: float) -> Podium:
    """Canada has spoken so long of its three minutes."""
    podium.open().ask("CA", person="R1").press("Space")
    return podium.later(seconds)


@pytest.mark.parametrize(
    ("seconds", "phase", "words"),
    [(30, "normal", ""), (130, "warning", "PLEASE CONCLUDE SOON"), (200, "over", "PLEASE CONCLUDE")],
)
def test_the_clock_says_by_shape_and_word_how_it_stands(
    podium: Podium, lectern: LecternWindow, seconds: float, phase: str, words: str
) -> None:
    """Open digits, then framed, then a filled block."""
    speaking(podium, seconds)

    assert (texts(podium).phase, texts(podium).words) == (phase, words)


def test_over_time_is_a_filled_block_with_a_plus(
    podium: Podium, lectern: LecternWindow, night: Theme
) -> None:
    """Seen by whoever cannot tell colours too."""
    speaking(podium, 200)
    lectern._ticker.tick()

    assert "+0:20" in lectern.accessibleName()
    assert lectern.grab().toImage().pixelColor(60, 690) == QColor(night.over)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
@pytest.mark.parametrize("seconds", [30, 130, 200])
def test_the_digits_are_huge(
    podium: Podium, lectern: LecternWindow, night: Theme, size: tuple[int, int], seconds: float
) -> None:
    """About half the height on a wide screen, as wide as it goes on a narrow one."""
    speaking(podium, seconds)
    lectern.resize(*size)
    lectern._ticker.tick()
    ink = QColor(night.on_over if seconds == 200 else night.text)
    height = tallest(lectern.grab().toImage(), ink) / size[1]

    wide = size[0] / size[1] > 1.5
    assert (0.48 if wide else 0.36) <= height <= 0.62


def tallest(image: QImage, ink: QColor) -> int:
    """The height in pixels of the highest thing of a colour between the upper and lower words."""
    width, height = image.width(), image.height()
    middle = QRect(width // 4, round(height * 0.13), width // 2, round(height * 0.72))
    rows = [
        y
        for y in range(middle.top(), middle.bottom())
        if any(near(image.pixelColor(x, y), ink) for x in range(middle.left(), middle.right(), 4))
    ]
    run = best = 0
    for y in range(middle.top(), middle.bottom()):
        run = run + 1 if y in set(rows[:1] + rows) else 0
        best = max(best, run)
    return best


def near(q_color: QColor, other: QColor) -> bool:
    """Alike, apart from smooth edges."""
    return all(abs(a - b) < 24 for a, b in zip(q_color.getRgb(), other.getRgb(), strict=True))


def test_the_chairs_message_stands_until_it_is_seen_or_the_speech_ends(
    podium: Podium, lectern: LecternWindow
) -> None:
    """It is for this speaker alone."""
    speaking(podium, 30)
    podium.desk.floor.do("send_message", to="speaker", text="Slower, please")
    assert "Slower, please" in lectern.accessibleName()
    podium.ask("NO").press("Space").later(1)
    assert texts(podium).message == ""


def test_asked_to_conclude_is_said_at_once(podium: Podium, lectern: LecternWindow) -> None:
    """In words and with a frame, whatever time is left."""
    speaking(podium, 10).press("Shift+F7")

    assert (texts(podium).words, texts(podium).phase) == ("PLEASE CONCLUDE", "warning")


def test_no_person_reaches_the_lectern_nor_the_waiting_picture(
    podium: Podium, lectern: LecternWindow
) -> None:
    """Delegations only."""
    seen = [repr(texts(podium)), repr(waiting(podium))]
    speaking(podium, 5)
    for key in ("F7", "F7", "Shift+F8"):
        podium.press(key).later(2)
        seen += [repr(texts(podium)), repr(waiting(podium)), lectern.accessibleName()]

    assert not [words for words in seen if "Tremblay" in words or "Claire" in words]


def test_a_held_speaker_is_asked_to_wait_with_the_time_that_is_left(
    podium: Podium, lectern: LecternWindow
) -> None:
    """The clock stands."""
    speaking(podium, 60).press("F7").later(30)

    assert (texts(podium).clock, texts(podium).words) == ("2:00", "PLEASE WAIT")


def test_f12_is_black_for_the_lectern_too(qtbot: QtBot, podium: Podium, lectern: LecternWindow) -> None:
    """And the next press is the same picture."""
    speaking(podium, 10)
    with qtbot.waitActive(lectern):
        lectern.activateWindow()
    before = lectern.grab().toImage()
    qtbot.keyClick(lectern, Qt.Key.Key_F12)
    assert lectern.grab().toImage().pixelColor(640, 360) == QColor("black")
    qtbot.keyClick(lectern, Qt.Key.Key_F12)
    assert lectern.grab().toImage() == before


def test_the_waiting_picture_counts_down_to_the_opening(podium: Podium, lectern: LecternWindow) -> None:
    """Two minutes before."""
    assert (waiting(podium).headline, waiting(podium).left) == ("The meeting opens at 15:30", "2:00")
    podium.later(121)
    assert (waiting(podium).headline, waiting(podium).left) == ("The meeting will open shortly", "")


def test_in_a_break_it_says_when_it_goes_on(podium: Podium, lectern: LecternWindow) -> None:
    """As it was announced; without that it promises nothing."""
    podium.open()
    podium.desk.floor.do("suspend_session", reason="coffee")
    assert waiting(podium).headline == "The meeting is suspended"
    at = podium.clock.at.replace(minute=45, second=0)
    podium.desk.floor.do("announce_resumption", resumes_at=at)

    assert waiting(podium).headline == "Resumes at 15:45"
    assert waiting(podium).left


def test_afterwards_it_says_when_the_next_meeting_opens(podium: Podium, lectern: LecternWindow) -> None:
    """Two days later, with its day."""
    podium.open()
    podium.desk.floor.do("close_session")

    assert waiting(podium).headline == "The next meeting opens on Wed 16 June 2021, 13:30"


def test_the_final_time_stays_visible_to_the_chair(podium: Podium, lectern: LecternWindow) -> None:
    """Until somebody else has the floor."""
    speaking(podium, 185).press("Shift+F8").later(5)

    assert "Canada spoke 3:05 of 3:00, 0:05 over" in podium.window.floor_card._who.full_text()
