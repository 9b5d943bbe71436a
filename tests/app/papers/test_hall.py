"""The hall as a picture: whatever the seats are called, everybody has a place of their own in it."""

from collections.abc import Mapping
from itertools import combinations

import pytest

from app.papers.hall import Place, hall

WIDE, HIGH = 273.0, 155.0


def numbered(count: int, row: str = "") -> dict[str, str]:
    """So many delegations on seats 1 … n of a row."""
    return {f"{row}{number}": f"{row}{number}" for number in range(1, count + 1)}


@pytest.mark.parametrize(
    ("seats", "shape"),
    [
        ({}, "auto"),
        (numbered(1), "auto"),
        (numbered(7), "horseshoe"),
        (numbered(40), "auto"),
        (numbered(57), "rows"),
        (numbered(120), "auto"),
        (numbered(300), "auto"),
        (numbered(300), "rows"),
        (numbered(12, "A") | numbered(14, "B ") | numbered(3, "AA"), "auto"),
        (numbered(5) | {"CH": "Podium", "SG": "Podium 2", "X": "галерея 3"}, "auto"),
        (numbered(5) | {"X": "3 bis", "Y": "5a"}, "auto"),
        ({"A": "12", "B": "12"}, "auto"),
        ({"A": "1", "B": "9000"}, "auto"),
    ],
)
def test_everybody_has_a_place_of_their_own_in_the_room(seats: Mapping[str, str], shape: str) -> None:
    """Nobody is left out, no place lies over another or over the edge."""
    places = hall(seats, shape, WIDE, HIGH).places
    taken = [place for place in places if place.delegation]

    assert {place.delegation: place.seat for place in taken} == dict(seats)
    assert len(taken) == len(seats)
    for place in places:
        assert place.x >= -0.01
        assert place.y >= -0.01
        assert place.x + place.width <= WIDE + 0.01
        assert place.y + place.height <= HIGH + 0.01
    assert not [pair for pair in combinations(places, 2) if _overlap(*pair)]


def _overlap(one: Place, other: Place) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (beside or one.y + one.height <= other.y or other.y + other.height <= one.y)


def test_numbers_go_round_the_table_from_the_chairs_right() -> None:
    """Down on the page's left, along the bend, up on its right; a number that nobody has stays empty."""
    seats = numbered(24)
    del seats["7"]
    found = {place.seat: place for place in hall(seats, "auto", WIDE, HIGH).places}

    assert found["1"].x < WIDE / 4
    assert found["1"].y < found["2"].y
    assert found["24"].x > WIDE * 3 / 4
    assert found["24"].y < found["23"].y
    assert found["7"].delegation == ""


def test_a_letter_is_a_row_and_the_first_is_in_front() -> None:
    """In the order of its numbers."""
    found = hall(numbered(3, "B") | numbered(3, "A"), "auto", WIDE, HIGH)
    by_seat = {place.seat: place for place in found.places}

    assert [name for name, _ in found.rows] == ["A", "B"]
    assert by_seat["A1"].y < by_seat["B1"].y
    assert by_seat["A1"].x < by_seat["A2"].x < by_seat["A3"].x
