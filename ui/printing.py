"""A PDF on the system's printer: each page is asked of the worker when the one before is out."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.desk import Desk

DPI = 300
_MM = 25.4


class PaperPrinter(QObject):
    """Prints what lies at a path, page by page, then says how many came out; none when nothing lies there."""

    printed = Signal(int)

    def __init__(self, printer: QPrinter, path: Path, desk: Desk) -> None:
        """Belongs to the desk, so that it goes on when a dialog is closed."""
        super().__init__(desk)
        self._printer, self._path, self._desk = printer, path, desk
        self._painter = QPainter()
        self._number = 0
        printer.setResolution(DPI)
        printer.setFullPage(True)
        desk.pictured.connect(self._put)
        desk.picture_page(path, 0, DPI)

    def _put(self, path: Path, number: int, count: int, picture: QImage) -> None:
        if path != self._path or number != self._number:
            return
        if not count:
            self._leave(0)
            return
        if number == 0:
            size = QSizeF(picture.width() * _MM / DPI, picture.height() * _MM / DPI)
            page = QPageSize(size, QPageSize.Unit.Millimeter)
            self._printer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
            self._painter.begin(self._printer)
        else:
            self._printer.newPage()
        self._painter.drawImage(QRectF(0, 0, picture.width(), picture.height()), picture)
        self._number += 1
        if self._number < count:
            self._desk.picture_page(path, self._number, DPI)
        else:
            self._painter.end()
            self._leave(count)

    def _leave(self, pages: int) -> None:
        self._desk.pictured.disconnect(self._put)
        self.printed.emit(pages)
        self.deleteLater()
