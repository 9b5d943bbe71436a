"""A change of the agenda joins what other desks have written meanwhile, or says why it cannot."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.agenda import item_edits as edit
from app.agenda.changes import Change, changes_structure, difference, joined
from app.conference.sessions import Session
from tests.app.people import MINUTE, PANEL, STATEMENTS

HELD = replace(
    PANEL, items=tuple(replace(item, id=place + 1) for place, item in enumerate(PANEL.items)), id=1
)


def change(after: Session, before: Session = HELD) -> Change:
    """A change of the panel."""
    return Change("A change", (before,), (after,))


def test_two_desks_change_two_things_and_both_stay() -> None:
    """One a title, the other a length of the same item."""
    mine = change(edit.set_title(HELD, "2", "Debate"))
    theirs = edit.set_duration(HELD, "2", 30 * MINUTE)

    (written,) = joined((theirs,), mine)

    assert (written.items[1].title, written.items[1].duration_ms) == ("Debate", 30 * MINUTE)


def test_what_two_desks_change_alike_is_no_quarrel() -> None:
    """The same title twice."""
    after = edit.set_title(HELD, "2", "Debate")

    assert joined((after,), change(after)) == (after,)


def test_the_same_thing_changed_otherwise_is_refused() -> None:
    """Nothing is overwritten silently."""
    mine = change(edit.set_title(HELD, "2", "Debate"))
    theirs = edit.set_title(HELD, "2", "Questions")

    with pytest.raises(ValueError, match="title of item 2 was changed on another desk"):
        joined((theirs,), mine)


def test_a_new_order_and_another_title_are_joined() -> None:
    """The order is mine, the title theirs."""
    mine = change(edit.move(HELD, "3", 0))
    theirs = edit.set_title(HELD, "2", "Questions")

    (written,) = joined((theirs,), mine)

    assert [item.number for item in written.items] == ["3", "1", "2"]
    assert edit.find(written, "2").title == "Questions"


def test_two_new_orders_are_refused() -> None:
    """Which one holds is for a person to say."""
    with pytest.raises(ValueError, match="items of D1-P1 were changed on another desk"):
        joined((edit.delete(HELD, "1"),), change(edit.move(HELD, "3", 0)))


def test_an_item_of_another_desk_stays_when_a_title_changes() -> None:
    """What they inserted is not in my change, and is not lost by it."""
    theirs = edit.insert(HELD, 1, replace(HELD.items[0], title="Theirs"))
    theirs = replace(theirs, items=tuple(replace(item, id=item.id or 9) for item in theirs.items))

    (written,) = joined((theirs,), change(edit.set_title(HELD, "3", "Answers")))

    assert [item.title for item in written.items] == ["Introduction", "Theirs", "Discussion", "Answers"]


def test_an_item_that_is_gone_is_not_written_again() -> None:
    """It says which."""
    with pytest.raises(ValueError, match="Item 2 of D1-P1 was taken out"):
        joined((edit.delete(HELD, "2"),), change(edit.set_title(HELD, "2", "Debate")))


def test_a_session_that_was_changed_is_not_removed() -> None:
    """Whoever deletes has seen something else."""
    theirs = edit.set_title(HELD, "2", "Questions")

    with pytest.raises(ValueError, match="left as it is now"):
        joined((theirs,), Change("Deleted", (HELD,), ()))


def test_times_room_and_order_are_structure_and_words_are_not() -> None:
    """What an open session locks."""
    assert changes_structure(change(replace(HELD, room="Hall B"))) == ("D1-P1",)
    assert changes_structure(change(edit.set_title(HELD, "2", "Debate"))) == ()
    assert changes_structure(change(edit.set_speaker(HELD, "2", "Mona Lind"))) == ()
    assert changes_structure(change(edit.set_duration(HELD, "2", MINUTE))) == ("D1-P1",)
    assert changes_structure(change(edit.move(HELD, "3", 0))) == ("D1-P1",)
    assert changes_structure(Change("New", (), (STATEMENTS,))) == (STATEMENTS.code,)


def test_a_preview_says_what_a_fix_would_do() -> None:
    """Lengths, and what begins at another time for it."""
    shorter = edit.shortened(HELD, "1", timedelta(minutes=5))

    assert difference(HELD, shorter) == "1: 10:00 → 5:00; 2 to 3 begin 5:00 earlier"
    assert difference(HELD, HELD) == "nothing changes"
