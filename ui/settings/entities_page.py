"""States and organizations: a line to find or add one, below it all of them in a table that is written in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.settings.entities import COLUMNS
from app.settings.members import known
from app.text.folding import fold
from ui.settings.entities_model import NAMES, EntitiesModel, Row
from ui.settings.field import SettingLine
from ui.style.theme import Theme
from ui.widgets.labels import Label
from ui.widgets.parts import column, row
from ui.widgets.written_table import Index, WrittenCell, written_by_keyboard

_WIDTHS = {
    "code": 92,
    "name": 230,
    "short_form": 130,
    "article": 66,
    "category": 150,
    "name_fr": 190,
    "fr_sort": 170,
    "abbreviation": 110,
    "seat": 60,
    "places": 64,
    "note": 160,
}
_ROW = 32


class EntityCell(WrittenCell):
    """A cell that knows the categories of the conference."""

    categories: tuple[str, ...] = ()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QLineEdit:
        """A line that knows the words that may stand there."""
        line = super().createEditor(parent, option, index)
        line.setAccessibleName(COLUMNS[NAMES[index.column()]])
        if NAMES[index.column()] == "category":
            completer = QCompleter(list(self.categories), line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
        return line


class EntityTable(QTableView):
    """The cursor stays with its entity, whatever comes and goes above it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("items")
        self.setAccessibleName("States and organizations")
        self.entities = EntitiesModel(self)
        self.setModel(self.entities)
        self.cells = EntityCell(theme, self)
        self.setItemDelegate(self.cells)
        written_by_keyboard(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """All entities; the cursor stays."""
        code, at = self.code(), max(self.currentIndex().column(), 1)
        self.entities.show(rows)
        if code and self.code() != code:
            self.choose(code, NAMES[at])

    def code(self) -> str:
        """The code of the entity under the cursor; empty where there is none."""
        index = self.currentIndex()
        return self.entities.rows[index.row()][0] if index.isValid() else ""

    def choose(self, code: str, name: str = "name") -> None:
        """The cursor onto an entity."""
        place = self.entities.place_of(code)
        if place >= 0:
            self.setCurrentIndex(self.entities.index(place, NAMES.index(name)))

    def write_again(self, code: str, name: str, text: str) -> None:
        """The cell with what was typed into it, to be put right, once its line has gone."""
        QTimer.singleShot(0, self, lambda: self._write_again(code, name, text))

    def _write_again(self, code: str, name: str, text: str) -> None:
        self.choose(code, name)
        self.edit(self.currentIndex())
        line = QApplication.focusWidget()
        if isinstance(line, QLineEdit) and line.parent() is self.viewport():
            line.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes in the cell; Del empties it."""
        index = self.currentIndex()
        idle = self.state() is not QAbstractItemView.State.EditingState
        writes = idle and bool(self.entities.flags(index) & Qt.ItemFlag.ItemIsEditable)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and writes:
            self.edit(index)
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers() and writes:
            self.entities.setData(index, "")
        else:
            super().keyPressEvent(event)


class EntitiesPage(QWidget):
    """`added` gives what was typed to be added · `typed` a code, a column and a text."""

    added = Signal(str)
    typed = Signal(str, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.table, self.search = EntityTable(theme), SettingLine()
        self.message, self.facts, self.marked = Label("warn", wrap=True), Label("muted"), Label("muted")
        self.message.hide()
        self.search.setAccessibleName("Find or add a State or organization")
        self.search.setPlaceholderText("Find, or add: a State in any language, or a new organization · Enter")
        layout = column(self, margin=14, gap=8)
        layout.addWidget(Label("title", "States and organizations"))
        line = row(self.search, self.marked)
        line.setStretchFactor(self.search, 2)
        line.setStretchFactor(self.marked, 1)
        layout.addLayout(line)
        layout.addWidget(self.message)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.facts)
        self.search.textChanged.connect(self._look)
        self.search.given_up.connect(self.search.clear)
        self.search.returnPressed.connect(self._take)
        self.table.entities.typed.connect(self.typed)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """All entities as they are now."""
        self.table.show_rows(rows)
        self.facts.say(f"{len(rows)} · F2 or Enter writes in a cell · Ctrl+Shift+J marks two to merge")

    def say(self, sentence: str) -> None:
        """What is wrong with what was typed last."""
        self.message.say(sentence)
        self.message.setVisible(bool(sentence))

    def _look(self, text: str) -> None:
        """The cursor goes to the first whose name, code or abbreviation has what was typed in it."""
        self.say("")
        wanted = fold(text)
        self.marked.say(_meant(text) if wanted else "")
        if not wanted:
            return
        columns = [NAMES.index(name) for name in ("name", "code", "abbreviation", "name_fr", "short_form")]
        for begins in (True, False):
            for held in self.table.entities.rows:
                forms = [fold(held[at]) for at in columns]
                if any(form.startswith(wanted) if begins else wanted in form for form in forms):
                    self.table.choose(held[0])
                    return

    def _take(self) -> None:
        """Enter goes to who is there, else adds."""
        text = self.search.text().strip()
        if text and self.table.code() and fold(text) in self._names():
            self.search.clear()
            self.table.setFocus()
        elif text:
            self.added.emit(text)

    def _names(self) -> set[str]:
        held = self.table.entities.rows[self.table.currentIndex().row()]
        return {fold(held[NAMES.index(name)]) for name in ("name", "code", "abbreviation", "short_form")}

    def apply_theme(self, theme: Theme) -> None:
        """Widths and heights at this size of text."""
        self.table.cells.theme = theme
        for name, wide in _WIDTHS.items():
            self.table.setColumnWidth(NAMES.index(name), theme.px(wide))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))


def _meant(text: str) -> str:
    """What Enter would add."""
    try:
        found = known(text)
    except ValueError as no:
        return str(no)
    return f"Enter: {found.name}, {found.code}" if found else "Enter: a new organization"
