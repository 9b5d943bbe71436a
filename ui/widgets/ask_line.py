"""One line that asks for one value: a speaking time, a closing time. Below the cards, never a dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

Take = Callable[[str], None]
"""Does something with what was typed; raises ValueError with a sentence when it means nothing."""


class AskLine(QLineEdit):
    """Hidden until it asks; Enter takes the answer, Esc (of the window) hides it again."""

    misunderstood = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._take: Take | None = None
        self.returnPressed.connect(self._answer)
        self.hide()

    def ask(self, what: str, take: Take) -> None:
        """Ask for `what`; the answer goes to `take`."""
        self._take = take
        self.setAccessibleName(what)
        self.setPlaceholderText(f"{what} · Enter · Esc")
        self.clear()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is the answer, and nothing to the window behind it."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def _answer(self) -> None:
        try:
            if self._take is not None:
                self._take(self.text())
        except ValueError as error:
            self.misunderstood.emit(f"{error}.")
            return
        self.hide()
        self.left.emit()
