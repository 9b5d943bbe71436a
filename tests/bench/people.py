"""The list of people with many of them: sorted, filtered, scrolled, the form opened, beside a bare table.

`python -m tests.bench.people [REGISTRANTS …]`; 1,000 and 10,000 unless said. A frame is 16 ms.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from app.live.desk_id import Role

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from app.registration.people_table import COLUMNS
from app.times import SetClock
from tests.bench.hall import OPENED, full_hall
from tests.bench.table import heading, line
from tests.ui.at_once import PromptDesk
from ui.people.window import PeopleWindow
from ui.style.fonts import load_fonts
from ui.style.theme import apply_theme, load_theme

SIZES = (1_000, 10_000)
TYPED = ("sweden", "family777", "given42 swe", "unodc", "mily4242", "zzyzx", "a s", "b0042")
TIMES = 20


def timed(acts: Iterable[Callable[[], object]], painted: QWidget) -> list[float]:
    """Seconds of each act, until what it changed is painted."""
    taken = []
    for act in acts:
        began = time.perf_counter()
        act()
        painted.repaint()
        taken.append(time.perf_counter() - began)
    return taken


def bare_table(window: PeopleWindow) -> list[float]:
    """Seconds of a page further in a table that does nothing but stand there, of the same size."""
    table = QTableView()
    model = QStandardItemModel(500, len(COLUMNS))
    for row in range(500):
        for column in range(len(COLUMNS)):
            model.setItem(row, column, QStandardItem(f"cell {row} {column}"))
    table.setModel(model)
    table.resize(window.view.size())
    table.show()
    QTest.qWaitForWindowExposed(table)
    table.setCurrentIndex(model.index(0, 0))
    return pages(table)


def pages(table: QTableView) -> list[float]:
    """A page further, again and again."""
    return timed([lambda: QTest.keyClick(table, Qt.Key.Key_PageDown)] * TIMES, table.viewport())


def letters(window: PeopleWindow) -> list[float]:
    """Each letter, from the first of a word to the last."""
    taken = []
    for words in TYPED:
        window.bar.field.clear()
        acts = [lambda letter=letter: QTest.keyClicks(window.bar.field, letter) for letter in words]
        taken += timed(acts, window.view.viewport())
    window.bar.show_everybody()
    return taken


def sorts(window: PeopleWindow) -> list[float]:
    """Each head pressed twice: upwards, downwards."""
    heads = window.view.horizontalHeader()
    ways = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
    acts = [
        lambda at=at, way=way: heads.setSortIndicator(at, way) for at in range(len(COLUMNS)) for way in ways
    ]
    return timed(acts, window.view.viewport())


def forms(window: PeopleWindow) -> list[float]:
    """The form of one after the other, opened by F2."""
    taken = []
    for number in range(TIMES):
        window.view.setCurrentIndex(window.view.model().index(number * 7, 1))
        taken += timed([lambda: window.run("correct")], window)
        window.form.close_form()
    return taken


def main() -> None:
    """One window, larger and larger conferences."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    application = QApplication.instance() or QApplication(["rostrum"])
    assert isinstance(application, QApplication)
    load_fonts(application)
    apply_theme(application, load_theme("night"))
    heading("People")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="rostrum-bench-") as folder:
            clock = SetClock(OPENED)
            path = full_hall(Path(folder) / "hall.rostrum", clock, size, 0)
            desk = PromptDesk(path, clock, role=Role.REGISTRATION)
            window = PeopleWindow(desk, clock, load_theme("night"))
            window.resize(1366, 768)
            window.show()
            QTest.qWaitForWindowExposed(window)
            desk.begin()
            floor = bare_table(window)
            view = window.view
            view.setFocus()
            line("a page further in a bare table", floor)
            line(f"a page further, {size:,} people", pages(view), floor)
            line("letter to people painted", letters(window), floor)
            line("a head to people in its order", sorts(window), floor)
            line("all chosen", timed([view.selectAll, view.clearSelection] * 5, view.viewport()), floor)
            line("form opened", forms(window), floor)
            window.close()
            desk.station.close()


if __name__ == "__main__":
    main()
