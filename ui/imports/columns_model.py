"""The columns of a file as a table: name, example, the field each goes to, how much of it was understood."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from app.exchange.plan import KEPT, UNDECIDED
from ui.imports.plan_model import CHOICES, DISPLAY, EDIT, TOOL_TIP, Index

if TYPE_CHECKING:
    from app.exchange.plan import Reading

HEADINGS = ("Column in the file", "Example", "Goes to", "Understood")
GOES_TO = 2
NOWHERE = ("", "(do not import)")
_NOWHERE = QModelIndex()


class ColumnsModel(QAbstractTableModel):
    """One row for each column of the file; `mapped` tells the whole map when a person changes it."""

    mapped = Signal(object)

    def __init__(self, reading: "Reading", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reading = reading
        self._choices = (NOWHERE, *reading.fields)
        self._words = {UNDECIDED: "decide…", **dict(self._choices)}

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Every column of the file."""
        return 0 if parent.isValid() else len(self.reading.columns)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Name, example, field, understood."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Plain text; the field with its choices."""
        if not index.isValid():
            return None
        column = self.reading.columns[index.row()]
        if role == DISPLAY:
            return (column.header, column.example, f"{self._words[column.field]}  ▾", _understood(column))[
                index.column()
            ]
        if role == TOOL_TIP:
            return (column.header, column.example, "", "")[index.column()]
        if index.column() == GOES_TO:
            return {EDIT: column.field, CHOICES: self._choices}.get(Qt.ItemDataRole(role))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The field can be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == GOES_TO else flags

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        """A column goes to a field; the column that had it before goes nowhere."""
        if not index.isValid() or role != EDIT or value == self.reading.columns[index.row()].field:
            return False
        field = str(value)
        fields = {column.header: column.field for column in self.reading.columns if column.field != UNDECIDED}
        taken = field.partition("/")[0]
        moved = {
            name: ""
            for name, before in fields.items()
            if KEPT not in (field, before) and taken and before.partition("/")[0] == taken
        }
        self.mapped.emit(fields | moved | {self.reading.columns[index.row()].header: field})
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """The headings."""
        across = orientation is Qt.Orientation.Horizontal
        return HEADINGS[section] if across and role == DISPLAY else None


def _understood(column: object) -> str:
    field, filled = getattr(column, "field", ""), getattr(column, "filled", 0)
    understood = getattr(column, "understood", 0)
    if not filled:
        return "empty"
    if field == UNDECIDED:
        return "nobody knows yet"
    if not field:
        return "not needed"
    missing = filled - understood
    return f"{understood} of {filled}" + (f", {missing} not" if missing else "")
