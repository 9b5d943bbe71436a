"""Exports of Indico: the timetable, and an event with its sessions or contributions."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.conference.sessions import Session
from app.errors import Unreadable
from app.exchange.plan import Plan
from tests.app.exchange.files import agenda, problems_of, text_file

ANN = {"firstName": "Ann", "familyName": "Lee", "name": "Lee, Ann", "affiliation": "SE"}


def stamp(time: str, day: int = 14, zone: str = "Europe/Zurich") -> dict[str, str]:
    """An instant as Indico writes it."""
    return {"date": f"2021-06-{day}", "time": f"{time}:00", "tz": zone}


def entry(kind: str, title: str, start: str, end: str, **more: Any) -> dict[str, Any]:
    """An entry of the timetable."""
    times = {"startDate": stamp(start), "endDate": stamp(end)}
    return {"entryType": kind, "title": title, **times, "room": "160-1-009", "description": ""} | more


def read(folder: Path, results: object, *known: Session) -> Plan[Session]:
    """The plan of an export with these results."""
    document = {"count": 1, "_type": "HTTPAPIResult", "results": results}
    return agenda(text_file(folder, json.dumps(document), "136.json"), known)


def timetable(folder: Path, *days: Mapping[str, object]) -> Plan[Session]:
    """The plan of a timetable, a day after another."""
    return read(folder, {"137346": {f"2021061{number}": day for number, day in enumerate(days, 4)}})


SESSION = entry(
    "Session",
    "Panel 1",
    "14:00",
    "15:30",
    sessionSlotId=100,
    slotTitle="Demand",
    entries={
        "c2": entry("Contribution", "Second", "14:20", "14:40", contributionId=12, presenters=[]),
        "c1": entry("Contribution", "First", "14:00", "14:20", contributionId=11, presenters=[ANN]),
        "b1": entry("Break", "Coffee", "15:00", "15:10"),
    },
)


def test_a_session_of_the_timetable_holds_its_contributions_in_order(tmp_path: Path) -> None:
    """A start is hard only where it does not follow."""
    (change,) = timetable(tmp_path, {"s1": SESSION}).new

    session = change.value
    assert (session.code, session.title, session.kind) == ("s100", "Panel 1: Demand", "panel")
    assert (session.starts, session.ends) == (
        datetime(2021, 6, 14, 12, tzinfo=UTC),
        datetime(2021, 6, 14, 13, 30, tzinfo=UTC),
    )
    assert [(item.number, item.title, item.kind) for item in session.items] == [
        ("c11", "First", "panellist"),
        ("c12", "Second", "discussion"),
        ("b1", "Coffee", "break"),
    ]
    assert (session.items[0].speaker, session.items[0].entity) == ("Ann Lee", "SE")
    assert [bool(item.hard_start) for item in session.items] == [False, False, True]


def test_breaks_and_single_contributions_are_sessions(tmp_path: Path) -> None:
    day = {
        "c0": entry("Contribution", "Contrib 1", "16:00", "16:30", contributionId="0", presenters=[ANN]),
        "b7": entry("Break", "Lunch", "12:00", "13:00"),
    }

    lunch, talk = [change.value for change in timetable(tmp_path, day).new]

    assert (lunch.code, lunch.kind, lunch.items) == ("b7", "break", ())
    assert (talk.code, talk.room, talk.items[0].speaker) == ("c0", "160-1-009", "Ann Lee")


def test_a_session_over_midnight_stands_on_both_days_and_comes_once(tmp_path: Path) -> None:
    night = SESSION | {"endDate": stamp("01:00", 15), "entries": {}}

    plan = timetable(tmp_path, {"s1": night}, {"s1": night})

    assert [change.value.ends for change in plan.new] == [datetime(2021, 6, 14, 23, tzinfo=UTC)]


def test_every_time_is_in_the_zone_beside_it(tmp_path: Path) -> None:
    away = SESSION | {"startDate": stamp("08:00", zone="America/New_York"), "entries": {}}

    assert timetable(tmp_path, {"s1": away}).new[0].value.starts == datetime(2021, 6, 14, 12, tzinfo=UTC)


CONTRIBUTION = {
    "_type": "Contribution",
    "id": "3",
    "db_id": 11,
    "title": "First",
    "startDate": stamp("14:00"),
    "endDate": stamp("14:20"),
    "speakers": [{"first_name": "Ann", "last_name": "Lee", "fullName": "Lee, Ann", "affiliation": ""}],
    "session": "Panel 1",
    "room": "",
    "roomFullname": "Saal",
    "description": "<p>What it is</p>",
}


def test_an_event_with_sessions_has_the_same_codes_as_its_timetable(tmp_path: Path) -> None:
    block = {
        "_type": "SessionSlot",
        "id": 100,
        "title": "Panel 1: Demand",
        "slotTitle": "Demand",
        "startDate": stamp("14:00"),
        "endDate": stamp("15:30"),
        "room": "160-1-009",
        "session": {"title": "Panel 1", "description": "About demand"},
        "contributions": [CONTRIBUTION, CONTRIBUTION | {"db_id": 99, "startDate": None, "endDate": None}],
    }

    plan = read(tmp_path, [{"_type": "Conference", "title": "T", "sessions": [block], "contributions": []}])

    (change,) = plan.new
    assert (change.value.code, change.value.title) == ("s100", "Panel 1: Demand")
    assert change.value.notes == "About demand"
    assert [(item.number, item.speaker, item.notes) for item in change.value.items] == [
        ("c11", "Ann Lee", "What it is")
    ]
    assert "Panel 1: Demand: 1 without a time was left out." in plan.notes


def test_an_event_with_contributions_only(tmp_path: Path) -> None:
    """One that is not scheduled is left out, and the plan says so."""
    bare = CONTRIBUTION | {"db_id": 12, "startDate": None, "endDate": None}

    plan = read(tmp_path, [{"title": "T", "contributions": [CONTRIBUTION, bare]}])

    assert [(change.value.code, change.value.room) for change in plan.new] == [("c11", "Saal")]
    assert plan.notes == ("1 without a time was left out.",)


def test_a_second_import_shows_what_moved_and_keeps_ids(tmp_path: Path) -> None:
    first = timetable(tmp_path, {"s1": SESSION}).new[0].value
    known = replace(
        first,
        id=5,
        limit_ms=180_000,
        items=tuple(replace(item, id=50 + place) for place, item in enumerate(first.items)),
    )
    swapped = json.loads(json.dumps(SESSION).replace("14:20:00", "14:25:00"))

    (change,) = read(tmp_path, {"1": {"20210614": {"s1": swapped}}}, known).changed

    assert [field.field for field in change.fields] == ["item c11 duration_ms", "item c12 duration_ms"]
    assert [item.id for item in change.value.items] == [50, 51, 52]
    assert change.value.limit_ms == 180_000


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"title": ""}, "The entry has no title"),
        ({"endDate": None, "entries": {}}, "it has no end"),
        ({"endDate": stamp("14:00")}, "has no length"),
        ({"endDate": stamp("13:00")}, "would end before it starts"),
        (
            {"startDate": {"date": "2021-06-14", "time": "14:00:00", "tz": "Mars"}},
            "“Mars” is not a time zone",
        ),
        ({"startDate": {"date": "x", "time": "y"}}, "not a date and time"),
        ({"title": ["a"]}, "title is not a text"),
    ],
)
def test_a_faulty_entry_is_a_problem(tmp_path: Path, wrong: dict[str, object], reason: str) -> None:
    plan = timetable(tmp_path, {"s1": SESSION | wrong, "b7": entry("Break", "Lunch", "12:00", "13:00")})

    assert reason in problems_of(plan)
    assert [change.value.title for change in plan.new] == ["Lunch"]


@pytest.mark.parametrize("results", [{}, [], {"1": []}, [{"title": "T"}], [None]])
def test_an_export_without_entries_is_refused(tmp_path: Path, results: object) -> None:
    with pytest.raises(Unreadable, match="has no event"):
        read(tmp_path, results)


def test_where_nobody_is_said_to_speak_the_authors_do_and_the_plan_says_so(tmp_path: Path) -> None:
    """As the export of a real developers' conference; it says the session and the track of each, too."""
    author = {"first_name": " Bo", "last_name": "Ek,", "affiliation": "SE"}
    written = CONTRIBUTION | {"speakers": [], "primaryauthors": [author], "track": "Half slot"}
    opening = CONTRIBUTION | {"db_id": 12, "title": "Opening Session", "room": "Foyer", "speakers": []}

    plan = read(tmp_path, [{"contributions": [written, opening]}])

    first, second = [change.value for change in plan.new]
    assert [(item.speaker, item.entity) for item in first.items] == [("Bo Ek", "SE")]
    assert first.notes == "Session: Panel 1. Track: Half slot. What it is"
    assert (second.kind, second.items) == ("opening", ())
    assert plan.notes == ("1 entry names no speaker; who wrote it was taken as speaking.",)
