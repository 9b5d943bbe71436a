"""Where the delegations sit: by hand, from a table, in French order; and where their seat is then read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.conference.seats import Seat, meant, spot
from app.errors import Refused, Unreadable
from app.exchange.plan import Plan
from app.exchange.seats import IN_ORDER
from app.on_paper.list import speakers_list
from app.station.floor_desk import seat_delegation
from app.station.import_desk import ImportDesk
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.storage.tables import conference
from app.times import SetClock
from tests.app.exchange.files import text_file, workbook
from tests.app.pdf.paper import texts
from tests.app.people import OPENING, make_conference


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A conference in which nobody has a seat yet."""
    clock = SetClock(OPENING)
    station = Station.open(str(make_conference(tmp_path / "a.rostrum", clock)), clock=clock)
    yield station
    station.close()


def planned(station: Station, text: str, folder: Path) -> Plan[Seat]:
    """What a table that is written here would change."""
    return ImportDesk(station).plan("seats", text_file(folder, text, "seats.csv"))  # type: ignore[return-value]


def in_order(station: Station) -> Plan[Seat]:
    """The numbers in French order."""
    return ImportDesk(station).plan("seats", Path(IN_ORDER))  # type: ignore[return-value]


def given(plan: Plan[Seat]) -> dict[str, str]:
    """The seats that would be written."""
    return {change.value.delegation: change.value.seat for change in plan.to_write}


def test_a_seat_given_by_hand_is_kept_and_can_be_taken_away(station: Station) -> None:
    """Spaces around it do not count."""
    assert seat_delegation(station, "NO", "  B  12 ") == "Norway: seat B 12."
    assert station.load().conference.seats == {"NO": "B 12"}
    assert spot(station.load().conference, "NO") == "Hofburg, seat B 12"

    assert seat_delegation(station, "NO", "") == "Norway: no seat."
    assert spot(station.load().conference, "NO") == "Hofburg"


@pytest.mark.parametrize(
    ("delegation", "seat", "why"),
    [
        ("XX", "14", "There is no delegation “XX”."),
        ("CA", "14", "Seat 14 is Norway’s."),
        ("CA", "the long bench at the window", "A seat is a short text such as 14 or B 12"),
    ],
)
def test_a_seat_that_cannot_be_is_refused(station: Station, delegation: str, seat: str, why: str) -> None:
    """Nothing is written then."""
    seat_delegation(station, "NO", "14")

    with pytest.raises(Refused, match=why):
        seat_delegation(station, delegation, seat)
    assert station.load().conference.seats == {"NO": "14"}


@pytest.mark.parametrize(
    ("typed", "whose"),
    [("14", ("NO", "14")), ("B 12", ("NO", "B 12")), ("canada 7", ("CA", "7")), ("CA 7", ("CA", "7"))],
)
def test_another_delegation_may_be_typed_before_its_seat(
    station: Station, typed: str, whose: tuple[str, str]
) -> None:
    """Asked about Norway."""
    assert meant(station.load().entities, typed, "NO") == whose


def test_a_table_is_read_with_any_known_name_and_what_is_wrong_has_its_line(
    station: Station, tmp_path: Path
) -> None:
    """Delegations are known as everywhere else: by code, English and French name."""
    found = planned(
        station,
        "Pays;Siège\nCanada;14\nNorvège;15\nAtlantis;3\nCA;16\nTR;15\nItaly;=1+1\nSerbia;\n",
        tmp_path,
    )

    assert given(found) == {"CA": "14", "NO": "15"}
    assert [(problem.line, problem.what) for problem in found.problems] == [
        (4, "Pays: “Atlantis” is not known among the States and organizations."),
        (5, "Pays: CA stands on line 2 already."),
        (6, "Siège: 15 was given to NO on line 3."),
        (7, "Siège: “=1+1” is a formula, not a text."),
    ]


def test_seats_may_be_exchanged_but_not_taken_from_whom_the_file_does_not_name(
    station: Station, tmp_path: Path
) -> None:
    """Who is not in the file stays where they sit."""
    for code, seat in (("CA", "1"), ("NO", "2"), ("RS", "3")):
        seat_delegation(station, code, seat)
    path = workbook(tmp_path, [("Delegation", "Seat"), ("CA", 2), ("NO", 1), ("TR", 3)])
    found = ImportDesk(station).plan("seats", path)

    assert [problem.what for problem in found.problems] == ["Seat: 3 is RS’s, which gets no other here."]
    assert [change.fields[0].before for change in found.changed] == ["1", "2"]
    ImportDesk(station).write("seats", found)
    assert station.load().conference.seats == {"CA": "2", "NO": "1", "RS": "3"}


def test_a_table_without_seats_is_refused(station: Station, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"seats\.csv has no column for: seat"):
        planned(station, "Delegation;Remark\nCanada;1\n", tmp_path)


def test_french_order_numbers_whoever_comes_in_person(station: Station) -> None:
    """States before organizations; who attends on Zoom or is not confirmed has none."""
    seat_delegation(station, "CA", "9")
    ImportDesk(station).write("seats", in_order(station))

    assert station.load().conference.seats == {"NO": "1", "RS": "2", "UN-ODC": "3"}
    assert in_order(station).to_write == ()


def test_a_seat_stands_at_the_registration_desk_and_on_the_list_on_paper(
    station: Station, tmp_path: Path
) -> None:
    """Only of who speaks in the room."""
    seat_delegation(station, "NO", "14")
    seat_delegation(station, "CA", "9")
    for act, more in (
        ("open_session", {}),
        ("open_list", {}),
        ("request_floor", {"delegation": "NO", "mode": "room"}),
        ("request_floor", {"delegation": "CA", "mode": "zoom"}),
    ):
        station.do("D1-P1", act, **more)
    speakers_list(station.load(), station.live("D1-P1"), tmp_path / "list.pdf", at=OPENING)
    page = " ".join(texts(tmp_path / "list.pdf"))

    assert RegistrationDesk(station).now().people.seats == {"NO": "14", "CA": "9"}
    assert "seat 14" in page
    assert "seat 9" not in page


def test_a_seat_outlives_a_change_of_the_settings(station: Station) -> None:
    """Whoever writes the whole conference writes the seats with it."""
    seat_delegation(station, "NO", "14")
    with station.changing("The test") as connection:
        conference.write_conference(connection, replace(station.load().conference, name="Another name"))

    assert station.load().conference.seats == {"NO": "14"}


def test_who_stays_on_a_seat_keeps_others_from_it(station: Station, tmp_path: Path) -> None:
    """Serbia's new seat is a formula, so Serbia stays; Norway cannot come there, so Canada cannot follow."""
    for code, seat in (("CA", "1"), ("NO", "2"), ("RS", "3")):
        seat_delegation(station, code, seat)
    found = planned(
        station, "State;Seat\nCanada;2\nNorway;3\nSerbia;=4\nTurkiye;b 1\nAlbania;B 1\n", tmp_path
    )

    assert given(found) == {"TR": "b 1"}
    assert [problem.line for problem in found.problems] == [2, 3, 4, 6]


def test_a_seat_of_nobody_that_is_known_is_no_hindrance(station: Station) -> None:
    """As settings may have it."""
    with station.changing("The test") as connection:
        conference.write_seats(connection, {"XX": "1"})
    ImportDesk(station).write("seats", in_order(station))

    assert station.load().conference.seats == {"NO": "1", "RS": "2", "UN-ODC": "3"}
