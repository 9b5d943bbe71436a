"""The row above the list: what is looked for, and five ways to leave others out; how many are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.conference.registrants import Attendance, Status
from app.registration.people_table import MISSING, Filter, PeopleTable
from ui.people.texts import WAYS
from ui.widgets.buttons import LiveButton, QuietBox
from ui.widgets.labels import Chip
from ui.widgets.parts import column, row

_BOXES = {
    "delegation": "All delegations",
    "category": "All categories",
    "status": "Any status",
    "attendance": "Hall, Zoom",
    "missing": "To look at",
}


class FilterBar(QWidget):
    """`asked` gives the filter · `stepped` when the arrows leave the field for the list."""

    asked = Signal(object)
    stepped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = _SearchField()
        self.field.setPlaceholderText("Name, delegation, number, mail…   Ctrl+F")
        self.field.setAccessibleName("Find people by any part of what is known of them")
        self.field.setClearButtonEnabled(True)
        self.boxes = {name: QuietBox() for name in _BOXES}
        self.count, self.clear = Chip("shown"), LiveButton("No filter")
        for name, box in self.boxes.items():
            box.setAccessibleName(f"Filter by {name}")
            box.currentIndexChanged.connect(self._ask)
        self._fill("status", [(status.value, status.value) for status in Status])
        self._fill("attendance", [(way.value, WAYS[way]) for way in Attendance])
        self._fill("missing", [(what, what) for what in MISSING])
        self._fill("delegation", [])
        self._fill("category", [])
        self.field.textChanged.connect(self._ask)
        self.field.stepped.connect(self.stepped)
        self.clear.pressed_for_good.connect(self.show_everybody)
        layout = column(self, gap=6)
        layout.addLayout(row(self.field, self.count, self.clear))
        layout.addLayout(row(*self.boxes.values()))

    @property
    def filter(self) -> Filter:
        """What is asked for now."""
        chosen = {name: str(box.currentData() or "") for name, box in self.boxes.items()}
        return Filter(self.field.text(), **chosen)

    def show_people(self, table: PeopleTable) -> None:
        """The delegations and categories that there are."""
        self._fill("delegation", list(table.delegations))
        self._fill("category", [(words, words) for words in table.categories])

    def show_count(self, shown: int, of: int, chosen: int) -> None:
        """How many are shown and chosen."""
        some = f"{shown:,} of {of:,}" if shown != of else f"{of:,} people"
        self.count.say(f"{some} · {chosen:,} chosen" if chosen > 1 else some)

    def ask_for(self, **fields: str) -> None:
        """These alone are asked for."""
        with QSignalBlocker(self):
            self.field.clear()
            for name, box in self.boxes.items():
                box.setCurrentIndex(max(box.findData(fields.get(name, "")), 0))
        self._ask()

    def show_everybody(self) -> None:
        """Nothing is asked for."""
        self.ask_for()

    def begin(self) -> None:
        """The keyboard to the field, what stands there chosen."""
        self.field.setFocus()
        self.field.selectAll()

    def _fill(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """The choices of a box; the one that is chosen stays so where there still is such a one."""
        box = self.boxes[name]
        wanted = [("", _BOXES[name]), *choices]
        if [(box.itemData(at), box.itemText(at)) for at in range(box.count())] == wanted:
            return
        held = box.currentData()
        with QSignalBlocker(box):
            box.clear()
            for code, words in wanted:
                box.addItem(words, code)
            box.setCurrentIndex(max(box.findData(held), 0))

    def _ask(self) -> None:
        self.asked.emit(self.filter)


class _SearchField(QLineEdit):
    stepped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter go to the list, Esc empties."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.stepped.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
