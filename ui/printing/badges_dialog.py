"""Badges: for whom, on what, by which layout; beside it the very page that will be printed."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.badges.job import BadgeJob
from app.temporary import temporary_folder, throw_away
from ui.console.settings import Settings
from ui.dialogs import file_dialogs
from ui.printing.badge_choice import BadgeChoice
from ui.printing.badge_layout import LayoutPage
from ui.printing.badge_people import PeoplePage
from ui.printing.card_view import CardView
from ui.printing.design_page import DesignPage
from ui.printing.page_preview import PagePreview
from ui.printing.printer import PaperPrinter, printer_dialog
from ui.widgets.labels import Label
from ui.widgets.parts import column, row
from ui.worker.desk import Desk

_CARD_DPI, _DESIGN = 200, 2
_PAUSE_MS = 250
_CALM = "Internal: contains personal data."


class _Scrolled(QScrollArea):
    """A page of many fields, where the screen is small: never narrower than they are, in any size of text."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = page
        self.setWidget(page)
        self._widen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page needs another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._widen()
        return super().eventFilter(watched, event)

    def _widen(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(self._page.minimumSizeHint().width() + bar)


class BadgeDialog(QDialog):
    """Everything that changes the pages shows them anew; printing and saving take the same job.

    `printing` gives the print that goes on when the dialog is closed.
    """

    printing = Signal(object)

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Print badges")
        self.resize(1080, 640)
        self._desk, self._settings = desk, settings
        self._folder = temporary_folder("badges")
        self._first = True
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.preview, self.card = PagePreview(desk, self._folder / "preview.pdf"), CardView()
        self.page, self.where = self.preview.page, self.preview.where
        self.before, self.after = self.preview.before, self.preview.after
        self.right = QStackedWidget()
        self.right.addWidget(self.preview)
        self.right.addWidget(self.card)
        layout = row(gap=20)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.addLayout(self._left(), 2)
        layout.addWidget(self.right, 3)
        self.setLayout(layout)
        self.finished.connect(self._let_go)
        self._connect()
        self.looks.look_at(self.stock.currentData())
        desk.files.list_badge_people()

    def _left(self) -> QVBoxLayout:
        self.what, self.looks = BadgeChoice(self._settings), LayoutPage(self._desk)
        self.people, self.design = PeoplePage(), DesignPage(self.looks, self.card)
        self.stock, self.only = self.what.stock, self.what.only
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page, words in (
            (self.what, "&What"),
            (self.people, "Peop&le"),
            (self.design, "&Design"),
            (self.looks, "Te&xt"),
        ):
            self.tabs.addTab(_Scrolled(page) if page in (self.what, self.design) else page, words)
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

    def _connect(self) -> None:
        files = self._desk.files
        files.designed.connect(self.card.show_design)
        files.designed.connect(self.card.chosen)
        files.designed.connect(self.design.say_who)
        files.pictured.connect(self._show_card)
        files.badge_people.connect(self.people.model.take)
        for said in (self._desk.finished, self._desk.refused, self._desk.trouble, self.design.told):
            said.connect(self.message.say)
        self._desk.refused.connect(self.looks.mark)
        for changed in (self.looks.changed, self.what.changed, self.people.changed):
            changed.connect(self._changed)
        self.design.turned.connect(self._pause.start)
        self.stock.currentIndexChanged.connect(lambda: self.looks.look_at(self.stock.currentData()))
        self.tabs.currentChanged.connect(self._turn)
        here = Qt.ShortcutContext.WidgetShortcut
        for keys, act in (("Ctrl+Z", self.looks.editor.undo), ("Ctrl+Y", self.looks.editor.redo)):
            QShortcut(QKeySequence(keys), self.card, context=here).activated.connect(act)

    def job(self) -> BadgeJob:
        """What is asked for now; whoever is ticked goes before whoever is asked for otherwise."""
        job = self.what.job(self.looks.text, self.looks.folder)
        return replace(job, only=self.people.numbers) if self.people.numbers else job

    @property
    def _designing(self) -> bool:
        return self.tabs.currentIndex() == _DESIGN

    def _turn(self) -> None:
        """The design has its card beside it, all else the page."""
        self.right.setCurrentWidget(self.card if self._designing else self.preview)
        self._look()

    def _changed(self) -> None:
        self.message.say(_CALM)
        self._first = True
        self._pause.start()

    def _look(self) -> None:
        if self._designing:
            path = self._folder / "card.pdf"
            self._desk.files.design_badge(path, self.job(), back=self.design.is_back, dpi=_CARD_DPI)
            return
        self._desk.files.preview_badges(self.preview.path, self.job())
        self.preview.renew(first=self._first)
        self._first = False

    def _show_card(self, path: Path, _number: int, count: int, picture: QImage) -> None:
        if path == self._folder / "card.pdf" and count:
            self.card.show_picture(picture)

    # What becomes of it

    def _ask_file(self) -> None:
        name = file_dialogs.ask_save(self, "Save as PDF", "PDF (*.pdf)", "badges.pdf")
        if name:
            self.print_to(Path(name))

    def print_to(self, path: Path) -> None:
        """Ask the desk for the PDF; its answer comes into the message line."""
        self.message.say("Making the pages…")
        self._settings.stock = self.stock.currentData()
        self._desk.files.print_badges(path, self.job())

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        dialog = printer_dialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def print_on(self, printer: QPrinter) -> None:
        """The same pages on a printer; those of some categories on another, where one is chosen for them."""
        self._settings.stock = self.stock.currentData()
        second, whose = self._settings.second_printer
        found = QPrinterInfo.printerInfo(second)
        if second and whose and not found.isNull():
            self._print(QPrinter(found), replace(self.job(), among=whose), "badges-2.pdf")
            self._print(printer, replace(self.job(), without=whose), "badges.pdf")
        else:
            self._print(printer, self.job(), "badges.pdf")

    def _print(self, printer: QPrinter, job: BadgeJob, name: str) -> None:
        self.message.say("Making the pages…")
        path, files = temporary_folder("print") / name, self._desk.files
        files.make_badges(path, job)
        self.printer = PaperPrinter(printer, path, self._desk)
        self.printer.sent.connect(self._say_sent)
        self.printer.printed.connect(self._say_printed)
        if not printer.outputFileName():  # into a file it is saved, not printed
            on = printer.printerName()
            self.printer.printed.connect(lambda pages: files.badges_taken(path, pages, on) if pages else None)
            self.printer.printed.connect(files.list_badge_people)
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
        self.preview.let_go()
        self._desk.files.pictured.disconnect(self._show_card)
        throw_away(self._folder)
