"""The desks' windows of one laptop: which stand and where, how they look, which of them says a sentence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.live.desk_id import Role
from ui.chair.window import ChairWindow
from ui.console.rehearsal import mark_rehearsal, rehearsal_colours
from ui.console.settings import Settings
from ui.console.window import ConsoleWindow
from ui.laptop.frame import Frame
from ui.laptop.options import Options
from ui.laptop.places import Places
from ui.style.theme import Theme, apply_theme, load_theme
from ui.worker.desk import Desk

if TYPE_CHECKING:
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
    from ui.agenda.window import AgendaWindow
    from ui.registration.window import RegistrationWindow
    from ui.start.window import StartWindow
    from ui.tech.window import TechWindow

_STEP = 10
_NO_CHAIR = "The chair’s console is not on this laptop."


class Windows(QObject):
    """At most one window of each desk, and the first one. `asked` names what concerns more than one window,
    `chosen` gives the address of a conference.
    """

    asked = Signal(str)
    chosen = Signal(str)

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
        self.chair: ChairWindow | None = None
        self.tech: TechWindow | None = None
        self.registration: RegistrationWindow | None = None
        self.agenda: AgendaWindow | None = None
        self.start: StartWindow | None = None
        self._desk: Desk | None = None
        self._agenda_desk: Desk | None = None
        self._agenda_closed: AgendaWindow | None = None
        self.loaded: ConferenceSnapshot | None = None
        self.live: SessionSnapshot | None = None

    def use(self, options: Options) -> None:
        """For the next windows: another clock, and the colours of a rehearsal or not."""
        self._options = options
        self.theme = self._apply_theme(self._settings.theme)

    # Which stand

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
        """Keep what a desk tells, for windows that come later."""
        self._desk = desk
        desk.loaded.connect(self._keep_loaded)
        desk.live.connect(self._keep_live)

    def open(self, desk: Desk) -> ConsoleWindow:
        """The window of the desk for which this laptop was started."""
        if self._options.role is Role.REGISTRATION:
            return self._open_registration(desk)
        if self._options.role is Role.TECH:
            return self._open_tech(desk)
        if self._options.role is Role.AGENDA:
            return self._open_agenda(desk)
        return self._open_chair(desk)

    def _open_chair(self, desk: Desk) -> ConsoleWindow:
        self.chair = window = ChairWindow(desk, self._options.clock, self.theme)
        window.asked.connect(self.asked)
        if self._options.rehearsal:
            mark_rehearsal(window)
        self._places.stand(window, Role.CHAIR, self._options)
        return window

    def _open_registration(self, desk: Desk) -> ConsoleWindow:
        from ui.registration.window import RegistrationWindow

        window = RegistrationWindow(desk, self._options.clock, self.theme, self._settings.stock)
        self.registration = window
        window.asked.connect(self.asked)
        self._places.stand(window, Role.REGISTRATION, self._options)
        return window

    def _open_agenda(self, desk: Desk) -> ConsoleWindow:
        from ui.agenda.window import AgendaWindow

        self.agenda = window = AgendaWindow(desk, self._options.clock, self.theme)
        window.asked.connect(self.asked)
        window.closed.connect(self._agenda_gone)
        self._places.stand(window, Role.AGENDA, self._options)
        return window

    def _open_tech(self, desk: Desk) -> ConsoleWindow:
        """The only window of this process, or a second one on the chair's desk."""
        from ui.tech.window import TechWindow

        self.tech = window = TechWindow(desk, self._options.clock, self.theme)
        window.asked.connect(self.asked)
        window.closed.connect(self._tech_gone)
        if self._options.rehearsal:
            mark_rehearsal(window)
        if self.loaded is not None:
            window.show_loaded(self.loaded)
        if self.live is not None:
            window.show_live(self.live)
        self._places.stand(window, Role.TECH, self._options)
        return window

    def _agenda_gone(self) -> None:
        """Its desk finishes what it was asked, and lets go."""
        if self.agenda is not None:
            self._settings.keep_geometry("agenda", self.agenda.window().saveGeometry())
            self.agenda.window().deleteLater()
            # Held until Qt has deleted it: a collection in the worker's thread must not be the one to do so.
            self._agenda_closed, self.agenda = self.agenda, None
        if self._agenda_desk is not None:
            self._agenda_desk.close()
            self._agenda_desk = None

    def _tech_gone(self) -> None:
        """It is deleted once it has closed, never in the middle of that."""
        tech, self.tech = self.tech, None
        if tech is not None:
            window = tech.window()
            QTimer.singleShot(0, window, lambda: window.deleteLater())  # noqa: PLW0108 -- it holds the window

    # From one to another

    def edit_agenda(self) -> None:
        """Beside the chair's window, with a desk of its own: the chair's session stays where it is."""
        if self.agenda is not None:
            self.agenda.window().raise_()
            self.agenda.activateWindow()
        elif self.loaded is not None:
            desk = Desk(self._options.clock, self, self._options.desk_id(Role.AGENDA))
            self._agenda_desk = desk
            self._open_agenda(desk)
            desk.open(self.loaded.address, self.live.session.code if self.live else "")

    def toggle_tech(self) -> None:
        """The tech desk beside the chair, then from one to the other."""
        if self._desk is None:
            return
        if self.tech is None:
            self._open_tech(self._desk)
        elif self.chair is not None and self.tech.isActiveWindow():
            self.chair.activateWindow()
        else:
            self.tech.window().raise_()
            self.tech.activateWindow()

    def to_chair(self) -> None:
        """The chair's window gets the keyboard."""
        if self.chair is not None:
            self.chair.activateWindow()
        else:
            self.tell(_NO_CHAIR)

    # What goes to whichever window there is

    def _first(self) -> ConsoleWindow | None:
        return self.chair or self.registration or self.tech or self.agenda

    def parent_of_dialogs(self) -> QWidget | None:
        """The window that dialogs belong to."""
        return self._first() or self.start

    def tell(self, words: str) -> None:
        """A sentence, in the window that is looked at."""
        window = self.tech if self.tech is not None and self.tech.isActiveWindow() else self._first()
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
        for window in (self.chair, self.registration, self.tech, self.agenda):
            if window is not None:
                window.apply_theme(self.theme)

    def resize_text(self, steps: int) -> None:
        """Larger text by some steps of ten per cent, or smaller; 0: of normal size."""
        self._settings.text_percent = self._settings.text_percent + steps * _STEP if steps else 100
        self._use_theme(self._settings.theme)
        self.tell(f"Text at {self._settings.text_percent} per cent.")

    # The end

    def close_all(self) -> None:
        """No desk's window is left; what their places were is kept."""
        if self.chair is not None:
            self._settings.keep_geometry("chair", self.chair.window().saveGeometry())
            self.chair.window().close()
            self.chair.window().deleteLater()
            self.chair = None
        if self.agenda is not None:
            self.agenda.window().close()
        if self.registration is not None:
            self.registration.window().close()
            self.registration.window().deleteLater()
            self.registration = None
        if self.tech is not None:
            self.tech.window().close()
        self._desk = self.loaded = self.live = None
