"""The program with windows: one QApplication, one desk, the windows that a role needs."""

import faulthandler
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from app.times import Clock, SystemClock
from ui.awake import Awake
from ui.desk import Desk
from ui.fonts import load_fonts
from ui.settings import Settings
from ui.theme import Theme, theme, wear
from ui.windows.chair import ChairWindow

if TYPE_CHECKING:
    from app.conference import Conference
    from app.loaded import LiveSession, Loaded
    from ui.dialogs.import_ import ImportDialog
    from ui.windows.agenda import AgendaWindow
    from ui.windows.registration import RegistrationWindow
    from ui.windows.room import RoomWindow
    from ui.windows.start import StartWindow

_FILES = "Conferences (*.rostrum)"
_TABLES = "Tables and calendars (*.csv *.tsv *.txt *.xlsx *.json *.ics);;All files (*)"
_REQUESTS = "Mails and tables (*.eml *.emlx *.mbox *.mbx *.csv *.tsv *.txt *.xlsx);;All files (*)"
_STEP = 10
_ROOMY = 830
_PDF = "PDF (*.pdf)"


@dataclass(frozen=True, slots=True)
class Options:
    """What to open, and how. `screen` counts from 1."""

    address: str = ""
    role: str = "chair"
    session: str = ""
    screen: int | None = None
    fullscreen: bool = False
    clock: Clock = field(default_factory=SystemClock)
    demo: bool = False


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
        self.worn = self._wear(self.settings.theme)
        self.desk: Desk | None = None
        self.chair: ChairWindow | None = None
        self.room: RoomWindow | None = None
        self.registration: RegistrationWindow | None = None
        self.agenda: AgendaWindow | None = None
        self._agenda_desk: Desk | None = None
        self._agenda_closed: AgendaWindow | None = None
        self.start: StartWindow | None = None
        self._maker: Desk | None = None
        self._import: ImportDialog | None = None
        self._import_path = Path()
        self._loaded: Loaded | None = None
        self._live: LiveSession | None = None
        self._awake = Awake()
        application.screenRemoved.connect(self._screen_gone)
        if options.address:
            self.open(options.address)
        else:
            self.show_start()

    def _wear(self, name: str) -> Theme:
        worn = theme(name, self.settings.text_percent / 100)
        wear(self.application, worn)
        return worn

    # Windows

    def show_start(self, words: str = "") -> None:
        """The first window."""
        from ui.windows.start import StartWindow  # noqa: PLC0415 -- the console stands before anything else is read

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
        self.desk = desk = Desk(self.options.clock, self, name=self.options.role)
        desk.loaded.connect(self._keep_loaded)
        desk.live.connect(self._keep_live)
        desk.planned.connect(self._show_plan)
        if self.options.role == "room":
            self._show_room()
        elif self.options.role == "registration":
            self._show_registration(desk)
        elif self.options.role == "agenda":
            self._show_agenda(desk)
        else:
            self._show_chair(desk)
        # The database is read while somebody looks at the window: two threads at once would delay both.
        begin = partial(desk.open, address, self.options.session)
        window = self.chair or self.registration or self.agenda
        if window is not None:
            window.painted.connect(begin)
        else:
            begin()
        if not self.options.demo:
            self.settings.add_recent(address)
        if self.start is not None:
            self.start.close()
            self.start = None

    def _show_chair(self, desk: Desk) -> None:
        self.chair = window = ChairWindow(desk, self.options.clock, self.worn)
        window.asked.connect(self.answer)
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
        from ui.windows.registration import RegistrationWindow  # noqa: PLC0415 -- only at the entrance

        window = RegistrationWindow(desk, self.options.clock, self.worn, self.settings.stock)
        self.registration = window
        window.asked.connect(self.answer)
        desk.badge_ready.connect(self._print_badge)
        window.showMaximized() if self._is_small(window.screen()) else window.show()

    def _show_agenda(self, desk: Desk) -> None:
        from ui.windows.agenda import AgendaWindow  # noqa: PLC0415 -- only who edits the agenda needs it

        self.agenda = window = AgendaWindow(desk, self.options.clock, self.worn)
        window.asked.connect(self.answer)
        window.gone.connect(self._agenda_gone)
        place = self.settings.geometry("agenda")
        if place is not None:
            window.restoreGeometry(place)
        window.showMaximized() if self._is_small(window.screen()) else window.show()

    def _edit_agenda(self) -> None:
        """Beside the chair's window, with a desk of its own: the chair's session stays where it is."""
        if self.agenda is not None:
            self.agenda.raise_()
            self.agenda.activateWindow()
        elif self._loaded is not None:
            self._agenda_desk = desk = Desk(self.options.clock, self, name="agenda")
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

    def _show_room(self) -> None:
        from ui.windows.room import RoomWindow  # noqa: PLC0415 -- the console stands before anything else is read

        self.room = room = RoomWindow(self.options.clock, theme("night"))
        room.closed.connect(self._room_closed)
        if self._loaded is not None:
            room.show_loaded(self._loaded)
        if self._live is not None:
            room.show_live(self._live)
        chosen = self._screen(self.options.screen) if self.options.screen else None
        screen = chosen or self._other_screen()
        if screen is not None:
            self.settings.room_screen = screen.name()
        room.open_on(screen)

    def _other_screen(self) -> QScreen | None:
        """A screen that is not the chair's; the one that was used last, if it is there."""
        own = self.chair.screen() if self.chair else None
        others = [screen for screen in QGuiApplication.screens() if screen is not own]
        known = [screen for screen in others if screen.name() == self.settings.room_screen]
        return next(iter((*known, *(others if self.chair else ()))), None)

    def _screen_gone(self, screen: QScreen) -> None:
        if self.room is None or self.room.screen() != screen:
            return
        # Named before the window goes: with it PySide forgets the screen that it stood on.
        words = f"Room display closed: screen “{screen.name()}” is gone."
        self.room.close()
        if self.chair is not None:
            self.chair.page.notice.offer(
                words, {"Open again": self._show_room, "Leave it closed": lambda: None}
            )
        self._tell(words)

    def _room_closed(self) -> None:
        self.room = None

    # What the desk says

    def _keep_loaded(self, loaded: "Loaded") -> None:
        self._loaded = loaded
        if self.room is not None:
            self.room.show_loaded(loaded)

    def _keep_live(self, live: "LiveSession") -> None:
        self._live = live
        self._awake.keep(live.floor.session == "open")
        if self.room is not None:
            self.room.show_live(live)

    def _show_plan(self, what: str, plan: object) -> None:
        if what == "requests":
            self._show_requests(plan)
            return
        from ui.dialogs.import_ import ImportDialog  # noqa: PLC0415 -- the console stands before anything else is read

        if self._import is not None:
            self._import.take_plan(plan)  # type: ignore[arg-type]
            return
        self._import = dialog = ImportDialog(what, plan, self._parent())  # type: ignore[arg-type]
        dialog.accepted_plan.connect(self._write_plan)
        dialog.replan.connect(lambda wish: self._plan_again(what, wish))
        dialog.finished.connect(self._import_done)
        if self.desk is not None:
            self.desk.refused.connect(dialog.say)
        dialog.show()

    def _show_requests(self, plan: object) -> None:
        from ui.dialogs.requests import RequestsDialog  # noqa: PLC0415 -- the console stands before anything else is read

        if self._loaded is None or self.desk is None:
            return
        index = self.chair.index if self.chair else None
        dialog = RequestsDialog(plan, self._loaded, index, self._parent())  # type: ignore[arg-type]
        dialog.accepted_plan.connect(self.desk.write_requests)
        dialog.show()

    def _plan_again(self, what: str, wish: dict[str, object]) -> None:
        if self.desk is not None:
            self.desk.plan_import(what, self._import_path, **wish)

    def _import_done(self) -> None:
        self._import = None

    def _write_plan(self, what: str, plan: object) -> None:
        if self.desk is not None:
            self.desk.write_import(what, plan)

    # What the windows ask

    def answer(self, name: str) -> None:
        """Do what concerns more than one window; `name` is a row of the table of actions."""
        answers: dict[str, Callable[[], object]] = {
            "open_conference": self._ask_open,
            "new_conference": self._ask_new,
            "sample": self._open_sample,
            "import_agenda": lambda: self._ask_import("agenda"),
            "import_registrants": lambda: self._ask_import("registrants"),
            "import_questions": lambda: self._ask_import("questions"),
            "import_requests": self._ask_requests,
            "edit_agenda": self._edit_agenda,
            "backup": self._ask_backup,
            "quit": self.application.quit,
            "room_display": self._toggle_room,
            "blackout": lambda: self.room.black_out() if self.room else self._tell(_NO_ROOM),
            "test_picture": lambda: self.room.show_test_picture() if self.room else self._tell(_NO_ROOM),
            "badge_printer": self._ask_badge_printer,
            "print_badges": self._ask_badges,
            "print_run_of_show": lambda: self._ask_print("run-of-show"),
            "print_record": self._ask_record,
            "theme": lambda: self._dress("day" if self.settings.theme == "night" else "night"),
            "larger": lambda: self._resize_text(self.settings.text_percent + _STEP),
            "smaller": lambda: self._resize_text(self.settings.text_percent - _STEP),
            "normal": lambda: self._resize_text(100),
        }
        answers[name]()

    def _toggle_room(self) -> None:
        if self.room is not None:
            self.room.close()
        else:
            self._show_room()

    def _dress(self, name: str) -> None:
        self.settings.theme = name
        self.worn = self._wear(name)
        for window in (self.chair, self.registration, self.agenda):
            if window is not None:
                window.wear(self.worn)

    def _resize_text(self, percent: int) -> None:
        self.settings.text_percent = percent
        self._dress(self.settings.theme)
        self._tell(f"Text at {self.settings.text_percent} per cent.")

    def _ask_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._parent(), "Open a conference", "", _FILES)
        self.open(name)

    def _ask_new(self) -> None:
        from ui.dialogs.new import NewDialog  # noqa: PLC0415 -- the console stands before anything else is read

        dialog = NewDialog(self._parent())
        dialog.made.connect(self._make_new)
        dialog.show()

    def _make_new(self, conference: "Conference") -> None:
        name, _ = QFileDialog.getSaveFileName(self._parent(), "Keep the conference in", "", _FILES)
        if name:
            path = Path(name).with_suffix(".rostrum")
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
        from app.sample import STARTS_AT, sample_copy  # noqa: PLC0415 -- only where the sample is asked for

        path = sample_copy(Path(tempfile.mkdtemp(prefix="rostrum-demo-")))
        self.options = Options(str(path), clock=SystemClock(starts_at=STARTS_AT), demo=True)
        self.open(self.options.address)

    def _ask_import(self, what: str) -> None:
        name, _ = QFileDialog.getOpenFileName(self._parent(), f"Import {what}", "", _TABLES)
        if name and self.desk is not None and self._import is None:
            self._import_path = Path(name)
            self.desk.plan_import(what, self._import_path)

    def _ask_requests(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self._parent(), "Import requests", "", _REQUESTS)
        if names and self.desk is not None:
            self._tell("Reading what was sent ahead…")
            self.desk.plan_requests([Path(name) for name in names])

    def _ask_backup(self) -> None:
        name = QFileDialog.getExistingDirectory(self._parent(), "Back up to a folder or stick")
        if name and self.desk is not None:
            self.desk.backup(Path(name))

    def _ask_print(self, document: str) -> None:
        parent = self._parent()
        if self.desk is None or self._loaded is None or parent is None:
            return
        from ui.dialogs.print_ import PrintDialog  # noqa: PLC0415 -- the console stands before anything else is read

        PrintDialog(document, self.desk, self._loaded, self.settings, parent).show()

    def _ask_badges(self) -> None:
        if self.desk is None or self._loaded is None or self.chair is None:
            return
        from ui.dialogs.badges import BadgeDialog  # noqa: PLC0415 -- likewise

        BadgeDialog(self.desk, self.settings, self.chair).show()

    def _ask_badge_printer(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 -- only who prints needs it

        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        dialog = QPrintDialog(printer, self._parent())
        dialog.accepted.connect(lambda: self._keep_badge_printer(printer.printerName()))
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def _keep_badge_printer(self, name: str) -> None:
        self.settings.badge_printer = name
        self._tell(f"Badges go to {name}." if name else "No printer was chosen.")

    def _print_badge(self, path: Path) -> None:
        """To the printer that was chosen, at once; where there is none, say where the badge lies."""
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415

        from ui.printing import PaperPrinter  # noqa: PLC0415

        name = self.settings.badge_printer
        found = QPrinterInfo.printerInfo(name)
        if name and not found.isNull() and self.desk is not None:
            PaperPrinter(QPrinter(found), path, self.desk)
            return
        why = f"The printer “{name}” is not there" if name else "No badge printer is chosen (Ctrl+Shift+T)"
        self._tell(f"{why}; the badge lies in {path}.")

    def _ask_record(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._parent(), "Save the record as", self._record_name(), "PDF (*.pdf)"
        )
        if name and self.desk is not None:
            self.desk.print_record(Path(name))

    def _record_name(self) -> str:
        """By the session alone: no person stands in the name of a file."""
        return f"record-{self._live.session.code}.pdf" if self._live else "record.pdf"

    def _parent(self) -> QWidget | None:
        return self.chair or self.registration or self.agenda or self.start

    def _tell(self, words: str) -> None:
        window = self.chair or self.registration or self.agenda
        if window is not None:
            window.tell(words)
        elif self.start is not None:
            self.start.say(words)

    # The end

    def fault(self, kind: type[BaseException], error: BaseException, _trace: object) -> None:
        """A fault of ours in a slot: a code in the status line, the list goes on."""
        from app.faults import note_fault  # noqa: PLC0415 -- only a fault needs it

        self._tell(f"Something went wrong (code {note_fault(error)}). Your data is saved. The list goes on.")

    def _let_go(self) -> None:
        self._awake.keep(False)
        self._import = None
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
        if self.room is not None:
            self.room.close()
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def close(self) -> None:
        """Let go of everything, so that nothing ticks on."""
        if self._maker is not None:
            self._maker.close()
        self._let_go()


_NO_ROOM = "There is no room display; Ctrl+6 opens it."
