"""The programme in the script of acts: `rostrum rehearse`, to the field names."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.errors import Unreadable
from app.rehearsal.script import play
from tests.app.people import make_conference

BEGIN = '{"at": "2021-06-14T15:32:00+02:00", "session": "D1-P1", "act": "open_session"}'


@pytest.fixture
def conference(tmp_path: Path) -> Path:
    """A conference file with Panel 1: 10, 60 and 10 minutes between 15:30 and 17:30."""
    return make_conference(tmp_path / "conference.rostrum")


def played(conference: Path, *lines: str) -> list[dict[str, object]]:
    """What a script prints."""
    said: list[str] = []
    play(str(conference), lines, said.append)
    return [json.loads(line) for line in said]


def test_show_programme_prints_every_field(conference: Path) -> None:
    """Times in whole milliseconds, instants with the venue's offset."""
    (shown,) = played(
        conference,
        BEGIN,
        '{"act": "start_item", "item": "1"}',
        '{"at": "2021-06-14T15:40:00+02:00", "act": "adjust_item", "seconds": 30}',
        '{"act": "pause_item", "reason": "line lost"}',
        '{"at": "2021-06-14T15:41:00.500+02:00", "act": "resume_item"}',
        '{"act": "skip_item", "item": "3"}',
        '{"at": "2021-06-14T15:45:00+02:00", "show": "programme"}',
    )

    assert shown == {
        "show": "programme",
        "at": "2021-06-14T15:45:00+02:00",
        "items": [
            {
                "item": "1", "state": "on_air",
                "planned_start": "2021-06-14T15:30:00+02:00", "planned_end": "2021-06-14T15:40:00+02:00",
                "expected_start": "2021-06-14T15:32:00+02:00", "expected_end": "2021-06-14T15:45:00+02:00",
                "actual_start": "2021-06-14T15:32:00+02:00", "actual_end": None,
                "must_start_by": "2021-06-14T16:17:00+02:00",
            },
            {
                "item": "2", "state": "to_come",
                "planned_start": "2021-06-14T15:40:00+02:00", "planned_end": "2021-06-14T16:40:00+02:00",
                "expected_start": "2021-06-14T15:45:00+02:00", "expected_end": "2021-06-14T16:45:00+02:00",
                "actual_start": None, "actual_end": None,
                "must_start_by": "2021-06-14T16:30:00+02:00",
            },
            {
                "item": "3", "state": "skipped",
                "planned_start": "2021-06-14T16:40:00+02:00", "planned_end": "2021-06-14T16:50:00+02:00",
                "expected_start": None, "expected_end": None, "actual_start": None, "actual_end": None,
                "must_start_by": None,
            },
        ],
        "on_air": {
            "item": "1", "remaining_ms": -89_500, "active_ms": 719_500,
            "adjusted_ms": 30_000, "paused_ms": 60_500,
        },
        "buffer_ms": 55 * 60_000,
        "session_over_ms": -45 * 60_000,
        "day_over_ms": -45 * 60_000,
        "start_late_ms": 0,
    }  # fmt: skip


def test_the_start_is_late_in_a_number_of_its_own(conference: Path) -> None:
    (shown,) = played(
        conference, '{"at": "2021-06-14T15:50:00+02:00", "session": "D1-P1", "show": "programme"}'
    )

    assert shown["start_late_ms"] == 1_200_000
    assert shown["on_air"] is None
    assert shown["session_over_ms"] == -40 * 60_000, "as it was planned"


def test_items_are_named_by_their_number_as_text_or_as_a_number(conference: Path) -> None:
    (shown,) = played(conference, BEGIN, '{"act": "start_item", "item": 2}', '{"show": "programme"}')

    assert [row["state"] for row in shown["items"]] == ["jumped", "on_air", "to_come"]  # type: ignore[attr-defined]


def test_undo_is_one_for_floor_and_programme(conference: Path) -> None:
    floor, shown = played(
        conference,
        BEGIN,
        '{"act": "open_list"}',
        '{"act": "start_item", "item": "1"}',
        '{"show": "floor"}',
        '{"act": "undo"}',
        '{"show": "programme"}',
    )

    assert floor["undo"] == "item 1 started"
    assert shown["on_air"] is None


def test_a_refused_act_of_the_programme_is_printed_and_the_script_goes_on(conference: Path) -> None:
    said = played(
        conference,
        BEGIN,
        '{"act": "finish_item"}',
        '{"act": "cue_done", "cue": "1.mic.open"}',
        '{"act": "cue_done", "cue": "1.mic.open"}',
        '{"act": "start_item", "item": "9"}',
    )

    assert said == [
        {"refused": "No item is on air.", "line": 2},
        {"refused": "The cue 1.mic.open is done already.", "line": 4},
        {"refused": "There is no item “9” in this session.", "line": 5},
    ]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"act": "start_item"}', "start_item needs item"),
        ('{"act": "start_item", "item": true}', "item must be text"),
        ('{"act": "adjust_item", "seconds": "60"}', "seconds must be a whole number"),
        ('{"act": "finish_item", "item": "1"}', "finish_item has no argument “item”"),
        ('{"show": "programme", "item": "1"}', "cannot be shown"),
    ],
)
def test_a_malformed_line_stops_the_script(conference: Path, line: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=f"line 2: .*{sentence}"):
        played(conference, BEGIN, line)


def test_the_command_plays_it(conference: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text(f'{BEGIN}\n{{"act": "start_item", "item": "1"}}\n{{"show": "programme"}}\n', "utf-8")

    assert main(["rehearse", str(conference), str(script)]) == 0
    assert json.loads(capsys.readouterr().out)["on_air"]["item"] == "1"
