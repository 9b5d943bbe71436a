"""Importing a file: the plan of all its lines first; nothing is written before the person presses Import."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QPushButton, QTableView, QWidget

from ui.models.plan import PlanModel
from ui.panels.parts import Chip, Label, column, row

if TYPE_CHECKING:
    from app.exchange.plan import Plan

_NAMES = {"zoom": "Zoom's report"}
_WIDTHS = (64, 110, 300)
_COUNTS = ("new", "changed", "doubtful", "unchanged", "gone")


class ImportDialog(QDialog):
    """The preview of one plan. `accepted_plan` gives it back when it is to be written."""

    accepted_plan = Signal(str, object)

    def __init__(self, what: str, plan: "Plan[Any]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = _NAMES.get(what, what)
        self.setWindowTitle(f"Import {name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(980, 600)
        self._what, self._plan = what, plan
        layout = column(self, margin=16, gap=12)
        heading = Label("title", f"Import {name} from {plan.source}")
        layout.addWidget(heading)
        layout.addLayout(self._chips())
        for note in plan.notes[:3]:
            layout.addWidget(Label("muted", note, wrap=True))
        layout.addWidget(self._table(), 1)
        layout.addWidget(
            Label(
                "muted", "Nothing is written until you press Import. Doubtful lines are left out.", wrap=True
            )
        )
        layout.addLayout(self._buttons())

    def _chips(self) -> Any:
        chips = []
        for name in _COUNTS:
            count = len(getattr(self._plan, name))
            chip = Chip(name)
            chip.say(f"{count} {name}" if count else "")
            chips.append(chip)
        bad = Chip("problems")
        bad.say(f"{len(self._plan.problems)} problems" if self._plan.problems else "", "behind")
        line = row(*chips, bad)
        line.addStretch(1)
        return line

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(PlanModel(self._plan, table))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        for place, width in enumerate(_WIDTHS):
            table.setColumnWidth(place, width)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName("Every line of the file")
        return table

    def _buttons(self) -> Any:
        count = len(self._plan.new) + len(self._plan.changed)
        left_out = len(self._plan.doubtful) + len(self._plan.problems)
        words = f"Import {count}" + (f", leave out {left_out}" if left_out else "")
        self.take = QPushButton(words)
        self.take.setEnabled(bool(count))
        self.take.clicked.connect(self._accept)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.reject)
        line = row(cancel, self.take)
        line.insertStretch(0, 1)
        return line

    def _accept(self) -> None:
        self.accepted_plan.emit(self._what, self._plan)
        self.accept()
