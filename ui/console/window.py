"""What every console's window does: it tells when it stands, its clock runs, F1 and Ctrl+K help."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.times import Clock
from ui.console.actions import Action
from ui.console.palette import KeysOverlay, Line, Palette
from ui.console.ticker import Ticker
from ui.style.theme import Theme, style_sheet


class ConsoleWindow(QMainWindow):
    """The window of one desk.

    `asked` names what concerns more than this window; `painted` comes once, when the window stands.
    """

    asked = Signal(str)
    painted = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self._was_painted = False
        self._ticker = Ticker(clock, self)

    def offer_help(
        self,
        page: QWidget,
        table: Sequence[Action],
        menus: Sequence[str],
        refusal: Callable[[Action], str] = lambda _action: "",
        keys: Sequence[Line] = (),
    ) -> None:
        """Every command by its name, every key: over the page, until one is chosen or Esc."""
        self.palette_card = Palette(page, table, refusal)
        self.keys_card = KeysOverlay(page, table, menus, keys)
        self.palette_card.chosen.connect(self.run)
        for overlay in (self.palette_card, self.keys_card):
            overlay.left.connect(self.take_focus)

    def of_every_desk(self) -> dict[str, Callable[[], object]]:
        """The rows that every desk answers alike."""
        return {
            "palette": self.palette_card.open,
            "keys": self.keys_card.open,
            "full_screen": lambda: self.showNormal() if self.isFullScreen() else self.showFullScreen(),
        }

    def run(self, name: str) -> None:
        """Do one row of the table of acts."""
        raise NotImplementedError

    def grown(self, theme: Theme) -> Theme:
        """A theme with text as large as this window has room for, in a style sheet of its own.

        That of the application follows the chair's window, which may stand on another screen.
        """
        larger = theme.grown(self.width(), self.height())
        sheet = style_sheet(larger)
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
        return larger

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the window stands, whoever waits for that is told."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs while somebody can see it."""
        super().showEvent(event)
        self.take_focus()
        self._ticker.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees the clock."""
        self._ticker.stop()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing ticks after the window is gone."""
        self._ticker.stop()
        super().closeEvent(event)
