"""Buttons that say what they do, and boxes that ignore a stray wheel."""

import time
from functools import reduce

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy

from ui.widgets.labels import MARGIN, high

SECOND_PRESS_MS = 5_000
SLEEP_S = 1.5
_TWO_LINES = (1.9, 1.75, 1.6, 1.45, 1.3, 1.1)
_AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIGNS = (("Shift+", "⇧"), ("+Up", "+↑"), ("+Down", "+↓"))


class LiveButton(QPushButton):
    """A button of the live page: takes the focus by Tab only, so that after a click it is still in the list.

    `pressed_for_good` comes with each press, but not while the button sleeps because its act has just
    changed; `ignored` gives a sentence then.
    """

    pressed_for_good = Signal()
    ignored = Signal(str)

    def __init__(
        self,
        words: str,
        key: str = "",
        *,
        name: str = "",
        lines: int = 1,
        stacked: bool = False,
    ) -> None:
        super().__init__()
        self.lines, self.stacked = lines, stacked
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self._asleep_until, self._armed = 0.0, False
        self._calm_name, self._words, self._key, self._narrow = name, "", "", False
        self.setObjectName(name)
        self.clicked.connect(self._press)
        self.say(words, key)

    def say(self, words: str, key: str = "") -> None:
        """Words and the key that does the same; other words under the pointer let it sleep a moment."""
        if (words, key) != (self._words, self._key):
            if self._words and words != self._words and self.underMouse():
                self.sleep()
            self._words, self._key = words, key
            self.calm()

    @property
    def words(self) -> str:
        """What it would do."""
        return self._words

    def sleep(self) -> None:
        """What it would do has just changed: for a second and a half a press is one for what stood there."""
        self._asleep_until = time.monotonic() + SLEEP_S

    def wake(self) -> None:
        """The change was the person's own, who does not point here."""
        if not self.underMouse():
            self._asleep_until = 0.0

    def dress_as(self, name: str) -> None:
        """Another role in the style sheet, from now on."""
        self._calm_name = name
        self.calm()

    def set_narrow(self, narrow: bool) -> None:
        """Words alone where there is no room for the key."""
        self._narrow = narrow
        self.calm()

    @property
    def armed(self) -> bool:
        """Whether a second press is awaited."""
        return self._armed

    def arm(self) -> None:
        """A second press is awaited, and what it will do."""
        self._armed = True
        ready = f"Press again: {self._words}"
        self.setText(self._broken(ready, self.width() - high(self, MARGIN)).replace("&", "&&"))
        self.setAccessibleName(ready)
        self._dress("armed")

    def calm(self) -> None:
        """Await no second press any more."""
        self._armed = False
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
        metrics, room = self.fontMetrics(), self.width() - high(self, MARGIN)
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
        return "\n".join(filter(None, best))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Broken anew for the new width."""
        super().resizeEvent(event)
        if not self.armed and self.lines > 1:
            self.calm()

    def _press(self) -> None:
        if time.monotonic() < self._asleep_until:
            self.sleep()  # each ignored press renews the wait
            self.ignored.emit(f"This has just become: {self._words}; press again.")
            return
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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes on to what scrolls behind the box."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The choice, and a sign at the right that there are others."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().text().color())
        painter.drawText(self.rect().adjusted(0, 0, -12, 0), int(_AT_THE_RIGHT), "▾")
