"""Writing out who is registered and who came: which columns, whom, in which form, with which names."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from app.attendance.choice import COLUMNS, USUAL, WHOM, Choice
from ui.dialogs import file_dialogs
from ui.widgets.labels import Label
from ui.widgets.parts import added, column, row

if TYPE_CHECKING:
    from ui.worker.desk import Desk

_FORMS = {"csv": "CSV, for any program", "xlsx": "XLSX, for a spreadsheet", "pdf": "PDF, for paper"}
_LIMITED = "Protected persons appear by their alias."
_FULL = "Internal: protected persons appear by their full names. For this desk only."


class ExportDialog(QDialog):
    """Asked once, written by the desk's thread."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export registrants")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(520, 620)
        self._desk = desk
        self.whom, self.codes, self.form = QComboBox(), QLineEdit(), QComboBox()
        for word, meaning in WHOM.items():
            self.whom.addItem(meaning[:1].upper() + meaning[1:], word)
        self.codes.setPlaceholderText("all; or CA, NO, R0042…")
        for word, meaning in _FORMS.items():
            self.form.addItem(meaning, word)
        self.columns = self._column_list()
        self.full, self.about = QCheckBox("&The desk's own list, with full names"), Label("muted", wrap=True)
        self.full.toggled.connect(lambda on: self.about.say(_FULL if on else _LIMITED))
        self.about.say(_LIMITED)
        form = QFormLayout()
        form.addRow("&Whom", self.whom)
        form.addRow("&Delegations or numbers", self.codes)
        form.addRow("&Form", self.form)
        form.addRow("&Columns", self.columns)
        layout = column(self, margin=16, gap=12)
        layout.addWidget(Label("title", "Export registrants"))
        layout.addLayout(form, 1)
        layout.addWidget(self.full)
        layout.addWidget(self.about)
        layout.addLayout(self._buttons())

    def _column_list(self) -> QListWidget:
        """Every column with its box; they are dragged into another order."""
        shown = QListWidget()
        shown.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        shown.setAccessibleName("Columns")
        for name in (*USUAL, *(name for name in COLUMNS if name not in USUAL)):
            item = added(shown, name.replace("_", " "))
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in USUAL else Qt.CheckState.Unchecked)
        return shown

    def _buttons(self) -> QHBoxLayout:
        self.take = QPushButton("Export…")
        self.take.setDefault(True)
        self.take.clicked.connect(self._ask)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.reject)
        line = row(cancel, self.take)
        line.insertStretch(0, 1)
        return line

    def choice(self) -> Choice:
        """What is chosen."""
        items = [self.columns.item(place) for place in range(self.columns.count())]
        names = tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )
        return Choice(
            names,
            f"{self.whom.currentData()},{self.codes.text()}",
            desk=self.full.isChecked(),
        )

    def _ask(self) -> None:
        form = str(self.form.currentData())
        proposed = f"registrants{'-internal' if self.full.isChecked() else ''}.{form}"
        name = file_dialogs.ask_save(self, "Export registrants as", f"*.{form}", proposed)
        if name:
            self._desk.registration.export(self.choice(), Path(name), form)
            self.accept()
