"""The home of a conference: how its sessions stand, what is missing, imports, earlier copies."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.worker.conference_queue import ConferenceQueue

if TYPE_CHECKING:
    from app.home.desk import HomeDesk
    from app.live.snapshot import ConferenceSnapshot
    from app.station.station import Station
    from ui.worker.open_conference import OpenConference

_SETTLED_SECONDS = 0.3
"""So long nothing may change before what is missing is looked for: a page of edits is looked at once."""


class HomePort(QObject):
    """`sessions` SessionLines · `findings` Findings, none while they are looked for · `imports` ImportNotes ·
    `copies` EarlierCopies · `looked_into` the path of a copy and the Differences, or a sentence why not.
    """

    sessions = Signal(object)
    findings = Signal(object)
    imports = Signal(object)
    copies = Signal(object)
    looked_into = Signal(object, object)

    def __init__(self, queue: ConferenceQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._held: tuple[Station, HomeDesk] | None = None
        self._told: object = None
        self._asked = 0
        self._watching = False

    def _at(self, held: "OpenConference") -> "HomeDesk":
        if self._held is None or self._held[0] is not held.station:
            from app.home.desk import HomeDesk

            self._held, self._told = (held.station, HomeDesk(held.station)), None
        return self._held[1]

    def watch(self) -> None:
        """From now on all of it is told, whenever it changes."""

        def work(held: "OpenConference") -> None:
            self._watching = True
            if self._tell not in held.told:
                held.told.append(self._tell)
            self._tell(held, held.station.load(), is_new=True)

        self._queue.put(work)

    def rest(self) -> None:
        """Nobody looks any more."""
        self._watching = False

    def look_anew(self) -> None:
        """What may have changed without a row of the conference: who came in, which copies there are."""
        if self._watching:
            self._queue.put(lambda held: self._tell(held, held.station.load(), is_new=True))

    def _tell(self, held: "OpenConference", _loaded: "ConferenceSnapshot", is_new: bool) -> None:
        if not self._watching:
            return
        desk = self._at(held)
        lines = desk.sessions()
        if lines != self._told:
            self._told, is_new = lines, True
            self.sessions.emit(lines)
        if is_new:
            self.imports.emit(desk.imports())
            self._look(held, desk)

    def _look(self, held: "OpenConference", desk: "HomeDesk") -> None:
        """Hundreds of sessions and ten thousand people are looked at beside the queue, once they settle."""
        self._asked += 1
        asked, address, identity = self._asked, held.station.address, desk.identity()

        def find_copies() -> object:
            from app.home.earlier_copies import earlier_copies

            return earlier_copies(address, identity)

        def go_on(held: "OpenConference") -> None:
            if asked == self._asked and self._watching:
                self._queue.in_background(self._at(held).finder(), self.findings.emit)

        def tell(copies: object) -> None:
            self.copies.emit(copies)
            self._queue.put(go_on)

        self._queue.in_background(find_copies, tell, _SETTLED_SECONDS)

    def archive(self, to: Path) -> None:
        """Close the conference and put all of it into one file; `finished` says where."""

        def work(station: "Station") -> str:
            from app.home.archive import archive

            return archive(station, to)

        self._queue.put(lambda held: held.finish(work))

    def reopen(self) -> None:
        """An archived conference takes changes again; `finished` says so."""

        def work(station: "Station") -> str:
            from app.home.archive import reopen

            return reopen(station)

        self._queue.put(lambda held: held.finish(work))

    def put_back(self, address: str, copy: Path) -> None:
        """Put an earlier copy in a conference's place, which nobody here holds; `made` gives its address."""
        queue, held = self._queue.begun()

        def work() -> None:
            from app.home.earlier_copies import put_back

            try:
                sentence = put_back(address, copy, held.clock)
            finally:  # whatever came of it is opened then
                held.news.made.emit(address)
            held.news.finished.emit(sentence)

        queue.put(work)

    def look_into(self, path: Path) -> None:
        """What would be lost if a copy took the place of the conference; `looked_into` says it."""

        def begin(held: "OpenConference") -> None:
            now, clock = self._at(held).held(), held.clock

            def look() -> object:
                from app.errors import Trouble
                from app.home.earlier_copies import look_into

                try:
                    return look_into(now, path, clock)
                except Trouble as problem:
                    return str(problem)

            self._queue.in_background(look, lambda found: self.looked_into.emit(path, found))

        self._queue.put(begin)
