"""Requests that were sent ahead, into a real conference: a plan, then acts; nothing is ever added twice."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.conference.request_decision import Decision, decision_from
from app.errors import Unreadable, Unsaved
from app.exchange.plan import Plan
from app.exchange.requests.advance_request import AdvanceRequest
from app.floor.state import Request
from app.live.desk_id import DeskId, Role
from app.rehearsal.sample import build_sample, sample_folder
from app.station.requests_desk import RequestsDesk
from app.station.station import Station
from app.storage.tables.registrants import write_registrants
from app.times import SetClock
from tests.app.exchange.files import text_file
from tests.app.exchange.requests.mail.mails import HEAD, eml, mbox
from tests.app.people import OPENING, PEOPLE, make_conference

MAILS = {
    "R1": "claire@ca.invalid",
    "R2": "ingrid@no.invalid",
    "R4": "mona@un.invalid",
    "R5": "late@tr.invalid",
}
TABLE = "received_at,channel,entity,person,session,on_behalf_of,language,note\n"


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A conference of two sessions, before the first; its people have addresses."""
    held = Station.open(str(make_conference(tmp_path / "conference.rostrum")), clock=SetClock(OPENING))
    with held.changing("The test") as connection:
        known = [replace(person, email=MAILS.get(person.number, "")) for person in PEOPLE]
        write_registrants(connection, (), known)
    yield held
    held.close()


def of(number: str, session: str = "Panel 1", text: str = "We request the floor.", key: str = "") -> bytes:
    """A mail of a registrant."""
    head = HEAD.replace("Claire Tremblay <claire@ca.invalid>", MAILS.get(number, number))
    head = head.replace("Request for the floor, Panel 1", session)
    return eml(text, head=head.replace("1@ca", f"{key or number}{session}@x"))


def plan(station: Station, *mails: bytes, name: str = "requests.mbox") -> Plan[AdvanceRequest]:
    """What mails in one file would do."""
    path = Path(station.address).parent / name
    path.write_bytes(mbox(*mails))
    return RequestsDesk(station).planner([path])()


def listed(station: Station, code: str = "D1-P1") -> list[Request]:
    """The list of speakers."""
    floor = station.live(code).floor
    return [floor.requests[request] for request in floor.waiting]


def test_the_certain_are_written_and_the_doubtful_left(station: Station) -> None:
    """With what is needed and no more: not a word of any mail is in the file."""
    made = plan(
        station, of("R1"), of("R2", "D3-FLOOR"), of("some@one.invalid", text="Hush-hush words: the floor")
    )

    said = RequestsDesk(station).write(made)

    (canada,) = listed(station)
    assert said == "Imported requests.mbox: 2 new requests on the list, 1 left out."
    assert (canada.delegation, canada.person, canada.mode, canada.channel) == ("CA", "R1", "zoom", "email")
    assert canada.id.startswith("m-")
    assert [registrant.delegation for registrant in listed(station, "D3-FLOOR")] == ["NO"]
    kept = "\n".join(sqlite3.connect(f"file:{station.address}?mode=ro", uri=True).iterdump())
    assert "Hush" not in kept
    assert "We request" not in kept


def test_a_second_import_adds_nothing_twice(station: Station) -> None:
    """From another file, after a withdrawal, in another session's list."""
    RequestsDesk(station).write(plan(station, of("R1"), of("R2")))
    canada, norway = listed(station)
    station.do("D1-P1", "withdraw", request=norway.id)

    again = plan(station, of("R2"), of("R1"), name="again.mbox")
    said = RequestsDesk(station).write(again)

    assert (again.new, again.doubtful, len(again.unchanged)) == ((), (), 2)
    assert said == "Imported again.mbox: no new requests on the list."
    assert listed(station) == [canada]


def test_what_was_undone_may_come_again(station: Station) -> None:
    RequestsDesk(station).write(plan(station, of("R1")))
    station.do("D1-P1", "undo")
    assert listed(station) == []

    again = plan(station, of("R1"))
    RequestsDesk(station).write(again)

    assert [registrant.delegation for registrant in listed(station)] == ["CA"]


def test_two_desks_that_import_the_same_write_it_once(station: Station) -> None:
    """Each planned before the other wrote."""
    other = Station.open(station.address, clock=SetClock(OPENING), desk=DeskId(Role.AGENDA))
    first, second = plan(station, of("R1")), plan(other, of("R1"))

    RequestsDesk(station).write(first)
    said = RequestsDesk(other).write(second)

    assert len(listed(station)) == 1
    assert "no new requests" in said
    other.close()


def test_what_was_decided_is_written_and_remembered(station: Station) -> None:
    """Left out stays left out; a decided delegation and session are known again after an undo."""
    unknown = of("a@b.invalid", "?", "May we speak?")
    made = plan(station, unknown, of("R2"))
    asked, norway = made.doubtful[0].value.id, made.new[0].value.id

    said = RequestsDesk(station).write(
        made, {asked: Decision("RS", "R3", "D3-FLOOR"), norway: Decision(leave_out=True)}
    )
    station.do("D3-FLOOR", "undo")
    again = plan(station, unknown, of("R2"))

    assert said == "Imported requests.mbox: 1 new request on the list, 1 left out."
    assert listed(station) == []
    assert [(added.value.entity, added.value.person, added.value.session) for added in again.new] == [
        ("RS", "R3", "D3-FLOOR")
    ]
    assert [problem.reason for problem in again.unchanged] == ["It was decided to leave it out."]


@pytest.mark.parametrize(("second", "late"), [("13:30:00", False), ("13:30:01", True)])
def test_one_second_after_the_deadline_is_late(station: Station, second: str, late: bool) -> None:
    """By the server's clock, and last in the list."""
    mail = of("R1").replace(b"Sat, 12 Jun 2021 12:00:05", f"Mon, 14 Jun 2021 {second}".encode())

    said = RequestsDesk(station).write(plan(station, mail, of("R2").replace(b"12 Jun", b"14 Jun")))

    assert [(registrant.delegation, registrant.late) for registrant in listed(station)] == [
        ("NO", False),
        ("CA", late),
    ]
    assert ("1 late" in said) == late


def test_a_registrant_who_is_not_confirmed_is_marked(station: Station) -> None:
    RequestsDesk(station).write(plan(station, of("R5")))

    (one,) = listed(station)
    assert (one.delegation, one.note) == ("TR", "Unregistered: chair's decision.")


def test_a_closed_list_refuses_in_the_plan_and_in_the_writing(station: Station) -> None:
    """The sentence is the rule's own; whoever could be taken is taken."""
    before = plan(station, of("R1"), of("R2", "D3-FLOOR"))
    for act in ("open_session", "open_list", "close_list"):
        station.do("D1-P1", act)

    made = plan(station, of("R1"))
    said = RequestsDesk(station).write(before)

    assert made.doubtful[0].reason.startswith("The list of speakers is closed")
    assert "1 new request on the list." in said
    assert "Not taken: Canada: The list of speakers is closed" in said


def test_a_full_disk_says_how_many_were_written(station: Station) -> None:
    """What was written stays; the rest can be imported again."""
    made = plan(station, *(of("a@b.invalid", key=str(number)) for number in range(80)))
    pages = station._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    station._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    station._connection.rollback()

    with pytest.raises(Unsaved, match=r"^\d+ of the requests were written, then no more\. ") as told:
        RequestsDesk(station).write(
            made, {one.value.id: Decision("NO", "", "D1-P1") for one in made.doubtful}
        )
    assert 0 < len(listed(station)) == int(str(told.value).split()[0]) < 80


def test_a_table_goes_through_the_same_door(station: Station, tmp_path: Path) -> None:
    """Twice without adding twice; a session that is unknown is asked about."""
    path = text_file(
        tmp_path,
        TABLE + "2021-06-12T12:00,paper,Norway,R2,D1-P1,Nordic States,en,\n2021-06-12T12:00,,Canada,,D9,,,\n",
        "requests.csv",
    )
    made = RequestsDesk(station).planner([path])()
    RequestsDesk(station).write(made)
    again = RequestsDesk(station).planner([path])()

    (norway,) = listed(station)
    assert (norway.kind, norway.channel, norway.late) == ("group_statement", "paper", False)
    assert made.doubtful[0].reason == "There is no session “D9” with a list of speakers."
    assert [problem.line for problem in again.unchanged] == [2]


def test_mails_and_tables_are_taken_together(station: Station, tmp_path: Path) -> None:
    table = text_file(tmp_path, TABLE + "2021-06-12T12:00,,Serbia,,D1-P1,,,\n", "requests.csv")
    (tmp_path / "one.eml").write_bytes(of("R1"))

    made = RequestsDesk(station).planner([table, tmp_path / "one.eml"])()

    assert made.source == "2 files"
    assert [added.value.entity for added in made.new] == ["CA", "RS"]


def test_what_cannot_be_read_is_refused(station: Station, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"nothing\.eml is not there"):
        RequestsDesk(station).planner([tmp_path / "nothing.eml"])()


def test_the_samples_requests_are_all_on_its_lists(tmp_path: Path) -> None:
    """The table from which the sample is built adds nothing; its mails are the other delegations'."""
    build_sample(tmp_path / "sample.rostrum")
    station = Station.open(str(tmp_path / "sample.rostrum"), clock=SetClock(OPENING))

    table = RequestsDesk(station).planner([sample_folder() / "requests.csv"])()
    mails = RequestsDesk(station).planner([sample_folder() / "requests.mbox"])()

    assert (table.new, table.doubtful) == ((), ())
    assert (len(mails.new), len(mails.doubtful), mails.problems) == (7, 3, ())
    station.close()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"session": 1}', "null", "leave out"])
def test_a_decision_that_cannot_be_understood_decides_little(text: str) -> None:
    """Another program may have written it."""
    assert decision_from(text) in (Decision(), Decision(session="1"))


@pytest.mark.parametrize("kept", [Decision(), Decision(leave_out=True), Decision("NO", "R2", "D1-P1")])
def test_a_decision_is_kept_as_it_was(kept: Decision) -> None:
    assert decision_from(kept.text()) == kept
