"""What `rostrum check` finds at the door: lists, places, void badges, exceptions."""

from dataclasses import replace
from datetime import timedelta

from app.checks.door import door_findings
from app.conference.registrants import Attendance
from app.registration.state import AtTheDoor
from app.times import zone
from tests.app.registration.hall import Hall, person

VIENNA = zone("Europe/Vienna")


def found(hall: Hall) -> list[tuple[str, str, str]]:
    """Every finding as it stands."""
    now = AtTheDoor(hall.door, hall.people)
    return [(finding.code, finding.where, finding.what) for finding in door_findings(now, hall.now, VIENNA)]


def test_a_door_in_order_has_no_findings() -> None:
    """Everybody confirmed is on a list, and there are places."""
    assert not found(Hall(hall=10, delegation=5))


def test_who_is_confirmed_and_on_no_list_is_named_by_number() -> None:
    """Of an entity that the conference does not know, or of none."""
    hall = Hall()
    hall.people = replace(
        hall.people, registrants={"R8": person("R8", "Nobody", ""), "R9": person("R9", "X", "ZZ")}
    )

    assert [finding[:2] for finding in found(hall)] == [("on-no-list", "R8"), ("on-no-list", "R9")]


def test_places_that_do_not_suffice_are_told_before_anybody_comes() -> None:
    """For a delegation and for the hall."""
    assert found(Hall(hall=2, CA=1)) == [
        ("places", "hall", "Altogether: 0 in, 3 expected, for 2 places in the hall."),
        ("places", "CA", "CA: 0 in, 2 expected, for 1 place in the hall."),
    ]


def test_who_came_in_on_a_badge_that_is_void_now_is_named() -> None:
    """The badge was printed again after they came."""
    hall = Hall()
    hall.act("badges_printed", registrants=("R1",))
    hall.act("check_in", registrant="R1")
    hall.now += timedelta(minutes=5)
    hall.act("replace_badge", registrant="R1", badge="new", reason="lost")
    assert not found(hall)
    hall.act("badges_printed", registrants=("R1",))

    assert found(hall) == [
        ("void-badge", "R1", "Came in at 12:00 on a badge that is void since 12:05: lost.")
    ]


def test_an_exception_and_who_is_in_though_not_admitted_are_told() -> None:
    """With who allowed it, when and why."""
    hall = Hall()
    hall.act("allow_exception", registrant="R3", allowed_by="the chair", reason="keynote")
    hall.act("check_in", registrant="R1")
    hall.act("switch_attendance", to=Attendance.ZOOM.value, registrant="R1")

    assert found(hall) == [
        ("not-admitted", "R1", "Is in the hall, and no longer admitted to it: attends on Zoom."),
        ("exception", "R3", "Allowed by the chair at 12:00 (keynote)."),
    ]
