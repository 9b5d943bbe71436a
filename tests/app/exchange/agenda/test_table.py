"""An agenda from a table, CSV or XLSX: sessions, their items, what changed, what overlaps, what is wrong."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from app.errors import Unreadable
from tests.app.exchange.files import agenda, problems_of, text_file, workbook
from tests.app.people import PANEL, STATEMENTS

HEAD = "session,item,kind,title,start,end,hard_end,duration,room,speaker,entity,mode,language,limit,notes\n"
PANEL_1 = (
    "D1-P1,,panel,Panel 1: What demand is,2021-06-14T15:30+02:00,2021-06-14T17:30+02:00,"
    "2021-06-14T17:40+02:00,,,,,,,180,\n"
    "D1-P1,1,introduction,Introduction,,,,10:00,,,SE,room,,,\n"
    "D1-P1,2,discussion,Discussion,,,,1:00:00,,,,,,,\n"
    "D1-P1,3,response,Replies of the panellists,,,,10:00,,,,,,,\n"
)
STATEMENTS_3 = (
    "D3-FLOOR,,statements,Statements by delegations,2021-06-16 13:30,2021-06-16 15:15,,,,,,,,,\n"
    "D3-FLOOR,1,discussion,List of speakers,,,,1:35:00,,,,,,,\n"
)


def test_our_own_table_reads_back_as_what_is_known(tmp_path: Path) -> None:
    """Times with an offset or at the venue, durations as m:ss, the speaking time in seconds."""
    path = text_file(tmp_path, HEAD + PANEL_1 + STATEMENTS_3)

    plan = agenda(path, (PANEL, STATEMENTS))

    assert plan.problems == ()
    assert [change.value for change in plan.unchanged] == [PANEL, STATEMENTS]
    assert plan.to_write == ()


def test_what_differs_is_shown_field_by_field(tmp_path: Path) -> None:
    """A later start, a longer discussion, an item more and one less."""
    text = (HEAD + PANEL_1).replace("15:30+02:00", "15:45+02:00").replace("1:00:00", "1:05:00")
    text = text.replace("D1-P1,3,response,Replies of the panellists", "D1-P1,4,video,Video message")

    (change,) = agenda(text_file(tmp_path, text), (PANEL,)).changed

    assert [(field.field, field.before, field.after) for field in change.fields] == [
        ("starts", "2021-06-14T15:30:00+02:00", "2021-06-14T15:45:00+02:00"),
        ("item 2 duration_ms", "1:00:00", "1:05:00"),
        ("item 4", "", "Video message"),
        ("item 3", "Replies of the panellists", ""),
    ]


def test_sessions_and_items_keep_their_ids(tmp_path: Path) -> None:
    """What belongs to an item stays with it when its words change."""
    known = replace(PANEL, id=7, items=tuple(replace(item, id=70 + int(item.number)) for item in PANEL.items))
    text = (HEAD + PANEL_1).replace("Introduction", "Welcome")

    (change,) = agenda(text_file(tmp_path, text), (known,)).changed

    assert change.value.id == 7
    assert [item.id for item in change.value.items] == [71, 72, 73]


def test_a_session_that_the_file_does_not_name_is_listed_and_stays(tmp_path: Path) -> None:
    plan = agenda(text_file(tmp_path, HEAD + PANEL_1), (PANEL, STATEMENTS))

    assert [change.value.code for change in plan.gone] == ["D3-FLOOR"]
    assert plan.to_write == ()


def test_a_session_with_a_fault_is_left_out_whole_and_not_called_gone(tmp_path: Path) -> None:
    """Half a session would be worse than the old one."""
    text = HEAD + PANEL_1.replace("10:00,,,SE", "ten,,,SE") + STATEMENTS_3

    plan = agenda(text_file(tmp_path, text), (PANEL, STATEMENTS))

    assert problems_of(plan) == "line 3: duration: “ten” is not a duration; write it as m:ss or h:mm:ss."
    assert [change.value.code for change in plan.changes] == ["D3-FLOOR"]


def test_a_german_table_reads_alike(tmp_path: Path) -> None:
    """Semicolons, German headers, words and dates; a length instead of an end."""
    path = text_file(
        tmp_path,
        "Sitzung;Nummer;Art;Titel;Beginn;Dauer;Saal\n"
        "D1-P1;;Podium;Nachfrage;14.06.2021 15:30;1:30:00;Neuer Saal\n"
        "D1-P1;1;Begrüßung;Eröffnungsworte;;5:00;\n",
    )

    (change,) = agenda(path).new

    session = change.value
    assert (session.kind, session.title, session.room) == ("panel", "Nachfrage", "Neuer Saal")
    assert (session.starts, session.ends) == (PANEL.starts, PANEL.starts + timedelta(minutes=90))
    assert [(item.kind, item.duration_ms) for item in session.items] == [("introduction", 300_000)]


def test_a_workbook_with_real_dates_and_lengths_reads_alike(tmp_path: Path) -> None:
    """Cells that a spreadsheet holds as dates and spans of time."""
    path = workbook(
        tmp_path,
        [
            ["Session", "Item", "Kind", "Title", "Start", "End", "Duration", "Limit"],
            ["D1-P1", None, "panel", "Demand", datetime(2021, 6, 14, 15, 30), "14.06.2021 17:00", None, 180],
            ["D1-P1", 1, "keynote", "Address", None, None, timedelta(minutes=8, seconds=30), None],
            ["D1-P1", 2, "discussion", "Debate", None, None, "1:00:00", None],
        ],
    )

    plan = agenda(path)

    assert plan.problems == ()
    session = plan.new[0].value
    assert (session.starts, session.limit_ms) == (PANEL.starts, 180_000)
    assert [item.duration_ms for item in session.items] == [510_000, 3_600_000]


def test_sessions_that_need_one_room_at_one_time_are_named(tmp_path: Path) -> None:
    """A note, not a refusal: perhaps it is meant."""
    text = HEAD + (
        "A,,panel,One,2021-06-14T15:00,2021-06-14T16:00,,,Neuer Saal,,,,,,\n"
        "B,,panel,Two,2021-06-14T15:59,2021-06-14T17:00,,,Neuer Saal,,,,,,\n"
        "C,,panel,Three,2021-06-14T17:00,2021-06-14T18:00,,,Neuer Saal,,,,,,\n"
        "D,,panel,Four,2021-06-14T15:00,2021-06-14T16:00,,,Ratsaal,,,,,,\n"
    )

    plan = agenda(text_file(tmp_path, text))

    assert len(plan.new) == 4
    assert plan.notes == ("A and B overlap in Neuer Saal: A ends at 2021-06-14T16:00:00+02:00.",)


def test_a_session_inside_a_long_one_is_named_though_another_stands_between(tmp_path: Path) -> None:
    """The long one still holds the room after the short one is over."""
    text = HEAD + (
        "LONG,,panel,One,2021-06-14T10:00,2021-06-14T18:00,,,Saal,,,,,,\n"
        "SHORT,,panel,Two,2021-06-14T11:00,2021-06-14T12:00,,,Saal,,,,,,\n"
        "LATE,,panel,Three,2021-06-14T14:00,2021-06-14T15:00,,,Saal,,,,,,\n"
    )

    notes = agenda(text_file(tmp_path, text)).notes

    assert [note.split(" in ")[0] for note in notes] == ["LONG and SHORT overlap", "LONG and LATE overlap"]


ROW = "{code},{item},{kind},{title},{start},{end},{hard_end},{duration},,,,{mode},,{limit},\n"
GOOD = {
    "code": "D1-P1",
    "item": "",
    "kind": "panel",
    "title": "Demand",
    "start": "2021-06-14T15:30",
    "end": "2021-06-14T17:00",
    "hard_end": "",
    "duration": "",
    "mode": "",
    "limit": "",
}


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"code": ""}, "there is no session code"),
        ({"code": "../../etc"}, "“../../etc” cannot be a session code"),
        ({"code": "D1 P1"}, "cannot be a session code"),
        ({"code": "-x"}, "cannot be a session code"),
        ({"title": ""}, "the session D1-P1 has no title"),
        ({"start": ""}, "there is no time"),
        ({"start": "31.06.2021"}, "a date that does not exist"),
        ({"start": "0001-01-01T00:00"}, "outside the calendar"),
        ({"end": ""}, "the session D1-P1 has no end"),
        ({"end": "2021-06-14T15:29"}, "would end before it starts"),
        ({"end": "2021-06-14T15:30"}, "has no length: it ends when it starts"),
        ({"end": "2021-06-14T24:00:01"}, "is not a date and time"),
        ({"hard_end": "2021-06-14T16:00"}, "the hard end of D1-P1 is before its end"),
        ({"limit": "3 minutes"}, "is not a speaking time in whole seconds"),
        ({"limit": "0"}, "is not a speaking time"),
        ({"limit": "99999"}, "is not a speaking time"),
        ({"kind": "party"}, "“party” is not known; it is one of: opening, panel"),
        ({"item": "1"}, "has no line of its own above its items"),
        ({"title": "=1+1"}, "“=1+1” is a formula"),
        ({"title": "x" * 2_001}, "2001 characters long"),
    ],
)
def test_a_wrong_cell_is_a_problem_of_its_line(tmp_path: Path, wrong: dict[str, str], reason: str) -> None:
    """And the session is not taken."""
    plan = agenda(text_file(tmp_path, HEAD + ROW.format_map(GOOD | wrong)))

    assert plan.changes == ()
    assert reason in problems_of(plan)
    assert all(problem.line == 2 for problem in plan.problems)


def test_a_session_twice_and_an_item_twice_are_problems(tmp_path: Path) -> None:
    plan = agenda(text_file(tmp_path, HEAD + PANEL_1 + STATEMENTS_3 + STATEMENTS_3))

    assert "line 8: session: the session D3-FLOOR stands already above." in problems_of(plan)
    assert "line 9: item: the item 1 of D3-FLOOR stands already above." in problems_of(plan)


def test_a_table_without_the_columns_it_needs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="has no column for: session, start; map one with --map"):
        agenda(text_file(tmp_path, "Title,Room,Speaker\nDemand,Saal,Ann\n"))


def test_a_time_of_day_cell_is_not_taken_for_minutes(tmp_path: Path) -> None:
    """A spreadsheet turns 0:08:00 into a time of day; it is eight minutes, not eight seconds."""
    path = workbook(
        tmp_path,
        [
            ["Session", "Item", "Title", "Start", "End", "Duration"],
            ["A", None, "One", datetime(2021, 6, 14, 15, 30), datetime(2021, 6, 14, 17), None],
            ["A", 1, "Address", None, None, time(0, 8)],
            ["A", 2, "Debate", None, None, time(1, 5)],
            ["A", 3, "Replies", None, None, time(0, 7, 30)],
        ],
    )

    plan = agenda(path)

    assert plan.problems == ()
    assert [item.duration_ms // 1000 for item in plan.new[0].value.items] == [480, 3900, 450]
    assert plan.new[0].value.starts == datetime(2021, 6, 14, 13, 30, tzinfo=UTC)


def test_an_item_longer_than_its_session_is_a_problem(tmp_path: Path) -> None:
    """A spreadsheet that took 8:00 for eight o'clock is found out."""
    path = workbook(
        tmp_path,
        [
            ["Session", "Item", "Title", "Start", "End", "Duration"],
            ["A", None, "One", datetime(2021, 6, 14, 15, 30), datetime(2021, 6, 14, 17), None],
            ["A", 1, "Address", None, None, time(8, 0)],
        ],
    )

    plan = agenda(path)

    assert plan.changes == ()
    assert problems_of(plan) == (
        "line 3: Duration: “08:00:00” is longer than the whole session A; write m:ss as text, or h:mm:ss."
    )
