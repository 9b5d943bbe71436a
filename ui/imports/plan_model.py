"""The plan of an import as a table: every line that is new, changed, doubtful, late, gone or wrong."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

if TYPE_CHECKING:
    from app.exchange.plan import Doubt, Plan

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Line", "What", "Whom or which", "Why, or what changes", "Do")
DO = len(HEADINGS) - 1
DISPLAY = Qt.ItemDataRole.DisplayRole
TOOL_TIP = Qt.ItemDataRole.ToolTipRole
EDIT = Qt.ItemDataRole.EditRole
CHOICES = Qt.ItemDataRole.UserRole
"""Under this role a cell that asks something gives its choices, as pairs of code and words."""
_NOWHERE = QModelIndex()
_ORDER = {
    "to decide": -1,
    "problem": 0,
    "doubtful": 1,
    "late": 2,
    "removed": 3,
    "taken out": 3,
    "put back": 3,
    "changed": 3,
    "left out": 4,
    "stays": 4,
    "restored": 3,
    "not in the file": 5,
    "new": 6,
    "unchanged": 7,
}
_NAMED = {"gone": "not in the file", "removed": "taken out"}
_STAYS = {"left out": "stays", "changed": "restored", "new": "put back"}
_TO_LOOK_AT = (
    "problem",
    "doubtful",
    "late",
    "removed",
    "taken out",
    "put back",
    "changed",
    "left out",
    "stays",
    "restored",
    "not in the file",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file: its texts, and what is asked about it."""

    texts: tuple[str, str, str, str]
    doubt: "Doubt | None" = None

    @property
    def do(self) -> str:
        """What was decided, or that nobody has decided yet."""
        if self.doubt is None:
            return ""
        words = {choice.code: choice.words for choice in self.doubt.choices}
        return words.get(self.doubt.chosen, "decide…") + "  ▾"


class PlanModel(QAbstractTableModel):
    """Rows of texts, the ones to look at first; `decided` says what a person answers to a doubt."""

    decided = Signal(str, str, str)

    def __init__(self, plan: "Plan[Any]", parent: QObject | None = None, *, everything: bool = True) -> None:
        super().__init__(parent)
        self._all = rows_of(plan)
        self._rows = self._all if everything else self.to_look_at

    @property
    def to_look_at(self) -> list[Row]:
        """The rows that a person should see; what is simply new or unchanged is not among them."""
        return [row for row in self._all if row.texts[1] in _TO_LOOK_AT or row.doubt is not None]

    def show_everything(self, everything: bool) -> None:
        """All lines, or only those to look at."""
        self.beginResetModel()
        self._rows = self._all if everything else self.to_look_at
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Every line of the file that says something."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Line, what, whom, why, do."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Plain text; a cell of the last column with its choices."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if index.column() == DO:
            return _asked(row, role)
        return row.texts[index.column()] if role in (DISPLAY, TOOL_TIP) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what is asked can be answered."""
        flags = super().flags(index)
        asks = index.isValid() and index.column() == DO and self._rows[index.row()].doubt is not None
        return flags | Qt.ItemFlag.ItemIsEditable if asks else flags

    def setData(self, index: Index, value: object, role: int = EDIT) -> bool:
        """An answer is told; the plan that follows from it comes as a new model."""
        doubt = self._rows[index.row()].doubt if index.isValid() else None
        if doubt is None or role != EDIT or value == doubt.chosen:
            return False
        self.decided.emit(doubt.matter, doubt.key, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """The headings."""
        across = orientation is Qt.Orientation.Horizontal
        return HEADINGS[section] if across and role == DISPLAY else None


def _asked(row: Row, role: int) -> object:
    if role == DISPLAY:
        return row.do
    if row.doubt is None:
        return None
    if role == EDIT:
        return row.doubt.chosen
    return tuple((choice.code, choice.words) for choice in row.doubt.choices) if role == CHOICES else None


def rows_of(plan: "Plan[Any]") -> list[Row]:
    """The lines of a plan, the ones to look at first."""
    rows = [
        Row((str(problem.line), "problem", problem.column, problem.what), problem.doubt)
        for problem in plan.problems
    ]
    rows += [Row(("–", "to decide", offer.column, offer.what), offer.doubt) for offer in plan.offers]
    for change in plan.changes:
        is_late = change.what == "new" and change.doubt is not None and change.doubt.matter == "late"
        named = _STAYS if plan.undoes else _NAMED
        what = "late" if is_late else named.get(change.what, change.what)
        texts = (
            str(change.line or "–"),
            what,
            plan.protection.hide(name_of(_shown(change))),
            reason_of(change),
        )
        rows.append(Row(texts, change.doubt))
    return sorted(rows, key=lambda row: _ORDER.get(row.texts[1], len(_ORDER)))


def _shown(change: Any) -> Any:
    """Whose name stands in the row: where it may be a protected person, the one who is known by the alias."""
    return change.before if getattr(change.before, "alias", "") else change.value


def name_of(value: Any) -> str:
    """A person as “FAMILY, given” (or alias) with the delegation, a question, or a session by its code."""
    if hasattr(value, "listed_name"):
        return ", ".join(part for part in (value.listed_name, value.entity) if part)
    if hasattr(value, "joined_at"):
        return f"{value.name}, {value.registrant or 'nobody who is registered'}"
    return str(value.text) if hasattr(value, "asked_by") else f"{value.code} {value.title}"


def reason_of(change: Any) -> str:
    """Why it is doubtful, or what changes field by field; of a protected person, which fields alone."""
    if getattr(change.value, "alias", "") and change.fields:
        return change.reason or ", ".join(field.field for field in change.fields)
    fields = "; ".join(
        f"{field.field}: {field.before or '–'} → {field.after or '–'}" for field in change.fields
    )
    return change.reason or fields
