"""What the tech desk takes back with one key, whatever it did last: an act, a cue of the agenda, a seat."""

from PySide6.QtCore import QObject

from app.agenda.changes import Change
from app.floor.state import Floor
from app.journal.undo import seen
from app.live.desk_id import Role
from ui.console.edit_history import EditHistory, Make
from ui.worker.desk import Desk


class TechUndo(QObject):
    """A seat or cues since the last act, else that act."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.history = EditHistory(self)
        self.history.asked.connect(desk.agenda.edit)
        desk.agenda.edited.connect(self.history.answer)
        self._cues_before = 0
        self._seat: tuple[str, str, str, int] | None = None
        """A delegation, its seat before and since, and how many cues were written by then."""

    def add_cue(self, make: Make) -> None:
        """A cue of the agenda."""
        self.history.do(make)

    def note_seat(self, delegation: str, before: str, seat: str) -> None:
        """A seat was given; the delegation had another one, or none, before."""
        self._seat = delegation, before, seat, len(self.history.done)

    def note_act(self) -> None:
        """An act was done: what was before it is left as it is."""
        self._cues_before, self._seat = len(self.history.done), None
        self.history.undone.clear()

    def words(self, change: Change) -> str:
        """What is said of a cue that was written or taken back."""
        return f"Taken back: {change.words}" if self.history.undone else f"{change.words} · Ctrl+Z undo"

    def undo(self, floor: Floor | None) -> None:
        """Take back what was done last, of the session's acts the one that this floor shows as last."""
        done = len(self.history.done)
        if self._seat is not None and done <= self._seat[-1]:
            (delegation, before, seat, _), self._seat = self._seat, None
            self._desk.registration.seat(delegation, before, expecting=seat)
        elif done > self._cues_before:
            self.history.undo()
        else:
            self._desk.floor.do_beside(Role.TECH, "undo", **seen(floor.undo if floor else None))

    def redo(self, floor: Floor | None) -> None:
        """Do again what was taken back last."""
        if self.history.undone:
            self.history.redo()
        else:
            self._desk.floor.do_beside(Role.TECH, "redo", **seen(floor.redo if floor else None))
