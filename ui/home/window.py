"""The home of a conference: what a file opens, and where every desk leads back to."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent, QResizeEvent

from app.checks.sessions import Finding
from app.conference.import_note import ImportNote
from app.floor.state import SessionState
from app.home.archived_words import archived_words
from app.home.earlier_copy import EarlierCopy
from app.home.first_steps import first_steps
from app.home.session_lines import SessionLine
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import Clock, clock_text, day_text
from ui.console.actions import Command, Screen
from ui.console.window import ConsoleWindow
from ui.dialogs import file_dialogs
from ui.home.actions import BY_ID, KEYS_BESIDE, MENUS, TABLE
from ui.home.copies_dialog import CopiesDialog
from ui.home.page import HomePage
from ui.home.remedies import Remedy
from ui.style.theme import Theme
from ui.worker.desk import Desk

_SCREEN = Screen("Home", TABLE, MENUS, smallest=(900, 560), keys=KEYS_BESIDE)
_ON = (SessionState.OPEN, SessionState.SUSPENDED)


class HomeWindow(ConsoleWindow):
    """One conference from outside. `asked` names what other windows answer."""

    def __init__(self, desk: Desk, clock: Clock, theme: Theme) -> None:
        super().__init__(desk, clock, theme, _SCREEN)
        self._lines: tuple[SessionLine, ...] | None = None
        self._notes: tuple[ImportNote, ...] = ()
        self._copies: tuple[EarlierCopy, ...] = ()
        self._dialog: CopiesDialog | None = None
        self.page = HomePage(theme, BY_ID)
        self.status.keys.say("F6 next list · Ctrl+K commands · F1 keys")
        own: dict[str, Command] = {
            "mend": self.page.missing.take,
            "open_session": self.page.sessions.enter.take,
            "rehearse": self._rehearse,
            "copies": self._show_copies,
            "archive": self._archive,
            "panes": self.page.next_pane,
        }
        self.put(self.around(self.page), own)
        self._connect()

    def _connect(self) -> None:
        home, page = self.desk.home, self.page
        home.sessions.connect(self.show_sessions)
        home.findings.connect(self.show_findings)
        home.imports.connect(self.show_imports)
        home.copies.connect(self.show_copies)
        page.pressed.connect(self.run)
        page.sessions.enter.taken.connect(self._open_session)
        page.missing.taken.connect(self._mend)
        page.files.undone.connect(lambda what: self.asked.emit(f"undo_{what}"))
        page.steps.taken.connect(self.run)
        for done in (self.desk.finished, self.desk.registration.done):
            done.connect(lambda *_: home.look_anew())

    # What comes from the desk

    def show_loaded(self, loaded: ConferenceSnapshot) -> None:
        """The rows have changed: names, agenda, people."""
        first = self.loaded is None
        super().show_loaded(loaded)
        self.page.steps.show_steps(first_steps(loaded))
        self.strip.list.say("ARCHIVED" if loaded.conference.is_archived else "")
        self.page.copies.show_archive(archived_words(loaded.conference))
        if first:
            self.desk.home.watch()

    def show_live(self, live: SessionSnapshot) -> None:
        """The session at the chair's console has changed; how all stand is told beside."""

    def show_sessions(self, lines: tuple[SessionLine, ...]) -> None:
        """The agenda, and how each session stands; the first steps go once one has begun."""
        first, self._lines = self._lines is None, lines
        self.page.sessions.show_lines(lines, self.zone)
        on = [line.code for line in lines if line.state in _ON]
        self.strip.session.say(f"OPEN: {', '.join(on)}" if on else "", "live" if on else "")
        self.page.steps.setVisible(all(line.state is SessionState.SCHEDULED for line in lines))
        if first:  # only now it is known where the keyboard is of use
            self.take_focus()

    def show_findings(self, found: tuple[Finding, ...]) -> None:
        """What should be looked at."""
        self.page.missing.show_findings(found)

    def show_imports(self, notes: tuple[ImportNote, ...]) -> None:
        """What was imported."""
        undoable = self.loaded.imports.values() if self.loaded else ()
        self.page.files.show_imports(notes, tuple(undoable), self.zone)

    def show_copies(self, copies: tuple[EarlierCopy, ...]) -> None:
        """Which copies there are."""
        self._copies = copies
        self.page.copies.show_copies(copies, self.zone)

    # What is shown

    def tick(self, now: datetime) -> None:
        """The clock of the venue."""
        if self.loaded is not None:
            self.strip.clock.say(clock_text(now, self.zone, seconds=True))
            self.strip.day.say(day_text(now, self.zone))
            self.strip.title.say(self.loaded.conference.name)

    def show_theme(self, theme: Theme) -> None:
        """Colours and sizes of the page."""
        self.page.apply_theme(theme)
        self.page.fit(self.width())

    # What is asked

    def _open_session(self, code: str) -> None:
        line = self._chosen(code)
        if line is not None and line.has_list:
            self.asked.emit(f"chair {code}")
        elif line is not None:
            self.asked.emit(f"agenda {code}")

    def _chosen(self, code: str) -> SessionLine | None:
        return next((line for line in self._lines or () if line.code == code), None)

    def _rehearse(self) -> None:
        """The session that is chosen, else the one that is next."""
        code = self.page.sessions.list.selected()
        line = self._chosen(code)
        if line is not None and line.state in _ON:
            self.tell("The session is open; it is rehearsed before or after, never meanwhile.")
        else:
            self.asked.emit(f"rehearse {code}" if line is not None and line.has_list else "rehearse")

    def _mend(self, remedy: Remedy) -> None:
        self.asked.emit(remedy.asks)

    def _archive(self) -> None:
        """Into a folder that is asked for; an archived conference is reopened."""
        if self.loaded is not None and self.loaded.conference.is_archived:
            self.desk.home.reopen()
        elif folder := file_dialogs.ask_folder(self, "Archive the conference in a folder"):
            self.tell("Archiving: the conference and its papers…")
            self.desk.home.archive(Path(folder))

    def _show_copies(self) -> None:
        if self._dialog is None:
            self._dialog = dialog = CopiesDialog(self._copies, self.zone, self.theme, self)
            self.desk.home.looked_into.connect(dialog.show_differences)
            dialog.wanted.connect(self.desk.home.look_into)
            dialog.taken.connect(lambda path: self.asked.emit(f"put_back {path}"))
            dialog.finished.connect(self._forget_copies)
            dialog.show()
            dialog.look()

    def _forget_copies(self) -> None:
        self._dialog = None

    # What Qt tells

    def take_focus(self) -> None:
        """The keyboard goes to the lists."""
        self.page.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves out what the buttons do not need."""
        super().resizeEvent(event)
        self.page.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back sees what has changed at other desks."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.loaded:
            self.desk.home.look_anew()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody looks any more."""
        self.desk.home.rest()
        super().closeEvent(event)
