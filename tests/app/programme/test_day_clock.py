"""The clock of a day: one session that runs late pushes those that follow it."""

import pytest

from tests.app.programme.stage import MINUTE, Stage, at, day, item, minutes, session

PANEL = session(item(1, 10), item(2, 20), item(3, 30))


def test_the_day_is_late_by_what_its_last_session_will_be_late() -> None:
    first = Stage(session(item(1, 60), code="A"))
    pause = Stage(session(code="B", kind="break", begins=60, length=15))
    last = Stage(session(item(1, 45), code="C", begins=75, length=45))
    first.goto(10).start(1)
    clock = day([first, pause, last], at(20))

    assert clock.sessions["A"].over_ms == clock.over_ms == 10 * MINUTE
    assert minutes(clock.sessions["C"].expected_end) == 130
    assert clock.sessions["C"].items[0].expected_start == at(85)
    assert clock.sessions["C"].start_late_ms == 0


def test_a_long_break_takes_up_the_delay_of_the_morning() -> None:
    morning = Stage(session(item(1, 60), code="A")).goto(10).start(1)
    evening = Stage(session(item(1, 60), code="B", begins=120))
    clock = day([morning, evening], at(20))

    assert clock.sessions["A"].over_ms == 10 * MINUTE
    assert clock.over_ms == 0


def test_a_session_in_another_room_is_pushed_by_nobody() -> None:
    hall = Stage(session(item(1, 60), code="A", room="Hall")).goto(30).start(1)
    beside = Stage(session(item(1, 30), code="B", room="Zoom 2", begins=60, length=30))
    clock = day([hall, beside], at(31))

    assert clock.sessions["B"].over_ms == 0
    assert clock.over_ms == 0, "B ends the day, and on time"


@pytest.mark.parametrize("kind", ["note", "deadline"])
def test_a_note_or_a_deadline_takes_no_time_of_the_day(kind: str) -> None:
    hall = Stage(session(item(1, 60), code="A")).goto(30).start(1)
    note = Stage(session(code="N", kind=kind, length=600))

    assert day([hall, note], at(31)).over_ms == 30 * MINUTE


def test_a_session_never_opened_in_the_morning_delays_nobody() -> None:
    morning = Stage(session(item(1, 60), code="A"))
    noon = Stage(session(item(1, 60), code="B", begins=60)).goto(60).start(1)
    clock = day([morning, noon], at(70))

    assert clock.over_ms == 0


def test_a_day_without_sessions_is_on_time() -> None:
    assert day([], at(0)).over_ms == 0
