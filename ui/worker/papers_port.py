"""Papers: looked at, saved, printed. What was saved is never noted as printed, nor what no printer took."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.worker.conference_queue import ConferenceQueue

if TYPE_CHECKING:
    from app.papers.kinds import PaperChoice
    from app.station.print_desk import MadePaper, PrintDesk
    from app.station.station import Station
    from ui.worker.open_conference import OpenConference


class PapersPort(QObject):
    """`made` gives the path of a paper that lies there, of which nothing is noted; `issued` says what became
    of such a paper last. Pages are pictures of the port `files`; the desk's `finished` tells what was done.
    """

    made = Signal(object)
    issued = Signal(str)

    def __init__(self, queue: ConferenceQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._made: dict[Path, MadePaper] = {}

    def _finish(self, work: "Callable[[PrintDesk], str]") -> None:
        def begin(station: "Station") -> str:
            from app.station.print_desk import PrintDesk

            return work(PrintDesk(station))

        self._queue.put(lambda held: held.finish(begin))

    def make(self, path: Path, choice: "PaperChoice") -> None:
        """A paper for the preview or a printer, in the place of what lay at its path."""

        def work(held: "OpenConference") -> None:
            from app.station.print_desk import PrintDesk

            path.unlink(missing_ok=True)
            desk = PrintDesk(held.station)
            self.issued.emit(desk.last_words(choice))
            self._made[path] = desk.make(path, choice)
            self.made.emit(path)

        self._queue.put(work)

    def save(self, path: Path, choice: "PaperChoice") -> None:
        """A paper as PDF or DOCX, kept where somebody wants it."""
        self._finish(lambda desk: f"{desk.save(path, choice)} Saved, not printed.")

    def taken(self, path: Path, pages: int, of: int, printer: str) -> None:
        """A printer has taken so many pages of what was made for it; all of them are a print."""

        def work(desk: "PrintDesk") -> str:
            made = self._made.pop(path)
            if pages < of:
                return f"Stopped after {pages} of {of} pages; this is not noted as printed."
            desk.note(made, printer)
            return f"Pages sent to {printer or 'the printer'}: {pages}."

        self._finish(work)
