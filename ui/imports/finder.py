"""Choosing a delegation or a person by a few letters; the likely ones stand there before any is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.widgets.parts import added, column
from ui.widgets.text import isolated

if TYPE_CHECKING:
    from app.conference.search import SearchIndex

_SHOWN = 3
_MOST = 8
_ROW = 30


@dataclass(frozen=True, slots=True)
class Found:
    """A delegation, perhaps with a person, and the words for both."""

    delegation: str
    person: str
    words: str


class Finder(QWidget):
    """A line to type in and what it finds. `chosen` is None until one was taken with Enter or a click."""

    taken = Signal()

    def __init__(self, about: str) -> None:
        super().__init__()
        self.line, self.list = _Line(placeholderText="Type a delegation or a name…"), QListWidget()
        self.line.setAccessibleName(about)
        self.list.setAccessibleName(f"{about}: found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFixedHeight(_ROW * _SHOWN + 4)
        layout = column(self, gap=4)
        layout.addWidget(self.line)
        layout.addWidget(self.list)
        self.chosen: Found | None = None
        self._index: SearchIndex | None = None
        self._likely: tuple[Found, ...] = ()
        self._found: tuple[Found, ...] = ()
        self.line.textEdited.connect(self._look)
        self.line.stepped.connect(self._step)
        self.line.returnPressed.connect(self._take)
        self.list.itemClicked.connect(self._take_clicked)

    def search_in(self, index: "SearchIndex | None") -> None:
        """The delegations and people to look among."""
        self._index = index

    def begin(self, chosen: Found | None, likely: Sequence[Found]) -> None:
        """Ask about another request: what is chosen for it already, and what may be meant."""
        self.chosen, self._likely = chosen, tuple(likely)
        self.line.setText(chosen.words if chosen else "")
        self._show(self._likely)

    def _look(self, text: str) -> None:
        self.chosen = None
        if not text.strip():
            self._show(self._likely)
            return
        hits = self._index.find(text, _MOST) if self._index else ()
        self._show(
            tuple(
                Found(
                    hit.entity,
                    hit.person,
                    f"{hit.name}, {isolated(hit.person_name)}" if hit.person else hit.name,
                )
                for hit in hits
            )
        )

    def _show(self, found: tuple[Found, ...]) -> None:
        self._found = found[:_MOST]
        self.list.clear()
        for person in self._found:
            added(self.list, person.words, _ROW)
        self.list.setCurrentRow(0 if self._found and self.chosen is None else -1)

    def _step(self, by: int) -> None:
        if self._found:
            self.chosen = None
            self.list.setCurrentRow((self.list.currentRow() + by) % len(self._found))

    def _take_clicked(self, _item: QListWidgetItem) -> None:
        self.chosen = None
        self._take()

    def _take(self) -> None:
        place = self.list.currentRow()
        if self.chosen is None and 0 <= place < len(self._found):
            self.chosen = self._found[place]
            self.line.setText(self.chosen.words)
        if self.chosen is not None:
            self.taken.emit()


class _Line(QLineEdit):
    """Up and Down walk through what was found."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are not for the text; Enter is not for the dialog."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
