"""What goes between the conference and files or paper: imports, exports, prints, backups."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.chair.window import ChairWindow
from ui.console.settings import Settings
from ui.console.window import ConsoleWindow
from ui.widgets import file_dialogs
from ui.worker.desk import Desk

if TYPE_CHECKING:
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
    from ui.imports.dialog import ImportDialog
    from ui.on_paper.dialog import FromPaperDialog
    from ui.printing.printer import PaperPrinter
    from ui.style.theme import Theme
    from ui.widgets.strips import StatusLine

_TABLES = "Tables and calendars (*.csv *.tsv *.txt *.xlsx *.json *.ics *.xml);;All files (*)"
_REQUESTS = "Mails and tables (*.eml *.emlx *.mbox *.mbx *.csv *.tsv *.txt *.xlsx);;All files (*)"
_NAMES = "Lists of names (*.txt *.csv);;All files (*)"


class Files(QObject):
    """Asks for names of files and hands them to the desk; what comes back is shown or told.

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
        self.settings, self._parent, self._tell = settings, parent, tell
        self.desk: Desk | None = None
        self._import: ImportDialog | None = None
        self._sheet: FromPaperDialog | None = None
        self._import_path = Path()
        self._pasted: tempfile.TemporaryDirectory[str] | None = None
        self._loaded: ConferenceSnapshot | None = None
        self._live: SessionSnapshot | None = None

    def use(self, desk: Desk) -> None:
        """Serve the conference of a desk from now on."""
        self.desk = desk
        desk.loaded.connect(self._keep_loaded)
        desk.live.connect(self._keep_live)
        desk.files.planned.connect(self._show_plan)
        desk.files.paper_ready.connect(self._open_papers)
        desk.registration.badge_ready.connect(self._print_badge)

    def let_go(self) -> None:
        """Of a conference that is closed."""
        self.desk = self._import = self._sheet = self._loaded = self._live = None
        self._forget_pasted()

    def _keep_loaded(self, loaded: "ConferenceSnapshot") -> None:
        self._loaded = loaded

    def _keep_live(self, live: "SessionSnapshot") -> None:
        self._live = live

    def _show_plan(self, what: str, plan: object) -> None:
        if what == "requests":
            self._show_requests(plan)
            return
        from ui.imports.dialog import ImportDialog

        if self._import is not None:
            self._import.take_plan(plan)  # type: ignore[arg-type]
            return
        self._import = dialog = ImportDialog(what, plan, self._parent())  # type: ignore[arg-type]
        dialog.accepted_plan.connect(self._write_plan)
        dialog.replan.connect(lambda wish: self._plan_again(what, wish))
        dialog.finished.connect(self._import_done)
        dialog.problems_wanted.connect(self._ask_problems)
        if self.desk is not None:
            self.desk.refused.connect(dialog.say)
            self.desk.finished.connect(dialog.say)
        dialog.show()

    def _show_requests(self, plan: object) -> None:
        from ui.imports.requests_dialog import RequestsDialog

        if self._loaded is None or self.desk is None:
            return
        window = self._parent()
        index = window.index if isinstance(window, ChairWindow) else None
        dialog = RequestsDialog(plan, self._loaded, index, window)  # type: ignore[arg-type]
        dialog.accepted_plan.connect(self.desk.files.write_requests)
        dialog.show()

    def _plan_again(self, what: str, wish: dict[str, object]) -> None:
        if self.desk is not None:
            self.desk.files.plan_import(what, self._import_path, **wish)

    def _import_done(self) -> None:
        self._import = None
        self._forget_pasted()

    def _forget_pasted(self) -> None:
        if self._pasted is not None:
            self._pasted.cleanup()
            self._pasted = None

    def _write_plan(self, what: str, plan: object) -> None:
        if self.desk is not None:
            self.desk.files.write_import(what, plan)

    def ask_import(self, what: str) -> None:
        """A table or a calendar; what is found in it is shown before anything is written."""
        name = file_dialogs.ask_open(self._parent(), f"Import {what}", _TABLES)
        if name and self.desk is not None and self._import is None:
            self._import_path = Path(name)
            self.desk.files.plan_import(what, self._import_path)

    def paste(self, what: str) -> None:
        """A table from the clipboard, as Excel, Sheets and Outlook put it there; then as any file."""
        text = QApplication.clipboard().text()
        if not text.strip():
            self._tell("The clipboard holds no text: copy a table with its header first.")
        elif self.desk is not None and self._import is None:
            # A former paste may still be read: its folder stays.
            self._pasted = self._pasted or tempfile.TemporaryDirectory(prefix="rostrum-")
            self._import_path = Path(self._pasted.name) / "clipboard"
            self.desk.files.paste_import(what, self._import_path, text)

    def ask_undo(self, what: str) -> None:
        """The last import of a kind taken back; what that would change is shown first."""
        if self.desk is not None and self._import is None:
            self.desk.files.plan_undo(what)

    def _ask_problems(self, plan: object) -> None:
        forms = "Workbook (*.xlsx);;Table (*.csv)"
        name = file_dialogs.ask_save(self._import, "Save the problems as", forms, "problems.xlsx")
        if name and self.desk is not None:
            self.desk.files.save_problems(plan, Path(name))

    def ask_requests(self) -> None:
        """Mails and tables of requests for the floor, sent ahead."""
        names = file_dialogs.ask_open_many(self._parent(), "Import requests", _REQUESTS)
        if names and self.desk is not None:
            self._tell("Reading what was sent ahead…")
            self.desk.files.plan_requests([Path(name) for name in names])

    def ask_from_paper(self) -> None:
        """What was written on paper while the power was out."""
        active = QApplication.activeWindow()
        window = active if isinstance(active, ConsoleWindow) else self._parent()
        if self.desk is None or self._loaded is None or self._live is None or window is None:
            return
        if self._sheet is not None:
            self._sheet.raise_()
            self._sheet.activateWindow()
            return
        from ui.on_paper.dialog import FromPaperDialog

        theme: Theme = getattr(window, "theme")  # noqa: B009 -- every console has one, the start window has not
        self._sheet = dialog = FromPaperDialog(self._loaded, self._live, self.desk.clock, theme, window)
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

    def ask_backup(self) -> None:
        """To another folder or a stick."""
        name = file_dialogs.ask_folder(self._parent(), "Back up to a folder or stick")
        if name and self.desk is not None:
            self.desk.files.backup(Path(name))

    def ask_print(self, document: str) -> None:
        """The editions of the run-of-show."""
        parent = self._parent()
        if self.desk is None or self._loaded is None or parent is None:
            return
        from ui.printing.run_of_show_dialog import PrintDialog

        PrintDialog(document, self.desk, self._loaded, self.settings, parent).show()

    def ask_badges(self) -> None:
        """Sheets of badges, or one after the other."""
        parent = self._parent()
        if self.desk is None or self._loaded is None or parent is None:
            return
        from ui.printing.badges_dialog import BadgeDialog

        dialog = BadgeDialog(self.desk, self.settings, parent)
        dialog.printing.connect(self.follow)
        dialog.show()

    def follow(self, job: "PaperPrinter") -> None:
        """A print in the status line, page by page, with a button that stops it."""
        line: StatusLine | None = getattr(self._parent(), "status", None)
        if line is None:
            return
        job.sent.connect(lambda sent, count: self._tell(f"Badges: {sent} of {count} pages sent"))
        job.sent.connect(lambda sent, count: line.stop.setVisible(sent < count))
        job.printed.connect(line.stop.hide)
        job.refused.connect(self._tell)
        line.stop.pressed_for_good.connect(job.stop)

    def ask_badge_printer(self) -> None:
        """Where single badges go, kept for this laptop."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        dialog = QPrintDialog(printer, self._parent())
        dialog.accepted.connect(lambda: self._keep_badge_printer(printer.printerName()))
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def _keep_badge_printer(self, name: str) -> None:
        self.settings.badge_printer = name
        self._tell(f"Badges go to {name}." if name else "No printer was chosen.")

    def _print_badge(self, path: Path) -> None:
        """To the printer that was chosen, at once; where there is none, say where the badge lies."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        from ui.printing.printer import PaperPrinter

        name = self.settings.badge_printer
        found = QPrinterInfo.printerInfo(name)
        if name and not found.isNull() and self.desk is not None:
            self.follow(PaperPrinter(QPrinter(found), path, self.desk))
            return
        why = f"The printer “{name}” is not there" if name else "No badge printer is chosen (Ctrl+Shift+B)"
        self._tell(f"{why}; the badge lies in {path}.")

    def ask_record(self) -> None:
        """The record of the session that is shown."""
        name = file_dialogs.ask_save(self._parent(), "Save the record as", "PDF (*.pdf)", self._record_name())
        if name and self.desk is not None:
            self.desk.files.print_record(Path(name))

    def ask_export(self) -> None:
        """Who is registered, and who came."""
        parent = self._parent()
        if self.desk is None or parent is None:
            return
        from ui.printing.export_dialog import ExportDialog

        ExportDialog(self.desk, parent).show()

    def _record_name(self) -> str:
        """By the session alone: no person stands in the name of a file."""
        return f"record-{self._live.session.code}.pdf" if self._live else "record.pdf"

    def ask_names(self) -> None:
        """Who is in the waiting room."""
        name = file_dialogs.ask_open(self._parent(), "Names of the waiting room", _NAMES)
        if name and self.desk is not None:
            self.desk.registration.read_names(Path(name))

    def print_for_paper(self) -> None:
        """What is needed once the last laptop has failed."""
        if self.desk is not None:
            self.desk.files.print_for_paper(Path(tempfile.mkdtemp(prefix="rostrum-paper-")))

    def _open_papers(self, papers: tuple[Path, ...]) -> None:
        """In the system's own viewer, which prints them."""
        opened = [QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))) for path in papers]
        if not all(opened) and papers:
            self._tell(f"The papers are in {papers[0].parent}; print them from there.")
