"""A panellist has the floor as a speaker does: the same card, clock and keys, on every screen."""

from dataclasses import replace

import pytest

from app.programme.run import ItemState
from app.storage.tables.agenda import write_sessions
from tests.ui.conftest import Podium
from ui.displays.lectern_text import lectern_texts
from ui.displays.room_text import room_texts

SPEAKER = "Prof. Ana Berg"


def panel(podium: Podium) -> Podium:
    """The introduction of ten minutes, by a professor of Sweden, has been on air for two."""
    with podium.desk.station.changing("The test") as connection:
        session = next(session for session in podium.window.loaded.sessions if session.code == "D1-P1")
        first, *others = session.items
        items = (replace(first, speaker=SPEAKER), *others)
        write_sessions(connection, (replace(session, items=items),))
    podium.desk.begin()
    podium.open(discussing=False).ask("CA", "NO").later(4).press("Space")
    return podium.later(120)


def card(podium: Podium) -> tuple[str, str, str]:
    """Caption, name and clock of who has the floor."""
    floor = podium.window.floor_card
    return floor._caption.full_text(), floor._name.full_text(), floor.clock.text()


def test_the_card_of_the_floor_is_the_panellists(podium: Podium) -> None:
    """With the time that is left, and the chair thanks whoever is heard."""
    panel(podium)
    caption, name, clock = card(podium)

    assert (caption, clock) == ("ON THE FLOOR · ITEM 1", "8:00")
    assert SPEAKER in name
    assert SPEAKER in podium.window.page.say.full_text()
    assert "I thank" in podium.window.page.say.full_text()


@pytest.mark.parametrize(
    ("keys", "left", "state"),
    [
        (("+",), "7:30", ItemState.ON_AIR),
        (("*",), "8:00", ItemState.ON_AIR),
        (("-",), "6:30", ItemState.ON_AIR),
        (("F7",), "8:00", ItemState.PAUSED),
        (("E",), "", ItemState.DONE),
        (("E", "Ctrl+Z"), "7:00", ItemState.ON_AIR),
    ],
)
def test_the_keys_of_a_statement_hold_for_an_item(
    podium: Podium, keys: tuple[str, ...], left: str, state: ItemState
) -> None:
    """More time, less, a pause, its end; and all of it can be taken back."""
    panel(podium)
    for key in keys:
        podium.press(key).later(2)
    podium.later(60 - 2 * len(keys))

    live = podium.desk.station.live("D1-P1")
    assert live.run.state(live.session.items[0].id) is state
    assert card(podium)[2] == left


def test_a_paused_item_goes_on_by_the_same_key(podium: Podium) -> None:
    """As a statement that was held."""
    panel(podium)
    podium.press("F7").later(30).press("F7").later(60)

    assert card(podium)[2] == "7:00"


def test_who_is_asked_to_conclude_reads_it_at_the_lectern(podium: Podium) -> None:
    """An item has no mark for it; its speaker gets the words."""
    panel(podium)
    podium.press("C").later(1)
    lectern = lectern_texts(podium.window.loaded, podium.desk.station.live("D1-P1"), podium.clock.now())

    assert (lectern.name, lectern.clock, lectern.message) == ("Sweden", "7:59", "Please conclude.")


def test_the_room_sees_whose_item_it_is_and_the_time_and_no_person(podium: Podium) -> None:
    """As with a statement."""
    panel(podium)
    room = room_texts(podium.window.loaded, podium.desk.station.live("D1-P1"), podium.clock.now())

    assert (room.caption, room.name, room.clock) == ("SPEAKING NOW", "Sweden", "8:00")
    assert room.used == pytest.approx(0.2)
    assert SPEAKER not in str(room)


def test_a_point_of_order_says_whom_it_interrupts(podium: Podium) -> None:
    """And afterwards the panellist has the floor again."""
    panel(podium)
    podium.press("F9", "turk", "Enter").later(1)
    assert f"{SPEAKER}" in podium.window.next_card._who.full_text()
    podium.press("Space").later(20)
    assert f"{SPEAKER}" in podium.window.next_card._who.full_text()
    podium.press("2").later(2)

    assert f"{SPEAKER}" in podium.window.page.say.full_text()
    assert podium.window.page.say.full_text().endswith("Please continue.”")
    assert SPEAKER in card(podium)[1]


def test_who_is_not_present_is_whoever_was_to_be_next(podium: Podium) -> None:
    """While an item is next nobody on the list can be missed; a panellist who is not there is passed over."""
    podium.open(discussing=False).ask("CA", "NO").press("X").later(1)

    assert "which nobody has to be present for" in podium.said
    assert not podium.floor.passed_over


def test_a_panellist_who_is_not_there_is_passed_over(podium: Podium) -> None:
    """The item is skipped, and what follows it is next."""
    panel(podium)
    podium.press("Ctrl+Z").later(2).press("X").later(2)

    live = podium.desk.station.live("D1-P1")
    assert live.run.state(live.session.items[0].id) is ItemState.SKIPPED
    assert not podium.window.next_card.button.text().startswith("Start 1")


def test_nobody_has_the_floor_only_since_the_item_ended(podium: Podium) -> None:
    """Not since the last statement, which may be half an hour ago."""
    panel(podium)
    podium.press("E").later(70)

    assert "since 1:10" in podium.window.floor_card._who.full_text()
