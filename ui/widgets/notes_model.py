"""Entries of two or three lines as Qt sees them: questions of the public, statements of the record."""

from ui.chair.card_values import Note
from ui.widgets.rows_model import RowsModel


class NotesModel(RowsModel[Note]):
    """Rows of `ui.chair.card_values.Note`, each known by its key."""

    def key(self, row: Note) -> str:
        """Its own."""
        return row.key

    def shown(self, row: Note) -> str:
        """What it says."""
        return row.text

    def spoken(self, row: Note) -> str:
        """State first, as whoever sifts by ear needs it."""
        return ", ".join(part for part in (row.state, row.text, row.below.replace(" · ", ", ")) if part)
