"""Importing in the window: columns that a person maps, doubts that a person decides, and then the button."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING
from tests.ui.imports.conftest import Open, choose, row_of, shown
from ui.dialogs.work_dialog import WorkDialog
from ui.imports.columns_model import GOES_TO, ColumnsModel
from ui.imports.dialog import ImportDialog
from ui.imports.plan_model import DO, PlanModel
from ui.imports.requests_dialog import RequestsDialog
from ui.on_paper.dialog import FromPaperDialog
from ui.worker.desk import Desk

# The offscreen platform says so for every window and every list that drops down.
pytestmark = [pytest.mark.usefixtures("night"), pytest.mark.qt_log_ignore("This plugin does not support")]

LIST = (
    "Qui;Vorname;Nachname;Delegation;Mail;Status\n"
    "7;Joan;Sample;Swedn;joan@se.invalid;confirmed\n"
    "8;Anna;Sample;Sweden;anna@se.invalid;confirmed\n"
    ";Djordje;Ciric;Serbia;;confirmed\n"
)


def test_an_unknown_system_opens_at_its_columns(qtbot: QtBot, opened: Open) -> None:
    """Every column with an example, its field, and how much of it was understood."""
    dialog = opened(LIST)

    assert dialog.pages.currentWidget() is dialog.columns
    assert shown(dialog.columns.table)[3] == [
        "Delegation",
        "Swedn",
        "Delegation or organization  ▾",
        "2 of 3, 1 not",
    ]
    assert shown(dialog.columns.table)[0] == ["Qui", "7", "(do not import)  ▾", "not needed"]
    assert not dialog.take.isVisible()


def test_a_column_is_mapped_by_a_click_and_the_whole_file_is_tried(qtbot: QtBot, opened: Open) -> None:
    """The column goes to the number; whatever had that field before goes nowhere."""
    dialog = opened(LIST)
    table = dialog.columns.table
    choose(qtbot, table, table.model().index(0, GOES_TO), "Registration number")

    assert shown(table)[0][2:] == ["Registration number  ▾", "2 of 2"]
    choose(qtbot, table, table.model().index(5, GOES_TO), "Registration number")
    assert shown(table)[0][2] == "(do not import)  ▾"
    assert shown(table)[5][2] == "Registration number  ▾"


@pytest.mark.parametrize("how", ["Esc", "✕"])
def test_a_mapping_is_thrown_away_at_the_second_press_only(qtbot: QtBot, opened: Open, how: str) -> None:
    """Whatever is done between the two is asked about anew; a held key is one press; the question lapses."""

    def leave() -> bool:
        if how == "Esc":
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            dialog.close()
        return not dialog.isVisible()

    dialog = opened(LIST)
    table = dialog.columns.table
    choose(qtbot, table, table.model().index(0, GOES_TO), "Registration number")
    assert not leave()
    assert dialog.said.full_text() == "What you decided is not written yet. Esc again closes without it."
    choose(qtbot, table, table.model().index(5, GOES_TO), "Registration number")
    assert not leave()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(dialog, held)
    assert dialog.isVisible()
    dialog._lapse.timeout.emit()
    assert dialog.said.full_text() == "Nothing is written yet."
    assert not leave()

    assert leave()


def test_where_nothing_was_done_esc_closes_and_cancel_always(qtbot: QtBot, opened: Open) -> None:
    """Cancel says what it does."""
    dialog = opened(LIST)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    dialog = opened(LIST)
    table = dialog.columns.table
    choose(qtbot, table, table.model().index(0, GOES_TO), "Registration number")
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Cancel").click()

    assert not dialog.isVisible()


def test_every_dialog_that_takes_work_asks_in_this_one_way() -> None:
    """Imports, requests, paper: their Esc and ✕ are not their own."""
    for dialog in (ImportDialog, RequestsDialog, FromPaperDialog):
        assert issubclass(dialog, WorkDialog)
        assert not {"reject", "closeEvent"} & vars(dialog).keys()


def test_a_file_without_known_names_is_mapped_from_nothing(qtbot: QtBot, opened: Open) -> None:
    """It cannot go on before there is a name, and says why."""
    dialog = opened("Fornavn;Etternavn;Hva\nIngrid;Berg;Norway\n")
    assert dialog.columns.wrong.full_text() == "Not ready: has no column with names."
    assert not dialog.on.isEnabled()
    table = dialog.columns.table
    for place, words in enumerate(("Given name", "Family name", "Delegation or organization")):
        choose(qtbot, table, table.model().index(place, GOES_TO), words)
    qtbot.mouseClick(dialog.on, Qt.MouseButton.LeftButton)

    assert dialog.pages.currentWidget() is dialog.preview
    assert dialog.take.text() == "Import 1"


def test_doubts_are_decided_one_by_one_and_the_button_counts_on(
    qtbot: QtBot, opened: Open, station: Station
) -> None:
    """Sweden for “Swedn”, R3 for Djordje; then everything is written, and the next time nothing is asked."""
    dialog = opened(LIST)
    qtbot.mouseClick(dialog.on, Qt.MouseButton.LeftButton)
    assert dialog.take.text() == "Import 1, leave out 2"
    table = dialog.table
    choose(qtbot, table, table.model().index(row_of(table, "Swedn"), DO), "Sweden")
    assert dialog.take.text() == "Import 2, leave out 1"
    choose(
        qtbot, table, table.model().index(row_of(table, "doubtful"), DO), "the same person as R3 Đorđe Ćirić"
    )
    assert dialog.chips["doubtful"].isHidden()
    with qtbot.waitSignal(dialog.accepted_plan) as answer:
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    ImportDesk(station).write(*answer.args)

    assert len(station.load().registrants) == 7
    again = opened(LIST)
    assert again.chips["doubtful"].isHidden()
    assert again.chips["problems"].isHidden()


def test_all_doubtful_lines_can_be_decided_alike(qtbot: QtBot, opened: Open) -> None:
    """A mark beside the lines: one choice for all that ask the same."""
    dialog = opened("Vorname;Nachname;Delegation;X\nMona;Lind;UNODC;1\nDjordje;Ciric;Serbia;1\n")
    qtbot.mouseClick(dialog.on, Qt.MouseButton.LeftButton)
    dialog.alike.setChecked(True)
    choose(qtbot, dialog.table, dialog.table.model().index(0, DO), "another person")

    assert dialog.take.text() == "Import 2"


def test_a_decision_alone_can_be_kept(qtbot: QtBot, opened: Open, station: Station) -> None:
    """Nothing is imported, and the next time the line is left out without a question."""
    text = "Vorname;Nachname;Delegation;X\nDjordje;Ciric;Serbia;1\n"
    dialog = opened(text)
    qtbot.mouseClick(dialog.on, Qt.MouseButton.LeftButton)
    assert not dialog.take.isEnabled()
    choose(qtbot, dialog.table, dialog.table.model().index(0, DO), "leave out")
    assert dialog.take.text() == "Remember what was decided"
    with qtbot.waitSignal(dialog.accepted_plan) as answer:
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    ImportDesk(station).write(*answer.args)

    assert opened(text).chips["left out"].text() == "1 left out"


def test_an_agenda_has_no_columns_to_map(qtbot: QtBot, tmp_path: Path, station: Station) -> None:
    """Straight to the preview, with nothing to go back to."""
    path = tmp_path / "agenda.csv"
    path.write_text("session,kind,title,start,end\nD2,panel,P,2021-06-15T10:00,2021-06-15T11:00\n")
    dialog = ImportDialog("agenda", ImportDesk(station).plan("agenda", path, ask=True))
    dialog.show()
    qtbot.waitExposed(dialog)

    assert dialog.pages.currentWidget() is dialog.preview
    assert (dialog.back.isVisible(), dialog.take.text()) == (False, "Import 1")
    dialog.close()


def test_what_is_simply_new_is_shown_on_demand(qtbot: QtBot, opened: Open) -> None:
    """First what to look at, then all lines."""
    dialog = opened(LIST)
    qtbot.mouseClick(dialog.on, Qt.MouseButton.LeftButton)
    few = dialog.table.model().rowCount()
    dialog.shown.setCurrentIndex(1)
    dialog.shown.activated.emit(1)

    assert dialog.table.model().rowCount() == few + 1


def test_another_header_row_is_chosen_at_the_foot(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("Name;Country\nKandidat;Land\nIngrid Berg;Norway\n")
    box = dialog.columns.header
    box.setCurrentIndex(box.findText("2"))
    box.activated.emit(box.currentIndex())

    assert shown(dialog.columns.table)[0][0] == "Kandidat"


def test_a_sentence_about_a_file_that_cannot_be_read_so_stands_in_the_dialog(opened: Open) -> None:
    """Nothing modal, nothing lost."""
    dialog = opened(LIST)
    dialog.say("list.csv, line 3: this is not CP866; choose another encoding.")

    assert "CP866" in dialog.said.full_text()


def test_a_protected_person_is_shown_by_the_alias_in_every_row(qtbot: QtBot, opened: Open) -> None:
    """R4 is Expert A; the name of the line does not stand beside that."""
    dialog = opened("Vorname;Nachname;Delegation;X\nMona;Lind;UNODC;1\n")
    qtbot.mouseClick(dialog.on, Qt.MouseButton.LeftButton)

    assert ["2", "doubtful", "Expert A, UN-ODC"] in [cells[:3] for cells in shown(dialog.table)]
    assert not any("Mona" in cell for cells in shown(dialog.table) for cell in cells)


@pytest.mark.parametrize("kind", ["plan", "columns"])
def test_the_tables_keep_the_rules_of_models(opened: Open, kind: str) -> None:
    """Qt's own tester finds nothing."""
    dialog = opened(LIST)
    plan = dialog._plan
    assert plan.reading is not None
    model = PlanModel(plan) if kind == "plan" else ColumnsModel(plan.reading)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    assert tester.model() is model
    assert model.rowCount() > 0


def test_the_worker_reads_anew_and_writes_after_a_backup(
    qtbot: QtBot, tmp_path: Path, station: Station
) -> None:
    """Through the real thread: planned, planned again with an answer, written, and copied aside before."""
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    desk = Desk(SetClock(OPENING))
    with qtbot.waitSignal(desk.loaded):
        desk.open(station.address)
    with qtbot.waitSignal(desk.files.planned) as planned:
        desk.files.plan_import("registrants", path)
    (problem,) = planned.args[1].problems
    with qtbot.waitSignal(desk.files.planned) as planned:
        desk.files.plan_import("registrants", path, answers={"entity": {problem.doubt.key: "SE"}})
    assert len(planned.args[1].new) == 2
    with qtbot.waitSignal(desk.finished, timeout=20_000) as said:
        desk.files.write_import(*planned.args)
    desk.close()

    assert said.args[0].startswith("Imported list.csv: 2 new")
    assert len(list((tmp_path / "c backups").glob("*.rostrum"))) == 1
    assert len(station.load().registrants) == 7


def test_a_file_that_cannot_be_read_so_is_refused_by_the_worker(
    qtbot: QtBot, tmp_path: Path, station: Station
) -> None:
    """A sentence, which the dialog shows at its foot."""
    path = tmp_path / "list.csv"
    path.write_bytes("Name;Country\nŁukasz;Poland\n".encode("cp1250"))
    desk = Desk(SetClock(OPENING))
    with qtbot.waitSignal(desk.loaded):
        desk.open(station.address)
    with qtbot.waitSignal(desk.refused) as said:
        desk.files.plan_import("registrants", path, encoding="utf-8")
    desk.close()

    assert said.args[0] == "list.csv, line 2: this is not UTF-8; choose another encoding."


def test_a_column_that_looks_like_a_status_is_decided_before_anything_is_new(
    qtbot: QtBot, opened: Open
) -> None:
    """It says what is asked; “(do not import)” is an answer, too; the other columns stay."""
    dialog = opened("First name;Last name;Decision;Fee status\nEva;Muster;Approved;x\n")
    table = dialog.columns.table

    assert "“Decision” speaks of a status" in dialog.columns.wrong.full_text()
    assert not dialog.on.isEnabled()
    assert [cells[2] for cells in shown(table)[2:]] == ["decide…  ▾", "decide…  ▾"]
    choose(qtbot, table, table.model().index(3, GOES_TO), "(do not import)")
    assert [cells[2] for cells in shown(table)[2:]] == ["decide…  ▾", "(do not import)  ▾"]
    choose(qtbot, table, table.model().index(2, GOES_TO), "Status")
    assert dialog.on.isEnabled()
    qtbot.mouseClick(dialog.on, Qt.MouseButton.LeftButton)
    assert dialog.take.text() == "Import 1"


def test_the_names_of_a_column_are_decided_once(qtbot: QtBot, opened: Open) -> None:
    """One row asks, with the names as the badge will have them; the others wait for it."""
    dialog = opened("Name;Delegation\nEva Muster;NO\nCarmen Muestra López;SE\nPedro Exemplo Silva;SE\n")
    qtbot.mouseClick(dialog.on, Qt.MouseButton.LeftButton)
    table = dialog.table
    assert dialog.take.text() == "Import 1, leave out 3"
    assert [cells[2] for cells in shown(table) if cells[1] == "doubtful"] == [
        "LÓPEZ, Carmen Muestra, SE",
        "SILVA, Pedro Exemplo, SE",
    ]
    choose(qtbot, table, table.model().index(row_of(table, "problem"), DO), "part them as shown")

    assert dialog.take.text() == "Import 3"


def test_the_order_of_names_is_a_field_of_the_columns(qtbot: QtBot, opened: Open) -> None:
    """“Whole name, family name first” stays chosen, and the preview shows it."""
    dialog = opened("Name;Delegation\nMuster Xaver;NO\n")
    table = dialog.columns.table
    choose(qtbot, table, table.model().index(0, GOES_TO), "Whole name, family name first")
    assert shown(table)[0][2] == "Whole name, family name first  ▾"
    qtbot.mouseClick(dialog.on, Qt.MouseButton.LeftButton)
    dialog.shown.setCurrentIndex(1)
    dialog.shown.activated.emit(1)

    assert "MUSTER, Xaver, NO" in [cells[2] for cells in shown(dialog.table)]
