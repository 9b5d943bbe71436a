"""Conferences opened before, in the first menu of every window of a desk."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu

from ui.console.window import ConsoleWindow


def add_recent(
    window: ConsoleWindow, recent: Callable[[], Sequence[Path]], choose: Callable[[str], object]
) -> None:
    """A menu that is filled when it is opened; `choose` gets the path. No file is touched for it."""
    row = window.rows.get("open_conference") or window.rows["home"]
    bar = (action.menu() for action in window.menuBar().actions())
    menu = next(menu for menu in bar if isinstance(menu, QMenu) and row in menu.actions())
    after = menu.actions()[menu.actions().index(row) + 1]
    shown = QMenu("Recen&t", window)
    shown.aboutToShow.connect(partial(_fill, shown, recent, choose))
    menu.insertMenu(after, shown)


def _fill(menu: QMenu, recent: Callable[[], Sequence[Path]], choose: Callable[[str], object]) -> None:
    menu.clear()
    for path in recent():
        row = menu.addAction(f"{path.name}  –  {path.parent}".replace("&", "&&"))
        row.triggered.connect(partial(choose, str(path)))
    if menu.isEmpty():
        menu.addAction("None yet").setEnabled(False)
