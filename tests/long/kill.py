"""Killed thousands of times at random points of a session: acknowledged acts that are lost must be none.

`python -m tests.long.kill [TIMES [SEED]]`: the long form of `tests/stories/test_killed.py`; a hundred unless
said. The killed process is a fork of this one, which has everything imported. Beside its acts it opens and
closes dialogs of files and other desks, the editor stands open, and another program reads, as chance will.
"""

import gc
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QFileSystemModel

from app.live.desk_id import DeskId, Role
from app.station.station import Station
from app.times import SystemClock
from tests.app.people import make_conference
from tests.bench.table import heading, line
from tests.stories import moderate
from ui.dialogs.file_dialogs import file_dialog

KILLS_OF_ONE_FILE = 25
CLEANED = 0.1
"""How often a cleaner deletes the log and its index in the moment before the kill."""

BESIDE_EACH_ACT = 0.15
"""How often a dialog or another desk comes between two acts."""

MOST_ACTS, LONGEST_SECONDS = 8, 0.005
"""Until the kill: so many acts are awaited, and then so long."""

LONGEST_OPENING = 0.2
"""Until the kill of one in ten: in the midst of opening, as a rule."""


class Fork:
    """A child that does something at once and tells it line by line."""

    def __init__(self, work: Callable[[IO[str]], None]) -> None:
        read, write = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(read)
            gc.disable()
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            try:
                work(os.fdopen(write, "w", buffering=1))
            except BaseException as error:  # noqa: BLE001 -- it is told, and counted
                os.write(write, f"{type(error).__name__}: {error}\n".encode())
            finally:
                os._exit(1)
        os.close(write)
        self.told = os.fdopen(read)

    def kill(self) -> list[str]:
        """No farewell; what it told and was not read yet."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        with self.told:
            return self.told.read().splitlines()


def opens_a_dialog(path: Path) -> None:
    """The dialog of files lists the folder of the conference, icons and all, and is given up."""
    dialog = file_dialog(None, "Open", "All files (*)")
    dialog.setDirectory(str(path.parent))
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    dialog.show()
    listed = QEventLoop()
    for model in dialog.findChildren(QFileSystemModel):
        model.directoryLoaded.connect(listed.quit)
    QTimer.singleShot(200, listed.quit)
    listed.exec()
    dialog.close()


def opens_desks(path: Path) -> None:
    """Another desk of this process looks, and ends."""
    desk = Station.open(str(path), clock=SystemClock(), desk=DeskId(Role.TECH))
    desk.live("D1-P1")
    desk.close()


LOG_LOST = "log"
"""What a console says when a cleaner was there: it acknowledges no more until it has read all anew."""

BESIDE: dict[str, Callable[[Path], None]] = {
    "acts alone": lambda _path: None,
    "dialogs opened and closed": opens_a_dialog,
    "desks opened and closed": opens_desks,
}


def moderates(path: Path, pages: int, beside: str, *, editor: bool) -> Callable[[IO[str]], None]:
    """A console that tells how many acts it found, then the number of each that it has acknowledged."""

    def work(out: IO[str]) -> None:
        chance = random.Random()
        station = moderate.moderating(str(path), pages)
        print(station.live("D1-P1").floor.seq, file=out)
        agenda = Station.open(str(path), clock=SystemClock(), desk=DeskId(Role.AGENDA)) if editor else None
        for number in moderate.acts(station, chance):
            print(number, file=out)
            if chance.random() < BESIDE_EACH_ACT:
                BESIDE[beside](path)
            if agenda is not None and agenda.news():
                agenda.load()

    return work


def reads(path: Path) -> Callable[[IO[str]], None]:
    """Another program: opens the conference, tells how many acts it sees, ends, again and again."""

    def work(out: IO[str]) -> None:
        while True:
            station = Station.open(str(path), clock=SystemClock())
            print(station.live("D1-P1").floor.seq, file=out)
            station.close()
            time.sleep(random.Random().uniform(0, 0.2))

    return work


def delete(path: Path, *ends: str) -> None:
    """The conference, its log, its index."""
    for end in ends:
        path.with_name(path.name + end).unlink(missing_ok=True)


class Tally:
    """What came of it."""

    def __init__(self) -> None:
        self.kills = self.acknowledged = self.lost = self.in_opening = self.reads = 0
        self.faults: list[str] = []
        self.beside: Counter[str] = Counter()
        self.opened: list[float] = []

    def numbers(self, told: list[str]) -> list[int]:
        """What a child told; what is no number is a fault."""
        self.faults += [words for words in told if not words.isdecimal()]
        return [int(words) for words in told if words.isdecimal()]

    def say(self, seconds: float) -> None:
        """The figures."""
        heading(f"Killed {self.kills} times, in {seconds:.0f} s")
        line("opened again, with all acts", self.opened)
        print(*(f"{kind} {often}" for kind, often in self.beside.items()), sep=", ", end="; ")
        print(f"killed while opening {self.in_opening}, read by another program {self.reads} times")
        print(f"acts acknowledged {self.acknowledged}, lost {self.lost}; faults {len(self.faults)}")
        print(*self.faults[:20], sep="\n", end="")


def killed_once(path: Path, last: int, chance: random.Random, tally: Tally) -> int:
    """One console opened, compared with the last acknowledged act, and killed; which act is the last now."""
    beside, editor = chance.choice(list(BESIDE)), chance.random() < 0.5
    tally.beside.update([beside, *(["editor open"] if editor else [])])
    began = time.perf_counter()
    child = Fork(moderates(path, chance.choice((1_000, 4)), beside, editor=editor))
    if chance.random() < 0.1:
        time.sleep(chance.uniform(0, LONGEST_OPENING))
        tally.in_opening += 1
        numbers = tally.numbers(child.kill())
    else:
        numbers = tally.numbers([child.told.readline().strip()])
        tally.opened.append(time.perf_counter() - began)
        numbers += tally.numbers([line.strip() for line in islice(child.told, chance.randint(0, MOST_ACTS))])
        time.sleep(chance.uniform(0, LONGEST_SECONDS))
        if cleaned := chance.random() < CLEANED:
            delete(path, "-wal", "-shm")
            time.sleep(chance.uniform(0, LONGEST_SECONDS))
            tally.beside["log deleted before the kill"] += 1
        told = child.kill()
        numbers += tally.numbers([words for words in told if not (cleaned and LOG_LOST in words)])
    if not numbers:
        return last
    found, *acknowledged = numbers
    tally.acknowledged += len(acknowledged)
    tally.lost += max(last - found, 0)
    return numbers[-1]


def killed_often(times: int, folder: Path, chance: random.Random, tally: Tally) -> None:
    """Kill, open, compare; a new conference now and then."""
    made = make_conference(folder / "made.rostrum")
    opens_desks(made)
    gc.freeze()
    while tally.kills < times:
        path = Path(shutil.copy(made, folder / f"{tally.kills}.rostrum"))
        reader = Fork(reads(path))
        last = 0
        for _ in range(min(KILLS_OF_ONE_FILE, times - tally.kills)):
            last = killed_once(path, last, chance, tally)
            tally.kills += 1
        tally.reads += len(tally.numbers(reader.kill()))
        station = Station.open(str(path), clock=SystemClock())
        tally.lost += max(last - station.live("D1-P1").floor.seq, 0)
        station.close()
        delete(path, "", "-wal", "-shm")


def main() -> None:
    """Until all is done, or until it is interrupted."""
    times, seed = (int(word) for word in (sys.argv[1:] + ["100", "20210614"][len(sys.argv) - 1 :])[:2])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["rostrum"])
    tally, began = Tally(), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, suppress(KeyboardInterrupt):
        killed_often(times, Path(folder), random.Random(seed), tally)
    tally.say(time.perf_counter() - began)
    application.shutdown()


if __name__ == "__main__":
    main()
