"""What a window does about news: what an act or a button means since just now is not acted on at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.console.act_guard import Acts
from ui.console.messages import StatusMessages
from ui.widgets.buttons import LiveButton
from ui.widgets.strips import StatusLine

if TYPE_CHECKING:
    from app.live.snapshot import SessionSnapshot
    from ui.worker.desk import Desk


class JustChanged(QObject):
    """`meanings`: what the acts would do now, by their ids, and a sentence that says what it has just become.

    `button_of`: the button that stands for an act now; while its second press is awaited, it says so.
    """

    def __init__(self, window: QWidget, acts: Acts, messages: StatusMessages, status: StatusLine) -> None:
        super().__init__(window)
        self.meanings: Callable[[], dict[str, tuple[object, str]]] = dict
        self.button_of: Callable[[str], LiveButton | None] = lambda _name: None
        self._window, self._acts, self._messages, self._status = window, acts, messages, status
        self._changed: list[LiveButton] = []
        self._armed: LiveButton | None = None
        self._words = ""
        acts.armed.connect(self._show_armed)
        acts.lapsed.connect(self._show_lapsed)
        window.installEventFilter(self)

    def follow(self, desk: "Desk", show: "Callable[[SessionSnapshot], None]") -> None:
        """Show each news of a desk, and compare what the acts and buttons meant before."""
        self._show = show
        desk.live.connect(self._take)
        desk.floor.done.connect(self._forgive)

    def _take(self, live: "SessionSnapshot") -> None:
        buttons = self._window.findChildren(LiveButton)
        before, words = self.meanings(), [button.words for button in buttons]
        self._show(live)
        self._acts.note_changes({name: what for name, (what, _) in before.items()}, self.meanings())
        self._changed = [
            button
            for button, said in zip(buttons, words, strict=True)
            if button.isVisible() and said and button.words != said
        ]
        for button in self._changed:
            button.sleep()

    def _forgive(self) -> None:
        """The news was an act of this laptop: only its own key or button pressed again would be a slip."""
        self._acts.forgive()
        for button in self._changed:
            button.wake()
        self._changed = []

    def _show_armed(self, name: str, words: str) -> None:
        self._armed, self._words = self.button_of(name), words
        self._messages.say(words)
        if self._armed is not None:
            self._armed.arm()

    def _show_lapsed(self, _name: str) -> None:
        self._messages.unsay(self._words)
        if self._armed is not None:
            self._armed.calm()
        self._armed = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Which window has the keys is to be seen on it."""
        if watched is self._window and event.type() == QEvent.Type.ActivationChange:
            self._status.has_keys(self._window.isActiveWindow())
        return super().eventFilter(watched, event)
