"""F1 and Ctrl+K at every desk: all the keys, all the commands; and what every table of acts promises."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.live.desk_id import Role
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.at_once import PromptDesk
from tests.ui.keys import press
from ui.agenda import actions as agenda_actions
from ui.agenda.window import AgendaWindow
from ui.chair import actions
from ui.chair.window import ChairWindow
from ui.console.actions import MENUS, Action
from ui.console.window import ConsoleWindow
from ui.documents import actions as documents_actions
from ui.home import actions as home_actions
from ui.home.window import HomeWindow
from ui.papers import actions as papers_actions
from ui.papers.window import PapersWindow
from ui.people import actions as people_actions
from ui.people.window import PeopleWindow
from ui.registration import actions as door_actions
from ui.registration.window import RegistrationWindow
from ui.style.theme import Theme, apply_theme
from ui.tech import actions as tech_actions
from ui.tech.window import TechWindow
from ui.widgets.strips import StatusLine

DESKS = {
    ChairWindow: actions.TABLE,
    AgendaWindow: agenda_actions.TABLE,
    TechWindow: tech_actions.TABLE,
    RegistrationWindow: door_actions.TABLE,
    PapersWindow: papers_actions.TABLE,
    HomeWindow: home_actions.TABLE,
    PeopleWindow: people_actions.TABLE,
}
TABLES = [
    (actions.TABLE, MENUS),
    (agenda_actions.TABLE, agenda_actions.MENUS),
    (tech_actions.TABLE, tech_actions.MENUS),
    (door_actions.TABLE, door_actions.MENUS),
    (papers_actions.TABLE, papers_actions.MENUS),
    (documents_actions.TABLE, documents_actions.MENUS),
    (home_actions.TABLE, home_actions.MENUS),
    (people_actions.TABLE, people_actions.MENUS),
]


@pytest.fixture(params=DESKS)
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, night: Theme
) -> Iterator[ConsoleWindow]:
    """The window of each desk in its turn, an hour before Panel 1."""
    desk = PromptDesk(
        make_conference(tmp_path / "conference.rostrum"),
        SetClock(OPENING - timedelta(hours=1)),
        role=Role.REGISTRATION,
    )
    window: ConsoleWindow = request.param(desk, desk.clock, night)
    window.show()
    qtbot.waitExposed(window)
    desk.begin()
    window.activateWindow()
    window.take_focus()
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()


def test_f1_shows_every_key_and_any_key_goes_back(window: ConsoleWindow) -> None:
    """To where the keyboard was."""
    before = QApplication.focusWidget()
    press(window, "F1")
    assert window.keys_card.isVisible()
    shown = {label.text() for label in window.keys_card.findChildren(QLabel)}
    for action in DESKS[type(window)]:
        if action.keys:
            assert {action.plain_words, "  ".join((*action.keys, *action.list_keys))} <= shown
    press(window, "Down")

    assert not window.keys_card.isVisible()
    assert QApplication.focusWidget() is before


def test_ctrl_k_finds_a_command_by_its_words(window: ConsoleWindow) -> None:
    """Enter does it; Esc does nothing, and the keyboard is where it was."""
    before = QApplication.focusWidget()
    asked: list[str] = []
    window.asked.connect(asked.append)
    press(window, "Ctrl+K")
    press(window, "back up")
    assert [window.palette_card.list.item(0).text()] == ["Back up now…"]
    press(window, "Esc")
    assert not asked
    assert QApplication.focusWidget() is before
    for key in ("Ctrl+K", "back up", "Enter"):
        press(window, key)

    assert asked == ["backup"]
    assert not window.palette_card.isVisible()


def test_text_grows_with_the_window_at_every_desk(
    qapp: QApplication, window: ConsoleWindow, night: Theme
) -> None:
    """And with it what is painted; a smaller window has the usual size again."""
    status = window.findChild(StatusLine)
    assert isinstance(status, StatusLine)
    for size, pixels in (((2560, 1440), 21), ((1366, 768), 14)):
        window.resize(*size)
        QApplication.processEvents()
        assert status.said.font().pixelSize() == pixels
        assert window.minimumSizeHint().height() <= size[1]
    apply_theme(qapp, night)


@pytest.mark.parametrize(("table", "menus"), TABLES)
def test_no_key_means_two_things(table: Sequence[Action], menus: Sequence[str]) -> None:
    """Neither a shortcut in a window, nor an access key in the menu bar."""
    keys = Counter(key for action in table for key in action.keys)
    assert not [key for key, count in keys.items() if count > 1]
    assert not {"F10", "Alt+Space", "Ctrl+Space"} & set(keys)
    assert len(set(map(access_key, menus))) == len(menus)


SAME = (
    ("move_up", "item_up"),
    ("move_down", "item_down"),
    ("chair", "chair_console"),
    ("message_lectern", "to_speaker"),
    ("message_tech", "to_chair"),
    ("paste_names", "paste_registrants", "write_agenda", "paste_rows"),
    ("cues", "add_cue"),
    ("add_request", "names", "find", "search_documents"),
    ("print_badges", "print", "print_document"),
    ("save_pdf", "export_document"),
    ("insert", "write", "add_document"),
    ("entry", "correct"),
    ("allow", "confirm"),
    ("copy", "copy_item"),
)
"""Rows of several desks that mean the same: up, down, the chair, a message, paste, cues, who it is, print,
something new, what is to be put right, who may come in, copy."""


def test_one_key_has_one_meaning_at_all_desks() -> None:
    """Two windows of one laptop look alike: a key pressed in the wrong one does nothing else there."""
    means = {name: rows[0] for rows in SAME for name in rows}
    meanings: dict[str, set[str]] = {}
    for table, _ in TABLES:
        for action in table:
            for key in action.keys:
                meanings.setdefault(key, set()).add(means.get(action.id, action.id))

    assert {key: found for key, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("table", "menus"), TABLES)
def test_every_act_has_a_form_that_no_layout_takes_away(
    table: Sequence[Action], menus: Sequence[str]
) -> None:
    """A key without letters, or one with Ctrl that works by its place; signs alone are a second way."""
    for action in table:
        plain = [key for key in action.list_keys if len(key) > 1]
        assert action.keys or plain or not action.list_keys, action.id


@pytest.mark.parametrize(("table", "menus"), TABLES[1:])
def test_no_access_key_means_two_rows_of_a_menu(table: Sequence[Action], menus: Sequence[str]) -> None:
    """The chair's menus have more rows than there are letters; there the key steps from one to the next."""
    for menu in menus:
        letters = Counter(access_key(row.words) for row in table if row.menu == menu and "&" in row.words)
        assert not [letter for letter, count in letters.items() if count > 1], menu


def access_key(words: str) -> str:
    """The letter behind the mark."""
    return words.partition("&")[2][:1].casefold()


def test_the_arrows_move_what_was_chosen_before_ctrl_k(qtbot: QtBot, tmp_path: Path, night: Theme) -> None:
    """A session in the list of days is still meant while its command is looked for."""
    desk = PromptDesk(
        make_conference(tmp_path / "conference.rostrum"), SetClock(OPENING), role=Role.REGISTRATION
    )
    window = AgendaWindow(desk, desk.clock, night)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    desk.begin()
    window.activateWindow()
    window.page.days.list.setFocus()
    for key in ("Ctrl+K", "later", "Enter"):
        press(window, key)

    assert desk.station.session("D1-P1").starts == OPENING + timedelta(minutes=5)
    press(window, "Ctrl+K")
    press(window, "redo")
    assert window.palette_card.list.item(0).text() == "Redo: there is nothing of yours in this window"
    desk.station.close()
