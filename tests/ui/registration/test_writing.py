"""A walk-in and a misspelt name at the door, by keys: written in the side panel, checked in, badge right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.conference.registrants import Status
from tests.ui.registration.test_window import Entrance, entrance, words  # noqa: F401 -- a fixture


def of(at: Entrance, number: str) -> object:
    """A registration as the rows have it."""
    return at.desk.station.load().people[number]


def typed_in(at: Entrance, field: str) -> str:
    """What stands in a field of the form."""
    cell = at.window.writing.form.cells[field]
    return cell.toPlainText() if isinstance(cell, QPlainTextEdit) else cell.property("text")


def test_a_walk_in_is_written_with_the_name_that_nobody_bore(entrance: Entrance) -> None:  # noqa: F811
    """Fewer than thirty keys; one Ctrl+Z each takes back badge and person."""
    entrance.press("zofia wojcik", "Ins", "Tab", "Tab", "Norw", "Down", "Enter", "Enter")
    person = of(entrance, "R6")
    assert (person.full_name, person.entity, person.status) == ("Zofia Wojcik", "NO", Status.CONFIRMED)
    assert "R6" in entrance.door.arrived
    assert "Wojcik" in words(entrance.badges[0])
    assert QApplication.focusWidget() is entrance.window.found.field
    assert "as R6 and checked in" in entrance.said or "printed" in entrance.said

    entrance.press("Ctrl+Z", "Ctrl+Z")
    assert "R6" not in entrance.desk.station.load().people
    assert entrance.door.arrived == {}


def test_a_misspelt_name_is_corrected_and_the_badge_follows(entrance: Entrance) -> None:  # noqa: F811
    """Who is in already gets another badge, and the former is void; Ctrl+Enter saves only."""
    entrance.press("solb", "Enter")
    former = of(entrance, "R2").badge
    entrance.press("solb", "F2", "Tab", "Solbakken", "Enter")
    assert of(entrance, "R2").full_name == "Ingrid Solbakken"
    assert "Solbakken" in words(entrance.badges[1])
    assert entrance.door.voided(former) == "R2"

    entrance.press("solb", "F2", "Ingeborg", "Ctrl+Enter")
    assert of(entrance, "R2").given == "Ingeborg"
    assert len(entrance.badges) == 2
    entrance.press("solb")
    assert "former" in entrance.shown()


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(entrance: Entrance) -> None:  # noqa: F811
    """A new organization is added at the second Enter; Esc asks before what was typed is lost."""
    form = entrance.window.writing.form
    entrance.press("ann o", "Ins")
    form.cells["email"].setText("at work")
    entrance.press("Tab", "Tab", "Safe Roads Network", "Enter")
    assert "name@example.org" in form._wrong["email"].full_text()
    assert "not known" in form._wrong["entity"].full_text()
    assert "Enter again" in form._wrong["entity"].full_text()
    form.cells["email"].setText("at home")
    entrance.press("Enter")
    assert "name@example.org" in form._wrong["email"].full_text()
    assert typed_in(entrance, "entity") == "Safe Roads Network"
    entrance.press("Esc")
    assert form.is_open
    assert "not kept" in entrance.said
    form.cells["email"].setText("ann@example.org")
    form.cells["entity"].setFocus(Qt.FocusReason.TabFocusReason)
    entrance.press("Enter", "Enter")
    assert not form.is_open
    assert entrance.desk.station.load().entities[of(entrance, "R6").entity].name == "Safe Roads Network"
    entrance.press("nobody", "Ins", "Esc", "Esc")
    assert not form.is_open
    assert "R7" not in entrance.desk.station.load().people
