"""People written, corrected and taken out at the door: one act, one undo, and no name in the journal."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.conference.entities import Category
from app.conference.registrants import Attendance, Registrant, Status
from app.errors import Refused
from app.live.desk_id import DeskId, Role
from app.station.registration_desk import RegistrationDesk
from app.station.registrations.row_acts import found_entity
from app.station.station import Station
from app.storage.schema import desk_entries
from app.storage.tables.registrants import change_registrants, write_registrants
from app.times import SetClock
from tests.app.people import OPENING, make_conference

WALK_IN = Registrant("", "Zofia", "Wójcik", "NO", status=Status.CONFIRMED, registered_at=OPENING)
CORRECTED = {"family": "Solberg-Hansen", "position": "Minister"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RegistrationDesk]:
    """The registration desk of five people."""
    path = make_conference(tmp_path / "conference.rostrum")
    station = Station.open(str(path), clock=SetClock(OPENING), desk=DeskId(Role.REGISTRATION))
    yield RegistrationDesk(station)
    station.close()


def rows(desk: RegistrationDesk) -> Mapping[str, Registrant]:
    """Everybody as the rows have them, but for the number of the row."""
    return {number: replace(person, id=0) for number, person in desk.everybody().registrants.items()}


def written(desk: RegistrationDesk, number: str, **fields: Any) -> None:
    """Another desk or an import has changed a row meanwhile."""
    with desk._station.changing("The test") as connection:
        change_registrants(connection, [(number, fields)])


ACTS: dict[str, tuple[str, dict[str, Any], str]] = {
    "a walk-in": ("add_person", {"person": WALK_IN, "checked_in": True}, "Zofia Wójcik written as R6"),
    "a misspelt name": (
        "correct_people",
        {"registrants": ("R2",), "changes": CORRECTED},
        "Ingrid Solberg-Hansen: family name, position corrected",
    ),
    "all that are pending": (
        "correct_people",
        {"registrants": ("R1", "R2", "R5"), "changes": {"status": Status.CONFIRMED}},
        "Late Comer: confirmed",
    ),
    "many at once": (
        "correct_people",
        {"registrants": ("R1", "R2", "R3"), "changes": {"language": "en", "note": "two\nlines"}},
        "3 people: language, note corrected",
    ),
    "somebody protected": (
        "correct_people",
        {"registrants": ("R2",), "changes": {"alias": "Expert B"}},
        "Ingrid Solberg: alias corrected",
    ),
    "a double entry": (
        "remove_people",
        {"registrants": ("R3", "R5"), "reason": "twice in the list"},
        "2 people taken out",
    ),
}


@pytest.mark.parametrize("situation", ACTS)
def test_one_act_is_one_undo_and_one_redo(desk: RegistrationDesk, situation: str) -> None:
    """Rows stand as they stood; the journal holds numbers and names of fields, and nothing of the person."""
    act, arguments, sentence = ACTS[situation]
    before = rows(desk)
    done = desk.do(act, **arguments)
    after = rows(desk)
    assert done.sentence.startswith(sentence)
    assert after != before
    assert done.now.people.registrants == desk.everybody().registrants

    desk.do("undo")
    assert rows(desk) == before
    assert desk.now().door.arrived == {}
    desk.do("redo")
    assert rows(desk) == after
    with desk._station.reading() as connection:
        journal = str(connection.execute(select(desk_entries.c.data)).all())
    for private in ("Zofia", "Solberg", "Minister", "Expert", "twice", "lines"):
        assert private not in journal


def test_a_walk_in_is_in_and_has_a_badge_of_their_own(desk: RegistrationDesk) -> None:
    """The next number, in the hall with the same act; a number that was taken out is not given again."""
    desk.do("add_person", person=WALK_IN, checked_in=True)
    person = rows(desk)["R6"]
    assert desk.now().door.arrived.keys() == {"R6"}
    assert len(person.badge) == 14

    desk.do("check_out", registrant="R6")
    desk.do("remove_people", registrants=("R6",), reason="not the person")
    assert "R6" not in rows(desk)
    desk.do("add_person", person=WALK_IN)
    assert rows(desk)["R7"].full_name == "Zofia Wójcik"
    assert rows(desk)["R7"].badge != person.badge


def test_undo_leaves_what_another_desk_wrote_meanwhile(desk: RegistrationDesk) -> None:
    """Another field stays as the other desk has it; so does the same field, which is theirs by now."""
    desk.do("correct_people", registrants=("R2",), changes=CORRECTED)
    written(desk, "R2", telephone="4711", position="Head")
    desk.do("undo")
    person = rows(desk)["R2"]
    assert (person.family, person.telephone, person.position) == ("Solberg", "4711", "Head")

    desk.do("remove_people", registrants=("R3",), reason="withdrew")
    other = replace(rows(desk)["R2"], number="R3", badge="another")
    with desk._station.changing("The test") as connection:
        write_registrants(connection, (other,), ())
    with pytest.raises(Refused, match="R3 was given to somebody else"):
        desk.do("undo")
    assert rows(desk)["R3"].badge == "another"


def test_who_has_spoken_stays_in_the_record(desk: RegistrationDesk) -> None:
    """The registration is cancelled, with the reason, and comes back as it was; nobody else's is kept."""
    station = desk._station
    station.do("D1-P1", "request_floor", delegation="NO", person="R2", request="NO")
    before = rows(desk)
    desk.do("remove_people", registrants=("R2", "R3"), reason="withdrew")
    assert rows(desk)["R2"].status is Status.CANCELLED
    assert rows(desk)["R2"].note == "taken out: withdrew"
    assert "R3" not in rows(desk)
    desk.do("undo")
    assert rows(desk) == before

    desk.do("add_person", person=WALK_IN)
    station.do("D1-P1", "request_floor", delegation="NO", person="R6", request="NO2")
    with pytest.raises(Refused, match="R6 has spoken"):
        desk.do("undo")


def test_a_new_organization_comes_and_goes_with_its_person(desk: RegistrationDesk) -> None:
    """A State is never new, and what is like a known name is asked about."""
    loaded = desk._station.load()
    assert found_entity(loaded, "Norway", "", may_be_new=False) == ("NO", None)
    for text, may_be_new, said in (("Harbor Light", False, "Harbour Light"), ("Wakanda", False, "not known")):
        with pytest.raises(ValueError, match=said):
            found_entity(loaded, text, "civil_society", may_be_new=may_be_new)
    code, new = found_entity(loaded, "Safe Roads Network", "civil_society", may_be_new=True)
    assert new is not None
    desk.do("add_person", person=replace(WALK_IN, entity=code), brings=new)
    assert desk._station.load().entities[code].category is Category.CIVIL_SOCIETY
    desk.do("undo")
    assert code not in desk._station.load().entities
    desk.do("redo")
    assert desk._station.load().entities[code].name == "Safe Roads Network"


def test_the_badge_follows_and_attendance_by_hand_goes_before_earlier_switches(
    desk: RegistrationDesk,
) -> None:
    """What is on paper is known to be out of date until it is printed again; the hour of the act decides."""
    desk.do("badges_printed", registrants=("R2", "R3"))
    desk.do("correct_people", registrants=("R2",), changes={"telephone": "4711"})
    assert not desk.now().door.badges["R2"].outdated
    desk.do("correct_people", registrants=("R2",), changes=CORRECTED)
    assert desk.now().door.badges["R2"].outdated
    desk.do("replace_badge", registrant="R2", badge="new", reason="wrong text")
    assert not desk.now().door.badges["R2"].outdated

    desk.do("switch_attendance", to="zoom")
    desk.do("correct_people", registrants=("R2",), changes={"attendance": Attendance.IN_ROOM})
    held = desk.now()
    ways = {number: held.door.attendance(person).value for number, person in held.people.registrants.items()}
    assert ways == {"R1": "zoom", "R2": "in_room", "R3": "zoom", "R4": "zoom", "R5": "zoom"}
    desk.do("switch_attendance", to="zoom", entity="NO")
    assert desk.now().door.attendance(held.people.registrants["R2"]) is Attendance.ZOOM


def test_what_came_wrong_from_outside_does_not_stand_in_the_way(desk: RegistrationDesk) -> None:
    """An address that is none, an unknown delegation or category: the person can still be confirmed."""
    written(desk, "R5", email="none", entity="NOWHERE", category="VIP")
    desk.do("correct_people", registrants=("R5",), changes={"status": Status.CONFIRMED, "note": "by mail"})
    assert rows(desk)["R5"].status is Status.CONFIRMED
    with pytest.raises(Refused, match="no e-mail address"):
        desk.do("correct_people", registrants=("R5",), changes={"email": "at home"})


REFUSED: dict[str, tuple[str, dict[str, Any]]] = {
    "Write a name": ("add_person", {"person": replace(WALK_IN, given=" ", family="")}),
    "no delegation or organization": ("add_person", {"person": replace(WALK_IN, entity="XX")}),
    "no e-mail address": ("add_person", {"person": replace(WALK_IN, email="at home")}),
    "is no category": ("add_person", {"person": replace(WALK_IN, category="VIP")}),
    "would hide nothing": ("add_person", {"person": replace(WALK_IN, alias="Ms Wojcik")}),
    "not confirmed": ("add_person", {"person": replace(WALK_IN, status=Status.PENDING), "checked_in": True}),
    "attends on Zoom": (
        "add_person",
        {"person": replace(WALK_IN, attendance=Attendance.ZOOM), "checked_in": True},
    ),
    "Nobody is chosen": ("correct_people", {"registrants": (), "changes": CORRECTED}),
    "no registration “R9”": ("correct_people", {"registrants": ("R9",), "changes": CORRECTED}),
    "is so already": ("correct_people", {"registrants": ("R2",), "changes": {"family": "Solberg"}}),
    "All of them are so": ("correct_people", {"registrants": ("R2", "R3"), "changes": {"note": ""}}),
    "no field": ("correct_people", {"registrants": ("R2",), "changes": {"badge": "mine"}}),
    "Say why": ("remove_people", {"registrants": ("R2",), "reason": " "}),
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_is_wrong_is_a_sentence_and_nothing_is_written(desk: RegistrationDesk, sentence: str) -> None:
    """Neither in the rows nor in the journal."""
    act, arguments = REFUSED[sentence]
    before = rows(desk), desk.now().door
    with pytest.raises(Refused, match=sentence):
        desk.do(act, **arguments)
    assert (rows(desk), desk.now().door) == before
