"""Instants, zones and durations, as people read them."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.times import (
    SystemClock,
    at_venue,
    clock_text,
    day_begins,
    day_text,
    duration_text,
    end_words,
    from_micros,
    in_zone,
    iso,
    micros,
    over_under,
    parse_duration,
    parse_instant,
    remaining_text,
    zone,
    zone_text,
)

VIENNA = zone("Europe/Vienna")
INSTANTS = st.datetimes(
    min_value=datetime(1950, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC)
)


@given(INSTANTS)
def test_an_instant_survives_the_disk_and_the_page(at: datetime) -> None:
    """Stored as microseconds, written with the venue's offset, read again: the same instant."""
    assert from_micros(micros(at)) == at
    assert parse_instant(iso(at, VIENNA), VIENNA) == at


def test_a_time_without_offset_is_a_time_at_the_venue() -> None:
    """14:00 in Vienna in June is 12:00 UTC."""
    assert parse_instant("2021-06-14T14:00", VIENNA) == datetime(2021, 6, 14, 12, tzinfo=UTC)
    assert parse_instant("2021-06-10T06:55-04:00", VIENNA) == datetime(2021, 6, 10, 10, 55, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall", "sentence"),
    [(datetime(2021, 3, 28, 2, 30), "does not exist"), (datetime(2021, 10, 31, 2, 30), "comes twice")],
)
def test_the_hours_of_the_clock_change_are_asked_about(wall: datetime, sentence: str) -> None:
    """Never guessed in silence."""
    with pytest.raises(ValueError, match=sentence):
        at_venue(wall, VIENNA)


@pytest.mark.parametrize("text", ["31 June", "2021-06-31T10:00", "24:00", "", "0001-01-01T00:00+14:00"])
def test_what_is_no_date_is_a_sentence(text: str) -> None:
    """With the text that was found."""
    with pytest.raises(ValueError, match="“"):
        parse_instant(text, VIENNA)


def test_an_unknown_zone_is_a_sentence() -> None:
    """And names one that is known."""
    with pytest.raises(ValueError, match="Europe/Vienna"):
        zone("Hofburg")


@pytest.mark.parametrize(
    ("milliseconds", "shown"),
    [
        (3_600_000, "1:00:00"),
        (72_000, "1:12"),
        (71_001, "1:12"),
        (1, "0:01"),
        (0, "0:00"),
        (-1, "+0:00"),
        (-20_000, "+0:20"),
    ],
)
def test_a_speakers_clock(milliseconds: int, shown: str) -> None:
    """A begun second counts as one while time is left; then it counts up."""
    assert remaining_text(milliseconds) == shown


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [(420_000, "7:00 BEHIND"), (-180_000, "3:00 AHEAD"), (0, "ON TIME"), (999, "ON TIME"), (-999, "ON TIME")],
)
def test_over_and_under_are_said_in_words(milliseconds: int, words: str) -> None:
    """Never a bare minus."""
    assert over_under(milliseconds) == words


@pytest.mark.parametrize(
    ("minutes", "agreed", "words"),
    [
        (-17.4, None, "17 MIN AHEAD, ends 15:43"),
        (6.6, None, "7 MIN BEHIND, ends 16:07"),
        (0.4, 0, "ON TIME, ends 16:00"),
        (-20, 30, "20 MIN AHEAD against the plan of 16:00, ends 15:40"),
    ],
)
def test_when_it_ends_is_said_with_how_far_that_is_from_the_plan(
    minutes: float, agreed: float | None, words: str
) -> None:
    """One clock time and whole minutes, for a forecast is no stopwatch."""
    planned = datetime(2021, 6, 14, 14, tzinfo=UTC)
    moved = None if agreed is None else planned + timedelta(minutes=agreed)

    assert end_words(planned + timedelta(minutes=minutes), planned, zone("Europe/Vienna"), moved) == words


def test_days_and_zones_as_people_write_them() -> None:
    """Whatever the laptop's language."""
    at = datetime(2021, 6, 14, 12, 0, 5, tzinfo=UTC)

    assert day_text(at, VIENNA) == "Mon 14 June 2021"
    assert (clock_text(at, VIENNA), clock_text(at, VIENNA, seconds=True)) == ("14:00", "14:00:05")
    assert zone_text(at, VIENNA) == "Vienna, CEST (UTC+2)"
    assert zone_text(at, zone("Asia/Kolkata")) == "Kolkata, IST (UTC+5:30)"
    assert zone_text(at, zone("America/St_Johns")) == "St Johns, NDT (UTC-2:30)"
    assert in_zone(at, VIENNA).hour == 14


@given(st.integers(0, 99 * 3600))
def test_a_duration_reads_back(seconds: int) -> None:
    """As m:ss, or h:mm:ss from an hour on."""
    assert parse_duration(duration_text(seconds * 1_000)) == seconds * 1_000


@pytest.mark.parametrize("text", ["8", "8:60", "1:75:00", "-1:00", "", "8 min"])
def test_what_is_no_duration_is_a_sentence(text: str) -> None:
    """It says how to write one."""
    with pytest.raises(ValueError, match="m:ss"):
        parse_duration(text)


class Machine:
    """A laptop whose wall clock can be stepped and which can sleep."""

    def __init__(self) -> None:
        self.wall, self.counter = 1_623_676_000.0, 5_000_000_000

    def passes(self, seconds: float) -> None:
        """Time passes, awake or asleep."""
        self.wall += seconds
        self.counter += int(seconds * 1e9)


def test_a_stepped_system_clock_moves_nothing() -> None:
    """The reading goes on, and the step can be told."""
    machine = Machine()
    clock = SystemClock(wall=lambda: machine.wall, counter=lambda: machine.counter)
    began = clock.now()
    machine.passes(60)
    machine.wall += 3_600

    assert clock.now() - began == timedelta(seconds=60)
    assert clock.stepped_by() == 3_600_000


def test_a_clock_can_begin_at_another_instant() -> None:
    """For the demo: it runs on from there."""
    machine = Machine()
    at = datetime(2021, 6, 14, 13, 26, 30, tzinfo=UTC)
    clock = SystemClock(starts_at=at, wall=lambda: machine.wall, counter=lambda: machine.counter)
    machine.passes(210)

    assert clock.now() == at + timedelta(seconds=210)


class Kernel:
    """The clocks of a system: one goes on while the laptop sleeps, the others may stand."""

    def __init__(self, sleepless: int | None) -> None:
        self._sleepless = sleepless
        self.awake = self.asleep_too = 7_000_000_000

    def read(self, number: int | None = None) -> int:
        """A clock by its number; without one, Python's own monotonic."""
        return self.asleep_too if number == self._sleepless else self.awake

    def passes(self, seconds: int, asleep: bool = False) -> None:
        """Time passes."""
        self.asleep_too += seconds * 10**9
        self.awake += 0 if asleep else seconds * 10**9


@pytest.mark.parametrize(
    "sleepless", ["CLOCK_BOOTTIME", "CLOCK_MONOTONIC", None], ids=["Linux", "macOS", "Windows"]
)
def test_three_minutes_asleep_count_and_a_step_in_them_does_not(
    monkeypatch: pytest.MonkeyPatch, sleepless: str | None
) -> None:
    """Each system has another clock that goes on; a wall clock stepped meanwhile is told apart."""
    for number, name in enumerate(("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")):
        monkeypatch.delattr(time, name, raising=False)
        if sleepless == name or (sleepless == "CLOCK_BOOTTIME" and name == "CLOCK_MONOTONIC"):
            monkeypatch.setattr(time, name, number, raising=False)
    kernel = Kernel(getattr(time, sleepless) if sleepless else None)
    monkeypatch.setattr(time, "clock_gettime_ns", kernel.read, raising=False)
    monkeypatch.setattr(time, "monotonic_ns", kernel.read)
    wall = [1_623_676_000.0]
    clock = SystemClock(wall=lambda: wall[0])
    began = clock.now()
    kernel.passes(60)
    kernel.passes(180, asleep=True)
    wall[0] += 240

    assert clock.now() - began == timedelta(seconds=240)
    assert clock.stepped_by() == 0
    wall[0] -= 3_600
    assert clock.now() - began == timedelta(seconds=240)
    assert clock.stepped_by() == -3_600_000


@pytest.mark.parametrize(
    ("venue", "at", "begins"),
    [
        ("Europe/Vienna", "2021-06-14T00:30:00+02:00", "2021-06-13T22:00:00+00:00"),
        ("Asia/Tokyo", "2021-06-14T09:00:00+09:00", "2021-06-13T15:00:00+00:00"),
        ("Asia/Beirut", "2021-03-28T09:00:00+03:00", "2021-03-27T22:00:00+00:00"),
    ],
)
def test_a_day_begins_by_the_clocks_of_the_venue(venue: str, at: str, begins: str) -> None:
    """Also where they skip midnight, as in Beirut."""
    assert day_begins(datetime.fromisoformat(at), zone(venue)) == datetime.fromisoformat(begins)
