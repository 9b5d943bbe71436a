"""A delegation's seat, typed below the cards; where it was given here, the one before can be had back."""

from PySide6.QtCore import QObject, Signal

from app.conference.seats import meant
from app.live.snapshot import ConferenceSnapshot
from ui.widgets.ask_line import AskLine


class SeatEntry(QObject):
    """`asked` a delegation and its seat from now on · `given` a delegation, its seat before and now."""

    asked = Signal(str, str)
    given = Signal(str, str, str)

    def __init__(self, line: AskLine, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._loaded: ConferenceSnapshot | None = None
        self._asked = ("", "")

    def ask(self, whom: str, name: str) -> None:
        """Of whoever speaks in the room and is heard next; another delegation is typed before its seat."""
        words = (
            f"Seat of {name}, as 14; of another: Norway 14" if whom else "Delegation and seat, as Norway 14"
        )
        self._line.ask(words, lambda text: self._take(text, whom))

    def _take(self, text: str, whom: str) -> None:
        assert self._loaded is not None
        delegation, seat = meant(self._loaded.entities, text, whom)
        if not delegation:
            raise ValueError("Type the delegation, then its seat, as Norway 14")
        self._asked = delegation, " ".join(seat.split())
        self.asked.emit(delegation, seat)

    def forget(self) -> None:
        """The seat was refused."""
        self._asked = "", ""

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed, perhaps by the seat that was asked for."""
        before, self._loaded = self._loaded, loaded
        delegation, seat = self._asked
        if before is not None and delegation and loaded.conference.seats.get(delegation, "") == seat:
            self.forget()
            self.given.emit(delegation, before.conference.seats.get(delegation, ""), seat)
