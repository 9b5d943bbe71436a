"""The palette of commands, every act by its name and with its key; the overlay of all keys."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.console.act_guard import CHOOSES
from ui.console.actions import Action, Line
from ui.widgets.aside_row import AsideRow, aside
from ui.widgets.labels import Card, caption
from ui.widgets.parts import added, row

_ID = Qt.ItemDataRole.UserRole
_ROW = 32
_WIDTH, _HEIGHT = 560, 420
_COLUMNS, _ROOMY, _UNEVEN = 3, 24, 4


class Palette(Card):
    """Type a few letters of a command, Enter. `chosen` gives the row's id, `left` that nothing is asked."""

    chosen = Signal(str)
    left = Signal()

    def __init__(
        self,
        parent: QWidget,
        table: Sequence[Action],
        refusal: Callable[[Action], str],
        words: Callable[[Action], str],
    ) -> None:
        super().__init__(parent)
        self._home, self._table, self._refusal, self._words_of = parent, table, refusal, words
        self.setAutoFillBackground(True)
        self.typed, self.list = QLineEdit(placeholderText="Find a command…"), QListWidget()
        self.typed.setAccessibleName("Find a command")
        self.list.setAccessibleName("Commands")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(AsideRow(self.list))
        self.list.setProperty(CHOOSES, True)
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
        for action in self._table:
            shown = self._words_of(action)
            if all(word in f"{shown} {action.plain_words}".casefold() for word in words):
                keys = "   ".join((*action.keys, *action.list_keys))
                refusal = self._refusal(action)
                item = added(self.list, shown, _ROW)
                item.setData(_ID, action.id)
                aside(item, keys)
                item.setToolTip(refusal)
                if refusal:
                    item.setText(f"{shown}: {refusal}")
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose, Enter takes, Esc gives up; it goes with the keyboard."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() != Qt.FocusReason.PopupFocusReason:
                self.hide()
            if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
                self.left.emit()  # the keys that come back with the window are the desk's
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
    """Every key of this screen, from the table, then `others` that no menu has; any key closes it."""

    left = Signal()

    def __init__(
        self, parent: QWidget, table: Sequence[Action], menus: Sequence[str], others: Sequence[Line] = ()
    ) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._home, self._lines = parent, (*_lines(table, menus), *others)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def _fill(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(caption("KEYS OF THIS SCREEN · ESC"))
        columns = row(gap=32)
        layout.addLayout(columns, 1)
        for lines in _in_columns(self._lines):
            columns.addWidget(_written(lines), 1, Qt.AlignmentFlag.AlignTop)

    def open(self) -> None:
        """Over the whole window; filled when it is asked for the first time."""
        if self.layout() is None:
            self._fill()
        self.setGeometry(self._home.rect().adjusted(20, 40, -20, -20))
        self.show()
        self.raise_()
        self.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It goes with the keyboard."""
        super().focusOutEvent(event)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key closes it; none of them does anything else."""
        self.hide()
        self.left.emit()


def _lines(table: Sequence[Action], menus: Sequence[str]) -> Iterator[Line]:
    """Menu by menu, its name, then the words of each row with its keys."""
    for menu in menus:
        yield menu.replace("&", "").upper(), ""
        for action in table:
            keys = "  ".join((*action.keys, *action.list_keys))
            if action.menu == menu and keys:
                yield action.plain_words, keys


def _in_columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Of like height; where there is room for it, no column begins in the middle of a menu."""
    most = -(-len(lines) // _COLUMNS)
    columns: list[list[Line]] = [[]]
    for line in lines:
        held = len(columns[-1])
        full = held == most if most > _ROOMY else not line[1] and held >= most - _UNEVEN
        if full and len(columns) < _COLUMNS:
            columns.append([])
        columns[-1].append(line)
    return columns


def _written(lines: Iterable[Line]) -> QWidget:
    """Lines below each other, the keys in a column of their own."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(2)
    grid.setHorizontalSpacing(16)
    for place, (words, keys) in enumerate(lines):
        label = QLabel(words)
        label.setObjectName("small" if keys else "caption")
        grid.addWidget(label, place, 0)
        key = QLabel(keys)
        key.setObjectName("small")
        key.setWordWrap(True)
        grid.addWidget(key, place, 1)
    grid.setColumnStretch(1, 1)
    return holder
