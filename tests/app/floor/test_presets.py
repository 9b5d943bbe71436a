"""The seven presets by hand: the orders that follow from the text of the rules for one and the same list.

Eleven requests, in this order of arrival; the two sent ahead after the deadline are late.
"""

import pytest

from app.conference.entities import Category, Entity
from app.conference.registrants import Registrant
from app.errors import Refused
from app.floor.presets import PRESETS, proposed
from app.live.floor_context import delegates_of, floor_context, rank_of
from tests.app.floor.room import Room
from tests.app.people import CONFERENCE, PANEL

RANKS = {"R0": 0, "R1": 1, "R3": 3, "R5": 5}
PERSONS = {"TR": "R0", "JP": "R1", "CA": "R3", "NO": "R5"}
ARRIVED = ("CSO-01", "UN-ODC", "NO", "JP", "OSCE-ODIHR", "CA", "EU", "DE")


def hall() -> Room:
    """Eight who asked, two who are late, one who asked after them."""
    room = Room(ranks=RANKS).open()
    for code in ARRIVED:
        room.ask(code, person=PERSONS.get(code, ""))
    deadline = room.context.floor_deadline
    assert deadline is not None
    room.ask("US", channel="email", received_at=deadline.replace(minute=31))
    room.ask("AT", channel="email", received_at=deadline.replace(second=1))
    return room.ask("TR", person="R0")


def order(room: Room, preset: str, **settings: object) -> str:
    """What a preset proposes, in one line."""
    return " ".join(proposed(room.floor, room.context, preset, **settings))  # type: ignore[arg-type]


EVERYBODY = [
    ("first_come", {}, "CSO-01 UN-ODC NO JP OSCE-ODIHR CA EU DE TR AT US"),
    ("osce_states_first", {}, "EU NO CA DE TR JP OSCE-ODIHR UN-ODC CSO-01 AT US"),
    ("osce_mixed", {}, "EU CSO-01 UN-ODC NO JP OSCE-ODIHR CA DE TR AT US"),
    ("un_ga", {}, "EU TR CA NO DE JP UN-ODC OSCE-ODIHR CSO-01 AT US"),
    ("balanced", {}, "NO JP CA UN-ODC CSO-01 EU DE TR OSCE-ODIHR AT US"),
    ("balanced", {"pattern": "SIC"}, "NO UN-ODC CSO-01 JP OSCE-ODIHR CA EU DE TR AT US"),
    ("balanced", {"pattern": "IS"}, "UN-ODC NO OSCE-ODIHR JP CA EU DE TR CSO-01 AT US"),
    ("french_alphabetical", {}, "EU DE CA JP NO TR CSO-01 OSCE-ODIHR UN-ODC US AT"),
    ("french_alphabetical", {"start_letter": "N"}, "EU NO TR DE CA JP CSO-01 OSCE-ODIHR UN-ODC US AT"),
    ("french_alphabetical", {"start_letter": "at"}, "EU CA JP NO TR DE CSO-01 OSCE-ODIHR UN-ODC AT US"),
    ("by_lot", {"seed": "Vienna"}, "CSO-01 EU UN-ODC TR JP CA OSCE-ODIHR NO DE US AT"),
]
"""Nobody has been called: everybody is sorted, the late behind. The lot begins 078278cf, 18156989."""


@pytest.mark.parametrize(("preset", "settings", "expected"), EVERYBODY)
def test_before_the_first_call_a_preset_sorts_everybody(
    preset: str, settings: dict[str, object], expected: str
) -> None:
    """The late stand behind all others, in the order of the preset among themselves."""
    assert order(hall(), preset, **settings) == expected


RUNNING = [
    ("first_come", {}, "UN-ODC NO JP OSCE-ODIHR CA EU DE TR AT US"),
    ("osce_states_first", {}, "UN-ODC NO EU DE CA TR JP OSCE-ODIHR AT US"),
    ("osce_mixed", {}, "UN-ODC NO EU JP CA OSCE-ODIHR DE TR AT US"),
    ("un_ga", {}, "UN-ODC NO EU TR CA DE JP OSCE-ODIHR AT US"),
    ("balanced", {}, "UN-ODC NO JP EU CA DE OSCE-ODIHR TR AT US"),
    ("french_alphabetical", {}, "UN-ODC NO EU DE CA JP TR OSCE-ODIHR US AT"),
    ("by_lot", {"seed": "Vienna"}, "UN-ODC NO EU TR CA JP OSCE-ODIHR DE US AT"),
]
"""CSO-01 has the floor, UNODC and Norway are announced, Canada is pinned at number 5, Japan is parked."""


@pytest.mark.parametrize(("preset", "settings", "expected"), RUNNING)
def test_once_the_first_was_called_the_announced_and_the_pinned_stay(
    preset: str, settings: dict[str, object], expected: str
) -> None:
    """A parked one is sorted like any other; applied, the list is as proposed and all else as before."""
    room = hall()
    room.act("give_floor")
    room.act("pin", request="CA")
    room.act("park", request="JP")
    room.ask("DE", kind="right_of_reply").ask("NO", kind="point_of_order")

    assert order(room, preset, **settings) == expected
    assert order(room, preset, **settings, at_most_two=True).split()[:2] == ["UN-ODC", "NO"]
    before = room.floor
    if expected != " ".join(before.waiting):
        after = room.act("order", preset=preset, **settings)
        assert " ".join(after.waiting) == expected
        assert (after.replies, after.points) == (before.replies, before.points)


def test_there_are_seven_of_them() -> None:
    """Each has its vectors above; the first is the default."""
    assert list(PRESETS) == [preset for preset, _, _ in RUNNING]
    assert {preset for preset, _, _ in EVERYBODY} == set(PRESETS)


def test_a_call_is_enough_to_announce() -> None:
    """The first two of the list stay from then on, the called one among them."""
    room = hall()
    assert room.floor.announced == ()
    room.act("call")

    assert room.floor.announced == ("CSO-01", "UN-ODC")
    assert order(room, "osce_states_first").startswith("CSO-01 UN-ODC EU")
    room.act("undo")
    assert order(room, "osce_states_first").startswith("EU NO")


def test_the_announced_and_the_pinned_stay_even_when_late() -> None:
    """The late who were announced are not sent back, and nobody is slipped in front of them."""
    room = Room().open()
    deadline = room.context.floor_deadline
    assert deadline is not None
    room.ask("US", "AT", channel="email", received_at=deadline.replace(minute=31))
    room.ask("DE")
    room.act("give_floor")
    room.ask("CA").act("withdraw", request="CA")

    assert room.floor.waiting == ("US", "AT")
    room.act("restore", request="CA", to="end")
    assert room.floor.waiting == ("US", "AT", "CA")


def test_at_most_two_of_one_mode_follow_each_other_where_the_next_ones_allow_it() -> None:
    """Room, room, then the first on Zoom; at the end only Zoom is left."""
    room = Room().open()
    for code, mode in zip(
        ("CA", "NO", "TR", "JP", "AT", "DE", "US", "UN-ODC"),
        ("room", "room", "room", "zoom", "room", "zoom", "zoom", "zoom"),
        strict=True,
    ):
        room.ask(code, mode=mode)

    assert order(room, "first_come", at_most_two=True) == "CA NO JP TR AT DE US UN-ODC"


def test_a_pattern_of_other_letters_is_refused() -> None:
    """With what it is made of."""
    with pytest.raises(Refused, match="letters S, I and C"):
        hall().act("order", preset="balanced", pattern="SSX")


@pytest.mark.parametrize(
    ("category", "place"),
    [
        ("participating", 1), ("partner", 2), ("osce_chair", 3), ("osce_structure", 3),
        ("osce_institution", 3), ("osce_pa", 3), ("osce_field", 3), ("io", 4),
        ("civil_society", 5), ("academia", 5), ("media", 5), ("staff", 5), ("other", 5),
    ],
)  # fmt: skip
def test_every_category_has_its_class(category: str, place: int) -> None:
    """States 1, Partners 2, OSCE structures 3, organizations 4, the rest 5; the group stands before them."""
    classes = ("state", "partner", "structure", "organization", "other")
    entities = {"X": Entity("X", "Somebody", Category(category)), "EU": Entity("EU", "Union", Category.GROUP)}
    context = floor_context(CONFERENCE, PANEL, delegates_of(entities, ()))

    assert context.delegation("X").order_class == classes[place - 1]
    assert context.delegation("EU").limit_class == "group"


@pytest.mark.parametrize(
    ("position", "rank"),
    [
        ("President of the Republic", 0), ("Prime Minister", 1), ("Vice-President", 2),
        ("Minister of Justice", 3), ("Deputy Minister of the Interior", 4),
        ("Ambassador, Permanent Representative", 5), ("Chargé d'affaires a.i.", 6),
        ("Minister Counsellor", 7), ("Deputy Permanent Representative", 7),
        ("National Co-ordinator on Trafficking in Human Beings", 7),
        ("Administrator, working group", 7), ("", 7),
    ],
)  # fmt: skip
def test_a_rank_is_read_from_whole_words(position: str, rank: int) -> None:
    """There is a king in every “trafficking”, and he heads no State."""
    assert rank_of(Registrant("R1", "A", "B", position=position)) == rank


def test_who_names_no_person_ranks_as_a_delegate() -> None:
    """Arrival decides between the two."""
    room = Room(ranks={"R7": 7}).open().ask("CA").ask("NO", person="R7").ask("DE")

    assert order(room, "un_ga") == "CA NO DE"
