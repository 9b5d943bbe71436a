"""The program with windows: one QApplication, one desk, the windows that a role needs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.live.desk_id import Role
from ui.console.act_guard import ActGuard
from ui.console.awake import Awake
from ui.console.rehearsal import MARK
from ui.console.settings import Settings
from ui.dialogs import file_dialogs
from ui.displays.manager import NAMES, Displays
from ui.laptop.frame import Frame, screen_of
from ui.laptop.import_files import ImportFiles
from ui.laptop.kinds import KINDS
from ui.laptop.openings import Openings
from ui.laptop.options import Options
from ui.laptop.paper import Paper
from ui.laptop.rehearsing import Rehearsing
from ui.laptop.windows import Windows
from ui.style.fonts import load_fonts
from ui.worker.desk import Desk

if TYPE_CHECKING:
    from app.live.snapshot import SessionSnapshot
    from app.station.sound_copies import Restorable
    from ui.displays.display_window import PublicWindow


class Console(QObject):
    """One conference on one laptop: its desk, the windows and displays, and what goes on between them."""

    def __init__(
        self,
        application: QApplication,
        options: Options,
        settings: Settings | None = None,
        frame: Frame | None = None,
    ) -> None:
        super().__init__()
        self.application, self.options = application, options
        self.settings = settings or Settings.of_this_laptop()
        load_fonts(application)
        self._guard: ActGuard | None = None
        self.desk: Desk | None = None
        self._desks: list[Desk] = []
        """The desk that leads this laptop, and those that did so before."""
        self._awake = Awake()
        self.windows = windows = Windows(application, self.settings, options, self, frame)
        windows.asked.connect(self.answer)
        self.rehearsing = Rehearsing(windows, self)
        self.rehearsing.ended.connect(application.quit)
        self.openings = Openings(lambda: self.rehearsing.usual(self.options), windows, self)
        windows.chosen.connect(self.openings.open)
        for chosen in (self.openings.chosen, self.rehearsing.chosen):
            chosen.connect(self.use)
        self.imports = ImportFiles(windows.parent_of_dialogs, windows.tell, self)
        self.paper = Paper(self.settings, windows.parent_of_dialogs, windows.tell, self)
        windows.beside.connect(self.paper.print_badges_of)
        self.displays = self._make_displays()
        self._answers = self._of_the_conference() | self._of_the_windows()
        if options.address:
            self.open(options.address)
        else:
            windows.use(options)
            windows.show_start()
            self._guard = ActGuard(application)

    def _make_displays(self) -> Displays:
        displays = Displays(self.options.clock, self.settings, self)
        displays.console = self.windows.parent_of_dialogs
        displays.told.connect(self.windows.tell)
        displays.lost.connect(self._display_lost)
        displays.found.connect(self._display_found)
        self.application.screenRemoved.connect(displays.screen_gone)
        self.application.screenAdded.connect(displays.screen_back)
        return displays

    def use(self, options: Options) -> None:
        """Another conference, or this one otherwise; a rehearsal that goes on no more is thrown away."""
        former, self.options = self.options.rehearsal, options
        self.open(options.address)
        if former is not None and former is not options.rehearsal:
            former.throw_away()

    def open(self, address: str) -> None:
        """A conference in a window of its own; the window stands before anything is read."""
        self._let_go()
        self.windows.use(self.options)
        self.displays.use(self.options.clock, MARK if self.options.rehearsal else "")
        desk = self._lead(self.options.role)

        def begin() -> None:
            # The first event that it sees makes Qt bring in all its classes: the first picture comes before.
            self._guard = self._guard or ActGuard(self.application)
            # The database is read while somebody looks at the window: two threads at once would delay both.
            desk.open(address, self.options.session, demo=self.options.demo)

        if self.options.role in NAMES:
            self.displays.open(self.options.role, screen_of(self.options.screen))
            begin()
        else:
            self.windows.open(desk).painted.connect(begin)
        if not self.options.demo and not self.options.rehearsal:
            self.settings.add_recent(address)
        self.windows.leave_start()

    def _lead(self, role: Role) -> Desk:
        """From now on the displays and papers of this laptop follow a desk of this role."""
        for former in self._desks:
            former.loaded.disconnect(self.displays.show_loaded)
            former.live.disconnect(self._show_live)
        self.desk = desk = Desk(self.options.clock, self, self.options.desk_id(role))
        self._desks = [*self._desks, desk]
        self.windows.follow(desk)
        desk.loaded.connect(self.displays.show_loaded)
        desk.live.connect(self._show_live)
        desk.made.connect(lambda copy: self.rehearsing.begin(self.options, copy))
        desk.damaged.connect(self._offer_a_copy)
        self.imports.use(desk)
        self.paper.use(desk)
        return desk

    def _show_chair(self, place: str = "") -> None:
        """The chair's window, also on a laptop that was started for another desk, whose acts stay its own."""
        loaded, live = self.windows.loaded, self.windows.live
        if self.desk is None or loaded is None:
            return
        if self.windows.chair is None and self.desk.id.role is not Role.CHAIR:
            self._lead(Role.CHAIR).open(loaded.address, place or (live.session.code if live else ""))
        self.windows.show("chair", place)

    def _show_live(self, live: "SessionSnapshot") -> None:
        self._awake.keep(live.floor.session == "open")
        self.displays.show_live(live)

    @property
    def room(self) -> "PublicWindow | None":
        """The room's display, where it is open."""
        return self.displays.windows.get("room")

    def _display_lost(self, kind: str, words: str) -> None:
        if self.windows.chair is not None:
            choices = {
                "Open again": lambda: self.displays.open(kind),
                "Leave it closed": lambda: self.displays.forget(kind),
            }
            self.windows.chair.page.notice.offer(words, choices)
        self.windows.tell(words)

    def _display_found(self) -> None:
        if self.windows.chair is not None:
            self.windows.chair.page.notice.put_away()

    # What the windows ask

    def answer(self, name: str) -> None:
        """Do what concerns more than one window; `name` is a row of the table of actions.

        Some know a place too, which stands after a blank: “agenda D1-P1”, “rehearse D1-P1”.
        """
        name, _, place = name.partition(" ")
        self._answers[name](*filter(None, [place]))

    def _of_the_conference(self) -> dict[str, Callable[..., object]]:
        imports, paper = self.imports, self.paper
        return {
            "open_conference": self.openings.ask_open,
            "new_conference": self.openings.ask_new,
            "sample": self.openings.sample,
            **{f"import_{what}": partial(imports.ask_import, what) for what in _IMPORTED},
            **{f"paste_{what}": partial(imports.paste, what) for what in ("registrants", "questions")},
            **{
                f"undo_{what}": partial(imports.ask_undo, what)
                for what in ("registrants", "agenda", "questions")
            },
            "import_requests": imports.ask_requests,
            "write_agenda": imports.write_agenda,
            "import_names": imports.ask_names,
            "backup": self._ask_backup,
            "put_back": self._put_back,
            "badge_printer": paper.ask_badge_printer,
            "print_for_paper": paper.print_for_paper,
            "from_paper": paper.ask_from_paper,
            "print_badges": paper.ask_badges,
            "export_registrants": paper.ask_export,
            "rehearse": lambda code="": self.rehearsing.begin_or_end(self.options, self.desk, code),
            "keep_rehearsal": lambda: self.rehearsing.keep(self.options, self.desk),
            "quit": self.application.quit,
        }

    def _of_the_windows(self) -> dict[str, Callable[..., object]]:
        windows, displays = self.windows, self.displays

        def shown() -> str:
            return windows.live.session.code if windows.live else ""

        return {
            **{name: partial(windows.show, name) for name in KINDS},
            "edit_agenda": partial(windows.show, "agenda"),
            "print_record": lambda: windows.show("papers", f"record.{shown()}"),
            "tech_desk": windows.toggle_tech,
            "chair": self._show_chair,
            "chair_console": self._to_chair,
            "theme": windows.turn_theme,
            "larger": lambda: windows.resize_text(1),
            "smaller": lambda: windows.resize_text(-1),
            "normal": lambda: windows.resize_text(0),
            "room_display": lambda: displays.toggle("room"),
            "lectern": lambda: displays.toggle("lectern"),
            "waiting_picture": lambda: displays.toggle("waiting"),
            "move_room": lambda: displays.move_on("room"),
            "move_lectern": lambda: displays.move_on("lectern"),
            "move_waiting": lambda: displays.move_on("waiting"),
            "blackout": displays.black_out,
            "test_picture": displays.test_picture,
        }

    def _offer_a_copy(self, damaged: "Restorable") -> None:
        """What was to be opened is damaged: the first window names a sound copy and opens it if it may."""
        start = self.windows.show_start()  # before the last other window goes, and the program with it
        self._let_go()
        start.offer(str(damaged), f"Open {damaged.copy.words}", lambda: self.openings.restore(damaged))

    def _to_chair(self) -> None:
        """The chair's window gets the keyboard, where this laptop has one, or may have."""
        if self.windows.chair is not None or (self.desk is not None and self.desk.id.role is Role.CHAIR):
            self._show_chair()
        else:
            self.windows.tell(_NO_CHAIR)

    def _put_back(self, copy: str) -> None:
        """An earlier copy takes the place of the conference, which nobody here holds meanwhile."""
        address = self.options.address
        self.windows.show_start()
        self._let_go()
        self.openings.put_back(address, Path(copy))

    def _ask_backup(self) -> None:
        """To another folder or a stick."""
        parent = self.windows.parent_of_dialogs()
        name = file_dialogs.ask_folder(parent, "Back up to a folder or stick")
        if name and self.desk is not None:
            self.desk.files.backup(Path(name))

    # The end

    def fault(self, kind: type[BaseException], error: BaseException, _trace: object) -> None:
        """A fault of ours in a slot: a code in the status line, the list goes on."""
        from app.fault_log import note_fault

        code = note_fault(error)
        self.windows.tell(f"Something went wrong (code {code}). Your data is saved. The list goes on.")

    def _let_go(self) -> None:
        self._awake.keep(False)
        self.windows.close_all()
        self.displays.close_all()
        for desk in self._desks:
            # What it still has to say concerns windows that are gone.
            desk.blockSignals(True)
            desk.close()
        self.desk, self._desks = None, []
        self.imports.let_go()
        self.paper.let_go()

    def close(self) -> None:
        """Let go of everything, so that nothing ticks on."""
        self.openings.let_go()
        self._let_go()
        if self._guard is not None:
            self._guard.let_go()
        if self.options.rehearsal is not None:
            self.options.rehearsal.throw_away()


_NO_CHAIR = "The chair’s console is not open on this laptop; its home opens it (Shift+F1)."
_IMPORTED = ("agenda", "registrants", "zoom", "questions")
"""What a table or a calendar may hold."""
