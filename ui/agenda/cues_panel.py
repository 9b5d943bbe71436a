"""The cues of one item: a list, and beside it the chosen cue to be written in, by keyboard alone.

It checks nothing itself: what is wrong with a cell is asked of whoever knows, and stands beside it.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QGridLayout, QLineEdit, QScrollArea, QWidget

from app.conference.cue_text import when_text
from app.conference.cues import FAILURES, FORMS, CueKind, ItemCue
from ui.style.theme import Theme
from ui.widgets.buttons import QuietBox
from ui.widgets.desk_list import DeskList
from ui.widgets.desk_rows_model import DeskRow
from ui.widgets.labels import Card, Label, caption
from ui.widgets.parts import column, row

_MOST = max(len(form.names) for form in FORMS.values())
_HINTS = {
    "when": "+2:00 · -0:30 · at 15:04 · end · end-0:30; nothing for the start",
    "duration": "as 1:30",
    "fails": ", ".join(FAILURES),
}
_EMPTY = "No cue yet: Ins makes one. The usual cues follow from the mode by themselves."
_KEYS = "Ins new · Enter writes · Alt+Del removes · Alt+↑ Alt+↓ moves · Esc back"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Cells = Mapping[str, str]


class Cell(QLineEdit):
    """A line of the form; Enter in it is nothing to the panel behind it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """`returnPressed` has said it already."""
        super().keyPressEvent(event)
        if event.key() in _ENTER:
            event.accept()


class CuesPanel(Card):
    """`written` gives the cue as it was (None for a new one) and the cells; `check` says what is wrong."""

    written = Signal(object, object)
    removed = Signal(str)
    moved = Signal(str, int)
    messages = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.check: Callable[[Cells], Cells] = lambda _cells: {}
        self._cues = tuple[ItemCue, ...]()
        self._was: ItemCue | None = None
        self._dirty = self._making = self._awaited = False
        self._names: tuple[str, ...] = ()
        self.title, self.keys = caption(""), Label("muted", _KEYS)
        self.empty = Label("muted", _EMPTY, wrap=True)
        self.list = DeskList(theme, "Cues of the item", left=0.3, right=0.18)
        self.kind, self.sheet = QuietBox(), QScrollArea()
        self.kind.setAccessibleName("Kind")
        for kind in CueKind:
            self.kind.addItem(f"{kind}  {FORMS[kind].purpose}", kind)
        self.cells = [Cell() for _ in range(2 + _MOST)]
        self.labels = [Label("muted") for _ in range(2 + _MOST)]
        self.notes = [Label("muted", wrap=True) for _ in range(2 + _MOST)]
        self._fill()
        self._connect()
        self._take_form(CueKind.ZOOM)

    def _fill(self) -> None:
        form = QGridLayout()
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(6)
        for at, stretch in enumerate((3, 9, 8)):
            form.setColumnStretch(at, stretch)
        form.addWidget(Label("muted", "Kind"), 0, 0)
        form.addWidget(self.kind, 0, 1, 1, 2)
        for place, (label, cell, note) in enumerate(zip(self.labels, self.cells, self.notes, strict=True), 1):
            for at, widget in enumerate((label, cell, note)):
                form.addWidget(widget, place, at)
        form.setRowStretch(len(self.cells) + 1, 1)
        left, sides = column(), row(gap=16)
        left.addWidget(self.empty)
        left.addWidget(self.list, 1)
        sides.addLayout(left, 4)
        sides.addWidget(self._scrolled(form), 6)
        whole = column(self, margin=10, gap=8)
        whole.addWidget(self.title)
        whole.addLayout(sides, 1)
        whole.addWidget(self.keys)

    def _scrolled(self, form: QGridLayout) -> QScrollArea:
        """The form; where the window is too low for it, it scrolls."""
        form.setContentsMargins(0, 0, 8, 0)
        holder = QWidget()
        holder.setLayout(form)
        self.sheet.setWidget(holder)
        self.sheet.setWidgetResizable(True)
        self.sheet.setFrameShape(QFrame.Shape.NoFrame)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self.sheet

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_: self._another())
        self.kind.activated.connect(lambda _place: self._touch())
        self.kind.currentIndexChanged.connect(lambda _place: self._take_form(self.kind.currentData()))
        for cell in self.cells:
            cell.textEdited.connect(lambda _text: self._touch())
            cell.returnPressed.connect(self.save)

    # What is shown

    def show_cues(self, title: str, cues: Sequence[ItemCue], rows: Sequence[DeskRow]) -> None:
        """The cues as they are now, each with its row; what is being typed is left alone."""
        known = {cue.key for cue in self._cues}
        self._cues = tuple(cues)
        self.title.say(title)
        self.empty.setVisible(not cues)
        self.list.show_rows(rows)
        new = [cue.key for cue in cues if cue.key not in known]
        if self._awaited and new:
            self.list.select(new[-1])
            self._awaited = False
        self._chosen()

    def begin(self) -> None:
        """The keyboard comes here: to the list, or to a new cue where there is none."""
        self._dirty = self._making = self._awaited = False
        self._chosen()
        if self._cues:
            self.list.setFocus()
        else:
            self.make()

    def make(self) -> None:
        """A new cue is to be written."""
        self._was, self._dirty, self._making = None, False, True
        self._put({})
        self.kind.setFocus()
        self.sheet.ensureWidgetVisible(self.kind)

    def change(self) -> None:
        """The chosen cue is to be written in."""
        if self._was is None and not self._making:
            self.make()
        else:
            self.cells[1].setFocus()
            self.cells[1].selectAll()
            self.sheet.ensureWidgetVisible(self.cells[1])

    def _another(self) -> None:
        """Somebody goes to another cue: what was begun is given up."""
        if self.list.hasFocus():
            if self._dirty:
                self.messages.emit("What was typed into the cue was not written.")
            self._dirty = self._making = False
        self._chosen()

    def other_side(self) -> None:
        """From the list to the form, and back; what is being typed stays."""
        if self.list.hasFocus():
            self.change()
        else:
            self.list.setFocus()

    def _chosen(self) -> None:
        """What stands in the form: the chosen cue, unless something is being typed."""
        if self._dirty or self._making:
            return
        self._was = next((cue for cue in self._cues if cue.key == self.list.selected()), None)
        if self._was is not None:
            self.kind.setCurrentIndex(list(CueKind).index(self._was.kind))
            was = self._was
            self._put({"when": when_text(was), "words": was.words, **dict(was.fields)})
        else:
            self._put({})

    def _put(self, texts: Cells) -> None:
        for name, cell in zip(self._names, self.cells, strict=False):
            cell.setText(texts.get(name, ""))
            cell.setCursorPosition(0)
        self._say({})

    def _texts(self) -> dict[str, str]:
        return {name: cell.text() for name, cell in zip(self._names, self.cells, strict=False)}

    def _take_form(self, kind: CueKind) -> None:
        """The fields of a kind, and its usual words to choose from; what was typed stays in fields it has."""
        form, texts = FORMS[kind], self._texts()
        self._names = ("when", "words", *form.names)
        labels = ("When", "Words", *(form.fields[name][0] for name in form.names))
        for place, (label, cell, note) in enumerate(zip(self.labels, self.cells, self.notes, strict=True)):
            there = place < len(labels)
            for widget in (label, cell, note):
                widget.setVisible(there)
            label.say(labels[place] if there else "")
            cell.setAccessibleName(labels[place] if there else "")
        completer = QCompleter(list(form.acts), self.cells[1])
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.cells[1].setCompleter(completer)
        self._put(texts)

    def _say(self, faults: Cells) -> None:
        """Beside each cell what is wrong with it, else how it is written."""
        acts = ", ".join(FORMS[self.kind.currentData()].acts[:4])
        hints = {**_HINTS, "words": f"as: {acts}" if acts else ""}
        for name, note in zip(self._names, self.notes, strict=False):
            note.rename("warn" if name in faults else "muted")
            note.say(faults.get(name, hints.get(name, "")))

    # What is asked

    def _touch(self) -> None:
        self._dirty = True

    def save(self) -> None:
        """Write the cue, or say beside each cell what is wrong."""
        cells = {"kind": str(self.kind.currentData()), **self._texts()}
        faults = self.check(cells)
        self._say(faults)
        wrong = [cell for name, cell in zip(self._names, self.cells, strict=False) if name in faults]
        if wrong:
            wrong[0].setFocus()
            wrong[0].selectAll()
            self.sheet.ensureWidgetVisible(wrong[0])
            self.messages.emit(next(iter(faults.values())))
            return
        self._awaited, was = self._making, self._was
        self._dirty = self._making = False
        self.list.setFocus()
        self.written.emit(was, cells)

    def remove(self) -> None:
        """The chosen cue goes."""
        if self._was is not None:
            self._dirty = False
            self.removed.emit(self._was.key)

    def shift(self, by: int) -> None:
        """The chosen cue goes up or down."""
        if self._was is not None:
            self.moved.emit(self._was.key, by)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme."""
        self.list.apply_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes, Esc gives up what was typed, then goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._give_up()
        elif event.key() in _ENTER and self.list.hasFocus():
            self.change()
        elif event.key() in _ENTER:
            self.save()
        else:
            super().keyPressEvent(event)

    def _give_up(self) -> None:
        writing = not self.list.hasFocus()
        self._dirty = self._making = False
        self._chosen()
        if writing and self._cues:
            self.list.setFocus()
        else:
            self.left.emit()
