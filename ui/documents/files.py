"""What becomes of a document: added, revised, saved as a copy, printed, removed and brought back."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog

from app.documents.document import Document
from ui.console.window import ConsoleWindow
from ui.dialogs import file_dialogs
from ui.documents.add_dialog import AddDialog
from ui.documents.list_panel import DocumentList
from ui.printing.printer import DPI, PaperPrinter, printer_dialog
from ui.worker.desk import Desk

_FILES = "Documents (*.pdf *.docx *.png *.jpg *.jpeg);;All files (*)"


class DocumentFiles(QObject):
    """Acts on the documents of a window; `chosen` gives the version that is looked at."""

    def __init__(
        self, window: ConsoleWindow, listed: DocumentList, chosen: Callable[[], Document | None]
    ) -> None:
        super().__init__(window)
        self._window, self._list, self._chosen = window, listed, chosen
        self._port = window.desk.documents
        self._removed = ""

    def ask(self, revises: str = "") -> None:
        """A file to keep, perhaps as the next version of a document."""
        name = file_dialogs.ask_open(self._window, "Keep a document", _FILES)
        if name:
            self.add(Path(name), revises)

    def add(self, path: Path, revises: str = "") -> None:
        """Ask what the file is, then keep it."""
        loaded = self._window.loaded
        dialog = AddDialog(path, loaded.sessions if loaded else (), self._list.papers, self._window)
        dialog.choose(revises)
        dialog.wanted.connect(self._keep)
        dialog.show()

    def _keep(self, path: Path, said: dict[str, str]) -> None:
        self._window.tell(f"Reading {path.name}…")
        self._port.add(path, **said)

    def save_copy(self) -> None:
        """The version that is looked at, byte by byte as it came."""
        paper = self._chosen()
        if paper is None:
            self._window.tell("No document is chosen.")
            return
        name = file_dialogs.ask_save(self._window, "Save a copy as", "All files (*)", paper.file_name)
        if name:
            self._port.export(paper.key, paper.version, Path(name))

    def ask_printer(self) -> None:
        """Which printer, by the system's own question."""
        paper = self._chosen()
        if paper is None or paper.form == "docx":
            self._window.tell("A Word document is printed by Word: save a copy of it.")
            return
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        dialog = printer_dialog(printer, self._window)
        dialog.accepted.connect(lambda: self.print_on(printer, paper))
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def print_on(self, printer: QPrinter, paper: Document) -> None:
        """The pages onto a printer, each drawn in the process that reads files from outside."""
        pages = _Pages(self._window.desk, paper)
        job = PaperPrinter(printer, Path(paper.key), cast("Desk", pages))
        job.sent.connect(lambda sent, count: self._window.tell(f"{sent} of {count} pages sent"))
        job.refused.connect(self._window.tell)
        job.printed.connect(lambda _pages: QTimer.singleShot(0, pages.deleteLater))
        self._window.status.stop.pressed_for_good.connect(job.stop)
        job.begin()

    def remove(self) -> None:
        """The chosen document out of the list."""
        if self._list.key:
            self._removed = self._list.key
            self._port.remove(self._removed)
        else:
            self._window.tell("No document is chosen.")

    def undo(self) -> None:
        """What was removed in this window last is there again."""
        if self._removed:
            self._port.bring_back(self._removed)
            self._removed = ""
        else:
            self._window.tell("Nothing was removed in this window.")


class _Pages(QObject):
    """The pages of a document for a printer, as the port of files gives those of our own papers."""

    pictured = Signal(object, int, int, object)

    def __init__(self, desk: Desk, paper: Document) -> None:
        super().__init__(desk)
        self.files, self._port, self._paper = self, desk.documents, paper
        self._port.pictured.connect(self._tell)

    def picture_page(self, _path: Path, number: int, dpi: int) -> None:
        """A page in the printer's resolution."""
        self._port.show_page(self._paper.key, self._paper.version, number, dpi, "")

    def _tell(self, key: str, number: int, dpi: int, picture: QImage) -> None:
        if key == self._paper.key and dpi == DPI:
            self.pictured.emit(Path(key), number, self._paper.pages, picture)
