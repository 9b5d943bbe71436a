"""Between the windows and the station: one worker thread that owns the conference.

Windows ask here and never wait; every answer is a frozen value that comes back as a queued signal.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from app.conference import Conference
from app.faults import note_fault
from app.floor.rules.speeches import pressed_twice
from app.floor.state import Refused, SessionState
from app.loaded import LiveSession
from app.times import Clock
from app.trouble import Trouble, Unsaved

if TYPE_CHECKING:
    from app.station import Station

LOOK_SECONDS = 0.1
_TRY_SECONDS = 2.0
_BACKUP_SECONDS = 15 * 60.0
Work = Callable[["Station"], None]
_GIVING = ("give_floor", "resume")


class Desk(QObject):
    """The door to one conference. Signals come in the order in which things happened.

    `opened` the address · `loaded` app.loaded.Loaded · `live` LiveSession on the screen · `done` Done ·
    `refused` a sentence · `trouble` a sentence that stays until `recovered` · `planned` what and Plan ·
    `finished` a sentence · `failed` the code of a fault of ours · `made` the address of a new conference.
    """

    loaded = Signal(object)
    live = Signal(object)
    done = Signal(object)
    refused = Signal(str)
    trouble = Signal(str)
    recovered = Signal()
    planned = Signal(str, object)
    finished = Signal(str)
    failed = Signal(str)
    made = Signal(str)

    def __init__(self, clock: Clock, parent: QObject | None = None, name: str = "chair") -> None:
        super().__init__(parent)
        self.clock = clock
        self._worker = _Worker(self, clock, name)
        self._worker.start()

    def open(self, address: str, session: str = "") -> None:
        """Open a conference and show a session, or the one that is on."""
        self._worker.open(address, session)

    def create(self, address: str, conference: Conference) -> None:
        """Make a new conference; `made` gives its address."""
        self._worker.create(address, conference)

    def show_session(self, code: str) -> None:
        """Show another session of the conference."""
        self._worker.put(lambda station: self._worker.show(station, code))

    def do(self, act: str, **arguments: object) -> None:
        """One act of the floor on the session that is shown."""
        pressed = self.clock.now()
        self._worker.put(lambda station: self._worker.do(station, act, arguments, pressed))

    def plan_import(self, what: str, path: Path) -> None:
        """Read a file; `planned` says what it would change."""
        self._worker.put(lambda station: self.planned.emit(what, station.plan_import(what, path)))

    def write_import(self, what: str, plan: object) -> None:
        """Write what was planned."""
        self._finish(lambda station: station.write_import(what, plan))  # type: ignore[arg-type]

    def print_badges(self, path: Path, *, stock: str, only: str = "") -> None:
        """Badges as PDF."""
        self._finish(lambda station: station.print_badges(path, stock=stock, only=only))

    def print_run_of_show(self, path: Path, *, edition: str = "master", session: str = "") -> None:
        """The run of show as PDF."""
        self._finish(lambda station: station.print_run_of_show(path, edition=edition, session=session))

    def carry_over(self) -> None:
        """Who was not taken goes onto the list of the next session."""
        self._finish(lambda station: station.carry_over(self._worker.code))

    def backup(self, to: Path) -> None:
        """A copy of the conference."""
        self._finish(lambda station: station.backup(to))

    def close(self) -> None:
        """Finish what was asked, let go of the conference, end the thread."""
        self._worker.stop()
        self._worker.wait()

    def _finish(self, work: "Callable[[Station], str]") -> None:
        def and_say(station: "Station") -> None:
            self.finished.emit(work(station))

        self._worker.put(and_say)


class _Worker(QThread):
    """The thread: takes work in order, and in between looks whether another desk has written."""

    def __init__(self, desk: Desk, clock: Clock, name: str) -> None:
        super().__init__(desk)
        self._desk, self._clock, self._name = desk, clock, name
        self._queue: SimpleQueue[Callable[[], bool]] = SimpleQueue()
        self._station: Station | None = None
        self.code, self._version, self._shown = "", -1, (0, "")
        self._troubled, self._tried, self._backed_up = False, 0.0, monotonic()
        self._open = self._closed = False

    def put(self, work: Work) -> None:
        def when_open() -> bool:
            if self._station is not None:
                work(self._station)
            return True

        self._queue.put(when_open)

    def open(self, address: str, session: str) -> None:
        def work() -> bool:
            from app.station import Station  # noqa: PLC0415 -- half a second, spent after the window stands

            if self._station is not None:
                self._station.close()
            self._station = Station.open(address, clock=self._clock, desk=self._name)
            self._version = -1
            self.show(self._station, session)
            return True

        self._queue.put(work)

    def create(self, address: str, conference: Conference) -> None:
        def work() -> bool:
            from app.station import Station  # noqa: PLC0415

            Station.create(address, conference, clock=self._clock, desk=self._name).close()
            self._desk.made.emit(address)
            return True

        self._queue.put(work)

    def stop(self) -> None:
        self._queue.put(lambda: False)

    def run(self) -> None:
        """Until stopped; a fault in one piece of work never stops the next."""
        while self._guarded(self._next()):
            pass
        if self._station is not None:
            self._station.close()

    def _next(self) -> Callable[[], bool]:
        try:
            return self._queue.get(timeout=LOOK_SECONDS)
        except Empty:
            return self._look

    def _guarded(self, work: Callable[[], bool]) -> bool:
        try:
            going_on = work()
        except Refused as no:
            self._desk.refused.emit(str(no))
        except Unsaved as problem:
            self._troubled = True
            self._desk.trouble.emit(str(problem))
        except Trouble as problem:
            self._desk.refused.emit(str(problem))
        except Exception as error:  # noqa: BLE001 -- the chair goes on, whatever is wrong with us
            self._desk.failed.emit(note_fault(error))
        else:
            return going_on
        return True

    def _look(self) -> bool:
        if self._station is not None:
            self._mend(self._station)
            self._back_up(self._station)
        if self._station is not None and self._station.news():
            self._tell(self._station, self._station.live(self.code) if self.code else None)
        return True

    def _mend(self, station: "Station") -> None:
        """After trouble: try every two seconds whether saving works again."""
        if self._troubled and monotonic() - self._tried > _TRY_SECONDS:
            self._tried = monotonic()
            with suppress(Unsaved):
                station.prove_writable()
                self._troubled = False
                self._desk.recovered.emit()

    def _back_up(self, station: "Station") -> None:
        """When a session has closed, and every quarter of an hour of an open one."""
        due = self._open and monotonic() - self._backed_up > _BACKUP_SECONDS
        if self._closed or due:
            self._closed, self._backed_up = False, monotonic()
            station.keep_backup()

    def show(self, station: "Station", code: str) -> None:
        self.code = code or station.session_now(self._clock.now())
        self._tell(station, station.live(self.code) if self.code else None)

    def do(self, station: "Station", act: str, arguments: dict[str, object], pressed: datetime) -> None:
        if not self.code:
            raise Refused("There is no session to act in.")
        if act in _GIVING and pressed_twice(station.live(self.code).floor, pressed):
            raise Refused("Ignored: pressed twice.")
        done = station.do(self.code, act, **arguments)
        self._tell(station, done.live)
        self._desk.done.emit(done)
        if self._troubled:
            self._troubled = False
            self._desk.recovered.emit()

    def _tell(self, station: "Station", live: LiveSession | None) -> None:
        held = station.load()
        if held.data_version != self._version:
            self._version = held.data_version
            self._desk.loaded.emit(held)
            live = station.live(self.code) if self.code else None
        if live is not None:
            self._closed = self._open and live.floor.session is SessionState.CLOSED
            self._open = live.floor.session is SessionState.OPEN
            self._desk.live.emit(live)
