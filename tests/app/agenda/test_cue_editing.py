"""The cues of an item edited: each act has its words, and what is an item’s goes with it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.agenda import cue_editing as cues
from app.agenda import item_edits as edit
from app.agenda.changes import Change, joined, parking_lot
from app.agenda.editor import Agenda
from app.conference.cue_text import cue_of_text, cues_of_text, cues_text
from app.conference.cues import ItemCue
from app.conference.sessions import Session
from app.times import zone
from tests.app.people import PANEL, STATEMENTS

VIENNA = zone("Europe/Vienna")
MINUTE = 60_000


def told(session: Session, number: str = "1") -> str:
    """The cues of an item, as text."""
    return cues_text(edit.find(session, number).cues)


def keyed(text: str, first: int = 1) -> tuple[ItemCue, ...]:
    """Cues as they come from the disk: k1, k2 …"""
    return tuple(cue.keyed(f"k{number}") for number, cue in enumerate(cues_of_text(text), first))


def with_cues(text: str, number: str = "1") -> Session:
    """The panel, with cues on one item."""
    items = (replace(item, cues=keyed(text)) if item.number == number else item for item in PANEL.items)
    return replace(PANEL, items=tuple(items))


HELD = with_cues("INT -5:00 start | VID film | MSG end thank them")
AGENDA = Agenda((HELD, STATEMENTS), parking_lot(()), VIENNA)


@pytest.mark.parametrize(
    ("act", "words", "after"),
    [
        (
            lambda agenda: agenda.add_cue("D1-P1", "1", cue_of_text("LT name plate")),
            "A cue LT of item 1 of D1-P1 added",
            "INT -5:00 start | VID film | MSG end thank them | LT name plate",
        ),
        (
            lambda agenda: agenda.change_cue(
                "D1-P1", "1", HELD.items[0].cues[1], cue_of_text("VID +1:00 film")
            ),
            "A cue VID of item 1 of D1-P1 changed",
            "INT -5:00 start | VID +1:00 film | MSG end thank them",
        ),
        (
            lambda agenda: agenda.remove_cue("D1-P1", "1", "k1"),
            "The cue INT of item 1 of D1-P1 removed",
            "VID film | MSG end thank them",
        ),
        (
            lambda agenda: agenda.move_cue("D1-P1", "1", "k3", -2),
            "A cue of item 1 of D1-P1 moved up",
            "MSG end thank them | INT -5:00 start | VID film",
        ),
    ],
)
def test_each_act_has_its_words(act: Callable[[Agenda], Change], words: str, after: str) -> None:
    change = act(AGENDA)

    assert change.words == words
    assert told(change.after[0]) == after
    assert {cue.key for cue in change.after[0].items[0].cues} <= {"k1", "k2", "k3", ""}


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda agenda: agenda.move_cue("D1-P1", "1", "k1", -1), "The cue is first already"),
        (lambda agenda: agenda.move_cue("D1-P1", "1", "k3", 1), "The cue is last already"),
        (lambda agenda: agenda.remove_cue("D1-P1", "1", "k9"), "That cue of item 1 is not there any more"),
        (
            lambda agenda: agenda.change_cue(
                "D1-P1", "1", cue_of_text("VID a").keyed("k2"), cue_of_text("VID b")
            ),
            "Another desk has changed this cue meanwhile",
        ),
        (lambda agenda: agenda.move_cue("D1-P1", "1", "k1", 0), "That changes nothing"),
    ],
)
def test_what_makes_no_sense_is_said(act: Callable[[Agenda], Change], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        act(AGENDA)


def test_a_split_leaves_each_cue_at_its_time() -> None:
    """What was for the end is for the end of the rest."""
    after = edit.split(with_cues("INT -5:00 start | VID +6:00 film | MSG end thank them"), "1", 4 * MINUTE)

    assert told(after) == "INT -5:00 start"
    assert told(after, "1a") == "VID +2:00 film | MSG end thank them"
    assert [cue.key for cue in edit.find(after, "1a").cues] == ["k2", "k3"]


def test_what_is_parked_has_no_time_of_the_clock() -> None:
    """Only times that count from the item."""
    parked = parking_lot(HELD.items)
    cells = {"kind": "MSG", "when": "at 15:04", "words": "a"}

    assert cues.faults(parked, "1", cells, VIENNA)["when"].startswith("What is parked has no time")
    assert cues.faults(parked, "1", cells | {"when": "+1:00"}, VIENNA) == {}


def test_cues_go_with_their_item() -> None:
    """Moved, into another session, aside and back; a copy has cues of its own."""
    _, there = edit.move_to(HELD, "1", STATEMENTS, 0)
    left, aside = edit.park(HELD, "1")

    assert told(there, there.items[0].number) == told(HELD)
    assert edit.unpark(left, aside, 0) == HELD
    copy = edit.find(AGENDA.duplicate("D1-P1", "1").after[0], "1a")
    assert cues_text(copy.cues) == told(HELD)
    assert {cue.key for cue in copy.cues} == {""}


def test_two_desks_change_cues_of_one_item() -> None:
    """Each its own: both stand; the same: the second is told."""
    was = HELD.items[0].cues
    mine = AGENDA.change_cue("D1-P1", "1", was[1], cue_of_text("VID my film"))
    theirs = cues.add(cues.remove(HELD, "1", "k1"), "1", cue_of_text("SLD show").keyed(""))
    theirs = replace(theirs, items=(replace(theirs.items[0], cues=keyed_last(theirs)), *theirs.items[1:]))

    assert told(joined((theirs,), mine)[0]) == "VID my film | MSG end thank them | SLD show"
    other = cues.change(HELD, "1", was[1], cue_of_text("VID their film"))
    with pytest.raises(ValueError, match="A cue of item 1 was changed on another desk meanwhile"):
        joined((other,), mine)


def keyed_last(session: Session) -> tuple[ItemCue, ...]:
    """The cues of the first item; the new one has its key from the disk."""
    return tuple(cue.keyed(cue.key or "k9") for cue in session.items[0].cues)


def test_two_desks_add_a_cue_each() -> None:
    """Both stand."""
    mine = AGENDA.add_cue("D1-P1", "1", cue_of_text("MSG mine"))
    theirs = cues.add(HELD, "1", cue_of_text("MSG theirs"))
    theirs = replace(theirs, items=(replace(theirs.items[0], cues=keyed_last(theirs)), *theirs.items[1:]))

    assert told(joined((theirs,), mine)[0]).endswith("MSG theirs | MSG mine")


def test_each_cell_has_its_own_sentence() -> None:
    """All that is wrong at once; whatever concerns the whole stands at the words."""
    cells = {"kind": "VID", "when": "soon", "words": "", "file": "", "duration": "long"}

    assert set(cues.faults(HELD, "1", cells, VIENNA)) == {"when", "duration"}
    assert cues.faults(HELD, "1", {"kind": "MSG", "when": "", "words": " "}, VIENNA) == {
        "words": "MSG needs words: what is to be done."
    }
    good = {"kind": "VID", "when": "at 15:33", "words": "", "file": "a.mp4"}
    assert cues.faults(HELD, "1", good, VIENNA) == {}
    assert cues.typed_cue(HELD, "1", good, VIENNA) == cue_of_text("VID +3:00; file: a.mp4")
