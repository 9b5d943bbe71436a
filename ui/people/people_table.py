"""The table of people: sorted by its heads, chosen like files, copied like cells, with a menu of its acts."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.registration.people_table import COLUMNS, PeopleTable
from app.text.csv_text import tsv_of
from ui.people.people_model import HEADINGS, PeopleModel
from ui.style.theme import Theme

_ROW = 30
_WIDTHS = {
    "number": 74,
    "family": 150,
    "given": 120,
    "delegation": 190,
    "position": 150,
    "category": 120,
    "role": 120,
    "attendance": 64,
    "status": 96,
    "in_hall": 58,
    "badge": 92,
    "email": 180,
    "telephone": 110,
    "language": 56,
    "alias": 90,
    "missing": 200,
    "note": 220,
}
_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class PeopleView(QTableView):
    """`chosen_changed` when others are chosen · `opened` for Enter or a double click · `menu_asked` where."""

    chosen_changed = Signal()
    opened = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.people = PeopleModel(self)
        self._held: tuple[str, ...] = ()
        self._current = ""
        self.setModel(self.people)
        self.setObjectName("items")
        self.setAccessibleName("People")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionsMovable(True)
        heads.setHighlightSections(False)
        heads.setSortIndicator(COLUMNS.index("family"), Qt.SortOrder.AscendingOrder)
        # Of a chosen list each head would ask for every line whether its column is chosen as a whole.
        heads.setSelectionModel(QItemSelectionModel(self.people, self))
        self.setSortingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_asked.emit(self.mapToGlobal(at)))
        self.people.turning.connect(self._hold)
        self.people.shown.connect(self._take_up)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.doubleClicked.connect(lambda *_: self.opened.emit())
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Sizes of a theme."""
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        for at, name in enumerate(COLUMNS):
            self.setColumnWidth(at, theme.px(_WIDTHS[name]))

    def show_people(self, table: PeopleTable) -> None:
        """The people as they are now; who is chosen stays so."""
        self.people.show(table)

    def chosen(self) -> tuple[str, ...]:
        """The numbers of those who are chosen, in the order in which they are shown."""
        return tuple(self.people.row(line).number for line in self._lines())

    def how_many(self) -> int:
        """How many are chosen: asked at every change of ten thousand."""
        return sum(rows.height() for rows in self._ranges())

    def _lines(self) -> list[int]:
        """Where they stand; by ranges, of which there are few however many are chosen."""
        return sorted({line for rows in self._ranges() for line in range(rows.top(), rows.bottom() + 1)})

    def _ranges(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return [chosen.at(place) for place in range(chosen.count())]

    def current(self) -> str:
        """The number under the cursor; empty where there is none."""
        index = self.currentIndex()
        return self.people.row(index.row()).number if index.isValid() else ""

    def choose(self, numbers: Sequence[str], current: str = "") -> None:
        """These are chosen, as far as they are shown, and seen."""
        lines = self.people.lines_of(numbers)
        selection, last = QItemSelection(), len(COLUMNS) - 1
        for first, end in _runs(lines):
            selection.select(self.people.index(first, 0), self.people.index(end, last))
        at = self.people.lines_of([current]) or lines
        if at:
            index = self.people.index(at[0], max(self.currentIndex().column(), 0))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, _SELECT)

    def _hold(self) -> None:
        self._held, self._current = self.chosen(), self.current()

    def _take_up(self) -> None:
        if self._held or self._current:
            self.choose(self._held, self._current)
            self._held, self._current = (), ""
        self.chosen_changed.emit()

    def copied(self) -> str:
        """The chosen lines with the heads, as cells for a spreadsheet: tabs between, no formula in them."""
        shown = [
            self.horizontalHeader().logicalIndex(at)
            for at in range(len(COLUMNS))
            if not self.isColumnHidden(self.horizontalHeader().logicalIndex(at))
        ]
        lines = self._lines()
        cells = [[self.people.row(line).texts[at] for at in shown] for line in lines]
        return tsv_of([[HEADINGS[COLUMNS[at]] for at in shown], *cells])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the form; the menu key the menu where the cursor is."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif key == Qt.Key.Key_Menu:
            self.menu_asked.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
        else:
            super().keyPressEvent(event)


def _runs(lines: Sequence[int]) -> list[tuple[int, int]]:
    """Lines that follow each other, as first and last."""
    runs: list[tuple[int, int]] = []
    for line in lines:
        if runs and runs[-1][1] == line - 1:
            runs[-1] = runs[-1][0], line
        else:
            runs.append((line, line))
    return runs
