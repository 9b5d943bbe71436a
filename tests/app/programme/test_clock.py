"""The programme clock: what is planned, what is expected, what was."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.errors import Refused
from app.programme.clock import time_is_up
from tests.app.programme.stage import MINUTE, Stage, at, item, minutes, session

PANEL = session(item(1, 10), item(2, 20), item(3, 30))


def panel() -> Stage:
    """Three items that fill an hour."""
    return Stage(PANEL)


def test_on_the_minute_the_three_channels_agree() -> None:
    stage = panel().start(1).goto(4)

    assert stage.planned == stage.expected == [(0, 10), (10, 30), (30, 60)]
    assert stage.clock.over_ms == 0
    assert stage.of(1).actual_start == at(0)
    assert stage.of(1).actual_end is None


def test_remaining_is_duration_and_adjustments_less_active_time() -> None:
    stage = panel().start(1).goto(3).act("adjust_item", seconds=120).goto(4)
    air = stage.clock.on_air

    assert air is not None
    assert (air.remaining_ms, air.active_ms, air.adjusted_ms) == (8 * MINUTE, 4 * MINUTE, 2 * MINUTE)
    assert stage.expected == [(0, 12), (12, 32), (32, 62)]
    assert stage.clock.over_ms == 2 * MINUTE


def test_an_item_that_is_over_ends_now_and_pushes_the_others() -> None:
    stage = panel().start(1).goto(17)

    assert stage.expected == [(0, 17), (17, 37), (37, 67)]
    assert stage.clock.on_air is not None
    assert stage.clock.on_air.remaining_ms == -7 * MINUTE
    assert stage.clock.over_ms == 7 * MINUTE


def test_what_is_expected_does_not_tremble_between_two_milliseconds() -> None:
    stage = panel().start(1)
    stage.now += timedelta(seconds=90, microseconds=71_023)

    assert stage.expected == [(0, 10), (10, 30), (30, 60)]
    assert stage.clock.on_air is not None
    assert (stage.clock.on_air.active_ms, stage.clock.on_air.remaining_ms) == (90_071, 509_929)


def test_a_pause_is_no_time_of_the_item() -> None:
    stage = panel().start(1).goto(5).act("pause_item", reason="line lost").goto(12)
    air = stage.clock.on_air

    assert air is not None
    assert stage.states[0] == "paused"
    assert (air.remaining_ms, air.active_ms, air.paused_ms) == (5 * MINUTE, 5 * MINUTE, 7 * MINUTE)
    assert stage.expected[0] == (0, 17)

    stage.act("resume_item").goto(14)
    assert stage.states[0] == "on_air"
    assert stage.expected[0] == (0, 17)
    assert stage.clock.on_air is not None
    assert stage.clock.on_air.paused_ms == 7 * MINUTE


def test_a_paused_item_that_is_finished_ends_with_its_pause() -> None:
    stage = panel().start(1).goto(5).act("pause_item").goto(8).act("finish_item").goto(30)

    assert stage.of(1).actual_end == at(8)
    assert stage.run.done[10].active(stage.now) == 5 * MINUTE


def test_a_suspended_session_pauses_its_item_and_resumes_it() -> None:
    stage = panel().act("open_session").start(1).goto(4).act("suspend_session").goto(24)
    assert stage.states[0] == "paused"
    with pytest.raises(Refused, match="session is suspended"):
        stage.act("resume_item")
    with pytest.raises(Refused, match="session is suspended"):
        stage.start(2)

    stage.act("resume_session")
    assert stage.states[0] == "on_air"
    assert stage.expected[0] == (0, 30)


def test_resuming_the_session_does_not_end_a_pause_that_somebody_made() -> None:
    stage = panel().act("open_session").start(1).act("pause_item", reason="film")
    stage.goto(2).act("suspend_session").goto(5).act("resume_session")

    assert stage.states[0] == "paused"


def test_a_fixed_end_counts_down_to_the_instant_pause_or_not() -> None:
    stage = Stage(session(item(1, 10, ends=25), item(2, 5))).goto(3).start(1)
    stage.goto(5).act("pause_item").goto(10)

    assert stage.clock.on_air is not None
    assert stage.clock.on_air.remaining_ms == 15 * MINUTE
    assert stage.expected == [(3, 25), (25, 30)]

    stage.act("resume_item").act("adjust_item", seconds=60).goto(12)
    assert stage.expected == [(3, 26), (26, 31)]


def test_an_end_is_never_before_its_start() -> None:
    stage = Stage(session(item(1, 30), item(2, 10, ends=20), item(3, 10))).start(1).goto(5)
    assert stage.expected == [(0, 30), (30, 30), (30, 40)]

    stage.goto(31).start(2).goto(33)
    assert stage.expected[1] == (31, 33)


def test_a_hard_start_waits_for_its_instant_or_for_the_item_before_it() -> None:
    stage = Stage(session(item(1, 10), item(2, 10, hard=15), item(3, 5))).start(1).goto(2)
    assert stage.expected == [(0, 10), (15, 25), (25, 30)]
    assert stage.clock.buffer_ms == 5 * MINUTE

    stage.goto(19)
    assert stage.expected == [(0, 19), (19, 29), (29, 34)]
    assert stage.clock.buffer_ms == -4 * MINUTE


def test_the_buffer_is_that_of_the_next_hard_time() -> None:
    """A hard start, else a fixed end, else the hard end of the session, else there is none."""
    fixed = Stage(session(item(1, 10), item(2, 10, ends=30), item(3, 5))).start(1)
    assert fixed.clock.buffer_ms == 10 * MINUTE

    ends = Stage(session(item(1, 10), length=15, hard_end=at(20))).start(1).goto(4)
    assert ends.clock.buffer_ms == 10 * MINUTE

    assert panel().start(1).clock.buffer_ms is None


def test_before_the_first_start_nothing_is_late_but_the_start() -> None:
    stage = panel().goto(20)

    assert stage.expected == stage.planned
    assert stage.clock.over_ms == 0
    assert stage.clock.start_late_ms == 20 * MINUTE

    stage.start(1)
    assert stage.clock.start_late_ms == 0
    assert stage.clock.over_ms == 20 * MINUTE


def test_a_start_ahead_of_the_plan_is_not_late() -> None:
    assert panel().goto(-5).clock.start_late_ms == 0


def test_what_was_passed_over_is_jumped_and_never_done() -> None:
    stage = panel().start(1).goto(8).start(3).goto(9)

    assert stage.states == ["done", "jumped", "on_air"]
    assert stage.expected == [(0, 8), (8, 8), (8, 38)]
    assert stage.of(2).actual_start is stage.of(2).actual_end is None
    assert stage.clock.over_ms == -22 * MINUTE


def test_a_jumped_item_can_be_called_later() -> None:
    stage = panel().start(1).goto(8).start(3).goto(20).start(2).goto(21)

    assert stage.states == ["done", "on_air", "done"]
    assert stage.expected == [(0, 8), (20, 40), (8, 20)]
    assert stage.clock.next is None


def test_a_skipped_item_is_out_of_all_sums() -> None:
    stage = panel().start(1).act("skip_item", item="2")

    assert stage.states == ["on_air", "skipped", "to_come"]
    assert stage.expected == [(0, 10), None, (10, 40)]
    assert stage.planned[1] == (10, 30)
    assert stage.of(2).must_start_by is None
    assert stage.clock.over_ms == -20 * MINUTE

    stage.act("unskip_item", item="2")
    assert stage.expected == [(0, 10), (10, 30), (30, 60)]


def test_a_skipped_hard_start_pulls_nobody() -> None:
    stage = Stage(session(item(1, 10), item(2, 10, hard=20), item(3, 5))).start(1)
    stage.act("skip_item", item="2")

    assert stage.expected == [(0, 10), None, (10, 15)]
    assert stage.clock.buffer_ms is None


def test_what_was_passed_over_then_skipped_and_taken_back_is_to_come() -> None:
    stage = panel().start(2).act("skip_item", item="1")
    assert stage.states == ["skipped", "on_air", "to_come"]

    assert stage.act("unskip_item", item="1").states == ["to_come", "on_air", "to_come"]


def test_skipped_is_not_jumped() -> None:
    assert panel().start(1).act("skip_item", item="2").start(3).states == ["done", "skipped", "on_air"]


def test_must_start_by_is_the_session_end_less_the_durations_from_here() -> None:
    stage = panel().goto(7).start(1).goto(10)

    assert stage.of(3).must_start_by == at(30)
    assert stage.of(2).must_start_by == at(10)
    late = {other.expected_start - other.must_start_by for other in stage.clock.items}  # type: ignore[operator]
    assert {round(by.total_seconds() * 1_000) for by in late} == {stage.clock.over_ms} == {7 * MINUTE}


def test_must_start_by_looks_to_the_next_hard_time() -> None:
    stage = Stage(session(item(1, 10), item(2, 5), item(3, 10, hard=20), item(4, 5))).goto(8).start(1)

    assert [minutes(other.must_start_by) for other in stage.clock.items if other.must_start_by] == [
        5,
        15,
        45,
        55,
    ]
    assert stage.clock.buffer_ms == -3 * MINUTE


def test_nobody_on_air_pushes_what_is_to_come() -> None:
    stage = panel().start(1).goto(10).act("finish_item").goto(14)

    assert stage.clock.on_air is None
    assert stage.expected == [(0, 10), (14, 34), (34, 64)]


def test_the_last_item_has_no_next() -> None:
    stage = panel().start(1)
    assert stage.clock.next is not None
    assert stage.clock.next.number == "2"

    stage.start(2).start(3)
    assert stage.clock.next is None
    stage.goto(25).act("finish_item").goto(40)
    assert stage.clock.next is None
    assert stage.clock.over_ms == -35 * MINUTE


def test_closing_ends_the_item_on_air_and_passes_over_the_rest() -> None:
    stage = panel().act("open_session").start(1).goto(9).act("close_session").goto(50)

    assert stage.states == ["done", "jumped", "jumped"]
    assert stage.of(1).actual_end == at(9)
    assert stage.clock.expected_end == at(9)
    with pytest.raises(Refused, match="session is closed"):
        stage.start(2)


def test_time_is_up_once_for_each_crossing_of_zero() -> None:
    stage = panel().start(1)
    seen, fired = None, []
    for minute in (0, 5, 10, 11, 12):
        now = stage.goto(minute).clock
        fired.append(time_is_up(seen, now))
        seen = now
    assert fired == [False, False, True, False, False]

    given = stage.act("adjust_item", seconds=300).clock
    assert not time_is_up(seen, given)
    assert time_is_up(given, stage.goto(16).clock)


def test_time_is_up_is_not_said_again_by_a_program_started_anew() -> None:
    assert not time_is_up(None, panel().start(1).goto(12).clock)


def test_an_item_without_length_is_up_when_it_starts() -> None:
    stage = Stage(session(item(1, 0), item(2, 5)))

    assert time_is_up(stage.clock, stage.start(1).clock)


def test_a_changed_duration_changes_what_is_expected_and_never_what_was_planned() -> None:
    stage = panel().act("open_session").start(1).replan(item(1, 10), item(2, 40), item(3, 30))

    assert stage.planned == [(0, 10), (10, 30), (30, 60)]
    assert stage.expected == [(0, 10), (10, 50), (50, 80)]


def test_a_first_start_keeps_the_plan_where_the_session_was_not_opened() -> None:
    stage = panel().start(1).replan(item(1, 10), item(2, 1), item(3, 1))
    assert stage.planned == [(0, 10), (10, 30), (30, 60)]

    stage.act("open_session")
    assert stage.planned == [(0, 10), (10, 30), (30, 60)]


def test_the_opening_keeps_the_plan_before_anything_starts() -> None:
    stage = panel().act("open_session").replan(item(1, 10), item(2, 1), item(3, 1)).start(1)

    assert stage.planned == [(0, 10), (10, 30), (30, 60)]
    assert panel().replan(item(1, 10), item(2, 1)).planned == [(0, 10), (10, 11)], "until then the rows count"


def test_an_item_added_later_has_no_planned_times() -> None:
    stage = panel().act("open_session").start(1).replan(*PANEL.items, item(4, 5))

    assert stage.planned[3] is None
    assert stage.expected[3] == (60, 65)


def test_the_item_on_air_is_a_copy() -> None:
    stage = panel().start(1).replan(item(1, 55), item(2, 20), item(3, 30))

    assert stage.expected[0] == (0, 10)


def test_deleting_the_item_on_air_leaves_it_on_air_and_says_so() -> None:
    stage = panel().start(1).goto(1).start(2).goto(5).replan(PANEL.items[0], PANEL.items[2])

    assert [(other.number, other.state.value) for other in stage.clock.items] == [
        ("1", "done"), ("2", "on_air"), ("3", "to_come"),
    ]  # fmt: skip
    assert stage.expected == [(0, 1), (1, 21), (21, 51)]
    assert stage.clock.note == "Item 2 stays on air, though it is no longer in the plan of this session."
    assert stage.goto(21).act("finish_item").states == ["done", "done", "to_come"]


def test_moving_the_item_on_air_elsewhere_passes_nobody_over() -> None:
    first, second, third = PANEL.items
    stage = panel().start(1).replan(second, third, first)

    assert stage.states == ["to_come", "to_come", "on_air"]
    assert stage.expected == [(10, 30), (30, 60), (0, 10)]


def test_renumbering_the_item_on_air_says_so() -> None:
    stage = panel().start(2).replan(PANEL.items[0], replace(PANEL.items[1], number="7"))

    assert stage.clock.note == "Item 2 stays on air; it is item 7 of the plan now."


def test_an_item_may_be_called_twice_and_its_turns_add_up() -> None:
    stage = panel().start(1).goto(4).start(2).goto(9).start(1).goto(11)
    air = stage.clock.on_air

    assert air is not None
    assert (air.active_ms, air.paused_ms, air.remaining_ms) == (6 * MINUTE, 0, 4 * MINUTE)
    assert stage.of(1).actual_start == at(0)
    assert stage.of(1).actual_end is None


def test_a_session_without_items_takes_the_time_it_was_allotted() -> None:
    clock = Stage(session(length=15)).goto(99).clock

    assert (clock.items, clock.on_air, clock.over_ms, clock.start_late_ms) == ((), None, 0, 0)
    assert clock.expected_end == at(15)


def test_the_speaker_uses_up_the_time_of_the_item_first() -> None:
    """A speech twice as long as allowed is no delay as long as the discussion has time left."""
    stage = panel().act("open_session").start(1)
    stage.act("request_floor", request="a", delegation="CA").act("give_floor")
    stage.goto(8)
    assert stage.clock.over_ms == 0

    stage.goto(12)
    assert stage.clock.over_ms == 2 * MINUTE
