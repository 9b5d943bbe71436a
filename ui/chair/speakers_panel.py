"""The list of speakers: the box to add, the rows in order, the buttons that move them."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QStackedLayout, QWidget

from ui.chair.actions import BY_ID, TABLE
from ui.chair.cards.card import SideCard
from ui.chair.search_box import SearchBox
from ui.chair.speaker_row_painter import SpeakerRowDelegate
from ui.chair.speakers_model import SpeakersModel
from ui.chair.texts.card_values import Row
from ui.style.theme import Theme
from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Card, Chip, Label, caption
from ui.widgets.parts import column, row
from ui.widgets.rows_view import RowsView

LIT_MS = 2_500
FOOTER = ("make_next", "move_up", "move_down", "withdraw")
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_NAMED = {Qt.Key.Key_Space: "Space", Qt.Key.Key_Delete: "Del"}


class SpeakersView(RowsView[Row]):
    """The rows; while it has the focus, single keys are acts. `asked` names a row of the table of actions.

    `placed` gives a request that was dragged, and the one it was dropped before (empty at the end);
    `menu_wanted` the point of the screen where the right button was pressed.
    """

    asked = Signal(str)
    placed = Signal(str, str)
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__("List of speakers", self._model)
        self.setUniformItemSizes(False)
        self.single_keys = True
        self.delegate = SpeakerRowDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.apply_theme(theme)
        self._keys = {key: action.id for action in TABLE for key in action.list_keys}
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.doubleClicked.connect(lambda: self.asked.emit("entry"))

    def _model(self, held: QListWidget) -> SpeakersModel:
        self.speakers = SpeakersModel(held)
        return self.speakers

    def apply_theme(self, theme: Theme) -> None:
        """Colours of a theme; the rows are as high as its text."""
        self.delegate.apply_theme(theme)
        self.speakers.apply_theme(theme)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the row, where the pointer is, or at the row for the menu key."""
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and index.isValid():
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(index).center()))
        elif self.indexAt(event.pos()).isValid():
            self.menu_wanted.emit(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        """A row was dragged: the rules place it, the list only shows what came of it."""
        at = event.position().toPoint()
        below = self.indexAt(at)
        place = below.row() if below.isValid() else self.speakers.rowCount()
        if below.isValid() and at.y() > self.visualRect(below).center().y():
            place += 1
        self.placed.emit(self.selected(), self.speakers.request_at(place))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setState(QAbstractItemView.State.NoState)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, Delete, signs and letters are acts; a key held down counts once."""
        name = _NAMED.get(Qt.Key(event.key()), event.text().upper())
        action = self._keys.get(name)
        plain = not event.modifiers() & _MODIFIERS
        if action and plain and (self.single_keys or not name.isalpha() or len(name) > 1):
            if not event.isAutoRepeat():
                self.asked.emit(action)
            return
        QListWidget.keyPressEvent(self, event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are acts; they never jump in the list."""

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def light(self, request: str) -> int:
        """Scroll to a request and light its row a while; its number, 0 if it is not on the list."""
        place = self.speakers.row_of(request)
        if place >= 0:
            self.scrollTo(self.speakers.index(place))
            self.delegate.lit = request
            self.viewport().update()
            QTimer.singleShot(LIT_MS, self, self._darken)
        return place + 1

    def _darken(self) -> None:
        self.delegate.lit = ""
        self.viewport().update()


class SpeakersPanel(Card):
    """The right column of the chair's window. `asked` names a row of the table of actions.

    `side_changed`: a card has come into the place of the list, or has gone.
    """

    asked = Signal(str)
    side_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chip, self.search = Chip("forecast"), SearchBox()
        self.view, self._empty = SpeakersView(theme), Label("muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._empty.setMargin(32)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view.asked.connect(self.asked)
        self.search.left.connect(self.view.setFocus)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for widget in (self.view, self._empty):
            self._stack.addWidget(widget)
        self._stack.setStackingMode(QStackedLayout.StackingMode.StackAll)
        self._stack.setCurrentWidget(self._empty)
        self.buttons = {name: self._button(name) for name in FOOTER}
        self._column = layout = column(self)
        heading = row(caption("LIST OF SPEAKERS"), self.chip)
        heading.setStretch(0, 1)
        layout.addLayout(heading)
        self._rows, self._narrow = holder, False
        self._side: SideCard | None = None
        layout.addWidget(self.search)
        layout.addWidget(self.search.results)
        layout.addWidget(holder, 1)
        layout.addLayout(row(*self.buttons.values()))

    def _button(self, name: str) -> LiveButton:
        action = BY_ID[name]
        button = LiveButton(action.button, action.list_keys[0] if action.list_keys else action.keys[0])
        button.pressed_for_good.connect(lambda: self.asked.emit(name))
        return button

    def set_narrow(self, narrow: bool) -> None:
        """Beside Zoom the buttons make room for the list; their keys remain."""
        self._narrow = narrow
        for button in self.buttons.values():
            button.setVisible(not narrow and self._side is None)

    @property
    def side(self) -> SideCard | None:
        """The card that stands in place of the list, if any."""
        return self._side

    def put(self, card: SideCard | None) -> None:
        """A card in place of the list; None brings the list back."""
        if self._side is not None:
            self._side.hide()
        self._side = card
        if card is not None:
            self._column.addWidget(card)
            card.show()
        for widget in (self.search, self._rows, *self.buttons.values()):
            widget.setVisible(card is None)
        self.set_narrow(self._narrow)
        self.side_changed.emit()

    def show_rows(self, rows: tuple[Row, ...], empty: str) -> None:
        """Show who waits; `empty` is said when nobody does. The selection stays with its request."""
        self.view.show_rows(rows)
        self._empty.say("" if rows else empty)
        self._empty.setVisible(not rows)
