"""Earlier copies of the conference by their instant, and what would be lost if one took its place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton, QWidget

from app.home.earlier_copy import EarlierCopy
from app.home.what_changes import Difference
from app.times import Zone
from ui.home.texts import copy_rows, instant_words
from ui.style.theme import Theme
from ui.widgets.desk_list import DeskList
from ui.widgets.labels import Label, caption
from ui.widgets.parts import added, column, row

_LINE = 34
_NONE = "There are no copies yet. One is made when a session closes, and before an import."
_SAME = "Nothing differs: this copy holds what the conference holds."


class CopiesDialog(QDialog):
    """`wanted` asks what is in a copy, `taken` gives the copy that is to take the conference's place.

    `show_differences` answers. Nothing is done at the first press: the button then says what it would do.
    """

    wanted = Signal(object)
    taken = Signal(object)

    def __init__(
        self, copies: Sequence[EarlierCopy], where: Zone, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Go back to an earlier copy")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(960, 480)
        self._copies, self._where = {str(copy.path): copy for copy in copies}, where
        self._looked: dict[str, tuple[Difference, ...] | str] = {}
        self.list = DeskList(theme, "Copies by the instant when they were made", left=0.5, right=0.0)
        self.found = QListWidget()
        self.found.setObjectName("plain")
        self.found.setAccessibleName("What would be lost, and what would be back")
        self.found.setWordWrap(True)
        self.said = Label(wrap=True)
        self.take, self.leave = QPushButton(), QPushButton("Leave it as it is")
        self._build()
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.take.clicked.connect(self._press)
        self.leave.clicked.connect(self.reject)
        self._armed = False
        self._show()

    def look(self) -> None:
        """Begin with the latest copy."""
        self.list.show_rows(tuple(copy_rows(tuple(self._copies.values()), self._where)))
        self.list.setFocus()

    def _build(self) -> None:
        left, right = column(), column()
        left.addWidget(caption("COPIES"))
        left.addWidget(self.list, 1)
        right.addWidget(caption("IF IT TOOK THE CONFERENCE’S PLACE"))
        right.addWidget(self.said)
        right.addWidget(self.found, 1)
        sides = row(gap=16)
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        below = row(self.take, self.leave)
        below.insertStretch(0, 1)
        layout = column(self, margin=16, gap=12)
        layout.addLayout(sides, 1)
        layout.addLayout(below)
        self.leave.setDefault(True)
        self.take.setAutoDefault(False)

    def chosen(self) -> EarlierCopy | None:
        """The copy under the cursor."""
        return self._copies.get(self.list.selected())

    def show_differences(self, path: Path, found: tuple[Difference, ...] | str) -> None:
        """What is in a copy, or a sentence why nobody can say."""
        self._looked[str(path)] = found
        if self.list.selected() == str(path):
            self._show()

    def _show(self) -> None:
        copy = self.chosen()
        self._armed = False
        self.found.clear()
        found = self._looked.get(str(copy.path)) if copy is not None else _NONE
        sound = isinstance(found, tuple)
        if isinstance(found, tuple):
            for difference in found:
                sign = "−" if difference.loses else "+"
                added(self.found, f"{sign}  {difference.what}: {difference.words}", _LINE)
            loses = any(difference.loses for difference in found)
            words = "What is there now would be gone where a − stands; it is kept in a file of its own."
            self.said.say(words if loses else "Nothing would be lost." if found else _SAME)
        else:
            self.said.say("Looking into it…" if found is None else found)
        instant = instant_words(copy, self._where) if copy is not None else ""
        self.take.setText(f"Go back to {instant}" if instant else "Go back")
        self.take.setEnabled(sound and bool(found))
        if copy is not None and found is None:
            self.wanted.emit(copy.path)

    def _press(self) -> None:
        copy = self.chosen()
        if copy is None:
            return
        if not self._armed:
            self._armed = True
            self.take.setText(f"Press again: {self.take.text()}")
            return
        self.accept()
        self.taken.emit(copy.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes a first press back, then leaves."""
        if event.key() == Qt.Key.Key_Escape and self._armed:
            self._show()
        else:
            super().keyPressEvent(event)
