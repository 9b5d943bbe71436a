"""A file from outside into a real conference: first a plan that writes nothing, then one transaction."""

import sqlite3
from pathlib import Path

import pytest

from app.conference.registrants import Attendance, Status
from app.errors import Trouble, Unreadable, Unsaved
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.exchange.files import text_file
from tests.app.people import OPENING, PEOPLE, make_conference

LIST = (
    "reg_id,title,first_name,family_name,organization,category,attendance_mode,status,email\n"
    "R1,,Claire,Tremblay,Canada,delegation,in person,confirmed,claire@ca.invalid\n"
    "R2,H.E.,Ingrid,Solberg,Norway,delegation,in person,confirmed,\n"
    "R6,Ms,Amina,Yusuf,Lighthouse Shelter Network,NGO,zoom,confirmed,amina@lsn.invalid\n"
    ",,Djordje,Ciric,Serbia,delegation,in person,confirmed,\n"
)


@pytest.fixture
def station(tmp_path: Path) -> Station:
    """A station on a small conference."""
    return Station.open(str(make_conference(tmp_path / "conference.rostrum")), clock=SetClock(OPENING))


def dump(station: Station) -> list[str]:
    """Every row of the conference's file, as another program reads it."""
    file = sqlite3.connect(f"file:{station.address}?mode=ro", uri=True)
    try:
        return list(file.iterdump())
    finally:
        file.close()


def take(station: Station, path: Path, what: str = "registrants") -> str:
    """Plan and write, as the desk does."""
    return ImportDesk(station).write(what, ImportDesk(station).plan(what, path))


def test_a_plan_writes_nothing(station: Station, tmp_path: Path) -> None:
    """Looking at a file changes not one byte of the rows."""
    before = dump(station)

    ImportDesk(station).plan("registrants", text_file(tmp_path, LIST))

    assert dump(station) == before


def test_new_and_changed_people_are_written_the_doubtful_not(station: Station, tmp_path: Path) -> None:
    """Claire and Ingrid come to Vienna, Amina is new with her organization; Djordje is asked about."""
    sentence = take(station, text_file(tmp_path, LIST))

    loaded = station.load()
    people = {registrant.number: registrant for registrant in loaded.registrants}
    assert sentence == ("Imported list.csv: 1 new, 2 changed, 0 unchanged, 1 doubtful, 2 not in the file.")
    assert (people["R1"].attendance, people["R1"].email) == (Attendance.IN_ROOM, "claire@ca.invalid")
    assert people["R6"].entity == "LSN"
    assert loaded.entities["LSN"].name == "Lighthouse Shelter Network"
    assert len(people) == len(PEOPLE) + 1
    assert people["R3"].native == PEOPLE[2].native


def test_nobody_is_ever_removed_or_given_another_badge(station: Station, tmp_path: Path) -> None:
    """Ids and badges stay; those whom the file does not name stay as they were."""
    before = {registrant.number: registrant for registrant in station.load().registrants}

    take(station, text_file(tmp_path, LIST))

    after = {registrant.number: registrant for registrant in station.load().registrants}
    assert {one: (after[one].id, after[one].badge) for one in before} == {
        number: (person.id, person.badge) for number, person in before.items()
    }
    assert [after[name] for name in ("R3", "R4", "R5")] == [before[name] for name in ("R3", "R4", "R5")]


def test_the_second_import_of_a_file_changes_nobody(station: Station, tmp_path: Path) -> None:
    """Only the note of the import is new."""
    path = text_file(tmp_path, LIST)
    take(station, path)
    before = station.load()

    plan = ImportDesk(station).plan("registrants", path)
    ImportDesk(station).write("registrants", plan)

    assert (plan.new, plan.changed, plan.new_entities) == ((), (), ())
    after = station.load()
    assert (after.registrants, after.entities) == (before.registrants, before.entities)


def test_people_without_numbers_are_known_again(station: Station, tmp_path: Path) -> None:
    """By mail and entity, or because the same line was this person before; nobody is asked about twice."""
    path = text_file(tmp_path, "Name,Country,Email\nAnn Smith,Ireland,ann@ie.invalid\nBo Lind,Sweden,\n")
    take(station, path)

    plan = ImportDesk(station).plan("registrants", path)

    assert [change.line for change in plan.unchanged] == [2, 3]
    assert plan.to_write == ()


def test_faulty_lines_are_left_out_and_the_good_ones_taken(station: Station, tmp_path: Path) -> None:
    """One bad cell does not keep the others waiting."""
    text = LIST.replace("zoom,confirmed", "zoom,maybe")
    plan = ImportDesk(station).plan("registrants", text_file(tmp_path, text))
    ImportDesk(station).write("registrants", plan)

    assert [problem.line for problem in plan.problems] == [4]
    assert "R6" not in {registrant.number for registrant in station.load().registrants}
    assert "LSN" not in station.load().entities


def test_an_agenda_is_written_and_again_without_change(station: Station, tmp_path: Path) -> None:
    """A session that the file does not name stays."""
    path = text_file(
        tmp_path,
        "session,item,kind,title,start,end,duration\n"
        "D2-P2,,panel,Panel 2,2021-06-15T10:00,2021-06-15T12:00,\n"
        "D2-P2,1,introduction,Welcome,,,5:00\n"
        "D2-P2,2,discussion,Debate,,,1:00:00\n",
    )
    take(station, path, "agenda")

    again = ImportDesk(station).plan("agenda", path)

    assert [change.line for change in again.unchanged] == [2]
    assert len(again.gone) == 2
    assert again.to_write == ()
    assert [session.code for session in station.load().sessions] == ["D1-P1", "D2-P2", "D3-FLOOR"]
    assert [item.title for item in station.session("D2-P2").items] == ["Welcome", "Debate"]


def test_another_desk_sees_what_was_imported(station: Station, tmp_path: Path) -> None:
    other = Station.open(station.address, clock=SetClock(OPENING))

    take(station, text_file(tmp_path, LIST))

    assert other.news()
    assert "R6" in {registrant.number for registrant in other.load().registrants}


def test_confirming_somebody_registers_the_delegation(station: Station, tmp_path: Path) -> None:
    """Türkiye had nobody confirmed; the panel's list knows it at once."""
    assert not station.live("D1-P1").context.delegation("TR").registered

    take(station, text_file(tmp_path, "reg_id,first_name,family_name,status\nR5,Late,Comer,confirmed\n"))

    assert station.live("D1-P1").context.delegation("TR").registered
    assert station.load().registrants[4].status is Status.CONFIRMED


def test_an_import_that_cannot_be_written_leaves_everything_as_it_was(
    station: Station, tmp_path: Path
) -> None:
    """The last row of the transaction fails: entities, people, note, all or nothing."""
    plan = ImportDesk(station).plan("registrants", text_file(tmp_path, LIST))
    with sqlite3.connect(station.address) as file:
        file.execute(
            "CREATE TRIGGER full BEFORE INSERT ON imports BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    file.close()
    before = dump(station)

    with pytest.raises(Unsaved):
        ImportDesk(station).write("registrants", plan)

    assert dump(station) == before


def test_what_cannot_be_imported_is_said_in_words(station: Station, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="“minutes” cannot be imported; it is one of: agenda, registrants"):
        ImportDesk(station).plan("minutes", text_file(tmp_path, LIST))
    with pytest.raises(Unreadable, match=r"nothing\.csv is not there"):
        ImportDesk(station).plan("agenda", tmp_path / "nothing.csv")
