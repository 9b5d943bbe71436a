"""What a person decides about a list is remembered: the same question is never asked a second time."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.conference.matters import Matter
from app.conference.registrants import Registrant, Status
from app.exchange.plan import Change, Doubt, Plan
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.storage.tables import conference
from app.storage.tables.registrants import change_registrants
from app.times import SetClock
from tests.app.exchange.files import DEADLINE, text_file
from tests.app.people import CONFERENCE, OPENING, make_conference

HEAD = "first_name,family_name,entity,email,status,registered_at\n"
DOUBTFUL = HEAD + "Djordje,Ciric,RS,,confirmed,\nAnn,Smith,CA,,confirmed,\n"


@pytest.fixture
def station(tmp_path: Path) -> Station:
    """A station on a small conference with a deadline, and Đorđe Ćirić (R3) among its people."""
    held = Station.open(str(make_conference(tmp_path / "conference.rostrum")), clock=SetClock(OPENING))
    with held.changing("The test") as connection:
        conference.write_conference(connection, replace(CONFERENCE, registration_deadline=DEADLINE))
    return held


def plan_of(station: Station, path: Path, **more: Any) -> Plan[Registrant]:
    """The plan of a list of registrants."""
    return ImportDesk(station).plan("registrants", path, **more)  # type: ignore[return-value]


def question(change: Change[Registrant]) -> Doubt:
    """What is asked about a line."""
    assert change.doubt is not None
    return change.doubt


def answered(station: Station, path: Path, choice: str) -> Plan[Registrant]:
    """The plan after a person has said the same to every doubtful line, written."""
    asked = plan_of(station, path)
    answers = {"registrant": {question(one).key: choice for one in asked.doubtful}}
    plan = plan_of(station, path, answers=answers)
    ImportDesk(station).write("registrants", plan)
    return plan


def people(station: Station) -> dict[str, Registrant]:
    """Everybody by number."""
    return {registrant.number: registrant for registrant in station.load().registrants}


def test_a_doubtful_line_offers_three_choices(station: Station, tmp_path: Path) -> None:
    """The same person, another one, or leave out; nobody has decided."""
    (change,) = plan_of(station, text_file(tmp_path, DOUBTFUL)).doubtful

    doubt = question(change)
    assert [choice.code for choice in doubt.choices] == ["same", "other", "out"]
    assert doubt.choices[0].words == "the same person as R3 Đorđe Ćirić"
    assert doubt.chosen == ""


@pytest.mark.parametrize(
    ("choice", "whats", "count"),
    [("same", ["changed", "new"], 6), ("other", ["new", "new"], 7), ("out", ["left out", "new"], 6)],
)
def test_what_was_decided_is_done_and_never_asked_again(
    station: Station, tmp_path: Path, choice: str, whats: list[str], count: int
) -> None:
    """The second import of the same file, and of one whose lines say something else by now, asks nothing."""
    path = text_file(tmp_path, DOUBTFUL)
    plan = answered(station, path, choice)

    assert [change.what for change in plan.changes if change.line] == whats
    assert len(people(station)) == count
    for text in (DOUBTFUL, DOUBTFUL.replace("confirmed", "cancelled").replace("Ann", "Zoe,Smith,CA,,,\nAnn")):
        again = plan_of(station, text_file(tmp_path, text))
        assert again.doubtful == ()
    assert [added.value.given for added in again.new] == ["Zoe"]


def test_a_decision_can_be_changed_with_the_next_import(station: Station, tmp_path: Path) -> None:
    """A later answer about the same line takes the place of the former."""
    path = text_file(tmp_path, DOUBTFUL)
    answered(station, path, "out")
    (left_out,) = plan_of(station, path).left_out

    plan = plan_of(station, path, answers={"registrant": {question(left_out).key: "other"}})

    assert [added.value.full_name for added in plan.new] == ["Djordje Ciric"]


def test_without_an_answer_the_doubtful_are_left_out(station: Station, tmp_path: Path) -> None:
    """As `--yes` does: nothing is decided by silence."""
    path = text_file(tmp_path, DOUBTFUL)
    ImportDesk(station).write("registrants", plan_of(station, path))

    assert len(people(station)) == 6
    assert len(plan_of(station, path).doubtful) == 1


def test_two_lines_of_one_name_without_number_stay_two_people(station: Station, tmp_path: Path) -> None:
    """Decided once as another person, both lines are known again as who they were."""
    path = text_file(tmp_path, HEAD + "Bo,Lind,SE,,confirmed,\nBo,Lind,SE,,confirmed,\n")
    answered(station, path, "other")

    again = plan_of(station, path)

    assert len({one.value.number for one in again.unchanged}) == 2
    assert again.doubtful == again.to_write == ()


def test_a_number_that_bears_another_name_can_be_another_person(station: Station, tmp_path: Path) -> None:
    """The newcomer gets a number of his own; whoever had it keeps everything."""
    text = "reg_id,first_name,family_name,entity,email\nR1,Omar,Haddad,TR,omar@tr.invalid\n"
    before = people(station)["R1"]
    answered(station, text_file(tmp_path, text), "other")

    assert people(station)["R1"] == before
    assert people(station)["R6"].full_name == "Omar Haddad"
    assert plan_of(station, text_file(tmp_path, text)).unchanged[0].value.number == "R6"


def test_a_line_that_repeats_one_above_merges_into_it(station: Station, tmp_path: Path) -> None:
    """The earlier time holds, what is empty is filled; the number that went leads to the one that stays."""
    text = (
        "reg_id,first_name,family_name,entity,email,position,registered_at\n"
        "R7,Jon,Double,NO,jon@no.invalid,,2021-06-03T10:00Z\n"
        "R8,Jon,Double,NO,jon@no.invalid,Attaché,2021-06-01T10:00Z\n"
    )
    answered(station, text_file(tmp_path, text), "same")

    held = people(station)
    assert "R8" not in held
    assert held["R7"].position == "Attaché"
    assert held["R7"].registered_at == datetime(2021, 6, 1, 10, tzinfo=UTC)
    assert station.load().people["R8"] == held["R7"]
    again = plan_of(station, text_file(tmp_path, text))
    assert (again.doubtful, again.new) == ((), ())


def test_the_same_mail_and_name_for_another_entity_is_asked_about(station: Station, tmp_path: Path) -> None:
    """Somebody changed the delegation, or two people of one name share a mailbox: a person decides."""
    first = text_file(tmp_path, HEAD + "Ann,Smith,CA,ann@x.invalid,confirmed,\n")
    ImportDesk(station).write("registrants", plan_of(station, first))
    second = text_file(tmp_path, HEAD + "Ann,Smith,US,ann@x.invalid,confirmed,\n")

    (asked,) = plan_of(station, second).doubtful
    assert asked.reason == "R6 Ann Smith has the same e-mail address and name for CA"
    answered(station, second, "same")
    assert people(station)["R6"].entity == "US"


LATE = HEAD + "Late,Sample,IT,late@it.invalid,{status},2021-06-10T17:00:01+02:00\n"


def test_the_status_decides_about_the_late_until_a_person_does(station: Station, tmp_path: Path) -> None:
    """One second after 17:00:00: taken as the file says, with a question beside it."""
    (late,) = plan_of(station, text_file(tmp_path, LATE.format(status="confirmed"))).late

    assert (late.what, late.value.status, question(late).chosen) == ("new", Status.CONFIRMED, "confirmed")
    assert [choice.code for choice in question(late).choices] == ["pending", "confirmed", "out"]


def test_the_second_of_the_deadline_is_in_time(station: Station, tmp_path: Path) -> None:
    """Also with a fraction of it, as some systems write."""
    text = LATE.format(status="confirmed").replace("17:00:01+02:00", "17:00:00.900000+02:00")

    assert plan_of(station, text_file(tmp_path, text)).late == ()


@pytest.mark.parametrize(
    ("choice", "status"), [("pending", Status.PENDING), ("confirmed", Status.CONFIRMED), ("out", None)]
)
def test_what_is_decided_about_the_late_holds(
    station: Station, tmp_path: Path, choice: str, status: Status | None
) -> None:
    """The next file still says “confirmed”, and changes nothing."""
    path = text_file(tmp_path, LATE.format(status="confirmed"))
    (late,) = plan_of(station, path).late
    plan = plan_of(station, path, answers={"late": {question(late).key: choice}})
    ImportDesk(station).write("registrants", plan)

    assert (people(station)["R6"].status if status else people(station).get("R6")) == status
    assert plan_of(station, path).to_write == ()
    if status:
        cancelled = plan_of(station, text_file(tmp_path, LATE.format(status="cancelled")))
        assert cancelled.changed[0].value.status is Status.CANCELLED


def test_a_name_of_an_entity_is_decided_once(station: Station, tmp_path: Path) -> None:
    """“Swedn” is Sweden from now on, in every list."""
    path = text_file(tmp_path, HEAD + "Joan,Sample,Swedn,joan@se.invalid,confirmed,\n")
    (problem,) = plan_of(station, path).problems
    assert problem.doubt is not None
    assert problem.doubt.choices[0].code == "SE"

    plan = plan_of(station, path, answers={"entity": {problem.doubt.key: "SE"}})
    ImportDesk(station).write("registrants", plan)

    assert people(station)["R6"].entity == "SE"
    other = text_file(tmp_path, HEAD + "Jim,Sample,SWEDN,jim@se.invalid,confirmed,\n")
    assert [added.value.entity for added in plan_of(station, other).new] == ["SE"]


def test_a_similar_name_can_be_a_new_organization(station: Station, tmp_path: Path) -> None:
    """“Norwegen Hilfe”, say: the person says that it is new, and the list proposes it."""
    text = HEAD.replace("entity", "organization") + "Ann,Smith,Swedn,a@x.invalid,confirmed,\n"
    path = text_file(tmp_path, text)

    plan = plan_of(station, path, answers={"entity": {"swedn": "new"}})

    assert [entity.name for entity in plan.new_entities] == ["Swedn"]


OWN = "Fornavn;Etternavn;Hva\nIngrid;Berg;Norway\n"
MAP = {"Fornavn": "first_name", "Etternavn": "family_name", "Hva": "entity"}


def test_a_file_whose_columns_nobody_knows_can_be_mapped_by_a_person(
    station: Station, tmp_path: Path
) -> None:
    """Asked for, the plan has only its columns; mapped, it has its person; written, it is remembered."""
    path = text_file(tmp_path, OWN)
    asked = plan_of(station, path, ask=True)
    assert asked.reading is not None
    assert (asked.changes, asked.reading.wrong) == ((), "has no column with names.")
    assert next((column.header, column.example) for column in asked.reading.columns) == ("Fornavn", "Ingrid")

    ImportDesk(station).write("registrants", plan_of(station, path, columns=MAP))

    again = plan_of(station, text_file(tmp_path, "fornavn;ETTERNAVN;hva\nKari;Dahl;Sweden\n"))
    assert again.reading is not None
    assert again.reading.remembered
    assert [(added.value.full_name, added.value.entity) for added in again.new] == [("Kari Dahl", "SE")]


def test_a_mapping_that_was_not_written_is_not_remembered(station: Station, tmp_path: Path) -> None:
    path = text_file(tmp_path, OWN)
    plan_of(station, path, columns=MAP)

    assert station.decisions(Matter.COLUMNS) == {}


def test_what_was_read_is_told_column_by_column(station: Station, tmp_path: Path) -> None:
    """Example, field, and how many cells were understood."""
    text = (
        "Name;Country;Registration date;Diet\nAnn Smith;Swedn;25/05/2021;vegan\nBo Lind;Sweden;26/05/2021;\n"
    )
    reading = plan_of(station, text_file(tmp_path, text)).reading

    assert reading is not None
    told = [(column.header, column.field, column.understood, column.filled) for column in reading.columns]
    assert told == [
        ("Name", "full_name", 2, 2),
        ("Country", "entity", 1, 2),
        ("Registration date", "registered_at", 2, 2),
        ("Diet", "", 0, 1),
    ]
    assert (reading.header_line, reading.lines, reading.encoding) == (1, 2, "utf-8")


def test_a_person_can_say_where_the_header_is_and_how_dates_are_meant(
    station: Station, tmp_path: Path
) -> None:
    text = "Name;Country;When\nlist;of;people\nWho;Where;When\nAnn Smith;SE;10/06/2021\n"
    mapped = {"Who": "full_name", "Where": "entity", "When": "registered_at/mdy"}

    plan = plan_of(station, text_file(tmp_path, text), columns=mapped, header_line=3)

    assert [added.line for added in plan.new] == [4]
    assert plan.new[0].value.registered_at == datetime(2021, 10, 5, 22, tzinfo=UTC)


def test_a_person_can_choose_the_encoding_and_it_is_remembered(station: Station, tmp_path: Path) -> None:
    """A central European list that was taken for a western one."""
    path = text_file(tmp_path, "Name;Country\nŁukasz Żak;Poland\n", encoding="cp1250")
    mapped = {"Name": "full_name", "Country": "entity"}
    plan = plan_of(station, path, columns=mapped, encoding="cp1250")
    ImportDesk(station).write("registrants", plan)

    again = plan_of(
        station, text_file(tmp_path, "Name;Country\nĽubica Ďurišová;Slovakia\n", encoding="cp1250")
    )

    assert [added.value.full_name for added in again.new] == ["Ľubica Ďurišová"]


def test_a_later_import_keeps_what_the_desk_wrote_where_the_file_is_silent(
    station: Station, tmp_path: Path
) -> None:
    """Alias, note and badge stand; so does what another desk writes between the plan and the Import."""
    path = text_file(
        tmp_path, "reg_id,first_name,family_name,position,note,display_alias\nR1,Claire,Tremblay,Minister,,\n"
    )
    plan = plan_of(station, path)
    with station.changing("The desk") as connection:
        change_registrants(connection, [("R1", {"alias": "Expert C", "note": "wheelchair"})])
    before = people(station)["R1"]

    ImportDesk(station).write("registrants", plan)

    after = people(station)["R1"]
    assert (after.position, after.alias, after.note) == ("Minister", "Expert C", "wheelchair")
    assert (after.badge, after.id) == (before.badge, before.id)


def test_a_protected_name_stands_in_no_plan(station: Station, tmp_path: Path) -> None:
    """What changes is told without the name itself."""
    path = text_file(tmp_path, "reg_id,first_name,family_name\nR4,Monika,Lindqvist\n")
    (change,) = plan_of(station, path).changed

    assert "Mon" not in repr(change.fields)
    assert {field.field for field in change.fields} == {"given", "family"}


def test_decisions_are_written_with_the_import_or_not_at_all(station: Station, tmp_path: Path) -> None:
    """One transaction: a decision without its import would be half written."""
    path = text_file(tmp_path, DOUBTFUL)
    asked = plan_of(station, path)
    answers = {"registrant": {question(one).key: "other" for one in asked.doubtful}}
    plan = plan_of(station, path, answers=answers)
    with sqlite3.connect(station.address) as file:
        file.execute("CREATE TRIGGER full BEFORE INSERT ON imports BEGIN SELECT RAISE(ABORT, 'full'); END")
    file.close()

    with pytest.raises(Exception, match="not saved"):
        ImportDesk(station).write("registrants", plan)

    assert station.decisions(Matter.REGISTRANT) == {}
