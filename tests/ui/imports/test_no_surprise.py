"""What a file leaves open is decided in the import window, for all of it: words, statuses, what goes."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.station.import_desk import ImportDesk
from app.station.station import Station
from tests.app.station.test_gone import ONE, THREE, TWO
from tests.ui.imports.conftest import Open, choose, row_of, shown
from ui.imports.columns_model import GOES_TO
from ui.imports.dialog import ImportDialog
from ui.imports.plan_model import DO

# The offscreen platform says so for every window and every list that drops down.
pytestmark = [pytest.mark.usefixtures("night"), pytest.mark.qt_log_ignore("This plugin does not support")]


def test_what_a_list_leaves_open_is_decided_for_all_of_it(
    qtbot: QtBot, opened: Open, station: Station
) -> None:
    """Whether all are confirmed, what “hybrid” means; two columns are kept in the note; the sum is nobody."""
    dialog = opened(
        "Vorname;Nachname;Delegation;Teilnahme;Diet;Hotel\nJo;Berg;NO;hybrid;vegan;A\n;Summe;;;;1\n"
    )
    columns = dialog.columns.table
    for place in (4, 5):
        choose(qtbot, columns, columns.model().index(place, GOES_TO), "Keep in the note, with its header")
    assert [cells[2] for cells in shown(columns)[4:]] == ["Keep in the note, with its header  ▾"] * 2
    qtbot.mouseClick(dialog.on, Qt.MouseButton.LeftButton)
    table = dialog.table
    choose(qtbot, table, table.model().index(row_of(table, "hybrid"), DO), "in room")
    choose(qtbot, table, table.model().index(row_of(table, "to decide"), DO), "confirmed, all of them")
    assert "1 line is a sum or a foot and nobody: “Summe 1” (line 3)." in dialog.notes.full_text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted_plan) as answer:
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    ImportDesk(station).write(*answer.args)

    (jo,) = [person for person in station.load().registrants if person.given == "Jo"]
    assert (jo.attendance, jo.status, jo.note) == ("in_room", "confirmed", "Diet: vegan\nHotel: A")
    again = opened("Vorname;Nachname;Delegation;Teilnahme;Diet;Hotel\nAn;Berg;NO;HYBRID;;B\n")
    assert again.chips["problems"].isHidden()


def test_what_a_calendar_gives_up_is_taken_out_and_put_back(
    qtbot: QtBot, opened: Open, station: Station
) -> None:
    """One choice for all that the file cancels or names no longer; nothing goes unless it is chosen."""
    text = f"BEGIN:VCALENDAR\n{ONE}{TWO}{THREE}END:VCALENDAR\n"
    ImportDesk(station).write("agenda", opened(text, "a.ics", "agenda")._plan)
    before = station.load().sessions
    dialog = opened(f"BEGIN:VCALENDAR\n{ONE}END:VCALENDAR\n", "b.ics", "agenda")
    assert dialog.take.text() == "Import 0"
    assert not dialog.take.isEnabled()
    dialog.alike.setChecked(True)
    table = dialog.table
    choose(qtbot, table, table.model().index(row_of(table, "no longer names"), DO), "take out of the agenda")
    assert (dialog.chips["removed"].text(), dialog.take.text()) == ("2 taken out", "Import 0, take out 2")
    ImportDesk(station).write("agenda", dialog._plan)
    assert len(station.load().sessions) == len(before) - 2

    undo = ImportDialog("agenda", ImportDesk(station).plan_undo("agenda"))
    assert {cells[1] for cells in shown(undo.table)} == {"put back"}
    ImportDesk(station).write("agenda", undo._plan)
    assert station.load().sessions == before
    undo.deleteLater()
