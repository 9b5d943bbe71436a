"""What an older version wrote still folds into a run of the programme."""

from pathlib import Path

import pytest

from app.programme.clock import session_clock
from app.programme.fold import fold
from tests.app.journal.test_recorded import DATA, recorded
from tests.app.programme.stage import item, session


@pytest.mark.parametrize("path", sorted(DATA.glob("journal-*.jsonl")), ids=lambda path: path.stem)
def test_a_journal_without_a_plan_takes_the_plan_from_the_rows(path: Path) -> None:
    """The first version knew no programme: its sessions were opened and closed, and no item ever started."""
    entries = recorded(path)
    run = fold(entries)
    clock = session_clock(session(item(1, 10)), run, entries[-1].at)

    assert run.closed_at is not None
    assert [other.planned_start is not None for other in clock.items] == [True]
    assert clock.expected_end == run.closed_at
