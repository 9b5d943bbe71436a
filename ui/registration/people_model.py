"""The people found at the registration desk, as Qt sees them."""

from dataclasses import dataclass

from ui.widgets.rows_model import ROW, RowsModel

__all__ = ["ROW", "PeopleModel", "PersonRow"]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line: who, of what, and how they stand in one or two words."""

    number: str
    name: str
    delegation: str
    state: str
    dim: bool = False


class PeopleModel(RowsModel[PersonRow]):
    """Rows of `PersonRow`, each known by the registration's number."""

    def key(self, row: PersonRow) -> str:
        """The number of the registration."""
        return row.number

    def shown(self, row: PersonRow) -> str:
        """The name of the person."""
        return row.name

    def spoken(self, row: PersonRow) -> str:
        """The whole row in words."""
        return f"{row.name}, {row.delegation}, {row.state}"
