"""The editor on a real file: each change a revision, what is live is locked, what is parked is kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.agenda.changes import PARKED, parking_lot
from app.agenda.editor import Agenda
from app.conference.cue_text import cue_of_text
from app.errors import Refused
from app.live.desk_id import DeskId, Role
from app.programme.cues import typed_cues
from app.station.agenda_desk import AgendaDesk
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.times import SetClock, zone
from tests.app.people import OPENING, make_conference, write_agenda


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A conference of two sessions."""
    held = Station.open(str(make_conference(tmp_path / "a.rostrum")), clock=SetClock(OPENING))
    yield held
    held.close()


def agenda(station: Station) -> Agenda:
    """As it is on the disk."""
    loaded = station.load()
    return Agenda(loaded.sessions, parking_lot(loaded.parked), zone(loaded.conference.zone))


def titles(station: Station) -> list[str]:
    """The panel's items."""
    return [item.title for item in station.session("D1-P1").items]


def test_each_change_is_a_revision_and_is_taken_back(station: Station) -> None:
    """The former item comes back with the id it had."""
    before, version = station.session("D1-P1"), station.load().data_version
    written = AgendaDesk(station).write(agenda(station).delete("D1-P1", "2"))
    assert titles(station) == ["Introduction", "Replies of the panellists"]
    assert station.load().data_version > version

    AgendaDesk(station).write(written.back)

    assert station.session("D1-P1") == before


def test_a_new_session_is_made_and_unmade(station: Station) -> None:
    """It stands behind the one it was made from."""
    written = AgendaDesk(station).write(agenda(station).new_session("D1-P1", OPENING))
    made = station.session("D1-1")
    assert made.starts == station.session("D1-P1").ends

    AgendaDesk(station).write(written.back)

    assert [session.code for session in station.load().sessions] == ["D1-P1", "D3-FLOOR"]


def test_a_session_with_a_journal_stays(station: Station) -> None:
    """What has happened is never without its session."""
    station.do("D3-FLOOR", "request_floor", delegation="CA")

    with pytest.raises(Refused, match="D3-FLOOR has a journal already"):
        AgendaDesk(station).write(agenda(station).delete_session("D3-FLOOR"))
    assert station.session("D3-FLOOR").items


def test_what_is_parked_is_on_the_disk_and_comes_back_as_it_was(station: Station, tmp_path: Path) -> None:
    """Also after a restart, with its number and its row."""
    before = station.session("D1-P1").items[1]
    AgendaDesk(station).write(agenda(station).park("D1-P1", "2", ""))
    again = Station.open(str(tmp_path / "a.rostrum"), clock=SetClock(OPENING))
    try:
        assert again.load().parked == (before,)
        AgendaDesk(again).write(agenda(again).park(PARKED, "2", "D1-P1"))
        assert again.load().parked == ()
        assert again.session("D1-P1").items[-1] == before
    finally:
        again.close()


def test_an_open_session_is_locked_until_somebody_unlocks_it(station: Station) -> None:
    """Words may be corrected all the same."""
    station.do("D1-P1", "open_session")
    desk = AgendaDesk(station)
    with pytest.raises(Refused, match="structure is locked; Shift\\+F5"):
        desk.write(agenda(station).delete("D1-P1", "2"))

    desk.write(agenda(station).type("D1-P1", "2", "title", "Debate"))
    assert titles(station)[1] == "Debate"
    desk.write(agenda(station).delete("D1-P1", "2"), unlocked=True)
    assert titles(station) == ["Introduction", "Replies of the panellists"]


def test_the_item_on_air_stays_on_air_when_it_is_deleted(station: Station) -> None:
    """A frozen copy, and the clock says so."""
    station.do("D1-P1", "start_item", item="2")
    AgendaDesk(station).write(agenda(station).delete("D1-P1", "2"))

    clock = station.programme("D1-P1").sessions["D1-P1"]
    assert clock.on_air is not None
    assert "Item 2 stays on air" in clock.note


def test_another_desk_that_was_first_is_not_overwritten(station: Station, tmp_path: Path) -> None:
    """Two consoles on one file."""
    other = Station.open(str(tmp_path / "a.rostrum"), clock=SetClock(OPENING), desk=DeskId(Role.TECH))
    try:
        mine = agenda(station).type("D1-P1", "2", "title", "Debate")
        AgendaDesk(other).write(agenda(other).type("D1-P1", "2", "title", "Questions"))
        with pytest.raises(Refused, match="title of item 2 was changed on another desk"):
            AgendaDesk(station).write(mine)
        assert titles(station)[1] == "Questions"
    finally:
        other.close()


def test_a_cue_gets_a_key_that_stays(station: Station) -> None:
    """Through a change of the cue, of its item, and through undo and redo."""
    desk = AgendaDesk(station)
    added = desk.write(agenda(station).add_cue("D1-P1", "1", cue_of_text("VID film")))
    (cue,) = station.session("D1-P1").items[0].cues
    assert len(cue.key) == 8

    desk.write(agenda(station).change_cue("D1-P1", "1", cue, cue_of_text("VID +1:00 film")))
    desk.write(agenda(station).type("D1-P1", "1", "title", "Welcome"))
    assert [other.key for other in station.session("D1-P1").items[0].cues] == [cue.key]

    gone = desk.write(agenda(station).remove_cue("D1-P1", "1", cue.key))
    desk.write(gone.back)
    assert [other.key for other in station.session("D1-P1").items[0].cues] == [cue.key]
    assert added.after[0].items[0].cues == (cue,)


def test_no_two_cues_of_a_conference_have_one_key(station: Station) -> None:
    """Also where an item is duplicated, or something brings a key along."""
    desk = AgendaDesk(station)
    desk.write(agenda(station).add_cue("D1-P1", "1", cue_of_text("VID film")))
    desk.write(agenda(station).duplicate("D1-P1", "1"))
    (cue,) = station.session("D1-P1").items[0].cues
    floor = station.session("D3-FLOOR")
    write_agenda(station, [replace(floor, items=(replace(floor.items[0], cues=(cue, cue)),))])

    keys = [other.key for of in station.load().sessions for item in of.items for other in item.cues]
    assert len(keys) == len(set(keys)) == 4
    assert station.session("D1-P1").items[0].cues == (cue,)


def test_a_parked_item_keeps_its_cues(station: Station) -> None:
    """With their keys, and comes back with them."""
    desk = AgendaDesk(station)
    desk.write(agenda(station).add_cue("D1-P1", "2", cue_of_text("MSG thank them")))
    before = station.session("D1-P1").items[1].cues
    desk.write(agenda(station).park("D1-P1", "2", ""))
    assert station.load().parked[0].cues == before

    desk.write(agenda(station).park(PARKED, "2", "D1-P1"))
    assert station.session("D1-P1").items[-1].cues == before


def test_a_cue_may_be_added_while_the_session_is_open(station: Station) -> None:
    """The structure is locked; what the desks are to do is not."""
    station.do("D1-P1", "open_session")

    AgendaDesk(station).write(agenda(station).add_cue("D1-P1", "2", cue_of_text("MSG thank them")))

    assert station.session("D1-P1").items[1].cues


def test_a_tick_holds_while_its_cue_is_edited_and_its_item_split(station: Station) -> None:
    """It belongs to the cue, whatever its time, its words or its item become."""
    desk = AgendaDesk(station)
    desk.write(agenda(station).add_cue("D1-P1", "2", cue_of_text("VID +50:00 film")))
    (cue,) = station.session("D1-P1").items[1].cues
    said = station.do("D1-P1", "cue_done", cue=f"2.vid.{cue.key}").sentence
    assert said == "Cue done: video, item 2"
    desk.write(agenda(station).change_cue("D1-P1", "2", cue, cue_of_text("VID +55:00 another film")))
    desk.write(agenda(station).split("D1-P1", "2", 20 * 60_000))

    (named,) = typed_cues(station.session("D1-P1").items[2])

    assert named.cue.act == "another film"
    assert named.tick in station.live("D1-P1").run.ticked
    with pytest.raises(Refused, match=r"The cue 2a\.vid is done already"):
        station.do("D1-P1", "cue_done", cue=named.name)


def test_nobody_reads_a_protected_name_in_a_cue(station: Station) -> None:
    """Neither in words nor in fields."""
    made = cue_of_text("LT Mona Lind speaks; name: Mona Lind")
    AgendaDesk(station).write(agenda(station).add_cue("D1-P1", "1", made))

    (cue,) = station.session("D1-P1").items[0].cues

    assert "Lind" not in cue.full_text
    assert cue.full_text.count("Expert A") == 2


def test_a_second_import_keeps_cues_and_their_ticks(station: Station, tmp_path: Path) -> None:
    """A file of somebody who knows nothing of cues: titles and lengths change, what the desks do stays."""
    AgendaDesk(station).write(agenda(station).add_cue("D1-P1", "2", cue_of_text("VID +50:00 film")))
    (cue,) = station.session("D1-P1").items[1].cues
    station.do("D1-P1", "cue_done", cue="2.vid.1")
    path = tmp_path / "agenda.csv"
    path.write_text(
        "session,item,kind,title,start,end,duration\n"
        "D1-P1,,panel,Panel One,2021-06-14T15:30,2021-06-14T17:00,\n"
        "D1-P1,2,discussion,A longer discussion,,,1:10:00\n"
        "D1-P1,4,note,Something new,,,5:00\n",
        "utf-8",
    )

    plan = ImportDesk(station).plan("agenda", path)
    assert "item 2 cues" not in {field.field for change in plan.changes for field in change.fields}
    ImportDesk(station).write("agenda", plan)

    assert titles(station) == ["A longer discussion", "Something new"]
    assert station.session("D1-P1").items[0].cues == (cue,)
    (named,) = typed_cues(station.session("D1-P1").items[0])
    assert named.tick in station.live("D1-P1").run.ticked
