"""A field for a delegation: letters find it by any of its names, in any script; what nobody knows stays."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from app.conference.entities import Entity
from app.conference.search import SearchIndex
from app.text.folding import fold
from ui.console.act_guard import CHOOSES
from ui.widgets.labels import high

_SHOWN, _ROW = 6, 32


class DelegationField(QLineEdit):
    """The names found lie below it over the form, in no window of their own; leaving takes what is meant."""

    def __init__(self, over: QWidget) -> None:
        super().__init__()
        self._index: SearchIndex | None = None
        self._entities: Mapping[str, Entity] = {}
        self._over, self.found = over, QListWidget(over)
        self.found.setObjectName("offered")
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setAccessibleName("Delegations found")
        self.found.setProperty(CHOOSES, True)
        self.found.hide()
        self.found.itemClicked.connect(lambda item: self._take(item.text()))
        self.textEdited.connect(self._find)

    def know(self, entities: Mapping[str, Entity]) -> None:
        """The delegations and organizations of the conference."""
        if entities is not self._entities:
            self._entities, self._index = entities, SearchIndex(entities, ())
        self.found.hide()

    def settle(self) -> None:
        """The name in full, where the text is a code or begins the name of one delegation and no other."""
        self.found.hide()
        text = self.text().strip()
        if self._index is None or not text:
            return
        hits = [self._entities[hit.entity] for hit in self._index.find(text, 2) if hit.sure]
        if text.upper() in self._entities:
            self.setText(self._entities[text.upper()].name)
        elif len(hits) == 1 and any(
            fold(name).startswith(fold(text))
            for name in (hits[0].name, hits[0].name_fr, hits[0].abbreviation)
        ):
            self.setText(hits[0].name)

    def _find(self, text: str) -> None:
        hits = self._index.find(text, _SHOWN) if self._index is not None else ()
        names = [self._entities[hit.entity].name for hit in hits]
        self.found.clear()
        self.found.addItems(names)
        self.found.setVisible(bool(names))
        if names:
            over = self._over
            corner = over.mapFromGlobal(self.mapToGlobal(QPoint(0, self.height() + 2)))
            tall = high(self.found, _ROW) * len(names) + 6
            top = corner.y() if corner.y() + tall <= over.height() else corner.y() - tall - self.height() - 4
            self.found.setGeometry(QRect(corner.x(), top, self.width(), tall))
            self.found.raise_()

    def _take(self, name: str) -> None:
        self.setText(name)
        self.found.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose among the names, Enter takes the chosen one, Esc puts them away."""
        key, row = event.key(), self.found.currentRow()
        if self.found.isHidden():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.found.setCurrentRow((row + (1 if key == Qt.Key.Key_Down else -1)) % self.found.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._take(self.found.item(row).text())
        elif key == Qt.Key.Key_Escape:
            self.found.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is meant, in full."""
        super().focusOutEvent(event)
        self.settle()
