"""The cues of an item by real keys: seen, added, changed, removed, ordered; wrong input beside its cell."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.agenda import cue_editing as cues
from app.agenda.changes import Change
from app.conference.cue_text import cue_of_text, cues_text
from tests.ui.agenda.conftest import Office
from ui.agenda.cues_panel import CuesPanel
from ui.style.theme import load_theme


def panel(held: Office) -> CuesPanel:
    """The cues on the screen."""
    return held.window.page.cues


def told(held: Office, place: int = 1) -> str:
    """The cues of an item on the disk."""
    return cues_text(held.session().items[place].cues)


def notes(held: Office) -> list[str]:
    """What stands beside the cells in the colour of a warning."""
    return [note.full_text() for note in panel(held).notes if note.objectName() == "warn"]


def form(held: Office) -> list[str]:
    """What stands in the cells that are shown."""
    return [cell.text() for cell in panel(held).cells if not cell.isHidden()]


@pytest.fixture
def at_cues(office: Office) -> Office:
    """The cues of the discussion, of which there are none yet."""
    QApplication.processEvents()  # a window hears its keys once it is active
    return office.at("2").press("Ctrl+U")


def test_a_cue_is_added_by_keyboard_alone(at_cues: Office) -> None:
    """Kind by its letters, when, words; Enter writes it as one revision."""
    at_cues.press("ms", "Tab", "+2:00", "Tab", "Thank Sweden", "Enter")

    assert told(at_cues) == "MSG +2:00 Thank Sweden"
    assert [change.words for change in at_cues.window.history.done] == ["A cue MSG of item 2 of D1-P1 added"]
    assert "A cue MSG of item 2 of D1-P1 added" in at_cues.said
    assert panel(at_cues).list.hasFocus()
    assert panel(at_cues).list.selected() == at_cues.session().items[1].cues[0].key


def test_the_fields_follow_the_kind(at_cues: Office, qtbot: QtBot) -> None:
    """A film has six; what was typed stays in the fields that both have."""
    at_cues.press("vi", "Tab", "Tab", "Tab", "a.mp4")
    shown = [label.full_text() for label in panel(at_cues).labels if not label.isHidden()]
    assert shown == ["When", "Words", "File", "Length", "First words", "Last words", "Subtitles", "Fallback"]

    panel(at_cues).kind.setFocus()
    qtbot.wait(QApplication.keyboardInputInterval() + 50)  # letters that come later begin another word
    at_cues.press("sl")
    assert [label.full_text() for label in panel(at_cues).labels if not label.isHidden()][2:] == [
        "File",
        "Slide",
    ]
    assert form(at_cues) == ["", "", "a.mp4", ""]
    at_cues.press("Enter")
    assert told(at_cues) == "SLD; file: a.mp4"


def test_wrong_input_gets_its_sentence_beside_the_cell(at_cues: Office) -> None:
    """Each cell its own; nothing is written, nothing lost, and the first wrong one has the keyboard."""
    at_cues.press("vi", "Tab", "soon", "Tab", "Tab", "a.mp4", "Tab", "long", "Enter")

    assert [note.partition(";")[0] for note in notes(at_cues)] == [
        "“soon” is not a time of a cue",
        "“long” is not a duration",
    ]
    assert told(at_cues) == ""
    assert panel(at_cues).cells[0].hasFocus()
    assert form(at_cues)[:4] == ["soon", "", "a.mp4", "long"]

    at_cues.press("at 15:50", "Tab", "Tab", "Tab", "1:30", "Enter")
    assert notes(at_cues) == []
    assert told(at_cues) == "VID +10:00; file: a.mp4; duration: 1:30"


def test_a_cue_is_changed_and_keeps_its_key(at_cues: Office) -> None:
    """Enter on the list goes into the words; undo takes it back, redo does it again."""
    at_cues.press("ms", "Tab", "Tab", "Welcome", "Enter")
    (before,) = at_cues.session().items[1].cues
    at_cues.press("Enter", "Welcome all", "Enter")

    (after,) = at_cues.session().items[1].cues
    assert (after.words, after.key) == ("Welcome all", before.key)

    at_cues.press("Ctrl+Z")
    assert at_cues.session().items[1].cues == (before,)
    assert form(at_cues) == ["", "Welcome"]
    at_cues.press("Ctrl+Y")
    assert at_cues.session().items[1].cues == (after,)


def test_cues_are_ordered_and_removed(at_cues: Office) -> None:
    """By the keys that move and delete items; undo brings back what was removed."""
    for words in ("first", "second", "third"):
        panel(at_cues).make()
        at_cues.press("ms", "Tab", "Tab", words, "Enter")
    at_cues.press("Alt+Up", "Alt+Up")
    assert told(at_cues) == "MSG third | MSG first | MSG second"
    assert form(at_cues) == ["", "third"]

    at_cues.press("Down", "Alt+Del")
    assert told(at_cues) == "MSG third | MSG second"
    at_cues.press("Ctrl+Z")
    assert told(at_cues) == "MSG third | MSG first | MSG second"
    assert [item.number for item in at_cues.session().items] == ["1", "2", "3"]


def test_ins_makes_another_and_esc_gives_it_up(at_cues: Office) -> None:
    """First what was typed, then the panel: the table comes back with the keyboard."""
    at_cues.press("ms", "Tab", "Tab", "Welcome", "Enter", "Ins")
    assert panel(at_cues).kind.hasFocus()
    at_cues.press("ZO", "Tab", "Tab", "mute", "Esc")
    assert form(at_cues) == ["", "Welcome"]
    assert panel(at_cues).list.hasFocus()

    at_cues.press("Esc")
    assert not panel(at_cues).isVisible()
    assert at_cues.window.page.table.isVisible()
    assert at_cues.window.page.table.hasFocus()
    assert told(at_cues) == "MSG Welcome"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_enter_writes_at_once_also_while_usual_words_are_offered(at_cues: Office) -> None:
    """The words that were typed, not those that were offered."""
    at_cues.press("ZO", "Tab", "Tab", "mute", "Enter")

    assert told(at_cues) == "ZOOM mute"


def by_another_desk(held: Office, change: Change) -> None:
    """It writes, and this one sees it."""
    held.desk.agenda.edit(change)


def test_what_another_desk_changed_is_not_overwritten(at_cues: Office) -> None:
    """What is being typed is left alone; writing it is refused with a sentence."""
    at_cues.press("ms", "Tab", "Tab", "Welcome", "Enter", "Enter", "Mine")
    before = at_cues.session()
    (held,) = before.items[1].cues
    theirs = cues.change(before, "2", held, cue_of_text("MSG Theirs"))
    by_another_desk(at_cues, Change("Theirs", (before,), (theirs,)))
    assert form(at_cues) == ["", "Mine"]

    at_cues.press("Enter")

    assert told(at_cues) == "MSG Theirs"
    assert "Another desk has changed this cue meanwhile" in at_cues.said
    assert form(at_cues) == ["", "Theirs"]


def test_the_panel_goes_where_its_item_goes(at_cues: Office) -> None:
    """Taken out by another desk: the table comes back."""
    before = at_cues.session()
    after = replace(before, items=(before.items[0], before.items[2]))
    by_another_desk(at_cues, Change("Taken out", (before,), (after,)))

    assert not panel(at_cues).isVisible()
    assert at_cues.window.page.table.isVisible()


def test_without_an_item_there_are_no_cues(office: Office) -> None:
    """A sentence, and nothing opens."""
    before = office.session()
    by_another_desk(office, Change("Emptied", (before,), (replace(before, items=()),)))
    office.press("Ctrl+U")

    assert office.said == "No item is chosen."
    assert not panel(office).isVisible()


def test_the_least_window_shows_every_cell_to_whoever_goes_there(office: Office, qtbot: QtBot) -> None:
    """Six fields in 600 pixels: the form scrolls, and no cell covers another."""
    office.window.apply_theme(load_theme("day"))
    office.window.resize(1000, 600)
    qtbot.wait(20)
    office.at("2").press("Ctrl+U", "vi", *["Tab"] * 8)

    shown = [cell for cell in panel(office).cells if not cell.isHidden()]
    tops = [row.mapTo(office.window, row.rect().topLeft()).y() for row in shown]
    assert shown[-1].hasFocus()
    assert all(after - before >= shown[0].height() for before, after in pairwise(tops))
    assert tops[-1] + shown[-1].height() <= panel(office).sheet.mapTo(office.window, QPoint(0, 0)).y() + (
        panel(office).sheet.height()
    )


def test_from_the_commands_the_keyboard_goes_back_to_the_cues(at_cues: Office) -> None:
    """The table, from which they were opened, is hidden."""
    at_cues.press("Ctrl+K", "Esc")

    assert panel(at_cues).list.hasFocus()
