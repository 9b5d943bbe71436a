"""Where the windows of the desks stand on this laptop."""

from PySide6.QtWidgets import QMainWindow

from app.live.desk_id import Role
from ui.console.settings import Settings
from ui.laptop.frame import Frame, stand
from ui.laptop.options import Options


class Places:
    """The first window comes into the frame that stands already, where there is one; others by themselves."""

    def __init__(self, settings: Settings, frame: Frame | None = None) -> None:
        self._settings, self._frame = settings, frame

    def stand(self, window: QMainWindow, role: Role, options: Options) -> None:
        """Show the window of a desk, where it stood before."""
        frame, self._frame = self._frame, None
        if frame is not None:
            frame.hold(window)
        elif role is options.role:
            place = self._settings.geometry(role)
            stand(window, place, options.screen, fullscreen=options.fullscreen)
        else:
            stand(window, self._settings.geometry(role))
