"""The one guard before every act: a held key is one press, a double click one click, and nothing is done to
what has just changed under the finger.

`ActGuard` sees every key and click of the program before any window does; `Acts` stands before the commands
of one window, whichever key, button, menu or palette has chosen them.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QPushButton, QWidget

from app.times import Clock
from ui.console.actions import Action, Command
from ui.console.other_keyboards import OtherKeyboards, writes
from ui.widgets.buttons import SECOND_PRESS_MS

JUST = timedelta(seconds=1)
"""What has changed for a shorter time than this is not acted on."""
SAME_MS = 2
"""A press that follows its own release by no more is a repeat: X11 gives both the same instant."""
CHOOSES = "goes when chosen"
"""The property of a list that disappears under the pointer when one of its rows is taken."""
_TYPE, _KEY, _MODIFIER = QEvent.Type, Qt.Key, Qt.KeyboardModifier
_MOVES = tuple(
    getattr(_KEY, f"Key_{name}")
    for name in ("Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Tab", "Backtab")
)
_EDITS = (_KEY.Key_Backspace, _KEY.Key_Delete)
_LONG_AGO = -(10**9)


class ActGuard(QObject):
    """Repeats of keys that act, and second clicks of a double click, end here."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._released: dict[int, int] = {}
        self._begun: dict[int, tuple[int, bool]] = {}
        """When each key was pressed for good, and whether it wrote into a field then."""
        self._clicked, self._at, self._chosen = _LONG_AGO, QPoint(), _LONG_AGO
        self._button: QWidget | None = None
        self._other_keyboards = OtherKeyboards()
        self._watched: dict[QEvent.Type, Callable[[QObject, QEvent], bool]] = {
            _TYPE.ShortcutOverride: self._key_pressed,
            _TYPE.KeyPress: self._key_pressed,
            _TYPE.KeyRelease: self._key_released,
            _TYPE.MouseButtonPress: self._mouse_pressed,
            _TYPE.MouseButtonDblClick: self._mouse_pressed,
            _TYPE.MouseButtonRelease: self._mouse_released,
        }
        application.installEventFilter(self)

    def let_go(self) -> None:
        """See no event any more."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # there is one
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether an event ends here."""
        look = self._watched.get(event.type())
        return look is not None and look(watched, event)

    # Keys

    def _key_pressed(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        key, at = _place(event), event.timestamp()
        again = at != 0 and at - self._released.get(key, _LONG_AGO) <= SAME_MS
        if event.isAutoRepeat() or again:
            if not _may_repeat(event, self._begun.get(key, (0, False))[1]):
                event.accept()
                return True
        elif at == 0 or self._begun.get(key, (_LONG_AGO, False))[0] != at:
            self._begun[key] = at, writes(QApplication.focusWidget())
        return self._other_keyboards.translate(watched, event)

    def _key_released(self, _watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        self._released[_place(event)] = event.timestamp()
        return False

    # Clicks

    def _mouse_pressed(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or isinstance(watched, QMenu):
            return False
        assert isinstance(event, QMouseEvent)
        at, interval = event.timestamp(), QApplication.doubleClickInterval()
        if 0 <= at - self._chosen < interval:
            self._chosen = at
            return True
        if not isinstance(watched, QPushButton):
            return False
        place = event.globalPosition().toPoint()
        near = (place - self._at).manhattanLength() < QApplication.startDragDistance()
        soon = 0 < at - self._clicked < interval and (watched is self._button or near)
        self._clicked, self._at, self._button = at, place, watched
        return soon or event.type() == _TYPE.MouseButtonDblClick

    def _mouse_released(self, watched: QObject, event: QEvent) -> bool:
        """A row that is taken goes, and a second click would meet what stands below it."""
        assert isinstance(event, QMouseEvent)
        if isinstance(watched, QMenu):
            row = watched.actionAt(event.position().toPoint())
            taken = row is not None and row.isEnabled() and row.menu() is None
        else:
            holder = watched.parent()
            taken = isinstance(holder, QListWidget) and bool(holder.property(CHOOSES))
        if taken:
            self._chosen = event.timestamp()
        return False


def _place(event: QKeyEvent) -> int:
    """Which key it is, also when it gives another sign by now."""
    return event.nativeScanCode() or event.key()


def _may_repeat(event: QKeyEvent, wrote: bool) -> bool:
    """Whether a repeat only moves in a list or a text, or types into the field in which it began."""
    held = event.modifiers()
    alt, ctrl = bool(held & _MODIFIER.AltModifier), bool(held & _MODIFIER.ControlModifier)
    writing = wrote and writes(QApplication.focusWidget())
    if event.key() in _MOVES:
        return not alt and (writing or not ctrl)
    types = alt == ctrl and event.text().isprintable() and bool(event.text())
    return writing and (types or (event.key() in _EDITS and not alt and not ctrl))


class Acts(QObject):
    """The commands of one window, behind the guard. `told` gives a sentence.

    `armed` names an act whose second press is awaited, and says what it will do; `lapsed` when no longer.
    """

    told = Signal(str)
    armed = Signal(str, str)
    lapsed = Signal(str)

    def __init__(self, clock: Clock, table: Sequence[Action], parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._table = {action.id: action for action in table}
        self.grave: Callable[[str], str] = lambda _name: ""
        """What an act does now that wants a second press as it is now; empty where it does not."""
        self._changed: dict[str, tuple[datetime, str]] = {}
        """When the object of an act has changed, and what it is now."""
        self._latest: frozenset[str] = frozenset()
        self._last, self._awaited = "", ("", "")
        self.latest = ""
        """The act that was chosen last: what comes of it is said there."""
        self._lapse = QTimer(self, interval=SECOND_PRESS_MS, singleShot=True)
        self._lapse.timeout.connect(self.await_nothing)

    def guarded(self, commands: Mapping[str, Command]) -> dict[str, Command]:
        """The same commands, each behind the guard."""
        return {name: partial(self._do, name, command) for name, command in commands.items()}

    def _do(self, name: str, command: Command) -> None:
        self.latest = name
        now = self._clock.now()
        at, what = self._changed.get(name, (now - JUST, ""))
        if now - at < JUST:
            self._changed[name] = now, what
            self.told.emit(f"{what}; press again.")
            return
        words = self._second_press(name)
        if words and self._awaited != (name, words):
            self._arm(name, words)
            return
        self.await_nothing()
        self._last = name
        command()

    # What has changed under the finger

    def note_changes(self, before: Mapping[str, object], after: Mapping[str, tuple[object, str]]) -> None:
        """What the acts would do before and after news from a desk, and as a sentence what it is now."""
        now = self._clock.now()
        changed = {
            name: words for name, (what, words) in after.items() if name in before and before[name] != what
        }
        self._changed.update({name: (now, words) for name, words in changed.items()})
        self._latest = frozenset(changed)

    def forgive(self) -> None:
        """The news was an act of this window: only its own key pressed again would be a slip."""
        for name in self._latest - {self._last}:
            self._changed.pop(name, None)
        self._latest, self._last = frozenset(), ""

    # The second press

    def _second_press(self, name: str) -> str:
        action = self._table.get(name)
        if action is None:
            return ""
        words = self.grave(name) or (action.plain_words if action.second_press else "")
        return f"{words}: press {action.shown_key or 'it'} again · Esc" if words else ""

    def _arm(self, name: str, words: str) -> None:
        self.await_nothing()
        self._awaited = name, words
        self._lapse.start()
        self.armed.emit(name, words)

    def await_nothing(self) -> None:
        """No second press is awaited any more, and nothing says so."""
        (name, _), self._awaited = self._awaited, ("", "")
        self._lapse.stop()
        if name:
            self.lapsed.emit(name)
