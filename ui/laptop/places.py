"""Where the windows of the desks stand on this laptop."""

from PySide6.QtWidgets import QMainWindow

from ui.console.settings import Settings
from ui.laptop.frame import Frame, stand
from ui.laptop.options import Options


class Places:
    """The first window comes into the frame that stands already, where there is one; others by themselves."""

    def __init__(self, settings: Settings, frame: Frame | None = None) -> None:
        self._settings, self._frame = settings, frame

    def stand(self, window: QMainWindow, name: str, options: Options, *, is_first: bool) -> None:
        """Show a desk's window where it stood before; the first one on the screen that was asked for."""
        frame, self._frame = self._frame, None
        if frame is not None:
            frame.hold(window)
        elif is_first:
            stand(window, self._settings.geometry(name), options.screen, fullscreen=options.fullscreen)
        else:
            stand(window, self._settings.geometry(name))
