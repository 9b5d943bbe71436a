"""Undo takes back the last act of the session, whoever made it; redo until a new act."""

from app.floor.fold import FORMER_KEPT, advance, fold
from app.floor.state import Floor
from tests.app.floor.room import Room


def long_session() -> Room:
    """More acts than former floors are kept."""
    room = Room().open()
    for number in range(FORMER_KEPT // 2 + 3):
        room.ask("CA" if number % 2 else "NO")
        room.act("give_floor")
        room.later(1)
    return room


def test_everything_is_taken_back_to_the_beginning_and_done_again() -> None:
    """At each step the floor is the one that the journal folds into."""
    room = long_session()
    last, seen = room.floor, []
    while room.floor.undo is not None:
        seen.append(room.floor)
        room.act("undo")
    assert room.floor.requests == Floor().requests

    for before in reversed(seen):
        room.act("redo")
        assert (room.floor.speaking, room.floor.waiting) == (before.speaking, before.waiting)
    assert (room.floor.undo, room.floor.redo) == (last.undo, None)


def test_a_floor_keeps_only_so_many_before_it() -> None:
    """And those keep none, so that a long session stays small."""
    for floor in (long_session().floor, fold(long_session().entries)):
        assert len(floor.former) == FORMER_KEPT
        assert {len(former.former) for former in floor.former} == {0}


def test_what_another_desk_undid_comes_in_one_go() -> None:
    """Acts, undos and redos that were not seen one by one."""
    room = long_session()
    seen, floor = list(room.entries), room.floor
    for act in ("undo", "undo", "redo", "undo", "undo", "hold", "undo", "redo"):
        room.act(act)

    assert advance(floor, seen, room.entries[len(seen) :]) == room.floor == fold(room.entries)
