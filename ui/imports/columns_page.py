"""The second step of an import: what each column means; every change is tried on the whole file."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView, QWidget

from ui.imports.choice_painter import ChoiceDelegate
from ui.imports.columns_model import GOES_TO, ColumnsModel
from ui.widgets.labels import Label
from ui.widgets.parts import column, row

if TYPE_CHECKING:
    from app.exchange.plan import Reading

_WIDTHS = (250, 250, 290)
_LINES, _ROOM, _USUAL_LINE = 2, 2, 19


class ColumnsPage(QWidget):
    """The columns, and below them header row, sheet and encoding. `wished` says what to read otherwise."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.about = Label("muted", wrap=True)
        self.wrong = Label("warn", wrap=True)
        self.table = choice_table("The columns of the file", GOES_TO)
        self.header, self.sheet, self.encoding = QComboBox(), QComboBox(), QComboBox()
        layout = column(self, gap=10)
        layout.addWidget(self.about)
        layout.addWidget(self.wrong)
        layout.addWidget(self.table, 1)
        layout.addLayout(self._choices())

    def _choices(self) -> Any:
        parts: list[QWidget] = []
        named = (("Header row", self.header), ("Sheet", self.sheet), ("Encoding", self.encoding))
        self._captions = {}
        for words, box in named:
            self._captions[box] = caption = Label("muted", words, wrap=True)
            caption.setMinimumWidth(caption.fontMetrics().horizontalAdvance(words) + 8)
            box.setAccessibleName(words)
            box.setMinimumWidth(120)
            parts += [caption, box]
        self.header.activated.connect(lambda _: self._wish("header_line", self.header))
        self.sheet.activated.connect(lambda _: self._wish("sheet", self.sheet))
        self.encoding.activated.connect(lambda _: self._wish("encoding", self.encoding))
        line = row(*parts)
        line.addStretch(1)
        return line

    def show_reading(self, reading: "Reading") -> None:
        """How the file was read."""
        system = f"Read as {reading.system}. " if reading.system else ""
        kept = "These columns were mapped before. " if reading.remembered else ""
        self.about.say(f"{system}{kept}{reading.lines} lines below the header. Click a field to change it.")
        self.wrong.say(f"Not ready: {reading.wrong}" if reading.wrong else "")
        self.wrong.setVisible(bool(reading.wrong))
        model = ColumnsModel(reading, self.table)
        model.mapped.connect(lambda columns: self.wished.emit({"columns": columns}))
        show_model(self.table, model, _WIDTHS)
        self._fill(self.header, ((str(line), line) for line in reading.header_lines), reading.header_line)
        self._fill(self.sheet, ((sheet, sheet) for sheet in reading.sheets), reading.sheet)
        self._fill(
            self.encoding, ((encoding.upper(), encoding) for encoding in reading.encodings), reading.encoding
        )

    def _fill(self, box: QComboBox, choices: Iterable[tuple[str, object]], chosen: object) -> None:
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
        box.setCurrentIndex(box.findData(chosen))
        for widget in (box, self._captions[box]):
            widget.setVisible(box.count() > 1)

    def _wish(self, name: str, box: QComboBox) -> None:
        """Another sheet or header has other columns: what was mapped before does not belong to them."""
        fresh = {} if name == "encoding" else {"columns": None}
        self.wished.emit({name: box.currentData(), **fresh})


def choice_table(about: str, asks: int) -> QTableView:
    """A calm table in which one column asks."""
    table = QTableView()
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QTableView.EditTrigger.AllEditTriggers)
    table.setItemDelegateForColumn(asks, ChoiceDelegate(table))
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    table.horizontalHeader().setStyleSheet("QHeaderView::section { padding-left: 4px; }")
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.setAccessibleName(about)
    return table


def show_model(
    table: QTableView, model: QAbstractItemModel, widths: Iterable[int], wide: int | None = None
) -> None:
    """Another model in the same table; where a person has scrolled to, and the widths, stay.

    `widths` are those at the usual size of text; the column `wide` takes what is left, else the last.
    """
    place, former = table.verticalScrollBar().value(), table.model()
    table.setModel(model)
    if former is None:
        table.ensurePolished()
        line = table.fontMetrics().height()
        table.verticalHeader().setDefaultSectionSize(_LINES * line + _ROOM)
        for section, width in enumerate(widths):
            table.setColumnWidth(section, width * line // _USUAL_LINE)
        if wide is not None:
            table.horizontalHeader().setStretchLastSection(False)
            table.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    else:
        former.deleteLater()
    table.verticalScrollBar().setValue(place)
