"""An agenda as pasted text: on the left what was copied, on the right what is understood of it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QPushButton, QSplitter, QWidget

from app.times import Zone
from ui.dialogs.work_dialog import WorkDialog
from ui.imports.paste_texts import counted, understood
from ui.widgets.labels import Label
from ui.widgets.parts import column, row

if TYPE_CHECKING:
    from app.exchange.plan import Plan

_PAUSE_MS = 400
_HOW = (
    "Paste from Word, Outlook or Excel, or write: a line for each day (Tuesday, 15 June), below it the times "
    "(10:00 – 11:30 Opening session, H.E. Ms Name, Minister, Country), below them their items."
)
_NOTHING = "Nothing is written: what would change is shown first."


class PasteDialog(WorkDialog):
    """`changed` gives the text once nobody has typed for a moment; `wanted` asks to see what would change."""

    changed = Signal(str)
    wanted = Signal()
    lost = "What you pasted is not in the agenda yet."

    def __init__(self, text: str, where: Zone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste an agenda")
        self.resize(1120, 640)
        self._where, self._read, self._can = where, "", False
        self._lines: tuple[int, ...] = ()
        self.text, self.understood = QPlainTextEdit(), QPlainTextEdit()
        self.problems = QListWidget()
        self.said, self.counted = Label("muted"), Label("title")
        self._fill()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.read)
        self.text.textChanged.connect(self._pause.start)
        self.text.textChanged.connect(lambda: self.take.setEnabled(False))
        self.problems.itemActivated.connect(lambda _item: self._go())
        self.problems.itemClicked.connect(lambda _item: self._go())
        self.text.setPlainText(text)
        self.say_hint()

    def _fill(self) -> None:
        self.text.setAccessibleName("The agenda as text")
        self.text.setTabChangesFocus(False)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.understood.setAccessibleName("What was understood of it")
        self.understood.setReadOnly(True)
        self.understood.setTabChangesFocus(True)
        self.problems.setAccessibleName("Lines to look at")
        self.problems.setMaximumHeight(150)
        self.problems.setWordWrap(True)
        self.problems.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.problems.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QWidget()
        beside = column(right, gap=8)
        beside.addWidget(self.understood, 1)
        beside.addWidget(self.problems)
        halves = QSplitter()
        halves.addWidget(self.text)
        halves.addWidget(right)
        halves.setSizes([560, 560])
        halves.setChildrenCollapsible(False)
        layout = column(self, margin=16, gap=12)
        layout.addWidget(Label("muted", _HOW, wrap=True))
        layout.addWidget(halves, 1)
        layout.addWidget(self.counted)
        self.take = QPushButton("What would change…")
        cancel = QPushButton("Cancel")
        self.take.clicked.connect(self.wanted)
        cancel.clicked.connect(self.give_up)
        self.take.setEnabled(False)
        for button in (self.take, cancel):
            button.setAutoDefault(False)
        foot = row(self.said, cancel, self.take)
        foot.setStretch(0, 1)
        layout.addLayout(foot)

    def read(self) -> None:
        """Read what stands there now, unless it is what was read last."""
        text = self.text.toPlainText()
        if text == self._read:
            self.take.setEnabled(self._can)
            return
        self._read = text
        if text.strip():
            self.counted.say("Reading…")
            self.changed.emit(text)
        else:
            self._show((), "", can=False)

    def show_plan(self, plan: "Plan[Any]") -> None:
        """What is understood of the text as it was read last."""
        self._show(
            understood(plan, self._where),
            counted(plan),
            can=bool(plan.to_write or plan.question or _asked(plan)),
        )
        for problem in plan.problems:
            self.problems.addItem(f"Line {problem.line}: {problem.what}")
        self._lines = tuple(problem.line for problem in plan.problems)
        self.problems.setVisible(bool(plan.problems))
        self.say_hint()

    def refuse(self, words: str) -> None:
        """Why the text cannot be read as an agenda at all."""
        self._show((), words, can=False)

    def _show(self, lines: tuple[str, ...], words: str, *, can: bool) -> None:
        self.understood.setPlainText("\n".join(lines))
        self.problems.clear()
        self.problems.hide()
        self.counted.say(words)
        self._can = can
        self.take.setEnabled(can and self.text.toPlainText() == self._read)

    def _go(self) -> None:
        """To the line of the text that is to be looked at."""
        row = self.problems.currentRow()
        if not 0 <= row < len(self._lines):
            return
        block = self.text.document().findBlockByNumber(self._lines[row] - 1)
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.LineUnderCursor)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def work(self) -> object:
        """The text that somebody has pasted or written."""
        return self.text.toPlainText().strip()

    def say(self, words: str) -> None:
        """A sentence at the foot."""
        self.said.say(words)

    def say_hint(self) -> None:
        """That nothing is written here."""
        self.say(_NOTHING)


def _asked(plan: "Plan[Any]") -> bool:
    return any(problem.doubt is not None for problem in plan.problems)
