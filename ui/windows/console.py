"""What every console's window does: it tells when it stands, and its clock runs while somebody looks."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow

from app.times import Clock
from ui.clock import Ticker


class ConsoleWindow(QMainWindow):
    """The window of one desk.

    `asked` names what concerns more than this window; `painted` comes once, when the window stands.
    """

    asked = Signal(str)
    painted = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self._was_painted = False
        self._ticker = Ticker(clock, self)

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Once the window stands, whoever waits for that is told."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 -- Qt's name
        """The clock runs while somebody can see it."""
        super().showEvent(event)
        self.take_focus()
        self._ticker.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 -- Qt's name
        """Nobody sees the clock."""
        self._ticker.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 -- Qt's name
        """Nothing ticks after the window is gone."""
        self._ticker.stop()
        super().closeEvent(event)
