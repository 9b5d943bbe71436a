"""The tech desk: now, next, then with what to do at each change; cues, lines, names, and what fails."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.agenda.changes import Change
from app.live.snapshot import ActResult, ConferenceSnapshot, SessionSnapshot
from app.programme.events import PowerBack
from app.registration.events import NameDecided
from app.registration.state import AtTheDoor, DoneAtTheDoor
from app.tech.session import TechSession
from app.tech.speakers import Speakers
from app.times import Clock
from ui.console.menus import build_menus
from ui.console.messages import StatusMessages
from ui.console.window import ConsoleWindow
from ui.style.theme import Theme
from ui.tech.actions import LETTERS, MENUS, PREPARED, TABLE
from ui.tech.commands import TechCommands
from ui.tech.page import TechPage
from ui.tech.session_view import TechSessionView
from ui.widgets.ask_line import AskLine
from ui.widgets.parts import column
from ui.widgets.strips import StateStrip, StatusLine, TroubleBand
from ui.worker.desk import Desk

SMALLEST = (1024, 600)
_TITLE = "Tech desk"
_NO_SESSION = (
    "The agenda has no session yet. It is imported at the chair’s console, or in the agenda’s editor."
)
_LIVE = "Keys: LIVE · 1–6 tell the chair · F1"


class TechWindow(ConsoleWindow):
    """It prepares and reports; it gives nobody the floor. `asked` names what other windows answer."""

    closed = Signal()

    def __init__(self, desk: Desk, clock: Clock, theme: Theme) -> None:
        super().__init__(clock)
        self.setWindowTitle(_TITLE)
        self.desk, self.theme = desk, theme
        self._loaded: ConferenceSnapshot | None = None
        self._ticker.ticked.connect(self._tick)
        self.rows = build_menus(self, self.run, TABLE, MENUS)
        self._build()
        self._connect()
        self.setMinimumSize(*SMALLEST)
        self.resize(1366, 768)

    def _build(self) -> None:
        self.strip, self.status, self.band, self.line = StateStrip(), StatusLine(), TroubleBand(), AskLine()
        self.messages = StatusMessages(self.status.said, "tech")
        self.page = TechPage(self.theme)
        self.commands = TechCommands(
            self.desk, self.clock, self.page, self.line, lambda: self.messages.message
        )
        self.view = TechSessionView(self.page, self.strip, self.status)
        page = QWidget()
        whole = column(page, margin=8)
        whole.addWidget(self.strip)
        whole.addWidget(self.band)
        whole.addWidget(self.page, 1)
        whole.addWidget(self.line)
        whole.addWidget(self.status)
        self.setCentralWidget(page)
        self.offer_help(page, TABLE, MENUS)

    def _connect(self) -> None:
        desk, names = self.desk, self.page.names
        desk.loaded.connect(self.show_loaded)
        desk.live.connect(self.show_live)
        desk.registration.door.connect(self._show_door)
        desk.registration.done.connect(self._show_door_done)
        desk.registration.names_read.connect(names.add)
        desk.registration.names_checked.connect(names.show_checked)
        desk.floor.done.connect(self._show_done)
        for sentence in (desk.refused, desk.finished):
            sentence.connect(self.tell)
        desk.trouble.connect(lambda words: self.band.say(f"{words} Trying goes on."))
        desk.recovered.connect(lambda: self.band.say(""))
        desk.failed.connect(
            lambda code: self.tell(f"Something went wrong (code {code}). Your data is saved.")
        )
        for card in self.page.turns:
            card.ticked.connect(lambda cue: self.commands.do("cue_done", cue=cue))
        names.wanted.connect(desk.registration.check_names)
        names.decided.connect(self.commands.decide_name)
        names.told.connect(self.tell)
        self.page.pressed.connect(self.run)
        self.commands.told.connect(self.tell)
        self.commands.asked.connect(self.asked)
        self.commands.undo.history.written.connect(self._show_cue)
        self.commands.undo.history.refused.connect(self.tell)
        self.line.misunderstood.connect(self.tell)
        self.line.left.connect(self._calm)
        self.band.save_a_copy.connect(lambda: self.asked.emit("backup"))
        QApplication.instance().focusChanged.connect(self._show_keys)  # type: ignore[union-attr]

    # What comes from the desk

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed: names, agenda, people."""
        self._loaded, self._speakers = loaded, Speakers(loaded)
        self.commands.show_loaded(loaded)
        self.setWindowTitle(f"{loaded.conference.name} – {_TITLE}")
        self.desk.registration.watch()
        if self.commands.session is not None:
            self.show_live(self.commands.session.live)
            return
        self.strip.title.say(loaded.conference.name)
        if not any(session.has_list for session in loaded.sessions):
            self.tell(_NO_SESSION)

    def show_live(self, live: SessionSnapshot) -> None:
        """The session has changed: everything is shown anew in one step."""
        if self._loaded is None:
            return
        if self.commands.session is None:
            self.messages.say("")
        session = self.commands.session = TechSession(self._loaded, live, self._speakers)
        self.view.show(session, self.clock.now())
        self.messages.show_live(self._loaded, live)

    def _show_door(self, now: AtTheDoor) -> None:
        self.page.names.look_again(tuple(now.door.names)[::-1])

    def _show_door_done(self, done: DoneAtTheDoor) -> None:
        if isinstance(done.entry.event, NameDecided):
            self.tell(f"{done.said}.")

    def _show_cue(self, change: Change) -> None:
        self.tell(self.commands.undo.words(change))

    def _show_done(self, done: ActResult) -> None:
        self.commands.undo.note_act()
        is_back = isinstance(done.entry.event, PowerBack)
        paper = ("Shift+F4 enters what was written on paper",) if is_back else ()
        self.tell(" · ".join((done.said, *done.warnings, *paper, "Ctrl+Z undo")))

    def tell(self, words: str) -> None:
        """A sentence in the status line."""
        self.messages.say(words)

    def _tick(self, now: datetime) -> None:
        if self.commands.session is not None:
            self.view.tick(now)
            self.messages.tick(now)

    def _show_keys(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new.window() is self:
            typing = isinstance(new, QLineEdit)
            words = "Keys: TYPING · Esc back to the lists" if typing else _LIVE
            self.status.keys.say(words)

    # What is asked

    def run(self, name: str) -> None:
        """Do one row of the table."""
        own = self.of_every_desk() | self.commands.table
        if name in own:
            own[name]()
        else:
            self.asked.emit(name)

    def _calm(self) -> None:
        self.line.hide()
        self.page.take_focus()

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme; on a large screen its text grows with the window."""
        self.theme, theme = theme, self.grown(theme)
        self.strip.apply_theme(theme)
        self.status.apply_theme(theme)
        self.page.apply_theme(theme)

    # What Qt tells

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A large window is used for larger text."""
        super().resizeEvent(event)
        self.apply_theme(self.theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits, while no text is typed; Esc goes back to the lists."""
        if event.key() == Qt.Key.Key_Escape:
            self._calm()
        elif event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run("admit" if self.page.names.list.hasFocus() else "tick")
        elif event.text().isdigit():
            self._digit(int(event.text()))
        elif (name := LETTERS.get(event.text().upper())) is not None:
            self.run(name)
        else:
            super().keyPressEvent(event)

    def _digit(self, digit: int) -> None:
        """Chooses among several whom a name may be; elsewhere it tells the chair something prepared."""
        if self.page.names.list.hasFocus():
            self.page.names.decide(admitted=True, place=digit)
        elif 0 < digit <= len(PREPARED):
            self.commands.say(digit)

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        self.page.remote.list.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever holds the window lets go of it."""
        super().closeEvent(event)
        self.closed.emit()
