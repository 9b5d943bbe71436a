"""The desks' windows of one laptop: which stand and where, how they look, which of them says a sentence."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.console.rehearsal import mark_rehearsal, rehearsal_colours
from ui.console.settings import Settings
from ui.console.window import ConsoleWindow
from ui.laptop.frame import Frame
from ui.laptop.kinds import KINDS
from ui.laptop.options import Options
from ui.laptop.places import Places
from ui.laptop.recent_menu import add_recent
from ui.style.theme import Theme, apply_theme, load_theme
from ui.worker.desk import Desk

if TYPE_CHECKING:
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
    from ui.agenda.window import AgendaWindow
    from ui.chair.window import ChairWindow
    from ui.registration.window import RegistrationWindow
    from ui.start.window import StartWindow
    from ui.tech.window import TechWindow

_STEP = 10


class Windows(QObject):
    """At most one window of each desk, and the first one. `asked` names what concerns more than one window,
    `chosen` gives the address of a conference, `beside` the Desk of a window that has one of its own.
    """

    asked = Signal(str)
    chosen = Signal(str)
    beside = Signal(object)

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        options: Options,
        parent: QObject,
        frame: Frame | None = None,
    ) -> None:
        super().__init__(parent)
        self._application, self._settings = application, settings
        self._places = Places(settings, frame)
        self._options = options
        self.theme: Theme
        """What the application wears, from the first `use` on."""
        self.standing: dict[str, ConsoleWindow] = {}
        self.start: StartWindow | None = None
        self._desk: Desk | None = None
        self._own: dict[str, Desk] = {}
        """Desks of windows that do not share that of the first."""
        self._closed: dict[str, ConsoleWindow] = {}
        self.loaded: ConferenceSnapshot | None = None
        self.live: SessionSnapshot | None = None

    def use(self, options: Options) -> None:
        """For the next windows: another clock, and the colours of a rehearsal or not."""
        self._options = options
        self.theme = self._apply_theme(self._settings.theme)

    # Which stand

    @property
    def chair(self) -> "ChairWindow | None":
        """The chair's window, where it stands."""
        return cast("ChairWindow | None", self.standing.get("chair"))

    @property
    def tech(self) -> "TechWindow | None":
        """The tech desk's window, where it stands."""
        return cast("TechWindow | None", self.standing.get("tech"))

    @property
    def registration(self) -> "RegistrationWindow | None":
        """The registration desk's window, where it stands."""
        return cast("RegistrationWindow | None", self.standing.get("registration"))

    @property
    def agenda(self) -> "AgendaWindow | None":
        """The agenda's editor, where it stands."""
        return cast("AgendaWindow | None", self.standing.get("agenda"))

    def show_start(self) -> "StartWindow":
        """The first window."""
        from ui.start.window import StartWindow

        self.start = window = StartWindow(self._settings.recent())
        window.asked.connect(self.asked)
        window.chosen.connect(self.chosen)
        window.show()
        return window

    def leave_start(self) -> None:
        """A conference has a window of its own."""
        if self.start is not None:
            self.start.close()
            self.start = None

    def follow(self, desk: Desk) -> None:
        """Keep what a desk tells, for windows that come later; one that was followed before is so no more."""
        if self._desk is not None:
            self._desk.loaded.disconnect(self._keep_loaded)
            self._desk.live.disconnect(self._keep_live)
        self._desk = desk
        desk.loaded.connect(self._keep_loaded)
        desk.live.connect(self._keep_live)

    def open(self, desk: Desk) -> ConsoleWindow:
        """The window of the desk for which this laptop was started."""
        return self._stand(self._options.role, desk, is_first=True)

    def show(self, name: str, place: str = "") -> None:
        """The window of a name of `KINDS`, which is made if it does not stand, at a place if one is told."""
        window = self.standing.get(name)
        if window is not None:
            window.window().raise_()
            window.activateWindow()
        elif self._desk is not None:
            window = self._beside(name, self._desk)
        if window is not None and place:
            window.go_to(place)

    def _beside(self, name: str, first: Desk) -> ConsoleWindow | None:
        """Beside the first window: on its desk, or on one of its own, so that the session there stays."""
        kind = KINDS[name]
        if kind.beside:
            window = self._stand(name, first)
            if self.loaded is not None:
                window.show_loaded(self.loaded)
            if self.live is not None:
                window.show_live(self.live)
            first.tell_anew()  # what was told before it stood, or is on its way to the others only
            return window
        if self.loaded is None:
            return None
        self._own[name] = desk = Desk(self._options.clock, self, self._options.desk_id(kind.role))
        window = self._stand(name, desk)
        self.beside.emit(desk)
        desk.open(self.loaded.address, self.live.session.code if self.live else "")
        return window

    def _stand(self, name: str, desk: Desk, *, is_first: bool = False) -> ConsoleWindow:
        window = KINDS[name].make(desk, self._options, self.theme, self._settings)
        self.standing[name] = window
        window.asked.connect(self.asked)
        window.closed.connect(partial(self._gone, name))
        add_recent(window, self._settings.recent, self.chosen.emit)
        if self._options.rehearsal:
            mark_rehearsal(window)
        self._places.stand(window, name, self._options, is_first=is_first)
        return window

    def _gone(self, name: str) -> None:
        """A desk of its own finishes what it was asked, and lets go."""
        window, desk = self.standing.pop(name, None), self._own.pop(name, None)
        if window is not None:
            self._settings.keep_geometry(name, window.window().saveGeometry())
            # Held until Qt has deleted it: a collection in the worker's thread must not be the one to do so.
            self._closed[name] = window
            window.window().deleteLater()
        if desk is not None:
            desk.close()

    # From one to another

    def toggle_tech(self) -> None:
        """The tech desk beside the chair, then from one to the other."""
        tech = self.standing.get("tech")
        self.show(
            "chair" if self.chair is not None and tech is not None and tech.isActiveWindow() else "tech"
        )

    # What goes to whichever window there is

    def _looked_at(self) -> ConsoleWindow | None:
        """The desk's window that is active, else the one that stands longest."""
        standing = self.standing.values()
        return next((window for window in standing if window.isActiveWindow()), next(iter(standing), None))

    def parent_of_dialogs(self) -> QWidget | None:
        """The window that dialogs belong to."""
        return self._looked_at() or self.start

    def tell(self, words: str) -> None:
        """A sentence, in the window that is looked at."""
        window = self._looked_at()
        if window is not None:
            window.tell(words)
        elif self.start is not None:
            self.start.say(words)

    def _keep_loaded(self, loaded: "ConferenceSnapshot") -> None:
        self.loaded = loaded

    def _keep_live(self, live: "SessionSnapshot") -> None:
        self.live = live

    # How they look

    def _apply_theme(self, name: str) -> Theme:
        theme = load_theme(name, self._settings.text_percent / 100)
        if self._options.rehearsal:
            theme = rehearsal_colours(theme)
        apply_theme(self._application, theme)
        return theme

    def turn_theme(self) -> None:
        """From night to day, or back."""
        self._use_theme("day" if self._settings.theme == "night" else "night")

    def _use_theme(self, name: str) -> None:
        self._settings.theme = name
        self.theme = self._apply_theme(name)
        for window in self.standing.values():
            window.apply_theme(self.theme)

    def resize_text(self, steps: int) -> None:
        """Larger text by some steps of ten per cent, or smaller; 0: of normal size."""
        self._settings.text_percent = self._settings.text_percent + steps * _STEP if steps else 100
        self._use_theme(self._settings.theme)
        self.tell(f"Text at {self._settings.text_percent} per cent.")

    # The end

    def close_all(self) -> None:
        """No desk's window is left; what their places were is kept."""
        for window in tuple(self.standing.values()):
            window.window().close()
        self._desk = self.loaded = self.live = None
