"""An item's id belongs to it for ever: neither another import nor a deletion hands its acts to a stranger."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.conference.sessions import Item, Session
from app.programme.run import ItemState
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.exchange.files import text_file
from tests.app.people import OPENING, PANEL, make_conference, write_agenda


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A conference whose Panel 1 is open, its third item on air."""
    held = Station.open(str(make_conference(tmp_path / "conference.rostrum")), clock=SetClock(OPENING))
    held.do("D1-P1", "open_session")
    held.do("D1-P1", "start_item", item="3")
    yield held
    held.close()


def panel(station: Station) -> Session:
    """Panel 1 as it is stored."""
    return station.session("D1-P1")


def last_of_all(station: Station) -> Session:
    """Panel 1 with an item more, which has the highest id of all."""
    former = panel(station)
    write_agenda(station, [replace(former, items=(*former.items, Item("9", "video", "A film", 60_000)))])
    station.do("D1-P1", "finish_item")
    station.do("D1-P1", "start_item", item="9")
    return panel(station)


def test_a_new_item_never_inherits_the_acts_of_one_that_is_gone(station: Station) -> None:
    former = last_of_all(station)
    write_agenda(station, [replace(former, items=former.items[:-1])])

    write_agenda(station, [replace(former, items=(*former.items[:-1], Item("10", "video", "New", 60_000)))])

    new = panel(station).items[-1]
    assert new.id > former.items[-1].id
    assert station.live("D1-P1").run.state(new.id) is ItemState.TO_COME


def test_undo_brings_an_item_back_with_its_acts(station: Station) -> None:
    """The former value is written again."""
    former = last_of_all(station)
    write_agenda(station, [replace(former, items=former.items[:-1])])

    write_agenda(station, [former])

    assert panel(station) == former
    assert station.live("D1-P1").run.state(former.items[-1].id) is ItemState.ON_AIR


def test_an_item_may_change_its_number_and_its_place(station: Station) -> None:
    former = panel(station)
    turned = tuple(replace(item, number=f"{number}x") for number, item in enumerate(reversed(former.items)))

    write_agenda(station, [replace(former, items=turned)])

    assert [item.id for item in panel(station).items] == [item.id for item in reversed(former.items)]


def test_an_item_whose_id_belongs_to_another_session_gets_one_of_its_own(station: Station) -> None:
    """A session that was copied brings the ids of its model."""
    write_agenda(station, [replace(PANEL, code="COPY", items=panel(station).items)])

    ids = [item.id for session in station.load().sessions for item in session.items]
    assert len(ids) == len(set(ids)) == 7


def test_every_write_is_a_revision(station: Station) -> None:
    before = station.load().data_version

    write_agenda(station, [replace(panel(station), title="Another")])

    assert station.load().data_version > before


HEAD = "session,item,kind,title,start,end,duration\n"
WITHOUT_3 = (
    "D1-P1,,panel,Panel 1: What demand is,2021-06-14T15:30,2021-06-14T17:30,\n"
    "D1-P1,1,introduction,Introduction,,,10:00\n"
)


def test_a_second_import_keeps_what_has_been_on_air(station: Station, tmp_path: Path) -> None:
    """Item 2 goes, as the file says; item 3 has begun and stays, and the plan says so."""
    request = station.do("D1-P1", "request_floor", delegation="CA").live.floor.requests
    plan = ImportDesk(station).plan("agenda", text_file(tmp_path, HEAD + WITHOUT_3))
    former = panel(station)

    ImportDesk(station).write("agenda", plan)

    assert "Item 3 of D1-P1 has been on air; it stays, though not in the file." in plan.notes
    assert "item 3" not in [field.field for field in plan.changed[0].fields]
    assert [item.id for item in panel(station).items] == [former.items[0].id, former.items[2].id]
    live = station.live("D1-P1")
    assert live.run.state(former.items[2].id) is ItemState.ON_AIR
    assert live.floor.requests == request
