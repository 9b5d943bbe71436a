"""Importing requests that were sent ahead: every mail with what becomes of it; a person decides the doubtful.

The dialog stands beside the console and holds nothing up; nothing is written before Import is pressed.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableView, QWidget

from app.conference.request_decision import Decision
from app.live.snapshot import ConferenceSnapshot
from ui.dialogs.work_dialog import WorkDialog
from ui.imports.letter import LetterPanel
from ui.imports.requests_model import ASK, KNOWN, LEAVE, TAKE, RequestsModel
from ui.widgets.labels import Chip, Label
from ui.widgets.parts import column, row

if TYPE_CHECKING:
    from app.conference.search import SearchIndex
    from app.exchange.plan import Plan
    from app.exchange.requests.advance_request import AdvanceRequest

_WIDTHS = (92, 210, 236, 260)
_ROW = 32
_HINT = "Enter decides · Del leaves out · Ctrl+Enter imports · Esc closes, nothing written"
_PROBLEMS = 3


class RequestsDialog(WorkDialog):
    """The preview of one plan. `accepted_plan` gives it back with what was decided, by the requests' ids."""

    accepted_plan = Signal(object, object)

    def __init__(
        self,
        plan: "Plan[AdvanceRequest]",
        loaded: ConferenceSnapshot,
        index: "SearchIndex | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import requests")
        self.resize(1180, 660)
        self._plan = plan
        self.model = RequestsModel(plan, loaded, self)
        self.panel = LetterPanel(self.model, loaded, index)
        self.table = self._table()
        self.message = Label("muted", _HINT)
        self.chips = {fate: Chip(fate) for fate in (ASK, TAKE, LEAVE, KNOWN)}
        layout = column(self, margin=16, gap=10)
        layout.addWidget(Label("title", f"Requests from {plan.source}"))
        layout.addLayout(self._chips())
        for problem in plan.problems[:_PROBLEMS]:
            layout.addWidget(Label("warn", problem.what))
        layout.addWidget(self.table, 3)
        layout.addWidget(self.panel, 4)
        layout.addLayout(self._buttons())
        self.panel.put.setDefault(True)
        self.panel.decided.connect(self._decide)
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._accept)
        self._count()
        if self.model.rowCount():
            self.table.selectRow(max(self.model.next_to_decide(-1), 0))
        else:
            self.panel.setEnabled(False)
        self.table.setFocus()

    def _chips(self) -> QHBoxLayout:
        bad = Chip("problems")
        count = len(self._plan.problems)
        bad.say(f"{count} could not be read" if count else "", "behind")
        line = row(*self.chips.values(), bad)
        line.addStretch(1)
        return line

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        for place, width in enumerate(_WIDTHS):
            table.setColumnWidth(place, width)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName("Every request that was sent ahead")
        table.installEventFilter(self)
        table.doubleClicked.connect(lambda _index: self.panel.ask())
        return table

    def _buttons(self) -> QHBoxLayout:
        self.take, self.cancel = QPushButton("Import"), QPushButton("Cancel")
        self.take.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.give_up)
        line = row(self.message, self.cancel, self.take)
        line.setStretch(0, 1)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the table Enter goes to what is open about a request, Del leaves it out."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self.panel.ask()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.panel.leave_out()
                return True
        return super().eventFilter(watched, event)

    def _show_row(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.panel.show_row(now.row())

    def _decide(self, place: int, choice: Decision) -> None:
        self.model.decide(place, choice)
        self._count()
        follows = self.model.next_to_decide(place)
        if follows >= 0:
            self.table.selectRow(follows)
        else:
            self.panel.show_row(place)
        self.table.setFocus()

    def _count(self) -> None:
        counts = {fate: self.model.count(fate) for fate in self.chips}
        for fate, chip in self.chips.items():
            chip.say(f"{counts[fate]} {fate}" if counts[fate] else "", "behind" if fate == ASK else "")
        left = counts[ASK] + counts[LEAVE]
        self.take.setText(f"Import {counts[TAKE]}" + (f", leave out {left}" if left else ""))
        self.take.setEnabled(bool(counts[TAKE] or self.model.choices))

    def _accept(self) -> None:
        if self.take.isEnabled():
            self.accepted_plan.emit(self._plan, dict(self.model.choices))
            self.accept()

    def work(self) -> object:
        """What was decided."""
        return dict(self.model.choices)

    def say(self, words: str) -> None:
        """A sentence beside the buttons."""
        self.message.say(words)

    def say_hint(self) -> None:
        """The keys."""
        self.say(_HINT)
