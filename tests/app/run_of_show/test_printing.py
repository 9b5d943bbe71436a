"""What a conference remembers of its paper: versions, instants, marks; and what comes back from it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import Refused, Trouble, Unsaved
from app.run_of_show.editions import EDITIONS
from app.station.print_desk import PrintDesk
from app.station.station import Station
from app.storage.tables.agenda import write_sessions
from app.storage.tables.registrants import write_registrants
from app.times import SetClock
from tests.app.pdf.paper import texts
from tests.app.people import OPENING, make_conference

MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock() -> SetClock:
    """Half past three in Vienna."""
    return SetClock(OPENING)


@pytest.fixture
def station(tmp_path: Path, clock: SetClock) -> Iterator[Station]:
    """A small conference."""
    found = Station.open(str(make_conference(tmp_path / "c.rostrum", clock)), clock=clock)
    yield found
    found.close()


def change(station: Station, title: str) -> None:
    """Give the first item of the panel another title."""
    panel = station.session("D1-P1")
    items = (replace(panel.items[0], title=title), *panel.items[1:])
    with station.changing("The agenda") as connection:
        write_sessions(connection, [replace(panel, items=items)])


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_reprint_of_an_unchanged_version_is_the_same_to_the_byte(
    station: Station, clock: SetClock, tmp_path: Path, edition: str
) -> None:
    """An hour later, after another version of it, marks and all."""
    PrintDesk(station).run_of_show(tmp_path / "1.pdf", edition=edition)
    change(station, "Another title")
    station.do("D1-P1", "request_floor", delegation="CA", kind="statement", mode="zoom", person="R1")
    clock.at += 7 * MINUTE
    PrintDesk(station).run_of_show(tmp_path / "2.pdf", edition=edition)
    clock.at += 60 * MINUTE
    said = PrintDesk(station).run_of_show(tmp_path / "3.pdf", edition=edition)

    assert "version 2," in said
    assert (tmp_path / "2.pdf").read_bytes() == (tmp_path / "3.pdf").read_bytes()
    assert (tmp_path / "1.pdf").read_bytes() != (tmp_path / "2.pdf").read_bytes()


def test_each_edition_and_choice_has_versions_of_its_own(station: Station, tmp_path: Path) -> None:
    """Whoever holds the public programme is not told of a change that is not in it."""
    for choice in ({}, {"edition": "public"}, {"session": "D1-P1"}, {"day": 3}):
        assert "version 1," in PrintDesk(station).run_of_show(tmp_path / "p.pdf", **choice)  # type: ignore[arg-type]
    station.do("D1-P1", "request_floor", delegation="CA", kind="statement", mode="zoom")

    assert "version 2," in PrintDesk(station).run_of_show(tmp_path / "p.pdf")
    assert "version 1," in PrintDesk(station).run_of_show(tmp_path / "p.pdf", edition="public")
    assert "version 1," in PrintDesk(station).run_of_show(tmp_path / "p.pdf", day=3)
    assert "version 2," in PrintDesk(station).run_of_show(tmp_path / "p.pdf", session="D1-P1")


def test_the_second_version_marks_what_has_changed_since_the_first(station: Station, tmp_path: Path) -> None:
    """And says which one it supersedes."""
    PrintDesk(station).run_of_show(tmp_path / "1.pdf")
    change(station, "Another title")
    PrintDesk(station).run_of_show(tmp_path / "2.pdf")
    text = " ".join(texts(tmp_path / "2.pdf"))

    assert "delta" not in " ".join(texts(tmp_path / "1.pdf"))
    assert "supersedes version 1" in text
    assert "1 line is not as in the version before" in text
    assert "Another title Sweden, was Introduction Sweden" in text


def test_who_was_protected_after_the_first_version_is_not_named_in_the_changes(
    station: Station, tmp_path: Path
) -> None:
    """What was printed before she had an alias is kept, and is hidden when it is told."""
    change(station, "Claire Tremblay introduces")
    PrintDesk(station).run_of_show(tmp_path / "1.pdf")
    with station.changing("The alias") as connection:
        (person,) = (registrant for registrant in station.load().registrants if registrant.number == "R1")
        write_registrants(connection, [], [replace(person, alias="Expert B")])
    change(station, "Another title")
    PrintDesk(station).run_of_show(tmp_path / "2.pdf")
    text = " ".join(texts(tmp_path / "2.pdf"))

    assert "Tremblay" in " ".join(texts(tmp_path / "1.pdf"))
    assert "was Expert B introduces" in text
    assert "Tremblay" not in text


def test_a_look_ahead_uses_up_no_version(station: Station, tmp_path: Path) -> None:
    """The preview shows the pages as they will be printed."""
    PrintDesk(station).run_of_show(tmp_path / "1.pdf")
    change(station, "Another title")
    assert "version 2," in PrintDesk(station).run_of_show(tmp_path / "look.pdf", note=False)
    assert "version 2," in PrintDesk(station).run_of_show(tmp_path / "2.pdf")

    assert (tmp_path / "look.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_what_could_not_be_printed_uses_up_no_version(station: Station, tmp_path: Path) -> None:
    """Neither a missing folder nor an unknown edition, session or day."""
    with pytest.raises(Unsaved):
        PrintDesk(station).run_of_show(tmp_path / "nowhere" / "1.pdf")
    for choice, words in (
        ({"edition": "papyrus"}, "no edition “papyrus”"),
        ({"session": "X"}, "no session “X”"),
        ({"day": 9}, "no session on day 9"),
    ):
        with pytest.raises(Trouble, match=words):
            PrintDesk(station).run_of_show(tmp_path / "1.pdf", **choice)  # type: ignore[arg-type]

    assert "version 1," in PrintDesk(station).run_of_show(tmp_path / "1.pdf")


def test_what_was_written_on_paper_is_entered_in_its_order(station: Station, clock: SetClock) -> None:
    """After the power is back: with its own instants, noted as from paper, and the clocks are right."""
    clock.at = OPENING + 60 * MINUTE
    for act, minute, more in (
        ("open_session", 1, {}),
        ("start_item", 2, {"item": "1"}),
        ("start_item", 13, {"item": "2"}),
    ):
        done = station.enter("D1-P1", act, OPENING + minute * MINUTE, **more)
        assert (done.entry.at, done.entry.desk) == (OPENING + minute * MINUTE, "from paper")
    first, second, _ = station.programme("D1-P1").sessions["D1-P1"].items

    assert (first.actual_start, first.actual_end) == (OPENING + 2 * MINUTE, OPENING + 13 * MINUTE)
    assert second.actual_start == OPENING + 13 * MINUTE
    assert station.do("D1-P1", "open_list").entry.at == clock.at


def test_paper_cannot_come_before_what_happened_or_from_the_future(station: Station, clock: SetClock) -> None:
    """The order of acts is the journal's; a sentence says so and nothing is written."""
    station.do("D1-P1", "open_session")
    clock.at = OPENING + 60 * MINUTE
    for when, words in (
        (OPENING - MINUTE, "15:29:00 on Mon 14 June 2021 lies before the last act .* 15:30:00"),
        (OPENING + 61 * MINUTE, "16:31:00 is still to come"),
    ):
        with pytest.raises(Refused, match=words):
            station.enter("D1-P1", "start_item", when, item="1")

    assert len(station.live("D1-P1").entries) == 1
    assert station.enter("D1-P1", "start_item", datetime(2021, 6, 14, 13, 30, tzinfo=UTC), item="1")
