"""Lengths that spreadsheets have turned into times of day, parts of a day, or numbers."""

from pathlib import Path

import pytest

from app.exchange.clocks.lengths import readings
from tests.app.exchange.files import agenda, problems_of, text_file

MINUTE, HOUR = 60_000, 3_600_000


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("10", [10 * MINUTE]),
        ("45'", [45 * MINUTE]),
        ("45 min.", [45 * MINUTE]),
        ("1h30", [90 * MINUTE]),
        ("1 Std. 30 Min.", [90 * MINUTE]),
        ("1:30 h", [90 * MINUTE]),
        ("7:30", [450_000]),
        ("1:30:00", [90 * MINUTE]),
        ("00:10:00", [10 * MINUTE]),
        ("12:10:00 AM", [10 * MINUTE]),
        ("08:00:00 AM", [8 * HOUR, 8 * MINUTE]),
        ("08:00:00 PM", [20 * HOUR, 20 * MINUTE]),
        ("50:00:00", [50 * HOUR, 50 * MINUTE]),
        ("01:30:15", [HOUR + 30 * MINUTE + 15_000]),
        ("0.005208333333333333", [450_000]),
        ("0,0104166667", [15 * MINUTE]),
        ("7,5", [450_000, 7.5 * HOUR]),
        ("0.5", [30 * MINUTE, 12 * HOUR]),
    ],
)
def test_what_a_cell_of_lengths_may_mean(cell: str, meant: list[int]) -> None:
    """The usual first; a second only where both could stand on an agenda."""
    assert list(readings(cell)) == meant


HEAD = (
    "session;item;title;start;end;duration\n"
    "A;;One;14.06.2021 14:00;14.06.2021 {end};\n"
    "B;;Two;14.06.2021 17:00;14.06.2021 17:30;\n"
)


@pytest.mark.parametrize(
    ("end", "cells", "meant"),
    [
        ("15:00", ["10:00:00 AM", "08:00:00 AM"], [10, 8]),  # longer than the session as they stand
        ("16:00", ["10:00:00 AM", "01:50:00 AM"], [10, 110]),  # they fill it to the second
        ("16:00", ["00:10:00", "01:30:00"], [10, 90]),  # the other cell says that the column is right
        ("16:00", ["10", "01:30:00"], "asked"),
        ("18:00", ["01:30:00", "02:00:00"], "asked"),
        ("15:00", ["08:00:00"], "problem"),  # a cell alone has no column to speak for it
    ],
)
def test_a_column_of_lengths_is_read_by_its_sessions_and_its_other_cells(
    tmp_path: Path, end: str, cells: list[str], meant: list[int] | str
) -> None:
    """Where both can be meant a person is asked, and nothing is written."""
    rows = "".join(f"A;{number};Item;;;{cell}\n" for number, cell in enumerate(cells, 1))

    plan = agenda(text_file(tmp_path, HEAD.format(end=end) + rows))

    found: list[int] | str = "asked" if plan.question else "problem" if plan.problems else []
    if not found:
        found = [item.duration_ms // MINUTE for item in plan.new[0].value.items]
    assert found == meant
    assert not (plan.question and plan.changes)
    assert ("longer than the whole session" in problems_of(plan)) is (meant == "problem")
