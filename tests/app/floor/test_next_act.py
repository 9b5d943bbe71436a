"""The one next act in every situation, and that the bare command means the same."""

from collections.abc import Callable

import pytest

from app.errors import Changed, Refused
from app.floor.next_act import NextAct, next_act
from tests.app.floor.room import Room, given

Situation = Callable[[], Room]


def acts(*steps: tuple[str, dict[str, object]], start: Callable[[], Room] = Room) -> Situation:
    """A room after some acts, a second apart."""

    def play() -> Room:
        room = start()
        for name, arguments in steps:
            room.later(1).act(name, **arguments)
        return room

    return play


def interrupted() -> Room:
    """Austria was speaking; Germany makes a point of order; Canada and Norway wait."""
    room = given("AT", "CA", "NO").later(5)
    room.act("request_floor", request="order", delegation="DE", kind="point_of_order")
    room.act("give_floor", request="order")
    return room.later(5)


POINT: dict[str, object] = {"request": "order", "delegation": "DE", "kind": "point_of_order"}
SITUATIONS: dict[str, tuple[Situation, NextAct]] = {
    "before the meeting": (Room, NextAct("open_session")),
    "before the meeting, with requests": (lambda: Room().ask("CA"), NextAct("open_session")),
    "before the meeting, a point of order": (acts(("request_floor", POINT)), NextAct("open_session")),
    "open, the list is not, nobody waits": (acts(("open_session", {})), NextAct("open_list")),
    "open, requests came ahead": (
        acts(("open_session", {}), start=lambda: Room().ask("CA")),
        NextAct("give_floor", "CA"),
    ),
    "somebody waits": (lambda: Room().open().ask("CA", "NO"), NextAct("give_floor", "CA")),
    "somebody speaks": (lambda: given("CA", "NO"), NextAct("give_floor", "NO")),
    "the first is parked": (
        acts(("park", {"request": "CA"}), start=lambda: Room().open().ask("CA", "NO")),
        NextAct("give_floor", "NO"),
    ),
    "somebody was called": (
        acts(("call", {"request": "NO"}), start=lambda: Room().open().ask("CA", "NO")),
        NextAct("give_floor", "NO"),
    ),
    "a point of order is raised": (
        acts(("request_floor", POINT), start=lambda: given("CA", "NO")),
        NextAct("give_floor", "order"),
    ),
    "a point of order is made": (interrupted, NextAct("ruling", "order")),
    "a point of order was made": (acts(("end_statement", {}), start=interrupted), NextAct("ruling", "order")),
    "it was ruled upon": (acts(("ruling", {"outcome": "noted"}), start=interrupted), NextAct("resume", "AT")),
    "a second point of order waits for the ruling": (
        acts(("request_floor", {**POINT, "request": "more", "delegation": "TR"}), start=interrupted),
        NextAct("ruling", "order"),
    ),
    "a second point of order after the ruling": (
        acts(
            ("request_floor", {**POINT, "request": "more", "delegation": "TR"}),
            ("ruling", {"outcome": "upheld"}),
            start=interrupted,
        ),
        NextAct("give_floor", "more"),
    ),
    "held by the chair, somebody waits": (
        acts(("hold", {}), start=lambda: given("CA", "NO")),
        NextAct("give_floor", "NO"),
    ),
    "held by the chair, nobody waits": (
        acts(("hold", {}), start=lambda: given("CA")),
        NextAct("resume", "CA"),
    ),
    "suspended": (acts(("suspend_session", {}), start=lambda: given("CA", "NO")), NextAct("resume_session")),
    "all are parked": (
        acts(("park", {"request": "CA"}), start=lambda: Room().open().ask("CA")),
        NextAct(reason="Everybody who waits is parked."),
    ),
    "Zoom is down": (
        acts(("zoom_lost", {}), start=lambda: Room().open().ask("CA", mode="zoom")),
        NextAct(reason="Nobody waits in the room; Zoom is down."),
    ),
    "the last one speaks": (lambda: given("CA"), NextAct(reason="Nobody waits; E ends the statement.")),
    "the list is exhausted": (
        acts(("end_statement", {}), start=lambda: given("CA")),
        NextAct(reason="The list of speakers is exhausted."),
    ),
    "a right of reply is left": (
        lambda: Room().open().ask("CA", kind="right_of_reply"),
        NextAct("give_floor", "CA"),
    ),
    "closed, all spoke": (
        acts(("end_statement", {}), ("close_session", {}), start=lambda: given("CA")),
        NextAct(reason="The session is closed."),
    ),
    "closed, some did not": (
        acts(("close_session", {}), start=lambda: given("CA", "NO")),
        NextAct("carry_over"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("situation", SITUATIONS)
def test_there_is_one_next_act(situation: str) -> None:
    """Whatever is asked for it, and the rules allow it at once."""
    make, expected = SITUATIONS[situation]
    room = make()

    assert next_act(room.floor) == expected
    if expected.act in ("give_floor", "resume", "open_session", "resume_session", "open_list"):
        room.later(2).act(expected.act, **({"expecting": expected.request} if expected.request else {}))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_bare_give_floor_is_that_act_or_is_refused(situation: str) -> None:
    """It never goes to somebody else: not over a ruling, not past who was interrupted."""
    make, expected = SITUATIONS[situation]
    room = make().later(2)
    before = room.floor.speaking
    try:
        room.act("give_floor")
    except Refused:
        assert room.floor.speaking == before
        return

    assert room.floor.speaking is not None
    # A point of order may come before the opening; then it is the only one who can be meant.
    assert room.floor.speaking.request == expected.request or expected.act == "open_session"


def test_whose_line_is_back_goes_on_before_the_list() -> None:
    """Who was held for a lost line, once the tech desk says that it stands again."""
    room = given("CA", "NO")
    room.act("hold", reason="line lost")

    assert next_act(room.floor, back=("CA",)) == NextAct("resume", "CA")


def test_naming_a_request_stays_possible_while_a_ruling_is_awaited() -> None:
    """The chair disposes; a warning says that no ruling was given."""
    room = interrupted()
    room.act("give_floor", request="NO")

    assert room.floor.speaking is not None
    assert room.floor.speaking.request == "NO"


@pytest.mark.parametrize(
    ("act", "arguments"),
    [
        ("end_statement", {}), ("hold", {}), ("extend", {"seconds": 30}), ("ask_to_conclude", {}),
        ("not_present", {"request": "NO"}),
    ],
)  # fmt: skip
def test_an_act_on_a_speech_concerns_the_one_that_was_seen(act: str, arguments: dict[str, object]) -> None:
    """Another desk was quicker: nothing happens to whoever has the floor now."""
    room = given("CA", "NO").later(2)
    room.act("give_floor")
    with pytest.raises(Changed):
        room.act(act, **arguments, expecting="CA")
    room.act(act, **arguments, expecting="NO")


@pytest.mark.parametrize("act", ["undo", "redo"])
def test_undo_and_redo_take_back_the_act_that_was_seen_or_none(act: str) -> None:
    """By its number; a number that is not the last any more is refused."""
    room = given("CA", "NO").later(2)
    if act == "redo":
        room.act("undo")
    held = room.floor.undo if act == "undo" else room.floor.redo
    assert held is not None
    with pytest.raises(Changed):
        room.act(act, expecting=str(held.seq - 1))
    room.act(act, expecting=str(held.seq))


def test_nothing_to_take_back_any_more_is_a_change() -> None:
    """Another desk has taken it back already."""
    room = Room()
    with pytest.raises(Changed):
        room.act("undo", expecting="1")
    with pytest.raises(Refused, match="nothing to undo"):
        room.act("undo")


@pytest.mark.parametrize(
    ("seconds", "allowed"), [(0, True), (19, True), (20, True), (21, False), (103, False)]
)
def test_who_has_spoken_is_not_absent(seconds: int, allowed: bool) -> None:
    """Within 20 s of the floor being given; later the sentence says how long they have spoken."""
    room = given("CA", "NO").later(seconds)
    if allowed:
        room.act("not_present", request="CA")
        return
    with pytest.raises(Refused, match=r"Canada has spoken for \d:\d\d; end the statement\."):
        room.act("not_present", request="CA")
