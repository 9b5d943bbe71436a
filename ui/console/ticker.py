"""One source of ticks for everything that shows time; it runs only while somebody looks."""

from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.times import Clock


class Ticker(QObject):
    """Emits `ticked` with the present instant, five times a second.

    Speeches begin between the seconds of the wall clock: so the digits of every clock change within a fifth
    of a second of their own moment, and none is ever skipped. Who listens repaints only what has changed.
    """

    ticked = Signal(object)
    STEP_MS = 200

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self, interval=self.STEP_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Tick from now on, at once for the first time."""
        self.tick()
        self._timer.start()

    def stop(self) -> None:
        """Nobody looks."""
        self._timer.stop()

    def tick(self) -> None:
        """Tell everybody the time."""
        self.ticked.emit(self.now())

    def now(self) -> datetime:
        """The present instant."""
        return self._clock.now()
