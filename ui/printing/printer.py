"""A PDF on the system's printer: each page is asked of the worker when the one before is out.

A printer that is gone is said in a sentence; the PDF stays where it lies.
"""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ui.worker.desk import Desk

DPI = 300
_MM = 25.4


def printer_dialog(printer: QPrinter, parent: QWidget | None) -> QPrintDialog:
    """Qt's question for a printer, without its file: that dialog would open every file beside ours."""
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    return dialog


class PaperPrinter(QObject):
    """Prints what lies at a path, page by page, then says how many came out; none when nothing lies there.

    `sent`: so many pages of so many. `refused`: why nothing came out. `stop` ends it after the page it is at.
    """

    sent = Signal(int, int)
    printed = Signal(int)
    refused = Signal(str)

    def __init__(self, printer: QPrinter, path: Path, desk: Desk) -> None:
        """Belongs to the desk, so that it goes on when a dialog is closed."""
        super().__init__(desk)
        self._printer, self._path, self._desk = printer, path, desk
        self._painter = QPainter()
        self._number, self._stopped = 0, False
        printer.setResolution(DPI)
        printer.setFullPage(True)
        desk.files.pictured.connect(self._put)

    def begin(self) -> None:
        """Ask for the first page, once whoever wants to hear of it listens."""
        self._desk.files.picture_page(self._path, 0, DPI)

    def stop(self) -> None:
        """No further page."""
        self._stopped = True

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
            if not self._painter.begin(self._printer):
                self._refuse()
                return
        elif not self._printer.newPage():
            self._painter.end()
            self._refuse()
            return
        self._painter.drawImage(QRectF(0, 0, picture.width(), picture.height()), picture)
        self._number += 1
        self.sent.emit(self._number, count)
        if self._number < count and not self._stopped:
            self._desk.files.picture_page(path, self._number, DPI)
            return
        ended = self._painter.end()
        if not ended or self._printer.printerState() == QPrinter.PrinterState.Error or self._is_gone():
            self._refuse()
        else:
            self._leave(self._number)

    def _is_gone(self) -> bool:
        """A printer that has left the system takes the pages without a word."""
        name = self._printer.printerName()
        return bool(name) and QPrinterInfo.printerInfo(name).isNull()

    def _refuse(self) -> None:
        name = self._printer.printerName()
        took = f"no more than page {self._number - 1}" if self._number > 1 else "nothing"
        self.refused.emit(f"The printer “{name}” took {took}; the pages lie in {self._path}.")
        self._leave(0)

    def _leave(self, pages: int) -> None:
        self._desk.files.pictured.disconnect(self._put)
        self.printed.emit(pages)
        self.deleteLater()
