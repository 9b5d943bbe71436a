"""A desk without a thread: the same door, answered at once by a real station on a real file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.floor.state import Floor, Refused
from app.search import SearchIndex
from app.station import Station
from app.times import SetClock
from app.trouble import Unsaved


class PromptDesk(QObject):
    """Answers before it returns, so that a test can press a key and look."""

    loaded = Signal(object)
    live = Signal(object)
    searchable = Signal(object)
    stopped = Signal(object)
    done = Signal(object)
    refused = Signal(str)
    trouble = Signal(str)
    recovered = Signal()
    planned = Signal(str, object)
    finished = Signal(str)
    failed = Signal(str)

    def __init__(self, path: Path, clock: SetClock, code: str = "D1-P1") -> None:
        super().__init__()
        self.clock, self.code = clock, code
        self.station = Station.open(str(path), clock=clock)
        self.station.careless()

    @property
    def floor(self) -> Floor:
        """The floor as it stands on the disk."""
        return self.station.live(self.code).floor

    def begin(self) -> None:
        """Tell the window what there is."""
        held = self.station.load()
        self.loaded.emit(held)
        self.searchable.emit(SearchIndex(held.entities, held.registrants))
        self.live.emit(self.station.live(self.code))

    def show_session(self, code: str) -> None:
        """Show another session."""
        self.code = code
        self.live.emit(self.station.live(code))

    def do(self, act: str, **arguments: object) -> None:
        """One act, answered at once."""
        self._answer(lambda: self._do(act, arguments))

    def carry_over(self) -> None:
        """Who was not taken goes onto the list of the next session."""
        self._answer(lambda: self.finished.emit(self.station.carry_over(self.code)))

    def _do(self, act: str, arguments: dict[str, object]) -> None:
        done = self.station.do(self.code, act, **arguments)
        self.live.emit(done.live)
        self.done.emit(done)

    def _answer(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Refused as no:
            self.refused.emit(str(no))
        except Unsaved as problem:
            self.trouble.emit(str(problem))
