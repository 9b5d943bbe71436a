"""The list of speakers as Qt sees it."""

from ui.face import Row
from ui.models.rows import ROW, RowsModel

__all__ = ["ROW", "SpeakersModel", "spoken"]


class SpeakersModel(RowsModel[Row]):
    """Rows of `ui.faces.Row`, each known by its request."""

    def key(self, row: Row) -> str:
        """The request."""
        return row.request

    def shown(self, row: Row) -> str:
        """The delegation."""
        return row.name

    def spoken(self, row: Row) -> str:
        """The whole row in words."""
        return spoken(row)


def spoken(row: Row) -> str:
    """A row as a screen reader says it: no number, no signs."""
    minutes, seconds = (int(part) for part in row.time.split(":")[-2:])
    parts = [
        f"{minutes} minute{'s' * (minutes != 1)}" if minutes else "",
        f"{seconds} seconds" if seconds else "",
    ]
    length = " ".join(part for part in parts if part)
    return ", ".join(part for part in (row.name, row.where, length, row.remarks.replace(" · ", ", ")) if part)
