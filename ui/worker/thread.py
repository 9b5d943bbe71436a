"""The one thread that owns a conference: takes work in order, and looks around in between.

It knows no verb of the domain. Whatever work raises is handed to the guard, so that the next piece goes on.
"""

from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from threading import Timer
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QThread

LOOK_SECONDS = 0.1
Work = Callable[[], None]
T = TypeVar("T")
InBackground = Callable[[Callable[[], Any], Callable[[Any], None], float], None]
"""Does long work beside the queue after so many seconds; the second gets what comes of it, in turn."""


class Queue(Protocol):
    """Takes work and does it in order, one piece at a time."""

    def put(self, work: Work) -> None:
        """Work to be done after what was put before."""

    def in_background(self, work: Callable[[], T], then: Callable[[T], None], after: float = 0.0) -> None:
        """Long work that needs no conference, beside the queue; `then` gets what comes of it, in turn.

        It begins after so many seconds: what is waited for more comes first.
        """

    def stop(self) -> None:
        """Finish what was put before, then take no more."""


class Worker(QThread):
    """A queue in a thread of its own. `guard` runs each piece of work, `look` comes when nothing is to do."""

    def __init__(self, guard: Callable[[Work], None], look: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guard, self._look = guard, look
        self._queue: SimpleQueue[Work | None] = SimpleQueue()

    def put(self, work: Work) -> None:
        """Work to be done after what was put before."""
        self._queue.put(work)

    def in_background(self, work: Callable[[], T], then: Callable[[T], None], after: float = 0.0) -> None:
        """Long work in a thread of its own; `then` gets what comes of it, in turn."""
        thread = Timer(after, lambda: self.put(outcome(work, then)))
        thread.daemon = True
        thread.start()

    def stop(self) -> None:
        """Finish what was put before, then end."""
        self._queue.put(None)
        self.wait()

    def run(self) -> None:
        """Until stopped; a fault in one piece of work never stops the next."""
        while (work := self._next()) is not None:
            self._guard(work)

    def _next(self) -> Work | None:
        try:
            return self._queue.get(timeout=LOOK_SECONDS)
        except Empty:
            return self._look


def outcome(work: Callable[[], T], then: Callable[[T], None]) -> Work:
    """Do the work at once; what is given back hands its result on, or raises what it raised."""
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 -- raised again where all faults are answered
        return partial(_raise, error)
    return lambda: then(result)


def _raise(error: BaseException) -> None:
    raise error
