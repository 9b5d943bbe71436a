"""Papers of the conference: listed, drawn, searched, added; another process reads what is in them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.worker.conference_queue import ConferenceQueue

if TYPE_CHECKING:
    from app.documents.document import Content
    from app.documents.kept.desk import DocumentDesk
    from app.station.station import Station
    from ui.worker.open_conference import OpenConference


class DocumentsPort(QObject):
    """`listed` the papers that this desk may see, with all their versions · `pictured` key, page from 0,
    resolution and picture · `text` key, version and the text of each page · `found` what was looked for, and
    by key the pages on which it stands · `withheld` why a paper is not shown · `kept` the key of a paper that
    was added. What was written is said by the desk's `finished`.
    """

    listed = Signal(object)
    pictured = Signal(str, int, int, object)
    text = Signal(str, int, object)
    found = Signal(str, object)
    withheld = Signal(str)
    kept = Signal(str)

    def __init__(self, queue: ConferenceQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue

    def list(self) -> None:
        """Tell which papers there are; `listed` gives them."""
        self._queue.put(lambda held: self.listed.emit(_desk(held.station).list(every=True)))

    def show_page(self, key: str, version: int, number: int, dpi: int, wanted: str) -> None:
        """A page as a picture, with what was looked for marked, while the conference goes on."""

        def work(held: "OpenConference") -> None:
            from app.errors import Refused, Unreadable

            try:
                draw = _desk(held.station).pager(key, number, dpi, wanted, version)
            except (Refused, Unreadable) as no:
                self.withheld.emit(str(no))
                return
            self._queue.in_background(
                draw, lambda made: self.pictured.emit(key, number, dpi, QImage.fromData(made.png))
            )

        self._queue.put(work)

    def read_text(self, key: str, version: int) -> None:
        """The text of each page; `text` gives it."""

        def work(held: "OpenConference") -> None:
            from app.errors import Refused

            try:
                self.text.emit(key, version, _desk(held.station).texts(key, version))
            except Refused as no:
                self.withheld.emit(str(no))

        self._queue.put(work)

    def search(self, wanted: str) -> None:
        """In which papers and on which pages a text stands; `found` gives it."""

        def work(held: "OpenConference") -> None:
            from app.errors import Refused

            desk, pages = _desk(held.station), {}
            for paper in desk.list():
                try:
                    pages[paper.key] = desk.pages_with(paper.key, wanted)
                except Refused:  # it is not shown to this desk, and so not searched
                    continue
            self.found.emit(wanted, {key: held for key, held in pages.items() if held})

        self._queue.put(work)

    def add(self, path: Path, **said: str) -> None:
        """Keep a file as a paper, or as a new version of one; `kept` gives its key, then `listed` all.

        It is read while the conference goes on.
        """

        def work(held: "OpenConference") -> None:
            desk = _desk(held.station)
            self._queue.in_background(desk.reader(path), lambda content: self._keep(path, content, said))

        self._queue.put(work)

    def _keep(self, path: Path, content: "Content", said: dict[str, str]) -> None:
        def work(station: "Station") -> str:
            paper = _desk(station).keep(path, content, **said)
            self.kept.emit(paper.key)
            return f"Kept “{paper.title}”, version {paper.version}."

        self._finish(work)

    def remove(self, key: str) -> None:
        """Take a paper out of the list; `bring_back` undoes it."""
        self._finish(lambda station: f"Removed “{_desk(station).remove(key).title}”.")

    def bring_back(self, key: str) -> None:
        """A removed paper in the list again."""
        self._finish(lambda station: f"“{_desk(station).bring_back(key).title}” is back.")

    def export(self, key: str, version: int, path: Path) -> None:
        """Write a version into a file, as it came."""
        self._finish(lambda station: _desk(station).export(key, path, version))

    def _finish(self, work: "Callable[[Station], str]") -> None:
        def begin(held: "OpenConference") -> None:
            held.finish(work)
            self.listed.emit(_desk(held.station).list(every=True))

        self._queue.put(begin)


def _desk(station: "Station") -> "DocumentDesk":
    from app.documents.kept.desk import DocumentDesk

    return DocumentDesk(station)
