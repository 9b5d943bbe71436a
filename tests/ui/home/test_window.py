"""The home: how the sessions stand, what is missing and where it is mended, imports, copies; by keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.checks.sessions import Finding
from app.conference.conference import Conference
from app.home.backups import keep_backup
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.at_once import PromptDesk
from tests.ui.keys import press
from ui.dialogs import file_dialogs
from ui.home.remedies import remedy
from ui.home.window import HomeWindow
from ui.style.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@dataclass
class Home:
    """The window, its desk, and whatever it has asked of other windows."""

    window: HomeWindow
    desk: PromptDesk
    asked: list[str]

    def press(self, *keys: str) -> "Home":
        """Press keys where the focus is."""
        for key in keys:
            press(self.window, key)
        return self

    def rows(self) -> list[str]:
        """The sessions and days as they stand in the list."""
        model = self.window.page.sessions.list.rows
        return [str(model.data(model.index(place), 0)) for place in range(model.rowCount())]


def at_home(qtbot: QtBot, path: Path, theme: Theme) -> Home:
    """Standing, with all that there is of it."""
    desk = PromptDesk(path, SetClock(OPENING - timedelta(hours=1)))
    window = HomeWindow(desk, desk.clock, theme)
    asked: list[str] = []
    window.asked.connect(asked.append)
    window.show()
    qtbot.waitExposed(window)
    desk.begin()
    window.activateWindow()
    return Home(window, desk, asked)


@pytest.fixture
def home(qtbot: QtBot, tmp_path: Path, night: Theme) -> Iterator[Home]:
    """An hour before Panel 1."""
    held = at_home(qtbot, make_conference(tmp_path / "conference.rostrum"), night)
    yield held
    gone(held)


def gone(home: Home) -> None:
    """Closed and freed."""
    home.window.close()
    home.desk.close()
    home.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_every_session_stands_there_as_it_is_now(home: Home) -> None:
    """Enter opens it at the chair; the first steps go once one has begun."""
    assert not home.window.page.steps.isHidden()
    home.press("Enter")
    assert home.asked == ["chair D1-P1"]
    home.desk.floor.do("open_session")
    said = home.window.page.sessions.list.item(1).data(0x0100)
    assert said.right == "OPEN"
    assert home.window.strip.session.text() == "OPEN: D1-P1"
    assert home.window.page.steps.isHidden()
    home.press("Ctrl+Shift+H")
    assert "never meanwhile" in home.window.status.said.full_text()
    assert len(home.asked) == 1
    home.desk.floor.do("close_session")
    assert home.window.strip.session.text() == ""


def test_what_is_missing_leads_to_where_it_is_mended(home: Home) -> None:
    """F6 goes to the list, Enter there."""
    found = home.window.page.missing
    assert found.list.count() > 0
    home.press("F6")
    assert found.list.hasFocus()
    first = found.chosen()
    assert first is not None
    assert found.mend.words == first.words
    home.press("Enter")
    assert home.asked == [first.asks]


PLACES = {
    ("no-agenda", ""): "agenda",
    ("no-people", ""): "import_registrants",
    ("overlap", "D1-P1"): "agenda D1-P1",
    ("person", "D1-P1"): "agenda D1-P1",
    ("film", "D1-P1"): "agenda D1-P1",
    ("late", "D1-P1"): "chair D1-P1",
    ("line", "D1-P1"): "tech_desk",
    ("duplicate", "R2"): "registration R2",
    ("entity", "R2"): "people R2",
    ("unregistered", "D1-P1"): "people",
    ("places", "CA"): "settings places",
}


def test_every_kind_of_finding_has_its_place() -> None:
    """The desk, and there the session or the person."""
    assert {held: remedy(Finding(*held, "")).asks for held in PLACES} == PLACES


def test_an_import_is_in_the_history_and_enter_takes_it_back(home: Home, tmp_path: Path) -> None:
    """What was taken back stays there, and cannot be again."""
    (tmp_path / "new.csv").write_text("number,given,family,entity\nR77,Ada,New,CA\n", encoding="utf-8")
    desk = ImportDesk(home.desk.station)
    desk.write("registrants", desk.plan("registrants", tmp_path / "new.csv"))
    home.desk.begin()
    files = home.window.page.files
    assert files.list.item(0).data(0x0100).text.startswith("people: new.csv · 1 new")
    files.list.setFocus()
    home.press("Enter")
    assert home.asked == ["undo_registrants"]
    desk.write("registrants", desk.plan_undo("registrants"))
    home.desk.begin()
    assert [files.list.item(place).data(0x0100).right for place in (0, 1)] == ["", ""]


def test_a_copy_is_looked_into_and_put_back_at_the_second_press(home: Home) -> None:
    """Nothing is done at the first, and Esc takes it back."""
    keep_backup(home.desk.station)
    home.desk.floor.do("open_session")
    home.desk.floor.do("close_session")
    home.desk.home.look_anew()
    assert home.window.page.copies.said.full_text().startswith("Last copy Mon 14 June 2021")
    home.window.run("copies")
    dialog = home.window._dialog
    assert dialog is not None
    assert dialog.found.item(0).text() == "−  Session D1-P1: 2 acts lost"
    dialog.take.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.take.click()
    assert home.asked == []
    dialog.take.click()
    (asked,) = home.asked
    assert asked.startswith("put_back ")


def test_a_conference_is_archived_and_reopened_at_the_second_press(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so, and where; the button becomes the way back."""
    monkeypatch.setattr(file_dialogs, "ask_folder", lambda *_: str(tmp_path))
    home.window.run("archive")
    assert not list(tmp_path.glob("*.zip"))
    home.window.run("archive")
    (made,) = tmp_path.glob("*.zip")
    copies = home.window.page.copies
    assert made.name in copies.archived.full_text()
    assert home.window.strip.list.text() == "ARCHIVED"
    assert copies.archive.words == "Reopen"
    home.window.run("archive")
    home.window.run("archive")
    assert copies.archived.isHidden()


def test_an_empty_conference_begins_with_four_steps(qtbot: QtBot, tmp_path: Path, night: Theme) -> None:
    """The first has the keyboard; each says what there is of it."""
    path = tmp_path / "empty.rostrum"
    made = Conference("", "Empty", "Europe/Vienna", OPENING, OPENING + timedelta(days=1))
    Station.create(str(path), made, clock=SetClock(OPENING)).close()
    home = at_home(qtbot, path, night)
    steps = home.window.page.steps
    assert {name: words.full_text() for name, words in steps.words.items()} == {
        "agenda": "No session yet.",
        "people": "Nobody is registered yet.",
        "settings": "3:00 for a State; missing: place, organizer, languages, deadline for registration.",
        "rehearsal": "Needs a session.",
    }
    assert home.window.focusWidget() is steps.buttons["agenda"]
    for name in ("agenda", "people", "settings", "rehearsal"):
        steps.buttons[name].click()
    assert home.asked == ["edit_agenda", "people", "settings", "rehearse"]
    gone(home)
