"""The presets propose, the chair disposes."""

from hashlib import sha256

import pytest

from app.errors import Refused
from app.floor.presets import PRESETS, proposed
from tests.app.floor.room import Room

EVERYBODY = ("CSO-01", "UN-ODC", "NO", "JP", "OSCE-ODIHR", "CA", "EU", "DE", "US")


def order(room: Room, preset: str, **settings: str) -> tuple[str, ...]:
    """What a preset proposes."""
    return proposed(room.floor, room.context, preset, **settings)


def test_states_first() -> None:
    """Group, States, Partners, structures, organizations, the rest."""
    room = Room().open().ask(*EVERYBODY)

    assert order(room, "osce_states_first") == (
        "EU", "NO", "CA", "DE", "US", "JP", "OSCE-ODIHR", "UN-ODC", "CSO-01",
    )  # fmt: skip


def test_mixed_takes_the_group_first_and_then_arrival() -> None:
    """Nobody else is preferred."""
    room = Room().open().ask(*EVERYBODY)

    assert order(room, "osce_mixed") == ("EU", *(person for person in EVERYBODY if person != "EU"))


def test_french_order_from_a_drawn_letter() -> None:
    """Allemagne, Amérique, Canada, Japon, Norvège; from J on it begins with Japan."""
    room = Room().open().ask(*EVERYBODY)
    tail = ("CSO-01", "OSCE-ODIHR", "UN-ODC")

    assert order(room, "french_alphabetical") == ("EU", "DE", "US", "CA", "JP", "NO", *tail)
    assert order(room, "french_alphabetical", start_letter="J") == ("EU", "JP", "NO", "DE", "US", "CA", *tail)


def test_balanced_goes_round_by_its_pattern() -> None:
    """Three States, an organization, civil society; empty classes are skipped."""
    room = Room().open().ask(*EVERYBODY)

    assert order(room, "balanced") == (
        "NO", "JP", "CA", "UN-ODC", "CSO-01", "EU", "DE", "US", "OSCE-ODIHR",
    )  # fmt: skip


def test_by_lot_can_be_checked_by_anyone() -> None:
    """SHA-256 of the seed, a bar and the request's id."""
    room = Room().open().ask(*EVERYBODY)

    assert order(room, "by_lot", seed="Vienna") == tuple(
        sorted(EVERYBODY, key=lambda person: sha256(f"Vienna|{person}".encode()).hexdigest())
    )


def test_un_order_is_by_class_and_rank() -> None:
    """A minister of a State speaks before an ambassador, and a State before a Partner."""
    room = Room(ranks={"R1": 3, "R2": 5}).open()
    room.ask("JP").ask("CA", person="R2").ask("NO", person="R1").ask("DE")

    assert order(room, "un_ga") == ("NO", "CA", "DE", "JP")


@pytest.mark.parametrize("preset", PRESETS)
def test_announced_and_pinned_stay_where_they_are(preset: str) -> None:
    """Whatever the preset, they keep their numbers and nobody is lost."""
    room = Room().open().ask("CSO-01", *EVERYBODY[1:])
    room.act("give_floor")
    room.act("pin", request="CA")
    before = room.floor.waiting
    after = order(room, preset, seed="1")

    assert after[:2] == before[:2]
    assert after.index("CA") == before.index("CA")
    assert sorted(after) == sorted(before)


def test_an_order_that_changes_nothing_is_refused() -> None:
    """And so is a preset that does not exist."""
    room = Room().open().ask("CA", "NO")

    with pytest.raises(Refused, match="in that order already"):
        room.act("order", preset="first_come")
    with pytest.raises(Refused, match="none of"):
        room.act("order", preset="alphabetical")
