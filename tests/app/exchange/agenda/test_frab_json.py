"""Schedules in JSON: frab's own form, pretalx's, and the second form of the hub of CCC."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.app.exchange.agenda.schedules import document, only, read
from tests.app.exchange.files import problems_of

TALK = {
    "id": 7,
    "guid": "b0c6f2ba-0000-5000-8000-000000000001",
    "code": "SQMXG7",
    "date": "2021-06-14T11:00:00+02:00",
    "start": "11:00",
    "duration": "00:45",
    "room": "Abacus",
    "title": "⚠️ Opening",
    "subtitle": "",
    "track": None,
    "language": "en",
    "abstract": "A talk",
    "persons": [{"id": 112, "public_name": 'Elger "Stitch" Jonker'}, {"id": 5, "name": "Bo Ek"}],
}


@pytest.mark.parametrize("wrapped", [True, False])
def test_json_says_the_same(tmp_path: Path, wrapped: bool) -> None:
    """Pretalx wraps the schedule, others do not."""
    session = only(tmp_path, document(TALK, wrapped=wrapped))

    assert (session.code, session.title, session.room) == ("SQMXG7", "⚠️ Opening", "Abacus")
    assert session.starts == datetime(2021, 6, 14, 9, tzinfo=UTC)
    assert session.items[0].speaker == 'Elger "Stitch" Jonker, Bo Ek'


def test_json_of_others(tmp_path: Path) -> None:
    """The whole instant under “start”, a title by language, no code that could be one."""
    other = {"start": "2021-06-14T10:30:00+02:00", "duration": "0:45", "guid": "https://x/y", "id": 0}

    session = only(tmp_path, document({**other, "title": {"de": "Anmeldung", "en": "Registration"}}))

    assert (session.code, session.title) == ("D1-1", "Registration")
    assert session.starts == datetime(2021, 6, 14, 8, 30, tzinfo=UTC)


def test_the_second_form_holds_all_events_in_one_list(tmp_path: Path) -> None:
    """As the hub of CCC writes it: the room is an object, the track a word to look up, the end is said."""
    night = {
        "guid": "b1740c2f-0c44-5f1b-89ed-456a9eecf0b8",
        "start": "2021-06-15T00:15:00+02:00",
        "end": "2021-06-15T00:55:00+02:00",
        "room": {"slug": "zigzag", "name": "Saal ZIGZAG"},
        "title": "A trial:",
        "subtitle": "by night",
        "track": {"slug": "making"},
        "participants": [{"name": "Ann Lee", "role": "speaker"}, {"name": "Bo Ek", "role": "speaker"}],
    }
    head = {
        "time_zone_name": "Europe/Berlin",
        "tracks": [{"slug": "making", "name": "Hardware & Making"}],
        "days": [{"index": 1, "date": "2021-06-14"}],
    }
    text = json.dumps({"schedule": {"conference": head, "events": [night, night | {"guid": "x", "end": ""}]}})

    plan = read(tmp_path, text)

    (change,) = plan.new
    session = change.value
    assert (session.title, session.room) == ("A trial: by night", "Saal ZIGZAG")
    assert (session.starts, session.ends) == (
        datetime(2021, 6, 14, 22, 15, tzinfo=UTC),
        datetime(2021, 6, 14, 22, 55, tzinfo=UTC),
    )
    assert (session.items[0].speaker, session.notes) == ("Ann Lee, Bo Ek", "Track: Hardware & Making.")
    assert problems_of(plan) == "line 1: “A trial:”: the event has no duration."


def test_a_faulty_event_of_json_names_its_line_and_title(tmp_path: Path) -> None:
    text = document(TALK, TALK | {"guid": "g-2", "duration": None})

    (problem,) = read(tmp_path, text).problems

    assert problem.what == "“⚠️ Opening”: the event has no duration."
    assert '"g-2"' in text.split("\n")[problem.line - 1]
