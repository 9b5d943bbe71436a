"""The program with windows: one QApplication, one desk, the windows that a role needs."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.temporary import temporary_folder
from app.times import SystemClock
from ui.console.act_guard import ActGuard
from ui.console.awake import Awake
from ui.console.rehearsal import MARK, Rehearsal
from ui.console.settings import Settings
from ui.dialogs import file_dialogs
from ui.displays.manager import NAMES, Displays
from ui.laptop.frame import Frame, screen_of
from ui.laptop.import_files import ImportFiles
from ui.laptop.kinds import KINDS
from ui.laptop.options import Options
from ui.laptop.paper import Paper
from ui.laptop.windows import Windows
from ui.style.fonts import load_fonts
from ui.worker.desk import Desk

if TYPE_CHECKING:
    from app.conference.conference import Conference
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
        self._maker: Desk | None = None
        self._rehearsed_from: Options | None = None
        self._awake = Awake()
        self.windows = windows = Windows(application, self.settings, options, self, frame)
        windows.asked.connect(self.answer)
        windows.chosen.connect(self.open)
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

    def open(self, address: str) -> None:
        """A conference in a window of its own; the window stands before anything is read."""
        if not address:
            return
        self._let_go()
        self.windows.use(self.options)
        self.desk = desk = Desk(self.options.clock, self, self.options.desk_id(self.options.role))
        self.windows.follow(desk)
        desk.loaded.connect(self.displays.show_loaded)
        desk.live.connect(self._show_live)
        desk.made.connect(self._begin_rehearsal)
        desk.damaged.connect(self._offer_a_copy)
        self.imports.use(desk)
        self.paper.use(desk)
        self.displays.use(self.options.clock, MARK if self.options.rehearsal else "")

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

        A window of `KINDS` may be asked for with a place to go to there, after a blank: “agenda D1-P1”.
        """
        name, _, place = name.partition(" ")
        if place:
            self.windows.show(name, place)
        else:
            self._answers[name]()

    def _of_the_conference(self) -> dict[str, Callable[[], object]]:
        imports, paper = self.imports, self.paper
        return {
            "open_conference": self._ask_open,
            "new_conference": self._ask_new,
            "sample": self._open_sample,
            **{f"import_{what}": partial(imports.ask_import, what) for what in _IMPORTED},
            **{f"paste_{what}": partial(imports.paste, what) for what in ("registrants", "questions")},
            **{
                f"undo_{what}": partial(imports.ask_undo, what)
                for what in ("registrants", "agenda", "questions")
            },
            "import_requests": imports.ask_requests,
            "import_names": imports.ask_names,
            "backup": self._ask_backup,
            "badge_printer": paper.ask_badge_printer,
            "print_for_paper": paper.print_for_paper,
            "from_paper": paper.ask_from_paper,
            "print_badges": paper.ask_badges,
            "export_registrants": paper.ask_export,
            "rehearse": self._rehearse_or_end,
            "keep_rehearsal": self._keep_rehearsal,
            "quit": self.application.quit,
        }

    def _of_the_windows(self) -> dict[str, Callable[[], object]]:
        windows, displays = self.windows, self.displays

        def shown() -> str:
            return windows.live.session.code if windows.live else ""

        return {
            **{name: partial(windows.show, name) for name in KINDS},
            "edit_agenda": partial(windows.show, "agenda"),
            "print_record": lambda: windows.show("papers", f"record.{shown()}"),
            "tech_desk": windows.toggle_tech,
            "chair_console": lambda: windows.show("chair") if windows.chair else windows.tell(_NO_CHAIR),
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

    def _ask_open(self) -> None:
        parent = self.windows.parent_of_dialogs()
        name = file_dialogs.ask_open(parent, "Open a conference", file_dialogs.CONFERENCES)
        self.open(name)

    def _ask_new(self) -> None:
        from ui.start.new_conference import NewDialog

        dialog = NewDialog(self.windows.parent_of_dialogs())
        dialog.made.connect(self._make_new)
        dialog.show()

    def _make_new(self, conference: "Conference") -> None:
        parent = self.windows.parent_of_dialogs()
        path = file_dialogs.ask_new_conference(parent, "Keep the conference in")
        if path is not None:
            self._new_maker().create(str(path), conference)

    def _new_maker(self) -> Desk:
        """A desk that makes a conference, which is opened then."""
        self._maker = maker = Desk(self.options.clock, self)
        for said in (maker.refused, maker.trouble, maker.finished):
            said.connect(self.windows.tell)
        maker.made.connect(self._open_made)
        return maker

    def _offer_a_copy(self, damaged: "Restorable") -> None:
        """What was to be opened is damaged: the first window names a sound copy and opens it if it may."""
        start = self.windows.show_start()  # before the last other window goes, and the program with it
        self._let_go()
        start.offer(str(damaged), f"Open {damaged.copy.words}", lambda: self._new_maker().restore(damaged))

    def _open_made(self, address: str) -> None:
        if self._maker is not None:
            self._maker.close()
            self._maker = None
        self.open(address)

    def _open_sample(self) -> None:
        """The sample, on a clock of its own and in a file that is thrown away."""
        from app.rehearsal.sample_time import STARTS_AT

        path = temporary_folder("demo") / "sample.rostrum"
        self.options = Options(str(path), clock=SystemClock(starts_at=STARTS_AT), demo=True)
        self.open(self.options.address)

    def _ask_backup(self) -> None:
        """To another folder or a stick."""
        parent = self.windows.parent_of_dialogs()
        name = file_dialogs.ask_folder(parent, "Back up to a folder or stick")
        if name and self.desk is not None:
            self.desk.files.backup(Path(name))

    # Rehearsal

    def _rehearse_or_end(self) -> None:
        """The session that is shown, on a copy; the same row again ends it."""
        live = self.windows.live
        if self.options.rehearsal is not None:
            self._end_rehearsal(self.options.rehearsal)
        elif live is None or self.desk is None:
            self.windows.tell("There is no session to rehearse.")
        elif live.floor.session in ("open", "suspended"):
            self.windows.tell("The session is open; it is rehearsed before or after, never meanwhile.")
        else:
            self.desk.files.rehearse(temporary_folder("rehearsal"))

    def _begin_rehearsal(self, copy: str) -> None:
        """Two minutes before the session is to begin."""
        loaded, live = self.windows.loaded, self.windows.live
        if live is None:
            return
        from app.rehearsal.copies import rehearsal_starts

        self._rehearsed_from = self.options
        self.options = replace(
            self.options,
            address=copy,
            session=live.session.code,
            clock=SystemClock(starts_at=rehearsal_starts(live.session)),
            rehearsal=Rehearsal(Path(copy), str(loaded.address if loaded else "")),
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
            self.windows.tell("This is no rehearsal.")
            return
        parent = self.windows.parent_of_dialogs()
        path = file_dialogs.ask_new_conference(parent, "Keep the rehearsal in")
        if path is not None:
            self.desk.files.backup(path)

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
        if self.desk is not None:
            # What it still has to say concerns windows that are gone.
            self.desk.blockSignals(True)
            self.desk.close()
            self.desk = None
            self.imports.let_go()
            self.paper.let_go()

    def close(self) -> None:
        """Let go of everything, so that nothing ticks on."""
        if self._maker is not None:
            self._maker.close()
        self._let_go()
        if self._guard is not None:
            self._guard.let_go()
        if self.options.rehearsal is not None:
            self.options.rehearsal.throw_away()


_NO_CHAIR = "The chair’s console is not on this laptop."
_IMPORTED = ("agenda", "registrants", "zoom", "questions")
"""What a table or a calendar may hold."""
