"""The public displays of one laptop: opened on request, on a chosen screen, found again after unplugging."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from app.times import Clock
from ui.console.settings import Settings
from ui.style.theme import load_theme

if TYPE_CHECKING:
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
    from ui.displays.display_window import PublicWindow

NAMES = {"room": "Room display", "lectern": "Lectern", "waiting": "Waiting picture"}


class Displays(QObject):
    """At most one window of each kind. `told` is a sentence; `lost` names a kind and says what happened;
    `found` comes when it is there again.
    """

    told = Signal(str)
    lost = Signal(str, str)
    found = Signal()

    def __init__(self, clock: Clock, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._settings = clock, settings
        self.windows: dict[str, PublicWindow] = {}
        self.console: Callable[[], QWidget | None] = lambda: None
        self.mark = ""
        self._unplugged: dict[str, str] = {}
        self._loaded: ConferenceSnapshot | None = None
        self._live: SessionSnapshot | None = None

    def use(self, clock: Clock, mark: str = "") -> None:
        """For the next windows: another clock, and a mark above all that they show."""
        self._clock, self.mark = clock, mark
        self._loaded = self._live = None

    def show_loaded(self, loaded: "ConferenceSnapshot") -> None:
        """Names have changed."""
        self._loaded = loaded
        for window in self.windows.values():
            window.show_loaded(loaded)

    def show_live(self, live: "SessionSnapshot") -> None:
        """The floor has changed."""
        self._live = live
        for window in self.windows.values():
            window.show_live(live)

    def toggle(self, kind: str) -> None:
        """Open a display, or close it."""
        if kind in self.windows:
            self.windows[kind].close()
        else:
            self.open(kind)

    def open(self, kind: str, screen: QScreen | None = None) -> None:
        """On a screen; without one on that which was used last, else on one that is not the console's."""
        if kind in self.windows:
            return
        window = self.windows[kind] = _made(kind)(self._clock, load_theme("night"))
        window.mark = self.mark
        if self.console() is not None:
            window.leave_keys()
        window.closed.connect(lambda: self._gone(kind))
        if self._loaded is not None:
            window.show_loaded(self._loaded)
        if self._live is not None:
            window.show_live(self._live)
        self._put(kind, screen or self._other_screen(kind))

    def _gone(self, kind: str) -> None:
        """It is deleted once it has closed, never in the middle of that."""
        window = self.windows.pop(kind, None)
        if window is not None:
            QTimer.singleShot(0, lambda: window.deleteLater())  # noqa: PLW0108 -- it holds the window

    def _put(self, kind: str, screen: QScreen | None) -> None:
        if screen is not None:
            self._settings.keep_screen(kind, screen.name())
        behind = screen is None and self.console() is not None
        self.windows[kind].open_on(screen, behind=behind)
        if behind:
            self.told.emit(f"{NAMES[kind]}: there is no other screen; it stands behind this window.")

    def _other_screen(self, kind: str) -> QScreen | None:
        console = self.console()
        own = console.screen() if console else None
        taken = [window.screen() for name, window in self.windows.items() if name != kind]
        others = [screen for screen in QGuiApplication.screens() if screen is not own]
        known = [screen for screen in others if screen.name() == self._settings.screen(kind)]
        free = [screen for screen in others if screen not in taken]
        return next(iter((*known, *(free if console else ()))), None)

    def move_on(self, kind: str) -> None:
        """To the next screen; the place is remembered."""
        window, screens = self.windows.get(kind), QGuiApplication.screens()
        if window is None or len(screens) < 2:
            self.told.emit("There is no other screen." if window else f"{NAMES[kind]}: it is not open.")
            return
        place = screens.index(window.screen()) if window.screen() in screens else -1
        screen = screens[(place + 1) % len(screens)]
        window.showNormal()
        self._put(kind, screen)
        self.told.emit(f"{NAMES[kind]} is on screen “{screen.name()}”.")

    def black_out(self) -> None:
        """All black, or all back: never one of them the other way round."""
        self._switch(lambda window: window.black, lambda window: window.black_out())

    def test_picture(self) -> None:
        """The test picture on all, or on none."""
        self._switch(lambda window: window.test_picture, lambda window: window.show_test_picture())

    def _switch(
        self, is_on: "Callable[[PublicWindow], bool]", change: "Callable[[PublicWindow], None]"
    ) -> None:
        if not self.windows:
            self.told.emit(_NONE)
        wanted = not any(map(is_on, self.windows.values()))
        for window in self.windows.values():
            if is_on(window) is not wanted:
                change(window)

    def screen_gone(self, screen: QScreen) -> None:
        """What stood there closes and says so; it never moves onto the console by itself."""
        for kind, window in tuple(self.windows.items()):
            if window.screen() == screen:
                # Named before the window goes: with it PySide forgets the screen that it stood on.
                name = screen.name()
                # Alone on a laptop, it waits for the screen instead of ending the program.
                QGuiApplication.setQuitOnLastWindowClosed(self.console() is not None)
                window.close()
                self._unplugged[name] = kind
                self.lost.emit(kind, f"{NAMES[kind]} closed: screen “{name}” is gone.")

    def screen_back(self, screen: QScreen) -> None:
        """What was lost with a screen opens again there."""
        kind = self._unplugged.pop(screen.name(), "")
        if kind and kind not in self.windows:
            self.open(kind, screen)
            QGuiApplication.setQuitOnLastWindowClosed(True)
            self.found.emit()
            self.told.emit(f"{NAMES[kind]} is back on screen “{screen.name()}”.")

    def forget(self, kind: str) -> None:
        """It stays closed, also when the screen comes back."""
        self._unplugged = {name: lost for name, lost in self._unplugged.items() if lost != kind}

    def close_all(self) -> None:
        """No display is left."""
        for window in tuple(self.windows.values()):
            window.close()


def _made(kind: str) -> "type[PublicWindow]":
    from ui.displays.lectern import LecternWindow
    from ui.displays.room import RoomWindow
    from ui.displays.waiting import WaitingWindow

    return {"room": RoomWindow, "lectern": LecternWindow, "waiting": WaitingWindow}[kind]


_NONE = "There is no display open; Ctrl+6 opens the room's."
