"""The window that stands first, bare, in its place and colour; what it holds is made after its first picture.

Importing this module brings nothing but Qt: neither a desk nor a rule.
"""

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent, QScreen
from PySide6.QtWidgets import QMainWindow, QWidget

SIZE = (1366, 768)
_ROOMY = 830


class Frame(QMainWindow):
    """Holds the window of one desk. `painted` comes once, when the frame stands."""

    painted = Signal()

    def __init__(self, ground: str) -> None:
        super().__init__()
        self._was_painted = False
        self._held: QMainWindow | None = None
        palette = self.palette()
        palette.setColor(self.backgroundRole(), ground)
        self.setPalette(palette)
        self.resize(*SIZE)

    def hold(self, window: QMainWindow) -> None:
        """From now on the frame is the window of this desk: its title, its smallest size, its end."""
        self._held = window
        self.setWindowTitle(window.windowTitle())
        window.windowTitleChanged.connect(self.setWindowTitle)
        self.setCentralWidget(window)
        window.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once it stands, whoever waits for that is told."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What it holds closes with it."""
        if self._held is not None:
            self._held.close()
        super().closeEvent(event)


def stand(
    window: QWidget, place: QByteArray | None, screen: int | None = None, *, fullscreen: bool = False
) -> None:
    """Show a window where it stood before, on the screen that was asked for, whole where there is no room."""
    if place is not None:
        window.restoreGeometry(place)
    if (wanted := screen_of(screen)) is not None:
        window.move(wanted.geometry().topLeft())
    if fullscreen:
        window.showFullScreen()
    elif place is None and window.screen().availableSize().height() < _ROOMY:
        # With its frame it would hang over the edge, and the status line with it.
        window.showMaximized()
    else:
        window.show()


def screen_of(number: int | None) -> QScreen | None:
    """The screen of a number, counted from 1, where there is such a one."""
    screens, number = QGuiApplication.screens(), number or 0
    return screens[number - 1] if 0 < number <= len(screens) else None
