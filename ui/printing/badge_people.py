"""Who gets a badge, to be ticked one by one: everybody who is due one, in French order."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QWidget

from ui.widgets.labels import Label
from ui.widgets.parts import column, row

if TYPE_CHECKING:
    from app.badges.printing import BadgePerson

_Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractListModel):
    """A line for each person; `ticked` are the numbers of those who are ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.people: tuple[BadgePerson, ...] = ()
        self.ticked: set[str] = set()

    def take(self, people: "tuple[BadgePerson, ...]") -> None:
        """Other people, or what has become of them; who was ticked stays so."""
        self.beginResetModel()
        self.people = people
        self.ticked &= {person.number for person in people}
        self.endResetModel()

    def tick(self, numbers: set[str]) -> None:
        """Tick these and nobody else."""
        self.ticked = numbers
        if self.people:
            self.dataChanged.emit(self.index(0), self.index(len(self.people) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many people there are."""
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A line has a box."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a line, and its box."""
        person = self.people[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            printed = " · printed" if person.printed else ""
            return f"{person.delegation} · {person.name} · {person.number}{printed}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if person.number in self.ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or not."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked ^= {self.people[index.row()].number}
        self.dataChanged.emit(index, index)
        return True


class PeoplePage(QWidget):
    """Says when others are ticked; nobody ticked means whoever is asked for otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model, self._found = PeopleModel(), QSortFilterProxyModel()
        self._found.setSourceModel(self.model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search, self.view, self.count = QLineEdit(), QListView(), Label("muted", "", wrap=True)
        self.search.setPlaceholderText("Find: a name, a delegation, a number")
        self.search.setAccessibleName("Find among the people")
        self.view.setModel(self._found)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName("Who gets a badge; Space ticks")
        self.shown, self.fresh, self.nobody = (
            QPushButton(words) for words in ("Tick those &shown", "Not yet &printed", "&Nobody")
        )
        layout = column(gap=8)
        layout.setContentsMargins(0, 12, 0, 0)
        for part in (self.search, self.view, self.count):
            layout.addWidget(part)
        layout.setStretchFactor(self.view, 1)
        layout.addLayout(row(self.shown, self.fresh, self.nobody))
        self.setLayout(layout)
        for button in (self.shown, self.fresh, self.nobody):
            button.setAutoDefault(False)
        self.search.textChanged.connect(self._found.setFilterFixedString)
        self.shown.clicked.connect(lambda: self.model.tick(self.model.ticked | self._numbers_shown()))
        self.fresh.clicked.connect(lambda: self.model.tick(self._not_printed()))
        self.nobody.clicked.connect(lambda: self.model.tick(set()))
        self.model.dataChanged.connect(self._tell)
        self.model.modelReset.connect(self._say)
        self._say()

    @property
    def numbers(self) -> str:
        """Who is ticked, as a choice of badges names them; empty for nobody."""
        return ",".join(person.number for person in self.model.people if person.number in self.model.ticked)

    def _numbers_shown(self) -> set[str]:
        rows = (self._found.mapToSource(self._found.index(at, 0)) for at in range(self._found.rowCount()))
        return {self.model.people[index.row()].number for index in rows}

    def _not_printed(self) -> set[str]:
        return {person.number for person in self.model.people if not person.printed}

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        ticked, fresh = len(self.model.ticked), len(self._not_printed())
        who = f"{ticked} ticked" if ticked else "Nobody ticked: whoever “What” asks for"
        self.count.say(f"{who} · {len(self.model.people)} due a badge, {fresh} not yet printed")
