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

from app.conference.badge_codes import looks_like_code
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
from tests.ui.keys import KEYS, press
from ui.registration.window import RegistrationWindow
from ui.screenshots.door import who_gets_a_badge
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


class Arrivals:
    """People come one by one; `keys` are those that a hand has pressed, `beeps` how often it was heard."""

    def __init__(self, window: RegistrationWindow) -> None:
        self.window, self.keys, self.beeps = window, 0, 0
        window.found.verdict.beep = self._hear

    def _hear(self) -> None:
        self.beeps += 1

    def come(self, *typed: str) -> str:
        """Keys or a scan, and what is said then in full size."""
        for key in typed:
            press(self.window, key)
            self.keys += 1 if key in KEYS or looks_like_code(key) else len(key)
        assert self.window.found.verdict.isVisible()
        return self.window.found.verdict.accessibleName()


def test_thirty_arrivals_with_all_that_goes_wrong(window: RegistrationWindow) -> None:
    """By keyboard and by scanner in ten minutes: a walk-in, a misspelt name, a lost badge, a protected
    person, a badge used twice. After each the verdict stands, in word, name and what to do, until the next.
    """
    desk: PromptDesk = window.desk  # type: ignore[assignment] # see above
    port, at = desk.registration, Arrivals(window)
    port.badge_ready.connect(port.badge_taken)  # by the printer
    people = desk.station.load().people
    protected = next(person for person in people.values() if person.alias)
    port.do("switch_attendance", to="in_room", registrant=protected.number)
    due = [number for number in who_gets_a_badge(desk.station) if not people[number].alias]

    assert not [number for number in due[:12] if "Stop" in at.come(people[number].badge, "Enter")]
    assert all(people[number].full_name in at.come(number, "Enter") for number in due[12:26])
    assert "Stop. ALREADY IN" in at.come(people[due[3]].badge, "Enter")
    assert "This badge was used before" in window.found.verdict.accessibleName()

    walk_in = at.come("zofia wojcik", "Ins", "Tab", "Tab", "NO", "Enter")
    assert walk_in.startswith("Let in. IN. Zofia Wojcik")
    assert "Rightly" in at.come(due[26], "F2", "Tab", "Rightly", "Enter")
    assert desk.at_the_door.now().door.badges[due[26]].printed == 1
    for key in (due[25], "Ctrl+Shift+Enter", "1", "Esc"):  # lost it
        press(window, key)
    assert at.come(people[due[25]].badge, "Enter").startswith("Stop. VOID BADGE")
    alias = at.come(protected.badge, "Enter")
    assert f"PROTECTED. {protected.alias}" in alias
    assert protected.family not in alias
    assert at.come("prstvxbcdfghjk", "Enter").startswith("Stop. NOT FOUND")
    at.come(people[due[27]].badge, "Enter")

    assert len(desk.at_the_door.now().door.arrived) == 30
    assert at.keys * A_KEY + 30 * THE_PERSON <= TEN_MINUTES
    assert at.beeps >= 30
    window.run("awaited")
    assert "missing of" in window.awaited.chip.text()


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
