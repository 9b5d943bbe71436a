"""What an older version wrote still folds: event shapes are a promise for ever."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from app.floor.events import KINDS
from app.floor.fold import fold
from app.floor.state import SessionState
from app.journal.entries import Entry, decode

DATA = Path(__file__).parents[2] / "data"


def recorded(path: Path) -> list[Entry]:
    """The entries of a journal kept as lines of JSON."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Entry(line["seq"], datetime.fromisoformat(line["at"]), decode(line["kind"], line["data"], KINDS))
        for line in lines
    ]


@pytest.mark.parametrize("path", sorted(DATA.glob("journal-*.jsonl")), ids=lambda path: path.stem)
def test_a_journal_of_every_released_version_folds(path: Path) -> None:
    """To a session that is closed, with everybody in exactly one place."""
    floor = fold(recorded(path))
    places = [
        *floor.waiting, *floor.replies, *floor.points, *floor.passed_over, *floor.written_only,
        *floor.withdrawn, *floor.not_taken, *(speech.request for speech in (*floor.held, *floor.done)),
    ]  # fmt: skip

    assert floor.session is SessionState.CLOSED
    assert sorted(places) == sorted(floor.requests)


def test_the_first_version_tells_the_same_story() -> None:
    """Who spoke, who handed in, who was not taken."""
    floor = fold(recorded(DATA / "journal-0.1.0.jsonl"))

    assert [speech.request for speech in floor.done][:2] == ["p1", "CA"]
    assert floor.withdrawn == ("CSO-02",)
    assert "CSO-01" in floor.written_only
