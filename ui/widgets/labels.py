"""Labels, words and chips whose text is never taken for markup."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

MARGIN, _USUAL_LINE = 36, 19
_SMALLEST_WORDS = 12


class Card(QFrame):
    """A framed surface; its `state` chooses the frame (empty or order)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")

    def mark(self, state: str) -> None:
        """Frame the card for a state."""
        if self.property("state") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)


class Label(QLabel):
    """Plain text, never markup; text too long for its place ends in … and stands whole in the tool tip."""

    def __init__(self, name: str = "", text: str = "", wrap: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._wrap, self._full = wrap, ""
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.say(text)

    def say(self, text: str) -> None:
        """Show this text."""
        if text != self._full:
            self._full = text
            self._elide()

    def rename(self, name: str) -> None:
        """Another role in the style sheet."""
        if name != self.objectName():
            self.setObjectName(name)
            self.style().unpolish(self)
            self.style().polish(self)

    def full_text(self) -> str:
        """The whole text, also where it is cut on the screen."""
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew for the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        if self._wrap:
            self.setText(self._full)
            return
        width = max(self.width(), 1)
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, width)
        self.setText(shown)
        # A tool tip would take outside text for markup.
        whole = escape(self._full) if "<" in self._full else self._full
        self.setToolTip("" if shown == self._full else whole)
        self.setAccessibleName(self._full)


class Words(Label):
    """Wrapped text that takes the room there is and asks for none; a long one is set smaller."""

    def __init__(self, name: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop) -> None:
        super().__init__(name, wrap=True)
        self._align = align
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def hasHeightForWidth(self) -> bool:
        """Never: a higher text would push the buttons."""
        return False

    def minimumSizeHint(self) -> QSize:
        """No size is too small: the text is cut to the room there is."""
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """At the largest size, up to that of the style sheet, at which the whole text can be read."""
        flags = int(self._align) | int(Qt.TextFlag.TextWordWrap)
        font, room = self.font(), self.contentsRect()
        while font.pixelSize() > _SMALLEST_WORDS:
            needed = QFontMetrics(font).boundingRect(room, flags, self._full)
            if needed.height() <= room.height() and needed.width() <= room.width():
                break
            font.setPixelSize(font.pixelSize() - 1)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, flags, self._full)


def caption(text: str) -> Label:
    """A small heading."""
    return Label("caption", text)


class Chip(QLabel):
    """A state in words, in a frame; never cut."""

    def __init__(self, accessible: str) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._about = accessible
        self.hide()

    def say(self, text: str, state: str = "") -> None:
        """Show words, framed for a state (empty, behind, live)."""
        self.setVisible(bool(text))
        if self.text() != text:
            self.setText(text)
            self.setAccessibleName(f"{self._about}: {text}")
        if self.property("state") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)


def high(widget: QWidget, pixels: int) -> int:
    """A height that was meant for text of the usual size, at the size that the widget has."""
    widget.ensurePolished()
    return max(pixels, round(pixels * widget.fontMetrics().height() / _USUAL_LINE))
