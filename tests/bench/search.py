"""Typing a name: from each letter to the results on the screen, in the box that F3 opens.

Who is similar where nobody matches is looked for beside the window, and counted apart.

`python -m tests.bench.search [REGISTRANTS …]`; 5,000, 10,000 and 100,000 unless said.
"""

import os
import sys
import time
from itertools import accumulate

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.conference.registrants import Registrant
from app.conference.search import SearchIndex
from app.exchange.entities import shipped_entities
from app.text.folding import fold
from tests.bench.hall import people
from tests.bench.table import heading, line
from ui.chair.search_box import SearchBox
from ui.style.fonts import load_fonts
from ui.style.theme import apply_theme, load_theme

SIZES = (5_000, 10_000, 100_000)
TYPED = ("sweden", "family777", "given42 swe", "fam giv", "unodc", "mily4242", "zzyzx", "a s", "can", "ugh")
MISTYPED = ("zzyzx", "swedne", "famliy4242", "kenadda", "givne42 swe", "hagedorn")


def letters(box: SearchBox) -> tuple[list[float], list[float]]:
    """Seconds from each letter until its results are painted, and those that the window's thread worked."""
    taken, worked = [], []
    for words in TYPED:
        box.begin()
        for letter in words:
            began, busy = time.perf_counter(), time.thread_time()
            QTest.keyClicks(box, letter)
            box.results.repaint()
            taken.append(time.perf_counter() - began)
            worked.append(time.thread_time() - busy)
    return taken, worked


def likeness(index: SearchIndex) -> list[float]:
    """Seconds to find who is similar, which the window does not wait for."""
    taken = []
    for words in MISTYPED:
        began = time.perf_counter()
        index.similar(words)
        taken.append(time.perf_counter() - began)
    return taken


def passes(known: list[Registrant]) -> list[float]:
    """Seconds of a pass over a list of ready strings, a letter at a time."""
    ready = [fold(f"{known_one.family} {known_one.given} {known_one.entity}") for known_one in known]
    taken = []
    for words in TYPED:
        for part in accumulate(words):
            began = time.perf_counter()
            _ = [key for key in ready if part in key]
            taken.append(time.perf_counter() - began)
    return taken


def main() -> None:
    """One box, larger and larger conferences."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    application = QApplication.instance() or QApplication(["rostrum"])
    assert isinstance(application, QApplication)
    load_fonts(application)
    apply_theme(application, load_theme("night"))
    entities = {entity.code: entity for entity in shipped_entities()}
    heading("Typing a name")
    for size in sizes:
        known = people(sorted(entities), size)
        window, box = QWidget(), SearchBox()
        layout = QVBoxLayout(window)
        layout.addWidget(box)
        layout.addWidget(box.results)
        window.resize(560, 600)
        window.show()
        index = SearchIndex(entities, known)
        box.search_in(index)
        letters(box)
        floor = passes(known)
        line(f"a pass over {size:,} ready strings", floor)
        taken, worked = letters(box)
        line("letter to results painted", taken, floor)
        line("of it, processor time of the window", worked)
        line("who is similar, beside the window", likeness(index), floor)
        window.close()


if __name__ == "__main__":
    main()
