"""Exporting registrants from the desk's window: ticks, a choice, a file; full names only if asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.attendance.choice import USUAL
from app.live.desk_id import Role
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.at_once import PromptDesk
from ui.dialogs import file_dialogs
from ui.printing.export_dialog import ExportDialog
from ui.registration.actions import BY_ID
from ui.style.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[PromptDesk]:
    """Five people are registered."""
    held = PromptDesk(make_conference(tmp_path / "c.rostrum"), SetClock(OPENING), role=Role.REGISTRATION)
    yield held
    held.station.close()


@pytest.fixture
def dialog(qtbot: QtBot, desk: PromptDesk, night: Theme) -> Iterator[ExportDialog]:
    """The dialog over a window."""
    parent = QWidget()
    shown = ExportDialog(desk, parent)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_usual_columns_are_ticked_and_keys_change_them(dialog: ExportDialog) -> None:
    """Space unticks; what is typed as a delegation narrows the choice."""
    assert dialog.choice().columns == USUAL
    dialog.columns.setFocus()
    dialog.columns.setCurrentRow(1)
    QTest.keyClick(dialog.columns, Qt.Key.Key_Space)
    QTest.keyClicks(dialog.codes, "CA, UN-ODC")

    assert dialog.choice().columns == tuple(name for name in USUAL if name != "title")
    assert dialog.choice().only == "all,CA, UN-ODC"


@pytest.mark.parametrize("full", [False, True])
def test_the_file_is_written_and_full_names_need_their_box(
    dialog: ExportDialog, desk: PromptDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    """What the box means stands below it; the file's proposed name says that it is internal."""
    proposed: list[str] = []
    said: list[str] = []
    desk.finished.connect(said.append)

    def ask(_parent: QWidget, _title: str, _filter: str, name: str) -> str:
        proposed.append(name)
        return str(tmp_path / name)

    monkeypatch.setattr(file_dialogs, "ask_save", ask)
    if full:
        QTest.mouseClick(dialog.full, Qt.MouseButton.LeftButton, pos=dialog.full.rect().center() / 4)
        assert "Internal" in dialog.about.full_text()
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    text = (tmp_path / proposed[0]).read_text(encoding="utf-8-sig")
    assert ("Lind" in text, "Expert A" in text) == (full, not full)
    assert ("internal" in proposed[0]) is full
    assert said[0].startswith("Exported 5 registrants")


def test_a_choice_that_is_not_known_is_a_sentence(
    dialog: ExportDialog, desk: PromptDesk, tmp_path: Path
) -> None:
    """In the status line; nothing is written."""
    said: list[str] = []
    desk.refused.connect(said.append)
    QTest.keyClicks(dialog.codes, "ZZ")
    desk.registration.export(dialog.choice(), tmp_path / "no.csv", "csv")

    assert "“ZZ” is no delegation" in said[0]
    assert not (tmp_path / "no.csv").exists()


def test_the_menu_of_the_registration_desk_has_it() -> None:
    """Under Conference, with a key."""
    assert BY_ID["export_registrants"].menu == "&Conference"
