"""Who comes in: the rules of the door by example."""

from dataclasses import replace

import pytest

from app.errors import Refused
from app.registration.admission import Where, admission, expected_in_the_hall, in_the_hall
from app.registration.words import undo_words, words
from tests.app.registration.hall import Hall


def where(hall: Hall, number: str, session: str = "") -> tuple[Where, str]:
    """Where somebody is admitted, and why."""
    found = admission(hall.people.registrants[number], hall.door, hall.people, session)
    return found.where, found.why


def test_the_status_decides_and_the_deadline_is_told() -> None:
    """Confirmed is admitted in the registered way, though late; nobody else is."""
    hall = Hall()

    assert where(hall, "R1") == (Where.HALL, "confirmed")
    assert where(hall, "R2") == (Where.ZOOM, "confirmed")
    assert where(hall, "R3") == (Where.NOWHERE, "registration not confirmed")
    assert where(hall, "R4") == (Where.NOWHERE, "registration cancelled")
    assert where(hall, "R5") == (Where.HALL, "confirmed, though registered after the deadline")
    assert where(hall, "R6") == (
        Where.NOWHERE,
        "registration not confirmed, and received after the deadline",
    )


def test_who_is_admitted_to_the_hall_is_checked_in_once() -> None:
    """The second time says so; undo takes it back and names it."""
    hall = Hall()
    hall.act("check_in", registrant="R1")

    assert hall.door.arrived == {"R1": hall.now}
    with pytest.raises(Refused, match="is in already"):
        hall.act("check_in", registrant="R1")
    assert undo_words(hall.door.undo, hall.people) == "Anna Tremblay checked in (registration)"
    hall.act("undo")
    assert not hall.door.arrived
    hall.act("redo")
    assert "R1" in hall.door.arrived


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("R2", "attends on Zoom"),
        ("R3", "not confirmed"),
        ("R4", "cancelled"),
        ("R99", "no registration “R99”"),
    ],
)
def test_nobody_else_is_checked_in(number: str, sentence: str) -> None:
    """Each refusal says why, and what would help."""
    hall = Hall()
    with pytest.raises(Refused, match=sentence):
        hall.act("check_in", registrant=number)
    assert not hall.entries


def test_an_exception_needs_a_name_and_opens_the_door() -> None:
    """Who allowed it is written down; it is not needed for who is admitted anyway."""
    hall = Hall()
    with pytest.raises(Refused, match="who allowed it"):
        hall.act("allow_exception", registrant="R3", allowed_by=" ")
    with pytest.raises(Refused, match="admitted already"):
        hall.act("allow_exception", registrant="R1", allowed_by="the chair")
    hall.act("allow_exception", registrant="R3", allowed_by="the chair", reason="letter of credence")
    hall.act("check_in", registrant="R3")

    assert where(hall, "R3") == (Where.HALL, "allowed by the chair")
    assert hall.door.exceptions["R3"].reason == "letter of credence"


def test_the_conference_goes_on_line_in_one_act_and_back() -> None:
    """Everybody, a delegation, a session, one person: the latest that concerns somebody holds."""
    hall = Hall()
    hall.act("switch_attendance", to="zoom")
    assert where(hall, "R1")[0] is Where.ZOOM
    hall.act("switch_attendance", to="in_room", entity="CA")
    assert where(hall, "R1")[0] is Where.HALL
    assert where(hall, "R7")[0] is Where.ZOOM
    hall.act("switch_attendance", to="zoom", session="D2-P1")
    assert where(hall, "R1")[0] is Where.HALL
    assert where(hall, "R1", "D2-P1")[0] is Where.ZOOM
    hall.act("switch_attendance", to="in_room", registrant="R7")
    assert where(hall, "R7", "D2-P1")[0] is Where.HALL
    for _ in range(4):
        hall.act("undo")
    assert where(hall, "R1") == (Where.HALL, "confirmed")


def test_a_switch_that_makes_no_sense_is_refused() -> None:
    """With a sentence for each."""
    hall = Hall()
    for sentence, arguments in (
        ("is none of", {"to": "telepathy"}),
        ("attends in the hall already", {"to": "in_room", "registrant": "R1"}),
        ("not a delegation", {"to": "zoom", "entity": "XX"}),
        ("no session", {"to": "zoom", "session": "D9"}),
        ("not both", {"to": "zoom", "registrant": "R1", "entity": "CA"}),
    ):
        with pytest.raises(Refused, match=sentence):
            hall.act("switch_attendance", **arguments)


def test_a_badge_printed_again_makes_the_former_void() -> None:
    """It needs a reason; whoever comes with the old one is told."""
    hall = Hall()
    with pytest.raises(Refused, match="was printed yet"):
        hall.act("replace_badge", registrant="R1", badge="new", reason="lost")
    hall.act("badges_printed", registrants=("R1", "R7"))
    with pytest.raises(Refused, match="lost, damaged, wrong text"):
        hall.act("replace_badge", registrant="R1", badge="new", reason="")
    hall.act("replace_badge", registrant="R1", badge="new", reason="lost")

    assert hall.door.voided("b-R1") == "R1"
    assert hall.door.badge_of(hall.people.registrants["R1"]) == "new"
    with pytest.raises(Refused, match="void"):
        hall.act("check_in", registrant="R1", badge="b-R1")
    hall.act("check_in", registrant="R1", badge="new")
    assert hall.door.badges["R7"].printed == 1


def test_a_zoom_name_stays_decided() -> None:
    """Until somebody decides otherwise."""
    hall = Hall()
    hall.act("decide_name", name="iPhone de Marie", registrant="R2", admitted=True)

    assert hall.door.names["iPhone de Marie"].admitted
    with pytest.raises(Refused, match="decided so already"):
        hall.act("decide_name", name="iPhone de Marie", registrant="R2", admitted=True)
    hall.act("decide_name", name="iPhone de Marie", admitted=False)
    assert not hall.door.names["iPhone de Marie"].admitted


def test_places_are_counted_by_delegation() -> None:
    """Who is in, who is expected, and how many may be."""
    hall = Hall(hall=3, delegation=2, NO=1)
    hall.act("check_in", registrant="R1")

    assert (in_the_hall(hall.door, hall.people), in_the_hall(hall.door, hall.people, "NO")) == (1, 0)
    assert expected_in_the_hall(hall.door, hall.people) == 3
    assert expected_in_the_hall(hall.door, hall.people, "CA") == 2
    assert (hall.people.places_of("CA"), hall.people.places_of("NO")) == (2, 1)


def test_every_act_has_its_words() -> None:
    """For the undo button and the status line."""
    hall = Hall()
    hall.act("check_in", registrant="R1")
    hall.act("check_out", registrant="R1")
    hall.act("badges_printed", registrants=("R1",))
    hall.act("replace_badge", registrant="R1", badge="new", reason="damaged")
    hall.act("switch_attendance", to="zoom", entity="CA", session="D1-P1")
    hall.act("switch_attendance", to="zoom")
    hall.act("allow_exception", registrant="R3", allowed_by="the chair")
    hall.act("decide_name", name="CANADA", registrant="R1", admitted=True)

    assert [words(entry.event, hall.people) for entry in hall.entries] == [
        "Anna Tremblay checked in",
        "Anna Tremblay checked out",
        "badge of Anna Tremblay printed",
        "badge of Anna Tremblay replaced (damaged); the former is void",
        "CA attends on Zoom in D1-P1",
        "everybody attends on Zoom",
        "exception for Anna Pending, allowed by the chair",
        "“CANADA” let in as R1",
    ]


def test_a_merge_takes_check_in_badge_exception_and_zoom_names_along() -> None:
    """Whatever happened to R3 happened to R1; the earlier entry holds."""
    hall = Hall()
    hall.act("allow_exception", registrant="R3", allowed_by="Chair")
    hall.act("check_in", registrant="R3")
    first = hall.now
    hall.act("badges_printed", registrants=("R3",))
    hall.act("decide_name", name="iPhone", registrant="R3", admitted=True)
    hall.act("check_in", registrant="R1")
    door = hall.act("merge", keep="R1", give_up="R3")

    assert door.arrived == {"R1": first}
    assert door.badge_of(hall.people.registrants["R1"]) == "b-R3"
    assert door.badges["R1"].printed == 1
    assert door.voided("b-R1") == "R1"
    assert door.exceptions.keys() == {"R1"}
    assert door.names["iPhone"].registrant == "R1"
    assert door.merged == {"R3": "R1"}


def test_of_two_printed_badges_that_of_the_number_that_stays_holds() -> None:
    """The other one is void, and still says whose it was."""
    hall = Hall()
    hall.act("badges_printed", registrants=("R1", "R7"))
    door = hall.act("merge", keep="R7", give_up="R1")

    assert door.badge_of(hall.people.registrants["R7"]) == "b-R7"
    assert door.voided("b-R1") == "R7"


def test_undo_and_parting_leave_a_merge_out_as_if_it_had_not_been() -> None:
    """Parting works also when something else was done since."""
    hall = Hall()
    before = hall.act("check_in", registrant="R7")
    hall.act("merge", keep="R1", give_up="R7")
    undone = hall.act("undo")
    assert (undone.arrived, undone.merged) == (before.arrived, {})
    hall.act("merge", keep="R1", give_up="R7")
    hall.act("switch_attendance", to="zoom", entity="NO")
    hall.people = replace(hall.people, merged=hall.door.merged)
    parted = hall.act("part", give_up="R7")

    assert parted.arrived == before.arrived
    assert parted.merged == {}
    assert parted.parted == {"R7": "R1"}
    assert hall.act("undo").merged == {"R7": "R1"}


@pytest.mark.parametrize(
    ("act", "arguments", "reason"),
    [
        ("merge", {"keep": "R1", "give_up": "R1"}, "cannot be merged with itself"),
        ("merge", {"keep": "R1", "give_up": "R99"}, "no registration “R99”"),
        ("part", {"give_up": "R1"}, "was not merged"),
        ("keep_apart", {"one": "R1", "other": "R1"}, "is one registration"),
        ("keep_apart", {"one": "R1", "other": "R99"}, "no registration “R99”"),
    ],
)
def test_what_cannot_be_merged_parted_or_kept_apart_is_refused(
    act: str, arguments: dict[str, object], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        Hall().act(act, **arguments)


def test_two_people_are_two_whichever_is_named_first() -> None:
    hall = Hall()
    assert hall.act("keep_apart", one="R7", other="R1").apart == {("R1", "R7")}
    with pytest.raises(Refused, match="two people already"):
        hall.act("keep_apart", one="R1", other="R7")
    assert hall.act("undo").apart == frozenset()
