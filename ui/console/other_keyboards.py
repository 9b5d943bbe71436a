"""Keys that act work by their place on keyboards of other scripts, and of France.

A letter of the Latin script is meant as it stands; a letter of another is the key on which it sits.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.text.keyboards import key_at, key_of
from ui.widgets.parts import desk_of

_MODIFIER = Qt.KeyboardModifier
_CHORD = _MODIFIER.ControlModifier | _MODIFIER.AltModifier
SIGNS = "signs"
"""The property of a window that holds the single signs which are acts in it."""


def writes(widget: QWidget | None) -> bool:
    """Whether a key typed there becomes text: a field, or a table that begins to write at any key."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox)


def _takes_letters(widget: QWidget) -> bool:
    """Whether letters mean themselves there: they are typed, or look for a row."""
    begins = QAbstractItemView.EditTrigger.AnyKeyPressed
    return (
        writes(widget)
        or isinstance(widget, QComboBox)
        or (isinstance(widget, QAbstractItemView) and bool(widget.editTriggers() & begins))
    )


class OtherKeyboards:
    """Gives a key of another keyboard to the window as the key that is meant."""

    def translate(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether the key was another's, and has been given as the one that is meant."""
        focus = QApplication.focusWidget()
        if event.type() != QEvent.Type.KeyPress or watched is not focus or focus is None:
            return False
        meant = _meant(event)
        if not meant:
            return False
        window, held = desk_of(focus), event.modifiers()
        if not held & _CHORD:
            signs = str(window.property(SIGNS) or "")
            sign = event.text().upper()
            if _takes_letters(focus) or sign in signs or meant.upper() not in signs:
                return False
            _send(QEvent.Type.KeyPress, focus, meant, held)
            return True
        if held & _CHORD == _CHORD and _printed(event) and _takes_letters(focus):
            return False  # the third sign of a key, with AltGr
        override = _send(QEvent.Type.ShortcutOverride, focus, meant, held)
        if not override.isAccepted() and _shortcut(window, meant, held):
            return True
        return _send(QEvent.Type.KeyPress, focus, meant, held).isAccepted()


def _printed(event: QKeyEvent) -> str:
    return event.text() if event.text().isprintable() else ""


def _meant(event: QKeyEvent) -> str:
    """The Latin letter or the digit of the key, in lower case; empty where the key gives that itself."""
    given = (_printed(event) or (chr(event.key()) if event.key() <= _LETTERS else "")).lower()
    shifted = bool(event.modifiers() & _MODIFIER.ShiftModifier)
    if len(given) != 1 or (given.isascii() and (given.isalnum() or shifted)):
        return ""
    first = _FIRST_PLACE.get(QGuiApplication.platformName())
    place = event.nativeScanCode()
    if first is not None and place:
        return key_at(place - first) or ("" if given.isascii() else key_of(given))
    return "" if given in _AMERICAN else key_of(given)


_LETTERS = 0x10FFFF
_AMERICAN = "'-"
"""Signs that an American keyboard gives without Shift: meant as they are where no place is known."""
_FIRST_PLACE = {"xcb": 8, "wayland": 8, "windows": 0}
"""Where keys are numbered by place as on the first PC keyboards, and from which number on."""


def _send(kind: QEvent.Type, focus: QWidget, letter: str, held: Qt.KeyboardModifier) -> QKeyEvent:
    text = "" if held & _CHORD else letter
    event = QKeyEvent(kind, ord(letter.upper()), held, text)
    if kind == QEvent.Type.ShortcutOverride:
        event.ignore()
    QApplication.sendEvent(focus, event)
    return event


def _shortcut(window: QWidget, letter: str, held: Qt.KeyboardModifier) -> bool:
    """Do the row of the window whose shortcut it is."""
    pressed = QKeySequence(held.value & ~_MODIFIER.KeypadModifier.value | ord(letter.upper()))
    for row in window.findChildren(QAction):
        if pressed in row.shortcuts():
            if row.isEnabled():
                row.trigger()
            return True
    return False
