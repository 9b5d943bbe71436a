"""The palette of commands, every act by its name and with its key; the overlay of all keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.actions import TABLE, Action
from ui.panels.parts import Card, Label, caption, row

_ID = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 560, 420


class Palette(Card):
    """Type a few letters of a command, Enter. `chosen` gives the row's id, `left` that nothing is asked."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget, refusal: Callable[[Action], str]) -> None:
        super().__init__(parent)
        self._home, self._refusal = parent, refusal
        self.setAutoFillBackground(True)
        self.typed, self.list = QLineEdit(placeholderText="Find a command…"), QListWidget()
        self.typed.setAccessibleName("Find a command")
        self.list.setAccessibleName("Commands")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        self.typed.textChanged.connect(self._look)
        self.typed.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        for widget in (caption("EVERY COMMAND, WITH ITS KEY"), self.typed, self.list):
            layout.addWidget(widget)
        self.hide()

    def open(self) -> None:
        """In the middle of its window, all commands shown."""
        home = self._home.rect()
        width, height = min(_WIDTH, home.width() - 40), min(_HEIGHT, home.height() - 80)
        self.setGeometry(home.center().x() - width // 2, 60, width, height)
        self.typed.clear()
        self._look("")
        self.show()
        self.raise_()
        self.typed.setFocus()

    def _look(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for action in TABLE:
            if all(word in action.plain_words.casefold() for word in words):
                keys = "  ".join((*action.keys, *action.list_keys))
                refusal = self._refusal(action)
                item = QListWidgetItem(f"{action.plain_words}    {keys}")
                item.setData(_ID, action.id)
                item.setToolTip(refusal)
                item.setSizeHint(QSize(0, 32))
                if refusal:
                    item.setText(f"{action.plain_words}    {refusal}")
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Arrows choose, Enter takes, Esc gives up."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % max(self.list.count(), 1))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentItem())
                return True
            if key == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Nothing is done."""
        self.hide()
        self.left.emit()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.leave()
            self.chosen.emit(item.data(_ID))


class KeysOverlay(Card):
    """Every key of this screen, from the table; any key closes it."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._home = parent
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._columns = [Label(wrap=True) for _ in range(4)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(caption("KEYS OF THIS SCREEN · ESC"))
        layout.addLayout(row(*self._columns, gap=20), 1)
        self._fill()
        self.hide()

    def _fill(self) -> None:
        rows = [
            (action.plain_words, "  ".join((*action.keys, *action.list_keys)))
            for action in TABLE
            if action.keys or action.list_keys
        ]
        half = -(-len(rows) // 2)
        for place, part in enumerate((rows[:half], rows[half:])):
            self._columns[2 * place].say("\n".join(words for words, _ in part))
            self._columns[2 * place + 1].say("\n".join(keys for _, keys in part))

    def open(self) -> None:
        """Over the whole window."""
        self.setGeometry(self._home.rect().adjusted(20, 40, -20, -20))
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Any key closes it; none of them does anything else."""
        self.hide()
        self.left.emit()
