"""Entering what was written on paper: the printed rows, times beside them, and one press that writes it all.

The dialog stands beside the console and holds nothing up; nothing is written before all of it is plausible.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.live.snapshot import ConferenceSnapshot, SessionSnapshot, SheetResult
from app.on_paper.check import Checked, check
from app.on_paper.rows import SheetRow, sheet_of
from app.times import Clock, clock_text, zone
from ui.dialogs.work_dialog import WorkDialog
from ui.on_paper.sheet_model import NAME
from ui.on_paper.sheet_table import SheetTable
from ui.style.theme import Theme
from ui.widgets.labels import Label
from ui.widgets.parts import column, row

if TYPE_CHECKING:
    from app.on_paper.entry import SheetAct

_HOW = "15:04, 1504 or 15:04:20; the end also as +3 or 2m45s. An empty end: until the next began."
_KEYS = "Enter goes on · Space absent · Ins adds a row · Alt+↑↓ moves it · Ctrl+Enter enters · Esc closes"


class FromPaperDialog(WorkDialog):
    """The sheet of one session. `entered` gives its code and acts, `taken_back` its code and the sheet."""

    entered = Signal(str, object)
    taken_back = Signal(str, object)

    def __init__(
        self,
        loaded: ConferenceSnapshot,
        live: SessionSnapshot,
        clock: Clock,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("From paper")
        self.resize(1180, 620)
        self._loaded, self._live, self._clock_now = loaded, live, clock
        self._where = zone(loaded.conference.zone)
        self._checked = Checked({})
        self._done: SheetResult | None = None
        self._before: list[SheetRow] = []
        names = sorted({entity.short for entity in loaded.entities.values()})
        self.table = SheetTable(theme, names, self._clock)
        self.preview, self.message = Label("title"), Label("muted", _KEYS)
        layout = column(self, margin=16, gap=8)
        layout.addWidget(Label("title", f"What was written on paper · {live.session.title}"))
        layout.addWidget(Label("muted", _HOW))
        layout.addWidget(self.table, 1)
        layout.addLayout(self._below())
        layout.addLayout(self._buttons())
        self.table.sheet.typed.connect(self._look)
        for keys, act in (
            ("Ctrl+Return", self._enter),
            ("Ctrl+Enter", self._enter),
            ("Ins", self._add),
            ("Ctrl+Del", self._remove),
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.show_live(live)
        self.table.begin()
        self.table.setFocus()

    def _below(self) -> QHBoxLayout:
        self.add, self.up, self.down = (QPushButton(words) for words in ("Add a row", "Move up", "Move down"))
        self.add.clicked.connect(self._add)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        line = row(self.add, self.up, self.down, self.preview)
        line.setStretch(3, 1)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for button in (self.add, self.up, self.down):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
        return line

    def _buttons(self) -> QHBoxLayout:
        self.back, self.close_, self.take = (
            QPushButton("Take it all back"),
            QPushButton("Close"),
            QPushButton(),
        )
        self.back.clicked.connect(self._take_back)
        self.close_.clicked.connect(self.reject)
        self.take.clicked.connect(self._enter)
        self.back.hide()
        for button in (self.back, self.close_, self.take):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
        line = row(self.message, self.back, self.close_, self.take)
        line.setStretch(0, 1)
        return line

    def _clock(self, at: datetime) -> str:
        return clock_text(at, self._where, seconds=True)

    # What comes from the desk

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed: names, agenda."""
        self._loaded = loaded

    def show_live(self, live: SessionSnapshot) -> None:
        """The session has changed: what is printed of it now; what was typed beside a row stays."""
        if live.session.code != self._live.session.code:
            return
        self._live = live
        self.table.sheet.show(sheet_of(self._loaded, live))
        self._look()

    def show_entered(self, done: SheetResult | None) -> None:
        """It is written, and can be taken back as a whole; or it was taken back, and is put right here."""
        self.table.sheet.put(sheet_of(self._loaded, self._live) if done else self._before)
        self._done = done
        self.back.setVisible(done is not None)
        self.message.say(done.sentence if done else "It is taken back; put it right and enter it again.")
        self._look()
        self.table.begin()

    def say(self, words: str) -> None:
        """A sentence: why something was refused."""
        self._look()
        self.message.say(words)

    # What is asked

    def _look(self) -> None:
        """After everything typed: what it means, what is wrong with it, what one press would write."""
        self._checked = found = check(self.table.sheet.rows, self._loaded, self._live, self._clock_now.now())
        self.table.sheet.mark(found.wrong)
        count = len(found.wrong)
        wrong = f"{count} row{'s' * (count > 1)} to put right" if count else ""
        self.preview.say(wrong or found.summary or "Nothing typed yet")
        self.preview.rename("warn" if count else "title")
        self.take.setText(f"Enter {len(found.acts)} acts" if found.acts else "Enter")
        self.take.setEnabled(bool(found.acts))

    def _enter(self) -> None:
        self._end_writing()
        if self._checked.acts:
            acts: tuple[SheetAct, ...] = self._checked.acts
            self._before = list(self.table.sheet.rows)
            self.take.setEnabled(False)
            self.entered.emit(self._live.session.code, acts)

    def _take_back(self) -> None:
        if self._done is not None:
            self.taken_back.emit(self._live.session.code, self._done)

    def _end_writing(self) -> None:
        """What stands in the cell that is being written in counts too."""
        self.table.setFocus()

    def _add(self) -> None:
        place = self.table.sheet.add(max(self.table.place, 0))
        self.table.write_in(place, NAME)

    def _remove(self) -> None:
        if not self.table.sheet.remove(self.table.place):
            self.say("A printed row stays; leave it empty.")

    def _move(self, by: int) -> None:
        at = self.table.currentIndex().column()
        place = self.table.sheet.move(self.table.place, by)
        if place >= 0:
            self.table.setCurrentIndex(self.table.sheet.index(place, at))

    lost = "What you typed is not entered yet."

    def work(self) -> object:
        """The rows in which something stands."""
        return tuple(row for row in self.table.sheet.rows if not row.is_empty)

    def say_hint(self) -> None:
        """The keys."""
        self.message.say(_KEYS)
