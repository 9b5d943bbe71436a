"""The agenda as its editor needs it: how the day stands, what is in conflict, one change after another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.worker.conference_queue import ConferenceQueue

if TYPE_CHECKING:
    from app.agenda.changes import Change
    from app.agenda.conflicts import Conflict
    from app.live.snapshot import ConferenceSnapshot
    from app.station.station import Station
    from ui.worker.open_conference import OpenConference


class AgendaPort(QObject):
    """`day` the SessionSnapshots of the day of the session that is shown · `conflicts` those of the agenda ·
    `fixes` a Conflict with what would mend it · `edited` a Change as it was asked for and as it was written,
    or None where it was refused · `rows` the session and the item below which copied rows go, and they.
    """

    day = Signal(object)
    conflicts = Signal(object)
    fixes = Signal(object)
    edited = Signal(object, object)
    rows = Signal(str, str, object)

    def __init__(self, queue: ConferenceQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._watched: Station | None = None

    def watch(self) -> None:
        """From now on `day` and `conflicts` tell how the agenda stands, and all is told once more."""

        def work(held: "OpenConference") -> None:
            self._watched = held.station
            if self._tell not in held.told:
                held.told.append(self._tell)
            held.tell_anew()

        self._queue.put(work)

    def _tell(self, held: "OpenConference", loaded: "ConferenceSnapshot", is_new: bool) -> None:
        if self._watched is not held.station:
            return
        if is_new:
            from app.agenda.conflicts import conflicts

            self.conflicts.emit(conflicts(loaded.sessions, loaded.registrants))
        self.day.emit(held.station.day(held.code) if held.code else ())

    def find_fixes(self, conflict: "Conflict") -> None:
        """Try what would mend a conflict; `fixes` gives it with them."""

        def work(held: "OpenConference") -> None:
            from app.agenda.conflicts import with_fixes

            loaded = held.station.load()
            self.fixes.emit(with_fixes(conflict, loaded.sessions, loaded.registrants))

        self._queue.put(work)

    def edit(self, change: "Change", *, unlocked: bool = False) -> None:
        """Write one change; `edited` gives it as it was written, for undo. What is there then is told."""

        def work(held: "OpenConference") -> None:
            from app.station.agenda_desk import AgendaDesk

            written = None
            try:
                written = AgendaDesk(held.station).write(change, unlocked=unlocked)
            finally:
                held.tell()
                self.edited.emit(change, written)

        self._queue.put(work)

    def read_rows(self, code: str, below: str, text: str) -> None:
        """Rows that were copied as items of a session, below one of its items; `rows` gives them."""

        def work(held: "OpenConference") -> None:
            from app.station.agenda_desk import AgendaDesk

            self.rows.emit(code, below, AgendaDesk(held.station).items_of_rows(code, text))

        self._queue.put(work)
