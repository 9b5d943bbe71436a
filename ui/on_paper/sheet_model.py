"""The rows of the sheet from paper as a table that is written in; what is wrong stands beside each row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.on_paper.rows import SheetRow, What, added
from ui.widgets.text import isolated

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("No.", "On paper", "Began", "Ended, or how long", "Absent", "To put right")
NUMBER, NAME, START, END, ABSENT, WRONG = range(len(HEADINGS))
LOOK = Qt.ItemDataRole.UserRole
"""Under this role a row says how it looks: wrong, of the session, or nothing."""
_FIELDS = {NAME: "named", START: "start", END: "end"}
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class SheetModel(QAbstractTableModel):
    """`typed` comes after every change of what is written. `clock` says an instant as the venue's time."""

    typed = Signal()

    def __init__(self, clock: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SheetRow] = []
        self.wrong: Mapping[str, str] = {}
        self._clock, self._added = clock, 0

    def show(self, rows: Sequence[SheetRow]) -> None:
        """Become these printed rows, one by one: what was typed, moved or added stays."""
        wanted = {row.key: row for row in rows}
        for place in reversed(range(len(self.rows))):
            if self.rows[place].key not in wanted and self.rows[place].what is not What.ADDED:
                self._take_out(place)
        place = 0
        for row in rows:
            at = self.place_of(row.key)
            if at < 0:
                self._put_in(place, row)
            elif (kept := _kept(row, self.rows[at])) != self.rows[at]:
                self.rows[at] = kept
                self.dataChanged.emit(self.index(at, 0), self.index(at, WRONG))
            place = self.place_of(row.key) + 1

    def put(self, rows: Sequence[SheetRow]) -> None:
        """Become these rows as they were typed once."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def place_of(self, key: str) -> int:
        """Where a row stands; -1 when it is not there."""
        return next((place for place, row in enumerate(self.rows) if row.key == key), -1)

    def _put_in(self, place: int, row: SheetRow) -> None:
        self.beginInsertRows(_NOWHERE, place, place)
        self.rows.insert(place, row)
        self.endInsertRows()

    def _take_out(self, place: int) -> None:
        self.beginRemoveRows(_NOWHERE, place, place)
        del self.rows[place]
        self.endRemoveRows()

    def mark(self, wrong: Mapping[str, str]) -> None:
        """What is to be put right, by the keys of rows."""
        before, self.wrong = self.wrong, wrong
        for place, row in enumerate(self.rows):
            if before.get(row.key) != wrong.get(row.key):
                self.dataChanged.emit(self.index(place, 0), self.index(place, WRONG))

    def add(self, below: int) -> int:
        """A row for somebody who was not on the list, below another; its place."""
        self._added += 1
        self._put_in(below + 1, added(self._added))
        return below + 1

    def remove(self, place: int) -> bool:
        """Take out a row that was added; the printed ones stay."""
        if not 0 <= place < len(self.rows) or self.rows[place].what is not What.ADDED:
            return False
        self._take_out(place)
        self.typed.emit()
        return True

    def move(self, place: int, by: int) -> int:
        """A row up (negative) or down, to where it was held; its place then."""
        to = place + by
        if not (0 <= place < len(self.rows) and 0 <= to < len(self.rows)):
            return place
        self.beginMoveRows(_NOWHERE, place, place, _NOWHERE, to + (by > 0))
        self.rows.insert(to, self.rows.pop(place))
        self.endMoveRows()
        self.typed.emit()
        return to

    def tick(self, place: int) -> None:
        """Absent, or not; where that can be said."""
        if self._may_be_absent(self.rows[place]):
            self._change(place, absent=not self.rows[place].absent)

    def _change(self, place: int, **fields: object) -> None:
        self.rows[place] = replace(self.rows[place], **fields)  # type: ignore[arg-type]
        self.dataChanged.emit(self.index(place, 0), self.index(place, WRONG))
        self.typed.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One for each printed row, and those that were added."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Number, who, began, ended, absent, what is wrong."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Plain text for the eye, the pen and the ear; how the row looks."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == _ROLE.DisplayRole:
            return self._shown(row, column)
        if role == _ROLE.EditRole and column in _FIELDS:
            return getattr(row, _FIELDS[column])
        if role == _ROLE.ToolTipRole and column in (NAME, WRONG):
            return escape(self._shown(row, column))  # a tool tip would take outside text for markup
        if role == LOOK:
            return self._look(row)
        if role == _ROLE.AccessibleTextRole:
            return f"{HEADINGS[column]} {self._shown(row, column)}".strip()
        return None

    def _shown(self, row: SheetRow, column: int) -> str:
        match column:
            case 0:
                return f"item {row.number}" if row.what is What.ITEM else row.number
            case 1:
                name = (
                    isolated(row.name)
                    if row.what is not What.ADDED
                    else row.named or "Who spoke? Serbia, or: Serbia, reply"
                )
                return f"{name} · {isolated(row.remark)}" if row.remark else name
            case 2:
                return self._clock(row.begun) if row.begun else row.start
            case 3:
                return row.end
            case 4:
                return ("☑" if row.absent else "☐") if self._may_be_absent(row) else ""
            case 5:
                return f"✗ {self.wrong[row.key]}" if row.key in self.wrong else ""
        return ""

    def _look(self, row: SheetRow) -> str:
        if row.key in self.wrong:
            return "wrong"
        return "session" if row.of_session else ""

    def _may_be_absent(self, row: SheetRow) -> bool:
        return row.what in (What.ITEM, What.SPEECH) and row.begun is None

    def writes(self, place: int, column: int) -> bool:
        """Whether a cell can be written in: what the journal knows already cannot."""
        row = self.rows[place]
        match column:
            case 1:
                return row.what is What.ADDED
            case 2:
                return row.begun is None
            case 3:
                return row.what not in (What.OPENING, What.CLOSING)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Times are written where the journal does not know them."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.writes(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """What was typed; whether it holds is said beside it."""
        if not index.isValid() or role != _ROLE.EditRole or not self.writes(index.row(), index.column()):
            return False
        self._change(index.row(), **{_FIELDS[index.column()]: str(value)})
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """The headings of the columns."""
        across = orientation is Qt.Orientation.Horizontal
        return HEADINGS[section] if across and role == _ROLE.DisplayRole else None


def _kept(new: SheetRow, typed: SheetRow) -> SheetRow:
    start = "" if new.begun else typed.start
    return replace(new, start=start, end=typed.end, absent=typed.absent)
