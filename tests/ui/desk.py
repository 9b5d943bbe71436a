"""A desk without a thread: the same door, answered at once by a real station on a real file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.floor.state import Floor, Refused
from app.registration_desk import RegistrationDesk
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
    door = Signal(object)
    door_done = Signal(object)
    badge_ready = Signal(object)
    names_read = Signal(object)
    names_checked = Signal(object)
    paper_ready = Signal(object)

    def __init__(self, path: Path, clock: SetClock, code: str = "D1-P1") -> None:
        super().__init__()
        self.clock, self.code = clock, code
        self.station = Station.open(str(path), clock=clock)
        self.station.careless()
        self.at_the_door = RegistrationDesk(self.station)

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

    def do_as(self, desk: str, act: str, **arguments: object) -> None:
        """One act of the desk beside it."""
        with self.station.acting_as(desk):
            self.do(act, **arguments)

    def check_names(self, names: tuple[str, ...]) -> None:
        """Who each name may be."""
        self.names_checked.emit(self.at_the_door.check_names(names))

    def sift(self, question: int, status: str) -> None:
        """What the moderator made of a question."""
        said = self.station.sift(question, status)
        self.begin()
        self.finished.emit(said)

    def carry_over(self) -> None:
        """Who was not taken goes onto the list of the next session."""
        self._answer(lambda: self.finished.emit(self.station.carry_over(self.code)))

    def watch_door(self) -> None:
        """Tell how the door stands."""
        self.door.emit(self.at_the_door.now())

    def do_at_door(self, act: str, **arguments: object) -> None:
        """One act of the door, answered at once."""
        self._answer(lambda: self._do_at_door(act, arguments))

    def check_in_and_print(self, number: str, *, badge: str, stock: str) -> None:
        """Somebody comes in and gets a badge."""
        self._answer(lambda: self._check_in_and_print(number, badge, stock))

    def _check_in_and_print(self, number: str, badge: str, stock: str) -> None:
        done, path = self.at_the_door.check_in_and_print(number, badge=badge, stock=stock)
        self.door.emit(self.at_the_door.now())
        self.door_done.emit(done)
        if path is not None:
            self.badge_ready.emit(path)

    def print_badge(self, number: str, *, stock: str, reason: str = "") -> None:
        """One badge as PDF."""
        self._answer(lambda: self._print_badge(number, stock, reason))

    def _do_at_door(self, act: str, arguments: dict[str, object]) -> None:
        done = self.at_the_door.do(act, **arguments)
        self.door.emit(done.now)
        self.door_done.emit(done)

    def _print_badge(self, number: str, stock: str, reason: str) -> None:
        path, said = self.at_the_door.print_badge(number, stock=stock, reason=reason)
        self.door.emit(self.at_the_door.now())
        self.badge_ready.emit(path)
        self.finished.emit(f"{said}.")

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
