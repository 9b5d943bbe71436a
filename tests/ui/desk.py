"""A desk without a thread: the same door, answered at once by a real station on a real file."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.decision import Decision
from app.exchange.advance import AdvanceRequest
from app.exchange.plan import Plan
from app.floor.state import Floor, Refused
from app.station import Station
from app.times import SetClock
from app.trouble import Unsaved


class PromptDesk(QObject):
    """Answers before it returns, so that a test can press a key and look."""

    loaded = Signal(object)
    live = Signal(object)
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
        self.loaded.emit(self.station.load())
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

    def plan_requests(self, paths: Sequence[Path]) -> None:
        """Mails and tables, read at once."""
        self._answer(lambda: self.planned.emit("requests", self.station.requests_planner(paths)()))

    def write_requests(self, plan: Plan[AdvanceRequest], choices: Mapping[str, Decision]) -> None:
        """Onto the lists; the window shows them."""
        self._answer(lambda: self.finished.emit(self.station.write_requests(plan, choices)))
        self.begin()

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
