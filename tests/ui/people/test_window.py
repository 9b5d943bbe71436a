"""Everybody in one window: found, sorted, filtered, corrected one by one and many at once, by keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.conference.registrants import Registrant
from app.live.desk_id import DeskId, Role
from app.registration.people_table import COLUMNS
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.at_once import PromptDesk
from tests.ui.keys import press
from ui.dialogs import file_dialogs
from ui.people.actions import BY_ID, OF_CHOSEN
from ui.people.window import PeopleWindow
from ui.style.theme import Theme


@dataclass
class Secretariat:
    """The list of five people: window, keys, rows."""

    window: PeopleWindow
    desk: PromptDesk

    def press(self, *keys: str) -> "Secretariat":
        """Press keys where the focus is."""
        for key in keys:
            press(self.window, key)
        return self

    def run(self, *names: str) -> "Secretariat":
        """Choose rows of the menu."""
        for name in names:
            self.window.run(name)
        return self

    def answer(self, text: str) -> "Secretariat":
        """Answer what the line asks."""
        self.window.line.setText(text)
        return self.press("Enter")

    @property
    def shown(self) -> list[str]:
        """The numbers in the list."""
        return [row.number for row in self.window.view.people.rows()]

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.window.status.said.full_text()

    def of(self, number: str) -> Registrant:
        """A registration on the disk."""
        return self.desk.station.load().people[number]


@pytest.fixture
def people(qtbot: QtBot, tmp_path: Path, night: Theme) -> Iterator[Secretariat]:
    """The window of five people."""
    desk = PromptDesk(make_conference(tmp_path / "c.rostrum"), SetClock(OPENING), role=Role.REGISTRATION)
    window = PeopleWindow(desk, desk.clock, night)
    window.go_to("R3")  # asked for before anything was read
    window.show()
    qtbot.waitExposed(window)
    desk.begin()
    window.activateWindow()
    window.form.leave()
    window.view.setFocus()
    yield Secretariat(window, desk)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()


def test_it_is_found_sorted_and_filtered(people: Secretariat) -> None:
    """By any part of what is known, in any script; who is chosen stays chosen; the count says how many."""
    view, bar = people.window.view, people.window.bar
    assert people.shown == ["R3", "R5", "R4", "R2", "R1"]
    assert view.chosen() == ("R3",)
    people.window.view.sortByColumn(COLUMNS.index("number"), Qt.SortOrder.DescendingOrder)
    assert people.shown == ["R5", "R4", "R3", "R2", "R1"]
    assert view.chosen() == ("R3",)
    for text, found in {"Ћирић": ["R3"], "ciric": ["R3"], "unodc": ["R4"], "expert": ["R4"], "": 5}.items():
        bar.field.setText(text)
        assert people.shown == found or len(people.shown) == found, text
    bar.ask_for(status="pending")
    assert people.shown == ["R5"]
    assert bar.count.text() == "1 of 5"
    bar.ask_for(missing="protected", attendance="in_room")
    assert people.shown == ["R4"]
    bar.ask_for(delegation="CA", status="pending")
    assert people.shown == []
    assert "shows everybody again" in people.window.nothing.full_text()
    people.run("clear")
    assert len(people.shown) == 5


def test_many_are_one_act_and_say_so_first(people: Secretariat) -> None:
    """The second press does it; one Ctrl+Z takes all of it back."""
    view = people.window.view
    people.window.bar.ask_for(status="confirmed")
    view.selectAll()
    people.run("cancel")
    assert "4 people" in people.said
    assert people.of("R1").status == "confirmed"
    people.run("cancel")
    assert [people.of(f"R{n}").status for n in range(1, 6)] == ["cancelled"] * 4 + ["pending"]
    people.run("clear")
    people.run("confirm_all")
    assert "Confirm all 5" in people.said
    people.run("confirm_all")
    assert {people.of(f"R{n}").status for n in range(1, 6)} == {"confirmed"}
    people.run("undo", "undo")
    assert [people.of(f"R{n}").status for n in range(1, 6)] == ["confirmed"] * 4 + ["pending"]

    view.choose(("R1", "R2"))
    people.run("delegation").answer("Norw")
    assert "not known" in people.said or people.of("R1").entity == "NO"
    people.run("delegation").answer("Norway")
    assert (people.of("R1").entity, people.of("R2").entity) == ("NO", "NO")


def test_one_person_is_corrected_protected_marked_and_taken_out(
    people: Secretariat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each by a key, each with undo; what is kept of somebody is written out for them."""
    view = people.window.view
    view.choose(("R2",), "R2")
    people.press("F2", "Tab", "Solbakken", "Enter")
    assert people.of("R2").family == "Solbakken"
    assert QApplication.focusWidget() is view
    people.run("protect").answer("Solbakken B")
    assert "hide nothing" in people.said
    assert people.of("R2").alias == ""
    people.window.line.hide()
    people.run("protect").answer("Expert B")
    assert people.of("R2").alias == "Expert B"
    people.run("mark")
    assert people.of("R2").note == "VIP"
    people.run("mark")
    assert people.of("R2").note == ""
    for name in ("r2.csv", "r2.json"):
        monkeypatch.setattr(file_dialogs, "ask_save", lambda *_, name=name: str(tmp_path / name))
        people.run("export_person")
        kept = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert "Solbakken" in kept
        assert "alias corrected" in kept
    people.press("Del")
    people.answer("withdrew")
    assert "R2" not in people.desk.station.load().people
    people.press("Ctrl+Z")
    assert people.of("R2").family == "Solbakken"


def test_what_the_door_did_is_not_taken_back_by_one_press(people: Secretariat) -> None:
    """The last act may be another desk's: it is named first."""
    door = Station.open(people.desk.station.address, clock=people.desk.clock, desk=DeskId(Role.TECH))
    RegistrationDesk(door).do("check_in", registrant="R2")
    people.desk.begin()
    people.press("Ctrl+Z")
    assert "Undo what the desk “tech” did: Ingrid Solberg checked in" in people.said
    assert people.window.view.people.table.now.door.arrived
    people.press("Ctrl+Z")
    assert not RegistrationDesk(door).now().door.arrived
    door.close()


def test_rows_are_copied_as_cells_and_no_formula_goes_out(people: Secretariat) -> None:
    """With their heads; the menu of the right button has the same rows as the menu above, with their keys."""
    view = people.window.view
    people.desk.people.correct(("R2",), {"position": "=cmd|' /C calc'!A0", "note": "two\nlines"})
    view.choose(("R1", "R2"))
    people.press("Ctrl+C")
    head, *lines = QApplication.clipboard().text().splitlines()
    assert head.split("\t")[:3] == ["No.", "Family name", "Given name"]
    assert [line.split("\t")[0] for line in lines] == ["R2", "R1"]
    assert "\t'=cmd|' /C calc'!A0\t" in lines[0]
    assert "two lines" in lines[0]
    menu = people.window.menu_of_chosen()
    assert [row.text() for row in menu.actions() if row.text()] == [
        people.window.rows[name].text() for name in OF_CHOSEN if name
    ]
    assert all(name in BY_ID for name in OF_CHOSEN if name)
    menu.deleteLater()
