"""What the tech desk takes back with one key, whatever it did last: an act, a cue of the agenda, a seat."""

from PySide6.QtCore import QObject

from app.agenda.changes import Change
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
        self._seat_before = ("", "", 0)
        """A delegation, its seat before, and how many cues were written by then."""

    def add_cue(self, make: Make) -> None:
        """A cue of the agenda."""
        self.history.do(make)

    def note_seat(self, delegation: str, seat: str) -> None:
        """A seat was given; the delegation had this one before."""
        self._seat_before = delegation, seat, len(self.history.done)

    def note_act(self) -> None:
        """An act was done: what was before it is left as it is."""
        self._cues_before, self._seat_before = len(self.history.done), ("", "", 0)
        self.history.undone.clear()

    def words(self, change: Change) -> str:
        """What is said of a cue that was written or taken back."""
        return f"Taken back: {change.words}" if self.history.undone else f"{change.words} · Ctrl+Z undo"

    def undo(self) -> None:
        """Take back what was done last."""
        (delegation, seat, cues), done = self._seat_before, len(self.history.done)
        if delegation and done <= cues:
            self._seat_before = "", "", 0
            self._desk.registration.seat(delegation, seat)
        elif done > self._cues_before:
            self.history.undo()
        else:
            self._desk.floor.do_beside(Role.TECH, "undo")

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self.history.undone:
            self.history.redo()
        else:
            self._desk.floor.do_beside(Role.TECH, "redo")
