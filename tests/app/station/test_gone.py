"""What a source cancels or names no longer stays unless somebody takes it out, and comes back by undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.conference.registrants import Status
from app.errors import Trouble
from app.exchange.plan import Plan
from app.station.import_desk import ImportDesk
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.exchange.agenda.test_identity import event
from tests.app.people import OPENING, make_conference

HEAD = "reg_id,first_name,family_name,entity,email,status\n"


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """Two sessions and five people are there; neither came from a file."""
    held = Station.open(str(make_conference(tmp_path / "c.rostrum")), clock=SetClock(OPENING))
    yield held
    held.close()


def calendar(folder: Path, *events: str, name: str = "a.ics", before: str = "") -> Path:
    """A calendar file."""
    path = folder / name
    path.write_text(f"BEGIN:VCALENDAR\n{before}{''.join(events)}END:VCALENDAR\n", encoding="utf-8")
    return path


def take(station: Station, what: str, path: Path, **goes: str) -> Plan[object]:
    """Import a file; `goes` are codes or numbers with what was chosen for them."""
    plan = ImportDesk(station).plan(what, path, answers={"gone": goes})
    ImportDesk(station).write(what, plan)
    return plan


def titles(station: Station) -> dict[str, str]:
    """The agenda, by code."""
    return {session.code: session.title for session in station.load().sessions}


def offered(plan: Plan[object]) -> dict[str, str]:
    """Why each of them is offered to go, by code or number."""
    return {change.doubt.key: change.reason for change in plan.changes if change.doubt is not None}


ONE, TWO, THREE = event("1", "Opening", 7), event("2", "Panel", 10, 15), event("3", "Closing", 12, 16)


@pytest.mark.parametrize(
    ("events", "before", "why"),
    [
        ((ONE, TWO.replace("END:VEV", "STATUS:CANCELLED\nSEQUENCE:1\nEND:VEV")), "", "cancelled in the file"),
        ((TWO,), "METHOD:CANCEL\n", "cancelled in the file"),
        ((ONE,), "", "the source no longer names it"),
    ],
    ids=["status", "method", "no longer named"],
)
def test_a_session_that_its_source_gives_up_is_offered_goes_and_comes_back(
    station: Station, tmp_path: Path, events: tuple[str, ...], before: str, why: str
) -> None:
    """It stays as long as nobody chooses; what goes comes back with its row, its items and its UID."""
    take(station, "agenda", calendar(tmp_path, ONE, TWO))
    there = station.load().sessions
    uids = {session.code: (session.id, session.uid) for session in there}
    (panel,) = [session.code for session in there if session.title == "Panel"]
    second = calendar(tmp_path, *events, name="later.ics", before=before)

    kept = ImportDesk(station).plan("agenda", second)
    assert offered(kept)[panel] == why
    assert kept.to_write == ()
    plan = take(station, "agenda", second, **{panel: "out"})
    assert [change.value.code for change in plan.removed] == [panel]
    assert "1 taken out" in plan.summary()
    assert panel not in titles(station)

    ImportDesk(station).write("agenda", ImportDesk(station).plan_undo("agenda"))
    assert station.load().sessions == there
    assert {session.code: (session.id, session.uid) for session in station.load().sessions} == uids
    assert offered(ImportDesk(station).plan("agenda", second))[panel] == why


def test_what_came_from_elsewhere_is_not_offered(station: Station, tmp_path: Path) -> None:
    """Not what was typed, not what another calendar brought; of a cancelled session with acts it is said."""
    take(station, "agenda", calendar(tmp_path, ONE, TWO))
    take(station, "agenda", calendar(tmp_path, event("x", "Choir", 18), name="choir.ics"))
    opening = next(code for code, title in titles(station).items() if title == "Opening")
    station.do(opening, "open_session")

    later = ImportDesk(station).plan("agenda", calendar(tmp_path, TWO, name="later.ics"), answers=ALL)
    strange = ImportDesk(station).plan("agenda", calendar(tmp_path, THREE, name="c.ics"), answers=ALL)

    assert (offered(later), later.removed) == ({}, ())
    assert {change.value.code: change.reason for change in later.gone if change.reason} == {
        opening: "the source no longer names it; something has happened in it, and it stays"
    }
    assert offered(strange) == {}


ALL = {"gone": {"": "out"}}


@pytest.mark.parametrize("meanwhile", ["opened", "edited"])
def test_what_somebody_touches_meanwhile_is_not_taken_out(
    station: Station, tmp_path: Path, meanwhile: str
) -> None:
    """And nothing else of the file is written."""
    take(station, "agenda", calendar(tmp_path, ONE, TWO))
    panel = next(code for code, title in titles(station).items() if title == "Panel")
    later = calendar(tmp_path, ONE.replace("Opening", "Welcome"), name="later.ics")
    plan = ImportDesk(station).plan("agenda", later, answers=ALL)
    if meanwhile == "opened":
        station.do(panel, "open_session")
    else:
        take(station, "agenda", calendar(tmp_path, ONE, TWO.replace("Panel", "A panel"), name="b.ics"))

    with pytest.raises(Trouble, match=f"{panel} .* read the file again"):
        ImportDesk(station).write("agenda", plan)
    assert "Opening" in titles(station).values()


def test_no_overlap_is_told_with_what_goes(station: Station, tmp_path: Path) -> None:
    here = TWO.replace("END:VEV", "LOCATION:Hall A\nEND:VEV")
    take(station, "agenda", calendar(tmp_path, ONE, here))
    later = calendar(tmp_path, ONE, here.replace("UID:2", "UID:9").replace("Panel", "Choir"), name="l.ics")

    def overlaps(**answers: dict[str, dict[str, str]]) -> int:
        notes = ImportDesk(station).plan("agenda", later, **answers).notes
        return sum("overlap in Hall A" in note for note in notes)

    assert (overlaps(), overlaps(answers=ALL)) == (1, 0)


def person(number: int, status: str = "confirmed") -> str:
    """A line of a list."""
    return f"N{number},Given{number},Family{number},NO,n{number}@no.invalid,{status}\n"


def test_whoever_a_list_names_no_longer_may_be_cancelled(station: Station, tmp_path: Path) -> None:
    """Those whom the list brought before; not who has arrived, was cancelled, or came from elsewhere."""
    path = tmp_path / "list.csv"
    path.write_text(HEAD + "".join(map(person, range(1, 5))) + person(5, "cancelled"), encoding="utf-8")
    take(station, "registrants", path)
    RegistrationDesk(station).do("check_in", registrant="N2")
    path.write_text(HEAD + person(1), encoding="utf-8")

    plan = ImportDesk(station).plan("registrants", path)
    assert offered(plan) == dict.fromkeys(("N3", "N4"), "the list no longer names this person")
    assert plan.to_write == ()
    take(station, "registrants", path, N3="out")
    status = {held.number: held.status for held in station.load().registrants}
    assert (status["N3"], status["N4"]) == (Status.CANCELLED, Status.CONFIRMED)

    ImportDesk(station).write("registrants", ImportDesk(station).plan_undo("registrants"))
    status = {held.number: held.status for held in station.load().registrants}
    assert status["N3"] == Status.CONFIRMED


def test_another_list_offers_nobody(station: Station, tmp_path: Path) -> None:
    """Though it names one of those whom the first brought."""
    (tmp_path / "one.csv").write_text(HEAD + "".join(map(person, range(1, 5))), encoding="utf-8")
    (tmp_path / "two.csv").write_text(HEAD + person(1) + person(9), encoding="utf-8")
    take(station, "registrants", tmp_path / "one.csv")

    assert offered(ImportDesk(station).plan("registrants", tmp_path / "two.csv")) == {}
