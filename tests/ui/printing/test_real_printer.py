"""Badges on a printer of the system: what a real print server is sent is what the PDF shows."""

import ctypes.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.__main__ import main
from app.live.desk_id import Role
from app.rehearsal.sample import build_sample
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING
from tests.printer import IS_HERE, QUEUE, PrintServer, ink, print_server
from ui.application import Console
from ui.laptop.options import Options
from ui.printing.badges_dialog import BadgeDialog

pytestmark = [
    pytest.mark.skipif(not IS_HERE, reason="CUPS is not installed"),
    pytest.mark.usefixtures("night"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    """One for all tests of this module."""
    with print_server() as server:
        yield server


@pytest.fixture
def printers(server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    """CUPS as this process and its children see it."""
    cups = ctypes.CDLL(ctypes.util.find_library("cups"))
    monkeypatch.setenv("CUPS_SERVER", server.socket)
    cups.cupsSetServer(server.socket.encode())
    yield server
    cups.cupsSetServer(None)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample conference."""
    path = tmp_path_factory.mktemp("printing") / "c.rostrum"
    build_sample(path)
    return path


@pytest.fixture
def console(qtbot: QtBot, qapp: QApplication, address: Path) -> Iterator[Console]:
    """The desk at the entrance."""
    console = Console(qapp, Options(str(address), role=Role.REGISTRATION, clock=SetClock(OPENING)))
    qtbot.waitUntil(
        lambda: console.windows.registration is not None and console.windows.loaded is not None,
        timeout=20_000,
    )
    yield console
    console.close()
    console.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def assert_same(printed: Path, saved: Path) -> None:
    """As many pages, as large to half a millimetre, and with the same ink."""
    pages, wanted = ink(printed), ink(saved)
    assert len(pages) == len(wanted) > 0
    for (size, dark), (other, same) in zip(pages, wanted, strict=True):
        assert size == pytest.approx(other, abs=0.5)
        assert dark == pytest.approx(same, rel=0.03)


def with_a_badge(address: Path) -> frozenset[str]:
    """Whose badge a printer has taken, as another program sees it."""
    station = Station.open(str(address), clock=SetClock(OPENING))
    try:
        return RegistrationDesk(station).now().door.with_a_badge
    finally:
        station.close()


def told(console: Console) -> str:
    """What the status line says."""
    assert console.windows.registration is not None
    return console.windows.registration.status.said.full_text()


def test_the_command_line_sends_the_very_file(tmp_path: Path, printers: PrintServer, address: Path) -> None:
    """Byte for byte."""
    before, saved = len(printers.printed), tmp_path / "badges.pdf"
    words = ["print", "badges", str(address), "--only", "AT,FR", "-o", str(saved), "--printer", QUEUE]

    assert main(words) == 0
    assert printers.wait_for(before + 1)[-1].read_bytes() == saved.read_bytes()


def test_a_printer_that_is_not_there_is_said_and_the_file_stays(
    tmp_path: Path, printers: PrintServer, address: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code says no; the PDF lies where it was asked for."""
    before, saved = len(printers.printed), tmp_path / "badges.pdf"
    code = main(["print", "badges", str(address), "--only", "AT", "-o", str(saved), "--printer", "Nowhere"])

    assert code != 0
    assert "Nowhere" in capsys.readouterr().err
    assert saved.read_bytes().startswith(b"%PDF")
    assert len(printers.printed) == before


@pytest.mark.parametrize("stock", ["a4", "cr80"])
def test_the_dialog_prints_what_it_saves(
    qtbot: QtBot, tmp_path: Path, printers: PrintServer, console: Console, stock: str
) -> None:
    """Through Qt and CUPS: sheets, and single cards of their own size."""
    assert console.desk is not None
    before, parent = len(printers.printed), QWidget()
    dialog = BadgeDialog(console.desk, console.settings, parent)
    dialog.show()
    dialog.stock.setCurrentIndex(dialog.stock.findData(stock))
    dialog.only.setText("AT,FR,DE")
    with qtbot.waitSignal(console.desk.finished, timeout=20_000):
        dialog.print_to(tmp_path / "saved.pdf")
    dialog.print_on(QPrinter(QPrinterInfo.printerInfo(QUEUE)))
    with qtbot.waitSignal(dialog.printer.printed, timeout=60_000):
        pass
    dialog.close()
    parent.deleteLater()

    assert_same(printers.wait_for(before + 1)[-1], tmp_path / "saved.pdf")


def test_the_entrance_prints_the_badge_at_once(
    qtbot: QtBot, printers: PrintServer, console: Console, address: Path
) -> None:
    """One act at the desk: in, and the badge comes out of the printer that was chosen."""
    assert console.desk is not None
    console.settings.badge_printer = QUEUE
    before = len(printers.printed)
    with qtbot.waitSignal(console.desk.registration.badge_ready, timeout=20_000) as made:
        console.desk.registration.check_in_and_print("R0044", badge="", stock="cr80")

    qtbot.waitUntil(lambda: len(printers.printed) > before, timeout=30_000)
    assert_same(printers.printed[-1], made.args[0])
    qtbot.waitUntil(lambda: "R0044" in with_a_badge(address), timeout=10_000)


def test_a_printer_that_has_gone_leaves_the_badge_on_the_disk(
    qtbot: QtBot, printers: PrintServer, console: Console, address: Path
) -> None:
    """A sentence with the place; the person is in, and no badge is printed."""
    assert console.desk is not None
    console.settings.badge_printer = "Taken-Away"
    with qtbot.waitSignal(console.desk.registration.badge_ready, timeout=20_000) as made:
        console.desk.registration.check_in_and_print("R0168", badge="", stock="cr80")
    qtbot.waitUntil(lambda: "Taken-Away" in told(console), timeout=10_000)

    assert str(made.args[0]) in told(console)
    assert made.args[0].read_bytes().startswith(b"%PDF")
    assert "R0168" not in with_a_badge(address)


def test_a_long_print_says_how_far_it_is_and_stops(
    qtbot: QtBot, printers: PrintServer, console: Console
) -> None:
    """Page by page in the status line; after Stop no further page."""
    assert console.desk is not None
    assert console.windows.registration is not None
    parent, line = QWidget(), console.windows.registration.status
    dialog = BadgeDialog(console.desk, console.settings, parent)
    dialog.show()
    dialog.printing.connect(console.paper.follow)
    dialog.stock.setCurrentIndex(dialog.stock.findData("cr80"))
    dialog.only.setText("AT,FR,DE")
    dialog.print_on(QPrinter(QPrinterInfo.printerInfo(QUEUE)))
    with qtbot.waitSignal(dialog.printer.sent, timeout=60_000) as first:
        pass
    assert told(console) == f"Badges: 1 of {first.args[1]} pages sent"
    assert line.stop.isVisibleTo(line)
    with qtbot.waitSignal(dialog.printer.printed, timeout=60_000) as answer:
        line.stop.pressed_for_good.emit()
    dialog.close()
    parent.deleteLater()

    assert answer.args[0] < first.args[1]
    assert not line.stop.isVisibleTo(line)
