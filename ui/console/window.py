"""The window of a desk: the strip, the band, the status line, the line that asks, help, clock and theme.

What all four desks do stands here once; a desk adds its page, its commands, and what it shows.
"""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from app.times import Clock, Zone, zone
from ui.console.act_guard import Acts
from ui.console.actions import Action, Command, Screen
from ui.console.just_changed import JustChanged
from ui.console.menus import EscLeavesMenus, build_menus, name_undo, row_words
from ui.console.messages import StatusMessages
from ui.console.other_keyboards import SIGNS
from ui.console.palette import KeysOverlay, Palette
from ui.console.ticker import Ticker
from ui.style.theme import Theme, style_sheet
from ui.widgets.ask_line import AskLine
from ui.widgets.buttons import LiveButton
from ui.widgets.parts import column
from ui.widgets.strips import StateStrip, StatusLine, TroubleBand

if TYPE_CHECKING:
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
    from ui.worker.desk import Desk

_SIZE = (1366, 768)


def in_own_sheet(window: QWidget, theme: Theme) -> Theme:
    """A theme with text as large as a window has room for, in a style sheet of its own.

    That of the application follows the chair's window, which may stand on another screen.
    """
    larger = theme.grown(window.width(), window.height())
    sheet = style_sheet(larger)
    if sheet != window.styleSheet():
        window.setStyleSheet(sheet)
    return larger


class ConsoleWindow(QMainWindow):
    """One desk's window. A desk builds its page from `strip`, `band`, `line` and `status`, then calls `put`.

    `commands` says what a row of the table does; a row that is not there concerns more than this window and
    is `asked` of others. `painted` comes once, when the window stands; `closed` when it has been closed.
    """

    asked = Signal(str)
    painted = Signal()
    closed = Signal()
    grown = in_own_sheet

    def __init__(self, desk: "Desk", clock: Clock, theme: Theme, screen: Screen) -> None:
        super().__init__()
        self.desk, self.clock, self.theme = desk, clock, theme
        self.loaded: ConferenceSnapshot | None = None
        self._screen, self._was_painted = screen, False
        self._applied: Theme | None = None
        self.strip, self.status, self.band, self.line = StateStrip(), StatusLine(), TroubleBand(), AskLine()
        self.strip.apply_theme(theme)
        self.status.apply_theme(theme)
        self.messages = StatusMessages(self.status.said)
        self.rows = build_menus(self, screen.table, screen.menus)
        EscLeavesMenus(self.menuBar()).left.connect(self.take_focus)
        self.commands: dict[str, Command] = {}
        self.guarded = Acts(clock, screen.table, self)
        self.changed = JustChanged(self, self.guarded, self.messages, self.status)
        self._ticker = Ticker(clock, self)
        self._ticker.ticked.connect(self.tick)
        self._listen(desk)
        self.setWindowTitle(screen.name)
        self.setMinimumSize(*screen.smallest)
        self.resize(*_SIZE)

    def _listen(self, desk: "Desk") -> None:
        desk.loaded.connect(self.show_loaded)
        self.changed.follow(desk, self.show_live)
        for sentence in (desk.refused, desk.finished, self.line.misunderstood, self.guarded.told):
            sentence.connect(self.tell)
        desk.trouble.connect(self.show_trouble)
        desk.recovered.connect(self.show_recovered)
        desk.failed.connect(self.show_fault)
        self.band.save_a_copy.connect(lambda: self.asked.emit("backup"))

    def around(self, middle: QWidget) -> QWidget:
        """A page with the strip and the band above a desk's own part, the line and the status line below."""
        page = QWidget()
        layout = column(page, margin=8)
        for part in (self.strip, self.band, middle, self.line, self.status):
            layout.addWidget(part)
        layout.setStretchFactor(middle, 1)
        return page

    def put(self, page: QWidget, commands: dict[str, Command]) -> None:
        """Fill the window, with all commands and keys over the page; `commands` are those of the desk.

        A key or a row of the menu does its command behind the guard: it does not pass the window.
        """
        self.setCentralWidget(page)
        self.palette_card = Palette(
            page, self._screen.table, self.refusal, lambda action: row_words(self.rows[action.id])
        )
        self.keys_card = KeysOverlay(page, self._screen.table, self._screen.menus, self._screen.keys)
        self.palette_card.chosen.connect(self.run)
        for overlay in (self.palette_card, self.keys_card):
            overlay.left.connect(self.take_focus)
        own: dict[str, Command] = {
            "palette": self.palette_card.open,
            "keys": self.keys_card.open,
            "full_screen": partial(_turn_full_screen, self),
        }
        asked = {name: partial(self.asked.emit, name) for name in self.rows}
        self.commands = self.guarded.guarded(asked | commands | own)
        self.setProperty(SIGNS, self._screen.signs)
        for button in self.findChildren(LiveButton):
            button.ignored.connect(self.tell)
        for name, row in self.rows.items():
            row.triggered.connect(partial(self.commands[name]))  # without what Qt says: whether it is ticked

    def run(self, name: str) -> None:
        """Do one row of the table of acts."""
        self.commands[name]()

    def refusal(self, _action: Action) -> str:
        """Why a row cannot be chosen now; empty when it can."""
        return ""

    # What comes from the desk

    def show_loaded(self, loaded: "ConferenceSnapshot") -> None:
        """The rows have changed: names, agenda, people."""
        self.loaded = loaded
        self.setWindowTitle(f"{loaded.conference.name} – {self._screen.name}")
        name_undo(self.rows, loaded)

    def show_live(self, live: "SessionSnapshot") -> None:
        """The session has changed."""
        raise NotImplementedError

    def tick(self, now: datetime) -> None:
        """What changes with the time alone, while somebody looks."""
        raise NotImplementedError

    def tell(self, words: str) -> None:
        """A sentence in the status line."""
        self.messages.say(words)

    def show_trouble(self, words: str) -> None:
        """Nothing can be saved for now: `words` say why, and stay."""
        self.band.say(f"{words} Trying goes on.")

    def show_recovered(self) -> None:
        """Saving works again."""
        self.band.say("")

    def show_fault(self, code: str) -> None:
        """A fault of ours, by the code under which it stands in the log."""
        self.tell(f"Something went wrong (code {code}). Your data is saved.")

    @property
    def zone(self) -> Zone:
        """The time zone of the venue; UTC until a conference is there."""
        return zone(self.loaded.conference.zone if self.loaded else "UTC")

    # Theme and size

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme; on a large screen its text grows with the window."""
        self.theme = theme
        self._applied = grown = self.grown(theme)
        self.strip.apply_theme(grown)
        self.status.apply_theme(grown)
        self.show_theme(grown)

    def show_theme(self, theme: Theme) -> None:
        """Colours and sizes of the desk's own parts."""
        raise NotImplementedError

    def go_to(self, place: str) -> None:
        """Show what another window has sent somebody here for: a session, or what else this desk knows.

        It may come before anything is loaded.
        """
        self.desk.show_session(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A large window is used for larger text."""
        super().resizeEvent(event)
        if self.theme.grown(self.width(), self.height()) != self._applied:
            self.apply_theme(self.theme)

    # The keyboard

    def take_focus(self) -> None:
        """The keyboard goes where this desk works."""
        raise NotImplementedError

    def escape(self) -> None:
        """Esc: nothing is asked any more."""
        self.line.hide()
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to where this desk works, and nothing lies over it."""
        if event.key() == Qt.Key.Key_Escape:
            self.guarded.await_nothing()
            self.palette_card.hide()
            self.keys_card.hide()
            self.escape()
        else:
            super().keyPressEvent(event)

    # What Qt tells

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
        """Nothing ticks after the window is gone, and whoever holds it lets go of it."""
        self._ticker.stop()
        super().closeEvent(event)
        self.closed.emit()


def _turn_full_screen(desk: QWidget) -> None:
    window = desk.window()
    (window.showNormal if window.isFullScreen() else window.showFullScreen)()
