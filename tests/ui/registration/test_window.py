"""The registration desk by keys: twenty people in ten minutes, one hand on the scanner."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.live.desk_id import Role
from app.registration.state import Door
from app.station.floor_desk import seat_delegation
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.at_once import PromptDesk
from tests.ui.keys import press
from ui.registration.window import RegistrationWindow
from ui.style.theme import Theme


@dataclass
class Entrance:
    """The laptop at the entrance: window, keys, what came out of the printer."""

    window: RegistrationWindow
    desk: PromptDesk
    badges: list[Path]

    def press(self, *keys: str) -> "Entrance":
        """Press keys where the focus is."""
        for key in keys:
            press(self.window, key)
        return self

    @property
    def door(self) -> Door:
        """The door on the disk."""
        return self.desk.at_the_door.now().door

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.window.status.said.full_text()

    def shown(self) -> str:
        """Everything that can be read on the card."""
        return " | ".join(
            label.full_text() if hasattr(label, "full_text") else label.text()
            for label in self.window.card.findChildren(QLabel)
            if label.isVisible()
        )


@pytest.fixture
def entrance(qtbot: QtBot, tmp_path: Path, night: Theme) -> Iterator[Entrance]:
    """Five people are registered; the session has not begun."""
    desk = PromptDesk(
        make_conference(tmp_path / "conference.rostrum"),
        SetClock(OPENING - timedelta(hours=1)),
        role=Role.REGISTRATION,
    )
    window = RegistrationWindow(desk, desk.clock, night)
    badges: list[Path] = []
    desk.registration.badge_ready.connect(badges.append)
    desk.registration.badge_ready.connect(desk.registration.badge_taken)  # by the printer
    window.show()
    qtbot.waitExposed(window)
    desk.begin()
    window.activateWindow()
    window.found.field.setFocus()
    yield Entrance(window, desk, badges)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()


def words(path: Path) -> str:
    """The words of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_few_letters_and_enter_check_in_and_print(entrance: Entrance) -> None:
    """The field is empty again and has the focus: the next person may come."""
    entrance.press("solb", "Enter")

    assert list(entrance.door.arrived) == ["R2"]
    assert entrance.door.badges["R2"].printed == 1
    assert "Solberg" in words(entrance.badges[0])
    assert entrance.window.found.field.text() == ""
    assert QApplication.focusWidget() is entrance.window.found.field
    assert "1 of 3 expected" in entrance.window.hall.chip.text()


def test_the_card_says_where_the_delegation_sits(entrance: Entrance) -> None:
    """A dash where it has no seat; nothing for whoever is not in the hall."""
    entrance.press("solb")
    assert "R2 · seat —" in entrance.shown()

    seat_delegation(entrance.desk.station, "NO", "14")
    entrance.desk.begin()
    entrance.desk.registration.watch()
    assert "R2 · seat 14" in entrance.shown()
    entrance.press("Esc", "tremb")
    assert "Tremblay" in entrance.shown() or "TREMBLAY" in entrance.shown()
    assert "seat" not in entrance.shown()


def test_a_scanned_badge_checks_in_whom_it_belongs_to(entrance: Entrance) -> None:
    """The scanner types the id and ends with Enter."""
    badge = entrance.desk.station.load().registrants[2].badge
    entrance.press(badge, "Enter")

    assert list(entrance.door.arrived) == ["R3"]


def test_a_scan_that_finds_nobody_is_replaced_by_the_next(entrance: Entrance) -> None:
    """It is never said that its bearer is not registered; a Tab behind it changes nothing."""
    entrance.press("prstvxbcdfghjk", "Enter")
    nothing = entrance.window.found.nothing.full_text()
    assert "another layout" in nothing
    assert "not registered" not in nothing
    entrance.press("bcdfghjknprstv", "Tab")
    badge = entrance.desk.station.load().registrants[2].badge
    entrance.press(badge.upper(), "Tab")
    assert "Caps Lock" in entrance.window.found.nothing.full_text()
    entrance.press("Enter")

    assert list(entrance.door.arrived) == ["R3"]
    assert entrance.window.found.field.text() == ""


def test_a_picture_of_a_badge_is_pasted_or_dropped(entrance: Entrance, tmp_path: Path) -> None:
    """The person stands there; Enter checks in. A picture of something else is a sentence."""
    badge = entrance.desk.station.load().registrants[2].badge
    QApplication.clipboard().setImage(code_of(badge))
    entrance.press("Ctrl+V")
    chosen = entrance.window.found.chosen()
    assert chosen is not None
    assert chosen.number == "R3"
    entrance.press("Enter")
    assert list(entrance.door.arrived) == ["R3"]
    path = tmp_path / "badge.png"
    code_of("nobody's").save(str(path))
    drop(entrance.window, path)
    assert "belongs to nobody" in entrance.said
    QImage(80, 80, QImage.Format.Format_Grayscale8).save(str(path))
    drop(entrance.window, path)
    assert "no QR code" in entrance.said
    QApplication.clipboard().setText("solb")
    entrance.press("Ctrl+V")
    assert entrance.window.found.field.text() == "solb"


def code_of(text: str) -> QImage:
    """A badge's QR code as a picture."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    pixels = memoryview(code.to_image(scale=6))
    side = pixels.shape[0]
    return QImage(pixels.tobytes(), side, side, side, QImage.Format.Format_Grayscale8).copy()


def drop(window: RegistrationWindow, path: Path) -> None:
    """Somebody lets a file go over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, none))


def test_a_void_badge_is_refused_in_words(entrance: Entrance) -> None:
    """After it was printed again because the first was lost."""
    old = entrance.desk.station.load().registrants[1].badge
    entrance.press("solb", "Ctrl+Shift+Enter", "Ctrl+Shift+Enter")
    assert "1 lost · 2 damaged · 3 wrong text" in entrance.said
    entrance.press("1")
    assert entrance.door.voided(old) == "R2"
    assert len(entrance.badges) == 2
    entrance.press("Esc", old)
    assert "This badge is void" in entrance.shown()
    entrance.press("Enter")

    assert not entrance.door.arrived
    assert "void" in entrance.said


@pytest.mark.parametrize(("key", "before"), [("Ctrl+Z", ()), ("Ctrl+Y", ("Ctrl+Z",))])
def test_undo_and_redo_concern_the_act_that_was_seen(
    entrance: Entrance, key: str, before: tuple[str, ...]
) -> None:
    """The other laptop at the door was quicker: nobody is taken out or brought in again."""
    entrance.press("solb", "Alt+Shift+Enter", *before)
    held = entrance.desk.station
    other = Station.open(held.address, clock=held.clock)
    RegistrationDesk(other).do("switch_attendance", to="zoom", registrant="R3")
    other.close()
    entrance.press(key)

    assert "came in between" in entrance.said or "nothing to redo any more" in entrance.said
    now = RegistrationDesk(held).now().door
    assert ("R2" in now.arrived) == (key == "Ctrl+Z")
    assert len(now.switches) == 1


def test_undo_takes_back_and_names_the_person(entrance: Entrance) -> None:
    """Also after the field has been emptied."""
    entrance.press("solb", "Alt+Shift+Enter")
    assert "Ingrid Solberg checked in" in entrance.said
    assert not entrance.badges
    entrance.press("Ctrl+Z")

    assert not entrance.door.arrived
    assert "Undone: Ingrid Solberg checked in" in entrance.said


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("late", "Not admitted: registration not confirmed"),
        ("tremb", "Attends on Zoom"),
        ("lind", "Protected person: “Expert A” everywhere but here."),
    ],
)
def test_alerts_are_on_the_card_before_anything_is_pressed(
    entrance: Entrance, typed: str, words: str
) -> None:
    """Each says why."""
    entrance.press(typed)

    assert words in entrance.shown()


def test_who_is_not_admitted_stays_outside_until_somebody_allows_it(entrance: Entrance) -> None:
    """Who allowed it is typed in place; no dialog."""
    entrance.press("late", "Enter")
    assert not entrance.door.arrived
    assert "Who allows an exception?" in entrance.said
    entrance.press("late", "Ctrl+F1", "the chair", "Enter", "Enter")

    assert entrance.door.exceptions["R5"].allowed_by == "the chair"
    assert list(entrance.door.arrived) == ["R5"]


def test_somebody_from_zoom_comes_to_the_hall_with_one_key(entrance: Entrance) -> None:
    """Ctrl+M there and back."""
    entrance.press("tremb", "Ctrl+Shift+F1")
    assert "ADMITTED TO THE HALL" in entrance.shown()
    entrance.press("Enter")

    assert list(entrance.door.arrived) == ["R1"]


def test_everybody_moves_to_zoom_in_one_line(entrance: Entrance) -> None:
    """And back with undo; nonsense is a sentence."""
    entrance.window.run("to_zoom")
    entrance.press("nobody knows", "Enter")
    assert "is no delegation" in entrance.said
    entrance.window.line.clear()
    entrance.press("everybody", "Enter", "solb")
    assert "ON ZOOM" in entrance.shown()
    entrance.press("Ctrl+Z")
    assert "ADMITTED TO THE HALL" in entrance.shown()


def test_the_floor_is_known_at_the_entrance(entrance: Entrance) -> None:
    """Who is on the list of speakers is waved through."""
    entrance.desk.floor.do("open_session")
    entrance.desk.floor.do("open_list")
    entrance.desk.floor.do("request_floor", delegation="NO")
    entrance.press("solb")

    assert "on the list of speakers now" in entrance.shown()


def test_arrows_choose_and_nobody_is_a_sentence(entrance: Entrance) -> None:
    """The list below the field follows."""
    entrance.press("l", "Down")
    chosen = entrance.window.found.chosen()
    assert chosen is not None
    assert chosen.number == "R5"
    entrance.press("Esc", "zzz")
    assert entrance.window.found.chosen() is None
    assert "Nobody matches “zzz”" in entrance.window.found.nothing.full_text()
    entrance.press("Enter")
    assert not entrance.door.arrived


def test_a_name_that_looks_like_markup_is_plain_text(entrance: Entrance) -> None:
    """Nothing is interpreted."""
    entrance.press("<b>x</b>")

    assert "<b>x</b>" in entrance.window.found.nothing.text()


def test_every_key_of_the_desk_is_free_of_doubles(entrance: Entrance) -> None:
    """No two rows share a key, and each control has a name of its own."""
    from ui.registration.actions import TABLE

    keys = [key for action in TABLE for key in action.keys]
    assert len(keys) == len(set(keys))
    assert entrance.window.minimumSizeHint().height() <= 672
    assert entrance.window.minimumSizeHint().width() <= 1280


def test_without_a_printer_nothing_is_printed(entrance: Entrance) -> None:
    """Who came is in; the badge is a file, of its own size, and the next print asks for no reason."""
    registration = entrance.desk.registration
    registration.badge_ready.disconnect(registration.badge_taken)
    registration.badge_ready.connect(registration.badge_saved)
    entrance.press("solb", "Enter")

    assert list(entrance.door.arrived) == ["R2"]
    assert not entrance.door.with_a_badge
    with pypdfium2.PdfDocument(entrance.badges[0]) as document:
        assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [85, 54]
    entrance.press("solb", "Ctrl+Shift+Enter")
    assert len(entrance.badges) == 2
    assert "Printed already" not in entrance.said


def test_a_badge_holds_until_a_printer_has_taken_the_next(entrance: Entrance) -> None:
    """The printer takes nothing: the former id is as good as before."""
    registration = entrance.desk.registration
    entrance.press("solb", "Ctrl+Shift+Enter")
    registration.badge_ready.disconnect(registration.badge_taken)
    before = entrance.door.badges["R2"]
    entrance.press("Ctrl+Shift+Enter", "1")
    assert len(entrance.badges) == 2
    assert entrance.door.badges["R2"] == before
    registration.badge_taken(entrance.badges[-1])

    assert entrance.door.badges["R2"].void
    assert entrance.door.badges["R2"].printed == 1
