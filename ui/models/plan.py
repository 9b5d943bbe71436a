"""The plan of an import as a table: every line that is new, changed, doubtful, gone or wrong."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from app.exchange.plan import Plan

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("Line", "What", "Whom or which", "Why, or what changes")
DISPLAY = Qt.ItemDataRole.DisplayRole
_NOWHERE = QModelIndex()
_ORDER = {"problem": 0, "doubtful": 1, "changed": 2, "gone": 3, "new": 4, "unchanged": 5}


class PlanModel(QAbstractTableModel):
    """Rows of texts, the ones to look at first. A plan never changes, so neither does this."""

    def __init__(self, plan: "Plan[Any]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        rows = [(str(one.line), "problem", one.column, one.what) for one in plan.problems]
        rows += [(str(one.line), one.what, name_of(_shown(one)), reason_of(one)) for one in plan.changes]
        self._rows = sorted(rows, key=lambda row: _ORDER.get(row[1], len(_ORDER)))

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """Every line of the file that says something."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 -- Qt's name
        """Line, what, whom, why."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Plain text."""
        return self._rows[index.row()][index.column()] if role == DISPLAY and index.isValid() else None

    def headerData(  # noqa: N802 -- Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> object:
        """The headings."""
        across = orientation is Qt.Orientation.Horizontal
        return HEADINGS[section] if across and role == DISPLAY else None


def _shown(change: Any) -> Any:
    """Whom or which a line is about: a protected person as known, whatever the file calls them."""
    return change.before if getattr(change.before, "alias", "") else change.value


def name_of(value: Any) -> str:
    """A person's name (or alias) with the delegation, a question, or a session's code with its title."""
    if hasattr(value, "shown_name"):
        return ", ".join(part for part in (value.shown_name, value.entity) if part)
    if hasattr(value, "joined_at"):
        return f"{value.name}, {value.registrant or 'nobody who is registered'}"
    return str(value.text) if hasattr(value, "asked_by") else f"{value.code} {value.title}"


def reason_of(change: Any) -> str:
    """Why it is doubtful, or what changes field by field; of a protected person, which fields alone."""
    if getattr(change.value, "alias", "") and change.fields:
        return change.reason or ", ".join(one.field for one in change.fields)
    fields = "; ".join(f"{one.field}: {one.before or '–'} → {one.after or '–'}" for one in change.fields)
    return change.reason or fields
