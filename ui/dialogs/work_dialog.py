"""A dialog in which work is done: Esc or ✕ throws none of it away without asking."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

_LAPSES_MS = 6_000


class WorkDialog(QDialog):
    """Closes at once where nothing was done, else at the second press, and says so at the first.

    Whoever fills it says by `work` what would be lost, by `lost` in words, and by `say` where that stands.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._asked_about: object = None
        self._lapse = QTimer(self, singleShot=True, interval=_LAPSES_MS)
        self._lapse.timeout.connect(self._forget)

    lost = "What you decided is not written yet."

    def work(self) -> object:
        """What a person has done here and is written nowhere, a value that changes with it; else falsy."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """A sentence at the foot."""
        raise NotImplementedError

    def say_hint(self) -> None:
        """What stands at the foot otherwise."""
        raise NotImplementedError

    def reject(self) -> None:
        """Esc and ✕; more work since the first press is asked about anew."""
        work = self.work()
        if work and work != self._asked_about:
            self._asked_about = work
            self._lapse.start()
            self.say(f"{self.lost} Esc again closes without it.")
            return
        self._lapse.stop()
        super().reject()

    def give_up(self) -> None:
        """Cancel, which says what it does: closed at once."""
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is held is no second press."""
        if not event.isAutoRepeat():
            super().keyPressEvent(event)

    def _forget(self) -> None:
        self._asked_about = None
        self.say_hint()
