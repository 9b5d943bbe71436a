"""The entrance with many registrants: a letter to the people painted, a check-in, the counts alone.

`python -m tests.bench.door [REGISTRANTS …]`; 5,000 and 10,000 unless said.
"""

import os
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path

from app.live.desk_id import Role

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.registration.admission import Where, admission
from app.registration.counts import counts
from app.station.registration_desk import RegistrationDesk
from app.text.folding import fold
from app.times import SetClock
from tests.bench.hall import OPENED, full_hall
from tests.bench.table import heading, line
from tests.ui.at_once import PromptDesk
from ui.registration.window import RegistrationWindow
from ui.style.fonts import load_fonts
from ui.style.theme import apply_theme, load_theme

SIZES = (5_000, 10_000)
TYPED = ("sweden", "family777", "given42 swe", "fam giv", "unodc", "mily4242", "zzyzx", "a s", "can", "b0042")
CHECKED_IN = 40


def letters(window: RegistrationWindow) -> list[float]:
    """Seconds from each letter until the people are painted."""
    taken = []
    for words in TYPED:
        window.found.field.clear()
        for letter in words:
            began = time.perf_counter()
            QTest.keyClicks(window.found.field, letter)
            window.found.view.repaint()
            window.card.repaint()
            taken.append(time.perf_counter() - began)
    return taken


def passes(keys: list[str]) -> list[float]:
    """Seconds of a pass over a list of ready strings, a letter at a time."""
    taken = []
    for words in TYPED:
        for part in accumulate(words):
            began = time.perf_counter()
            _ = [key for key in keys if part in key]
            taken.append(time.perf_counter() - began)
    return taken


def check_ins(desk: RegistrationDesk) -> list[float]:
    """Seconds from a check-in to the door as it then stands, in the worker's thread."""
    now = desk.now()
    people = now.people.registrants.values()
    hall = [person.number for person in people if admission(person, now.door, now.people).where is Where.HALL]
    taken = []
    for number in hall[:CHECKED_IN]:
        began = time.perf_counter()
        desk.do("check_in", registrant=number)
        taken.append(time.perf_counter() - began)
    return taken


def counted(desk: RegistrationDesk) -> list[float]:
    """Seconds of counting everybody, in the worker's thread."""
    now, taken = desk.now(), []
    for _ in range(20):
        began = time.perf_counter()
        counts(now.door, now.people, OPENED)
        taken.append(time.perf_counter() - began)
    return taken


def main() -> None:
    """One window, larger and larger conferences."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    application = QApplication.instance() or QApplication(["rostrum"])
    assert isinstance(application, QApplication)
    load_fonts(application)
    apply_theme(application, load_theme("night"))
    heading("At the door")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="rostrum-bench-") as folder:
            clock = SetClock(OPENED)
            desk = PromptDesk(
                full_hall(Path(folder) / "hall.rostrum", clock, size, 0), clock, role=Role.REGISTRATION
            )
            window = RegistrationWindow(desk, clock, load_theme("night"))
            window.show()
            desk.begin()
            people = desk.station.load().registrants
            letters(window)
            floor = passes([fold(f"{person.family} {person.given} {person.entity}") for person in people])
            line(f"a pass over {size:,} ready strings", floor)
            line("letter to people painted", letters(window), floor)
            line("check-in to the door as it stands", check_ins(desk.at_the_door), floor)
            line("everybody counted (in the worker)", counted(desk.at_the_door), floor)
            window.close()
            desk.station.close()


if __name__ == "__main__":
    main()
