"""Lines of the tech desk's lists as Qt sees them: cues, remote speakers, names of the waiting room."""

from dataclasses import dataclass

from ui.widgets.rows_model import RowsModel


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One line: left, text, right in the colour of `tone`; `below` is a second line."""

    key: str
    left: str
    text: str
    right: str = ""
    below: str = ""
    tone: str = "muted"
    dim: bool = False
    strong: bool = False


class DeskRowsModel(RowsModel[DeskRow]):
    """Rows of `DeskRow`, each known by its key."""

    def key(self, row: DeskRow) -> str:
        """The key that the row brings along."""
        return row.key

    def shown(self, row: DeskRow) -> str:
        """The text of the row."""
        return row.text

    def spoken(self, row: DeskRow) -> str:
        """The whole line, from left to right."""
        return ", ".join(part for part in (row.left, row.text, row.right, row.below) if part)
