"""Days in the programme: over midnight, empty, of 23 and of 25 hours, and a restart on day three."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.conference.conference import Conference
from app.conference.sessions import Item, Session
from app.errors import Refused
from app.live.desk_id import DeskId, Role
from app.live.programme_json import programme_document
from app.station.station import Station
from app.storage.tables.agenda import write_sessions
from app.times import SetClock, at_venue, iso, zone

VIENNA = zone("Europe/Vienna")
MINUTE = 60_000


def venue(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """An instant from the venue's wall clock."""
    return at_venue(datetime(year, month, day, hour, minute), VIENNA)


def session(code: str, starts: datetime, ends: datetime, *minutes: int) -> Session:
    """A session with items of so many minutes."""
    items = tuple(
        Item(str(number), "panellist", "a", length * MINUTE) for number, length in enumerate(minutes, 1)
    )
    return Session(code, "panel", f"Session {code}", starts, ends, items=items)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a conference may lie."""
    return tmp_path / "days.rostrum"


def conference(path: Path, clock: SetClock, *agenda: Session) -> Station:
    """A conference with this agenda."""
    first, last = agenda[0], agenda[-1]
    values = Conference("DAYS", "Days", "Europe/Vienna", first.starts, last.ends)
    station = Station.create(str(path), values, clock=clock)
    with station.changing("The test") as connection:
        write_sessions(connection, agenda)
    return station


def shown(station: Station, code: str) -> dict[str, object]:
    """The document of a session's programme."""
    return programme_document(station.programme(code), code, VIENNA)


def times(station: Station, code: str, channel: str = "expected") -> list[str]:
    """Starts and the last end of a session's items in one channel, as the venue reads them."""
    items = station.programme(code).sessions[code].items
    last = getattr(items[-1], f"{channel}_end")
    return [iso(at, VIENNA)[11:] for at in (*(getattr(it, f"{channel}_start") for it in items), last)]


def test_an_item_runs_over_midnight(path: Path) -> None:
    clock = SetClock(venue(2021, 6, 14, 23))
    night = session("N", venue(2021, 6, 14, 23), venue(2021, 6, 15, 1), 45, 75)
    morning = session("M", venue(2021, 6, 15, 9), venue(2021, 6, 15, 10), 60)
    station = conference(path, clock, night, morning)
    station.do("N", "start_item", item="1")
    clock.at = venue(2021, 6, 15, 0, 5)

    assert times(station, "N", "planned") == ["23:00:00+02:00", "23:45:00+02:00", "01:00:00+02:00"]
    assert times(station, "N") == ["23:00:00+02:00", "00:05:00+02:00", "01:20:00+02:00"]
    assert shown(station, "N")["day_over_ms"] == 20 * MINUTE
    assert shown(station, "M")["day_over_ms"] == 0, "the next day is another day"
    station.close()


@pytest.mark.parametrize(
    ("day", "ends", "offsets"),
    [
        (datetime(2021, 3, 28), "05:00:00", ("+01:00", "+02:00")),  # 23 hours: two o'clock is three
        (datetime(2021, 10, 31), "03:00:00", ("+02:00", "+01:00")),  # 25 hours: three is two again
    ],
    ids=["forward", "back"],
)
def test_the_clocks_are_changed_in_the_middle_of_an_item(
    path: Path, day: datetime, ends: str, offsets: tuple[str, str]
) -> None:
    """Lengths are lengths: only what the wall clock shows leaps."""
    starts = venue(day.year, day.month, day.day, 1)
    clock = SetClock(starts)
    station = conference(path, clock, session("N", starts, starts + timedelta(hours=3), 30, 120, 30))
    station.do("N", "start_item", item="1")
    clock.at = starts + timedelta(minutes=30)
    station.do("N", "start_item", item="2")
    clock.at = starts + timedelta(minutes=90)
    document = shown(station, "N")

    assert document["on_air"] == {
        "item": "2", "remaining_ms": 60 * MINUTE, "active_ms": 60 * MINUTE, "adjusted_ms": 0, "paused_ms": 0,
    }  # fmt: skip
    assert document["session_over_ms"] == document["day_over_ms"] == 0
    assert times(station, "N")[0] == f"01:00:00{offsets[0]}"
    assert times(station, "N")[-1] == f"{ends}{offsets[1]}"
    station.close()


@pytest.mark.parametrize(("month", "day", "hours"), [(3, 28, 23), (10, 31, 25)])
def test_a_day_of_23_or_25_hours_holds_all_its_sessions(path: Path, month: int, day: int, hours: int) -> None:
    """The first at its first minute, the last at its last: one day, and a delay runs through it."""
    midnight, next_midnight = venue(2021, month, day, 0), venue(2021, month, day, 23) + timedelta(hours=1)
    assert next_midnight - midnight == timedelta(hours=hours)
    early = session("A", midnight, midnight + timedelta(hours=hours - 1), (hours - 1) * 60)
    late = session("B", midnight + timedelta(hours=hours - 1), next_midnight, 60)
    after = session("C", next_midnight, next_midnight + timedelta(hours=1), 60)
    clock = SetClock(midnight + timedelta(minutes=7))
    station = conference(path, clock, early, late, after)
    station.do("A", "start_item", item="1")

    assert set(station.programme("A").sessions) == {"A", "B"}
    assert shown(station, "B")["day_over_ms"] == 7 * MINUTE
    assert shown(station, "C")["day_over_ms"] == 0
    station.close()


def test_an_empty_day_lies_between_and_carries_nothing_over(path: Path) -> None:
    clock = SetClock(venue(2021, 6, 14, 10))
    first = session("D1", venue(2021, 6, 14, 10), venue(2021, 6, 14, 11), 60)
    third = session("D3", venue(2021, 6, 16, 10), venue(2021, 6, 16, 11), 60)
    station = conference(path, clock, first, third)
    station.do("D1", "open_session")
    station.do("D1", "start_item", item="1")
    clock.at = venue(2021, 6, 16, 9)

    assert shown(station, "D1")["day_over_ms"] == 46 * 60 * MINUTE, "nobody has closed it"
    assert shown(station, "D3")["day_over_ms"] == 0
    assert times(station, "D3") == ["10:00:00+02:00", "11:00:00+02:00"]
    station.close()


def test_a_restart_on_day_three_shows_the_same_clock(path: Path) -> None:
    """Everything comes from the instants in the journal, whatever was in memory."""
    clock = SetClock(venue(2021, 6, 16, 13, 35))
    days = [
        session(f"D{day}", venue(2021, 6, 13 + day, 13, 30), venue(2021, 6, 13 + day, 15, 15), 5, 95, 5)
        for day in (1, 2, 3)
    ]
    station = conference(path, clock, *days)
    station.do("D3", "open_session")
    station.do("D3", "start_item", item="1")
    clock.at = venue(2021, 6, 16, 13, 42)
    station.do("D3", "start_item", item="2")
    station.do("D3", "pause_item", reason="interpretation lost")
    clock.at += timedelta(minutes=3)
    station.do("D3", "resume_item")
    clock.at += timedelta(minutes=40)
    before = shown(station, "D3")
    station.close()

    again = Station.open(str(path), clock=clock)
    assert shown(again, "D3") == before
    assert before["on_air"] == {
        "item": "2", "remaining_ms": 55 * MINUTE, "active_ms": 40 * MINUTE,
        "adjusted_ms": 0, "paused_ms": 3 * MINUTE,
    }  # fmt: skip
    assert before["session_over_ms"] == 10 * MINUTE
    again.close()


def test_the_plan_of_the_opening_is_kept_on_the_disk(path: Path) -> None:
    """A new plan for what is to come changes what is expected, also for a desk that comes later."""
    starts = venue(2021, 6, 14, 10)
    clock = SetClock(starts)
    station = conference(path, clock, session("S", starts, starts + timedelta(hours=1), 10, 20))
    station.do("S", "open_session")
    station.do("S", "start_item", item="1")
    with station.changing("The test") as connection:
        write_sessions(connection, [session("S", starts, starts + timedelta(hours=2), 10, 50, 5)])
    station.close()

    again = Station.open(str(path), clock=clock)
    clock_of = again.programme("S").sessions["S"]
    assert [item.planned_end for item in clock_of.items] == [
        starts + timedelta(minutes=10), starts + timedelta(minutes=30), None,
    ]  # fmt: skip
    assert clock_of.planned_end == starts + timedelta(hours=1)
    assert clock_of.expected_end == starts + timedelta(minutes=65)
    again.close()


def test_instants_are_utc_within_and_zoned_without(path: Path) -> None:
    starts = venue(2021, 6, 14, 10)
    station = conference(path, SetClock(starts), session("S", starts, starts + timedelta(hours=1), 60))

    assert station.programme("S").sessions["S"].items[0].expected_start == datetime(
        2021, 6, 14, 8, tzinfo=UTC
    )
    assert shown(station, "S")["at"] == "2021-06-14T10:00:00+02:00"
    station.close()


def test_two_desks_run_one_programme_and_undo_each_other(path: Path) -> None:
    """The journal is one: whoever comes second sees what the first one did, and is told so."""
    starts = venue(2021, 6, 14, 10)
    clock = SetClock(starts)
    chair = conference(path, clock, session("S", starts, starts + timedelta(hours=1), 10, 20, 30))
    tech = Station.open(str(path), clock=clock, desk=DeskId(Role.TECH))
    chair.do("S", "open_session")
    tech.do("S", "start_item", item="1")
    with pytest.raises(Refused, match="Item 1 is on air already"):
        chair.do("S", "start_item", item="1")

    clock.at += timedelta(minutes=6)
    assert tech.do("S", "start_item", item="2").sentence == "Item 2 started"
    assert chair.do("S", "undo").sentence == "Undone: item 2 started"
    assert shown(tech, "S") == shown(chair, "S")
    assert shown(tech, "S")["on_air"] == {
        "item": "1", "remaining_ms": 4 * MINUTE, "active_ms": 6 * MINUTE, "adjusted_ms": 0, "paused_ms": 0,
    }  # fmt: skip
    chair.close()
    tech.close()
