"""Now, next, then, the remote speakers and the cue sheet, as the tech desk reads them. Without Qt."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.conference.sessions import Item
from app.station.floor_desk import seat_delegation
from app.station.station import Station
from app.storage.tables.agenda import write_sessions
from app.tech.cue_sheet import Aim, CueSheet, countdown, resumes_at, same_day, until
from app.tech.speakers import Speakers
from app.tech.turns import Turn, Turns
from app.times import SetClock, zone
from tests.app.people import MINUTE, OPENING, make_conference

ITEMS = (
    Item("1", "introduction", "Introduction", 5 * MINUTE, entity="NO", speaker="Ingrid Solberg", mode="room"),
    Item("2", "panellist", "Lived", 10 * MINUTE, entity="UN-ODC", speaker="Ms Mona Lind", mode="zoom"),
    Item("3", "video", "A message", 3 * MINUTE, entity="CA", mode="video"),
    Item("4", "break", "Coffee", 15 * MINUTE),
    Item("5", "discussion", "Discussion", 60 * MINUTE),
    Item("6", "response", "Replies", 10 * MINUTE),
)  # fmt: skip
VIENNA = zone("Europe/Vienna")


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """Panel 1 with a protected panellist on Zoom, a film and a break; its list is open."""
    clock = SetClock(OPENING)
    station = Station.open(str(make_conference(tmp_path / "a.rostrum", clock)), clock=clock)
    with station.changing("The test") as connection:
        held = next(session for session in station.load().sessions if session.code == "D1-P1")
        write_sessions(connection, (replace(held, items=ITEMS),))
    yield station
    station.close()


def act(station: Station, name: str, **arguments: object) -> None:
    """One act on Panel 1, a second after the one before."""
    assert isinstance(station.clock, SetClock)
    station.clock.at += timedelta(seconds=1)
    station.do("D1-P1", name, **arguments)


def turns(station: Station) -> Turns:
    """As the tech desk reads them now."""
    loaded = station.load()
    return Turns(station.live("D1-P1"), Speakers(loaded), loaded.conference)


def names(shown: tuple[Turn, ...]) -> list[str]:
    """The delegations, in order."""
    return [row.who.delegation for row in shown]


def sheet(station: Station) -> CueSheet:
    """The run of show now."""
    loaded, live = station.load(), station.live("D1-P1")
    day = same_day(live.session, loaded.sessions, VIENNA)
    return CueSheet(live, day, station.clock.now(), Speakers(loaded))


def test_before_the_opening_the_chair_is_heard_and_the_programme_follows(station: Station) -> None:
    """Items in the order of the plan."""
    assert names(turns(station).shown()) == ["The Chair", "Norway", "UNODC"]


def test_who_speaks_in_the_room_is_found_on_their_seat(station: Station) -> None:
    """A speaker on Zoom has none to be found on."""
    seat_delegation(station, "NO", "14")
    seat_delegation(station, "UN-ODC", "3")

    assert [row.place for row in turns(station).shown()] == ["", "Hofburg, seat 14", ""]


def test_a_protected_person_bears_the_alias_also_where_the_agenda_says_the_name(station: Station) -> None:
    """On the card and in the Zoom name to look for."""
    panellist = turns(station).shown()[2]

    assert panellist.who.person == "Expert A"
    assert "Lind" not in repr(panellist)
    assert "Expert A" in panellist.who.zoom_name


def test_the_change_of_mode_says_what_to_do_and_a_tick_stays(station: Station) -> None:
    """From the room to Zoom; undo takes the tick back."""
    act(station, "start_item", item="1")
    onto_zoom = turns(station).shown()[1]
    assert [do.cue.cue.key for do in onto_zoom.do] == [
        "zoom.rename", "zoom.spotlight", "zoom.unmute", "before.mic",
    ]  # fmt: skip
    act(station, "cue_done", cue="2.before.mic")
    assert [do.done for do in turns(station).shown()[1].do] == [False, False, False, True]

    act(station, "undo")
    assert not any(do.done for do in turns(station).shown()[1].do)


def test_once_the_list_runs_its_speakers_are_next_and_then_what_follows_it(station: Station) -> None:
    """The discussion is the list."""
    act(station, "open_session")
    act(station, "open_list")
    for code, mode in (("CA", "zoom"), ("NO", "room")):
        act(station, "request_floor", request=code, delegation=code, mode=mode)
    act(station, "give_floor")

    assert names(turns(station).shown()) == ["Canada", "Norway", ""]
    assert turns(station).shown()[2].title == "Replies"


def test_who_is_on_zoom_while_that_is_down_is_not_next_and_is_marked(station: Station) -> None:
    """The others go on."""
    act(station, "open_session")
    act(station, "open_list")
    for code, mode in (("CA", "zoom"), ("NO", "room")):
        act(station, "request_floor", request=code, delegation=code, mode=mode)
    act(station, "zoom_lost")
    act(station, "give_floor")

    assert names(turns(station).shown())[0] == "Norway"
    assert [turn.dim for turn in turns(station).remote() if turn.request == "CA"] == [True]


def test_the_panel_and_the_next_eight_are_the_remote_speakers(station: Station) -> None:
    """Nobody in the room is among them."""
    act(station, "open_session")
    act(station, "open_list")
    for number in range(12):
        mode = "zoom" if number % 4 else "room"
        act(station, "request_floor", request=f"z{number}", delegation="CA", mode=mode)
    remote = turns(station).remote()

    assert [item.item for item in remote[:2]] == ["2", "3"]
    assert [turn.request for turn in remote[2:]] == [f"z{n}" for n in (1, 2, 3, 5, 6, 7, 9, 10)]


def test_a_line_report_stands_beside_the_speaker(station: Station) -> None:
    """Of a request as of a panellist."""
    act(station, "report_line", item="2", line="absent")

    assert [problem.line.state for problem in turns(station).remote() if problem.line] == ["absent"]


def test_an_unregistered_speaker_is_said_to_be_so(station: Station) -> None:
    """Türkiye registered, and is not confirmed."""
    act(station, "open_list")
    act(station, "request_floor", request="t", delegation="TR", person="R5", mode="zoom")
    turn = next(turn for turn in turns(station).remote() if turn.request == "t")

    assert turn.ready == ("NOT REGISTERED",)


def test_film_break_and_hard_end_are_counted_down_to(station: Station) -> None:
    """By the times that are expected now."""
    assert countdown(sheet(station), station.clock.now(), VIENNA) == (
        ("film 15:45", "T−15:00"), ("break 15:48", "T−18:00"), ("hard end 17:40", "T−2:10:00"),
    )  # fmt: skip

    act(station, "start_item", item="1")
    act(station, "adjust_item", seconds=120)
    film = sheet(station).next(Aim.FILM)
    assert film is not None
    assert film.at == OPENING + timedelta(minutes=17, seconds=1)


def test_a_film_that_was_played_is_counted_down_to_no_more(station: Station) -> None:
    """Its tick is enough."""
    act(station, "cue_done", cue="3.vid.play")

    assert sheet(station).next(Aim.FILM) is None


def test_a_film_that_should_be_on_is_late_and_on_air_its_time_runs(station: Station) -> None:
    """Nobody started it at T+0; once somebody has, what is left of its three minutes is shown."""
    assert isinstance(station.clock, SetClock)
    station.clock.at = OPENING + timedelta(minutes=15, seconds=12)
    assert countdown(sheet(station), station.clock.now(), VIENNA)[0] == ("film 15:45", "T+0:12")
    act(station, "start_item", item="3")
    station.clock.at += timedelta(seconds=70)

    assert countdown(sheet(station), station.clock.now(), VIENNA)[0] == ("film on air", "1:50 left")


def test_cues_stand_in_the_order_of_their_times_each_with_its_name(station: Station) -> None:
    """Typed by whose hands they are for."""
    sheet_rows = sheet(station).rows()

    assert [row.kind for row in sheet_rows] == ["MIC", "ZOOM", "ZOOM", "ZOOM", "VID", "BRK", "SEC", "INT"]
    assert sheet_rows[0].name == "1.mic.open"
    times = [row.at for row in sheet_rows if row.at]
    assert times == sorted(times)


def test_behind_is_counted_by_the_items_once_one_began(station: Station) -> None:
    """Three minutes more for the introduction are three minutes behind."""
    act(station, "start_item", item="1")
    before = sheet(station).over_ms()
    act(station, "adjust_item", seconds=180)

    assert sheet(station).over_ms() - before == 180_000


def test_a_break_on_air_resumes_when_it_is_to_end_unless_something_else_is_announced(
    station: Station,
) -> None:
    """For the waiting picture."""
    act(station, "open_session")
    act(station, "start_item", item="4")
    began = station.clock.now()
    assert resumes_at(station.live("D1-P1"), began) == began + timedelta(minutes=15)
    act(station, "suspend_session", reason="coffee")
    act(station, "announce_resumption", resumes_at=began + timedelta(minutes=20))

    assert resumes_at(station.live("D1-P1"), began) == began + timedelta(minutes=20)


def test_time_is_told_as_desks_tell_it() -> None:
    """A part of a second still left counts as a whole one."""
    assert until(OPENING + timedelta(seconds=159.2), OPENING) == "T−2:40"
    assert until(OPENING - timedelta(seconds=12), OPENING) == "T+0:12"


def test_a_stranger_on_the_agenda_keeps_the_name(station: Station) -> None:
    """Who is not among the registrants is protected by nobody."""
    item = Item("9", "keynote", "Key", entity="NO", speaker="Someone Else", mode="zoom")
    who = Speakers(station.load()).of_item(item)

    assert (who.person, who.zoom_name) == ("Someone Else", "Norway – Someone Else")
