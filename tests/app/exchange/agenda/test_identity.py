"""An event is its UID (RFC 5545, 3.8.4.7): renamed and moved it stays the session that it was."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.conference.registrants import Registrant
from app.conference.sessions import Session
from app.exchange.agenda.read import plan_agenda
from app.exchange.agenda.write import FORMATS, agenda_file, hidden
from app.exchange.agenda.write_rows import our_uids
from app.exchange.plan import Plan
from app.protection.protection import Protection
from app.times import zone
from tests.app.exchange.agenda.schedules import event as talk
from tests.app.exchange.agenda.schedules import xml
from tests.app.exchange.files import agenda, text_file
from tests.app.people import CONFERENCE, PANEL

VIENNA = zone("Europe/Vienna")


def event(uid: str, title: str, hour: int = 8, day: int = 14, **more: str) -> str:
    """One event of an hour; more properties by their names."""
    lines = "".join(f"{name.replace('_', '-')}:{value}\n" for name, value in more.items())
    named = f"UID:{uid}\n" if uid else ""
    begins = f"DTSTART:202106{day}T{hour:02}0000Z\nDURATION:PT1H\n"
    return f"BEGIN:VEVENT\n{named}SUMMARY:{title}\n{begins}{lines}END:VEVENT\n"


def plan_of(folder: Path, *events: str, known: Sequence[Session] = (), before: str = "") -> Plan[Session]:
    """The plan of a calendar with these events."""
    text = f"BEGIN:VCALENDAR\n{before}{''.join(events)}END:VCALENDAR\n"
    return agenda(text_file(folder, text, "agenda.ics"), known)


def after(plan: Plan[Session]) -> tuple[Session, ...]:
    """The agenda once a plan is written."""
    return tuple(replace(change.value, id=place) for place, change in enumerate(plan.changes, 1))


def told(plan: Plan[Session]) -> dict[str, tuple[str, str]]:
    """What becomes of each code: what, and the title."""
    return {change.value.code: (change.what, change.value.title) for change in plan.changes}


def test_what_is_renamed_and_moved_stays_what_it_was(tmp_path: Path) -> None:
    """Also to another day; three breaks of one name stay three."""
    first = after(
        plan_of(
            tmp_path,
            event("a", "Opening"),
            event("b", "Break", 9),
            event("c", "Break", 12),
            event("d", "Break", 15),
        )
    )

    plan = plan_of(
        tmp_path,
        event("d", "Break", 12),
        event("c", "Break", 9),
        event("a", "Opening by the Chair", 10, 16),
        event("b", "Break", 15, 15),
        known=first,
    )

    assert told(plan) == {
        "D1-1": ("changed", "Opening by the Chair"),
        "D1-2": ("changed", "Break"),
        "D1-3": ("changed", "Break"),
        "D1-4": ("changed", "Break"),
    }


@pytest.mark.parametrize("category", ["COVID-19", "SDG16", "Hall-2", "P1", "D1-P1"])
def test_a_category_is_no_code(tmp_path: Path, category: str) -> None:
    """What comes first does not become a session that is there, though it bears its code as a category."""
    first = after(plan_of(tmp_path, event("p", "Panel on crews", CATEGORIES=category)))

    plan = plan_of(
        tmp_path,
        event("o", "Accreditation", 7, CATEGORIES=category),
        event("p", "Panel on crews", CATEGORIES=category),
        known=(*first, PANEL),
    )

    assert {title for what, title in told(plan).values() if what == "new"} == {"Accreditation"}
    assert told(plan)["D1-1"] == ("unchanged", "Panel on crews")
    assert told(plan)[PANEL.code][0] == "gone"


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ({"SEQUENCE": "2"}, {"SEQUENCE": "10"}, "other"),
        ({"SEQUENCE": "2"}, {}, "one"),
        (
            {"SEQUENCE": "1", "DTSTAMP": "20210502T000000Z"},
            {"SEQUENCE": "1", "DTSTAMP": "20210503T000000Z"},
            "other",
        ),
        (
            {"SEQUENCE": "3", "DTSTAMP": "20210501T000000Z"},
            {"SEQUENCE": "1", "DTSTAMP": "20210503T000000Z"},
            "one",
        ),
        ({"DTSTAMP": "20210504T000000Z"}, {"DTSTAMP": "20210503T000000Z"}, "one"),
    ],
)
def test_the_last_version_of_an_event_holds(
    tmp_path: Path, one: dict[str, str], other: dict[str, str], holds: str
) -> None:
    """SEQUENCE as a number, then the later DTSTAMP (RFC 5546, 2.1.5), wherever each stands."""
    events = [event("v", "one", 8, **one), event("v", "other", 12, **other)]

    for ordered in (events, events[::-1]):
        plan = plan_of(tmp_path, *ordered)
        assert [change.value.title for change in plan.new] == [holds]
        assert "older version" in plan.notes[0]


def test_two_events_of_one_uid_that_nothing_orders_are_two(tmp_path: Path) -> None:
    """Some programs give each event the same; one that stands there twice is one."""
    plan = plan_of(
        tmp_path, event("x", "One"), event("x", "Two", 12), event("y", "Three", 15), event("y", "Three", 15)
    )

    assert [change.value.title for change in plan.new] == ["One", "Two", "Three"]
    assert [change.value.uid for change in plan.new] == ["", "", "y"]


def test_an_instance_alone_is_an_event_and_its_own(tmp_path: Path) -> None:
    """RECURRENCE-ID without a rule in the file; with the rule it is part of what recurs."""
    alone = event("s", "Group", RECURRENCE_ID="20210614T080000Z")
    other = event("s", "Group", 10, 15, RECURRENCE_ID="20210615T080000Z")
    first = after(plan_of(tmp_path, alone, other))

    moved = plan_of(tmp_path, alone.replace("T080000Z\nDUR", "T090000Z\nDUR"), other, known=first)
    ruled = plan_of(tmp_path, alone, event("s", "Group", RRULE="FREQ=DAILY"))

    assert [session.uid for session in first] == [f"s;RECURRENCE-ID=202106{day}T080000Z" for day in (14, 15)]
    assert told(moved) == {"D1-1": ("changed", "Group"), "D2-1": ("unchanged", "Group")}
    assert (len(ruled.new), len(ruled.problems)) == (0, 2)


def test_strange_uids_say_nothing(tmp_path: Path) -> None:
    """Some programs make new ones at every export: title and start tell, and the last UID is remembered."""
    first = after(plan_of(tmp_path, event("1", "Opening"), event("2", "Panel", 10)))

    plan = plan_of(tmp_path, event("8", "Opening"), event("9", "Panel", 10), known=first)

    assert (plan.to_write, [change.value.uid for change in plan.unchanged]) == ((), ["8", "9"])


def test_a_session_is_no_other_of_its_title(tmp_path: Path) -> None:
    """Where the file's UIDs are known, one that is not is new, though there is one session of its title."""
    first = after(plan_of(tmp_path, event("1", "Opening"), event("2", "Panel", 10)))

    plan = plan_of(tmp_path, event("1", "Opening"), event("3", "Panel", 15), known=first)

    assert told(plan) == {
        "D1-1": ("unchanged", "Opening"),
        "D1-3": ("new", "Panel"),
        "D1-2": ("gone", "Panel"),
    }


def test_an_agenda_from_before_uids_matches_once_by_title_and_start(tmp_path: Path) -> None:
    older = [
        replace(session, uid="")
        for session in after(plan_of(tmp_path, event("1", "Opening"), event("2", "Panel", 10)))
    ]

    once = plan_of(tmp_path, event("1", "Opening"), event("2", "Panel", 10), known=older)
    then = plan_of(tmp_path, event("1", "Welcome", 9), event("2", "Panel 1", 11), known=after(once))

    assert (len(once.unchanged), len(then.changed), len(then.changes)) == (2, 2, 2)


@pytest.mark.parametrize("how", [{"STATUS": "CANCELLED", "SEQUENCE": "1"}, {"STATUS": "cancelled "}])
def test_what_is_cancelled_is_named_and_stays(tmp_path: Path, how: dict[str, str]) -> None:
    first = after(plan_of(tmp_path, event("1", "Opening"), event("2", "Panel", 10)))

    plan = plan_of(tmp_path, event("1", "Opening"), event("2", "Panel moved", 12, **how), known=first)

    assert told(plan)["D1-2"] == ("gone", "Panel")
    assert plan.gone[0].reason == "cancelled in the file"
    assert "“Panel” (D1-2) is cancelled in the file" in plan.notes[0]


def test_a_calendar_of_cancellations_cancels_all(tmp_path: Path) -> None:
    """METHOD:CANCEL (RFC 5546, 3.2.5)."""
    first = after(plan_of(tmp_path, event("1", "Opening")))

    plan = plan_of(tmp_path, event("1", "Opening", SEQUENCE="1"), known=first, before="METHOD:CANCEL\n")

    assert [(change.what, change.reason) for change in plan.changes] == [("gone", "cancelled in the file")]


def test_overlaps_are_told_against_what_stays(tmp_path: Path) -> None:
    """And not between sessions of which the file says nothing, nor between halls that are neighbours."""
    stays = [replace(PANEL, code=f"P{number}", id=number, room="Hall A", items=()) for number in (1, 2)]

    here = plan_of(tmp_path, event("1", "Choir", 14, LOCATION="hall  a"), known=stays)
    beside = plan_of(tmp_path, event("1", "Choir", 14, LOCATION="Hall B"), known=stays)

    assert [note.partition(":")[0] for note in here.notes] == ["P1 and D1-1 overlap in hall a"]
    assert beside.notes == ()


def test_frab_and_its_guid(tmp_path: Path) -> None:
    """Renamed, moved and under another number; another conference's number 1 is another session."""
    guid = "29aecfd7-2e44-4f49-ab86-29b5e0877325"
    (first,) = after(agenda(text_file(tmp_path, xml(talk(f"id='1' guid='{guid}'")), "a.xml")))

    renamed = agenda(
        text_file(tmp_path, xml(talk(f"id='7' guid='{guid}'", title="Welcome", start="14:00")), "b.xml"),
        (first,),
    )
    strange = agenda(
        text_file(tmp_path, xml(talk(f"id='1' guid='{guid[::-1]}'", title="Else", start="15:00")), "c.xml"),
        (first,),
    )

    assert told(renamed) == {"1": ("changed", "Welcome")}
    assert told(strange) == {"D1-1": ("new", "Else"), "1": ("gone", "Opening")}


@pytest.mark.parametrize("word", ["cancelled", "Canceled", "withdrawn"])
def test_a_talk_of_a_schedule_that_is_off_is_named_and_stays(tmp_path: Path, word: str) -> None:
    """Schedules say so by a status or a state; a talk that is confirmed is one."""
    talks = [
        talk("id='1' guid='g1'"),
        talk("id='2' guid='g2'", title="Talk", start="12:00", state="confirmed"),
    ]
    first = after(agenda(text_file(tmp_path, xml(*talks), "a.xml")))
    off = talks[1].replace("<state>confirmed", f"<state>{word}")

    plan = agenda(text_file(tmp_path, xml(talks[0], off), "b.xml"), first)

    assert told(plan) == {"1": ("unchanged", "Opening"), "2": ("gone", "Talk")}
    assert plan.gone[0].reason == "cancelled in the file"


NAMED = replace(PANEL, uid="a@calendar.example")


@pytest.mark.parametrize("form", FORMATS)
def test_a_uid_goes_out_and_comes_in(tmp_path: Path, form: str) -> None:
    """In a calendar as it is, in our own table too; a schedule has a guid that stays."""
    moved = replace(
        NAMED,
        title="Another",
        starts=NAMED.starts + timedelta(days=1),
        ends=NAMED.ends + timedelta(days=1),
        code="X",
    )
    path = tmp_path / "agenda.txt"
    path.write_bytes(agenda_file(form, CONFERENCE, (NAMED,), datetime(2021, 6, 1, tzinfo=UTC)))

    (change,) = agenda(path).new

    if form in ("ics", "csv", "xlsx"):
        assert change.value.uid == NAMED.uid
    if form not in ("csv", "xlsx"):
        plan = plan_agenda(path, zone=VIENNA, known=(moved,), ours=our_uids(CONFERENCE, (moved,)))
        assert [change.what for change in plan.changes] == ["changed"]
        assert plan.changes[0].value.code == "X"


def test_our_own_calendar_comes_back_without_what_it_carries(tmp_path: Path) -> None:
    """Saved by a program that drops what it does not know, renamed and moved there."""
    text = (
        agenda_file("ics", CONFERENCE, (PANEL,), datetime(2021, 6, 1, tzinfo=UTC))
        .decode()
        .replace("\r\n ", "")
    )
    kept = [line for line in text.split("\r\n") if not line.startswith("X-ROSTRUM")]
    changed = (
        "\r\n".join(kept).replace(PANEL.title, "Quite another").replace("20210614T153000", "20210614T163000")
    )
    path = text_file(tmp_path, changed, "agenda.ics")

    plan = plan_agenda(path, zone=VIENNA, known=(PANEL,), ours=our_uids(CONFERENCE, (PANEL,)))

    assert told(plan) == {PANEL.code: ("changed", "Quite another")}
    assert plan.changes[0].value.items == PANEL.items


@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_a_calendar_carries_survives_any_escaping(tmp_path: Path, times: int) -> None:
    """Programs that escape, unescape or cut at commas what they do not know."""
    session = replace(PANEL, notes='a, b; c \\ "d" 50% = <x>\\n', room="Hall: A")
    text = (
        agenda_file("ics", CONFERENCE, (session,), datetime(2021, 6, 1, tzinfo=UTC))
        .decode()
        .replace("\r\n ", "")
    )
    (carried,) = [line for line in text.split("\r\n") if line.startswith("X-ROSTRUM")]
    assert not set(carried.partition(":")[2]) & set(',;:\\"')

    for _ in range(times):
        text = text.replace("%2C", ",").replace(
            carried, carried.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
        )
    (change,) = agenda(text_file(tmp_path, text, "agenda.ics")).new

    assert change.value == replace(session, id=change.value.id, items=change.value.items)
    assert len(change.value.items) == len(session.items)


def test_a_carried_text_that_is_cut_is_said_and_the_event_is_taken(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, event("a", "Opening", X_ROSTRUM_ROWS='[["S1"'))

    assert [change.value.title for change in plan.new] == ["Opening"]
    assert "What “Opening” carries for Rostrum was changed by another program" in plan.notes[0]


def test_a_uid_that_names_a_protected_person_does_not_go_out() -> None:
    person = Registrant("R9", "Mona", "Lind", alias="Expert A")

    (shown,) = hidden((replace(PANEL, uid="talk-by-Mona-Lind@x"),), Protection((person,)))

    assert shown.uid == ""


def test_a_rule_of_one_event_is_none_of_others_with_its_uid(tmp_path: Path) -> None:
    """A festival gives every event the same UID: only what recurs is a problem."""
    plan = plan_of(
        tmp_path, event("x", "Daily", RRULE="FREQ=DAILY"), event("x", "Once", 10), event("x", "Again", 12)
    )

    assert [change.value.title for change in plan.new] == ["Once", "Again"]
    assert len(plan.problems) == 1
