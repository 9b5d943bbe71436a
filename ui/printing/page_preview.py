"""The very pages that are printed, one at a time, beside whatever changes them."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ui.widgets.labels import Label
from ui.widgets.parts import column, row
from ui.worker.desk import Desk

_DPI = 110
_ARROW = 64


class PagePreview(QWidget):
    """A page of the PDF at `path`, as large as its place. Whoever has made that file says `renew`.

    `turned` once another page is there.
    """

    turned = Signal()

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__()
        self._desk, self.path = desk, path
        self.number, self.count, self.picture = 0, 0, QImage()
        self.page = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.page.setMinimumSize(320, 300)
        self.page.setWordWrap(True)
        self.page.setTextFormat(Qt.TextFormat.PlainText)
        self.page.setAccessibleName("The page as it is printed")
        self.where = Label("muted", "")
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before, self.after = QPushButton("‹"), QPushButton("›")
        for button, name, by in ((self.before, "Page before", -1), (self.after, "Next page", 1)):
            button.setAccessibleName(name)
            button.setMaximumWidth(_ARROW)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, by=by: self.turn(by))
        layout = column(self)
        layout.addWidget(self.page, 1)
        layout.addLayout(row(self.before, self.where, self.after))
        desk.files.pictured.connect(self.show_page)

    def renew(self, *, first: bool = False) -> None:
        """What lies at the path has been made anew; `first`: show its first page."""
        self.number = 0 if first else self.number
        self._desk.files.picture_page(self.path, self.number, _DPI)

    def turn(self, by: int) -> None:
        """Another page, where there is one."""
        if 0 <= self.number + by < self.count:
            self.number += by
            self.renew()

    def say(self, words: str) -> None:
        """There is no page, and why."""
        self.count, self.picture = 0, QImage()
        self.page.setPixmap(QPixmap())
        self.page.setText(words)
        self.where.say("")

    def show_page(self, path: Path, number: int, count: int, picture: QImage) -> None:
        """A page that was asked for, if it is one of this file."""
        if path == self.path and count:
            self.number, self.count, self.picture = number, count, picture
            self.where.say(f"Page {number + 1} of {count}")
            self._fit()
            self.turned.emit()

    def _fit(self) -> None:
        if not self.picture.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.page.setPixmap(QPixmap.fromImage(self.picture.scaled(self.page.size(), keep, smooth)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page fills its place."""
        super().resizeEvent(event)
        self._fit()

    def let_go(self) -> None:
        """No page comes any more."""
        self._desk.files.pictured.disconnect(self.show_page)
