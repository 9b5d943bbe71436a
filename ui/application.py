"""The program with windows: one QApplication, one desk, the windows that a role needs."""

import faulthandler
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from app.live.desk_id import DeskId, Role
from app.times import Clock, SystemClock
from ui.chair.window import ChairWindow
from ui.console.awake import Awake
from ui.console.rehearsal import MARK, Rehearsal, mark_rehearsal, rehearsal_colours
from ui.console.settings import Settings
from ui.displays.manager import NAMES, Displays
from ui.files import Files
from ui.style.fonts import load_fonts
from ui.style.theme import Theme, apply_theme, load_theme
from ui.widgets import file_dialogs
from ui.worker.desk import Desk

if TYPE_CHECKING:
    from app.conference.conference import Conference
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
    from ui.agenda.window import AgendaWindow
    from ui.displays.display_window import PublicWindow
    from ui.registration.window import RegistrationWindow
    from ui.start.window import StartWindow
    from ui.tech.window import TechWindow

_STEP = 10
_ROOMY = 830


@dataclass(frozen=True, slots=True)
class Options:
    """What to open, and how. `screen` counts from 1."""

    address: str = ""
    role: Role = Role.CHAIR
    session: str = ""
    screen: int | None = None
    fullscreen: bool = False
    clock: Clock = field(default_factory=SystemClock)
    demo: bool = False
    rehearsal: Rehearsal | None = None


def run(options: Options) -> int:
    """Show the windows until the last is closed; returns the exit code."""
    faulthandler.enable()
    application = QApplication([sys.argv[0]])
    application.setApplicationName("rostrum")
    console = Console(application, options)
    # Python sees a signal only when it runs: a tick a second lets Ctrl+C end the program politely.
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda *_: application.quit())
    pulse = QTimer(interval=500)
    pulse.timeout.connect(lambda: None)
    pulse.start()
    sys.excepthook = console.fault
    code = application.exec()
    console.close()
    return code


class Console(QObject):
    """The windows of one laptop, and what goes on between them."""

    def __init__(self, application: QApplication, options: Options) -> None:
        super().__init__()
        self.application, self.options = application, options
        self.settings = Settings.of_this_laptop()
        load_fonts(application)
        self.theme = self._wear(self.settings.theme)
        self.desk: Desk | None = None
        self.chair: ChairWindow | None = None
        self.tech: TechWindow | None = None
        self.registration: RegistrationWindow | None = None
        self.agenda: AgendaWindow | None = None
        self._agenda_desk: Desk | None = None
        self._agenda_closed: AgendaWindow | None = None
        self.start: StartWindow | None = None
        self._maker: Desk | None = None
        self._rehearsed_from: Options | None = None
        self._loaded: ConferenceSnapshot | None = None
        self._live: SessionSnapshot | None = None
        self._awake = Awake()
        self.files = Files(self.settings, self._parent, self._tell, self)
        self.displays = displays = Displays(options.clock, self.settings, self)
        displays.console = self._parent
        displays.told.connect(self._tell)
        displays.lost.connect(self._display_lost)
        displays.found.connect(lambda: self.chair.page.notice.put_away() if self.chair else None)
        application.screenRemoved.connect(displays.screen_gone)
        application.screenAdded.connect(displays.screen_back)
        if options.address:
            self.open(options.address)
        else:
            self.show_start()

    def _wear(self, name: str) -> Theme:
        theme = load_theme(name, self.settings.text_percent / 100)
        if self.options.rehearsal:
            theme = rehearsal_colours(theme)
        apply_theme(self.application, theme)
        return theme

    # Windows

    def show_start(self, words: str = "") -> None:
        """The first window."""
        from ui.start.window import StartWindow

        self.start = StartWindow(self.settings.recent())
        self.start.say(words)
        self.start.asked.connect(self.answer)
        self.start.chosen.connect(self.open)
        self.start.show()

    def open(self, address: str) -> None:
        """A conference in a window of its own; the window stands before anything is read."""
        if not address:
            return
        self._let_go()
        self.theme = self._wear(self.settings.theme)
        self.desk = desk = Desk(self.options.clock, self, self._desk_id(self.options.role))
        desk.loaded.connect(self._keep_loaded)
        desk.live.connect(self._keep_live)
        desk.made.connect(self._begin_rehearsal)
        self.files.use(desk)
        self.displays.use(self.options.clock, MARK if self.options.rehearsal else "")
        if self.options.role in NAMES:
            self.displays.open(self.options.role, self._chosen_screen())
        elif self.options.role is Role.REGISTRATION:
            self._show_registration(desk)
        elif self.options.role is Role.TECH:
            self._show_tech(desk)
        elif self.options.role is Role.AGENDA:
            self._show_agenda(desk)
        else:
            self._show_chair(desk)
        # The database is read while somebody looks at the window: two threads at once would delay both.
        begin = partial(desk.open, address, self.options.session)
        window = self.chair or self.registration or self.tech or self.agenda
        if window is not None:
            window.painted.connect(begin)
        else:
            begin()
        if not self.options.demo and not self.options.rehearsal:
            self.settings.add_recent(address)
        if self.start is not None:
            self.start.close()
            self.start = None

    def _show_chair(self, desk: Desk) -> None:
        self.chair = window = ChairWindow(desk, self.options.clock, self.theme)
        window.asked.connect(self.answer)
        if self.options.rehearsal:
            mark_rehearsal(window)
        place = self.settings.geometry("chair")
        if place is not None:
            window.restoreGeometry(place)
        if self.options.screen:
            screen = self._screen(self.options.screen)
            if screen is not None:
                window.move(screen.geometry().topLeft())
        if self.options.fullscreen:
            window.showFullScreen()
        elif place is None and self._is_small(window.screen()):
            # With its frame the window would hang over the edge, and the status line with it.
            window.showMaximized()
        else:
            window.show()

    def _show_registration(self, desk: Desk) -> None:
        from ui.registration.window import RegistrationWindow

        window = RegistrationWindow(desk, self.options.clock, self.theme, self.settings.stock)
        self.registration = window
        window.asked.connect(self.answer)
        window.showMaximized() if self._is_small(window.screen()) else window.show()

    def _show_agenda(self, desk: Desk) -> None:
        from ui.agenda.window import AgendaWindow

        self.agenda = window = AgendaWindow(desk, self.options.clock, self.theme)
        window.asked.connect(self.answer)
        window.gone.connect(self._agenda_gone)
        place = self.settings.geometry("agenda")
        if place is not None:
            window.restoreGeometry(place)
        window.showMaximized() if self._is_small(window.screen()) else window.show()

    def _desk_id(self, role: Role) -> DeskId:
        return DeskId(role, rehearsal=self.options.rehearsal is not None)

    def _edit_agenda(self) -> None:
        """Beside the chair's window, with a desk of its own: the chair's session stays where it is."""
        if self.agenda is not None:
            self.agenda.raise_()
            self.agenda.activateWindow()
        elif self._loaded is not None:
            self._agenda_desk = desk = Desk(self.options.clock, self, self._desk_id(Role.AGENDA))
            self._show_agenda(desk)
            session = self._live.session.code if self._live else ""
            desk.open(self._loaded.address, session)

    def _agenda_gone(self) -> None:
        """Its desk finishes what it was asked, and lets go."""
        if self.agenda is not None:
            self.settings.keep_geometry("agenda", self.agenda.saveGeometry())
            self.agenda.deleteLater()
            # Held until Qt has deleted it: a collection in the worker's thread must not be the one to do so.
            self._agenda_closed, self.agenda = self.agenda, None
        if self._agenda_desk is not None:
            self._agenda_desk.close()
            self._agenda_desk = None

    def _is_small(self, screen: QScreen) -> bool:
        return screen.availableSize().height() < _ROOMY

    def _screen(self, number: int) -> QScreen | None:
        screens = QGuiApplication.screens()
        return screens[number - 1] if 0 < number <= len(screens) else None

    def _show_tech(self, desk: Desk) -> None:
        """The only window of this process, or a second one on the chair's desk."""
        from ui.tech.window import TechWindow

        self.tech = window = TechWindow(desk, self.options.clock, self.theme)
        window.asked.connect(self.answer)
        window.closed.connect(self._tech_closed)
        if self.options.rehearsal:
            mark_rehearsal(window)
        if self._loaded is not None:
            window.show_loaded(self._loaded)
        if self._live is not None:
            window.show_live(self._live)
        window.showMaximized() if self._is_small(window.screen()) else window.show()

    def _tech_closed(self) -> None:
        """It is deleted once it has closed, never in the middle of that."""
        window, self.tech = self.tech, None
        if window is not None:
            QTimer.singleShot(0, lambda: window.deleteLater())  # noqa: PLW0108 -- it holds the window

    def _toggle_tech(self) -> None:
        if self.desk is None:
            return
        if self.tech is None:
            self._show_tech(self.desk)
        elif self.chair is not None and self.tech.isActiveWindow():
            self.chair.activateWindow()
        else:
            self.tech.raise_()
            self.tech.activateWindow()

    @property
    def room(self) -> "PublicWindow | None":
        """The room's display, where it is open."""
        return self.displays.windows.get("room")

    def _chosen_screen(self) -> QScreen | None:
        return self._screen(self.options.screen) if self.options.screen else None

    def _display_lost(self, kind: str, words: str) -> None:
        if self.chair is not None:
            choices = {
                "Open again": lambda: self.displays.open(kind),
                "Leave it closed": lambda: self.displays.forget(kind),
            }
            self.chair.page.notice.offer(words, choices)
        self._tell(words)

    # What the desk says

    def _keep_loaded(self, loaded: "ConferenceSnapshot") -> None:
        self._loaded = loaded
        self.displays.show_loaded(loaded)

    def _keep_live(self, live: "SessionSnapshot") -> None:
        self._live = live
        self._awake.keep(live.floor.session == "open")
        self.displays.show_live(live)

    # What the windows ask

    def answer(self, name: str) -> None:
        """Do what concerns more than one window; `name` is a row of the table of actions."""
        answers: dict[str, Callable[[], object]] = {
            "open_conference": self._ask_open,
            "new_conference": self._ask_new,
            "sample": self._open_sample,
            "import_agenda": lambda: self.files.ask_import("agenda"),
            "import_registrants": lambda: self.files.ask_import("registrants"),
            "import_zoom": lambda: self.files.ask_import("zoom"),
            "import_questions": lambda: self.files.ask_import("questions"),
            "import_requests": self.files.ask_requests,
            "paste_registrants": lambda: self.files.paste("registrants"),
            "paste_questions": lambda: self.files.paste("questions"),
            "undo_registrants": lambda: self.files.ask_undo("registrants"),
            "undo_agenda": lambda: self.files.ask_undo("agenda"),
            "undo_questions": lambda: self.files.ask_undo("questions"),
            "edit_agenda": self._edit_agenda,
            "backup": self.files.ask_backup,
            "quit": self.application.quit,
            "badge_printer": self.files.ask_badge_printer,
            "room_display": lambda: self.displays.toggle("room"),
            "lectern": lambda: self.displays.toggle("lectern"),
            "waiting_picture": lambda: self.displays.toggle("waiting"),
            "move_room": lambda: self.displays.move_on("room"),
            "move_lectern": lambda: self.displays.move_on("lectern"),
            "move_waiting": lambda: self.displays.move_on("waiting"),
            "blackout": self.displays.black_out,
            "test_picture": self.displays.test_picture,
            "tech_desk": self._toggle_tech,
            "chair_console": lambda: self.chair.activateWindow() if self.chair else self._tell(_NO_CHAIR),
            "rehearse": self._rehearse_or_end,
            "keep_rehearsal": self._keep_rehearsal,
            "import_names": self.files.ask_names,
            "print_for_paper": self.files.print_for_paper,
            "from_paper": self.files.ask_from_paper,
            "print_badges": self.files.ask_badges,
            "print_run_of_show": lambda: self.files.ask_print("run-of-show"),
            "print_record": self.files.ask_record,
            "export_registrants": self.files.ask_export,
            "theme": lambda: self._dress("day" if self.settings.theme == "night" else "night"),
            "larger": lambda: self._resize_text(self.settings.text_percent + _STEP),
            "smaller": lambda: self._resize_text(self.settings.text_percent - _STEP),
            "normal": lambda: self._resize_text(100),
        }
        answers[name]()

    def _dress(self, name: str) -> None:
        self.settings.theme = name
        self.theme = self._wear(name)
        for window in (self.chair, self.registration, self.tech, self.agenda):
            if window is not None:
                window.apply_theme(self.theme)

    def _resize_text(self, percent: int) -> None:
        self.settings.text_percent = percent
        self._dress(self.settings.theme)
        self._tell(f"Text at {self.settings.text_percent} per cent.")

    def _ask_open(self) -> None:
        self.open(file_dialogs.ask_open(self._parent(), "Open a conference", file_dialogs.CONFERENCES))

    def _ask_new(self) -> None:
        from ui.start.new_conference import NewDialog

        dialog = NewDialog(self._parent())
        dialog.made.connect(self._make_new)
        dialog.show()

    def _make_new(self, conference: "Conference") -> None:
        path = file_dialogs.ask_new_conference(self._parent(), "Keep the conference in")
        if path is not None:
            self._maker = maker = Desk(self.options.clock, self)
            for refused in (maker.refused, maker.trouble):
                refused.connect(self._tell)
            maker.made.connect(self._open_made)
            maker.create(str(path), conference)

    def _open_made(self, address: str) -> None:
        if self._maker is not None:
            self._maker.close()
            self._maker = None
        self.open(address)

    def _open_sample(self) -> None:
        """The sample, on a clock of its own and in a file that is thrown away."""
        from app.station.sample import STARTS_AT, sample_copy

        path = sample_copy(Path(tempfile.mkdtemp(prefix="rostrum-demo-")))
        self.options = Options(str(path), clock=SystemClock(starts_at=STARTS_AT), demo=True)
        self.open(self.options.address)

    # Rehearsal

    def _rehearse_or_end(self) -> None:
        """The session that is shown, on a copy; the same row again ends it."""
        if self.options.rehearsal is not None:
            self._end_rehearsal(self.options.rehearsal)
        elif self._live is None or self.desk is None:
            self._tell("There is no session to rehearse.")
        elif self._live.floor.session in ("open", "suspended"):
            self._tell("The session is open; it is rehearsed before or after, never meanwhile.")
        else:
            self.desk.files.rehearse(Path(tempfile.mkdtemp(prefix="rostrum-rehearsal-")))

    def _begin_rehearsal(self, copy: str) -> None:
        """Two minutes before the session is to begin."""
        if self._live is None:
            return
        from app.station.rehearsal import rehearsal_starts

        session, before = self._live.session, self.options
        self._rehearsed_from = before
        self.options = replace(
            before,
            address=copy,
            session=session.code,
            clock=SystemClock(starts_at=rehearsal_starts(session)),
            rehearsal=Rehearsal(Path(copy), str(self._loaded.address if self._loaded else "")),
        )
        self.open(copy)

    def _end_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Thrown away; the conference itself is opened again, as it was."""
        self._let_go()
        rehearsal.throw_away()
        if self._rehearsed_from is None:
            self.application.quit()
            return
        self.options = replace(self._rehearsed_from, session=self.options.session)
        self._rehearsed_from = None
        self.open(rehearsal.original)

    def _keep_rehearsal(self) -> None:
        if self.options.rehearsal is None or self.desk is None:
            self._tell("This is no rehearsal.")
            return
        path = file_dialogs.ask_new_conference(self._parent(), "Keep the rehearsal in")
        if path is not None:
            self.desk.files.backup(path)

    def _parent(self) -> QWidget | None:
        return self.chair or self.registration or self.tech or self.agenda or self.start

    def _tell(self, words: str) -> None:
        window = self.chair or self.registration or self.tech or self.agenda
        if self.tech is not None and self.tech.isActiveWindow():
            window = self.tech
        if window is not None:
            window.tell(words)
        elif self.start is not None:
            self.start.say(words)

    # The end

    def fault(self, kind: type[BaseException], error: BaseException, _trace: object) -> None:
        """A fault of ours in a slot: a code in the status line, the list goes on."""
        from app.fault_log import note_fault

        self._tell(f"Something went wrong (code {note_fault(error)}). Your data is saved. The list goes on.")

    def _let_go(self) -> None:
        self._awake.keep(False)
        if self.chair is not None:
            self.settings.keep_geometry("chair", self.chair.saveGeometry())
            self.chair.close()
            self.chair.deleteLater()
            self.chair = None
        if self.agenda is not None:
            self.agenda.close()
        if self.registration is not None:
            self.registration.close()
            self.registration.deleteLater()
            self.registration = None
        if self.tech is not None:
            self.tech.close()
        self.displays.close_all()
        if self.desk is not None:
            # What it still has to say concerns windows that are gone.
            self.desk.blockSignals(True)
            self.desk.close()
            self.desk = None
            self.files.let_go()
        self._loaded = self._live = None

    def close(self) -> None:
        """Let go of everything, so that nothing ticks on."""
        if self._maker is not None:
            self._maker.close()
        self._let_go()
        if self.options.rehearsal is not None:
            self.options.rehearsal.throw_away()


_NO_CHAIR = "The chair’s console is not on this laptop."
