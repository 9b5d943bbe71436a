"""Everybody as the table of Qt sees it: the texts of the lines that are shown, in the order asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.registration.people_table import COLUMNS, Filter, ListedPerson, PeopleTable

Index = QModelIndex | QPersistentModelIndex
HEADINGS = {
    "number": "No.",
    "family": "Family name",
    "given": "Given name",
    "delegation": "Delegation",
    "position": "Position",
    "category": "Category",
    "role": "Role",
    "attendance": "Mode",
    "status": "Status",
    "in_hall": "Came",
    "badge": "Badge",
    "email": "E-mail",
    "telephone": "Telephone",
    "language": "Lang.",
    "alias": "Alias",
    "missing": "To look at",
    "note": "Note",
}
_HEADS = tuple(HEADINGS[name] for name in COLUMNS)
_FIRST = COLUMNS.index("family")
# Bound once: looking an enum up costs more than the text of a cell.
_DISPLAY, _TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.SortOrder.DescendingOrder
_NOWHERE = QModelIndex()


class PeopleModel(QAbstractTableModel):
    """`shown` when other lines stand there, or in another order; before it `turning`."""

    turning = Signal()
    shown = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.table: PeopleTable | None = None
        self.places: list[int] = []
        self.asked = Filter()
        self._column, self._descending = _FIRST, False

    def show(self, table: PeopleTable) -> None:
        """The people as they are now; where the same lines stand, only what they say changes."""
        before = [row.number for row in self.rows()]
        self.table = table
        places = self._chosen()
        if before == [table.rows[place].number for place in places]:
            self.places = places
            if places:
                self.dataChanged.emit(self.index(0, 0), self.index(len(places) - 1, len(COLUMNS) - 1))
            self.shown.emit()
        else:
            self._become(places)

    def ask(self, asked: Filter) -> None:
        """Those whom a filter leaves."""
        if asked != self.asked:
            self.asked = asked
            self._become(self._chosen())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """In the order of a column, or turned around."""
        self._column, self._descending = column, order == _DOWN
        self._become(self._chosen())

    def _chosen(self) -> list[int]:
        if self.table is None:
            return []
        return self.table.chosen(self.asked, COLUMNS[self._column], descending=self._descending)

    def _become(self, places: list[int]) -> None:
        self.turning.emit()
        self.beginResetModel()
        self.places = places
        self.endResetModel()
        self.shown.emit()

    def rows(self) -> list[ListedPerson]:
        """The lines that are shown, in order."""
        return [self.table.rows[place] for place in self.places] if self.table is not None else []

    def row(self, at: int) -> ListedPerson:
        """One of them."""
        assert self.table is not None
        return self.table.rows[self.places[at]]

    def lines_of(self, numbers: Sequence[str]) -> list[int]:
        """Where some registrations are shown, from above."""
        if self.table is None:
            return []
        at = self.table.places
        wanted = {at[number] for number in numbers if number in at}
        return [line for line, place in enumerate(self.places) if place in wanted]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Whoever is shown."""
        return 0 if parent.isValid() else len(self.places)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Number, name, delegation …"""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Plain text; what a narrow column cuts stands in the tip, as text and never as markup."""
        if role == _DISPLAY:
            return self.row(index.row()).texts[index.column()]
        if role == _TIP and (text := self.row(index.row()).texts[index.column()]):
            return text if "<" not in text else text.replace("&", "&amp;").replace("<", "&lt;")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """The headings."""
        return _HEADS[section] if orientation == _ACROSS and role == _DISPLAY else None
