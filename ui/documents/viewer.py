"""One document, page by page as wide as its place; a Word document as its text; hits are marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QStackedWidget, QTextEdit, QWidget

from app.documents.document import Document
from ui.widgets.labels import Label
from ui.widgets.parts import column

_LEAST, _MOST_DPI, _INCHES = 72, 220, 8.3
_EDGE = 24


class Viewer(QWidget):
    """`wanted` asks for a page: key, version, number, resolution. `text_wanted` asks for all the text."""

    wanted = Signal(str, int, int, int)
    text_wanted = Signal(str, int)
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paper: Document | None = None
        self.number, self.words = 0, ""
        self.hits: tuple[int, ...] = ()
        self.page = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.page.setAccessibleName("The page")
        self.area, self.text, self.notice = QScrollArea(), QPlainTextEdit(), Label("muted", wrap=True)
        self.area.setWidget(self.page)
        self.area.setWidgetResizable(True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setAccessibleName("The document")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The text of the document")
        self.notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.places = QStackedWidget()
        for place in (self.notice, self.area, self.text):
            self.places.addWidget(place)
        column(self).addWidget(self.places)
        self._picture = QImage()
        self._again = QTimer(self, singleShot=True, interval=200)
        self._again.timeout.connect(self._ask)

    def show_document(self, paper: Document | None, hits: Sequence[int], words: str) -> None:
        """Another document, or another text that is looked for; it begins on the first page with it."""
        same = (
            self.paper is not None
            and paper is not None
            and (paper.key, paper.version)
            == (
                self.paper.key,
                self.paper.version,
            )
        )
        self.paper, self.hits, self.words = paper, tuple(hits), words
        if hits:
            self.number = hits[0]
        elif not same:
            self.number = 0
        if paper is None:
            return
        if paper.form == "docx":
            self.text_wanted.emit(paper.key, paper.version)
        else:
            self._ask()
        self.turned.emit()

    def say(self, words: str) -> None:
        """There is nothing to look at, and why."""
        self.notice.say(words)
        self.places.setCurrentWidget(self.notice)

    def show_picture(self, key: str, number: int, picture: QImage) -> None:
        """The page that was asked for; one that came too late is left out."""
        if self.paper is None or (key, number) != (self.paper.key, self.number) or picture.isNull():
            return
        self._picture = picture
        self.places.setCurrentWidget(self.area)
        self._fit()
        self.area.verticalScrollBar().setValue(0)

    def show_text(self, key: str, texts: Sequence[str]) -> None:
        """A document that is shown as its text; what is looked for is marked."""
        if self.paper is None or key != self.paper.key:
            return
        self.text.setPlainText("\n".join(texts))
        self.places.setCurrentWidget(self.text)
        marks = []
        cursor = self.text.document().find(self.words) if self.words else QTextCursor()
        while not cursor.isNull():
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(self.palette().highlight())
            mark.format.setForeground(self.palette().highlightedText())
            marks.append(mark)
            cursor = self.text.document().find(self.words, cursor)
        self.text.setExtraSelections(marks)
        if marks:
            self.text.setTextCursor(QTextCursor(marks[0].cursor))

    def turn(self, by: int) -> None:
        """Another page, where there is one."""
        if self.paper is not None and 0 <= self.number + by < self.paper.pages:
            self.number += by
            self._ask()
            self.turned.emit()

    def next_hit(self) -> bool:
        """On to the next page with what is looked for, from the last to the first."""
        if not self.hits:
            return False
        later = [page for page in self.hits if page > self.number]
        self.number = (later or self.hits)[0]
        self._ask()
        self.turned.emit()
        return True

    def _dpi(self) -> int:
        wide = (self.area.width() - _EDGE) * self.devicePixelRatioF()
        return min(max(round(wide / _INCHES), _LEAST), _MOST_DPI)

    def _ask(self) -> None:
        if self.paper is not None and self.paper.form != "docx":
            self.wanted.emit(self.paper.key, self.paper.version, self.number, self._dpi())

    def _fit(self) -> None:
        if not self._picture.isNull():
            wide = min(self.area.viewport().width() - _EDGE, self._picture.width() * 2)
            smooth = Qt.TransformationMode.SmoothTransformation
            self.page.setPixmap(QPixmap.fromImage(self._picture.scaledToWidth(max(wide, 1), smooth)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page fills its place, and is drawn anew when it stands still."""
        super().resizeEvent(event)
        self._fit()
        self._again.start()
