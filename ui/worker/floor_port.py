"""Acts of the floor and of the programme, on the session that is shown."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import Refused, Unreachable, Unsaved
from app.live.desk_id import Role
from ui.worker.conference_queue import ConferenceQueue

if TYPE_CHECKING:
    from app.live.snapshot import SheetResult
    from app.on_paper.entry import SheetAct
    from ui.worker.open_conference import OpenConference


class FloorPort(QObject):
    """`done` the ActResult of an act · `entered` the SheetResult of a sheet, None once it is undone."""

    done = Signal(object)
    entered = Signal(object)

    def __init__(self, queue: ConferenceQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._giving = ""
        """The key that gave the floor last; two different keys are never one pressed twice."""

    def press(self, key: str, act: str, **arguments: object) -> None:
        """One act of this desk, by a row of its table: the same row at once again is a slip of the hand."""
        self._do(self._queue.desk.role, act, arguments, key)

    def do(self, act: str, **arguments: object) -> None:
        """One act of this desk."""
        self._do(self._queue.desk.role, act, arguments)

    def do_beside(self, role: Role, act: str, **arguments: object) -> None:
        """One act of another desk whose window stands on this laptop too."""
        self._do(role, act, arguments)

    def _do(self, role: Role, act: str, arguments: Mapping[str, object], key: str = "") -> None:
        pressed, key = self._queue.clock.now(), key or act

        def work(held: "OpenConference") -> None:
            from app.floor.rules.speeches import GIVING, pressed_twice
            from app.station.carry_over import TAKING_BACK

            if not held.code:
                raise Refused("There is no session to act in.")
            if act in GIVING:
                same = self._giving in ("", key)
                if same and pressed_twice(held.station.live(held.code).floor, pressed):
                    raise Refused("Ignored: pressed twice.")
                self._giving = key
            try:
                if act in TAKING_BACK:
                    done = TAKING_BACK[act](held.station, role, held.code, **arguments)
                else:
                    done = held.station.do_beside(role, held.code, act, **arguments)
            except (Unsaved, Unreachable) as problem:
                held.report_trouble(problem)
                return
            held.tell(done.live)
            self.done.emit(done)
            held.recovered()
            held.mark_alive()

        self._queue.put(work)

    def carry_over(self, to: str = "") -> None:
        """Who was not taken goes onto the list of a session, by default the next one; `finished` says so."""

        def work(held: "OpenConference") -> None:
            from app.station.carry_over import carry_over

            held.finish(lambda station: carry_over(station, held.code, to))

        self._queue.put(work)

    def set_question_status(self, question: int, status: str) -> None:
        """Keep what the moderator made of a question of the public; `finished` says so."""

        def work(held: "OpenConference") -> None:
            from app.station.floor_desk import set_question_status

            held.finish(lambda station: set_question_status(station, question, status))

        self._queue.put(work)

    def enter_sheet(self, code: str, acts: "Sequence[SheetAct]") -> None:
        """All that was written on paper about a session, all or none; `entered` says that it is written."""

        def work(held: "OpenConference") -> None:
            from app.station.paper_desk import PaperDesk

            try:
                done = PaperDesk(held.station).enter(code, acts)
            finally:
                held.tell()
            self.entered.emit(done)
            held.news.finished.emit(f"{done.sentence}.")

        self._queue.put(work)

    def take_back_sheet(self, code: str, sheet: "SheetResult") -> None:
        """Undo a whole sheet; `entered` gives None."""

        def work(held: "OpenConference") -> None:
            from app.station.paper_desk import PaperDesk

            try:
                done = PaperDesk(held.station).take_back(code, sheet)
            finally:
                held.tell()
            self.entered.emit(None)
            held.news.finished.emit(f"{done.sentence}.")

        self._queue.put(work)
