"""Requests that were sent ahead as a table: those to be decided first, each with what would become of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.conference.request_decision import Decision
from app.floor.rules.requests import is_late
from app.live.snapshot import ConferenceSnapshot
from app.times import clock_text, day_text, zone
from ui.widgets.text import isolated

if TYPE_CHECKING:
    from app.exchange.plan import Change, Plan
    from app.exchange.requests.advance_request import AdvanceRequest

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("What", "From", "Received", "Subject", "What becomes of it")
ASK, TAKE, LEAVE, KNOWN = "to decide", "ready", "left out", "known"
DISPLAY, ACCESSIBLE = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole
_NOWHERE = QModelIndex()
_ORDER = {"doubtful": 0, "new": 1, "changed": 1, "unchanged": 2, "gone": 2}


class RequestsModel(QAbstractTableModel):
    """The changes of a plan and what a person has decided about them so far, by the requests' ids."""

    def __init__(
        self, plan: "Plan[AdvanceRequest]", loaded: ConferenceSnapshot, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._loaded, self._where = loaded, zone(loaded.conference.zone)
        self._changes = sorted(plan.changes, key=lambda change: (_ORDER[change.what], change.line))
        self._people = loaded.people
        self._titles = {session.code: session.title for session in loaded.sessions}
        self.choices: dict[str, Decision] = {}

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Every request."""
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """What, from whom, when, about what, what becomes of it."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Plain text; the ear hears the whole row in its first cell."""
        if not index.isValid() or role not in (DISPLAY, ACCESSIBLE):
            return None
        cells = self._cells(index.row())
        whole = role == ACCESSIBLE and index.column() == 0
        return ", ".join(cells) if whole else cells[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        """The headings."""
        across = orientation is Qt.Orientation.Horizontal
        return HEADINGS[section] if across and role == DISPLAY else None

    def change(self, row: int) -> "Change[AdvanceRequest]":
        """The planned change of a row."""
        return self._changes[row]

    def decide(self, row: int, choice: Decision) -> None:
        """A person decided about a row."""
        self.choices[self._changes[row].value.id] = choice
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADINGS) - 1))

    def fate(self, row: int) -> str:
        """What becomes of a row: to decide, ready for the list, left out, known."""
        change = self._changes[row]
        choice = self.choices.get(change.value.id)
        if choice is not None:
            return LEAVE if choice.leave_out else TAKE
        return {"doubtful": ASK, "new": TAKE}.get(change.what, KNOWN)

    def is_settled(self, row: int) -> bool:
        """Whether nothing can be decided any more: it is on a list already, or stands here twice."""
        change = self._changes[row]
        return change.what == "unchanged" and change.before is not None

    def count(self, fate: str) -> int:
        """How many rows have this fate."""
        return sum(self.fate(row) == fate for row in range(len(self._changes)))

    def next_to_decide(self, after: int) -> int:
        """The next row that waits for a decision, from the one after `after` round to the first; else -1."""
        count = len(self._changes)
        places = ((after + step) % count for step in range(1, count + 1))
        return next((place for place in places if self.fate(place) == ASK), -1)

    def is_late(self, row: int) -> bool:
        """Whether it came after the deadline, also where its session is still to be decided."""
        request, deadline = self._changes[row].value, self._loaded.conference.floor_deadline
        return request.late or is_late(deadline, request.channel, request.received_at)

    def received(self, row: int) -> str:
        """Day and time at the venue, to the second, for lateness turns on it."""
        at = self._changes[row].value.received_at
        words = f"{day_text(at, self._where)}, {clock_text(at, self._where, seconds=True)}"
        return f"{words}, LATE" if self.is_late(row) else words

    def whose(self, delegation: str, person: str) -> str:
        """A delegation, with the person where one is named."""
        entity, who = self._loaded.entities.get(delegation), self._people.get(person)
        name = entity.short if entity else delegation
        return f"{name}, {isolated(who.shown_name)}" if who else name

    def session(self, code: str) -> str:
        """A session as it is called: Panel 2."""
        return self._titles.get(code, code).partition(":")[0]

    def _cells(self, row: int) -> tuple[str, ...]:
        request = self._changes[row].value
        sender = request.letter.sender if request.letter else self.whose(request.entity, request.person)
        subject = request.letter.subject if request.letter else request.note
        return self.fate(row), isolated(sender), self.received(row), isolated(subject), self._becomes(row)

    def _becomes(self, row: int) -> str:
        change = self._changes[row]
        request, choice = change.value, self.choices.get(change.value.id)
        if choice is not None and choice.leave_out:
            return "Left out; this is remembered."
        if choice is not None:
            return f"{self.whose(choice.delegation, choice.person)} · {self.session(choice.session)}"
        if change.what == "new":
            extra = " · unregistered: chair's decision" if "Unregistered" in change.reason else ""
            return f"{self.whose(request.entity, request.person)} · {self.session(request.session)}{extra}"
        return change.reason
