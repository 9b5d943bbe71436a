"""The tech desk: now, next, then with what to do at each change; cues, lines, names, and what fails."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.agenda.changes import Change
from app.live.snapshot import ActResult, ConferenceSnapshot, SessionSnapshot
from app.programme.events import PowerBack
from app.registration.events import NameDecided
from app.registration.state import AtTheDoor, DoorActResult
from app.tech.session import TechSession
from app.tech.speakers import Speakers
from app.times import Clock
from ui.console.actions import Screen
from ui.console.window import ConsoleWindow
from ui.style.theme import Theme
from ui.tech.actions import LETTERS, MENUS, PREPARED, TABLE
from ui.tech.commands import TechCommands
from ui.tech.page import TechPage
from ui.tech.session_view import TechSessionView
from ui.worker.desk import Desk

_SCREEN = Screen("Tech desk", TABLE, MENUS, smallest=(1024, 600))
_NO_SESSION = (
    "The agenda has no session yet. It is imported at the chair’s console, or in the agenda’s editor."
)
_LIVE = "Keys: LIVE · 1–6 tell the chair · F1"


class TechWindow(ConsoleWindow):
    """It prepares and reports; it gives nobody the floor. `asked` names what other windows answer."""

    def __init__(self, desk: Desk, clock: Clock, theme: Theme) -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.page = TechPage(self.theme)
        self.acts = TechCommands(self.desk, self.clock, self.page, self.line, lambda: self.messages.message)
        self.view = TechSessionView(self.page, self.strip, self.status)
        self.changed.meanings = self.acts.meanings
        self.put(self.around(self.page), self.acts.table)

    def _connect(self) -> None:
        desk, names = self.desk, self.page.names
        desk.registration.door.connect(self._show_door)
        desk.registration.arrived.connect(self.tell)
        desk.registration.done.connect(self._show_door_done)
        desk.registration.names_read.connect(names.add)
        desk.registration.names_checked.connect(names.show_checked)
        desk.floor.done.connect(self._show_done)
        for card in self.page.turns:
            card.ticked.connect(lambda cue: self.acts.do("cue_done", cue=cue))
        names.wanted.connect(desk.registration.check_names)
        names.decided.connect(self.acts.decide_name)
        names.told.connect(self.tell)
        self.page.pressed.connect(self.run)
        self.acts.told.connect(self.tell)
        self.acts.asked.connect(self.asked)
        self.acts.undo.history.written.connect(self._show_cue)
        self.acts.undo.history.refused.connect(self.tell)
        self.line.left.connect(self.escape)
        QApplication.instance().focusChanged.connect(self._show_keys)  # type: ignore[union-attr]

    # What comes from the desk

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed: names, agenda, people."""
        if self.loaded is None:
            self.desk.registration.watch_arrivals()
        super().show_loaded(loaded)
        self._speakers = Speakers(loaded)
        self.acts.show_loaded(loaded)
        self.desk.registration.watch()
        if self.acts.session is not None:
            self.show_live(self.acts.session.live)
            return
        self.strip.title.say(loaded.conference.name)
        if not any(session.has_list for session in loaded.sessions):
            self.tell(_NO_SESSION)

    def show_live(self, live: SessionSnapshot) -> None:
        """The session has changed: everything is shown anew in one step."""
        if self.loaded is None:
            return
        if self.acts.session is None:
            self.messages.say("")
        session = self.acts.session = TechSession(self.loaded, live, self._speakers)
        self.view.show(session, self.clock.now())
        self.messages.show_live(self.loaded, live, "tech")

    def _show_door(self, now: AtTheDoor) -> None:
        self.page.names.look_again(tuple(now.door.names)[::-1])

    def _show_door_done(self, done: DoorActResult) -> None:
        if isinstance(done.entry.event, NameDecided):
            self.tell(f"{done.sentence}.")

    def _show_cue(self, change: Change) -> None:
        self.tell(self.acts.undo.words(change))

    def _show_done(self, done: ActResult) -> None:
        self.acts.undo.note_act()
        is_back = isinstance(done.entry.event, PowerBack)
        paper = ("Shift+F4 enters what was written on paper",) if is_back else ()
        self.tell(" · ".join((done.sentence, *done.warnings, *paper, "Ctrl+Z undo")))

    def tick(self, now: datetime) -> None:
        """What changes with the time alone."""
        if self.acts.session is not None:
            self.view.tick(now)
            self.messages.tick(now)

    def _show_keys(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            typing = isinstance(new, QLineEdit)
            words = "Keys: TYPING · Esc back to the lists" if typing else _LIVE
            self.status.keys.say(words)

    def show_theme(self, theme: Theme) -> None:
        """Colours and sizes of the page."""
        self.page.apply_theme(theme)

    # The keyboard

    def escape(self) -> None:
        """Esc: back to the lists, unless one of them has the keyboard."""
        self.line.hide()
        self.page.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits, while no text is typed; Esc goes back to the lists."""
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
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
            self.acts.say(digit)

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        self.page.remote.list.setFocus()
