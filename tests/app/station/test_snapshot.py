"""What another desk changes is read anew; whatever it did not touch is the same object as before."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import OperationalError

from app.conference.matters import Matter
from app.conference.registrants import Registrant, Status
from app.errors import Unreachable
from app.station import snapshot
from app.station.station import Station
from app.storage import schema
from app.storage.database import Connection
from app.storage.tables.agenda import write_sessions
from app.storage.tables.conference import write_seats
from app.storage.tables.decisions import decide
from app.storage.tables.registrants import change_registrants, registrant_sums, write_registrants
from app.times import SetClock
from tests.app.people import OPENING, PEOPLE, make_conference

Change = Callable[[Station, Connection], None]


def _confirm(station: Station, connection: Connection) -> None:
    change_registrants(connection, [("R5", {"status": Status.CONFIRMED})])


def _rename(station: Station, connection: Connection) -> None:
    change_registrants(connection, [("R2", {"family": "Lind"})])


def _protect(station: Station, connection: Connection) -> None:
    change_registrants(connection, [("R1", {"alias": "Guide B"})])


def _arrive(station: Station, connection: Connection) -> None:
    number = f"N{len(station.load().registrants)}"
    write_registrants(connection, (Registrant(number, "New", "Comer", "NO"),), ())


def _merge(station: Station, connection: Connection) -> None:
    decide(connection, station.signature(), Matter.MERGED, {"R2": "R1"})


def _reseat(station: Station, connection: Connection) -> None:
    write_seats(connection, {"CA": "7"})


def _retitle(station: Station, connection: Connection) -> None:
    first, *others = station.load().sessions
    write_sessions(connection, (replace(first, title="With Mona Lind"), *others))


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "a seat": (_reseat, {"conference"}),
    "a status": (_confirm, {"registrants", "people"}),
    "a name": (_rename, {"registrants", "people", "protection", "sessions"}),
    "an alias": (_protect, {"registrants", "people", "protection", "sessions"}),
    "a newcomer": (_arrive, {"registrants", "people", "protection", "sessions"}),
    "a merge": (_merge, {"merged", "registrants", "people", "protection", "sessions"}),
    "a title": (_retitle, {"sessions"}),
}
PARTS = ("conference", "registrants", "people", "protection", "sessions", "questions", "merged", "entities")


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Station, Station]]:
    """Two stations on one conference."""
    path = str(make_conference(tmp_path / "conference.rostrum"))
    pair = Station.open(path, clock=SetClock(OPENING)), Station.open(path, clock=SetClock(OPENING))
    yield pair
    for station in pair:
        station.close()


@pytest.mark.parametrize("what", CHANGES)
def test_only_what_a_change_touches_is_made_again(desks: tuple[Station, Station], what: str) -> None:
    """By another desk; what is seen is what a desk sees that has just opened the file."""
    here, there = desks
    change, touched = CHANGES[what]
    before = here.load()
    with there.changing("The test") as connection:
        change(there, connection)
    after, fresh = here.load(), Station.open(here.address, clock=SetClock(OPENING))

    # The settings are one row with the revision, which every change of rows turns.
    new = {part for part in PARTS if getattr(after, part) is not getattr(before, part)} - {"conference"}
    assert new == touched - {"conference"}
    assert after == fresh.load()
    assert dict(after.people) == dict(fresh.load().people)
    fresh.close()


def test_after_any_number_of_changes_both_desks_see_the_same(desks: tuple[Station, Station]) -> None:
    """Sessions too, with acts between the changes."""
    chance = random.Random(20210614)
    desks[0].do("D1-P1", "open_session")
    for _ in range(40):
        here, there = chance.sample(desks, 2)
        if chance.random() < 0.3:
            there.do("D1-P1", "request_floor", delegation=chance.choice(("CA", "NO", "TR")))
        else:
            change, _touched = chance.choice(list(CHANGES.values()))
            with there.changing("The test") as connection:
                change(there, connection)
        fresh = Station.open(here.address, clock=SetClock(OPENING))
        assert here.load() == fresh.load()
        assert here.live("D1-P1").floor == fresh.live("D1-P1").floor
        assert here.live("D1-P1").context == fresh.live("D1-P1").context
        assert here.day("D1-P1") == fresh.day("D1-P1")
        fresh.close()
    assert len(desks[0].load().registrants) > len(PEOPLE)


def test_people_are_the_registrants_that_a_snapshot_holds(desks: tuple[Station, Station]) -> None:
    """Also after they were replaced, as the door does for attendance and badges."""
    loaded = desks[0].load()
    renewed = replace(loaded, registrants=tuple(replace(who, badge="new") for who in loaded.registrants))

    assert {who.badge for who in renewed.people.values()} == {"new"}


def test_what_is_read_together_is_of_one_moment(
    desks: tuple[Station, Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another desk takes somebody out between two looks: seen before or after, never half."""
    here, there = desks

    def slow(connection: Connection) -> dict[int, int | None]:
        sums = registrant_sums(connection)
        monkeypatch.undo()  # the other desk looks too, before it changes anything
        with there.changing("The test") as other:
            other.execute(delete(schema.registrants).where(schema.registrants.c.number == "R5"))
        return sums

    with there.changing("The test") as connection:
        _confirm(there, connection)
    monkeypatch.setattr(snapshot, "registrant_sums", slow)
    assert "R5" in here.load().people

    assert "R5" not in here.load().people


def test_a_look_that_fails_is_taken_again(
    desks: tuple[Station, Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is taken for what stands in the file."""
    here, there = desks
    here.load()
    with there.changing("The test") as connection:
        _rename(there, connection)

    def broken(_connection: Connection, _changed: object = None) -> tuple[Registrant, ...]:
        raise OperationalError("SELECT", {}, Exception("gone"))

    monkeypatch.setattr(snapshot, "read_registrants", broken)
    with pytest.raises(Unreachable):
        here.load()
    monkeypatch.undo()

    assert here.load().people["R2"].family == "Lind"
