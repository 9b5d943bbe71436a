"""The one thread that owns the conference: takes work in order, and looks for what other desks have written.

Importing this module brings the rules of the floor; the desk does so when there is something to open.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QThread

from app.conference.conference import Conference
from app.conference.search import SearchIndex
from app.errors import Refused, Trouble, Unreachable, Unsaved
from app.fault_log import note_fault
from app.floor.rules.speeches import GIVING, pressed_twice
from app.floor.state import SessionState
from app.live.last_sign_of_life import SignsOfLife, stop_in_speech
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot, SheetResult
from app.times import Clock

if TYPE_CHECKING:
    from pathlib import Path

    from app.agenda.changes import Change
    from app.agenda.conflicts import Conflict
    from app.attendance.turnout import Choice
    from app.on_paper.entry import SheetAct
    from app.registration.state import AtTheDoor, KnownPeople
    from app.station.agenda_desk import AgendaDesk
    from app.station.registration_desk import RegistrationDesk
    from app.station.station import Station
    from ui.worker.desk import Desk

LOOK_SECONDS = 0.1
_TRY_SECONDS = 2.0
_MARK_SECONDS = 1.0
_BACKUP_SECONDS = 15 * 60.0
Work = Callable[["Station"], None]
T = TypeVar("T")


class Worker(QThread):
    """The thread: takes work in order, and in between looks whether another desk has written."""

    def __init__(self, desk: "Desk", clock: Clock, name: str) -> None:
        super().__init__(desk)
        self._desk, self._clock, self._name = desk, clock, name
        self._queue: SimpleQueue[Callable[[], bool]] = SimpleQueue()
        self._station: Station | None = None
        self.code, self._version, self._shown = "", -1, (0, "")
        self._troubled, self._tried, self._backed_up, self._marked_alive = False, 0.0, monotonic(), 0.0
        self._open = self._closed = False
        self._signs_of_life: SignsOfLife | None = None
        self._held: ConferenceSnapshot | None = None
        self._door: RegistrationDesk | None = None
        self._listed: KnownPeople | None = None
        self._agenda: AgendaDesk | None = None

    def put(self, work: Work) -> None:
        """Work for the thread; left out while nothing is open."""

        def when_open() -> bool:
            if self._station is not None:
                work(self._station)
            return True

        self._queue.put(when_open)

    def in_background(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Long work that needs no conference, in a thread of its own; what comes of it comes in turn."""

        def run() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 -- it is answered where all faults are
                self.put(partial(_fail, error))
            else:
                self.put(lambda _station: then(result))

        Thread(target=run, daemon=True).start()

    def open(self, address: str, session: str) -> None:
        """Open a conference and show a session."""

        def work() -> bool:
            from app.station.station import Station  # noqa: PLC0415 -- half a second, spent after the window stands

            self._let_go()
            self._station = Station.open(address, clock=self._clock, desk=self._name)
            self._version, self._door, self._agenda = -1, None, None
            self._signs_of_life = SignsOfLife(address, self._name)
            last = self._signs_of_life.last()
            self.show(self._station, session)
            self._tell_of_a_stop(self._station, last)
            if self._station.upgraded:
                self._desk.finished.emit(self._station.upgraded)
            return True

        self._queue.put(work)

    def create(self, address: str, conference: "Conference") -> None:
        """Make a conference and let it go again."""

        def work() -> bool:
            from app.station.station import Station  # noqa: PLC0415

            Station.create(address, conference, clock=self._clock, desk=self._name).close()
            self._desk.made.emit(address)
            return True

        self._queue.put(work)

    def stop(self) -> None:
        """End after what was asked before."""
        self._queue.put(lambda: False)

    def run(self) -> None:
        """Until stopped; a fault in one piece of work never stops the next."""
        while self._guarded(self._next()):
            pass
        self._let_go()

    def _let_go(self) -> None:
        if self._station is not None:
            self._station.close()
        if self._signs_of_life is not None:
            self._signs_of_life.end()
        self._station = self._signs_of_life = None
        self._open = self._closed = False

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
            self._judge(problem)
        except Trouble as problem:
            self._desk.refused.emit(str(problem))
        except Exception as error:  # noqa: BLE001 -- the chair goes on, whatever is wrong with us
            self._desk.failed.emit(note_fault(error))
        else:
            return going_on
        return True

    def _judge(self, problem: Unsaved) -> None:
        """A paper or copy that could not be written is a sentence; the conference itself is trouble."""
        try:
            if self._station is not None:
                self._station.prove_writable()
            self._desk.refused.emit(str(problem))
        except Unsaved:
            self._report_trouble(problem)

    def _report_trouble(self, problem: Trouble) -> None:
        self._troubled, self._tried = True, monotonic()
        self._desk.trouble.emit(str(problem))

    def _look(self) -> bool:
        station = self._station
        if station is not None and self._troubled:
            self._mend(station)
        elif station is not None:
            self._back_up(station)
            self._hear(station)
        self._mark_alive()
        return True

    def _hear(self, station: "Station") -> None:
        """What other desks have written; a server that does not answer or a file that is gone is trouble."""
        try:
            station.require_in_place()
            if station.news():
                self.tell(station)
                if self._door is not None:
                    self._tell_door(self._door.now())
        except (Unreachable, Unsaved) as problem:
            self._report_trouble(problem)

    def _mark_alive(self) -> None:
        if self._signs_of_life is not None and monotonic() - self._marked_alive > _MARK_SECONDS:
            self._marked_alive = monotonic()
            self._signs_of_life.mark_alive(self._clock.now())

    def _tell_of_a_stop(self, station: "Station", last: datetime | None) -> None:
        stop = stop_in_speech(station.live(self.code).floor, last, self._clock.now()) if self.code else None
        if stop is not None:
            self._desk.stopped.emit(stop)

    def _mend(self, station: "Station") -> None:
        """After trouble: try every two seconds whether saving works again."""
        if self._troubled and monotonic() - self._tried > _TRY_SECONDS:
            self._tried = monotonic()
            with suppress(Unsaved):
                station.prove_writable()
                self._recover()

    def _recover(self) -> None:
        self._troubled = False
        self._desk.recovered.emit()

    def _back_up(self, station: "Station") -> None:
        """When a session has closed, and every quarter of an hour of an open one."""
        due = self._open and monotonic() - self._backed_up > _BACKUP_SECONDS
        if self._closed or due:
            self._closed, self._backed_up = False, monotonic()
            station.keep_backup()

    def show(self, station: "Station", code: str) -> None:
        """In the thread: show a session, or the one that is on."""
        self.code = code or station.session_now(self._clock.now())
        self.tell(station)

    def do(
        self,
        station: "Station",
        act: str,
        arguments: dict[str, object],
        pressed: datetime,
        desk: str = "",
    ) -> None:
        """In the thread: one act, pressed at an instant, of this desk or of another beside it."""
        if not self.code:
            raise Refused("There is no session to act in.")
        if act in GIVING and pressed_twice(station.live(self.code).floor, pressed):
            raise Refused("Ignored: pressed twice.")
        try:
            with station.acting_as(desk):
                done = station.do(self.code, act, **arguments)
        except (Unsaved, Unreachable) as problem:
            self._report_trouble(problem)
            return
        self._tell(station, done.live)
        self._desk.done.emit(done)
        if self._troubled:
            self._recover()
        self._marked_alive = 0.0
        self._mark_alive()

    def enter_sheet(self, station: "Station", code: str, acts: "Sequence[SheetAct]") -> None:
        """In the thread: what was written on paper becomes acts, all or none."""
        from app.station.paper_desk import PaperDesk  # noqa: PLC0415 -- only after a power cut

        try:
            done = PaperDesk(station).enter(code, acts)
        finally:
            self.tell(station)
        self._desk.entered.emit(done)
        self._desk.finished.emit(f"{done.said}.")

    def take_back_sheet(self, station: "Station", code: str, sheet: "SheetResult") -> None:
        """In the thread: a whole sheet is undone."""
        from app.station.paper_desk import PaperDesk  # noqa: PLC0415 -- as above

        try:
            done = PaperDesk(station).take_back(code, sheet)
        finally:
            self.tell(station)
        self._desk.entered.emit(None)
        self._desk.finished.emit(f"{done.said}.")

    def watch_agenda(self, station: "Station") -> None:
        """In the thread: tell how the day and the agenda stand, now and whenever they change."""
        from app.station.agenda_desk import AgendaDesk  # noqa: PLC0415 -- only who edits the agenda needs it

        self._agenda, self._version = AgendaDesk(station), -1
        self.tell(station)

    def edit_agenda(self, station: "Station", change: "Change", unlocked: bool) -> None:
        """In the thread: one change of the agenda; what is there then is shown, written or not."""
        from app.station.agenda_desk import AgendaDesk  # noqa: PLC0415 -- only who edits the agenda needs it

        written = None
        try:
            written = AgendaDesk(station).write(change, unlocked=unlocked)
        finally:
            self.tell(station)
            self._desk.edited.emit(change, written)

    def watch_door(self, station: "Station") -> None:
        """In the thread: tell how the door stands, now and whenever it changes."""
        from app.station.registration_desk import RegistrationDesk  # noqa: PLC0415 -- only who stands at the door needs it

        if self._door is None:
            self._door = RegistrationDesk(station, hiding=self._name != "registration")
        self._tell_door(self._door.now())
        if self._name == "registration":
            self._desk.twice.emit(self._door.twice())

    def _tell_door(self, now: "AtTheDoor") -> None:
        """Ten thousand people are folded and counted here, not in the window's thread."""
        from app.registration.counts import counts  # noqa: PLC0415 -- likewise
        from app.registration.search import PeopleList  # noqa: PLC0415

        if self._listed is None or self._listed != now.people:
            self._listed = now.people
            self._desk.people_list.emit(PeopleList(now.people))
        self._desk.door.emit(now)
        self._desk.counted.emit(counts(now.door, now.people, self._clock.now()))

    def read_badge(self, picture: "bytes | Path") -> None:
        """In the thread: whose badge is in a picture."""
        assert self._door is not None
        self._desk.badge_read.emit(self._door.badge_in(picture))

    def do_at_door(self, station: "Station", act: str, arguments: dict[str, object]) -> None:
        """In the thread: one act of the door."""
        done = self._at_the_door(station).do(act, **arguments)
        self._tell_door(done.now)
        self._desk.door_done.emit(done)
        if station.load().data_version != self._version:  # a merge changes rows too
            self.tell(station)

    def compare(self, station: "Station", one: str, other: str) -> None:
        """In the thread: two registrations side by side."""
        self._desk.compared.emit(self._at_the_door(station).compare(one, other))

    def check_in_and_print(self, station: "Station", number: str, badge: str, stock: str) -> None:
        """In the thread: somebody comes in, and the badge is made ready for the printer."""
        from app.station.badge_desk import BadgeDesk  # noqa: PLC0415 -- paper is loaded when something is printed

        desk = BadgeDesk(station)
        try:
            done, path = desk.check_in_and_print(number, badge=badge, stock=stock)
        finally:  # who came in is in, whatever the badge does
            self._tell_door(desk.now())
        self._desk.door_done.emit(done)
        if path is not None:
            self._desk.badge_ready.emit(path)

    def print_badge(self, station: "Station", number: str, stock: str, reason: str) -> None:
        """In the thread: one badge, ready for the printer."""
        from app.station.badge_desk import BadgeDesk  # noqa: PLC0415

        desk = BadgeDesk(station)
        path, said = desk.print_badge(number, stock=stock, reason=reason)
        self._tell_door(desk.now())
        self._desk.badge_ready.emit(path)
        self._desk.finished.emit(f"{said}.")

    def export_registrants(self, station: "Station", choice: "Choice", path: Path, form: str) -> None:
        """In the thread: a list of registrants as a file."""
        self._desk.finished.emit(self._at_the_door(station).export(choice, path, form))

    def check_names(self, station: "Station", names: tuple[str, ...]) -> None:
        """In the thread: who each name may be."""
        self._desk.names_checked.emit(self._at_the_door(station).check_names(names))

    def read_names(self, station: "Station", path: Path) -> None:
        """In the thread: the names in a file."""
        self._desk.names_read.emit(self._at_the_door(station).names_in(path))

    def _at_the_door(self, station: "Station") -> "RegistrationDesk":
        if self._door is None:
            self.watch_door(station)
        assert self._door is not None
        return self._door

    def rehearse(self, station: "Station", folder: Path) -> None:
        """In the thread: a copy to rehearse on."""
        from app.station.rehearsal import rehearsal_copy  # noqa: PLC0415 -- only a rehearsal needs it

        self._desk.made.emit(str(rehearsal_copy(station, folder)))

    def print_for_paper(self, station: "Station", folder: Path) -> None:
        """In the thread: the list and the run of show."""
        papers, said = station.print_for_paper(self.code, folder)
        self._desk.paper_ready.emit(papers)
        self._desk.finished.emit(said)

    def tell(self, station: "Station") -> None:
        """In the thread: what has become of the rows and of the session that is shown."""
        if all(session.code != self.code for session in station.load().sessions):
            # An editor took it out of the agenda, or there was none and now there is.
            self.code = station.session_now(self._clock.now())
        self._tell(station, station.live(self.code) if self.code else None)

    def _tell(self, station: "Station", live: SessionSnapshot | None) -> None:
        held = station.load()
        if held.data_version != self._version:
            self._version = held.data_version
            self._desk.loaded.emit(held)
            self._tell_conflicts(held)
            live = station.live(self.code) if self.code else None
        if live is not None:
            self._closed = self._open and live.floor.session is SessionState.CLOSED
            self._open = live.floor.session is SessionState.OPEN
            self._desk.live.emit(live)
        if self._agenda is not None:
            self._desk.day.emit(station.day(self.code) if self.code else ())
        self._let_search(held)

    def _tell_conflicts(self, held: ConferenceSnapshot) -> None:
        if self._agenda is not None:
            from app.agenda.conflicts import conflicts  # noqa: PLC0415 -- as above

            self._desk.conflicts.emit(conflicts(held.sessions, held.registrants))

    def find_fixes(self, station: "Station", conflict: "Conflict") -> None:
        """In the thread: try what would mend one conflict."""
        from app.agenda.conflicts import with_fixes  # noqa: PLC0415 -- as above

        held = station.load()
        self._desk.fixes.emit(with_fixes(conflict, held.sessions, held.registrants))

    def _let_search(self, held: ConferenceSnapshot) -> None:
        """A hundred thousand names are folded here, not in the window's thread."""
        before, self._held = self._held, held
        if before is None or (before.entities, before.registrants) != (held.entities, held.registrants):
            self._desk.searchable.emit(SearchIndex(held.entities, held.registrants))


def _fail(error: Exception, _station: "Station") -> None:
    raise error
