"""Whatever was spoken, by whom and how long: from paper it becomes the same floor, record and programme."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.journal.entries import Entry
from app.live.acts import ask
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot, advanced
from app.on_paper.check import check
from app.on_paper.entry import play
from app.on_paper.rows import SheetRow, sheet_of
from app.times import clock_text, duration_text, millis, zone
from tests.app.on_paper.test_sheet import begun, seen

VIENNA = zone("Europe/Vienna")
SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Heard:
    """What became of one who waits: spoke for so long after so long, was absent, or still waits."""

    what: str
    pause: int
    length: int
    as_length: bool


HEARD = st.builds(
    Heard,
    st.sampled_from(("spoke", "spoke", "spoke on", "absent", "waits")),
    st.integers(0, 900),
    st.integers(1, 900),
    st.booleans(),
)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ConferenceSnapshot, SessionSnapshot]]:
    """Canada has the floor, four wait; the power goes."""
    meeting = begun(tmp_path_factory.mktemp("paper") / "a.rostrum")
    yield meeting.station.load(), meeting.live
    meeting.station.close()


class Live:
    """The acts as a chair presses them."""

    def __init__(self, live: SessionSnapshot) -> None:
        self.live = live

    def do(self, at: datetime, act: str, **arguments: object) -> None:
        """One key."""
        event = ask(self.live, act, at, **arguments)
        self.live = advanced(self.live, [Entry(self.live.floor.seq + 1, at, event, "", "chair")])


@given(heard=st.lists(HEARD, min_size=4, max_size=4), first=st.integers(1, 600))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_from_paper_as_live(
    start: tuple[ConferenceSnapshot, SessionSnapshot], heard: list[Heard], first: int
) -> None:
    """Floor, requests, run, programme clock and record are equal after both."""
    loaded, before = start
    rows = {row.key: row for row in sheet_of(loaded, before)}
    chair = Live(before)
    at = rows["speech.CA"].begun
    assert at is not None
    at += first * SECOND
    chair.do(at, "end_statement")
    rows["speech.CA"] = replace(rows["speech.CA"], end=clock_text(at, VIENNA, seconds=True))
    for code, spoken in zip(("NO", "RS", "TR", "AL"), heard, strict=True):
        row, at = rows[f"speech.{code}"], _heard(chair, code, spoken, at)
        rows[row.key] = _typed(row, spoken, at)
    now = at + timedelta(hours=3)
    found = check(tuple(rows.values()), loaded, before, now)

    assert dict(found.wrong) == {}
    assert seen(play(before, found.acts)[0], now)[:5] == seen(chair.live, now)[:5]


def _heard(chair: Live, code: str, heard: Heard, at: datetime) -> datetime:
    """Live; until when."""
    if heard.what == "absent":
        chair.do(at, "not_present", request=code)
    if not heard.what.startswith("spoke"):
        return at
    chair.do(at + heard.pause * SECOND, "give_floor", request=code)
    if heard.what == "spoke on":
        return at + heard.pause * SECOND
    chair.do(at + (heard.pause + heard.length) * SECOND, "end_statement")
    return at + (heard.pause + heard.length) * SECOND


def _typed(row: SheetRow, heard: Heard, until: datetime) -> SheetRow:
    """What stands on paper about it."""
    if heard.what == "absent":
        return replace(row, absent=True)
    if heard.what == "waits":
        return row
    began = until if heard.what == "spoke on" else until - heard.length * SECOND
    start = clock_text(began, VIENNA, seconds=True)
    if heard.what == "spoke on":
        return replace(row, start=start)
    length = f"+{duration_text(millis(until - began))}"
    return replace(
        row, start=start, end=length if heard.as_length else clock_text(until, VIENNA, seconds=True)
    )
