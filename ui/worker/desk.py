"""The door from windows to one conference: a worker's thread that holds it, and four ports that ask it.

Windows ask and never wait; every answer is a frozen value that comes back as a queued signal.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.live.desk_id import DeskId
from app.times import Clock
from ui.worker.agenda_port import AgendaPort
from ui.worker.files_port import FilesPort
from ui.worker.floor_port import FloorPort
from ui.worker.news import News
from ui.worker.registration_port import RegistrationPort
from ui.worker.thread import Queue, Work, Worker

if TYPE_CHECKING:
    from app.conference.conference import Conference
    from ui.worker.open_conference import OpenConference

MakeQueue = Callable[[Callable[[Work], None], Work, QObject], Queue]
_CHAIR = DeskId()


def worker(guard: Callable[[Work], None], look: Work, parent: QObject) -> Queue:
    """A queue in a thread of its own, running."""
    thread = Worker(guard, look, parent)
    thread.start()
    return thread


class Desk(News):
    """One desk of a conference: what it may hear, and its four ports."""

    def __init__(
        self,
        clock: Clock,
        parent: QObject | None = None,
        desk: DeskId = _CHAIR,
        queue: MakeQueue = worker,
    ) -> None:
        super().__init__(parent)
        self.clock, self.id, self._make_queue = clock, desk, queue
        self._queue: Queue | None = None
        self._held: OpenConference | None = None
        self.floor, self.registration = FloorPort(self), RegistrationPort(self)
        self.agenda, self.files = AgendaPort(self), FilesPort(self)

    def _started(self) -> "tuple[Queue, OpenConference]":
        """The queue and what it holds, begun when there is something to do."""
        if self._queue is None or self._held is None:
            from ui.worker.open_conference import OpenConference

            self._held = OpenConference(self, self.clock, self.id)
            self._queue = self._make_queue(self._held.guard, self._held.look, self)
        return self._queue, self._held

    def put(self, work: "Callable[[OpenConference], None]") -> None:
        """Work for the thread that holds the conference; left out while nothing is open."""
        queue, held = self._started()
        queue.put(partial(held.when_open, work))

    def in_background(self, work: "Callable[[], object]", then: Callable[[object], None]) -> None:
        """Long work that needs no conference; what comes of it comes in turn."""
        queue, _ = self._started()
        queue.in_background(work, then)

    def open(self, address: str, session: str = "") -> None:
        """Open a conference and show a session, or the one that is on."""
        queue, held = self._started()
        queue.put(partial(held.open, address, session))

    def create(self, address: str, conference: "Conference") -> None:
        """Make a new conference; `made` gives its address."""
        queue, held = self._started()
        queue.put(partial(held.create, address, conference))

    def show_session(self, code: str) -> None:
        """Show another session of the conference."""
        self.put(lambda held: held.show(code))

    def close(self) -> None:
        """Finish what was asked, let go of the conference, end the thread."""
        if self._queue is not None and self._held is not None:
            self._queue.put(self._held.let_go)
            self._queue.stop()
            self._queue = self._held = None
