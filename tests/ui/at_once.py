"""The real desk with a queue that runs at once: a test presses a key and looks."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from app.floor.state import Floor
from app.live.desk_id import DeskId, Role
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.times import SetClock
from ui.worker.desk import Desk
from ui.worker.thread import Work

T = TypeVar("T")


class AtOnce:
    """A queue without a thread: work is done before `put` returns, and in order."""

    def __init__(self, guard: Callable[[Work], None], _look: Work, _parent: QObject) -> None:
        self._guard = guard
        self._waiting: deque[Work] = deque()
        self._working = False

    def put(self, work: Work) -> None:
        """Do the work, after the piece that asks for it if there is one."""
        self._waiting.append(work)
        if self._working:
            return
        self._working = True
        try:
            while self._waiting:
                self._guard(self._waiting.popleft())
        finally:
            self._working = False

    def in_background(self, work: Callable[[], T], then: Callable[[T], None], after: float = 0.0) -> None:
        """Do it in turn."""
        self.put(lambda: then(work()))

    def stop(self) -> None:
        """Nothing is left to do."""


class PromptDesk(Desk):
    """A desk whose answers come before it returns, on a file that need not be synced."""

    def __init__(self, path: Path, clock: SetClock, code: str = "D1-P1", role: Role = Role.CHAIR) -> None:
        super().__init__(clock, desk=DeskId(role), make_queue=AtOnce)
        self.open(str(path), code)
        self.station.do_not_sync()

    @property
    def station(self) -> Station:
        """The station behind the ports."""
        return self.queue.begun()[1].station

    @property
    def code(self) -> str:
        """The session that is shown."""
        return self.queue.begun()[1].code

    @code.setter
    def code(self, code: str) -> None:
        self.queue.begun()[1].code = code

    @property
    def at_the_door(self) -> RegistrationDesk:
        """The registration desk behind its port, which knows everybody."""
        return RegistrationDesk(self.station)

    @property
    def floor_now(self) -> Floor:
        """The floor as it stands on the disk."""
        return self.station.live(self.code).floor

    def begin(self) -> None:
        """Tell windows that were connected since what there is."""
        held = self.queue.begun()[1]
        held._indexed = None
        held.tell_anew()
