"""Two registrations side by side, field by field, and what would stay: one person, or two?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Card, Label
from ui.widgets.parts import column, row
from ui.widgets.text import isolated

if TYPE_CHECKING:
    from app.registration.comparison import Comparison, Line

_STEP = 40
_COLUMNS = (1, 3, 3, 3)


class DuplicatesCard(Card):
    """`decided` is an act of the door and its arguments; `passed` asks for the next two; `left` ends it."""

    decided = Signal(str, dict)
    passed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._two: Comparison | None = None
        self._keeps_left = True
        self.heading, self.why = Label("title"), Label("muted", wrap=True)
        self.lines = QScrollArea()
        self.lines.setWidgetResizable(True)
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setAccessibleName("Both registrations, field by field")
        self.keep_left, self.keep_right = LiveButton("Keep left", "←"), LiveButton("Keep right", "→")
        self.merge = LiveButton("Merge", "Enter", name="give")
        self.apart = LiveButton("They are two people", "T")
        self.next, self.later = LiveButton("Next", "N"), LiveButton("Later", "Esc")
        self.keep_left.pressed_for_good.connect(lambda: self._choose(left=True))
        self.keep_right.pressed_for_good.connect(lambda: self._choose(left=False))
        self.merge.pressed_for_good.connect(self._merge)
        self.apart.pressed_for_good.connect(self._keep_apart)
        self.next.pressed_for_good.connect(self.passed)
        self.later.pressed_for_good.connect(self.left)
        layout = column(self, margin=14)
        for label in (self.heading, self.why):
            layout.addWidget(label)
        layout.addWidget(self.lines, 1)
        layout.addLayout(row(self.keep_left, self.keep_right, self.apart, self.next, self.later))
        layout.addWidget(self.merge)

    def show_two(self, two: "Comparison", more: int) -> None:
        """Compare these; so many others wait. The left one is kept unless somebody says otherwise."""
        self._two, self._keeps_left = two, True
        self.why.say(two.why)
        self.why.rename("muted" if two.proposed else "warn")
        self.heading.say(f"Is this one person?{f'  {more} more after this' if more else ''}")
        self.next.setVisible(bool(more))
        self._paint()
        self.lines.verticalScrollBar().setValue(0)

    def _choose(self, *, left: bool) -> None:
        self._keeps_left = left
        self._paint()

    def _paint(self) -> None:
        """Line by line; what both say alike stands back, what the kept one gains stands out."""
        assert self._two is not None
        kept, gone = self._numbers()
        held = self.lines.verticalScrollBar().value()
        body, grid = QWidget(), QGridLayout()
        body.setLayout(grid)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(18)
        pair = (self._two.left, self._two.right)
        left, right = (f"{registrant} {'stays' if registrant == kept else 'goes'}" for registrant in pair)
        for place, words in enumerate(("", left, right, f"What stays of both: {kept}")):
            grid.addWidget(Label("title", words), 0, place)
            grid.setColumnStretch(place, _COLUMNS[place])
        for number, line in enumerate(self._two.lines, start=1):
            self._line(grid, number, line)
        grid.setRowStretch(len(self._two.lines) + 1, 1)
        self.lines.setWidget(body)
        self.lines.verticalScrollBar().setValue(held)
        self.merge.say(f"One person: {gone} goes into {kept}", "Enter")

    def _line(self, grid: QGridLayout, number: int, line: "Line") -> None:
        own, stays = (line.left, line.keeping_left) if self._keeps_left else (line.right, line.keeping_right)
        plain = "" if line.left != line.right else "muted"
        cells = (("caption", line.field.upper()), (plain, line.left), (plain, line.right))
        for place, (name, words) in enumerate((*cells, ("gain" if stays != own else plain, stays))):
            cell = Label(name, isolated(words) if words else "–", wrap=place > 0)
            cell.setAccessibleName(f"{line.field}: {words or 'nothing'}")
            grid.addWidget(cell, number, place, Qt.AlignmentFlag.AlignTop)

    def _numbers(self) -> tuple[str, str]:
        """Who stays, who goes."""
        assert self._two is not None
        two = (self._two.left, self._two.right)
        return two if self._keeps_left else (two[1], two[0])

    def _merge(self) -> None:
        kept, gone = self._numbers()
        self.decided.emit("merge", {"keep": kept, "give_up": gone})

    def _keep_apart(self) -> None:
        assert self._two is not None
        self.decided.emit("keep_apart", {"one": self._two.left, "other": self._two.right})

    def _tabbed_to(self) -> LiveButton | None:
        """The button that has the focus: Enter means it, not the merge."""
        return next((button for button in self.findChildren(LiveButton) if button.hasFocus()), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose who stays, Enter merges, T keeps both, N shows the next two, Esc leaves."""
        key, bar = event.key(), self.lines.verticalScrollBar()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._choose(left=key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar.setValue(bar.value() + (_STEP if key == Qt.Key.Key_Down else -_STEP))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._tabbed_to() or self.merge).click()
        elif key == Qt.Key.Key_T:
            self._keep_apart()
        elif key == Qt.Key.Key_N:
            self.passed.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
