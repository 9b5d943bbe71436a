"""A list of notes in a card: questions of the public, statements of the record."""

from ui.face import Note
from ui.models.notes import NotesModel
from ui.paint.note_row import NoteRowDelegate
from ui.panels.rows_view import RowsView
from ui.theme import Theme


class NotesView(RowsView[Note]):
    """Rows of `Note`, each on so many lines."""

    def __init__(self, worn: Theme, name: str, lines: int) -> None:
        super().__init__(name, NotesModel())
        self._delegate = NoteRowDelegate(worn, self, lines)
        self.setItemDelegate(self._delegate)

    def wear(self, worn: Theme) -> None:
        """Colours and sizes of another theme."""
        self._delegate.wear(worn)
        self.doItemsLayout()
