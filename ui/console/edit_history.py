"""The editor's own changes, in their turn: each waits until the one before it is written; undo and redo."""

from collections import deque
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal


class Undoable(Protocol):
    """A change that was written."""

    @property
    def words(self) -> str:
        """What was done."""

    @property
    def back(self) -> "Undoable":
        """The change that takes it back."""


Make = Callable[[], object]
"""Gives what is asked for: a change, or something from which one follows where it is written."""


class EditHistory(QObject):
    """`asked` gives a change to be written, `written` what was, `refused` a sentence of the editor's rules.

    An act is made only when the one before it has been written, so that it sees what that one did.
    """

    asked = Signal(object)
    written = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.done: list[Undoable] = []
        self.undone: list[Undoable] = []
        self._waiting: deque[tuple[Make, list[Undoable]]] = deque()
        self._asked: object = None
        self._refused: Undoable | None = None
        self._from: list[Undoable] = self.done

    def do(self, make: Make) -> None:
        """A new change."""
        self._wait(make, [])

    def undo(self) -> None:
        """Take the last change back."""
        self._wait(lambda: self._last(self.done, "There is nothing of yours to undo"), self.done)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._wait(lambda: self._last(self.undone, "Nothing was undone"), self.undone)

    def answer(self, asked: object, written: Undoable | None) -> None:
        """What the desk made of a change; one that was twice refused to be taken back is forgotten."""
        if asked is not self._asked:
            return
        came_from, self._asked = self._from, None
        if written is None and came_from and came_from[-1] is not self._refused:
            self._refused = came_from[-1]  # perhaps only locked: the next time it is forgotten
        elif came_from and (came_from is self.done or came_from is self.undone):
            came_from.pop()
        if written is not None:
            (self.undone if came_from is self.done else self.done).append(written)
            if came_from is not self.done and came_from is not self.undone:
                self.undone.clear()
            self.written.emit(written)
        self._next()

    @property
    def undoes(self) -> str:
        """What undo would take back, in words; empty for nothing."""
        return self.done[-1].words if self.done else ""

    @property
    def redoes(self) -> str:
        """What redo would do again, in words."""
        return self.undone[-1].words if self.undone else ""

    def _last(self, held: list[Undoable], nothing: str) -> Undoable:
        if not held:
            raise ValueError(nothing)
        return held[-1].back

    def _wait(self, make: Make, held: list[Undoable]) -> None:
        self._waiting.append((make, held))
        if self._asked is None:
            self._next()

    def _next(self) -> None:
        while self._waiting and self._asked is None:
            make, held = self._waiting.popleft()
            try:
                change = make()
            except ValueError as no:
                self.refused.emit(f"{no}.")
                continue
            self._from, self._asked = held, change
            self.asked.emit(change)
