"""A desk without a thread: the same door, answered at once by a real station on a real file."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.agenda.changes import Change
from app.agenda.conflicts import Conflict, conflicts, with_fixes
from app.attendance.turnout import Choice
from app.conference.request_decision import Decision
from app.conference.search import SearchIndex
from app.errors import Refused, Trouble, Unsaved
from app.exchange.plan import Plan
from app.exchange.requests.advance_request import AdvanceRequest
from app.floor.state import Floor
from app.live.snapshot import SheetResult
from app.on_paper.entry import SheetAct
from app.registration.counts import counts
from app.registration.search import PeopleList
from app.station.agenda_desk import AgendaDesk
from app.station.badge_desk import BadgeDesk
from app.station.paper_desk import PaperDesk
from app.station.registration_desk import RegistrationDesk
from app.station.requests_desk import RequestsDesk
from app.station.station import Station
from app.times import SetClock


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
    people_list = Signal(object)
    counted = Signal(object)
    badge_read = Signal(str)
    twice = Signal(object)
    compared = Signal(object)
    names_read = Signal(object)
    names_checked = Signal(object)
    paper_ready = Signal(object)
    day = Signal(object)
    conflicts = Signal(object)
    fixes = Signal(object)
    edited = Signal(object, object)
    entered = Signal(object)

    def __init__(self, path: Path, clock: SetClock, code: str = "D1-P1") -> None:
        super().__init__()
        self.clock, self.code = clock, code
        self.station = Station.open(str(path), clock=clock)
        self.station.do_not_sync()
        self.at_the_door = RegistrationDesk(self.station)
        self.editing: AgendaDesk | None = None

    @property
    def floor(self) -> Floor:
        """The floor as it stands on the disk."""
        return self.station.live(self.code).floor

    def begin(self) -> None:
        """Tell the window what there is."""
        held = self.station.load()
        self.loaded.emit(held)
        self.searchable.emit(SearchIndex(held.entities, held.registrants))
        if self.code:
            self.live.emit(self.station.live(self.code))
        self._tell_agenda()

    def show_session(self, code: str) -> None:
        """Show another session."""
        self.code = code
        self.live.emit(self.station.live(code))
        self._tell_agenda()

    def watch_agenda(self) -> None:
        """Tell how the agenda stands."""
        self.editing = AgendaDesk(self.station)
        self._tell_agenda()

    def _tell_agenda(self) -> None:
        if self.editing is not None:
            held = self.station.load()
            self.conflicts.emit(conflicts(held.sessions, held.registrants))
            self.day.emit(self.station.day(self.code) if self.code else ())

    def find_fixes(self, conflict: Conflict) -> None:
        """What would mend a conflict."""
        held = self.station.load()
        self.fixes.emit(with_fixes(conflict, held.sessions, held.registrants))

    def edit_agenda(self, change: Change, *, unlocked: bool = False) -> None:
        """One change, answered at once."""
        written: list[Change | None] = [None]
        self._answer(lambda: written.insert(0, AgendaDesk(self.station).write(change, unlocked=unlocked)))
        if all(session.code != self.code for session in self.station.load().sessions):
            self.code = self.station.session_now(self.clock.now())
        self.begin()
        self.edited.emit(change, written[0])

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

    def enter_sheet(self, code: str, acts: Sequence[SheetAct]) -> None:
        """What was written on paper, at once."""
        self._answer(lambda: self._paper(PaperDesk(self.station).enter(code, acts), is_in=True))

    def take_back_sheet(self, code: str, sheet: SheetResult) -> None:
        """A whole sheet back."""
        self._answer(lambda: self._paper(PaperDesk(self.station).take_back(code, sheet), is_in=False))

    def _paper(self, done: SheetResult, *, is_in: bool) -> None:
        self.live.emit(done.live)
        self.entered.emit(done if is_in else None)
        self.finished.emit(f"{done.sentence}.")

    def seat(self, delegation: str, seat: str) -> None:
        """Where a delegation sits; the window shows it."""
        said: list[str] = []
        self._answer(lambda: said.append(self.station.seat(delegation, seat)))
        self.begin()
        for words in said:
            self.finished.emit(words)

    def set_question_status(self, question: int, status: str) -> None:
        """What the moderator made of a question."""
        said = self.station.set_question_status(question, status)
        self.begin()
        self.finished.emit(said)

    def carry_over(self) -> None:
        """Who was not taken goes onto the list of the next session."""
        self._answer(lambda: self.finished.emit(self.station.carry_over(self.code)))

    def watch_door(self) -> None:
        """Tell how the door stands."""
        self._tell_door()
        self.twice.emit(self.at_the_door.twice())

    def compare(self, one: str, other: str) -> None:
        """Two registrations side by side."""
        self._answer(lambda: self.compared.emit(self.at_the_door.compare(one, other)))

    def _tell_door(self) -> None:
        now = self.at_the_door.now()
        self.people_list.emit(PeopleList(now.people))
        self.door.emit(now)
        self.counted.emit(counts(now.door, now.people, self.clock.now()))

    def read_badge(self, picture: bytes | Path) -> None:
        """The badge in a picture."""
        self._answer(lambda: self.badge_read.emit(self.at_the_door.badge_in(picture)))

    def do_at_door(self, act: str, **arguments: object) -> None:
        """One act of the door, answered at once."""
        self._answer(lambda: self._do_at_door(act, arguments))

    def check_in_and_print(self, number: str, *, badge: str, stock: str) -> None:
        """Somebody comes in and gets a badge."""
        self._answer(lambda: self._check_in_and_print(number, badge, stock))

    def _check_in_and_print(self, number: str, badge: str, stock: str) -> None:
        done, path = BadgeDesk(self.station).check_in_and_print(number, badge=badge, stock=stock)
        self._tell_door()
        self.door_done.emit(done)
        if path is not None:
            self.badge_ready.emit(path)

    def print_badge(self, number: str, *, stock: str, reason: str = "") -> None:
        """One badge as PDF."""
        self._answer(lambda: self._print_badge(number, stock, reason))

    def _do_at_door(self, act: str, arguments: dict[str, object]) -> None:
        revision = self.station.load().data_version
        done = self.at_the_door.do(act, **arguments)
        self._tell_door()
        self.door_done.emit(done)
        if self.station.load().data_version != revision:
            self.begin()

    def _print_badge(self, number: str, stock: str, reason: str) -> None:
        path, said = BadgeDesk(self.station).print_badge(number, stock=stock, reason=reason)
        self._tell_door()
        self.badge_ready.emit(path)
        self.finished.emit(f"{said}.")

    def export_registrants(self, choice: Choice, path: Path, form: str) -> None:
        """A list of registrants as a file."""
        self._answer(lambda: self.finished.emit(self.at_the_door.export(choice, path, form)))

    def plan_requests(self, paths: Sequence[Path]) -> None:
        """Mails and tables, read at once."""
        self._answer(lambda: self.planned.emit("requests", RequestsDesk(self.station).planner(paths)()))

    def write_requests(self, plan: Plan[AdvanceRequest], choices: Mapping[str, Decision]) -> None:
        """Onto the lists; the window shows them."""
        said: list[str] = []
        self._answer(lambda: said.append(RequestsDesk(self.station).write(plan, choices)))
        self.begin()
        for words in said:
            self.finished.emit(words)

    def _do(self, act: str, arguments: dict[str, object]) -> None:
        done = self.station.do(self.code, act, **arguments)
        self.live.emit(done.live)
        self._tell_agenda()
        self.done.emit(done)

    def _answer(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Refused as no:
            self.refused.emit(str(no))
        except Unsaved as problem:
            self.trouble.emit(str(problem))
        except Trouble as problem:
            self.refused.emit(str(problem))
