"""Work for the one thread that holds a conference; thread, rules and database begin with the first piece."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from app.live.desk_id import DeskId
from app.times import Clock
from ui.worker.news import News
from ui.worker.thread import Queue, Work, Worker

if TYPE_CHECKING:
    from app.conference.conference import Conference
    from app.station.sound_copies import Restorable
    from ui.worker.open_conference import OpenConference

MakeQueue = Callable[[Callable[[Work], None], Work, QObject], Queue]
T = TypeVar("T")


def worker(guard: Callable[[Work], None], look: Work, parent: QObject) -> Queue:
    """A queue in a thread of its own, running."""
    thread = Worker(guard, look, parent)
    thread.start()
    return thread


class ConferenceQueue:
    """Windows and ports put work here and never wait; what comes of it is told by `news`."""

    def __init__(self, news: News, clock: Clock, desk: DeskId, make_queue: MakeQueue = worker) -> None:
        self.clock, self.desk = clock, desk
        self._news, self._make_queue = news, make_queue
        self._begun: tuple[Queue, OpenConference] | None = None

    def begun(self) -> "tuple[Queue, OpenConference]":
        """The queue and what it holds, begun when there is something to do."""
        if self._begun is None:
            from ui.worker.open_conference import OpenConference

            held = OpenConference(self._news, self.clock, self.desk, self.in_background)
            self._begun = self._make_queue(held.guard, held.look, self._news), held
        return self._begun

    def put(self, work: "Callable[[OpenConference], None]") -> None:
        """Work with the conference, in turn; left out while nothing is open."""
        queue, held = self.begun()
        queue.put(partial(held.when_open, work))

    def in_background(self, work: Callable[[], T], then: Callable[[T], None], after: float = 0.0) -> None:
        """Long work that needs no conference, after so many seconds; what comes of it comes in turn."""
        self.begun()[0].in_background(work, then, after)

    def open(self, address: str, session: str, *, demo: bool = False) -> None:
        """Open a conference and show a session, or the one that is on; a demo makes the sample first."""
        queue, held = self.begun()
        if demo:
            queue.put(partial(held.make_sample, address))
        queue.put(partial(held.open, address, session))

    def create(self, address: str, conference: "Conference") -> None:
        """Make a conference and let it go again."""
        queue, held = self.begun()
        queue.put(partial(held.create, address, conference))

    def restore(self, damaged: "Restorable") -> None:
        """Put the sound copy in the place of a damaged conference."""
        queue, held = self.begun()
        queue.put(partial(held.restore, damaged))

    def close(self) -> None:
        """Finish what was asked, let go of the conference, end the thread."""
        if self._begun is not None:
            queue, held = self._begun
            queue.put(held.let_go)
            queue.stop()
            self._begun = None
