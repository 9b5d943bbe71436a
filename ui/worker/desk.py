"""One desk of a conference, as its windows have it: what they may hear, and the ports through which they ask.

Windows ask and never wait; every answer is a frozen value that comes back as a queued signal.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.live.desk_id import DeskId
from app.times import Clock
from ui.worker.agenda_port import AgendaPort
from ui.worker.conference_queue import ConferenceQueue, MakeQueue, worker
from ui.worker.documents_port import DocumentsPort
from ui.worker.files_port import FilesPort
from ui.worker.floor_port import FloorPort
from ui.worker.home_port import HomePort
from ui.worker.news import News
from ui.worker.papers_port import PapersPort
from ui.worker.people_port import PeoplePort
from ui.worker.registration_port import RegistrationPort
from ui.worker.settings_port import SettingsPort

if TYPE_CHECKING:
    from app.conference.conference import Conference
    from app.conference.search import SearchIndex
    from app.station.sound_copies import Restorable

_CHAIR = DeskId()


class Desk(News):
    """One conference: its news, and its ports, one for each kind of question."""

    def __init__(
        self,
        clock: Clock,
        parent: QObject | None = None,
        desk: DeskId = _CHAIR,
        make_queue: MakeQueue = worker,
    ) -> None:
        super().__init__(parent)
        self.clock, self.id = clock, desk
        self.queue = queue = ConferenceQueue(self, clock, desk, make_queue)
        self.floor, self.registration = FloorPort(queue, self), RegistrationPort(queue, self)
        self.people = PeoplePort(queue, self.registration, self)
        self.agenda, self.files = AgendaPort(queue, self), FilesPort(queue, self)
        self.settings = SettingsPort(queue, self)
        self.papers, self.documents = PapersPort(queue, self), DocumentsPort(queue, self)
        self.home = HomePort(queue, self)

    def open(self, address: str, session: str = "", *, demo: bool = False) -> None:
        """Open a conference and show a session, or the one that is on; a demo makes the sample first."""
        self.queue.open(address, session, demo=demo)

    def create(self, address: str, conference: "Conference") -> None:
        """Make a new conference; `made` gives its address."""
        self.queue.create(address, conference)

    def restore(self, damaged: "Restorable") -> None:
        """Put the sound copy in the place of a damaged conference; `made` gives its address."""
        self.queue.restore(damaged)

    def show_session(self, code: str) -> None:
        """Show another session of the conference."""
        self.queue.put(lambda held: held.show(code))

    def tell_anew(self) -> None:
        """Tell everything again, for a window that was not there when it was told."""
        self.queue.put(lambda held: held.tell_anew())

    def look_for_similar(self, index: "SearchIndex", text: str) -> None:
        """Who may be meant by a text that nobody matches; `similar` says so."""
        self.queue.in_background(lambda: index.similar(text), lambda hits: self.similar.emit(text, hits))

    def close(self) -> None:
        """Finish what was asked, let go of the conference, end the thread."""
        self.queue.close()
