"""What was written on paper, typed beside the printed rows; one press writes it, one takes it back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.on_paper.rows import What
from app.times import clock_text, zone
from tests.ui.conftest import Podium
from tests.ui.keys import KEYS, press
from ui.chair.actions import BY_ID
from ui.on_paper.dialog import FromPaperDialog
from ui.on_paper.sheet_model import END, START, WRONG
from ui.style.theme import Theme
from ui.tech.actions import BY_ID as TECH

# The offscreen platform says so for windows with a smallest size and for what a line proposes.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "raise\\(\\)", "grabbing the keyboard")
VIENNA = zone("Europe/Vienna")


@dataclass
class Desk:
    """The dialog beside the chair's window, half an hour after the power went."""

    podium: Podium
    dialog: FromPaperDialog

    def press(self, *keys: str) -> "Desk":
        """Press keys where the focus is; words letter by letter: the first one opens a line to write in."""
        for key in keys:
            for stroke in (key,) if key in KEYS else key:
                press(self.dialog, stroke)
                QCoreApplication.processEvents()  # a delegate takes Enter a moment later
        return self

    def at(self, minutes: float) -> str:
        """A time of the clock, so long before now."""
        return clock_text(self.podium.clock.at - timedelta(minutes=minutes), VIENNA)

    def go(self, key: str, column: int) -> "Desk":
        """The cursor onto a cell."""
        sheet = self.dialog.table.sheet
        self.dialog.table.setCurrentIndex(sheet.index(sheet.place_of(key), column))
        return self

    def cell(self, key: str, column: int) -> str:
        """What a cell shows."""
        sheet = self.dialog.table.sheet
        return str(sheet.index(sheet.place_of(key), column).data())

    @property
    def preview(self) -> str:
        """What one press would write."""
        return self.dialog.preview.full_text()


@pytest.fixture
def paper(qtbot: QtBot, podium: Podium, night: Theme) -> Iterator[Desk]:
    """Canada has the floor, Norway, Serbia and Türkiye wait; the power was out for half an hour."""
    podium.open()
    for code in ("CA", "NO", "RS", "TR"):
        podium.desk.floor.do("request_floor", request=code, delegation=code)
    podium.desk.floor.do("give_floor", expecting="CA")
    podium.desk.floor.do("go_on_paper")
    podium.later(1_800)
    desk = podium.desk
    dialog = FromPaperDialog(
        desk.station.load(), desk.station.live(desk.code), podium.clock, night, podium.window
    )
    dialog.entered.connect(desk.floor.enter_sheet)
    dialog.taken_back.connect(desk.floor.take_back_sheet)
    desk.live.connect(dialog.show_live)
    desk.floor.entered.connect(dialog.show_entered)
    desk.refused.connect(dialog.say)
    QAbstractItemModelTester(dialog.table.sheet, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    dialog.table.setFocus()
    yield Desk(podium, dialog)
    if isValid(dialog):
        QDialog.reject(dialog)


def typed(paper: Desk) -> Desk:
    """Canada until 28 minutes ago, Norway for three minutes, Serbia was absent, Türkiye went on."""
    paper.press(paper.at(28), "Tab", paper.at(27), "Tab", "+3", "Enter")
    paper.press("Space", "Enter", "Enter")
    return paper.press(paper.at(20), "Tab", paper.at(18), "Enter")


def test_it_is_not_modal_and_begins_beside_who_had_the_floor(paper: Desk) -> None:
    """Its start is in the journal already: the end is asked."""
    assert not paper.dialog.isModal()
    assert paper.dialog.table.currentIndex().column() == END
    assert paper.dialog.table.sheet.rows[paper.dialog.table.place].key == "speech.CA"
    assert paper.preview == "Nothing typed yet"
    assert not paper.dialog.take.isEnabled()


def test_a_sheet_is_typed_with_tab_and_enter_and_written_by_one_press(paper: Desk) -> None:
    """The preview says what it will be; then the floor is as if it had been live."""
    typed(paper)
    assert paper.preview == f"2 speeches, 1 absent, {paper.at(28)}–{paper.at(18)}"
    count = len(paper.podium.desk.station.live("D1-P1").entries)

    paper.press("Ctrl+Enter")
    floor = paper.podium.floor
    assert [speech.request for speech in floor.done] == ["CA", "NO", "TR"]
    assert floor.passed_over == ("RS",)
    entries = paper.podium.desk.station.live("D1-P1").entries[count:]
    assert {entry.desk for entry in entries} == {"from paper"}
    assert paper.preview == "Nothing typed yet"
    assert not paper.dialog.back.isHidden()


def test_all_of_it_is_taken_back_and_put_right(paper: Desk) -> None:
    """What was typed stands there again."""
    typed(paper).press("Ctrl+Enter")
    paper.dialog.back.click()

    assert paper.podium.floor.speaking is not None
    assert paper.podium.floor.speaking.request == "CA"
    assert paper.cell("speech.NO", END) == "+3"
    paper.press("Ctrl+Enter")
    assert len(paper.podium.floor.done) == 3


def test_a_wrong_time_gets_its_sentence_in_its_row_and_nothing_is_written(paper: Desk) -> None:
    count = len(paper.podium.desk.station.live("D1-P1").entries)
    paper.go("speech.NO", START).press("99:99", "Tab")

    assert paper.cell("speech.NO", WRONG) == "✗ “99:99” is not a time; write it as 15:04, 1504 or 15:04:20."
    assert paper.preview == "1 row to put right"
    paper.press("Ctrl+Enter")
    assert len(paper.podium.desk.station.live("D1-P1").entries) == count

    paper.go("speech.NO", START).press("Del")
    assert paper.cell("speech.NO", WRONG) == ""


def test_somebody_who_was_not_listed_gets_a_row_by_name(paper: Desk) -> None:
    """Ins adds it below; Ctrl+Del takes it out again, a printed row never."""
    paper.go("speech.CA", END).press(paper.at(29), "Tab").go("speech.CA", END)
    paper.press("Ins", "Holy See", "Tab", paper.at(28), "Tab", paper.at(26), "Ctrl+Enter")
    floor = paper.podium.floor
    assert [floor.requests[speech.request].delegation for speech in floor.done] == ["CA", "VA"]

    paper.go("speech.NO", START).press("Ins", "Esc")
    assert paper.dialog.table.sheet.rows[paper.dialog.table.place].what is What.ADDED
    paper.press("Ctrl+Del", "Ctrl+Del")
    assert all(row.what is not What.ADDED for row in paper.dialog.table.sheet.rows)


def test_rows_are_moved_to_where_they_were_held(paper: Desk) -> None:
    """By keys; what was typed goes along."""
    paper.go("speech.TR", START).press(paper.at(25), "Tab", paper.at(23), "Enter")
    paper.go("speech.NO", START).press(paper.at(20), "Tab", paper.at(18), "Enter")
    assert paper.preview == "1 row to put right"

    paper.go("speech.TR", START).press("Alt+Up", "Alt+Up")
    assert paper.preview == f"2 speeches, {paper.at(25)}–{paper.at(18)}"


def test_what_is_being_typed_survives_what_other_desks_do(paper: Desk) -> None:
    """A new request comes into its place, whoever withdraws goes."""
    paper.go("speech.RS", START).press(paper.at(20))
    paper.podium.desk.floor.do("request_floor", request="SE", delegation="SE")
    paper.podium.desk.floor.do("withdraw", request="TR")
    paper.press("Tab")

    keys = [row.key for row in paper.dialog.table.sheet.rows]
    assert "speech.SE" in keys
    assert "speech.TR" not in keys
    assert paper.cell("speech.RS", START) == paper.at(20)


def test_what_is_being_typed_survives_whoever_goes_before_it(paper: Desk) -> None:
    """The row gets another number; its open cell keeps what stands in it."""
    paper.go("speech.RS", START).press(paper.at(20))
    paper.podium.desk.floor.do("withdraw", request="NO")
    paper.press("Tab")

    assert paper.cell("speech.RS", START) == paper.at(20)


def test_esc_asks_twice_where_something_was_typed(paper: Desk) -> None:
    paper.go("speech.NO", START).press(paper.at(20), "Tab").press("Esc")
    assert paper.dialog.isVisible()
    assert paper.dialog.message.full_text().startswith("What you typed is not entered yet")

    paper.press("Esc")
    assert not isValid(paper.dialog) or not paper.dialog.isVisible()


def test_both_desks_reach_it_by_the_same_key() -> None:
    assert BY_ID["from_paper"].keys == TECH["from_paper"].keys == ("Shift+F4",)
