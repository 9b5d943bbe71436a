"""Importing a file: what its columns mean, then all its lines; nothing is written before Import."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QStackedWidget, QWidget

from ui.dialogs.work_dialog import WorkDialog
from ui.imports.columns_page import ColumnsPage, choice_table, show_model
from ui.imports.plan_model import DO, PlanModel
from ui.widgets.labels import Chip, Label
from ui.widgets.parts import column, row

if TYPE_CHECKING:
    from app.exchange.plan import Plan

_NAMES = {"zoom": "Zoom's report"}
_WIDTHS, _WHY = (56, 118, 216, 360, 262), 3
_COUNTS = ("new", "changed", "unchanged", "doubtful", "late", "left out", "removed", "not in the file")
_ATTRIBUTES = {"left out": "left_out", "not in the file": "gone"}
_NOTES = 3
_UNDOING = {"left out": "staying", "changed": "restored", "new": "put back"}
_TAKING_OUT = {"removed": "taken out"}
_TAKING_BACK = (
    "Nothing is written until you take it back; a backup is made first. "
    "What others have done or changed since stays as it is."
)
_ALIKE = ("registrant", "late", "gone")


class ImportDialog(WorkDialog):
    """One file, or one import that is taken back.

    `accepted_plan` gives its plan when it is to be written, `replan` how to read it otherwise.

    What `replan` carries are arguments of `Station.plan_import`: columns, sheet, encoding, answers …
    """

    accepted_plan = Signal(str, object)
    problems_wanted = Signal(object)
    replan = Signal(object)

    def __init__(self, what: str, plan: "Plan[Any]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = _NAMES.get(what, what)
        self.setWindowTitle(f"{'Undo the import of' if plan.undoes else 'Import'} {name}")
        self.resize(1120, 640)
        self._what, self._plan = what, plan
        self._wish: dict[str, Any] = {}
        self._answers: dict[str, dict[str, str]] = {}
        self.heading = Label("title")
        self.said = Label("muted")
        self.columns, self.preview = ColumnsPage(), QWidget()
        self.columns.wished.connect(self._read_otherwise)
        self._fill_preview()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.columns)
        self.pages.addWidget(self.preview)
        layout = column(self, margin=16, gap=12)
        layout.addWidget(self.heading)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.said)
        layout.addLayout(self._buttons())
        self.take_plan(plan)
        self._turn_to(self.columns if _must_ask(plan) else self.preview)

    def _fill_preview(self) -> None:
        self.chips = {name: Chip(name) for name in (*_COUNTS, "problems")}
        self.shown = QComboBox()
        self.shown.addItems(["What to look at", "All lines"])
        self.shown.setAccessibleName("Which lines are shown")
        self.shown.activated.connect(self._show_lines)
        self.alike = QCheckBox("Decide all alike")
        self.alike.setToolTip("What you choose for one line holds for all of which the same is asked.")
        line = row(*self.chips.values())
        line.addStretch(1)
        line.addWidget(self.alike)
        line.addWidget(self.shown)
        self.notes = Label("muted", wrap=True)
        self.table = choice_table("Every line of the file", DO)
        layout = column(self.preview, gap=10)
        layout.addLayout(line)
        layout.addWidget(self.notes)
        layout.addWidget(self.table, 1)

    def _buttons(self) -> Any:
        self.back, self.on = QPushButton("Columns…"), QPushButton("Check all rows")
        self.take = QPushButton("Import")
        cancel = QPushButton("Cancel")
        self.back.clicked.connect(lambda: self._turn_to(self.columns))
        self.on.clicked.connect(lambda: self._turn_to(self.preview))
        self.take.clicked.connect(self._accept)
        cancel.clicked.connect(self.give_up)
        self.problems = QPushButton("Save problems…")
        self.problems.clicked.connect(lambda: self.problems_wanted.emit(self._plan))
        for button in (self.problems, self.back, self.on, self.take, cancel):
            button.setAutoDefault(False)
        line = row(self.problems, cancel, self.back, self.on, self.take)
        line.insertStretch(0, 1)
        return line

    def take_plan(self, plan: "Plan[Any]") -> None:
        """Show a plan: the first, or the one that follows from what a person has changed."""
        self._plan = plan
        if plan.reading is not None:
            self.columns.show_reading(plan.reading)
        self._count(plan)
        self.notes.say("\n".join(plan.notes[:_NOTES]))
        self.notes.setVisible(bool(plan.notes))
        self.notes.setToolTip("\n".join(plan.notes[_NOTES:]))
        model = PlanModel(plan, self.table)
        model.decided.connect(self._answer)
        show_model(self.table, model, _WIDTHS, _WHY)
        self.alike.setVisible(_asks_alike(plan))
        self.shown.setVisible(plan.undoes is None)
        for place in (0, DO):
            self.table.setColumnHidden(place, plan.undoes is not None)
        self._show_lines()
        self._turn_to(self.pages.currentWidget())

    def _count(self, plan: "Plan[Any]") -> None:
        for name in _COUNTS:
            count = len(getattr(plan, _ATTRIBUTES.get(name, name)))
            words = (_UNDOING if plan.undoes else _TAKING_OUT).get(name, name)
            self.chips[name].say(f"{count} {words}" if count else "")
        bad = len(plan.problems)
        self.chips["problems"].say(f"{bad} problem{'s' if bad > 1 else ''}" if bad else "", "behind")
        self.problems.setVisible(bool(plan.problems or plan.doubtful))
        count = len(plan.to_write)
        if plan.undoes is not None:
            kept = f", keep {len(plan.left_out)}" if plan.left_out else ""
            self.take.setText(f"Take back {count}{kept}")
            return
        left = len(plan.doubtful) + len(plan.problems) + len(plan.left_out)
        out = len(plan.removed)
        words = f"Import {count - out}" + (f", take out {out}" if out else "")
        words += f", leave out {left}" if left else ""
        only_decided = not count and bool(self._answers)
        self.take.setText("Remember what was decided" if only_decided else words)
        self.take.setEnabled(bool(count or only_decided))

    def _show_lines(self) -> None:
        model = self.table.model()
        if isinstance(model, PlanModel):
            few = model.to_look_at
            self.shown.setEnabled(bool(few))
            model.show_everything(self.shown.currentIndex() == 1 or not few)

    def _turn_to(self, page: QWidget | None) -> None:
        reading, source = self._plan.reading, self._plan.source
        if page is None or (page is self.preview and reading is not None and reading.wrong):
            page = self.columns
        self.pages.setCurrentWidget(page)
        at_columns = page is self.columns
        step = f"{'columns' if at_columns else 'preview of all rows'} · " if reading is not None else ""
        verb = "Undo the import of" if self._plan.undoes else "Import"
        self.heading.say(f"{verb} {_NAMES.get(self._what, self._what)} · {step}{source}")
        self.back.setVisible(reading is not None and not at_columns)
        self.on.setVisible(at_columns)
        self.on.setEnabled(reading is not None and not reading.wrong)
        self.take.setVisible(not at_columns)
        self.say_hint()

    def say_hint(self) -> None:
        """When something is written, and when not."""
        self.say(
            _TAKING_BACK
            if self._plan.undoes
            else "Nothing is written yet."
            if self.pages.currentWidget() is self.columns
            else "Nothing is written until you press Import; a backup is made first. "
            "What is doubtful or a problem is left out until somebody decides."
        )

    def work(self) -> object:
        """How the file is to be read otherwise, and what was answered."""
        answers = {matter: dict(given) for matter, given in self._answers.items()}
        return (dict(self._wish), answers) if self._wish or answers else None

    def say(self, words: str) -> None:
        """A sentence at the foot: what holds, or why the file cannot be read so."""
        self.said.say(words)

    def _read_otherwise(self, wish: dict[str, Any]) -> None:
        self._wish |= wish
        self._ask()

    def _answer(self, matter: str, key: str, code: str) -> None:
        alike = self.alike.isChecked() and matter in _ALIKE
        keys = self._asked_alike(matter) if alike else [key]
        self._answers.setdefault(matter, {}).update(dict.fromkeys(keys, code))
        self._ask()

    def _asked_alike(self, matter: str) -> list[str]:
        doubts = [change.doubt for change in self._plan.changes if change.doubt is not None]
        return [doubt.key for doubt in doubts if doubt.matter == matter]

    def _ask(self) -> None:
        self.say("Reading the whole file…")
        self.take.setEnabled(False)  # what stands there now does not know what was just decided
        self.replan.emit({**self._wish, "answers": self._answers})

    def _accept(self) -> None:
        self.accepted_plan.emit(self._what, self._plan)
        self.accept()


def _asks_alike(plan: "Plan[Any]") -> bool:
    """Whether several lines ask the same, and may be decided at once."""
    asked = Counter(str(change.doubt.matter) for change in plan.changes if change.doubt is not None)
    return bool(plan.doubtful and len(plan.doubtful) + len(plan.late) > 1) or any(
        asked[matter] > 1 for matter in _ALIKE
    )


def _must_ask(plan: "Plan[Any]") -> bool:
    """Whether a person should look at the columns first: an unknown system, seen for the first time."""
    reading = plan.reading
    return reading is not None and bool(reading.wrong or not (reading.system or reading.remembered))
