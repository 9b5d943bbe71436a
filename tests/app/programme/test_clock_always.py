"""What must always be true of the programme clock, whatever was done and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.programme.clock import SessionClock
from app.programme.run import ItemState
from app.times import millis, span
from tests.app.programme.stage import START, Stage, item, session

NUMBERS = st.integers(1, 6)
LENGTHS = st.lists(
    st.tuples(st.integers(0, 40), st.none() | st.integers(0, 120), st.none() | st.integers(0, 120)),
    min_size=1,
    max_size=6,
)
ACTS = st.one_of(
    st.tuples(st.sampled_from(["start_item", "skip_item", "unskip_item"]), NUMBERS),
    st.tuples(st.just("adjust_item"), st.integers(-600, 600)),
    st.tuples(
        st.sampled_from(
            ["finish_item", "pause_item", "resume_item", "undo", "redo", "open_session", "suspend_session",
             "resume_session", "close_session", "nothing"]
        ),
        st.just(0),
    ),
)  # fmt: skip
STEPS = st.lists(st.tuples(ACTS, st.integers(0, 20)), max_size=20)
RAN = (ItemState.DONE, ItemState.ON_AIR, ItemState.PAUSED)


def step(stage: Stage, act: str, number: int) -> None:
    """One act, or its refusal."""
    arguments: dict[str, object] = {}
    if act in ("start_item", "skip_item", "unskip_item"):
        arguments = {"item": str(number)}
    elif act == "adjust_item":
        arguments = {"seconds": number}
    try:
        if act != "nothing":
            stage.act(act, **arguments)
    except Refused as no:
        assert str(no).endswith(".")


def check(stage: Stage, clock: SessionClock) -> None:
    """The invariants of one look."""
    assert [other.number for other in clock.items] == [other.number for other in stage.session.items]
    to_come = [row for row in clock.items if row.state is ItemState.TO_COME]
    for row in clock.items:
        assert (row.actual_start is not None) == (row.state in RAN)
        assert (row.actual_end is not None) == (row.state is ItemState.DONE)
        assert (row.expected_start is None) == (row.state is ItemState.SKIPPED)
        if row.expected_start and row.expected_end:
            assert row.expected_start <= row.expected_end
        if row.state is ItemState.JUMPED:
            assert row.expected_start == row.expected_end
    for row in to_come:
        assert row.expected_start is not None
        assert row.expected_start >= (clock.at if stage.run.begun else stage.session.starts)
    assert len([row for row in clock.items if row.state in RAN[1:]]) == (clock.on_air is not None)
    check_sums(stage, clock)


def check_sums(stage: Stage, clock: SessionClock) -> None:
    """Soft items follow each other without a gap, each as long as it is planned now."""
    rows = {row.number: row for row in stage.session.items}
    before = clock.at if stage.run.begun else stage.session.starts
    if clock.on_air is not None:
        before = max(clock.at, clock.at + span(clock.on_air.remaining_ms))
        assert before == next(
            other.expected_end for other in clock.items if other.number == clock.on_air.number
        )
    for other in clock.items:
        if other.state is not ItemState.TO_COME:
            continue
        assert other.expected_start is not None
        assert other.expected_end is not None
        row = rows[other.number]
        if row.hard_start is None:
            assert other.expected_start == before
        else:
            assert other.expected_start == max(before, row.hard_start)
        if row.hard_end is None:
            assert other.expected_end - other.expected_start == span(row.duration_ms)
        before = other.expected_end
    if not any(row.hard_start or row.hard_end for row in rows.values()):
        for other in clock.items:
            if other.state is ItemState.TO_COME and other.expected_start and other.must_start_by:
                assert millis(other.expected_start - other.must_start_by) == clock.over_ms


@given(LENGTHS, STEPS)
def test_the_clock_keeps_its_promises(
    lengths: list[tuple[int, int | None, int | None]], steps: list[tuple[tuple[str, int], int]]
) -> None:
    rows = [item(number, *times) for number, times in enumerate(lengths, 1)]
    stage = Stage(session(*rows))
    plan = stage.planned
    for (act, number), pause in steps:
        step(stage, act, number)
        check(stage, stage.clock)
        stage.goto((stage.now - START).total_seconds() / 60 + pause)
        check(stage, stage.clock)
        assert stage.planned == plan


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), STEPS)
def test_time_never_runs_backwards(lengths: list[int], steps: list[tuple[tuple[str, int], int]]) -> None:
    """As long as nobody acts, no expected end moves forward to an earlier instant."""
    stage = Stage(session(*(item(number, length) for number, length in enumerate(lengths, 1))))
    for (act, number), pause in steps:
        step(stage, act, number)
        before = stage.clock
        stage.goto((stage.now - START).total_seconds() / 60 + pause)
        assert stage.clock.expected_end >= before.expected_end
        if before.on_air is not None and stage.clock.on_air is not None:
            stretch = 0 if before.on_air.paused else pause * 60_000
            assert before.on_air.remaining_ms - stage.clock.on_air.remaining_ms == stretch
