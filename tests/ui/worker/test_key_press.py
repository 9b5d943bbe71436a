"""How far a key press travels: from the window to the journal through six modules, and each is named here."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.storage import journal
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.keys import press
from ui.chair.window import ChairWindow
from ui.style.theme import Theme
from ui.worker.desk import Desk
from ui.worker.thread import Worker

WAY = [
    "ui.console.act_guard",  # whether it is a press at all, and of what was seen
    "ui.chair.commands",  # the key is a row of its table
    "ui.worker.floor_port",  # the act, with the instant at which it was pressed
    "ui.worker.conference_queue",  # in turn
    "ui.worker.thread",  # into the one thread that owns the conference
    "ui.worker.open_conference",  # whatever goes wrong becomes a sentence there
    "app.station.station",  # reads the news, asks the rule, writes
]


def modules(frame: FrameType | None) -> Iterator[str]:
    """The modules of the program that wait for this frame to return, the outermost last."""
    while frame is not None:
        name = frame.f_globals["__name__"]
        if name.startswith(("app.", "ui.")):
            yield name
        frame = frame.f_back


def test_a_key_passes_seven_modules_on_its_way_to_the_journal(
    qtbot: QtBot, tmp_path: Path, night: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The drawing in the README shows them; whoever adds one more says here why."""
    desk = Desk(SetClock(OPENING))
    window = ChairWindow(desk, desk.clock, night)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignals([desk.loaded, desk.live]):
        desk.open(str(make_conference(tmp_path / "c.rostrum")), "D1-P1")
    asked: list[list[str]] = []
    written: list[list[str]] = []
    put, write = Worker.put, journal.write

    def watched_put(self: Worker, work: Any) -> None:
        asked.append([*modules(sys._getframe())][::-1])
        put(self, work)

    def watched_write(*arguments: Any) -> bool:
        written.append([*modules(sys._getframe())][::-1])
        return write(*arguments)

    monkeypatch.setattr(Worker, "put", watched_put)
    monkeypatch.setattr(journal, "write", watched_write)
    with qtbot.waitSignal(desk.floor.done):
        press(window, "Ctrl+Shift+O")
        press(window, "Ctrl+Shift+O")
    desk.close()

    passed = dict.fromkeys((*asked[0], "ui.worker.thread", *written[0]))
    assert [module for module in passed if module != journal.__name__] == WAY
