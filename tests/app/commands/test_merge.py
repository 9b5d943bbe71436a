"""Two registrations that are one person become one, from the command line, and can be parted again."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.checks.sessions import findings
from app.station.registration_desk import RegistrationDesk
from app.station.registrations.merging import merge, write
from app.station.station import Station
from app.storage.signature import Signature
from app.storage.tables.registrants import write_registrants
from app.times import SetClock, zone
from tests.app.commands.conftest import Shell, rows_of
from tests.app.people import OPENING, PEOPLE, make_conference


@pytest.fixture
def conference(tmp_path: Path) -> Path:
    """A small conference in which R1 and R2 are to be one."""
    return make_conference(tmp_path / "conference.rostrum")


def people(path: Path) -> dict[str, tuple[str, str]]:
    """Status and note of everybody."""
    station = Station.open(str(path), clock=SetClock(OPENING))
    try:
        return {
            registrant.number: (registrant.status.value, registrant.note)
            for registrant in station.load().registrants
        }
    finally:
        station.close()


def test_one_number_stays_and_the_other_is_cancelled_with_a_note(rostrum: Shell, conference: Path) -> None:
    """No row is deleted."""
    answer = rostrum("merge", conference, "R1", "R2")

    assert (answer.code, answer.out.strip()) == (0, "R2 is merged into R1.")
    assert people(conference)["R2"] == ("cancelled", "merged into R1")
    assert len(people(conference)) == 5


def test_a_request_of_the_number_that_went_shows_whoever_was_kept(rostrum: Shell, conference: Path) -> None:
    """The journal is never rewritten; the record names the kept person."""
    station = Station.open(str(conference), clock=SetClock(OPENING))
    station.do("D1-P1", "open_session")
    station.do("D1-P1", "open_list")
    asked = {"delegation": "NO", "person": "R2", "kind": "statement", "mode": "room", "channel": "chair"}
    station.do("D1-P1", "request_floor", **asked)
    RegistrationDesk(station).do("merge", keep="R1", give_up="R2")
    before = station.live("D1-P1").entries
    people = station.load().people
    station.close()

    assert people["R2"] == people["R1"]
    assert people["R2"].full_name == "Claire Tremblay"
    assert [getattr(entry.event, "person", "") for entry in before][-1] == "R2"


def test_a_merge_is_taken_back_whole(rostrum: Shell, conference: Path) -> None:
    """Every row as it was, but for the count of changes."""
    before = people(conference)
    rostrum("merge", conference, "R1", "R2")
    answer = rostrum("merge", conference, "R1", "R2", "--undo")

    assert answer.out.strip() == "R2 and R1 are two registrations again."
    assert people(conference) == before
    assert not any("merge" in row for row in rows_of(conference) if row.startswith('INSERT INTO "decisions"'))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("R1", "R1"), "R1 cannot be merged with itself."),
        (("R1", "R99"), "There is no registration “R99”."),
        (("R1", "R2", "--undo"), "R2 was not merged into another registration."),
    ],
)
def test_what_cannot_be_merged_is_refused_with_a_sentence(
    rostrum: Shell, conference: Path, words: tuple[str, ...], reason: str
) -> None:
    before = rows_of(conference)
    answer = rostrum("merge", conference, *words)

    assert (answer.code, answer.err.strip()) == (1, reason)
    assert rows_of(conference) == before


def test_a_merged_number_is_not_merged_again(rostrum: Shell, conference: Path) -> None:
    rostrum("merge", conference, "R1", "R2")
    answer = rostrum("merge", conference, "R3", "R2")

    assert (answer.code, answer.err.strip()) == (1, "R2 is merged into R1 already.")


def test_a_chain_of_merges_leads_to_the_last(rostrum: Shell, conference: Path) -> None:
    """R3 went into R2, and R2 into R1."""
    rostrum("merge", conference, "R2", "R3")
    rostrum("merge", conference, "R1", "R2")
    station = Station.open(str(conference), clock=SetClock(OPENING))
    people = station.load().people
    station.close()

    assert {people[name].number for name in ("R1", "R2", "R3")} == {"R1"}


def test_a_later_list_does_not_bring_the_merged_one_back(
    rostrum: Shell, conference: Path, tmp_path: Path
) -> None:
    """The system outside still has both: the line of the other is left out, and says why."""
    rostrum("merge", conference, "R1", "R2")
    source = tmp_path / "list.csv"
    source.write_text(
        "reg_id,first_name,family_name,entity,status\nR1,Claire,Tremblay,CA,confirmed\nR2,Ingrid,Solberg,NO,confirmed\n"
    )
    before = people(conference)
    answer = rostrum("import", "registrants", conference, source, "--yes")

    assert answer.code == 0
    assert "1 left out" in answer.out
    assert people(conference) == before


def test_check_proposes_the_merge_and_warns_of_the_name(rostrum: Shell, sample: Path) -> None:
    """Each finding with its code; a person decides."""
    answer = rostrum("check", sample, "--json")
    codes = {finding["code"] for finding in json.loads(answer.out)["findings"]}

    assert "same-name" in codes


def test_yes_leaves_out_what_is_doubtful_and_says_so(
    rostrum: Shell, conference: Path, tmp_path: Path
) -> None:
    """Nobody is asked on the command line, and nothing is decided by `--yes`."""
    source = tmp_path / "list.csv"
    source.write_text("first_name,family_name,entity\nDjordje,Ciric,RS\nAnn,Smith,CA\n")
    answer = rostrum("import", "registrants", conference, source, "--yes")

    assert answer.code == 1
    assert "line 2: doubtful: R3 Đorđe Ćirić has the same name and entity" in answer.err
    assert "1 doubtful line was left out; the import window asks about it." in answer.err
    assert len(people(conference)) == 6


def test_two_people_are_no_finding_any_more(rostrum: Shell, conference: Path) -> None:
    """What was decided at the desk holds for `check` too, and on every laptop."""
    station = Station.open(str(conference), clock=SetClock(OPENING))
    desk = RegistrationDesk(station)
    with station.changing("The test") as connection:
        twin = replace(PEOPLE[1], number="R9")
        write_registrants(connection, (twin,), ())
    names = {
        finding.what
        for finding in findings(station.load(), (), zone("Europe/Vienna"))
        if "name" in finding.code
    }
    desk.do("keep_apart", one="R9", other="R2")

    assert names
    assert not [
        finding for finding in findings(station.load(), (), zone("Europe/Vienna")) if "name" in finding.code
    ]
    station.close()


def test_a_merge_of_before_this_version_is_parted_and_undone(rostrum: Shell, conference: Path) -> None:
    """It stands in the rows alone, without an act of the door."""
    station = Station.open(str(conference), clock=SetClock(OPENING))
    with station.changing("The test") as connection:
        write(merge(station.load(), "R1", "R2"), connection, Signature(OPENING, "laptop", "registration"))
    desk = RegistrationDesk(station)
    assert "R2" in desk.now().people.merged
    desk.do("part", give_up="R2")
    assert "R2" not in desk.now().people.merged
    desk.do("undo")
    assert desk.now().people.merged == {"R2": "R1"}
    station.close()
