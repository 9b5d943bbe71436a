"""Who left the list, and how: any of them comes back, to the end of the list or as the next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import duration_text
from ui.chair.cards.card import SideCard
from ui.chair.texts.session_text import SessionText
from ui.widgets.aside_row import AsideRow, aside
from ui.widgets.buttons import LiveButton
from ui.widgets.parts import added

_ROW = 34
_REQUEST = Qt.ItemDataRole.UserRole


class LeftCard(SideCard):
    """Up and down choose, Enter restores to the end, Shift+Enter makes next."""

    def __init__(self) -> None:
        super().__init__("Who left the list", "Back to the end")
        self.list = QListWidget()
        self.list.setItemDelegate(AsideRow(self.list))
        self.list.setAccessibleName("Requests that left the list")
        self.next = LiveButton("Back as the next", "Shift+Enter")
        self.next.pressed_for_good.connect(lambda: self._restore("next"))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.next)

    def first(self) -> QWidget:
        """The requests."""
        return self.list

    def acts(self) -> list[tuple[str, dict[str, object]]]:
        """The chosen one comes back to the end."""
        return self._acts("end")

    def _acts(self, to: str) -> list[tuple[str, dict[str, object]]]:
        item = self.list.currentItem()
        return [("restore", {"request": item.data(_REQUEST), "to": to})] if item else []

    def _restore(self, to: str) -> None:
        acts = self._acts(to)
        if acts:
            self.wanted.emit(acts)
        self.left.emit()

    def show_live(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        """Whoever has left it by now, the latest first."""
        text, floor, held = SessionText(loaded, live), live.floor, self.list.currentRow()
        lists = (
            ("not present", floor.passed_over),
            ("withdrawn", floor.withdrawn),
            ("written only", floor.written_only),
            ("not taken", floor.not_taken),
        )
        gone = [(request, how) for how, those in lists for request in reversed(those)]
        gone += [
            (speech.request, f"spoke {duration_text(speech.elapsed(live.floor.last_at or speech.started))}")
            for speech in reversed(floor.done)
            if not floor.lane(speech.request)
        ]
        self.list.clear()
        for request, how in gone:
            item = added(self.list, text.name(request), _ROW)
            aside(item, how)
            item.setData(_REQUEST, request)
        self.list.setCurrentRow(min(max(held, 0), len(gone) - 1))
        self.told.say(f"{len(gone)} left it." if gone else "Nobody has left the list.")
        for button in (self.apply, self.next):
            button.setEnabled(bool(gone))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift with Enter makes next."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if shift and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._restore("next")
        else:
            super().keyPressEvent(event)
