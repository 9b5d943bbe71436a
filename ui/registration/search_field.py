"""The field in which a name, a number or a scanned badge is typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit

from app.text.keyboards import key_of
from ui.registration.badge_drop import has_picture

_KEYS = QKeySequence.StandardKey
_OWN = (_KEYS.Copy, _KEYS.Cut, _KEYS.Paste, _KEYS.SelectAll)


class Field(QLineEdit):
    """The one field; arrows and Enter go on to the window, and so do the keys it wants first."""

    stepped = Signal(int)
    taken = Signal()
    pictured = Signal()

    def __init__(self) -> None:
        super().__init__(placeholderText="Name, delegation, number or badge…   F3")
        self.setObjectName("door")
        self.setAccessibleName("Find a person by name, delegation, number or badge")
        self.setAcceptDrops(False)  # the window takes what is dropped
        self.holds_scan: Callable[[], bool] = lambda: False
        self.first_refusal: Callable[[str], bool] = lambda _key: False

    def event(self, event: QEvent) -> bool:
        """The keys of the desk are not the field's: Ctrl+Z takes back an act, not a letter."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if not any(event.matches(key) for key in _OWN):
                event.ignore()
                return True
        if event.type() == QEvent.Type.KeyPress and self.holds_scan():
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Tab:  # which some scanners send at the end
                self.selectAll()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose, Enter takes, Esc empties; a picture in the clipboard is the badge in it."""
        key = Qt.Key(event.key())
        if self.first_refusal(key_of(event.text()) or event.text()):
            return
        if event.matches(_KEYS.Paste) and has_picture(QApplication.clipboard().mimeData()):
            self.pictured.emit()
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
