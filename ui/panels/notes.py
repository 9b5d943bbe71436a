"""A list of notes in a card: questions of the public, statements of the record."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ui.face import Note
from ui.models.notes import NotesModel
from ui.models.rows import ROW
from ui.paint.note_row import NoteRowDelegate
from ui.theme import Theme

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_MOVES = tuple(getattr(Qt.Key, f"Key_{name}") for name in ("Up", "Down", "Home", "End", "PageUp", "PageDown"))


class NotesView(QListView):
    """The rows; keys that do not move the selection go on to the card."""

    def __init__(self, worn: Theme, name: str, lines: int) -> None:
        super().__init__()
        self.setObjectName("speakers")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.notes = NotesModel(self)
        self.setModel(self.notes)
        self._delegate = NoteRowDelegate(worn, self, lines)
        self.setItemDelegate(self._delegate)

    def wear(self, worn: Theme) -> None:
        """Colours and sizes of another theme."""
        self._delegate.wear(worn)
        self.doItemsLayout()

    def show_notes(self, rows: list[Note]) -> None:
        """Show these; the selection stays with its note, else with its place."""
        held, place = self.selected(), self.currentIndex().row()
        self.notes.show(rows)
        found = self.notes.row_of(held)
        if rows:
            place = found if found >= 0 else min(max(place, 0), len(rows) - 1)
            self.selectionModel().setCurrentIndex(self.notes.index(place), _SELECT)

    def selected(self) -> str:
        """The key of the note that is selected; empty when there is none."""
        note: Note | None = self.currentIndex().data(ROW)
        return note.key if note else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Arrows move; everything else is the card's."""
        if event.key() in _MOVES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            event.ignore()
