"""The agenda edited before the day: each edit is a new session, and the old one is undo."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.agenda import item_edits as edit
from app.agenda.durations import typed_duration
from app.agenda.plan import planned
from app.conference.sessions import Item
from app.times import zone
from tests.app.programme.stage import MINUTE, at, item, session

PANEL = session(item(1, 10), item(2, 20), item(3, 30, hard=30))


def numbers(of: object) -> list[str]:
    """The items in order."""
    return [other.number for other in of.items]  # type: ignore[attr-defined]


def test_one_item_is_changed_and_the_others_are_as_they_were() -> None:
    after = edit.set_title(PANEL, "2", "  Demand \n today ")

    assert [other.title for other in after.items] == ["a", "Demand today", "a"]
    assert (after.items[0], after.items[2]) == (PANEL.items[0], PANEL.items[2])
    assert PANEL.items[1].title == "a"


def test_a_length_is_typed_as_people_type_it() -> None:
    """“until 14:40” counts from the item's planned start, in Vienna."""
    part = planned(PANEL)[1]

    after = edit.set_duration(PANEL, "2", typed_duration("until 14:40", part.start, zone("Europe/Vienna")))

    assert after.items[1].duration_ms == 30 * MINUTE


def test_a_start_made_hard_stays_and_made_soft_follows() -> None:
    hard = edit.set_hard(PANEL, "2", at(15))
    soft = edit.set_soft(edit.set_duration(hard, "1", 5 * MINUTE), "2")

    assert planned(hard)[1].start == at(15)
    assert planned(soft)[1].start == at(5)


def test_a_fixed_end_goes_with_a_hard_start_and_becomes_a_length_when_soft() -> None:
    fixed = session(item(1, 10, hard=0, ends=25))

    assert edit.set_hard(fixed, "1", at(5)).items[0].hard_end == at(30)
    assert edit.set_soft(fixed, "1").items[0].duration_ms == 25 * MINUTE


def test_speaker_and_mode() -> None:
    after = edit.set_mode(edit.set_speaker(PANEL, "1", "Ann Lee", "SE"), "1", "zoom")

    assert (after.items[0].speaker, after.items[0].entity, after.items[0].mode) == ("Ann Lee", "SE", "zoom")


def test_a_new_item_gets_a_free_number_and_nothing_is_renumbered() -> None:
    new = Item("", "video", "A film", 3 * MINUTE)

    assert numbers(edit.insert(PANEL, 0, new)) == ["4", "1", "2", "3"]
    assert numbers(edit.insert(PANEL, 1, new)) == ["1", "1a", "2", "3"]
    assert numbers(edit.insert(edit.insert(PANEL, 1, new), 1, new)) == ["1", "1b", "1a", "2", "3"]
    assert numbers(edit.insert(PANEL, 3, new)) == ["1", "2", "3", "4"]


def test_an_item_is_dragged_and_deleted_and_keeps_its_id() -> None:
    dragged = edit.move(PANEL, "3", 0)

    assert [other.id for other in dragged.items] == [30, 10, 20]
    assert numbers(edit.delete(dragged, "1")) == ["3", "2"]


def test_an_item_is_dragged_into_another_session() -> None:
    """It follows there, under a free number, and is a new item there."""
    here, there = edit.move_to(PANEL, "3", session(item(1, 5), code="T"), 1)

    assert numbers(here) == ["1", "2"]
    assert numbers(there) == ["1", "2"]
    assert (there.items[1].id, there.items[1].hard_start) == (0, None)


def test_an_item_is_split_at_a_length() -> None:
    """The whole takes as long as before; what has been is the first part's."""
    after = edit.split(PANEL, "2", 5 * MINUTE)

    assert numbers(after) == ["1", "2", "2a", "3"]
    assert [other.duration_ms for other in after.items[1:3]] == [5 * MINUTE, 15 * MINUTE]
    assert [other.id for other in after.items] == [10, 20, 0, 30]
    assert planned(after)[-1].start == planned(PANEL)[-1].start


def test_an_item_is_parked_and_taken_in_again() -> None:
    without, parked = edit.park(PANEL, "3")

    assert numbers(without) == ["1", "2"]
    again = edit.unpark(without, parked, 0)
    assert (again.items[0].id, again.items[0].hard_start) == (30, None)
    assert numbers(edit.unpark(PANEL, parked, 0)) == ["4", "1", "2", "3"]


def test_a_session_is_shifted_with_its_hard_times() -> None:
    later = edit.shift(replace(PANEL, hard_end=at(70)), timedelta(minutes=5))

    assert (later.starts, later.ends, later.hard_end) == (at(5), at(65), at(75))
    assert later.items[2].hard_start == at(35)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda: edit.set_duration(PANEL, "2", -1), "from nothing to a day"),
        (lambda: edit.set_duration(PANEL, "9", 1), "there is no item “9” in S"),
        (lambda: edit.set_mode(PANEL, "1", "fax"), "“fax” is no mode"),
        (lambda: edit.split(PANEL, "1", 10 * MINUTE), "after a part of its length"),
        (lambda: edit.set_end(PANEL, at(0)), "ends after its start"),
        (lambda: edit.set_start(PANEL, at(60)), "starts before its end"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(change: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        change()  # type: ignore[operator]
