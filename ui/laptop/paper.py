"""What goes to paper, and what was written there while the power was out."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.temporary import temporary_folder
from ui.console.settings import Settings
from ui.console.window import ConsoleWindow
from ui.laptop.frame import Frame
from ui.worker.desk import Desk

if TYPE_CHECKING:
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
    from ui.on_paper.dialog import FromPaperDialog
    from ui.printing.printer import PaperPrinter


class Paper(QObject):
    """Asks what is to be printed, and for the names of the files; what comes back is opened or told.

    `parent` gives the window that dialogs belong to, `tell` says a sentence there.
    """

    def __init__(
        self,
        settings: Settings,
        parent: Callable[[], QWidget | None],
        tell: Callable[[str], None],
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._settings, self._parent, self._tell = settings, parent, tell
        self.desk: Desk | None = None
        self._sheet: FromPaperDialog | None = None
        self._loaded: ConferenceSnapshot | None = None
        self._live: SessionSnapshot | None = None

    def use(self, desk: Desk) -> None:
        """Serve the conference of a desk from now on."""
        self.desk = desk
        desk.loaded.connect(self._keep_loaded)
        desk.live.connect(self._keep_live)
        desk.files.paper_ready.connect(self._open_papers)
        self.print_badges_of(desk)

    def print_badges_of(self, desk: Desk) -> None:
        """Single badges that are made at a desk go to the printer of this laptop."""
        desk.registration.badge_ready.connect(partial(self._print_badge, desk))

    def let_go(self) -> None:
        """Of a conference that is closed."""
        self.desk = self._sheet = self._loaded = self._live = None

    def _keep_loaded(self, loaded: "ConferenceSnapshot") -> None:
        self._loaded = loaded

    def _keep_live(self, live: "SessionSnapshot") -> None:
        self._live = live

    def ask_from_paper(self) -> None:
        """What was written on paper while the power was out."""
        active = QApplication.activeWindow()
        active = active.centralWidget() if isinstance(active, Frame) else active
        window = active if isinstance(active, ConsoleWindow) else self._parent()
        if self.desk is None or self._loaded is None or self._live is None:
            return
        if not isinstance(window, ConsoleWindow):
            return
        if self._sheet is not None:
            self._sheet.raise_()
            self._sheet.activateWindow()
            return
        from ui.on_paper.dialog import FromPaperDialog

        self._sheet = dialog = FromPaperDialog(
            self._loaded, self._live, self.desk.clock, window.theme, window
        )
        dialog.entered.connect(self.desk.floor.enter_sheet)
        dialog.taken_back.connect(self.desk.floor.take_back_sheet)
        self.desk.loaded.connect(dialog.show_loaded)
        self.desk.live.connect(dialog.show_live)
        self.desk.floor.entered.connect(dialog.show_entered)
        self.desk.refused.connect(dialog.say)
        dialog.finished.connect(self._sheet_done)
        dialog.show()

    def _sheet_done(self) -> None:
        self._sheet = None

    def ask_badges(self) -> None:
        """Sheets of badges, or one after the other."""
        parent = self._parent()
        if self.desk is None or self._loaded is None or parent is None:
            return
        from ui.printing.badges_dialog import BadgeDialog

        dialog = BadgeDialog(self.desk, self._settings, parent)
        dialog.design.bands.name_categories(self._loaded.conference.category_name)
        dialog.printing.connect(self.follow)
        dialog.show()

    def follow(self, job: "PaperPrinter") -> None:
        """A print in the status line, page by page, with a button that stops it."""
        window = self._parent()
        if not isinstance(window, ConsoleWindow):
            return
        line = window.status
        job.sent.connect(lambda sent, count: self._tell(f"Badges: {sent} of {count} pages sent"))
        job.sent.connect(lambda sent, count: line.stop.setVisible(sent < count))
        job.printed.connect(line.stop.hide)
        job.refused.connect(self._tell)
        line.stop.pressed_for_good.connect(job.stop)

    def ask_badge_printer(self) -> None:
        """Where single badges go, kept for this laptop."""
        from PySide6.QtPrintSupport import QPrinter

        from ui.printing.printer import printer_dialog

        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        dialog = printer_dialog(printer, self._parent())
        dialog.accepted.connect(lambda: self._keep_badge_printer(printer.printerName()))
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def _keep_badge_printer(self, name: str) -> None:
        self._settings.badge_printer = name
        self._tell(f"Badges go to {name}." if name else "No printer was chosen.")

    def _print_badge(self, desk: Desk, path: Path) -> None:
        """To the printer that was chosen, at once; where there is none, say where the badge lies."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        from ui.printing.printer import PaperPrinter

        registration = desk.registration
        name = self._settings.printer_of(registration.groups.pop(path, frozenset()))
        found = QPrinterInfo.printerInfo(name)
        if name and not found.isNull():
            printer = PaperPrinter(QPrinter(found), path, desk)
            printer.printed.connect(lambda pages: registration.badge_taken(path, name) if pages else None)
            self.follow(printer)
            printer.begin()
            return
        if not name:
            registration.badge_saved(path)
        why = f"The printer “{name}” is not there" if name else "No badge printer is chosen (Ctrl+Shift+B)"
        self._tell(f"{why}; the badge is saved, not printed: {path}.")

    def ask_export(self) -> None:
        """Who is registered, and who came."""
        parent = self._parent()
        if self.desk is None or parent is None:
            return
        from ui.printing.export_dialog import ExportDialog

        ExportDialog(self.desk, parent).show()

    def print_for_paper(self) -> None:
        """What is needed once the last laptop has failed."""
        if self.desk is not None:
            self.desk.files.print_for_paper(temporary_folder("paper"))

    def _open_papers(self, papers: tuple[Path, ...]) -> None:
        """In the system's own viewer, which prints them."""
        opened = [QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))) for path in papers]
        if not all(opened) and papers:
            self._tell(f"The papers are in {papers[0].parent}; print them from there.")
