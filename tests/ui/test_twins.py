"""Merging at the registration desk by the keyboard alone: proposals, two by hand, and the way back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from app.conference import Registrant, Status
from app.storage import rows
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.ui.desk import PromptDesk
from tests.ui.keys import press
from ui.panels.parts import Label
from ui.theme import Theme
from ui.windows.registration import RegistrationWindow

EARLY, LATE = OPENING - timedelta(days=9), OPENING - timedelta(days=8)
TWICE = (
    Registrant("T1", "Vera", "Novak", "RS", email="v@rs.invalid", status=Status.PENDING, registered_at=EARLY),
    Registrant(
        "T2",
        "V.",
        "Novak",
        "RS",
        email="v@rs.invalid",
        status=Status.CONFIRMED,
        registered_at=LATE,
        role="member",
    ),
    Registrant("T3", "Claire", "Tremblay", "NO", status=Status.CONFIRMED),
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, night: Theme) -> Iterator[RegistrationWindow]:
    """Vera Novak has registered twice; another Claire Tremblay comes for Norway."""
    desk = PromptDesk(make_conference(tmp_path / "c.rostrum"), SetClock(OPENING - timedelta(hours=1)))
    with desk.station.changing("The people"):
        rows.write_registrants(desk.station.connection, TWICE, ())
    held = RegistrationWindow(desk, desk.clock, night)  # type: ignore[arg-type] # the same door
    held.show()
    qtbot.waitExposed(held)
    desk.begin()
    held.activateWindow()
    held.field.setFocus()
    yield held
    held.close()
    held.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.station.close()


def people(window: RegistrationWindow) -> dict[str, Registrant]:
    """Everybody on the disk, by number."""
    desk: PromptDesk = window.desk  # type: ignore[assignment]
    return {one.number: one for one in desk.station.load().registrants}


def read(window: RegistrationWindow) -> list[str]:
    """What stands in the comparison."""
    return [label.full_text() for label in window.twins.card.findChildren(Label)]


def keys(window: RegistrationWindow, *names: str) -> None:
    """Press them where the focus is."""
    for name in names:
        press(window, name)


def test_a_quiet_line_says_that_two_look_like_one(window: RegistrationWindow) -> None:
    """Same mail and delegation; the two Claires, of one name, are not proposed."""
    assert window.twins.line.full_text() == "2 registrations look like one person · Ctrl+J compares them"
    assert window.twins.place.currentIndex() == 0


def test_they_are_compared_and_merged_by_two_keys(window: RegistrationWindow) -> None:
    """Who registered first is kept, with the status and the role of the other."""
    keys(window, "Ctrl+J")
    assert {"✓ keep T1", "✗ cancel T2", "\u2068v@rs.invalid\u2069", "\u2068member\u2069"} <= set(read(window))
    keys(window, "Enter")

    kept, other = people(window)["T1"], people(window)["T2"]
    assert (kept.status, kept.role, kept.registered_at) == (Status.CONFIRMED, "member", EARLY)
    assert other.status is Status.CANCELLED
    assert window.status.said.full_text() == "T2 is merged into T1."
    assert window.twins.line.isHidden()
    assert window.field.hasFocus()


def test_the_right_one_is_kept_and_the_merge_taken_back(window: RegistrationWindow) -> None:
    """→ and Enter; Ctrl+Shift+J parts them, and everything is as before."""
    before = people(window)
    keys(window, "Ctrl+J", "Right", "Enter")
    assert people(window)["T1"].status is Status.CANCELLED
    keys(window, "Ctrl+Shift+J")

    assert people(window) == before
    assert not window.twins.line.isHidden()


def test_esc_leaves_everything_and_goes_back_to_the_field(window: RegistrationWindow) -> None:
    before = people(window)
    keys(window, "Ctrl+J", "Esc")

    assert people(window) == before
    assert window.field.hasFocus()
    assert window.twins.place.currentIndex() == 0


def test_any_two_are_chosen_by_hand_and_a_name_alone_warns(window: RegistrationWindow) -> None:
    """Two Claire Tremblays: one after the other, then a warning; nothing is merged by itself."""
    keys(window, "R1", "Ctrl+J")
    assert "R1 Claire Tremblay is the first" in window.status.said.full_text()
    keys(window, "F3", "T3", "Ctrl+J")

    assert window.twins.card.why.objectName() == "warn"
    assert window.twins.card.why.full_text().startswith("The name alone is the same")
    assert people(window)["T3"].status is Status.CONFIRMED
    keys(window, "Enter")
    assert people(window)["T3"].status is Status.CANCELLED


def test_nobody_to_part_is_a_sentence(window: RegistrationWindow) -> None:
    keys(window, "R1", "Ctrl+Shift+J")

    assert "Nobody is merged here" in window.status.said.full_text()
