"""Badges: for whom, on what, by which layout; beside it the very page that will be printed."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.badges.job import BadgeJob
from app.temporary import temporary_folder, throw_away
from ui.console.settings import Settings
from ui.dialogs import file_dialogs
from ui.printing.badge_choice import BadgeChoice
from ui.printing.badge_layout import LayoutPage
from ui.printing.printer import PaperPrinter, printer_dialog
from ui.widgets.labels import Label
from ui.widgets.parts import column, row
from ui.worker.desk import Desk

_PREVIEW_DPI = 110
_PAUSE_MS = 250
_ARROW = 64
_CALM = "Internal: contains personal data."


class BadgeDialog(QDialog):
    """Everything that changes the pages shows them anew; printing and saving take the same job.

    `printing` gives the print that goes on when the dialog is closed.
    """

    printing = Signal(object)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Print badges")
        self.resize(1000, 640)
        self._desk, self._settings = desk, settings
        self._folder = temporary_folder("badges")
        self._shown, self._count, self._picture = 0, 0, QImage()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        layout = row(gap=20)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.addLayout(self._left(), 2)
        layout.addLayout(self._right(), 3)
        self.setLayout(layout)
        self.finished.connect(self._let_go)
        desk.files.pictured.connect(self._show)
        for said in (desk.finished, desk.refused, desk.trouble):
            said.connect(self.message.say)
        desk.refused.connect(self.looks.mark)
        self.looks.changed.connect(self._changed)
        self.what.changed.connect(self._changed)
        self.stock.currentIndexChanged.connect(self._changed_stock)
        self.looks.look_at(self.stock.currentData())

    def _left(self) -> QVBoxLayout:
        self.what, self.looks = BadgeChoice(self._settings.stock), LayoutPage(self._desk)
        self.stock, self.only = self.what.stock, self.what.only
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.what, "&What")
        self.tabs.addTab(self.looks, "&Layout")
        self.message = Label("muted", _CALM, wrap=True)
        self.send, self.save, close = QPushButton("&Print…"), QPushButton("&Save PDF…"), QPushButton("Close")
        self.stop = QPushButton("St&op")
        self.stop.hide()
        self.send.clicked.connect(self._ask_printer)
        self.save.clicked.connect(self._ask_file)
        close.clicked.connect(self.reject)
        for button in (close, self.save, self.stop, self.send):
            button.setAutoDefault(False)
        left = column(gap=12)
        left.addWidget(self.tabs, 1)
        left.addWidget(self.message)
        left.addLayout(row(close, self.save, self.stop, self.send))
        return left

    def _right(self) -> QVBoxLayout:
        self.page = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.page.setMinimumSize(320, 420)
        self.page.setAccessibleName("The page as it is printed")
        self.where = Label("muted", "")
        self.before, self.after = QPushButton("‹"), QPushButton("›")
        self.before.setAccessibleName("Page before")
        self.after.setAccessibleName("Next page")
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        right = column(gap=8)
        right.addWidget(self.page, 1)
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button in (self.before, self.after):
            button.setMaximumWidth(_ARROW)
        right.addLayout(row(self.before, self.where, self.after))
        return right

    def job(self) -> BadgeJob:
        """What is asked for now."""
        return self.what.job(self.looks.text, self.looks.folder)

    def _changed_stock(self) -> None:
        self.looks.look_at(self.stock.currentData())

    def _changed(self) -> None:
        self.message.say(_CALM)
        self._shown = 0
        self._pause.start()

    def _preview(self) -> None:
        path = self._path("preview.pdf")
        self._desk.files.preview_badges(path, self.job())
        self._desk.files.picture_page(path, self._shown, _PREVIEW_DPI)

    def _turn(self, by: int) -> None:
        if 0 <= self._shown + by < self._count:
            self._shown += by
            self._desk.files.picture_page(self._path("preview.pdf"), self._shown, _PREVIEW_DPI)

    def _show(self, path: Path, number: int, count: int, picture: QImage) -> None:
        if path == self._path("preview.pdf") and count:
            self._shown, self._count, self._picture = number, count, picture
            self.where.say(f"Page {number + 1} of {count}")
            self._fit()

    def _fit(self) -> None:
        if not self._picture.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.page.setPixmap(QPixmap.fromImage(self._picture.scaled(self.page.size(), keep, smooth)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page fills its place."""
        super().resizeEvent(event)
        self._fit()

    def _path(self, name: str) -> Path:
        return self._folder / name

    def _ask_file(self) -> None:
        name = file_dialogs.ask_save(self, "Save as PDF", "PDF (*.pdf)", "badges.pdf")
        if name:
            self.print_to(Path(name))

    def print_to(self, path: Path) -> None:
        """Ask the desk for the PDF; its answer comes into the message line."""
        self.message.say("Printing…")
        self._settings.stock = self.stock.currentData()
        self._desk.files.print_badges(path, self.job())

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        dialog = printer_dialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def print_on(self, printer: QPrinter) -> None:
        """The same pages on a printer."""
        self.message.say("Printing…")
        self._settings.stock = self.stock.currentData()
        path = temporary_folder("print") / "badges.pdf"
        self._desk.files.make_badges(path, self.job())
        self.printer = PaperPrinter(printer, path, self._desk)
        self.printer.sent.connect(self._say_sent)
        self.printer.printed.connect(self._say_printed)
        if not printer.outputFileName():  # into a file it is saved, not printed
            files = self._desk.files
            self.printer.printed.connect(lambda pages: files.badges_taken(path, pages) if pages else None)
        self.printer.refused.connect(self.message.say)
        self.stop.clicked.connect(self.printer.stop)
        self.printing.emit(self.printer)
        self.printer.begin()

    def _say_sent(self, sent: int, count: int) -> None:
        self.message.say(f"Badges: {sent} of {count} pages sent")
        self.stop.setVisible(sent < count)

    def _say_printed(self, pages: int) -> None:
        self.stop.hide()
        if pages:
            self.message.say(f"Pages sent to the printer: {pages}.")

    def _let_go(self) -> None:
        self._pause.stop()
        self._desk.files.pictured.disconnect(self._show)
        throw_away(self._folder)
