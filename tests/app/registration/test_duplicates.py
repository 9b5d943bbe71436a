"""Who may be registered twice: the same mail proposes a merge, the same name only warns."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.conference.registrants import Registrant, Status
from app.registration.duplicates import duplicates, merged, of_one_mail

MONDAY, TUESDAY = datetime(2021, 5, 31, 9, tzinfo=UTC), datetime(2021, 6, 1, 9, tzinfo=UTC)
JON = Registrant(
    "R1",
    "Jon",
    "Double",
    "NO",
    email="jon@no.invalid",
    status=Status.PENDING,
    registered_at=TUESDAY,
    note="first",
)
AGAIN = replace(
    JON, number="R2", registered_at=MONDAY, status=Status.CONFIRMED, position="Attaché", note="second"
)


def found(*people: Registrant) -> list[tuple[str, str, str]]:
    """Who would stay, who would go, and why."""
    return [(pair.keep.number, pair.give_up.number, pair.same) for pair in duplicates(people)]


def test_the_same_mail_and_entity_proposes_a_merge_into_who_came_first() -> None:
    """R2 registered on Monday."""
    assert found(JON, AGAIN) == [("R2", "R1", "mail")]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (replace(AGAIN, email="other@no.invalid"), ["name"]),
        (replace(AGAIN, email="", entity="SE"), ["name"]),
        (replace(AGAIN, email="", given="Jøn", family="Doublé"), ["name"]),
        (replace(AGAIN, email="", given="Double", family="Jon"), ["name"]),
        (replace(AGAIN, email="", given="Jon", family="Doubles"), ["near"]),
        (replace(AGAIN, email="", given="Jon", family="Doubles", entity="SE"), []),
        (replace(AGAIN, given="Petra", family="Schmidt"), []),
        (replace(AGAIN, email="", given="Petra", family="Schmidt"), []),
        (replace(AGAIN, status=Status.CANCELLED), []),
        (replace(AGAIN, status=Status.REJECTED), []),
    ],
)
def test_a_name_alone_warns_and_a_mailbox_of_two_names_is_a_delegation_s(
    other: Registrant, same: list[str]
) -> None:
    """Whatever the accents and the order of the parts; who is cancelled is nobody's double."""
    assert [why for *_, why in found(JON, other)] == same


def test_a_name_in_two_scripts_is_one_name() -> None:
    """Transliterated by a library."""
    latin = Registrant("R1", "Vladimir", "Petrov", "RU")
    cyrillic = Registrant("R2", "Владимир", "Петров", "RU")

    assert found(latin, cyrillic) == [("R1", "R2", "name")]


def test_a_merge_keeps_the_earlier_time_and_both_notes() -> None:
    """What the kept one lacks is filled; confirmed is who was confirmed once; the other is cancelled."""
    kept, gone = merged(JON, AGAIN)

    assert (kept.number, kept.registered_at, kept.position) == ("R1", MONDAY, "Attaché")
    assert (kept.status, kept.note) == (Status.CONFIRMED, "first second")
    assert (gone.status, gone.note) == (Status.CANCELLED, "merged into R1; second")
    assert replace(gone, status=AGAIN.status, note=AGAIN.note) == AGAIN


def test_ten_thousand_people_are_compared_soon() -> None:
    """In entities of a hundred, as conferences have them; nobody here is like another."""
    people = [
        Registrant(f"R{n}", f"{n * 7919 % 99991:05d}x", f"{n * 104729:09d}y", f"E{n % 100}")
        for n in range(10_000)
    ]

    assert found(*people) == []


def test_a_pair_that_is_two_people_is_not_named_again() -> None:
    """Whichever of them was named first."""
    for apart in ({"R1 R2"}, {"R2 R1"}):
        assert not list(duplicates((JON, AGAIN), apart))
        assert not list(of_one_mail((JON, AGAIN), apart))
    assert [pair.keep.number for pair in of_one_mail((JON, AGAIN))] == ["R2"]
