"""Entries of two or three lines as Qt sees them: questions of the public, statements of the record."""

from dataclasses import dataclass

from ui.widgets.rows_model import RowsModel


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of a list of notes: what it says, its state, a line below. `tone` names a colour."""

    key: str
    text: str
    state: str = ""
    below: str = ""
    tone: str = "muted"
    framed: bool = True
    dim: bool = False
    unusual: bool = False


class NotesModel(RowsModel[Note]):
    """Rows of `ui.widgets.notes_model.Note`, each known by its key."""

    def key(self, row: Note) -> str:
        """The key that the row brings along."""
        return row.key

    def shown(self, row: Note) -> str:
        """The text of the row."""
        return row.text

    def spoken(self, row: Note) -> str:
        """State first, as whoever sifts by ear needs it."""
        return ", ".join(part for part in (row.state, row.text, row.below.replace(" · ", ", ")) if part)
