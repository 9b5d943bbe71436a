"""Thousands of paints and signals in one process: nothing is lost and nothing is kept."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.bench.paints import Hall, none_count, resident_kb
from ui.style.theme import Theme

PAINTS = 2_400


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_references_and_memory_are_steady(qtbot: QtBot, tmp_path: Path, night: Theme) -> None:
    """The long form is `python -m tests.bench.paints 100000`."""
    hall = Hall(tmp_path)
    hall.paint(600)
    references, memory = none_count(), resident_kb()
    hall.paint(PAINTS)

    assert abs(none_count() - references) < PAINTS / 10
    assert resident_kb() - memory < 8_000
    hall.close()
