"""Enter and a double click on a row of a list do what the row is for."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.widgets.rows_view import RowsView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterTakes(QObject):
    """`taken` gives the key of the row."""

    taken = Signal(str)

    def __init__(self, view: RowsView[Any]) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)
        view.itemDoubleClicked.connect(lambda _item: self.take())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the row; every other key goes on."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.take()
                return True
        return super().eventFilter(watched, event)

    def take(self) -> None:
        """Do it for the row that is chosen, if one is."""
        if key := self._view.selected():
            self.taken.emit(key)
