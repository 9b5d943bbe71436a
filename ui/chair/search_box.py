"""Adding a request: type two to four letters of a delegation or a name, Enter. Opens no window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget

from ui.widgets.aside_row import AsideRow, aside
from ui.widgets.labels import Card, Label, high
from ui.widgets.parts import added, column
from ui.widgets.text import isolated

if TYPE_CHECKING:
    from app.conference.search import Hit, SearchIndex

_KINDS = ("statement", "group_statement", "question", "right_of_reply")
_MODES = {Qt.Key.Key_1: "room", Qt.Key.Key_2: "zoom", Qt.Key.Key_3: "video"}
_SHOWN = 6
_ROW = 34
_HINT = "Enter adds at the end · Shift+Enter makes next · Tab: kind · Ctrl+1/2/3: room, Zoom, video"


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request as it was typed in: whom, what kind, from where, and whether it is to be next."""

    delegation: str
    name: str
    person: str
    kind: str
    mode: str
    next: bool


class SearchBox(QLineEdit):
    """The line to type in; its results stand below it, inside the same column.

    `unmatched` gives the index and the text where nothing was found: who is similar is not looked for here.
    """

    wished = Signal(object)
    begun = Signal()
    left = Signal()
    nothing_found = Signal(str)
    unmatched = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(placeholderText="Add a request: delegation or name…   F3")
        self.setAccessibleName("Add a request: delegation or name")
        self.setClearButtonEnabled(True)
        self.results = Results()
        self._index: SearchIndex | None = None
        self.waiting: Callable[[], frozenset[str]] = frozenset
        """Who is on the list already: their rows say so."""
        self._entered: bool | None = None
        """Enter was pressed before there was anything to look among; whether with Shift."""
        self._kind, self._mode = _KINDS[0], ""
        self.textChanged.connect(self._look)
        self.results.list.itemClicked.connect(lambda _item: self._take(next_up=False))

    def search_in(self, index: "SearchIndex") -> None:
        """The people and delegations to look among; what was typed before is looked up now."""
        is_first, self._index = self._index is None, index
        if is_first and self.text():
            self._look(self.text())
            if self._entered is not None:
                self._take(next_up=self._entered)

    def begin(self, kind: str = _KINDS[0]) -> None:
        """Start typing a request of this kind."""
        self.begun.emit()
        self._kind, self._mode = kind, ""
        self.clear()
        self.setFocus()
        self._look("")

    def give_up(self) -> None:
        """Back to the list, nothing added."""
        self._kind, self._mode = _KINDS[0], ""
        self.clear()
        self.results.hide()
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Tab chooses the kind while something is typed; otherwise it goes on to the next control.

        Ctrl with a digit says from where while it is typed here, and shows another view elsewhere.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() in _MODES and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
            return super().event(event)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Tab and self.text():  # type: ignore[attr-defined]
            self._kind = _KINDS[(_KINDS.index(self._kind) + 1) % len(_KINDS)]
            self._look(self.text())
            return True
        if event.type() == QEvent.Type.ShortcutOverride and self.text() and _says_mode(event):
            # While somebody is typed in, Ctrl+2 says Zoom and opens no tech desk.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Enter adds, Esc gives up, Ctrl with a digit says from where."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not modifiers & Qt.KeyboardModifier.ControlModifier
        ):
            self._take(next_up=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Escape:
            self.give_up()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.results.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in _MODES and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._mode = _MODES[key]
            self._look(self.text())
        else:
            super().keyPressEvent(event)

    def _look(self, text: str) -> None:
        self._entered = self._entered if text else None
        hits = self._index.find(text, _SHOWN) if self._index else ()
        self.results.show_hits(hits, (), self.waiting(), self._how(), text)
        if self._index and text and not hits:
            self.unmatched.emit(self._index, text)

    def show_similar(self, text: str, similar: "Sequence[Hit]") -> None:
        """Who may be meant by what stands here, unless something else was typed meanwhile."""
        if text == self.text() and self.results.isVisible():
            self.results.show_hits((), similar, self.waiting(), self._how(), text)

    def _how(self) -> str:
        said = [self._kind.replace("_", " ") if self._kind != _KINDS[0] else "", self._mode]
        return " · ".join(part for part in said if part)

    def _take(self, *, next_up: bool) -> None:
        if self._index is None:
            self._entered = next_up
            return
        hit, self._entered = self.results.chosen(), None
        if hit is None:
            if self.text().strip():
                self.nothing_found.emit(self.text().strip())
            return
        mode = self._mode or ("zoom" if "Zoom" in hit.remark and "room" not in hit.remark else "room")
        wish = NewRequest(hit.entity, hit.name, hit.person, self._kind, mode, next_up)
        self.give_up()
        self.wished.emit(wish)


class Results(Card):
    """The best hits, below the line that is typed in."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(AsideRow(self.list))
        self.list.setAccessibleName("Delegations and persons found")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._how, self._missed = Label("caption"), Label("muted", wrap=True)
        self._hint = Label("muted", _HINT, wrap=True)
        self._hits: tuple[Hit, ...] = ()
        layout = column(self, margin=8, gap=4)
        for widget in (self._how, self._missed, self.list, self._hint):
            layout.addWidget(widget)
        self.hide()

    def show_hits(
        self,
        hits: "Sequence[Hit]",
        similar: "Sequence[Hit]",
        waiting: frozenset[str],
        how: str,
        text: str,
    ) -> None:
        """Show what was found, the first chosen; else what is similar, nothing chosen."""
        self._hits = tuple(hits) or tuple(similar)
        self.setVisible(bool(text or how))
        missed = f"Nobody matches “{text}”. Try the delegation." if text and not hits else ""
        missed += " Similar:" if missed and similar else ""
        self._how.say(f"Add as {how}" if how else "")
        self._how.setVisible(bool(how))
        self._missed.say(missed)
        self._missed.setVisible(bool(missed))
        self.list.clear()
        row = high(self.list, _ROW)
        for hit in self._hits:
            words = f"{isolated(hit.person_name)}, {hit.name}" if hit.person_name else hit.name
            already = " · on the list already" if hit.entity in waiting else ""
            aside(added(self.list, words, _ROW), hit.remark + already)
        self.list.setCurrentRow(0 if hits else -1)
        self.list.setVisible(bool(self._hits))
        self.list.setFixedHeight(row * max(self.list.count(), 1))

    def step(self, by: int) -> None:
        """Choose the next or the previous hit."""
        if self._hits:
            start = self.list.currentRow() if self.list.currentRow() >= 0 else min(-by, 0)
            self.list.setCurrentRow((start + by) % len(self._hits))

    def chosen(self) -> "Hit | None":
        """The hit that Enter takes."""
        place = self.list.currentRow()
        return self._hits[place] if 0 <= place < len(self._hits) else None


def _says_mode(event: QEvent) -> bool:
    held = isinstance(event, QKeyEvent) and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return held and event.key() in _MODES  # type: ignore[attr-defined]
