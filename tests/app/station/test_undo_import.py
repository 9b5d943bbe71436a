"""The last import taken back in one act; what others have done since stays, and is named."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.conference.matters import Matter
from app.errors import Trouble
from app.exchange.plan import Plan
from app.station.floor_desk import set_question_status
from app.station.import_desk import ImportDesk
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.storage import rows, schema
from app.storage.tables.registrants import change_registrants
from app.times import SetClock
from tests.app.people import OPENING, make_conference

HEAD = "reg_id,first_name,family_name,entity,email,status,attendance_mode\n"
MORE = (
    "R1,Claire,Tremblay,CA,new@se.invalid,confirmed,in_room\n"
    "N1,Bea,Berg,NO,bea@no.invalid,confirmed,in_room\n"
    "N2,Cyd,Clark,Friends of the Danube,cyd@fd.invalid,confirmed,in_room\n"
)


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """Five people are registered."""
    held = Station.open(str(make_conference(tmp_path / "c.rostrum")), clock=SetClock(OPENING))
    yield held
    held.close()


def take(station: Station, folder: Path, text: str, what: str = "registrants", name: str = "list.csv") -> str:
    """Import a table."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return ImportDesk(station).write(what, ImportDesk(station).plan(what, path))


def rows_of(station: Station) -> object:
    """The rows that an import of people may touch."""
    held = station.load()
    return held.registrants, dict(held.entities), station.decisions(Matter.REGISTRANT)


def kept(plan: Plan[object]) -> dict[str, str]:
    """Who stays, and why."""
    return {str(getattr(remaining.value, "number", "")): remaining.reason for remaining in plan.left_out}


def test_an_import_that_is_taken_back_leaves_everything_as_it_was(station: Station, tmp_path: Path) -> None:
    """New people go, changed fields are as before, an entity that came with them goes too."""
    before = rows_of(station)
    take(station, tmp_path, HEAD + MORE)
    assert rows_of(station) != before
    plan = ImportDesk(station).plan_undo("registrants")
    said = ImportDesk(station).write("registrants", plan)

    assert said.startswith("The import of list.csv was taken back: 2 taken out, 1 restored.")
    assert rows_of(station) == before


def test_what_was_decided_goes_with_those_who_are_taken_out_alone(
    station: Station, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines without number and address, more than are deleted at once: who was there before stays decided."""
    monkeypatch.setattr(rows, "_AT_ONCE", 2)
    nameless = "first_name,family_name,entity,status\n"
    take(station, tmp_path, nameless + "Ada,Old,NO,confirmed\n")
    before = rows_of(station)
    text = "".join(f"Given{n},Family{n},NO,confirmed\n" for n in range(5))
    take(station, tmp_path, nameless + text)
    assert len(station.decisions(Matter.REGISTRANT)) == 6

    ImportDesk(station).write("registrants", ImportDesk(station).plan_undo("registrants"))

    assert rows_of(station) == before


def test_it_is_shown_what_will_be_restored(station: Station, tmp_path: Path) -> None:
    """Field by field, before anything is written."""
    before = next(registrant for registrant in station.load().registrants if registrant.number == "R1")
    take(station, tmp_path, HEAD + "R1,Claire,Tremblay,CA,new@se.invalid,,\n")
    (change,) = ImportDesk(station).plan_undo("registrants").changed

    assert [(field.field, field.before, field.after) for field in change.fields] == [
        ("email", "new@se.invalid", before.email)
    ]
    assert station.load().imports["registrants"].source == "list.csv"


def test_who_was_acted_upon_since_stays_and_is_named(station: Station, tmp_path: Path) -> None:
    """Checked in, on the list of speakers, merged, changed by a later import of the same line."""
    text = "".join(f"N{n},Given{n},Family{n},NO,n{n}@no.invalid,confirmed,in_room\n" for n in range(1, 6))
    take(station, tmp_path, HEAD + text)
    RegistrationDesk(station).do("check_in", registrant="N1")
    station.do("D1-P1", "open_session")
    station.do("D1-P1", "open_list")
    station.do("D1-P1", "request_floor", delegation="NO", person="N2")
    RegistrationDesk(station).do("merge", keep="N3", give_up="N4")
    plan = ImportDesk(station).plan_undo("registrants")

    assert [one.value.number for one in plan.removed] == ["N5"]
    assert kept(plan) == {
        "N1": "has checked in",
        "N2": "stands on a list of speakers",
        "N3": "was merged with another registration",
        "N4": "was merged with another registration",
    }
    ImportDesk(station).write("registrants", plan)
    assert {"N1", "N2", "N3", "N4"} <= {registrant.number for registrant in station.load().registrants}


def test_who_was_compared_stays_even_when_that_is_undone(station: Station, tmp_path: Path) -> None:
    """A redo of the merge must find both; two who are two people are asked about once only."""
    text = "".join(f"N{n},Given{n},Family{n},NO,n{n}@no.invalid,confirmed,in_room\n" for n in range(1, 6))
    take(station, tmp_path, HEAD + text)
    desk = RegistrationDesk(station)
    desk.do("keep_apart", one="N1", other="N2")
    desk.do("merge", keep="N3", give_up="N4")
    desk.do("undo")
    plan = ImportDesk(station).plan_undo("registrants")

    assert [one.value.number for one in plan.removed] == ["N5"]
    assert kept(plan) == dict.fromkeys(("N1", "N2", "N3", "N4"), "the desk at the door has acted on it")
    ImportDesk(station).write("registrants", plan)
    desk.do("redo")
    assert station.load().merged == {"N4": "N3"}


def test_a_merge_is_parted_after_the_import_is_taken_back(station: Station, tmp_path: Path) -> None:
    """What the import had changed is as before it; what the merge had taken over is given back."""
    head = "reg_id,first_name,family_name,email,position\n"
    before = {registrant.number: registrant for registrant in station.load().registrants}
    take(station, tmp_path, f"{head}R1,Claire,Tremblay,new@se.invalid,Judge\n")
    desk = RegistrationDesk(station)
    desk.do("merge", keep="R2", give_up="R1")
    ImportDesk(station).write("registrants", ImportDesk(station).plan_undo("registrants"))
    desk.do("part", give_up="R1")
    assert {registrant.number: registrant for registrant in station.load().registrants} == before


def test_a_field_that_somebody_changed_again_stays(station: Station, tmp_path: Path) -> None:
    """The other fields of the same person are restored."""
    before = next(registrant for registrant in station.load().registrants if registrant.number == "R1")
    head = "reg_id,first_name,family_name,email,position\n"
    take(station, tmp_path, f"{head}R1,Claire,Tremblay,new@se.invalid,Judge\n")
    with station.changing("A correction") as connection:
        change_registrants(connection, [("R1", {"position": "Minister"})])
    plan = ImportDesk(station).plan_undo("registrants")
    assert kept(plan) == {"R1": "changed since: position"}
    ImportDesk(station).write("registrants", plan)
    after = next(registrant for registrant in station.load().registrants if registrant.number == "R1")

    assert (after.email, after.position) == (before.email, "Minister")


def test_an_alias_that_an_import_gave_is_never_taken_away(station: Station, tmp_path: Path) -> None:
    """Whoever was protected since stays protected; the rest is restored."""
    head = "reg_id,first_name,family_name,email,display_alias\n"
    take(station, tmp_path, f"{head}R1,Claire,Tremblay,new@se.invalid,Expert B\n")
    ImportDesk(station).write("registrants", ImportDesk(station).plan_undo("registrants"))
    after = next(registrant for registrant in station.load().registrants if registrant.number == "R1")

    assert (after.email, after.alias) == ("", "Expert B")


def test_imports_are_taken_back_one_after_the_other_and_each_once(station: Station, tmp_path: Path) -> None:
    """The latest first; then there is none."""
    before = rows_of(station)
    take(station, tmp_path, HEAD + MORE, name="one.csv")
    take(station, tmp_path, HEAD + "N1,Bea,Berg,NO,other@no.invalid,confirmed,in_room\n", name="two.csv")
    stale = ImportDesk(station).plan_undo("registrants")
    for name in ("two.csv", "one.csv"):
        plan = ImportDesk(station).plan_undo("registrants")
        assert plan.source == name
        ImportDesk(station).write("registrants", plan)

    assert rows_of(station) == before
    with pytest.raises(Trouble, match="no import of registrants"):
        ImportDesk(station).plan_undo("registrants")
    with pytest.raises(Trouble, match="meanwhile"):
        ImportDesk(station).write("registrants", stale)


def test_an_agenda_is_as_it_was(station: Station, tmp_path: Path) -> None:
    """A new session goes, a changed one has its title and its items with their ids again."""
    before = station.load().sessions
    agenda = (
        "session,kind,title,start,end\n"
        "D1-P1,panel,Another title,2021-06-14T15:30,2021-06-14T17:00\n"
        "D9,panel,Late,2021-06-15T10:00,2021-06-15T11:00\n"
    )
    take(station, tmp_path, agenda, "agenda", "agenda.csv")
    assert station.load().sessions != before
    ImportDesk(station).write("agenda", ImportDesk(station).plan_undo("agenda"))

    assert station.load().sessions == before


def test_cues_that_came_with_an_agenda_go_with_it(station: Station, tmp_path: Path) -> None:
    """A session with cues is not taken for one that somebody edited, and cues from before are back."""
    first = (
        "session,item,title,start,end,duration,cues\n"
        "D2,,Plenary,2021-06-15T10:00,2021-06-15T11:00,,\n"
        "D2,1,Welcome,,,10:00,VID +1:00 play; file: a.mp4\n"
    )
    take(station, tmp_path, first, "agenda", "first.csv")
    before = station.session("D2")
    assert before.items[0].cues[0].key
    take(station, tmp_path, first.replace("a.mp4", "b.mp4"), "agenda", "second.csv")

    ImportDesk(station).write("agenda", ImportDesk(station).plan_undo("agenda"))
    assert station.session("D2") == before
    ImportDesk(station).write("agenda", ImportDesk(station).plan_undo("agenda"))
    assert "D2" not in [session.code for session in station.load().sessions]


def test_a_session_that_has_begun_stays(station: Station, tmp_path: Path) -> None:
    take(
        station,
        tmp_path,
        "session,kind,title,start,end\nD9,panel,New,2021-06-15T10:00,2021-06-15T11:00\n",
        "agenda",
    )
    station.do("D9", "open_session")
    (stays,) = ImportDesk(station).plan_undo("agenda").left_out

    assert stays.reason == "it has a journal"


def test_questions_that_nobody_has_touched_go(station: Station, tmp_path: Path) -> None:
    """A chosen one stays."""
    take(station, tmp_path, "question,author\nWhy now?,A\nHow much?,B\n", "questions", "q.csv")
    first = station.load().questions[0]
    set_question_status(station, first.id, "chosen")
    ImportDesk(station).write("questions", ImportDesk(station).plan_undo("questions"))

    assert [question.text for question in station.load().questions] == [first.text]


def test_what_is_kept_of_ten_thousand_new_people_is_small(station: Station, tmp_path: Path) -> None:
    """A short sum for each, no copy of the person."""
    text = "".join(f"X{n},Given{n},Family{n},NO,x{n}@no.invalid,confirmed,in_room\n" for n in range(10_000))
    take(station, tmp_path, HEAD + text)
    held = station._connection.execute(select(schema.imports.c.replaced)).scalars().all()[-1]

    assert len(str(held)) < 300_000
    assert "Given7" not in str(held)
    ImportDesk(station).write("registrants", ImportDesk(station).plan_undo("registrants"))
    assert len(station.load().registrants) == 5
