"""Files in the windows: an import that is taken back, a table that is pasted, problems that are saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from app.station.import_desk import ImportDesk
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from ui.console.menus import name_undo
from ui.dialogs import file_dialogs
from ui.imports.dialog import ImportDialog
from ui.laptop.import_files import ImportFiles
from ui.worker.desk import Desk

pytestmark = [pytest.mark.usefixtures("night"), pytest.mark.qt_log_ignore("This plugin does not support")]

PASTED = (
    "reg_id\tfirst_name\tfamily_name\tentity\temail\n"
    "P1\tPia\tPaste\tNO\tpia@no.invalid\n"
    "P2\tOle\tOl\tNO\t=HYPERLINK(1)\n"
)


class Room:
    """A desk with its thread, and what asks for files."""

    def __init__(self, bot: QtBot, station: Station) -> None:
        self.bot, self.station, self.said = bot, station, list[str]()
        self.owner = QObject()
        self.desk = Desk(SetClock(OPENING))
        self.files = ImportFiles(lambda: None, self.said.append, self.owner)
        self.files.use(self.desk)
        with bot.waitSignal(self.desk.loaded):
            self.desk.open(station.address)

    def dialog(self, what: str, ask: str) -> ImportDialog:
        """What is shown after asking."""
        with self.bot.waitSignal(self.desk.files.planned, timeout=10_000):
            getattr(self.files, ask)(what)
        assert self.files._import is not None
        self.bot.waitExposed(self.files._import)
        return self.files._import

    def take(self, dialog: ImportDialog) -> str:
        """Press the button; the sentence that follows."""
        with self.bot.waitSignal(self.desk.finished, timeout=20_000) as said:
            self.bot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
        return str(said.args[0])


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """Five people are registered."""
    station = Station.open(str(make_conference(tmp_path / "c.rostrum")), clock=SetClock(OPENING))
    held = Room(qtbot, station)
    yield held
    if held.files._import is not None:
        held.files._import.close()
    held.desk.close()
    station.close()


def test_a_table_is_pasted_like_a_file_and_taken_back(room: Room) -> None:
    """The same plan and dialog; its source is the clipboard, and nothing of it stays on the disk."""
    before = room.station.load().registrants
    QApplication.clipboard().setText(PASTED)
    dialog = room.dialog("registrants", "paste")
    held = room.files._import_path
    assert held.exists()
    dialog._turn_to(dialog.preview)
    assert dialog.heading.full_text().endswith("clipboard")
    assert room.take(dialog).startswith("Imported clipboard: 1 new")
    assert not held.exists()
    assert len(room.station.load().registrants) == 6

    undo = room.dialog("registrants", "ask_undo")
    assert undo.take.text() == "Take back 1"
    assert room.take(undo) == "The import of clipboard was taken back: 1 taken out, 0 restored."
    assert room.station.load().registrants == before


def test_an_empty_clipboard_is_a_sentence(room: Room) -> None:
    QApplication.clipboard().setText("  ")
    room.files.paste("registrants")

    assert room.said == ["The clipboard holds no text: copy a table with its header first."]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_problems_are_saved_with_harmless_cells(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """Line, field, what it says, what is wrong."""
    path = tmp_path / f"problems.{ending}"
    monkeypatch.setattr(file_dialogs, "ask_save", lambda *_: str(path))
    QApplication.clipboard().setText(PASTED)
    dialog = room.dialog("registrants", "paste")
    with room.bot.waitSignal(room.desk.finished, timeout=10_000) as said:
        dialog.problems.click()

    assert said.args[0].startswith("Wrote 1 problem of clipboard")
    if ending == "csv":
        assert "3,email,'=HYPERLINK(1)," in path.read_text(encoding="utf-8-sig")
        return
    head, row = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert head == ["Line", "Field", "What it says", "What is wrong"]
    assert row[:3] == ["3", "email", "'=HYPERLINK(1)"]


def test_what_is_restored_and_who_stays_is_shown_before_anything_is_written(
    room: Room, tmp_path: Path
) -> None:
    """One changed, one who has come in meanwhile, one who goes; the menu says which import it is."""
    path = tmp_path / "list.csv"
    head = "reg_id,first_name,family_name,entity,email,status,attendance_mode\n"
    people = "".join(f"P{n},Pia{n},Paste{n},NO,p{n}@no.invalid,confirmed,in_room\n" for n in (1, 2))
    path.write_text(f"{head}R1,Claire,Tremblay,CA,new@ca.invalid,,\n{people}")
    ImportDesk(room.station).write("registrants", ImportDesk(room.station).plan("registrants", path))
    RegistrationDesk(room.station).do("check_in", registrant="P1")
    dialog = room.dialog("registrants", "ask_undo")
    model = dialog.table.model()
    shown = [[str(model.index(row, place).data()) for place in (1, 2)] for row in range(model.rowCount())]

    assert shown == [
        ["removed", "PASTE2, Pia2, NO"],
        ["restored", "TREMBLAY, Claire, CA"],
        ["stays", "PASTE1, Pia1, NO"],
    ]
    assert dialog.take.text() == "Take back 2, keep 1"
    row = QAction()
    name_undo({"undo_registrants": row}, room.station.load())
    assert row.text() == "&Undo the import of list.csv, 15:30: 2 new, 1 changed"
