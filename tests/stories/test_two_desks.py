"""Chair and tech desk as two processes on one conference file follow each other within half a second."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.live.desk_id import Role
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from ui.application import Console
from ui.laptop.options import Options
from ui.style.theme import apply_theme, load_theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
ROOT = Path(__file__).parents[2]
WAIT_MS = 500

OTHER = """
import sys
from app.live.desk_id import DeskId, Role
from app.station.station import Station
from app.times import SystemClock
from tests.app.people import OPENING
station = Station.open(sys.argv[1], clock=SystemClock(starts_at=OPENING), desk=DeskId(Role(sys.argv[2])))
print("ready", flush=True)
for line in sys.stdin:
    act, _, rest = line.strip().partition(" ")
    pairs = dict(pair.split("=", 1) for pair in rest.split(";") if pair)
    station.do("D1-P1", act, **pairs)
    print("done", flush=True)
"""


class Other:
    """A desk in a process of its own: acts go in by its standard input, and are acknowledged."""

    def __init__(self, path: Path, desk: str) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-c", OTHER, str(path), desk],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self._answer("ready")

    def do(self, act: str, **arguments: str) -> None:
        """One act, saved when this returns."""
        assert self.child.stdin is not None
        pairs = ";".join(f"{name}={value}" for name, value in arguments.items())
        self.child.stdin.write(f"{act} {pairs}\n")
        self.child.stdin.flush()
        self._answer("done")

    def _answer(self, wanted: str) -> None:
        assert self.child.stdout is not None
        assert self.child.stdout.readline().strip() == wanted

    def end(self) -> None:
        """It has nothing more to do."""
        assert self.child.stdin is not None
        self.child.stdin.close()
        self.child.wait(timeout=20)
        assert self.child.stdout is not None
        self.child.stdout.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A conference file with Panel 1, open, and two who wait."""
    path = make_conference(tmp_path / "conference.rostrum")
    station = Station.open(str(path), clock=SetClock(OPENING))
    station.do("D1-P1", "open_session")
    station.do("D1-P1", "open_list")
    station.do("D1-P1", "start_item", item="2")
    for code, mode in (("CA", "zoom"), ("NO", "room")):
        station.do("D1-P1", "request_floor", request=code, delegation=code, mode=mode)
    station.close()
    return path


@pytest.fixture
def here(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[Callable[[str], Console]]:
    """A console in this process, in a role."""
    apply_theme(qapp, load_theme("night"))
    opened: list[Console] = []

    def open_as(role: str) -> Console:
        options = Options(str(path), role=Role(role), session="D1-P1", clock=SetClock(OPENING))
        console = Console(qapp, options)
        opened.append(console)
        qtbot.waitUntil(lambda: console.windows.live is not None, timeout=20_000)
        return console

    yield open_as
    for console in opened:
        console.close()
        console.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_tech_desks_window_follows_a_chair_in_another_process(
    qtbot: QtBot, here: Callable[[str], Console], path: Path
) -> None:
    """Who has the floor is NOW within half a second."""
    console, chair = here("tech"), Other(path, "chair")
    tech = console.windows.tech
    assert tech is not None
    chair.do("give_floor")
    qtbot.waitUntil(lambda: tech.page.turns[0].name.full_text() == "Canada", timeout=WAIT_MS)
    assert tech.page.turns[1].name.full_text() == "Norway"
    chair.do("send_message", to="tech", text="prepare video 3")
    qtbot.waitUntil(lambda: "prepare video 3" in tech.status.said.full_text(), timeout=WAIT_MS)
    chair.end()


def test_the_chairs_window_follows_a_tech_desk_in_another_process(
    qtbot: QtBot, here: Callable[[str], Console], path: Path
) -> None:
    """A lost line, a message, Zoom down: each within half a second."""
    console, tech = here("chair"), Other(path, "tech")
    chair = console.windows.chair
    assert chair is not None
    tech.do("send_message", to="chair", text="film ready")
    qtbot.waitUntil(lambda: "film ready" in chair.status.said.full_text(), timeout=WAIT_MS)
    assert "Tech desk" in chair.status.said.full_text()
    tech.do("zoom_lost")
    qtbot.waitUntil(lambda: chair.next_card._name.full_text() == "Norway", timeout=WAIT_MS)
    tech.do("zoom_back")
    qtbot.waitUntil(lambda: chair.next_card._name.full_text() == "Canada", timeout=WAIT_MS)
    tech.end()


def test_the_lectern_in_a_process_of_its_own_follows_too(
    qtbot: QtBot, here: Callable[[str], Console], path: Path
) -> None:
    """The clock of the speaker who has just been called."""
    console, chair = here("lectern"), Other(path, "chair")
    chair.do("give_floor")
    lectern = console.displays.windows["lectern"]
    qtbot.waitUntil(lambda: "Canada" in lectern.accessibleName(), timeout=WAIT_MS)
    chair.end()
