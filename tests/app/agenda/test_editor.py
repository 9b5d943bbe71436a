"""What a person does to the agenda: each act gives a change with its words, or says what is wrong."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.agenda import item_edits as edit
from app.agenda.changes import Change, parking_lot
from app.agenda.editor import Agenda
from app.agenda.plan import planned
from app.agenda.rooms import rooms
from app.times import clock_text, day_text, duration_text, millis, zone
from tests.app.people import OPENING, PANEL, STATEMENTS

VIENNA = zone("Europe/Vienna")
AGENDA = Agenda((PANEL, STATEMENTS), parking_lot(()), VIENNA)


def lines(change: Change) -> list[str]:
    """The items of the changed session, as number, start and length."""
    return [
        f"{part.item.number} {clock_text(part.start, VIENNA)} {duration_text(millis(part.end - part.start))}"
        for part in planned(change.after[0])
    ]


@pytest.mark.parametrize(
    ("act", "words", "items"),
    [
        (lambda agenda: agenda.insert("D1-P1", "1"), "A new item in D1-P1", "1a 15:40 10:00"),
        (lambda agenda: agenda.duplicate("D1-P1", "1"), "Item 1 of D1-P1 duplicated", "1a 15:40 10:00"),
        (
            lambda agenda: agenda.split("D1-P1", "2", 1_200_000),
            "Item 2 of D1-P1 split after 20:00",
            "2a 16:00 40:00",
        ),
        (lambda agenda: agenda.move("D1-P1", "3", -1), "Item 3 of D1-P1 moved up", "3 15:40 10:00"),
        (
            lambda agenda: agenda.hard_or_soft("D1-P1", "2"),
            "Item 2 of D1-P1 has a hard start",
            "2 15:40 1:00:00",
        ),
        (
            lambda agenda: agenda.shift_item("D1-P1", "2", timedelta(minutes=-5)),
            "Item 2 of D1-P1 5:00 earlier",
            "2 15:35 1:00:00",
        ),
        (
            lambda agenda: agenda.lengthen("D1-P1", "1", timedelta(minutes=5)),
            "Item 1 of D1-P1 5:00 longer",
            "1 15:30 15:00",
        ),
        (lambda agenda: agenda.shift("D1-P1", timedelta(minutes=5)), "D1-P1 5:00 later", "1 15:35 10:00"),
        (lambda agenda: agenda.times("D1-P1", "14:00-16:00"), "The times of D1-P1 changed", "1 14:00 10:00"),
    ],
)
def test_an_act_and_its_words(act: Callable[[Agenda], Change], words: str, items: str) -> None:
    """One line of what comes of it tells enough."""
    change = act(AGENDA)

    assert change.words == words
    assert items in lines(change)
    assert change.back.after == change.before


@pytest.mark.parametrize(
    ("column", "text", "item"),
    [
        ("length", "1h30", "2 15:40 1:30:00"),
        ("length", "90 s", "2 15:40 1:30"),
        ("length", "until 16:15", "2 15:40 35:00"),
        ("end", "16:15", "2 15:40 35:00"),
        ("start", "15:45", "2 15:45 1:00:00"),
    ],
)
def test_times_are_typed_as_people_type_them(column: str, text: str, item: str) -> None:
    """A start that is typed is hard."""
    assert item in lines(AGENDA.type("D1-P1", "2", column, text))


def test_who_speaks_is_typed_with_the_delegation_in_brackets() -> None:
    """Both are kept apart."""
    item = AGENDA.type("D1-P1", "2", "who", "Mona Lind (UN-ODC)").after[0].items[1]

    assert (item.speaker, item.entity) == ("Mona Lind", "UN-ODC")


@pytest.mark.parametrize(
    ("act", "why"),
    [
        (lambda agenda: agenda.type("D1-P1", "2", "length", "soon"), "is not a length of time"),
        (lambda agenda: agenda.type("D1-P1", "2", "title", " "), "needs a title"),
        (lambda agenda: agenda.type("D1-P1", "2", "mode", "telepathy"), "is no mode"),
        (lambda agenda: agenda.type("D1-P1", "2", "start", "noon"), "is not a time of day"),
        (lambda agenda: agenda.type("D1-P1", "2", "title", "Discussion"), "changes nothing"),
        (lambda agenda: agenda.move("D1-P1", "1", -1), "first already"),
        (lambda agenda: agenda.times("D1-P1", "soon"), "Write start and end"),
        (lambda agenda: agenda.delete("D1-P1", "9"), "there is no item “9”"),
        (lambda agenda: agenda.of("D9"), "no session “D9”"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(act: Callable[[Agenda], Change], why: str) -> None:
    """Nothing is changed by it."""
    with pytest.raises(ValueError, match=why):
        act(AGENDA)


def test_the_first_session_of_an_empty_agenda() -> None:
    """An hour from the start of the conference."""
    (made,) = Agenda((), parking_lot(()), VIENNA).new_session("", OPENING).after

    assert (made.code, made.starts, made.ends) == ("D1-1", OPENING, OPENING + timedelta(hours=1))


def _in_rooms(*names: str) -> Agenda:
    """One session in each of these rooms, all at the same time."""
    sessions = [replace(PANEL, code=f"S{place}", room=name) for place, name in enumerate(names)]
    return Agenda(tuple(sessions), parking_lot(()), VIENNA)


def test_rooms_stand_as_people_count_them() -> None:
    """Wherever their sessions are, so that a lane keeps its place; no room comes last."""
    held = _in_rooms("Room 10", "", "Room 2")

    assert rooms(held.sessions) == ("Room 2", "Room 10", "")
    assert rooms(held.sessions[::-1]) == rooms(held.sessions)


def test_a_session_goes_to_the_room_beside_its_own() -> None:
    """At the same time; beyond the last lane there is none, and a sentence."""
    held = _in_rooms("Room 10", "", "Room 2")

    change = held.lane("S0", -1)
    assert (change.words, change.after) == ("S0 in Room 2", (replace(held.of("S0"), room="Room 2"),))
    assert held.lane("S0", 1).words == "S0 in no room"
    with pytest.raises(ValueError, match="No room is above Room 2"):
        held.lane("S2", -1)


def test_a_session_goes_to_another_day_at_the_same_time_of_the_clock() -> None:
    """With its hard times; also over the night in which the clocks change."""
    october = edit.shift(PANEL, timedelta(days=138))
    held = Agenda((october,), parking_lot(()), VIENNA)
    assert day_text(october.starts, VIENNA) == "Sat 30 October 2021"

    change = held.day("D1-P1", 1)
    (after,) = change.after
    assert change.words == "D1-P1 on Sun 31 October 2021"
    assert clock_text(after.starts, VIENNA) == clock_text(october.starts, VIENNA) == "15:30"
    assert after.starts - october.starts == timedelta(hours=25)
    assert after.ends - after.starts == october.ends - october.starts


def test_a_session_is_carried_in_one_change() -> None:
    """Time and room together, with every hard time in it."""
    change = AGENDA.carry("D1-P1", OPENING + timedelta(minutes=10), "Hall B")
    (after,) = change.after

    assert change.words == "D1-P1 10:00 later, in Hall B"
    assert (after.starts, after.room) == (OPENING + timedelta(minutes=10), "Hall B")
    assert PANEL.hard_end
    assert after.hard_end == PANEL.hard_end + timedelta(minutes=10)
    with pytest.raises(ValueError, match="That changes nothing"):
        AGENDA.carry("D1-P1", OPENING, "")
