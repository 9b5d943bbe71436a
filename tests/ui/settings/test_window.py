"""The settings' window by real keys, on a real file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from app.settings.editor import Settings
from app.settings.fields import called
from app.station.settings.desk import SettingsDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.at_once import PromptDesk
from tests.ui.keys import press
from ui.settings.calendar import Days
from ui.settings.entities_model import NAMES
from ui.settings.field import SettingField
from ui.settings.window import SettingsWindow
from ui.style.theme import Theme


@dataclass
class Office:
    """Whoever sets up the conference: window, keys, what is on the disk."""

    window: SettingsWindow
    desk: PromptDesk

    def press(self, *keys: str) -> "Office":
        """Press keys where the focus is."""
        for key in keys:
            press(self.window, key)
            for _ in range(2):  # a cell is written once its line has had the key, and opened again after that
                QApplication.processEvents()
        return self

    def write(self, text: str) -> "Office":
        """All of what stands in the line anew, in any script, then Enter."""
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.selectAll()
        line.insert(text)
        return self.press("Enter")

    def field(self, name: str) -> SettingField:
        """The field of a setting, on its page."""
        setting = called(name)
        self.window.page.turn_to(setting.page)
        return self.window.page.forms[setting.page].fields[setting.path]

    def type(self, name: str, text: str) -> SettingField:
        """Write in a field: all of it anew, Enter."""
        field = self.field(name)
        field.line.setFocus()
        self.write(text)
        return field

    def cell(self, code: str, name: str, text: str) -> None:
        """Write in a cell of the States: Enter, all of it anew, Enter."""
        self.window.page.turn_to("entities")
        self.window.page.entities.table.choose(code, name)
        self.press("Enter").write(text)

    def shown(self, code: str, name: str) -> str:
        """What stands in a cell."""
        rows = {row[0]: row for row in self.window.page.entities.table.entities.rows}
        return rows[code][NAMES.index(name)]

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.window.status.said.full_text()

    @property
    def station(self) -> Station:
        """The conference on the disk."""
        return self.desk.station


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, night: Theme) -> Iterator[Office]:
    """A small conference."""
    clock = SetClock(OPENING)
    desk = PromptDesk(make_conference(tmp_path / "conference.rostrum"), clock)
    window = SettingsWindow(desk, clock, night)
    tester = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(window.page.entities.table.entities, tester, window)
    window.show()
    qtbot.waitExposed(window)
    desk.begin()
    window.activateWindow()
    yield Office(window, desk)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()


def test_a_field_is_written_with_enter_or_tab_and_taken_back(office: Office) -> None:
    """Each is a revision of its own; Ctrl+Z and Ctrl+Y say what they do."""
    revision = office.station.load().data_version
    office.type("name", "A summit")
    assert office.station.load().conference.name == "A summit"
    assert office.station.load().data_version > revision
    assert office.said == "Name: A summit · Ctrl+Z undo"
    assert office.window.rows["undo"].text() == "&Undo: Name: A summit"

    office.field("code").line.selectAll()
    office.field("code").line.setFocus()
    office.press("SUM27", "Tab")
    assert office.station.load().conference.code == "SUM27"
    office.press("Ctrl+Z", "Ctrl+Z")
    found = office.station.load().conference
    assert (found.name, found.code) == ("A test conference", "TEST21")
    assert office.field("name").line.text() == "A test conference"
    office.press("Ctrl+Y")
    assert office.station.load().conference.name == "A summit"


def test_a_day_is_typed_or_chosen_from_the_calendar(office: Office) -> None:
    """With four figures for the year, in words that can be typed again."""
    field = office.type("starts", "14.6.2027")
    assert field.line.text() == "Mon 14 June 2027, 09:00"
    assert office.field("ends").line.text() == "Wed 16 June 2027, 11:30"
    office.field("starts").line.setFocus()
    office.press("Alt+Down")
    days = office.window.findChild(Days)
    assert days is not None
    assert days.month.selectedDate() == QDate(2027, 6, 14)
    days.month.activated.emit(QDate(2027, 6, 15))
    assert field.line.text() == "Tue 15 June 2027, 09:00"


def test_what_is_wrong_has_its_sentence_and_loses_nothing(office: Office) -> None:
    """The text stays to be put right, whatever else is written meanwhile; Esc gives it up."""
    field = office.type("limits.state", "quick")
    assert field.message.full_text() == "“quick” is no speaking time; write it as 3:00, 3 or 90 s."
    assert field.message.isVisible()
    office.type("name", "A summit")
    assert (field.line.text(), office.field("limits.state").message.isVisible()) == ("quick", True)
    assert office.station.load().conference.limits["state"] == 180_000
    field.line.setFocus()
    office.press("Esc")
    assert (field.line.text(), field.message.isVisible()) == ("3:00", False)


def test_another_desk_is_seen_and_never_overwritten(office: Office) -> None:
    """What is typed stays in its field beside what the other has set, and goes over it only when meant."""
    other = Station.open(office.station.address, clock=office.station.clock)
    field = office.field("name")
    field.line.setFocus()
    field.line.selectAll()
    office.press("Mine")
    loaded = other.load()
    SettingsDesk(other).write(Settings(loaded.conference).typed(called("name"), "Theirs"))
    SettingsDesk(other).write(Settings(other.load().conference).typed(called("theme"), "Seen at once"))
    other.close()
    office.desk.begin()

    assert office.field("theme").line.text() == "Seen at once"
    assert (field.line.text(), "set it to “Theirs”" in field.message.full_text()) == ("Mine", True)
    office.press("Enter")
    assert office.station.load().conference.name == "Mine"


def test_states_are_added_written_in_ordered_and_merged(office: Office) -> None:
    """Found by any name; a wrong cell keeps what was typed; all of it comes back."""
    before = office.station.load().entities
    office.press("F3").write("Brésil")
    assert office.shown("BR", "name") == "Brazil"
    office.write("Türkiye")
    assert office.window.page.entities.message.full_text() == "Turkey is in this conference already, as TR."
    office.cell("TR", "name", "Türkiye")
    office.cell("TR", "article", "the")
    assert (office.shown("TR", "name"), office.station.load().entities["TR"].article) == ("Türkiye", "the")

    office.cell("CZ", "name", "Türkiye")
    assert "TR is called Türkiye already" in office.window.page.entities.message.full_text()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "Türkiye"
    office.write("Czechia")
    assert office.shown("CZ", "name") == "Czechia"

    office.window.page.entities.table.choose("SE")
    office.press("Ctrl+Shift+J")
    office.window.page.entities.table.choose("NO")
    office.press("Ctrl+Shift+J")
    assert office.said == "Norway merged into Sweden · Ctrl+Z undo"
    assert office.station.load().people["R2"].entity == "SE"
    office.window.page.entities.table.choose("BR")
    office.press("Alt+Up", "Alt+Del")
    assert "BR" not in office.station.load().entities
    office.press(*["Ctrl+Z"] * 7)
    assert office.station.load().entities == before
    assert list(office.station.load().entities) == list(before)


def test_a_list_is_pasted_and_all_members_are_added(office: Office) -> None:
    """In one step each."""
    QApplication.clipboard().setText("1. Ghana\n2. Togo\nWest African Health Organisation")
    office.press("Ctrl+Shift+V")
    assert office.said == "3 entities added · Ctrl+Z undo"
    office.window.run("all_un")
    assert len(office.station.load().entities) > 210
    office.press("Ctrl+Z", "Ctrl+Z")
    assert "GH" not in office.station.load().entities


def test_a_logo_is_kept(office: Office, tmp_path: Path) -> None:
    """A picture; what is none is refused in a sentence."""
    picture = tmp_path / "logo.png"
    office.window.grab().save(str(picture))
    office.window.acts.read_logo(picture)
    assert office.station.load().conference.options == {"logo": "logo.png"}
    wrong = tmp_path / "logo.jpg"
    wrong.write_text("no picture")
    office.window.acts.read_logo(wrong)
    assert office.said == "logo.jpg is no PNG or JPEG of at most 2 MB."
    office.press("Ctrl+Z")
    assert office.station.load().conference.options == {}


def test_pages_are_turned_by_keys_and_asked_for_by_name(office: Office) -> None:
    """Every control has a name of its own, for those who hear the window."""
    for name, at in (("limits", 2), ("days", 1), ("entities", 6)):
        office.window.go_to(name)
        assert office.window.page.list.currentRow() == at
        controls = [
            control
            for control in office.window.findChildren(QWidget)
            if control.isVisible()
            and control.focusPolicy() & Qt.FocusPolicy.TabFocus
            and control.parent() is not None
            and not isinstance(control, QMenuBar)
        ]
        names = [control.accessibleName() for control in controls]
        assert all(names), [control for control in controls if not control.accessibleName()]
        assert len(names) == len(set(names))
    office.press("Ctrl+PgDown")
    assert office.window.page.list.currentRow() == 0
