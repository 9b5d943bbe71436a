"""The first window and the dialogs: real clicks, real files, nothing written before the button."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.conference.conference import Conference
from app.rehearsal.sample import sample_folder
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from ui.console.settings import Settings
from ui.imports.dialog import ImportDialog
from ui.imports.plan_model import PlanModel
from ui.start.new_conference import NewDialog
from ui.start.window import StartWindow
from ui.style.theme import Theme

# The offscreen platform says so for every window with a smallest size.
pytestmark = [
    pytest.mark.usefixtures("night"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A conference to import into."""
    held = Station.open(str(make_conference(tmp_path / "c.rostrum")), clock=SetClock(OPENING))
    yield held
    held.close()


def shown(bot: QtBot, window: QWidget) -> None:
    """On the screen."""
    window.show()
    bot.waitExposed(window)


def gone(*windows: QWidget) -> None:
    """Closed and freed."""
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_first_window_offers_what_was_opened_before(qtbot: QtBot, tmp_path: Path, night: Theme) -> None:
    """Enter on a row opens it."""
    path = make_conference(tmp_path / "<b>Alliance.rostrum")
    window = StartWindow([path])
    shown(qtbot, window)
    window.recent.setCurrentRow(0)
    with qtbot.waitSignal(window.chosen) as answer:
        qtbot.keyClick(window.recent, Qt.Key.Key_Return)

    assert answer.args == [str(path)]
    assert "<b>Alliance" in window.recent.item(0).text()
    gone(window)


def test_a_drive_that_does_not_answer_holds_up_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its row stands at once; the others get their day and size, and one that is gone leaves."""
    there, lost, gone_now = (tmp_path / name for name in ("there.rostrum", "lost.rostrum", "gone.rostrum"))
    there.write_bytes(b"x" * 4096)
    answers = Event()
    stat = Path.stat

    def slow(path: Path, **more: bool) -> os.stat_result:
        if path == lost:
            answers.wait(20)
        return stat(path, **more)

    monkeypatch.setattr(Path, "stat", slow)
    window = StartWindow([lost, there, gone_now])
    try:
        shown(qtbot, window)
        assert "lost.rostrum" in window.recent.item(0).text()
        qtbot.waitUntil(lambda: window.recent.count() == 2)
        qtbot.waitUntil(lambda: "4 KB" in window.recent.item(1).text())
    finally:
        answers.set()
    qtbot.waitUntil(lambda: window.recent.count() == 1)
    gone(window)


@pytest.mark.parametrize(
    ("button", "row"), [("open", "open_conference"), ("new", "new_conference"), ("sample", "sample")]
)
def test_the_first_window_opens_makes_and_tries(qtbot: QtBot, button: str, row: str) -> None:
    """Three buttons."""
    window = StartWindow([])
    shown(qtbot, window)
    with qtbot.waitSignal(window.asked) as answer:
        qtbot.mouseClick(getattr(window, button), Qt.MouseButton.LeftButton)

    assert answer.args == [row]
    gone(window)


def test_a_new_conference_has_a_name_a_zone_days_and_members(qtbot: QtBot) -> None:
    """Typed as in the settings; what is wrong has its sentence beside it, and what was typed stays."""
    dialog = NewDialog()
    shown(qtbot, dialog)
    name, zone, first, last = (dialog.fields[field] for field in ("name", "zone", "starts", "ends"))
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert "needs a name" in name.message.text()
    name.line.setText("Алианс <i>2021</i>")
    zone.line.setText("tashkent")
    first.line.setText("16.6.2021")
    last.line.setText("the 14th")
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert (name.message.text(), last.line.text()) == ("", "the 14th")
    assert "“the 14th” is not a date and time; write it as" in last.message.text()
    last.line.setText("14 June 2021")
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert "would end before it begins, on Wed 16 June 2021" in last.message.text()
    first.line.setText("2021-06-14")
    last.line.setText("16 June 2021")
    dialog.members.setCurrentIndex(dialog.members.findData("un"))
    with qtbot.waitSignal(dialog.made) as answer:
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    made: Conference = answer.args[0]
    assert (made.name, made.zone) == ("Алианс <i>2021</i>", "Asia/Tashkent")
    assert made.starts == datetime(2021, 6, 14, 4, tzinfo=UTC)
    assert made.options == {"members": "un"}


def test_an_import_is_shown_line_by_line_and_written_at_the_button(qtbot: QtBot, station: Station) -> None:
    """The button counts what it will do."""
    plan = ImportDesk(station).plan("registrants", sample_folder() / "registrants.csv")
    before = station.load()
    dialog = ImportDialog("registrants", plan)
    shown(qtbot, dialog)

    assert dialog.take.text() == f"Import {len(plan.new) + len(plan.changed)}, leave out {len(plan.doubtful)}"
    assert station.load() == before
    with qtbot.waitSignal(dialog.accepted_plan) as answer:
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    ImportDesk(station).write(*answer.args)
    assert len(station.load().registrants) > 400


def test_the_table_of_a_plan_keeps_the_rules_of_models(station: Station) -> None:
    """Qt's own tester finds nothing."""
    plan = ImportDesk(station).plan("registrants", sample_folder() / "registrants.csv")
    model = PlanModel(plan)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    assert model.rowCount() >= 423
    assert tester.model() is model


def test_settings_of_the_laptop_are_kept(tmp_path: Path) -> None:
    """Theme, size of text within bounds, what was opened."""
    settings = Settings.of_this_laptop()
    settings.theme, settings.text_percent = "day", 400
    path = make_conference(tmp_path / "seen.rostrum")
    settings.add_recent(str(path))
    again = Settings.of_this_laptop()

    assert again.theme == "day"
    assert again.text_percent == 150
    assert again.recent()[0] == path


def test_the_address_of_a_server_is_remembered_without_its_password() -> None:
    """Nor does it stay where an older program has left it."""
    settings = Settings.of_this_laptop()
    settings.store.setValue("recent", ["/srv/desk/postgresql:/desk:geheim@host/db"])
    settings.add_recent("postgresql://desk:geheim@host/db")
    settings.store.sync()

    assert "geheim" not in Path(settings.store.fileName()).read_text()
    assert "postgresql://desk:***@host/db" in Path(settings.store.fileName()).read_text()
