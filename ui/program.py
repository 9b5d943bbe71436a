"""The program with windows begins: a frame stands at once, all else is loaded while somebody looks at it."""

import faulthandler
import gc
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.temporary import remove_leftovers
from ui.console.settings import Settings
from ui.laptop.frame import Frame, stand
from ui.style.ground import ground_of

if TYPE_CHECKING:
    from ui.application import Console
    from ui.laptop.options import Options

FRAMED = ("home", "chair", "agenda", "tech", "registration")
"""The desks; a display takes a screen of its own, and the first window is small."""
_SETTLED_MS = 5_000
_FEW = 700, 10, 10


def run(
    options: "Callable[[], Options]", role: str = "", *, screen: int | None = None, fullscreen: bool = False
) -> int:
    """Show the windows until the last is closed; returns the exit code.

    What is opened and how is asked once the frame of a desk stands. Raises what `options` raises.
    """
    faulthandler.enable()
    application = QApplication([sys.argv[0]])
    application.setApplicationName("rostrum")
    settings = Settings.of_this_laptop()
    begun = _Begun(application, settings, options)
    if role in FRAMED:
        begun.frame = frame = Frame(ground_of(settings.theme))
        frame.painted.connect(begun.fill)
        stand(frame, settings.geometry(role), screen, fullscreen=fullscreen)
    else:
        begun.fill()
    # Python sees a signal only when it runs: a tick twice a second lets Ctrl+C end the program politely.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        sign = getattr(signal, name, None)
        if sign is not None and signal.getsignal(sign) is not signal.SIG_IGN:
            signal.signal(sign, lambda *_: application.quit())
    pulse = QTimer(interval=500)
    pulse.timeout.connect(lambda: None)
    pulse.start()
    QTimer.singleShot(_SETTLED_MS, _keep_clean)
    code = application.exec()
    begun.end()
    return code


def _keep_clean() -> None:
    """What was loaded at the start stays; from now on garbage is looked for as usual."""
    gc.freeze()
    gc.set_threshold(*_FEW)
    remove_leftovers()


class _Begun:
    """What the frame waits for: the console, or what went wrong on the way to it."""

    def __init__(
        self, application: QApplication, settings: Settings, options: "Callable[[], Options]"
    ) -> None:
        self._application, self._settings, self._options = application, settings, options
        self.frame: Frame | None = None
        self._console: Console | None = None
        self._trouble: BaseException | None = None

    def fill(self) -> None:
        """The windows, and what they are for."""
        try:
            from ui.application import Console

            self._console = Console(self._application, self._options(), self._settings, self.frame)
            sys.excepthook = self._console.fault
        except BaseException as error:  # noqa: BLE001 -- raised again where no window hides it
            self._trouble = error
            QTimer.singleShot(0, self._application.quit)

    def end(self) -> None:
        """Let go of everything. Raises what kept the console from beginning."""
        if self._console is not None:
            self._console.close()
        if self._trouble is not None:
            raise self._trouble
