"""Badges: for whom, on what, in which order; beside it the very page that will be printed."""

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.badge_job import SORTS, BadgeJob
from ui.desk import Desk
from ui.panels.parts import Label, column, row
from ui.printing import PaperPrinter
from ui.settings import Settings

STOCKS = {
    "a4": "A4 sheet, ten of 85 × 54 mm to be cut",
    "l4784": "L4784, ten of 85 × 54 mm",
    "l4785": "L4785, ten of 80 × 50 mm",
    "l4786": "L4786, 27 of 63.5 × 29.6 mm",
    "avery5392": "Avery 5392, six of 101.6 × 76.2 mm",
    "a6": "Single cards A6",
    "a7": "Single cards A7",
    "cr80": "Single cards CR80",
    "": "The layout's own sheet",
}
_PREVIEW_DPI = 110
_PAUSE_MS = 250
_ARROW = 64
_MOST_ON_A_SHEET = 27


class BadgeDialog(QDialog):
    """Everything that changes the pages shows them anew; printing and saving take the same job."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Print badges")
        self.resize(1000, 640)
        self._desk, self._settings = desk, settings
        self._folder = tempfile.TemporaryDirectory(prefix="rostrum-badges-", ignore_cleanup_errors=True)
        self._shown, self._count, self._picture = 0, 0, QImage()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        layout = row(gap=20)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.addLayout(self._left(), 2)
        layout.addLayout(self._right(), 3)
        self.setLayout(layout)
        self.finished.connect(self._let_go)
        desk.pictured.connect(self._show)
        for said in (desk.finished, desk.refused, desk.trouble):
            said.connect(self.message.say)
        self._preview()

    def _left(self) -> QVBoxLayout:
        self.stock, self.sort, self.only, self.start_at = QComboBox(), QComboBox(), QLineEdit(), QSpinBox()
        self.duplex, self.crop = QCheckBox("Both sides"), QCheckBox("Crop marks")
        for code, words in STOCKS.items():
            self.stock.addItem(words, code)
        self.stock.setCurrentIndex(max(self.stock.findData(self._settings.stock), 0))
        for name, words in SORTS.items():
            self.sort.addItem(words, name)
        self.only.setPlaceholderText("all in the room and confirmed; numbers, delegations, not-printed…")
        self.start_at.setRange(1, _MOST_ON_A_SHEET)
        form = QFormLayout()
        fields = (("Sheets or cards", self.stock), ("For whom", self.only), ("Order", self.sort))
        for words, field in (*fields, ("First free label", self.start_at)):
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.stock.currentIndexChanged.connect(self._changed)
        self.sort.currentIndexChanged.connect(self._changed)
        self.only.textChanged.connect(self._changed)
        self.start_at.valueChanged.connect(self._changed)
        self.duplex.toggled.connect(self._changed)
        self.crop.toggled.connect(self._changed)
        self.message = Label("muted", "Internal: contains personal data.", wrap=True)
        self.send, self.save, close = QPushButton("Print…"), QPushButton("Save PDF…"), QPushButton("Close")
        self.send.clicked.connect(self._ask_printer)
        self.save.clicked.connect(self._ask_file)
        close.clicked.connect(self.reject)
        left = column(gap=12)
        left.addLayout(form)
        left.addLayout(row(self.duplex, self.crop))
        left.addWidget(self.message)
        left.addStretch(1)
        left.addLayout(row(close, self.save, self.send))
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
        return BadgeJob(
            stock=self.stock.currentData(),
            only=self.only.text().strip(),
            sort=self.sort.currentData(),
            start_at=self.start_at.value(),
            crop=self.crop.isChecked(),
            duplex=self.duplex.isChecked(),
        )

    def _changed(self) -> None:
        self._shown = 0
        self._pause.start()

    def _preview(self) -> None:
        path = self._path("preview.pdf")
        self._desk.preview_badges(path, self.job())
        self._desk.picture_page(path, self._shown, _PREVIEW_DPI)

    def _turn(self, by: int) -> None:
        if 0 <= self._shown + by < self._count:
            self._shown += by
            self._desk.picture_page(self._path("preview.pdf"), self._shown, _PREVIEW_DPI)

    def _show(self, path: Path, number: int, count: int, picture: QImage) -> None:
        if path == self._path("preview.pdf") and count:
            self._shown, self._count, self._picture = number, count, picture
            self.where.say(f"Page {number + 1} of {count}")
            self._fit()

    def _fit(self) -> None:
        if not self._picture.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.page.setPixmap(QPixmap.fromImage(self._picture.scaled(self.page.size(), keep, smooth)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """The page fills its place."""
        super().resizeEvent(event)
        self._fit()

    def _path(self, name: str) -> Path:
        return Path(self._folder.name) / name

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Save as PDF", "badges.pdf", "PDF (*.pdf)")
        if name:
            self.print_to(Path(name))

    def print_to(self, path: Path) -> None:
        """Ask the desk for the PDF; its answer comes into the message line."""
        self.message.say("Printing…")
        self._settings.stock = self.stock.currentData()
        self._desk.print_badges(path, self.job())

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def print_on(self, printer: QPrinter) -> None:
        """The same pages on a printer."""
        self.message.say("Printing…")
        self._settings.stock = self.stock.currentData()
        path = Path(tempfile.mkdtemp(prefix="rostrum-print-")) / "badges.pdf"
        self._desk.print_badges(path, self.job())
        self.printer = PaperPrinter(printer, path, self._desk)
        self.printer.printed.connect(self._say_printed)

    def _say_printed(self, pages: int) -> None:
        if pages:
            self.message.say(f"Pages sent to the printer: {pages}.")

    def _let_go(self) -> None:
        self._pause.stop()
        self._desk.pictured.disconnect(self._show)
        self._folder.cleanup()
