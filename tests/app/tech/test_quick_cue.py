"""Typed cues at the tech desk: in the order of time, counted down to, for what fails, typed in haste."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.agenda.changes import parking_lot
from app.agenda.editor import Agenda
from app.conference.cue_text import cue_text, cues_of_text
from app.conference.sessions import Item
from app.errors import Refused
from app.programme.cues import cues_of_row, typed_cues
from app.station.agenda_desk import AgendaDesk
from app.station.station import Station
from app.storage.tables.agenda import write_sessions
from app.tech.cue_sheet import Aim, CueSheet, Timed, countdown, same_day
from app.tech.quick_cue import quick_cue
from app.tech.speakers import Speakers
from app.times import SetClock, clock_text, zone
from tests.app.people import MINUTE, OPENING, make_conference

VIENNA = zone("Europe/Vienna")
ITEMS = (
    Item("1", "introduction", "Introduction", 10 * MINUTE, entity="NO", mode="room",
         cues=cues_of_text("INT -5:00 start | VID +3:00; file: a.mp4; duration: 2:10; fallback: laptop 2 | "
                           "MSG end-1:00 one minute | EMG go on without; fails: interpretation")),
    Item("2", "video", "A message", 5 * MINUTE, entity="CA", mode="video",
         cues=cues_of_text("VID; file: b.mp4 | EMG read it out; fails: power | EMG call the desk phone")),
    Item("3", "break", "Coffee", 10 * MINUTE, cues=cues_of_text("BRK waiting picture")),
    Item("4", "discussion", "Discussion", 60 * MINUTE, cues=cues_of_text("INT end stop")),
)  # fmt: skip


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """Panel 1 with typed cues on each item."""
    clock = SetClock(OPENING)
    station = Station.open(str(make_conference(tmp_path / "a.rostrum", clock)), clock=clock)
    with station.changing("The test") as connection:
        write_sessions(connection, (replace(station.session("D1-P1"), items=ITEMS),))
    yield station
    station.close()


def later(station: Station, minutes: float) -> None:
    """Time passes."""
    assert isinstance(station.clock, SetClock)
    station.clock.at += timedelta(minutes=minutes)


def sheet(station: Station) -> CueSheet:
    """The run of show now."""
    loaded, live = station.load(), station.live("D1-P1")
    day = same_day(live.session, loaded.sessions, VIENNA)
    return CueSheet(live, day, station.clock.now(), Speakers(loaded))


def typed(station: Station) -> list[str]:
    """The lines that were typed, with their times."""
    return [
        f"{clock_text(row.at, VIENNA) if row.at else 'now'} {row.kind} {row.words.partition(' · ')[0]}"
        for row in sheet(station).rows()
        if row.whole
    ]


def line(station: Station, words: str) -> Timed:
    """The line that begins with some words."""
    return next(row for row in sheet(station).rows() if row.words.startswith(words))


def test_they_stand_in_the_order_of_time_among_the_usual_ones(station: Station) -> None:
    """From the start of their item, or from its end; those of a break too."""
    assert typed(station) == [
        "15:25 INT start",
        "15:33 VID a.mp4 (2:10)",
        "15:39 MSG one minute",
        "15:40 VID b.mp4",
        "15:45 BRK waiting picture",
        "16:55 INT stop",
    ]
    at = [row.at for row in sheet(station).rows() if row.at]
    assert at == sorted(at)
    assert any(row.words.startswith("microphone") for row in sheet(station).rows())


def test_a_typed_film_stands_for_the_usual_one_and_is_counted_down_to(station: Station) -> None:
    """The next film is the first that is still ahead."""
    assert [row.words for row in sheet(station).rows() if row.aim is Aim.FILM] == [
        "a.mp4 (2:10) · 1 Norway",
        "b.mp4 · 2 Canada",
    ]
    assert countdown(sheet(station), OPENING, VIENNA)[0] == ("film 15:33", "T−3:00")

    later(station, 4)
    assert countdown(sheet(station), station.clock.now(), VIENNA)[0] == ("film 15:40", "T−6:00")


def test_a_typed_film_turns_late_and_once_it_is_ticked_its_time_runs(station: Station) -> None:
    """While the meeting is open; undone with its tick, over with its length."""

    def first() -> tuple[str, str]:
        return countdown(sheet(station), station.clock.now(), VIENNA)[0]

    for act, given in (("open_session", {}), ("start_item", {"item": "1"})):
        station.do("D1-P1", act, **given)
    later(station, 4)
    assert first() == ("film 15:33", "T+1:00")
    name = typed_cues(station.session("D1-P1").items[0])[1].name
    station.do("D1-P1", "cue_done", cue=name)
    later(station, 0.5)
    assert first() == ("film on air", "1:40 left")
    station.do("D1-P1", "undo")
    assert first() == ("film 15:33", "T+1:30")
    station.do("D1-P1", "redo")
    later(station, 2)

    assert first() == ("film 15:40", "T−3:30")


def test_what_is_late_stays_and_a_film_on_air_says_what_is_left(station: Station) -> None:
    """A break, and the hard end too, until they begin or the meeting is closed; of a film the row itself."""

    def counted() -> dict[str, str]:
        return dict(countdown(sheet(station), station.clock.now(), VIENNA))

    for act, given in (("open_session", {}), ("start_item", {"item": "2"})):
        station.do("D1-P1", act, **given)
    later(station, 2)
    film = line(station, "b.mp4")
    assert (film.on_air, film.left_ms, counted()["film on air"]) == (True, 3 * MINUTE, "3:00 left")

    later(station, 150)
    end = next(row for row in sheet(station).rows() if row.aim is Aim.END)
    assert end.at is not None
    late = counted()[f"hard end {clock_text(end.at, VIENNA)}"]
    assert late.startswith("T+")
    station.do("D1-P1", "close_session")
    assert not any(name.startswith("hard end") for name in counted())


def test_their_times_follow_the_item(station: Station) -> None:
    """It started two minutes late: what counts from its start, or its end, is due two minutes later."""
    later(station, 2)
    station.do("D1-P1", "start_item", item="1")

    assert typed(station)[:3] == ["15:27 INT start", "15:35 VID a.mp4 (2:10)", "15:41 MSG one minute"]


def test_a_tick_is_an_act_like_that_of_a_usual_cue(station: Station) -> None:
    """And is taken back like it."""
    station.do("D1-P1", "cue_done", cue=line(station, "a.mp4").name)
    assert (line(station, "a.mp4").ticked, line(station, "a.mp4").done) == (True, True)

    station.do("D1-P1", "undo")
    assert not line(station, "a.mp4").ticked


def test_a_script_names_them_by_their_order(station: Station) -> None:
    """It cannot know their keys."""
    with pytest.raises(Refused, match=r"There is no cue “2\.vid\.2” in this session; there are .*2\.vid\.1"):
        station.do("D1-P1", "cue_done", cue="2.vid.2")

    station.do("D1-P1", "cue_done", cue="2.emg.2")

    (film, power, phone) = typed_cues(station.session("D1-P1").items[1])
    ticked = station.live("D1-P1").run.ticked
    assert [cue.tick in ticked for cue in (film, power, phone)] == [False, False, True]


def test_a_cue_knows_its_person(station: Station) -> None:
    """The Zoom name, the language, whether the line was checked; a protected person by the alias."""
    item = replace(ITEMS[0], entity="UN-ODC", speaker="Ms Mona Lind", mode="zoom", language="fr",
                   notes="text at booth")  # fmt: skip
    with station.changing("The test") as connection:
        write_sessions(connection, (replace(station.session("D1-P1"), items=(item,)),))
    zoom = "Expert A · Zoom name “UNODC – Expert A” · FR · text at booth"
    assert line(station, "a.mp4").about == f"{zoom} · line not checked"

    station.do("D1-P1", "report_line", item="1", line="ok")
    assert line(station, "unmute").about == f"{zoom} · line ok"


def test_a_deadline_is_hard(station: Station) -> None:
    """It has no length, and nothing moves it silently."""
    item = replace(ITEMS[0], cues=cues_of_text("DL +2:00 list of speakers closes"))
    with station.changing("The test") as connection:
        write_sessions(connection, (replace(station.session("D1-P1"), items=(item,)),))

    assert line(station, "list of speakers closes").hard


def test_what_is_due_at_the_end_is_not_over_with_the_item(station: Station) -> None:
    """Only the session's end, or a tick, ends it; what was for the start is past."""
    station.do("D1-P1", "start_item", item="1")
    later(station, 10)
    station.do("D1-P1", "start_item", item="2")

    assert line(station, "start").done
    assert not line(station, "one minute").done
    station.do("D1-P1", "skip_item", item="4")
    assert line(station, "stop").done


def test_an_emergency_is_shown_while_it_is_one(station: Station) -> None:
    """First of all, without a time; one that names nothing is for everything."""
    assert not [row for row in sheet(station).rows() if row.kind == "EMG"]

    station.do("D1-P1", "go_on_paper")
    assert [row.words for row in sheet(station).rows()[:2]] == [
        "read it out · 2 A message",
        "call the desk phone · 2 A message",
    ]
    assert all(row.urgent for row in sheet(station).rows()[:2])

    station.do("D1-P1", "power_back")
    station.do("D1-P1", "interpretation_lost", language="ru")
    assert [row.words for row in sheet(station).rows() if row.urgent] == [
        "go on without · 1 Introduction",
        "call the desk phone · 2 A message",
    ]


def test_an_emergency_of_what_has_been_is_none(station: Station) -> None:
    """Nothing is to be done for an item that is over."""
    station.do("D1-P1", "start_item", item="3")
    station.do("D1-P1", "go_on_paper")

    assert not [row for row in sheet(station).rows() if row.urgent]


def test_a_lost_line_is_an_emergency_until_its_speaker_has_been_heard(station: Station) -> None:
    station.do("D1-P1", "report_line", item="2", line="lost")
    assert [row.words for row in sheet(station).rows() if row.urgent] == ["call the desk phone · 2 A message"]

    station.do("D1-P1", "report_line", item="2", line="back")
    assert not [row for row in sheet(station).rows() if row.urgent]


@pytest.mark.parametrize(
    ("text", "number", "cue"),
    [
        ("MSG thank Sweden", "1", "MSG +4:00 thank Sweden"),
        ("MSG +2:00 thank Sweden", "1", "MSG +6:00 thank Sweden"),
        ("2 VID +1:00 play; file: c.mp4", "2", "VID +1:00 play; file: c.mp4"),
        ("2: msg thank Canada", "2", "MSG thank Canada"),
        ("INT end stop", "1", "INT end stop"),
    ],
)
def test_a_cue_is_typed_in_haste(station: Station, text: str, number: str, cue: str) -> None:
    """For now, four minutes into the first item, or for the item whose number stands before it."""
    station.do("D1-P1", "start_item", item="1")
    later(station, 4)

    found, made = quick_cue(station.live("D1-P1"), station.clock.now(), text)

    assert (found, cue_text(made)) == (number, cue)
    loaded = station.load()
    agenda = Agenda(loaded.sessions, parking_lot(loaded.parked), VIENNA)
    AgendaDesk(station).write(agenda.add_cue("D1-P1", found, made))
    assert (
        cue_text(next(item for item in station.session("D1-P1").items if item.number == found).cues[-1])
        == cue
    )


def test_a_cue_for_now_while_nothing_is_on_air_is_for_what_is_next(station: Station) -> None:
    """Or for the list where that runs."""
    live = station.live("D1-P1")
    assert quick_cue(live, OPENING, "MSG welcome")[0] == "1"

    station.do("D1-P1", "open_session")
    station.do("D1-P1", "open_list")
    station.do("D1-P1", "request_floor", delegation="CA", request="a")
    station.do("D1-P1", "give_floor", request="a")
    assert quick_cue(station.live("D1-P1"), OPENING, "MSG welcome")[0] == "4"


def test_a_cue_typed_in_haste_that_makes_no_sense_is_said(station: Station) -> None:
    with pytest.raises(ValueError, match="There is no item “9” in this session"):
        quick_cue(station.live("D1-P1"), OPENING, "9 MSG a")
    bare = replace(station.live("D1-P1"), session=replace(station.session("D1-P1"), items=()))
    with pytest.raises(ValueError, match="The session has no item that could have a cue"):
        quick_cue(bare, OPENING, "MSG a")


def test_only_a_film_stands_for_the_film_of_a_video_message() -> None:
    """A cue that stops it does not say that it is played."""
    said = [cue.act for cue in cues_of_row("video", "", "", "video", cues_of_text("VID end stop"))]

    assert said[0] == "play from the room’s mix"
    assert "at the end: stop" in said
