"""Menus and shortcuts of a window, all made from the table of actions."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMenuBar

from app.times import clock_text, zone
from ui.console.actions import Action

if TYPE_CHECKING:
    from app.live.snapshot import ConferenceSnapshot


def build_menus(window: QMainWindow, table: Sequence[Action], menus: Sequence[str]) -> dict[str, QAction]:
    """Fill the menu bar. Returns the rows by id; what they do is connected by the window."""
    bar = {words: window.menuBar().addMenu(words) for words in menus}
    made: dict[str, QAction] = {}
    for action in table:
        menu = bar[action.menu]
        if action.separated:
            menu.addSeparator()
        made[action.id] = _row(window, menu, action)
    return made


class EscLeavesMenus(QObject):
    """After Esc no letter goes to the menu bar: `left` comes when no menu is open any more."""

    left = Signal()

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        for part in (bar, *bar.findChildren(QMenu)):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc does first what it does there."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            QTimer.singleShot(0, self, self._leave)
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        if QApplication.activePopupWidget() is None:
            self.left.emit()


def name_undo(rows: Mapping[str, QAction], loaded: "ConferenceSnapshot") -> None:
    """The rows that take an import back say which: file, time and what came of it; none can without one."""
    where = zone(loaded.conference.zone)
    for what in ("registrants", "agenda", "questions"):
        if (row := rows.get(f"undo_{what}")) is not None:
            made = loaded.imports.get(what)
            row.setEnabled(made is not None)
            words = f"the last import of {what}…"
            if made is not None:
                new, changed, *_ = f"{made.summary}, ".split(", ")
                at = clock_text(made.at, where)
                words = f"the import of {made.source}, {at}: {new}{changed and ', '}{changed}"
            row.setText(f"&Undo {words.replace('&', '&&')}")


def _row(window: QMainWindow, menu: QMenu, action: Action) -> QAction:
    row = QAction(action.words, window)
    row.setShortcuts([QKeySequence(key) for key in action.keys])
    if not action.keys and action.list_keys:
        # A key of the list never works window-wide: Space would fire on any check box.
        row.setText(f"{action.words}\t{action.list_keys[0]}")
    row.setAutoRepeat(False)
    menu.addAction(row)
    return row


def row_words(row: QAction) -> str:
    """What a row of a menu does now, without the signs of its keys."""
    return row.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
