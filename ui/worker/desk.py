"""Between the windows and the station: one worker thread that owns the conference.

Windows ask here and never wait; every answer is a frozen value that comes back as a queued signal.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.times import Clock

if TYPE_CHECKING:
    from app.agenda.changes import Change
    from app.agenda.conflicts import Conflict
    from app.attendance.turnout import Choice
    from app.badges.job import BadgeJob
    from app.conference.conference import Conference
    from app.conference.request_decision import Decision
    from app.live.snapshot import SheetResult
    from app.on_paper.entry import SheetAct
    from app.station.badge_desk import BadgeDesk
    from app.station.requests_desk import RequestsDesk
    from app.station.station import Station
    from ui.worker.thread import Worker


class Desk(QObject):
    """The door to one conference. Signals come in the order in which things happened.

    `loaded` app.live.snapshot.Loaded · `live` SessionSnapshot on the screen · `searchable` SearchIndex ·
    `done` Done · `refused` a sentence · `trouble` a sentence that stays until `recovered` · `stopped` the
    app.live.last_sign_of_life.Stop after which this console was opened again · `planned` what and Plan ·
    `finished` a sentence · `failed` the code of a fault of ours · `made` the address of a new conference ·
    `door` AtTheDoor · `door_done` DoneAtTheDoor · `badge_ready` the PDF of one badge · `pictured` a page ·
    `laid_out` a layout of badges, and whether the conference has it so ·
    `people_list` GuestList · `counted` app.registration.counts.Counts · `badge_read` the id in a picture ·
    `twice` pairs that may be one person · `compared` the Comparison of two registrations ·
    `names_read` names of the waiting room · `names_checked` app.tech.zoom_names.Checked of each ·
    `paper_ready` the PDFs from which the meeting goes on · `day` the LiveSessions of the day of the one that
    is shown · `conflicts` those of the agenda · `fixes` a Conflict with what would mend it ·
    `edited` a Change as it was asked for and as it was written, or None where it was refused ·
    `entered` app.live.snapshot.Entered of a sheet from paper, None once it is taken back.
    """

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
    made = Signal(str)
    door = Signal(object)
    door_done = Signal(object)
    people_list = Signal(object)
    counted = Signal(object)
    badge_read = Signal(str)
    twice = Signal(object)
    compared = Signal(object)
    badge_ready = Signal(object)
    pictured = Signal(object, int, int, object)
    names_read = Signal(object)
    names_checked = Signal(object)
    paper_ready = Signal(object)
    laid_out = Signal(str, bool)
    day = Signal(object)
    conflicts = Signal(object)
    fixes = Signal(object)
    edited = Signal(object, object)
    entered = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None, name: str = "chair") -> None:
        super().__init__(parent)
        self.clock, self._name = clock, name
        self._thread: Worker | None = None

    @property
    def _worker(self) -> "Worker":
        """The thread, started when there is something to do."""
        if self._thread is None:
            from ui.worker.thread import Worker  # noqa: PLC0415 -- the window stands before the rules are loaded

            self._thread = Worker(self, self.clock, self._name)
            self._thread.start()
        return self._thread

    def open(self, address: str, session: str = "") -> None:
        """Open a conference and show a session, or the one that is on."""
        self._worker.open(address, session)

    def create(self, address: str, conference: "Conference") -> None:
        """Make a new conference; `made` gives its address."""
        self._worker.create(address, conference)

    def show_session(self, code: str) -> None:
        """Show another session of the conference."""
        self._worker.put(lambda station: self._worker.show(station, code))

    def do(self, act: str, **arguments: object) -> None:
        """One act of the floor on the session that is shown."""
        pressed = self.clock.now()
        self._worker.put(lambda station: self._worker.do(station, act, arguments, pressed))

    def do_as(self, desk: str, act: str, **arguments: object) -> None:
        """One act of another desk whose window stands on this laptop too."""
        pressed = self.clock.now()
        self._worker.put(lambda station: self._worker.do(station, act, arguments, pressed, desk))

    def watch_agenda(self) -> None:
        """From now on `day` and `conflicts` tell how the agenda stands."""
        self._worker.put(self._worker.watch_agenda)

    def find_fixes(self, conflict: "Conflict") -> None:
        """Try what would mend a conflict; `fixes` gives it with them."""
        self._worker.put(lambda station: self._worker.find_fixes(station, conflict))

    def edit_agenda(self, change: "Change", *, unlocked: bool = False) -> None:
        """Write one change of the agenda; `edited` gives it as it was written, for undo."""
        self._worker.put(lambda station: self._worker.edit_agenda(station, change, unlocked))

    def watch_door(self) -> None:
        """From now on `door` tells how the door stands."""
        self._worker.put(self._worker.watch_door)

    def do_at_door(self, act: str, **arguments: object) -> None:
        """One act of the door."""
        self._worker.put(lambda station: self._worker.do_at_door(station, act, arguments))

    def compare(self, one: str, other: str) -> None:
        """Two registrations side by side; `compared` gives them."""
        self._worker.put(lambda station: self._worker.compare(station, one, other))

    def read_badge(self, picture: bytes | Path) -> None:
        """The badge in a picture, or in the file of one; `badge_read` gives its id."""
        self._worker.put(lambda _station: self._worker.read_badge(picture))

    def check_in_and_print(self, number: str, *, badge: str, stock: str) -> None:
        """Somebody comes in; `badge_ready` gives the badge unless it was printed before."""
        self._worker.put(lambda station: self._worker.check_in_and_print(station, number, badge, stock))

    def print_badge(self, number: str, *, stock: str, reason: str = "") -> None:
        """One badge as PDF; `badge_ready` gives it."""
        self._worker.put(lambda station: self._worker.print_badge(station, number, stock, reason))

    def export_registrants(self, choice: "Choice", path: Path, form: str) -> None:
        """Who is registered and who came, as a file."""
        self._worker.put(lambda station: self._worker.export_registrants(station, choice, path, form))

    def check_names(self, names: tuple[str, ...]) -> None:
        """Names of the waiting room; `names_checked` says who each may be."""
        self._worker.put(lambda station: self._worker.check_names(station, names))

    def read_names(self, path: Path) -> None:
        """A file with one name a line; `names_read` gives them."""
        self._worker.put(lambda station: self._worker.read_names(station, path))

    def rehearse(self, folder: Path) -> None:
        """A copy of the conference to rehearse on; `made` gives its address."""
        self._worker.put(lambda station: self._worker.rehearse(station, folder))

    def print_for_paper(self, folder: Path) -> None:
        """All that is needed to go on without power; `paper_ready` gives the PDFs."""
        self._worker.put(lambda station: self._worker.print_for_paper(station, folder))

    def plan_import(self, what: str, path: Path, **wish: object) -> None:
        """Read a file, as a person wishes it read; `planned` says what it would change."""
        more: dict[str, Any] = {"ask": True, **wish}
        self._worker.put(lambda station: self.planned.emit(what, station.plan_import(what, path, **more)))

    def paste_import(self, what: str, path: Path, text: str) -> None:
        """Read what was pasted as if it were a file, which it becomes at `path`; `planned` as before."""

        def work(station: "Station") -> None:
            path.write_text(text, encoding="utf-8")
            self.planned.emit(what, station.plan_import(what, path, ask=True))

        self._worker.put(work)

    def plan_undo(self, what: str) -> None:
        """What taking back the last import would change; `planned` says it."""
        self._worker.put(lambda station: self.planned.emit(what, station.plan_undo(what)))

    def save_problems(self, plan: object, path: Path) -> None:
        """What is wrong in a file that was read, as a table."""

        def work(station: "Station") -> str:
            from app.exchange.problems import save_problems  # noqa: PLC0415 -- seldom needed

            return save_problems(plan, path)  # type: ignore[arg-type]

        self._finish(work)

    def write_import(self, what: str, plan: object) -> None:
        """Write what was planned, after a backup."""

        def work(station: "Station") -> str:
            station.keep_backup()
            return station.write_import(what, plan)  # type: ignore[arg-type]

        self._finish(work)

    def plan_requests(self, paths: Sequence[Path]) -> None:
        """Read mails and tables with requests while the conference goes on; `planned` says what they add."""

        def begin(station: "Station") -> None:
            planner = _requests(station).planner(paths)
            self._worker.in_background(planner, lambda plan: self.planned.emit("requests", plan))

        self._worker.put(begin)

    def write_requests(self, plan: object, choices: "Mapping[str, Decision]") -> None:
        """The requests that were planned, and those that were decided upon, onto their lists."""
        self._finish(lambda station: _requests(station).write(plan, choices))  # type: ignore[arg-type]

    def set_question_status(self, question: int, status: str) -> None:
        """Keep what the moderator made of a question of the public."""
        self._finish(lambda station: station.set_question_status(question, status))

    def enter_sheet(self, code: str, acts: "Sequence[SheetAct]") -> None:
        """All that was written on paper about a session; `entered` says that it is in the journal."""
        self._worker.put(lambda station: self._worker.enter_sheet(station, code, acts))

    def take_back_sheet(self, code: str, sheet: "SheetResult") -> None:
        """Undo a whole sheet; `entered` gives None."""
        self._worker.put(lambda station: self._worker.take_back_sheet(station, code, sheet))

    def seat(self, delegation: str, seat: str) -> None:
        """Where a delegation sits from now on."""
        self._finish(lambda station: station.seat(delegation, seat))

    def print_badges(self, path: Path, job: "BadgeJob") -> None:
        """Badges as PDF."""
        self._finish(lambda station: _badges(station).print_badges(path, job))

    def preview_badges(self, path: Path, job: "BadgeJob") -> None:
        """Badges as PDF that nobody prints; nothing is noted, and `picture_page` shows them."""

        def work(station: "Station") -> None:
            path.unlink(missing_ok=True)
            _badges(station).print_badges(path, job, note=False)

        self._worker.put(work)

    def read_layout(self, stock: str, *, own: bool = False) -> None:
        """The layout of badges on a stock, or the program's own; `laid_out` gives it."""
        self._worker.put(
            lambda station: self.laid_out.emit(_badges(station).badge_layout(stock, own=own), not own)
        )

    def read_layout_file(self, path: Path) -> None:
        """A layout from a file, to be looked at; `laid_out` gives it."""
        self._worker.put(lambda station: self.laid_out.emit(_badges(station).layout_in(path), False))

    def keep_layout(self, text: str, folder: Path | None, stock: str) -> None:
        """Badges look like this from now on, with pictures from a folder; `laid_out` gives it."""

        def work(station: "Station") -> str:
            said = _badges(station).keep_layout_text(text, folder)
            self.laid_out.emit(_badges(station).badge_layout(stock), True)
            return said

        self._finish(work)

    def write_layout_file(self, path: Path, text: str) -> None:
        """A layout into a file."""
        self._finish(lambda station: _badges(station).write_layout(path, text))

    def picture_page(self, path: Path, number: int, dpi: int) -> None:
        """A page of a PDF that was made, counted from 0; `pictured` gives path, number, count and picture.

        The count is 0 when nothing was made.
        """

        def work(_station: "Station") -> None:
            from ui.worker.page_pictures import page_picture  # noqa: PLC0415 -- only who prints needs it

            picture, count = page_picture(path, number, dpi) if path.exists() else (None, 0)
            self.pictured.emit(path, min(number, max(count - 1, 0)), count, picture)

        self._worker.put(work)

    def print_run_of_show(self, path: Path, *, edition: str = "master", session: str = "") -> None:
        """The run of show as PDF."""
        self._finish(lambda station: station.print_run_of_show(path, edition=edition, session=session))

    def carry_over(self) -> None:
        """Who was not taken goes onto the list of the next session."""
        self._finish(lambda station: station.carry_over(self._worker.code))

    def print_record(self, path: Path) -> None:
        """The record of the session that is shown, as PDF."""
        self._finish(lambda station: station.print_record(self._worker.code, path))

    def backup(self, to: Path) -> None:
        """A copy of the conference."""
        self._finish(lambda station: station.backup(to))

    def close(self) -> None:
        """Finish what was asked, let go of the conference, end the thread."""
        if self._thread is not None:
            self._thread.stop()
            self._thread.wait()

    def _finish(self, work: "Callable[[Station], str]") -> None:
        def and_say(station: "Station") -> None:
            try:
                said = work(station)
            finally:
                self._worker.tell(station)
            self.finished.emit(said)

        self._worker.put(and_say)


def _badges(station: "Station") -> "BadgeDesk":
    from app.station.badge_desk import BadgeDesk  # noqa: PLC0415 -- paper is loaded when something is printed

    return BadgeDesk(station)


def _requests(station: "Station") -> "RequestsDesk":
    from app.station.requests_desk import RequestsDesk  # noqa: PLC0415 -- it brings the readers of mails

    return RequestsDesk(station)
