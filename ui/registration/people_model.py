"""The people found at the registration desk, as Qt sees them."""

from dataclasses import dataclass

from ui.widgets.rows_model import ROW, RowsModel

__all__ = ["ROW", "GuestRow", "GuestsModel"]


@dataclass(frozen=True, slots=True)
class GuestRow:
    """One line: who, of what, and how they stand in one or two words."""

    number: str
    name: str
    delegation: str
    state: str
    dim: bool = False


class GuestsModel(RowsModel[GuestRow]):
    """Rows of `GuestRow`, each known by the registration's number."""

    def key(self, row: GuestRow) -> str:
        """The number."""
        return row.number

    def shown(self, row: GuestRow) -> str:
        """The name."""
        return row.name

    def spoken(self, row: GuestRow) -> str:
        """The whole row in words."""
        return f"{row.name}, {row.delegation}, {row.state}"
