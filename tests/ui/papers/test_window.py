"""The window of papers: the page that is seen is the one that is saved, and only a printer prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.papers.kinds import PAPERS
from app.station.floor_desk import seat_delegation
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.at_once import PromptDesk
from tests.ui.keys import press
from ui.papers.whole_screen import WholeScreen
from ui.papers.window import PapersWindow
from ui.style.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@dataclass
class Office:
    """Whoever prints: the window, and what it has said and made."""

    bot: QtBot
    window: PapersWindow
    desk: PromptDesk

    def look(self) -> Path:
        """The page that stands there, made now."""
        self.window.pause.stop()
        self.window._look()
        QApplication.processEvents()
        return self.window.preview.path

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.window.status.said.full_text()

    @property
    def issued(self) -> str:
        """What became of the paper last."""
        self.look()
        return self.window.panel.issued.full_text()


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, night: Theme) -> Iterator[Office]:
    """Open on a small conference."""
    clock = SetClock(OPENING)
    desk = PromptDesk(make_conference(tmp_path / "c.rostrum"), clock)
    window = PapersWindow(desk, clock, night)
    window.go_to("list.D1-P1")  # before anything is loaded, as another window asks for it
    window.show()
    qtbot.waitExposed(window)
    desk.begin()
    window.activateWindow()
    yield Office(qtbot, window, desk)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()


def test_another_window_sends_somebody_to_a_paper_and_arrows_go_on(office: Office) -> None:
    """Each paper has its own fields, and its page or a sentence why there is none."""
    panel = office.window.panel
    assert (panel.choice().paper, panel.choice().session) == ("list", "D1-P1")
    seen = set()
    panel.go_to("master")
    for _ in PAPERS:
        office.look()
        seen.add(panel.code)
        shown = {name for name, field in panel.fields.items() if field.isVisibleTo(panel)}
        assert shown == set(panel.kind.asks)
        assert office.window.buttons["save_docx"].isEnabled() == panel.kind.docx
        preview = office.window.preview
        assert preview.count or preview.page.text()
        press(panel.papers, "Down")
    assert seen == set(PAPERS)


def test_what_is_seen_is_what_is_saved_and_it_is_said_to_be_saved(office: Office, tmp_path: Path) -> None:
    """With its status; a look ahead is noted nowhere."""
    window = office.window
    window.go_to("master")
    status = window.panel.fields["status"]
    status.setCurrentIndex(status.findData("approved"))
    seen = office.look().read_bytes()
    assert office.issued == "Neither printed nor saved yet."
    window.save_to(tmp_path / "out.pdf")

    assert (tmp_path / "out.pdf").read_bytes() == seen
    assert "Saved the run of show" in office.said
    assert "Saved, not printed." in office.said
    assert office.issued.startswith("Last saved as a file: ")
    assert "approved" in office.issued


def test_pages_that_go_into_a_file_are_saved_and_only_a_printer_prints(
    office: Office, tmp_path: Path
) -> None:
    """Nor is a print that was stopped in the middle; a whole one is noted with the printer's name."""
    window, papers = office.window, office.desk.papers
    window.go_to("seat-plan")
    seat_delegation(office.desk.station, "NO", "2")
    into_a_file = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    into_a_file.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    into_a_file.setOutputFileName(str(tmp_path / "pages.pdf"))
    window.print_on(into_a_file)
    office.bot.waitUntil(lambda: "Saved, not printed" in office.said)
    assert office.issued == "Neither printed nor saved yet."

    for taken, words in ((1, "Neither printed nor saved yet."), (2, "Last printed on Office: ")):
        path = tmp_path / f"{taken}.pdf"
        papers.make(path, window.panel.choice())
        papers.taken(path, taken, 2, "Office")
        assert ("not noted as printed" in office.said) == (taken == 1)
        assert office.issued.startswith(words)


def test_a_page_fills_the_screen_and_esc_goes_back(office: Office) -> None:
    """Arrows turn it; nothing else of the conference is in the way."""
    office.window.go_to("master")
    office.look()
    press(office.window, "Alt+F11")
    (screen,) = office.window.findChildren(WholeScreen)
    assert screen.isFullScreen()
    press(screen, "Right")
    office.bot.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isVisible()
