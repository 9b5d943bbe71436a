"""The run of show as it is printed: days, rows, columns, the blank one to write in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.conference.sessions import Item, Session
from app.errors import Trouble
from app.live.snapshot import ConferenceSnapshot
from app.pdf.table import STRONG
from app.run_of_show.editions import MASTER
from app.run_of_show.join import show_of
from app.run_of_show.pdf import print_run_of_show
from tests.app.pdf.paper import CONFERENCE, ENTITIES, PX, live, pictures, sizes_mm, stretches, texts

MINUTE = 60_000
AT_TWO = datetime(2021, 6, 14, 12, tzinfo=UTC)
PRINTED = datetime(2021, 6, 14, 8, 5, tzinfo=UTC)


def item(number: int, title: str, minutes: int = 10, **more: object) -> Item:
    """A panellist of ten minutes, unless said otherwise."""
    return Item(str(number), str(more.pop("kind", "panellist")), title, minutes * MINUTE, **more)  # type: ignore[arg-type]


PANEL = Session(
    code="D1-P1",
    kind="panel",
    title="Panel 1: Demand",
    starts=AT_TWO,
    ends=AT_TWO + timedelta(hours=2),
    hard_end=AT_TWO + timedelta(hours=2, minutes=10),
    room="Neuer Saal / Zoom",
    language="en",
    limit_ms=3 * MINUTE,
    items=(
        item(1, "Introduction", kind="introduction", speaker="Moderator 1", entity="SE", mode="room"),
        item(2, "Film", 5, mode="video", notes="Text at booth"),
        item(3, "Panellist a", entity="UN-ODC", mode="zoom", language="fr"),
        item(4, "Discussion", 60, kind="discussion"),
        item(5, "Closing", hard_start=AT_TWO + timedelta(minutes=100)),
    ),
)


def show(path: Path, *sessions: Session, **more: object) -> list[str]:
    """The text of the printed pages."""
    loaded = ConferenceSnapshot("", CONFERENCE, sessions, ENTITIES, (), 1)
    lives = [live(loaded, session) for session in sessions]
    print_run_of_show(show_of(loaded, lives), path, printed_at=PRINTED, **more)  # type: ignore[arg-type]
    return texts(path)


def long_session(code: str, day: int, rows: int) -> Session:
    """A session of many short items."""
    starts = AT_TWO + timedelta(days=day)
    items = tuple(
        item(n, f"{code} item {n}", 2, speaker=f"{code} person {n}", mode="zoom") for n in range(1, rows + 1)
    )
    return Session(
        code, "panel", f"Title of {code}", starts, starts + timedelta(minutes=2 * rows), items=items
    )


def test_the_header_says_where_when_and_which_version(tmp_path: Path) -> None:
    """On every page, with the zone in words."""
    said = show(tmp_path / "show.pdf", PANEL, version=3, status="approved")[0]

    for part in (
        "A conference in the Hofburg",
        "Day 1 of 3 · Mon 14 June 2021",
        "Hofburg, Vienna · Neuer Saal / Zoom",
        "all times Vienna, CEST (UTC+2)",
        "version 3 · approved · printed Mon 14 June 2021, 10:05 · supersedes version 2",
        "page 1 of 1",
        "internal, contains personal data",
    ):
        assert part in said


def test_a_session_begins_with_a_band_that_adds_up(tmp_path: Path) -> None:
    """Times, allotted, sum of the items, the difference in words, speakers, languages, who conducts."""
    said = show(tmp_path / "show.pdf", PANEL)[0]

    assert "14:00–16:00" in said
    assert "■ hard end 16:10" in said
    assert "allotted 2:00:00 · items 1:35:00 · 25:00 left free" in said
    assert "2 speakers on the agenda · languages EN, FR · chair: Moderator 1 (Sweden)" in said


def test_each_mode_brings_its_usual_cues(tmp_path: Path) -> None:
    """Room, video, Zoom; another language is told to the booths; the discussion is the list of speakers."""
    said = show(tmp_path / "show.pdf", PANEL)[0]

    assert "☐ microphone" in said
    assert "☐ play from the room’s mix" in said
    assert "UNODC ☐ unmute ☐ spotlight ☐ mute" in said
    assert "☐ floor in FR" in said
    assert "3:00 each, about 20 speeches" in said


def test_hard_starts_are_marked_and_gaps_are_said(tmp_path: Path) -> None:
    """A plan with a gap shows it before the session."""
    said = show(tmp_path / "show.pdf", PANEL)[0]

    assert "■ 15:40" in said
    assert "■ 14:00" not in said
    assert "! 15:00 without an item" in said


def test_each_day_begins_on_a_new_page(tmp_path: Path) -> None:
    """Two short days, two pages, each with its day."""
    first, second = show(tmp_path / "show.pdf", long_session("D2", 1, 2), long_session("D1", 0, 2))

    assert "Day 1 of 3 · Mon 14 June 2021" in first
    assert "D1 item 1" in first
    assert "Day 2 of 3 · Tue 15 June 2021" in second
    assert "D2 item 1" in second


def test_rows_are_whole_headings_repeat_and_titles_stay_with_their_first_row(tmp_path: Path) -> None:
    """Over many pages, for sessions of every length."""
    sessions = [
        replace(long_session(f"S{n}", 0, n), starts=AT_TWO + timedelta(minutes=n)) for n in range(1, 16)
    ]
    pages = show(tmp_path / "show.pdf", *sessions)

    assert len(pages) > 5
    for number, said in enumerate(pages, start=1):
        assert "Cue Start Length End" in said
        assert f"page {number} of {len(pages)}" in said
    for session in sessions:
        for other in session.items:
            (page,) = [said for said in pages if f"{other.title} {other.speaker}" in said]
            assert page
        (begins,) = [said for said in pages if f"{session.code} · allotted" in said]
        assert session.items[0].title in begins


def test_a_session_that_goes_on_says_so_on_the_next_page(tmp_path: Path) -> None:
    """Nobody has to turn back to see which session it is."""
    pages = show(tmp_path / "show.pdf", long_session("D1", 0, 25))

    assert "continued" not in pages[0]
    assert all("Title of D1, continued" in said for said in pages[1:])


def test_a_note_longer_than_a_page_is_printed_whole(tmp_path: Path) -> None:
    """Even then nothing is cut."""
    words = [f"word{n}" for n in range(900)]
    session = replace(PANEL, items=(item(1, "Long", notes=" ".join(words)),))

    said = " ".join(show(tmp_path / "show.pdf", session)).split()
    assert [word for word in said if word.startswith("word")] == words


def test_the_page_is_a4_across_and_the_columns_have_their_millimetres(tmp_path: Path) -> None:
    """The edge of the blank column is measured on the rendered page."""
    show(tmp_path / "show.pdf", PANEL)
    sheet = pictures(tmp_path / "show.pdf")[0]
    widths = [11, 15, 12, 13, 58, 14, 27, 36, 22, 32, 19, 18]
    blank = 10 + sum(widths[:-1])

    assert sizes_mm(tmp_path / "show.pdf")[0] == pytest.approx((297, 210), abs=0.05)
    assert MASTER.widths == widths
    assert sum(widths) == 277
    down = [sheet.getpixel((round(blank * PX), y)) for y in range(sheet.height)]
    assert any(end - begin > 8 for begin, end in stretches(down, STRONG))


def test_the_last_column_is_left_blank_to_write_in(tmp_path: Path) -> None:
    """No ink in it beside the first row, from line to edge."""
    show(tmp_path / "show.pdf", PANEL)
    sheet = pictures(tmp_path / "show.pdf")[0].convert("L")
    left = 10 + sum(MASTER.widths[:-1])
    box = tuple(round(mm * PX) for mm in (left + 0.6, 47, left + 17.5, 50))

    assert sheet.crop(box).getextrema() == (255, 255)  # type: ignore[arg-type]


def test_a_session_over_midnight_marks_the_next_day(tmp_path: Path) -> None:
    """It stays with the day on which it begins."""
    late = datetime(2021, 6, 14, 21, 30, tzinfo=UTC)
    session = Session(
        "N", "panel", "Night", late, late + timedelta(hours=1), items=(item(1, "a", 30), item(2, "b", 30))
    )
    (said,) = show(tmp_path / "show.pdf", session)

    assert "00:00 +1" in said
    assert "00:30 +1" in said


def test_every_script_and_no_markup_stand_in_a_cell(tmp_path: Path) -> None:
    """A cell is text like any other."""
    session = replace(PANEL, items=(item(1, "<b>Тарас</b> 田中", speaker="Ελένη & Գրիգոր", entity="ΑΒ"),))
    (said,) = show(tmp_path / "show.pdf", session)

    assert "<b>Тарас</b> 田中" in said
    assert "Ελένη & Գրիգոր" in said


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    """A reprint of an unchanged version is byte-identical."""
    show(tmp_path / "a.pdf", PANEL)
    show(tmp_path / "b.pdf", long_session("D1", 0, 3))
    show(tmp_path / "c.pdf", PANEL)

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "c.pdf").read_bytes()


def test_what_cannot_be_printed_gets_a_sentence(tmp_path: Path) -> None:
    """And no file."""
    with pytest.raises(Trouble, match="no edition “papyrus”; choose one of master"):
        show(tmp_path / "show.pdf", PANEL, edition="papyrus")
    with pytest.raises(Trouble, match="no session"):
        show(tmp_path / "show.pdf")
    assert not list(tmp_path.iterdir())
