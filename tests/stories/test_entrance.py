"""The entrance on the day: twenty people by keyboard, two desks on one file, the plug pulled at once."""

import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from app.live.desk_id import DeskId, Role
from app.registration.search import PeopleList
from app.rehearsal.sample import build_sample
from app.rehearsal.sample_time import STARTS_AT
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.text.folding import fold
from app.times import SetClock, SystemClock
from tests.app.people import OPENING, make_conference
from tests.stories import receive
from tests.stories.test_killed import acknowledged_until
from tests.ui.at_once import PromptDesk
from tests.ui.keys import press
from ui.registration.window import RegistrationWindow
from ui.screenshots.draw import who_gets_a_badge
from ui.style.theme import Theme, load_theme
from ui.worker.desk import Desk
from ui.worker.thread import LOOK_SECONDS

ROOT = Path(__file__).parents[2]
PEOPLE, KILLS = 20, 8
A_KEY, THE_PERSON, TEN_MINUTES = timedelta(seconds=0.5), timedelta(seconds=15), timedelta(minutes=10)

pytestmark = pytest.mark.usefixtures("night")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[RegistrationWindow]:
    """The desk at the entrance of the sample conference, with its 422 registrants."""
    build_sample(tmp_path / "sample.rostrum")
    desk = PromptDesk(tmp_path / "sample.rostrum", SetClock(STARTS_AT), role=Role.REGISTRATION)
    shown = RegistrationWindow(desk, desk.clock, load_theme("night"))
    shown.show()
    qtbot.waitExposed(shown)
    desk.begin()
    shown.activateWindow()
    shown.found.field.setFocus()
    yield shown
    gone(shown)
    desk.station.close()


def gone(window: RegistrationWindow) -> None:
    """Closed and freed."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_twenty_people_in_ten_minutes_by_keyboard_alone(window: RegistrationWindow) -> None:
    """Half a second a key and a quarter of a minute for each person; nobody types a whole name."""
    desk: PromptDesk = window.desk  # type: ignore[assignment] # see above
    people = {registrant.number: registrant for registrant in desk.station.load().registrants}
    chance = random.Random(20210614)
    keys = 0
    for number in chance.sample(who_gets_a_badge(desk.station), PEOPLE):
        name = fold(people[number].family)  # nobody types accents
        for letter in name:
            press(window, letter)
            keys += 1
            chosen = window.found.chosen()
            if chosen is not None and chosen.number == number:
                break
        while (chosen := window.found.chosen()) is not None and chosen.number != number:
            press(window, "Down")
            keys += 1
        press(window, "Enter")
        keys += 1
        assert number in desk.at_the_door.now().door.arrived, window.status.said.full_text()

    assert len(desk.at_the_door.now().door.arrived) == PEOPLE
    assert keys * A_KEY + PEOPLE * THE_PERSON <= TEN_MINUTES
    assert keys <= 6 * PEOPLE


def test_a_scanner_types_the_badge_and_enter(window: RegistrationWindow) -> None:
    """One line for each person, nothing else is touched; the field is empty for the next."""
    desk: PromptDesk = window.desk  # type: ignore[assignment] # see above
    people = {registrant.number: registrant for registrant in desk.station.load().registrants}
    for number in who_gets_a_badge(desk.station)[:5]:
        press(window, people[number].badge)
        press(window, "Enter")
        assert window.found.field.text() == ""

    assert len(desk.at_the_door.now().door.arrived) == 5


def test_a_check_in_elsewhere_is_seen_within_half_a_second(
    qtbot: QtBot, tmp_path: Path, night: Theme
) -> None:
    """Another process checks somebody in; this window looks often enough, and counts and marks the person."""
    path = make_conference(tmp_path / "c.rostrum", SetClock(OPENING))
    desk = Desk(SystemClock(starts_at=OPENING), desk=DeskId(Role.REGISTRATION))
    window = RegistrationWindow(desk, desk.clock, night)
    window.show()
    desk.open(str(path))
    qtbot.waitUntil(lambda: "0 of 3" in window.hall.chip.text(), timeout=20_000)
    words = (sys.executable, "-m", "app", "check-in", path, "R2", "--now", OPENING.isoformat())
    subprocess.run(words, check=True, cwd=ROOT, capture_output=True)

    qtbot.waitUntil(lambda: "1 of 3" in window.hall.chip.text(), timeout=20_000)
    assert 2 * LOOK_SECONDS <= 0.5
    window.found.field.setText("solb")
    assert "In since" in " ".join(
        alert.text() for alert in window.card.findChildren(type(window.found.nothing))
    )
    desk.close()
    gone(window)


def test_no_acknowledged_check_in_is_lost(tmp_path: Path) -> None:
    """Killed at any instant, the door stands as it was last acknowledged, or one act further."""
    path = make_conference(tmp_path / "c.rostrum")
    chance = random.Random(20210614)
    for number in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-m", receive.__name__, str(path), ("1000", "4")[number % 2]],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        ) as child:
            acknowledged = acknowledged_until(child, 6 * chance.randint(1, 4), chance.uniform(0, 0.005))[-1]
        station = Station.open(str(path), clock=SetClock(OPENING))
        desk = RegistrationDesk(station)
        door = desk.now().door
        assert door.seq in (acknowledged, acknowledged + 1)
        assert PeopleList(desk.everybody()).find("R2")
        for left in tuple(door.arrived):
            desk.do("check_out", registrant=left)
        station.close()
