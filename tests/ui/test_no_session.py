"""A conference without sessions: every desk and display says so, and goes on once there is one."""

from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.station.station import Station
from app.storage.tables.agenda import write_sessions
from app.times import SetClock
from tests.app.people import CONFERENCE, OPENING, PANEL
from tests.ui.at_once import PromptDesk
from ui.chair.window import ChairWindow
from ui.registration.window import RegistrationWindow
from ui.screenshots.draw import ROLES, screenshot
from ui.style.theme import Theme, apply_theme
from ui.tech.window import TechWindow
from ui.worker.desk import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A conference just made: nothing is planned, nobody is registered."""
    made = tmp_path / "new.rostrum"
    Station.create(str(made), CONFERENCE, clock=SetClock(OPENING)).close()
    return made


@pytest.fixture
def desk(path: Path) -> PromptDesk:
    """A desk on it."""
    return PromptDesk(path, SetClock(OPENING), code="")


def plan(station: Station) -> None:
    """Somebody writes the agenda."""
    with station.changing("The test") as connection:
        write_sessions(connection, (PANEL,))


def test_the_chair_is_told_how_to_get_an_agenda(qtbot: QtBot, desk: PromptDesk, night: Theme) -> None:
    """By two buttons, until there is a session; nothing else can be pressed that would do nothing."""
    window = ChairWindow(desk, desk.clock, night)
    qtbot.addWidget(window)
    asked: list[str] = []
    window.asked.connect(asked.append)
    window.show()
    desk.begin()
    notice = window.page.notice
    assert window.strip.title.full_text() == CONFERENCE.name
    assert "no session with a list of speakers yet" in notice.label.full_text()
    assert not any(button.isEnabled() for button in window.buttons.values())
    for place in (0, 1):
        notice.buttons[place].click()
        desk.begin()
    assert asked == ["import_agenda", "edit_agenda"]
    assert notice.isVisible()
    plan(desk.station)
    desk.code = PANEL.code
    desk.begin()

    assert not notice.isVisible()
    assert window.strip.title.full_text() == PANEL.title
    desk.station.close()


def test_the_tech_desk_and_the_entrance_say_what_is_missing(
    qtbot: QtBot, desk: PromptDesk, night: Theme
) -> None:
    """In a sentence, where their work would be."""
    tech = TechWindow(desk, desk.clock, night)
    door = RegistrationWindow(desk, desk.clock, night)
    for window in (tech, door):
        qtbot.addWidget(window)
        window.show()
    desk.begin()
    assert "The agenda has no session yet" in tech.status.said.full_text()
    assert "Ctrl+Shift+I imports registrants" in door.found.nothing.full_text()
    plan(desk.station)
    desk.code = PANEL.code
    desk.begin()

    assert tech.status.said.full_text() == ""
    desk.station.close()


def test_a_desk_that_waits_for_an_agenda_shows_its_first_session(qtbot: QtBot, path: Path) -> None:
    """Written by another desk, on the same file."""
    desk = Desk(SetClock(OPENING))
    with qtbot.waitSignal(desk.loaded):
        desk.open(str(path), "")
    other = Station.open(str(path), clock=SetClock(OPENING))
    with qtbot.waitSignal(desk.live, timeout=5_000) as answer:
        plan(other)
    other.close()
    desk.close()

    assert answer.args[0].session.code == PANEL.code


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_picture_all_the_same(
    qapp: QApplication, night: Theme, path: Path, tmp_path: Path, role: str
) -> None:
    """Of what a person would see; the conference is only read."""
    before = sha256(path.read_bytes()).hexdigest()
    out = screenshot(
        str(path), role=role, state="running", size=(1280, 720), theme="day", out=tmp_path / "one.png"
    )
    apply_theme(qapp, night)

    assert out.stat().st_size > 2_000
    assert sha256(path.read_bytes()).hexdigest() == before
