"""A list of notes in a card: questions of the public, statements of the record."""

from ui.style.theme import Theme
from ui.widgets.note_row_painter import NoteRowDelegate
from ui.widgets.notes_model import Note, NotesModel
from ui.widgets.rows_view import RowsView


class NotesView(RowsView[Note]):
    """Rows of `Note`, each on so many lines."""

    def __init__(self, theme: Theme, name: str, lines: int) -> None:
        super().__init__(name, NotesModel)
        self._delegate = NoteRowDelegate(theme, self, lines)
        self.setItemDelegate(self._delegate)

    def apply_theme(self, theme: Theme) -> None:
        """Colours and sizes of another theme."""
        self._delegate.apply_theme(theme)
        self.doItemsLayout()
