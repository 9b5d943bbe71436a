"""The registration desk: who is there, who came, badges, names of the waiting room, seats."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.worker.conference_queue import ConferenceQueue

if TYPE_CHECKING:
    from app.attendance.choice import Choice
    from app.registration.people_table import PeopleTable
    from app.registration.state import AtTheDoor, KnownPeople
    from app.station.badge_desk import MadeBadges
    from app.station.registration_desk import RegistrationDesk
    from app.station.station import Station
    from ui.worker.open_conference import OpenConference


class RegistrationPort(QObject):
    """`door` AtTheDoor · `done` DoorActResult · `people_list` PeopleList · `codes` of badges, before
    `door` · `counted` Counts · `duplicates` pairs that may be one person · `compared` the Comparison of two ·
    `badge_read` the id in a picture · `badge_ready` the PDF of one badge · `names_read` names of the waiting
    room · `names_checked` app.tech.zoom_names.Checked of each · once they are asked for, `listed` the
    PeopleTable and `arrived` a sentence on somebody marked who came in.
    """

    door = Signal(object)
    done = Signal(object)
    people_list = Signal(object)
    codes = Signal(object)
    counted = Signal(object)
    duplicates = Signal(object)
    compared = Signal(object)
    badge_read = Signal(str)
    badge_ready = Signal(object)
    names_read = Signal(object)
    names_checked = Signal(object)
    listed = Signal(object)
    arrived = Signal(str)

    def __init__(self, queue: ConferenceQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._held: tuple[Station, RegistrationDesk] | None = None
        self._listed: KnownPeople | None = None
        self._table: PeopleTable | None = None
        self._lists = self._watches = False
        self._came: frozenset[str] | None = None
        self._made: dict[Path, MadeBadges] = {}
        self.groups: dict[Path, frozenset[str]] = {}
        """The groups of the person whose badge is ready: delegation, category, role."""

    def _at(self, held: "OpenConference") -> "RegistrationDesk":
        """The desk at the door of what is open; only its own window sees protected people by their names."""
        if self._held is None or self._held[0] is not held.station:
            from app.station.registration_desk import RegistrationDesk

            desk = RegistrationDesk(held.station, hiding=not held.desk.sees_names)
            self._held = held.station, desk
            if self._hear not in held.heard:
                held.heard.append(self._hear)
        return self._held[1]

    def _hear(self, held: "OpenConference") -> None:
        if self._held is not None and self._held[0] is held.station:
            if self._came is not None:
                self._tell_arrivals(self._held[1])
            if self._watches or self._came is None:
                self.tell(held, self._held[1].now())

    def watch_arrivals(self) -> None:
        """From now on `arrived` says when somebody marked comes in at another desk."""

        def work(_held: "OpenConference", desk: "RegistrationDesk") -> None:
            if self._came is None:
                self._came = frozenset(desk.door().arrived)

        self.ask(work)

    def _tell_arrivals(self, desk: "RegistrationDesk") -> None:
        from app.registration.expected import arrival

        before, self._came = self._came or frozenset(), frozenset(desk.door().arrived)
        if new := self._came - before:
            marks, people = desk.everybody().registrants, desk.now().people  # of whom the one is never told
            for number in sorted(new & people.registrants.keys()):
                if said := arrival(marks[number], people.registrants[number], people):
                    self.arrived.emit(said)

    def tell(self, held: "OpenConference", now: "AtTheDoor") -> None:
        """Ten thousand people are folded and counted here, not in the window's thread."""
        from app.registration.counts import counts
        from app.registration.search import Codes, PeopleList

        if self._listed is None or self._listed != now.people:
            self._listed = now.people
            self.people_list.emit(PeopleList(now.people))
        if self._lists:
            from app.registration.people_table import PeopleTable

            self._table = PeopleTable(now, self._table)
            self.listed.emit(self._table)
        self.codes.emit(Codes(now.door))
        self.door.emit(now)
        self.counted.emit(counts(now.door, now.people, held.clock.now()))

    def ask(self, work: "Callable[[OpenConference, RegistrationDesk], None]") -> None:
        """Do some work at the door of the conference that is open."""
        self._queue.put(lambda held: work(held, self._at(held)))

    def watch(self) -> None:
        """From now on `door` tells how the door stands."""

        def work(held: "OpenConference", desk: "RegistrationDesk") -> None:
            self._watches = True
            self.tell(held, desk.now())
            if held.desk.sees_names:
                self.duplicates.emit(desk.twice())

        self.ask(work)

    def list_people(self) -> None:
        """From now on `listed` gives everybody as a table, too."""
        self._lists = self._watches = True
        self.ask(lambda held, desk: self.tell(held, desk.now()))

    def do(self, act: str, **arguments: object) -> None:
        """One act of the door; `done` answers."""

        def work(held: "OpenConference", desk: "RegistrationDesk") -> None:
            done = desk.do(act, **arguments)
            self.tell(held, done.now)
            self.done.emit(done)
            if not held.told_last(held.station.load()):  # a merge changes rows too
                held.tell()

        self.ask(work)

    def compare(self, number: str, other: str) -> None:
        """Two registrations side by side; `compared` gives them."""
        self.ask(lambda _held, desk: self.compared.emit(desk.compare(number, other)))

    def read_badge(self, picture: bytes | Path) -> None:
        """The badge in a picture, or in the file of one; `badge_read` gives its id."""
        self.ask(lambda _held, desk: self.badge_read.emit(desk.badge_in(picture)))

    def check_in_and_print(self, number: str, *, badge: str, stock: str) -> None:
        """Somebody comes in; `badge_ready` gives the badge unless it was printed before."""

        def work(held: "OpenConference") -> None:
            from app.station.badge_desk import BadgeDesk

            desk = BadgeDesk(held.station)
            try:
                done, made = desk.check_in_and_print(number, badge=badge, stock=stock)
            finally:  # who came in is in, whatever the badge does
                self.tell(held, desk.now())
            self.done.emit(done)
            if made is not None:
                self.give(made)

        self._queue.put(work)

    def print_badge(self, number: str, *, stock: str, reason: str = "") -> None:
        """One badge as PDF; `badge_ready` gives it."""

        def work(held: "OpenConference") -> None:
            from app.station.badge_desk import BadgeDesk

            self.give(BadgeDesk(held.station).make_badge(number, stock=stock, reason=reason))

        self._queue.put(work)

    def give(self, made: "MadeBadges") -> None:
        """A badge is ready for a printer."""
        self._made[made.path] = made
        self.groups[made.path] = frozenset(made.printed.groups)
        self.badge_ready.emit(made.path)

    def badge_taken(self, path: Path, printer: str = "") -> None:
        """A printer has taken the badge that was ready: it is printed, and what it replaces is void."""

        def work(held: "OpenConference") -> None:
            from app.station.badge_desk import BadgeDesk

            desk, made = BadgeDesk(held.station), self._made.pop(path)
            desk.note_printed(made, printer=printer)
            now = desk.now()
            self.tell(held, now)
            who = now.people.registrants[made.job.only].full_name
            held.news.finished.emit(f"Badge of {who} printed.")

        self._queue.put(work)

    def badge_saved(self, path: Path) -> None:
        """The badge that was ready is a file for another printer: what it replaces is void."""

        def work(held: "OpenConference") -> None:
            from app.station.badge_desk import BadgeDesk

            desk = BadgeDesk(held.station)
            if desk.note_saved(self._made.pop(path)):
                self.tell(held, desk.now())

        self._queue.put(work)

    def export(self, choice: "Choice", path: Path, form: str) -> None:
        """Who is registered and who came, as a csv, xlsx or pdf file; `finished` says so."""
        self.ask(lambda held, desk: held.news.finished.emit(desk.export(choice, path, form)))

    def check_names(self, names: tuple[str, ...]) -> None:
        """Names of the waiting room; `names_checked` says who each may be."""
        self.ask(lambda _held, desk: self.names_checked.emit(desk.check_names(names)))

    def read_names(self, path: Path) -> None:
        """A file with one name a line; `names_read` gives them."""
        self.ask(lambda _held, desk: self.names_read.emit(desk.names_in(path)))

    def seat(self, delegation: str, seat: str, *, expecting: str | None = None) -> None:
        """Where a delegation sits from now on, if it sits as expected until now; `finished` says so."""

        def work(held: "OpenConference") -> None:
            from app.station.floor_desk import seat_delegation

            held.finish(lambda station: seat_delegation(station, delegation, seat, expecting))

        self._queue.put(work)
