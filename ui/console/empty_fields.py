"""Ctrl+Z in a field in which nothing is typed takes back the last act, as it does everywhere else."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class EmptyFields(QObject):
    """Lets undo and redo pass through a line edit while it is empty; a filled one keeps its own."""

    def watch(self, *fields: QLineEdit) -> None:
        """From now on for these fields."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An empty field does not claim the key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            taking_back = any(
                event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            )
            if taking_back and isinstance(watched, QLineEdit) and not watched.text():
                event.ignore()
                return True
        return False
