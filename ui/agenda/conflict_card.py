"""What in the agenda cannot be held, one conflict at a time, with what would mend it: 1, 2, 3, then Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QSizePolicy

from app.agenda.changes import difference
from app.agenda.conflicts import Conflict, Fix
from app.conference.sessions import Session
from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Card, Words, caption, high
from ui.widgets.parts import added, column, row

_CHOICE, _SENTENCE, _LIST = 46, 78, 142
_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


class Fixes(QListWidget):
    """Up to three choices, each with what it would do; `taken` when one is to be done."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setAccessibleName("What would mend it")
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _item: self.taken.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses, Enter does it."""
        key = Qt.Key(event.key())
        if key in _KEYS and not event.modifiers():
            if _KEYS.index(key) < self.count():
                self.setCurrentRow(_KEYS.index(key))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class ConflictCard(Card):
    """`mended` gives the chosen fix, `previewed` the sessions under it, `went` where the conflict is.

    `wanted` asks for the fixes of the one that is shown; `show_fixes` gives them.
    """

    wanted = Signal(object)
    mended = Signal(object)
    previewed = Signal(object)
    went = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.all: tuple[Conflict, ...] = ()
        self._now: dict[str, Session] = {}
        self.at = 0
        self.heading, self.said, self.fixes = caption("CONFLICTS"), Words(""), Fixes()
        self.next, self.apply = LiveButton("Next", "F4"), LiveButton("Mend it", "Enter")
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.apply_theme()
        layout = column(self, margin=10, gap=6)
        for widget in (self.heading, self.said, self.fixes):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addLayout(row(self.apply, self.next))
        self.next.pressed_for_good.connect(self.step)
        self.apply.pressed_for_good.connect(self._take)
        self.fixes.taken.connect(self._take)
        self.fixes.currentRowChanged.connect(lambda _row: self._preview())
        self.show_conflicts((), ())

    def apply_theme(self) -> None:
        """Heights for the size of text."""
        self.said.setFixedHeight(high(self.said, _SENTENCE))
        self.fixes.setFixedHeight(high(self.fixes, _LIST))

    def show_conflicts(self, found: Sequence[Conflict], sessions: Sequence[Session]) -> None:
        """Every conflict there is now; the one that was shown stays where it is still there."""
        shown = self.all[self.at] if self.at < len(self.all) else None
        row_before = self.fixes.currentRow()
        self.all, self._now = tuple(found), {session.code: session for session in sessions}
        identities = [_identity(conflict) for conflict in self.all]
        same = shown is not None and _identity(shown) in identities
        if shown is not None and same:
            self.at = identities.index(_identity(shown))
        self.at = min(self.at, max(len(self.all) - 1, 0))
        self._show(row_before if same else 0)

    def show_fixes(self, conflict: Conflict) -> None:
        """What would mend the one that is shown; of any other it comes too late."""
        if self.all and _identity(self.all[self.at]) == _identity(conflict):
            conflicts = self.all
            self.all = (*conflicts[: self.at], conflict, *conflicts[self.at + 1 :])
            self._show(max(self.fixes.currentRow(), 0), ask=False)

    def step(self) -> None:
        """The next conflict, and the first after the last."""
        if self.all:
            self.at = (self.at + 1) % len(self.all)
            self._show(0)
            self.go()

    def go(self) -> None:
        """To where the conflict is, with the choices at hand."""
        if self.all:
            self.went.emit(*self.all[self.at].places[-1])
            self.fixes.setFocus()
            self._preview()

    def chosen(self) -> Fix | None:
        """The fix that Enter applies."""
        fixes = self.all[self.at].fixes if self.all else ()
        place = self.fixes.currentRow()
        return fixes[place] if 0 <= place < len(fixes) else None

    def _show(self, chosen: int, ask: bool = True) -> None:
        conflict = self.all[self.at] if self.all else None
        count = f"  {self.at + 1} of {len(self.all)}" if self.all else ""
        self.heading.say(f"CONFLICTS{count}")
        self.said.say(conflict.words if conflict else _NONE)
        self.said.setAccessibleName(conflict.words if conflict else _NONE)
        self.mark("order" if conflict else "")
        self.fixes.blockSignals(True)
        self.fixes.clear()
        for place, fix in enumerate(conflict.fixes if conflict else ()):
            self._choice(place, fix)
        self.fixes.setCurrentRow(min(chosen, self.fixes.count() - 1))
        self.fixes.blockSignals(False)
        # The list of sessions has better use for the room.
        for widget in (self.fixes, self.apply, self.next):
            widget.setVisible(conflict is not None)
        self._preview()
        if ask and conflict is not None and not conflict.fixes:
            self.wanted.emit(conflict)

    def _choice(self, place: int, fix: Fix) -> None:
        would = "; ".join(
            difference(self._now[session.code], session)
            for session in fix.sessions
            if session.code in self._now
        )
        item = added(self.fixes, f"{place + 1}  {fix.words}\n     {would}", _CHOICE)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{place + 1}, {fix.words}: {would}")

    def _preview(self) -> None:
        """Only whoever looks at the choices sees them in the timeline."""
        fix = self.chosen()
        self.previewed.emit(fix.sessions if fix and self.fixes.hasFocus() else ())

    def _take(self) -> None:
        fix = self.chosen()
        if fix is not None:
            self.mended.emit(fix)


def _identity(conflict: Conflict) -> object:
    """By what a conflict is known again."""
    return conflict.clash, conflict.places


_NONE = "None: nothing overlaps, nobody is in two places, everything fits."
