"""The script of acts: played on a scratch copy, to the field names."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.conference.questions import Question
from app.errors import Unreadable
from app.rehearsal.script import WORDS, checked_arguments, play
from app.station.station import Station
from app.storage.tables import questions
from app.times import SetClock
from tests.app.people import OPENING, make_conference

BEGIN = (
    '{"at": "2021-06-14T15:30:00+02:00", "session": "D1-P1", "act": "open_session"}',
    '{"act": "open_list"}',
    '{"at": "2021-06-14T15:31:00+02:00", "act": "request_floor",'
    ' "as": "a", "delegation": "CA", "mode": "zoom"}',
    '{"act": "request_floor", "as": "b", "delegation": "UN-ODC", "kind": "statement", "mode": "room"}',
)


@pytest.fixture
def conference(tmp_path: Path) -> Path:
    """A conference file with Panel 1."""
    return make_conference(tmp_path / "conference.rostrum")


def played(conference: Path, *lines: str) -> list[dict[str, Any]]:
    """What a script prints."""
    said: list[str] = []
    play(str(conference), lines, said.append)
    return [json.loads(line) for line in said]


def test_the_example_of_the_rules_prints_every_field(conference: Path) -> None:
    """Times in whole milliseconds, instants with the venue's offset."""
    script = (
        "# a comment, then an empty line",
        "",
        *BEGIN,
        '{"at": "2021-06-14T15:32:00+02:00", "act": "give_floor"}',
        '{"at": "2021-06-14T15:33:30+02:00", "show": "floor"}',
    )
    (floor,) = played(conference, *script)

    assert floor == {
        "show": "floor",
        "at": "2021-06-14T15:33:30+02:00",
        "session": {"code": "D1-P1", "state": "open", "list": "open", "closing_at": None},
        "called": None,
        "speaking": {
            "request": "a", "delegation": "CA", "kind": "statement", "mode": "zoom",
            "limit_ms": 180_000, "elapsed_ms": 90_000, "remaining_ms": 90_000, "phase": "normal",
        },
        "held": [],
        "list": [
            {
                "request": "b", "delegation": "UN-ODC", "kind": "statement", "mode": "room",
                "limit_ms": 150_000, "late": False, "pinned": False, "announced": True, "parked": False,
                "flags": [],
            }
        ],
        "replies": [], "points_of_order": [], "passed_over": [], "written_only": [], "withdrawn": [],
        "not_taken": [], "done": [],
        "forecast": {
            "waiting": 1,
            "expected_end": "2021-06-14T16:50:00+02:00",
            "hard_end": "2021-06-14T17:40:00+02:00",
            "over_ms": -2_400_000,
            "fit": 1, "first_not_fitting": None, "limit_that_fits_ms": 6_480_000,
        },
        "undo": "floor given to Canada",
    }  # fmt: skip


def test_a_refused_act_is_printed_and_the_script_goes_on(conference: Path) -> None:
    """A refusal is a result, not a failure."""
    refused, floor = played(conference, *BEGIN, '{"act": "resume"}', '{"show": "floor"}')

    assert refused == {"refused": "No statement is held.", "line": 5}
    assert floor["show"] == "floor"


def test_the_conference_itself_is_only_read(conference: Path) -> None:
    """The scratch copy is thrown away."""
    before = conference.read_bytes()
    played(conference, *BEGIN)

    (floor,) = played(conference, '{"at": "2021-06-14T15:30:00+02:00", "session": "D1-P1", "show": "floor"}')
    assert floor["list"] == []
    assert conference.read_bytes() == before


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        ("{}", "neither an act nor a show"),
        ('{"act": "open_list", "show": "floor"}', "not both"),
        ('{"act": "sing"}', "“sing” is no act"),
        ('{"act": "request_floor", "delegation": "CA"}', "needs as"),
        ('{"act": "request_floor", "as": "", "delegation": "CA"}', "needs as"),
        ('{"act": "request_floor", "as": "x"}', "needs delegation"),
        ('{"act": "give_floor", "to": "me"}', "no argument “to”"),
        ('{"act": "extend", "seconds": "30"}', "whole number"),
        ('{"act": "extend", "seconds": true}', "whole number"),
        ('{"act": "withdraw", "request": 7}', "must be text"),
        ('{"act": "order", "preset": "by_lot", "at_most_two": "no"}', "true or false"),
        ('{"at": "2021-06-14T15:29:00+02:00", "act": "open_list"}', "goes back"),
        ('{"at": "2021-06-14T15:35:00", "act": "open_list"}', "offset"),
        ('{"session": "D9", "act": "open_list"}', "no session “D9”"),
        ('{"show": "weather"}', "cannot be shown"),
    ],
)
def test_a_malformed_line_stops_the_script(conference: Path, line: str, sentence: str) -> None:
    """With the number of the line."""
    with pytest.raises(Unreadable, match=f"line 5: .*{sentence}"):
        played(conference, *BEGIN, line)


HEAD = f'"at": "{OPENING.isoformat()}", "session": "D1-P1"'
ODD = ["[]", "{}", "null", "true", "1.5", '"\\ud800"', "9" * 30]
"""JSON of every kind, and beyond all measure."""
NO_INSTANT = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00")


@pytest.mark.parametrize("odd", [*ODD, *(f'"{text}"' for text in NO_INSTANT)])
@pytest.mark.parametrize(
    "line",
    [
        '{"at": ODD, "session": "D1-P1"}',
        '{HEAD, "session": ODD}',
        '{HEAD, "act": ODD}',
        '{HEAD, "show": ODD}',
        '{HEAD, "act": "request_floor", "as": "a", "delegation": ODD}',
        '{HEAD, "act": "request_floor", "as": ODD, "delegation": "CA"}',
        '{HEAD, "act": "request_floor", "as": "a", "delegation": "CA", "channel": ODD}',
        '{HEAD, "act": "request_floor", "as": "a", "delegation": "CA", "received_at": ODD}',
        '{HEAD, "act": "set_limit", "seconds": ODD}',
        '{HEAD, "act": "close_list", "closing_at": ODD}',
        "ODD",
    ],
)
def test_any_field_of_any_kind_is_an_answer_or_a_sentence(conference: Path, line: str, odd: str) -> None:
    """A refusal of the rules, or the line and why; never anything else."""
    script = line.replace("HEAD", HEAD).replace("ODD", odd)
    try:
        answers = played(conference, script)
    except Unreadable as no:
        assert str(no).startswith("line 1: ")
        assert len(str(no)) < 400
    else:
        assert all(json.dumps(answer) for answer in answers)


@pytest.mark.parametrize("channel", ["e-mail", "Email", "EMAIL", "mail", "fax", "", " email", "Zoom"])
def test_a_channel_is_one_of_five_and_nothing_else(conference: Path, channel: str) -> None:
    """Lateness never turns on how it is spelt."""
    late = f'"channel": "{channel}", "received_at": "{OPENING.isoformat()}"'

    (answer,) = played(
        conference, f'{{{HEAD}, "act": "request_floor", "as": "a", "delegation": "CA", {late}}}'
    )

    assert answer["refused"] == f"“{channel}” is none of: email, zoom_hand, room_mic, paper, chair."


def test_the_command_line_says_it_by_exit_code(
    conference: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 for a played script, refusals included; 3 with the line on standard error for a malformed one."""
    script = tmp_path / "script.jsonl"
    script.write_text("\n".join((*BEGIN, '{"act": "resume"}')), encoding="utf-8")
    assert main(["rehearse", str(conference), str(script)]) == 0
    assert '"refused"' in capsys.readouterr().out

    script.write_text("\n".join((*BEGIN, "nonsense")), encoding="utf-8")
    assert main(["rehearse", str(conference), str(script)]) == 3
    assert "line 5" in capsys.readouterr().err

    assert main(["rehearse", str(conference), str(tmp_path / "none.jsonl")]) == 3
    assert main(["rehearse", str(tmp_path / "none.rostrum"), str(script)]) == 4


def test_a_question_of_the_public_is_put_and_taken_back(conference: Path) -> None:
    """By its number; the undo names it, and what cannot be put is refused."""
    station = Station.open(str(conference), clock=SetClock(OPENING))
    with station.changing("The test") as connection:
        questions.add_questions(connection, [Question("Who buys?")])
    station.close()
    put = '{"act": "put_question", "question": 1}'
    said = played(conference, *BEGIN, put, '{"show": "floor"}', put, '{"act": "undo"}', put)

    assert said[0]["undo"] == "question put to the panel"
    assert said[1] == {"refused": "That question has been put to the panel already.", "line": 7}
    assert len(said) == 2


def test_alignment_is_a_correction_of_the_script(conference: Path) -> None:
    """By codes; an unknown one is refused."""
    said = played(
        conference,
        *BEGIN,
        '{"act": "correct", "request": "a", "in_alignment": "NO, TR"}',
        '{"act": "correct", "request": "a", "in_alignment": "NO XX"}',
    )

    assert said == [{"refused": "“XX” is not a delegation of this conference.", "line": 6}]


AS_WRITTEN = """
open_session · suspend_session [reason] · resume_session · close_session ·
open_list · close_list [closing_at reason] · reopen_list · request_floor as delegation
[person kind mode channel received_at language on_behalf_of note override] ·
withdraw request · written_only request · not_present request · restore request to ·
move request [before after to] · pin request · unpin request · park request [reason] · unpark request ·
swap request with · correct request [delegation person on_behalf_of language mode kind] ·
order preset [seed pattern start_letter] · call [request] · give_floor [request expecting] · end_statement ·
hold [reason] · resume · extend seconds · set_limit seconds [request category kind] · ask_to_conclude ·
ruling outcome · undo · redo
"""
"""The acts of the floor and their arguments, from the rules; those in brackets may be left out."""

VALUES: dict[str, object] = {"seconds": 30, "closing_at": "2021-06-14T16:45:00+02:00"}
VALUES["received_at"] = VALUES["closing_at"]


@pytest.mark.parametrize("line", [part.strip() for part in AS_WRITTEN.replace("\n", " ").split("·")])
def test_every_act_takes_the_arguments_that_the_rules_write(line: str) -> None:
    """All of them together, and without those in brackets; `as` and `with` by their own words."""
    act, *names = line.replace("[", " [ ").replace("]", "").split()
    needed = names[: names.index("[")] if "[" in names else names
    for said in (needed, [name for name in names if name != "["]):
        given = {WORDS.get(name, name): VALUES.get(name, "x") for name in said}
        assert checked_arguments(act, given).keys() == given.keys()


STORY = Path(__file__).parents[2] / "data" / "story.jsonl"


def test_a_story_in_the_language_of_the_rules(conference: Path) -> None:
    """The group first, the late last; interrupted, ruled on, resumed; the closing time to the second."""
    called, refused, floor = played(conference, *STORY.read_text(encoding="utf-8").splitlines())

    assert [row["request"] for row in called["list"]] == ["eu", "ca", "no", "rs", "tr"]
    assert [(row["announced"], row["late"]) for row in called["list"]] == [
        (True, False), (True, False), (False, False), (False, False), (False, True),
    ]  # fmt: skip
    assert (called["called"], called["speaking"], called["undo"]) == ("eu", None, "European Union called")
    assert refused == {
        "refused": "The list of speakers is closed; give a reason to take this request all the same.",
        "line": 20,
    }
    assert [row["request"] for row in floor["list"]] == ["ca", "rs", "in time", "tr"]
    assert [row["parked"] for row in floor["list"]] == [True, False, False, False]
    assert [row["limit_ms"] for row in (*floor["list"], *floor["replies"])] == [*[180_000] * 4, 120_000]
    assert floor["list"][3]["delegation"] == "AM"
    assert floor["session"] == {
        "code": "D1-P1", "state": "open", "list": "closed", "closing_at": "2021-06-14T15:33:00+02:00",
    }  # fmt: skip
    assert [(one["request"], one["spoke_ms"], one["limit_ms"], one["ruling"]) for one in floor["done"]] == [
        ("p", 45_000, 60_000, "not_upheld"), ("eu", 61_000, 240_000, None),
    ]  # fmt: skip
    assert (floor["speaking"]["request"], floor["speaking"]["remaining_ms"]) == ("no", 61_000)
    assert floor["undo"] == "Armenia corrected"
