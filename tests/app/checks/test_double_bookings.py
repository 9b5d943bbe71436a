"""A room or a person that is wanted twice is found; two halls that are neighbours are not."""

import pytest

from app.checks.sessions import findings
from app.conference.registrants import Registrant
from app.conference.sessions import Item, Session
from app.live.snapshot import ConferenceSnapshot
from app.times import zone
from tests.app.people import CONFERENCE
from tests.app.programme.stage import at


def held(
    code: str, begins: int, ends: int, room: str = "", kind: str = "panel", speaker: str = ""
) -> Session:
    """A session from and to a minute of the first day, perhaps with one who speaks all the time."""
    items = (Item("1", "keynote", "Talk", (ends - begins) * 60_000, speaker=speaker),) if speaker else ()
    return Session(code, kind, f"Session {code}", at(begins), at(ends), room=room, items=items)


def found(*sessions: Session, people: tuple[Registrant, ...] = ()) -> list[tuple[str, str]]:
    """The double bookings and days that are found: what, and of which session."""
    loaded = ConferenceSnapshot("", CONFERENCE, sessions, {}, people, 1)
    rows = findings(loaded, (), zone("Europe/Vienna"))
    return [(row.code, row.where) for row in rows if row.code in ("overlap", "person", "days")]


@pytest.mark.parametrize(
    ("sessions", "doubled"),
    [
        ((held("A", 0, 180, "Hall A"), held("B", 15, 30, "Hall B"), held("C", 60, 120, "Hall A")), ["C"]),
        ((held("A", 0, 60, "Hall A"), held("B", 60, 120, "Hall A")), []),
        ((held("A", 0, 60, "Hall A"), held("B", 30, 90, "hall  a")), ["B"]),
        ((held("A", 0, 60, "Hall A"), held("B", 30, 90)), []),
        ((held("A", 0, 60), held("B", 30, 90)), ["B"]),
        ((held("A", 0, 60), held("B", 30, 90, kind="break")), []),
        ((held("A", 0, 60), held("B", 0, 600, kind="note")), []),
        ((held("A", 0, 90, "X"), held("B", 30, 120, "X"), held("C", 60, 180, "X")), ["B", "C", "C"]),
    ],
)
def test_a_room_that_is_wanted_twice(sessions: tuple[Session, ...], doubled: list[str]) -> None:
    """Every pair, however many sessions stand between the two in the order of time."""
    assert found(*sessions) == [("overlap", code) for code in doubled]


def test_a_person_in_two_places() -> None:
    """Also where the name is written another way; who is not yet named is nobody."""
    lind = Registrant("R1", "Mona", "Lind")
    both = (held("A", 0, 60, "X", speaker="Mona Lind"), held("B", 30, 90, "Y", speaker="Lind Mona"))
    after = (both[0], held("B", 60, 90, "Y", speaker="Mona Lind"))
    nobody = (held("A", 0, 60, "X", speaker="TBC"), held("B", 30, 90, "Y", speaker="tbc"))

    assert found(*both, people=(lind,)) == [("person", "A")]
    assert found(*after, people=(lind,)) == []
    assert found(*nobody) == []


@pytest.mark.parametrize(("days", "asked"), [(0, False), (-1, True), (400, True)])
def test_a_session_outside_the_days_is_asked_about(days: int, asked: bool) -> None:
    session = held("A", days * 24 * 60, days * 24 * 60 + 60, "X")

    assert found(session) == [("days", "A")] * asked


def test_a_protected_person_is_told_by_the_alias() -> None:
    person = Registrant("R9", "Mona", "Lind", alias="Expert A")
    sessions = (held("A", 0, 60, "X", speaker="Mona Lind"), held("B", 30, 90, "Y", speaker="Expert A"))
    loaded = ConferenceSnapshot("", CONFERENCE, sessions, {}, (person,), 1)

    (row,) = [row for row in findings(loaded, (), zone("Europe/Vienna")) if row.code == "person"]

    assert row.what == "Item 1: Expert A would be in item 1 of B at the same time."
