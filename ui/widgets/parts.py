"""Small parts that every panel is made of: cards, captions, chips, plain labels, live buttons."""

from functools import reduce
from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.style.theme import GAP

SECOND_PRESS_MS = 5_000
_MARGIN, _USUAL_LINE = 36, 19
_TWO_LINES = (1.9, 1.75, 1.6, 1.45, 1.3, 1.1)
_SMALLEST_WORDS = 12
_AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIGNS = (("Shift+", "⇧"), ("+Up", "+↑"), ("+Down", "+↓"))


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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
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

    def hasHeightForWidth(self) -> bool:  # noqa: N802 -- Qt's name
        """Never: a higher text would push the buttons."""
        return False

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """None."""
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
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


class LiveButton(QPushButton):
    """A button of the live page: takes the focus by Tab only, so that after a click it is still in the list.

    `pressed_for_good` comes at once, or at the second press within five seconds where `twice` is set.
    """

    pressed_for_good = Signal()

    def __init__(
        self,
        words: str,
        key: str = "",
        *,
        name: str = "",
        twice: bool = False,
        lines: int = 1,
        stacked: bool = False,
    ) -> None:
        super().__init__()
        self.lines, self.stacked = lines, stacked
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.twice = twice
        self._calm_name, self._words, self._key, self._narrow = name, "", "", False
        self.setObjectName(name)
        self._disarm = QTimer(self, interval=SECOND_PRESS_MS, singleShot=True)
        self._disarm.timeout.connect(self.calm)
        self.clicked.connect(self._press)
        self.say(words, key)

    def say(self, words: str, key: str = "") -> None:
        """Words and the key that does the same."""
        if (words, key) != (self._words, self._key):
            self._words, self._key = words, key
            self.calm()

    def set_narrow(self, narrow: bool) -> None:
        """Words alone where there is no room for the key."""
        self._narrow = narrow
        self.calm()

    @property
    def armed(self) -> bool:
        """Whether a second press is awaited."""
        return self._disarm.isActive()

    def calm(self) -> None:
        """Await no second press any more."""
        self._disarm.stop()
        key = reduce(lambda words, sign: words.replace(*sign), _SIGNS, self._key)
        key = "" if self._narrow else key
        below = f"{self._words}\n{key}" if self.stacked and key else self._in_lines(key)
        self.setText(below.replace("&", "&&"))
        self.setAccessibleName(self._words)
        self._dress(self._calm_name)

    def _in_lines(self, key: str) -> str:
        """Words and key in the lines there are; words that two lines cannot hold end in …."""
        after = f"  {key}" if key else ""
        if self.lines == 1:
            return self._words + after
        metrics, room = self.fontMetrics(), self.width() - high(self, _MARGIN)
        shown = self._broken(self._words + after, room)
        for part in _TWO_LINES:
            if max(map(metrics.horizontalAdvance, shown.split("\n"))) <= room:
                break
            left = round(room * part) - metrics.horizontalAdvance(after)
            cut = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, left)
            shown = self._broken(cut + after, room)
        return shown

    def _broken(self, words: str, room: int) -> str:
        """In two lines of like length where one is too narrow."""
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(words) <= room:
            return words
        breaks = [place for place, letter in enumerate(words) if letter == " "]
        halves = [(words[:place].strip(), words[place:].strip()) for place in breaks]
        best = min(halves, key=lambda two: max(map(metrics.horizontalAdvance, two)), default=(words, ""))
        return "\n".join(best)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Broken anew for the new width."""
        super().resizeEvent(event)
        if not self.armed and self.lines > 1:
            self.calm()

    def _press(self) -> None:
        if self.twice and not self.armed:
            self._disarm.start()
            self.setText("Press again · Esc")
            self._dress("armed")
            return
        self.calm()
        self.pressed_for_good.emit()

    def _dress(self, name: str) -> None:
        if self.objectName() != name:
            self.setObjectName(name)
            self.style().unpolish(self)
            self.style().polish(self)


class QuietBox(QComboBox):
    """A choice that the wheel never changes: who scrolls past it wants to scroll.

    It takes the room that there is: the longest name in it must not widen a card beyond its place.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 -- Qt's name
        """Not for us."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """The choice, and a sign at the right that there are others."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().text().color())
        painter.drawText(self.rect().adjusted(0, 0, -12, 0), int(_AT_THE_RIGHT), "▾")


def high(widget: QWidget, pixels: int) -> int:
    """A height that was meant for text of the usual size, at the size that the widget has."""
    widget.ensurePolished()
    return max(pixels, round(pixels * widget.fontMetrics().height() / _USUAL_LINE))


def added(view: QListWidget, words: str, tall: int = 0) -> QListWidgetItem:
    """A new line at the end of a list, so many pixels high at the usual size of text.

    Qt makes it: a list whose lines were made in Python crashes now and then when it is cleared.
    """
    view.addItem(words)
    line = view.item(view.count() - 1)
    if tall:
        line.setSizeHint(QSize(0, high(view, tall)))
    return line


def row(*widgets: QWidget, gap: int = GAP) -> QHBoxLayout:
    """Widgets side by side."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def column(parent: QWidget | None = None, margin: int = 0, gap: int = GAP) -> QVBoxLayout:
    """Widgets below each other."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout


class FocusWatch(QObject):
    """Tells when the text of a window is being edited, and when it is not any more."""

    typing = Signal(bool)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Look on; never stop an event."""
        if event.type() == QEvent.Type.FocusIn:
            self.typing.emit(True)
        elif event.type() == QEvent.Type.FocusOut:
            self.typing.emit(False)
        return False
