"""Files and paper: imports, prints, layouts of badges, copies, rehearsals."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.errors import Unreadable
from app.whole_files import write_whole
from ui.worker.conference_queue import ConferenceQueue

if TYPE_CHECKING:
    from app.badges.job import BadgeJob
    from app.conference.request_decision import Decision
    from app.station.badge_desk import BadgeDesk, MadeBadges
    from app.station.station import Station
    from ui.worker.open_conference import OpenConference


class FilesPort(QObject):
    """`planned` a kind of import and its Plan · `paper_ready` the PDFs from which the meeting goes on ·
    `laid_out` a layout of badges as TOML, and whether the conference has it so · `designed` one badge with
    its boxes · `badge_people` who gets one · `pictured` a page of a PDF: path, number, count and picture.
    What was written is said by the desk's `finished`.
    """

    planned = Signal(str, object)
    paper_ready = Signal(object)
    laid_out = Signal(str, bool)
    designed = Signal(object)
    badge_people = Signal(object)
    pictured = Signal(object, int, int, object)

    def __init__(self, queue: ConferenceQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._made: dict[Path, MadeBadges] = {}
        self._asked = 0

    def _finish(self, work: "Callable[[Station], str]") -> None:
        self._queue.put(lambda held: held.finish(work))

    def _with_badges(self, work: "Callable[[BadgeDesk], None]") -> None:
        def begin(held: "OpenConference") -> None:
            from app.station.badge_desk import BadgeDesk

            work(BadgeDesk(held.station))

        self._queue.put(begin)

    # Imports

    def plan_import(self, what: str, path: Path, **options: object) -> None:
        """Read a file, as a person wishes it read, while the conference goes on; `planned` says what it
        would change, unless the person has asked anew meanwhile.
        """
        more: dict[str, Any] = {"ask": True, **options}
        self._asked += 1
        asked = self._asked

        def tell(plan: Any) -> None:
            if asked == self._asked:
                self.planned.emit(what, plan)

        def work(held: "OpenConference") -> None:
            from app.station.import_desk import ImportDesk

            self._queue.in_background(ImportDesk(held.station).planner(what, path, **more), tell)

        self._queue.put(work)

    def paste_import(self, what: str, path: Path, text: str) -> None:
        """Read what was pasted as if it were a file, which it becomes at `path`; `planned` as before."""
        self._queue.put(lambda _held: _write_text(path, text))
        self.plan_import(what, path)

    def plan_undo(self, what: str) -> None:
        """What taking back the last import would change; `planned` says it."""

        def work(held: "OpenConference") -> None:
            from app.station.import_desk import ImportDesk

            self.planned.emit(what, ImportDesk(held.station).plan_undo(what))

        self._queue.put(work)

    def save_problems(self, plan: Any, path: Path) -> None:
        """What is wrong in a file that was read, as a table."""

        def work(station: "Station") -> str:
            from app.exchange.problems import save_problems

            return save_problems(plan, path)

        self._finish(work)

    def write_import(self, what: str, plan: Any) -> None:
        """Write what was planned, after a backup."""

        def work(station: "Station") -> str:
            from app.home.backups import keep_backup
            from app.station.import_desk import ImportDesk

            keep_backup(station)
            return ImportDesk(station).write(what, plan)

        self._finish(work)

    def plan_requests(self, paths: Sequence[Path]) -> None:
        """Read mails and tables with requests while the conference goes on; `planned` says what they add."""

        def work(held: "OpenConference") -> None:
            from app.station.requests_desk import RequestsDesk

            planner = RequestsDesk(held.station).planner(paths)
            self._queue.in_background(planner, lambda plan: self.planned.emit("requests", plan))

        self._queue.put(work)

    def write_requests(self, plan: Any, choices: "Mapping[str, Decision]") -> None:
        """The requests that were planned, and those that were decided upon, onto their lists."""

        def work(station: "Station") -> str:
            from app.station.requests_desk import RequestsDesk

            return RequestsDesk(station).write(plan, choices)

        self._finish(work)

    # Badges

    def print_badges(self, path: Path, job: "BadgeJob") -> None:
        """Badges as PDF, saved."""

        def work(station: "Station") -> str:
            from app.station.badge_desk import BadgeDesk

            return BadgeDesk(station).print_badges(path, job)

        self._finish(work)

    def preview_badges(self, path: Path, job: "BadgeJob") -> None:
        """Badges as PDF that nobody prints; nothing is noted, and `picture_page` shows them."""

        def work(badges: "BadgeDesk") -> None:
            path.unlink(missing_ok=True)
            badges.print_badges(path, job)

        self._with_badges(work)

    def design_badge(self, path: Path, job: "BadgeJob", *, back: bool, dpi: int) -> None:
        """One badge of a job; `designed` gives the boxes of one of its sides, `pictured` its page."""

        def work(badges: "BadgeDesk") -> None:
            found = badges.design(path, job, back=back)
            self.designed.emit(found)
            self.picture_page(path, found.page, dpi)

        self._with_badges(work)

    def list_badge_people(self) -> None:
        """Who gets a badge, and whose is printed; `badge_people` says so."""
        self._with_badges(lambda badges: self.badge_people.emit(badges.people_due()))

    def make_badges(self, path: Path, job: "BadgeJob") -> None:
        """Badges as PDF on their way to a printer: `badges_taken` notes them, once it has taken them."""

        def work(badges: "BadgeDesk") -> None:
            self._made[path] = badges.make(path, job)

        self._with_badges(work)

    def badges_taken(self, path: Path, pages: int, printer: str = "") -> None:
        """A printer has taken so many pages of the badges that were made for it."""

        def work(station: "Station") -> str:
            from app.station.badge_desk import BadgeDesk

            BadgeDesk(station).note_printed(self._made.pop(path), pages, printer)
            return f"Pages sent to the printer: {pages}."

        def tell(held: "OpenConference") -> None:
            held.finish(work)
            for listener in held.heard:
                listener(held)

        self._queue.put(tell)

    def read_layout(self, stock: str, *, own: bool = False) -> None:
        """The layout of badges on a stock, or the program's own; `laid_out` gives it."""
        self._with_badges(lambda badges: self.laid_out.emit(badges.badge_layout(stock, own=own), not own))

    def read_layout_file(self, path: Path) -> None:
        """A layout from a file, to be looked at; `laid_out` gives it."""
        self._with_badges(lambda badges: self.laid_out.emit(badges.layout_in(path), False))

    def keep_layout(self, text: str, folder: Path | None, stock: str) -> None:
        """Badges look like this from now on, with pictures from a folder; `laid_out` gives it."""

        def work(station: "Station") -> str:
            from app.station.badge_desk import BadgeDesk

            sentence = BadgeDesk(station).keep_layout_text(text, folder)
            self.laid_out.emit(BadgeDesk(station).badge_layout(stock), True)
            return sentence

        self._finish(work)

    def write_layout_file(self, path: Path, text: str) -> None:
        """A layout into a file."""

        def work(station: "Station") -> str:
            from app.station.badge_desk import BadgeDesk

            return BadgeDesk(station).write_layout(path, text)

        self._finish(work)

    # Pages

    def picture_page(self, path: Path, number: int, dpi: int) -> None:
        """A page of a PDF that was made, counted from 0; `pictured` gives path, number, count and picture.

        The count is 0 when nothing was made.
        """

        def work(_held: "OpenConference") -> None:
            from ui.worker.page_pictures import page_picture

            picture, count = page_picture(path, number, dpi) if path.exists() else (None, 0)
            self.pictured.emit(path, min(number, max(count - 1, 0)), count, picture)

        self._queue.put(work)

    def print_for_paper(self, folder: Path) -> None:
        """All that is needed to go on without power; `paper_ready` gives the PDFs."""

        def work(held: "OpenConference") -> None:
            from app.station.print_desk import PrintDesk

            papers, sentence = PrintDesk(held.station).for_paper(held.code, folder)
            self.paper_ready.emit(papers)
            held.news.finished.emit(sentence)

        self._queue.put(work)

    # Copies

    def backup(self, to: Path) -> None:
        """A copy of the conference."""

        def work(station: "Station") -> str:
            from app.home.backups import backup

            return backup(station, to)

        self._finish(work)

    def rehearse(self, folder: Path) -> None:
        """A copy of the conference to rehearse on; the desk's `made` gives its address."""

        def work(held: "OpenConference") -> None:
            from app.rehearsal.copies import rehearsal_copy

            held.news.made.emit(str(rehearsal_copy(held.station, folder)))

        self._queue.put(work)


def _write_text(path: Path, text: str) -> None:
    try:
        content = text.encode()
    except UnicodeEncodeError:
        raise Unreadable("What was copied has half a letter in it; copy it again.") from None
    write_whole(path, content)
