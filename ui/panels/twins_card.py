"""Two registrations side by side, field by field: which is kept, and what Enter makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from ui.panels.parts import Card, Label, LiveButton, column, row

_HINT = (
    "The kept one's words hold; what is empty there comes from the other, and the earlier time. "
    "Every request of either stays. The other registration is cancelled."
)


@dataclass(frozen=True, slots=True)
class TwinsFace:
    """What the card says: two numbers, why they may be one, and each field of both."""

    heading: str
    why: str
    sure: bool
    numbers: tuple[str, str]
    fields: tuple[tuple[str, str, str], ...]


class TwinsCard(Card):
    """Takes the keyboard while it is shown: ← and → keep, Enter merges, ↓ the next pair, Esc leaves."""

    merged = Signal(str, str)
    stepped = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Two registrations side by side")
        self.heading, self.why = Label("title", wrap=True), Label("muted", wrap=True)
        self._face: TwinsFace | None = None
        self.keeps_right = False
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        for place, stretch in enumerate((0, 1, 1)):
            self._grid.setColumnStretch(place, stretch)
        self._cells: list[Label] = []
        self.main = LiveButton("Merge", "Enter", name="give", lines=2)
        self.main.pressed_for_good.connect(self._merge)
        self.buttons = self._buttons()
        area = QScrollArea()
        area.setWidget(self._table)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = column(self, margin=18, gap=10)
        layout.addWidget(self.heading)
        layout.addWidget(self.why)
        layout.addWidget(area, 1)
        layout.addWidget(Label("muted", _HINT, wrap=True))
        layout.addWidget(self.main)
        layout.addLayout(row(*self.buttons))

    def _buttons(self) -> tuple[LiveButton, ...]:
        other, after, away = (
            LiveButton("Keep the other", "← →"),
            LiveButton("Next pair", "↓"),
            LiveButton("Not now", "Esc"),
        )
        other.pressed_for_good.connect(lambda: self.keep(right=not self.keeps_right))
        after.pressed_for_good.connect(self.stepped)
        away.pressed_for_good.connect(self.left)
        return other, after, away

    def show_face(self, face: TwinsFace) -> None:
        """Another pair; the left one, who registered first, is the one to keep."""
        self._face = face
        self.heading.say(face.heading)
        self.why.say(face.why)
        self.why.rename("muted" if face.sure else "warn")
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = list(self._filled(face.fields))
        self.keep(right=False)

    def _filled(self, fields: Sequence[tuple[str, str, str]]) -> list[Label]:
        cells, width = [Label("muted"), Label("title"), Label("title")], 0
        for name, left, right in fields:
            role = "muted" if left == right else ""
            caption = Label("muted", name)
            texts = [Label(role, one or "–", wrap=True) for one in (left, right)]
            width = max(width, caption.fontMetrics().horizontalAdvance(name))
            cells += [caption, *texts]
        for place, cell in enumerate(cells):
            line, across = divmod(place, 3)
            self._grid.addWidget(cell, line, across, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnMinimumWidth(0, width)
        self._grid.setRowStretch(len(cells) // 3, 1)
        return cells

    def keep(self, *, right: bool) -> None:
        """Which of the two numbers is kept."""
        if self._face is None:
            return
        self.keeps_right = right
        for place, number in enumerate(self._face.numbers):
            kept = place == int(right)
            self._cells[1 + place].say(f"{'✓ keep' if kept else '✗ cancel'} {number}")
            self._cells[1 + place].rename("good" if kept else "muted")
        number, other = self._pair()
        self.main.say(f"Merge {other} into {number}", "Enter")

    def _pair(self) -> tuple[str, str]:
        assert self._face is not None
        one, two = self._face.numbers
        return (two, one) if self.keeps_right else (one, two)

    def _merge(self) -> None:
        if self._face is not None:
            self.merged.emit(*self._pair())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Everything by keys; whatever else is pressed goes on to the window."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.keep(right=key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._merge()
        elif key == Qt.Key.Key_Down:
            self.stepped.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
