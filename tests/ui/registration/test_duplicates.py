"""Two registrations that look like one person, decided at the registration desk by keys alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.conference.registrants import Registrant, Status
from app.live.desk_id import Role
from app.registration.state import Door
from app.storage.tables.registrants import write_registrants
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.at_once import PromptDesk
from tests.ui.keys import press
from ui.registration.window import RegistrationWindow
from ui.style.theme import Theme

AT = datetime(2021, 6, 1, 7, tzinfo=UTC)
JON = Registrant(
    "R11", "Jon", "Double", "NO", email="jon@no.invalid", status=Status.CONFIRMED, registered_at=AT
)
AGAIN = replace(JON, number="R12", position="Attaché", registered_at=AT - timedelta(days=1))
EVE = Registrant(
    "R21", "Eve", "Twin", "CA", email="eve@ca.invalid", status=Status.CONFIRMED, registered_at=AT
)
EVE_TOO = replace(EVE, number="R22", status=Status.PENDING, registered_at=AT + timedelta(days=1))
NAMESAKE = replace(EVE, number="R31", entity="RS", email="", registered_at=AT)


class Counter:
    """The laptop at the entrance, with two pairs of one mail and a namesake of another delegation."""

    def __init__(self, window: RegistrationWindow, desk: PromptDesk) -> None:
        self.window, self.desk = window, desk

    def press(self, *keys: str) -> "Counter":
        """Press keys where the focus is."""
        for key in keys:
            press(self.window, key)
        return self

    @property
    def door(self) -> Door:
        """The door on the disk."""
        return self.desk.at_the_door.now().door

    @property
    def people(self) -> dict[str, Registrant]:
        """The rows on the disk, by number."""
        return {registrant.number: registrant for registrant in self.desk.station.load().registrants}

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.window.status.said.full_text()

    @property
    def line(self) -> str:
        """The quiet line; empty where there is none."""
        button = self.window.duplicates.line
        return "" if button.isHidden() else button.text()

    @property
    def card(self) -> str:
        """What can be read on the card; empty where there is none."""
        card = self.window.duplicates.card
        if card.isHidden():
            return ""
        words = (widget.accessibleName() or widget.text() for widget in card.findChildren(QLabel))
        return " | ".join((*words, card.merge.accessibleName()))


@pytest.fixture
def counter(qtbot: QtBot, tmp_path: Path, night: Theme) -> Iterator[Counter]:
    """An hour before the opening."""
    desk = PromptDesk(
        make_conference(tmp_path / "c.rostrum"),
        SetClock(OPENING - timedelta(hours=1)),
        role=Role.REGISTRATION,
    )
    with desk.station.changing("The test") as connection:
        write_registrants(connection, (JON, AGAIN, EVE, EVE_TOO, NAMESAKE), ())
    window = RegistrationWindow(desk, desk.clock, night)
    window.show()
    qtbot.waitExposed(window)
    desk.registration.badge_ready.connect(desk.registration.badge_taken)  # by the printer
    desk.begin()
    window.activateWindow()
    window.found.field.setFocus()
    yield Counter(window, desk)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()


def test_a_quiet_line_says_how_many_and_takes_nothing_away(counter: Counter) -> None:
    """The field has the focus as before; the namesake of another delegation is proposed to nobody."""
    assert counter.line == "2 pairs of registrations look like one person each  Ctrl+J"
    assert QApplication.focusWidget() is counter.window.found.field
    assert not counter.card


def test_two_keys_merge_into_who_registered_first_and_ctrl_z_parts_them(counter: Counter) -> None:
    """The line goes with the proposals, and comes again with undo."""
    before = counter.people
    counter.press("Ctrl+I", "Enter")

    assert counter.people["R11"].status is Status.CANCELLED
    assert counter.people["R12"].status is Status.CONFIRMED
    assert "R11 merged into R12, Jon Double" in counter.said
    assert counter.line == "2 registrations look like one person  Ctrl+J"
    assert "R21" in counter.card
    counter.press("Esc", "Ctrl+Z")

    assert counter.people == before
    assert "Undone: R11 merged into R12" in counter.said
    assert counter.line.startswith("2 pairs")
    counter.press("Ctrl+Y")
    assert counter.people["R11"].status is Status.CANCELLED


def test_the_card_shows_field_by_field_what_would_stay(counter: Counter) -> None:
    """The earlier time, check-in and badge, whoever is kept; the arrow says who is."""
    counter.press("R11", "Enter")
    counter.press("Ctrl+I")

    assert "Registered: Mon 31 May 2021, 09:00:00" in counter.card
    assert counter.card.count("In the hall: since 14:30") == 2
    assert counter.card.count("Badge: printed, of R11") == 2
    assert "One person: R11 goes into R12" in counter.card
    counter.press("Right")
    assert "One person: R12 goes into R11" in counter.card
    assert "What stays of both: R11" in counter.card
    assert counter.card.count("Position: Attaché") == 2
    counter.press("Enter")

    assert counter.people["R11"].registered_at == AT - timedelta(days=1)
    assert counter.people["R11"].position == "Attaché"
    assert list(counter.door.arrived) == ["R11"]


def test_check_in_and_printed_badge_go_to_whoever_is_kept(counter: Counter) -> None:
    """The badge in the hand is good; it belongs to R12 now."""
    badge = counter.people["R11"].badge
    counter.press("R11", "Enter", "Ctrl+I", "Enter", "Esc")

    assert list(counter.door.arrived) == ["R12"]
    assert counter.door.badge_of(counter.people["R12"]) == badge
    counter.press(badge)
    assert "R12" in counter.window.card.who.full_text()
    assert "void" not in " ".join(alert.full_text() for alert in counter.window.card._alerts)
    counter.press("Esc", "R11")
    assert "R12" in counter.window.card.who.full_text()


def test_two_people_are_remembered_and_never_asked_about_again(counter: Counter) -> None:
    """Nothing else is changed; undo asks again."""
    before = counter.people
    counter.press("Ctrl+I", "T")

    assert "R12 and R11 are two people" in counter.said
    assert counter.people == before
    assert "R21" in counter.card
    counter.press("T")
    assert not counter.card
    assert not counter.line
    assert QApplication.focusWidget() is counter.window.found.field
    counter.desk.begin()
    counter.press("Ctrl+I")
    assert "No two registrations" in counter.said
    counter.press("Ctrl+Z")
    assert counter.line == "2 registrations look like one person  Ctrl+J"


def test_two_are_chosen_by_hand_and_a_name_alone_warns(counter: Counter) -> None:
    """Eve of Canada and Eve of Serbia: the card says so before anybody merges."""
    counter.press("R21", "Ctrl+Shift+J")
    assert "R21 Eve Twin is marked" in counter.said
    assert counter.line == "R21 is marked: choose the other, then  Ctrl+⇧J"
    counter.press("Esc", "R31", "Ctrl+Shift+J")

    assert "Only the name is the same: check the ID before you merge." in counter.card
    assert counter.window.duplicates.card.why.objectName() == "warn"
    counter.press("Right", "Enter")
    assert counter.door.merged == {"R21": "R31"}
    assert not counter.card


def test_while_two_are_compared_nobody_is_checked_in_and_esc_leaves_all_as_it_was(counter: Counter) -> None:
    """F8 means whom one sees, and nobody is to be seen."""
    counter.press("R21", "Ctrl+I", "Alt+Enter")

    assert not counter.door.arrived
    assert counter.said.startswith("Nobody is chosen")
    counter.press("N", "N")
    assert not counter.card
    assert not counter.door.merged


def test_marking_twice_takes_the_mark_away(counter: Counter) -> None:
    """And without anybody chosen there is a sentence."""
    counter.press("Ctrl+Shift+J")
    assert "Nobody is chosen" in counter.said
    counter.press("R21", "Ctrl+Shift+J", "Ctrl+Shift+J")
    assert "R21 is not marked any more." in counter.said


def test_the_pair_of_the_chosen_person_comes_first(counter: Counter) -> None:
    """Whoever stands at the counter is asked about, not somebody else."""
    counter.press("R22", "Ctrl+I")
    assert "R21 stays" in counter.card
    counter.press("N")
    assert "R12 stays" in counter.card


def test_of_three_registrations_nobody_who_went_is_asked_about(counter: Counter) -> None:
    """Three pairs become one person by two merges."""
    with counter.desk.station.changing("The test") as connection:
        write_registrants(connection, (replace(JON, number="R13"),), ())
    counter.desk.begin()
    counter.press("R12", "Ctrl+I", "Enter", "Enter")

    assert counter.door.merged == {"R11": "R12", "R13": "R12"}
    assert "R21 stays" in counter.card


def test_who_was_merged_is_parted_long_after(counter: Counter) -> None:
    """Check-ins since then stay; undo merges again."""
    before = counter.people
    counter.press("Ctrl+I", "Enter", "Esc", "R21", "Enter", "R11", "Ctrl+Alt+J")

    assert "R11 and R12 parted again" in counter.said
    assert counter.people == before
    assert list(counter.door.arrived) == ["R21"]
    counter.press("Ctrl+Z")
    assert counter.desk.station.load().merged == {"R11": "R12"}


def test_of_several_who_went_into_one_a_number_says_who_is_parted(counter: Counter) -> None:
    """And whoever was never merged has a sentence of their own."""
    counter.press("R21", "Ctrl+Alt+J")
    assert counter.said == "Nobody was merged into R21 Eve Twin."
    counter.press("Esc", "Ctrl+Alt+J")
    assert counter.said.startswith("Nobody is chosen")
    for other in ("R22", "R31"):
        counter.desk.registration.do("merge", keep="R21", give_up=other)
    counter.press("R21", "Ctrl+Alt+J")
    assert "R22, R31 went into R21: type one of them" in counter.said
    counter.press("Esc", "R31", "Ctrl+Alt+J")
    assert counter.desk.station.load().merged == {"R22": "R21"}


def test_enter_on_a_button_that_tab_reached_is_that_button(counter: Counter) -> None:
    """Whoever tabbed to “They are two people” does not merge."""
    counter.press("Ctrl+I", "Tab", "Tab", "Tab")
    assert QApplication.focusWidget() is counter.window.duplicates.card.apart
    counter.press("Enter")

    assert counter.door.apart == {("R11", "R12")}
    assert not counter.door.merged


@pytest.mark.parametrize("button", ["keep_right", "apart", "later", "next", "merge"])
def test_every_choice_has_a_button_for_the_mouse(qtbot: QtBot, counter: Counter, button: str) -> None:
    """What it does stands on the disk, or the card shows it."""
    qtbot.mouseClick(counter.window.duplicates.line, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(getattr(counter.window.duplicates.card, button), Qt.MouseButton.LeftButton)
    seen = {
        "keep_right": "One person: R12 goes into R11" in counter.card,
        "apart": bool(counter.door.apart),
        "later": not counter.card,
        "next": "R21 stays" in counter.card,
        "merge": bool(counter.door.merged),
    }

    assert seen[button]
