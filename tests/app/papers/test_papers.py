"""Name signs, seat plan, report and record as files: what stands on them, and what never does."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from app.errors import Trouble
from app.papers.kinds import PAPERS, PaperChoice
from app.station.print_desk import PrintDesk
from app.station.registration_desk import RegistrationDesk
from app.station.settings.desk import SettingsDesk
from app.station.station import Station
from app.storage.schema import registrants
from app.storage.tables.agenda import write_sessions
from app.storage.tables.conference import write_conference, write_seats
from app.times import SetClock
from tests.app.pdf.paper import pictures_on, sizes_mm, texts
from tests.app.people import OPENING, PANEL, make_conference

SEATS = {"NO": "2", "CA": "1", "UN-ODC": "3"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def clock() -> SetClock:
    """Half past three in Vienna."""
    return SetClock(OPENING)


@pytest.fixture
def station(tmp_path: Path, clock: SetClock) -> Iterator[Station]:
    """A small conference in which Norway, then a protected expert of UNODC, have spoken."""
    held = Station.open(str(make_conference(tmp_path / "c.rostrum", clock)), clock=clock)
    held.do_not_sync()
    RegistrationDesk(held).do("check_in", registrant="R2")
    for act, more in (
        ("open_session", {}),
        ("request_floor", {"delegation": "NO", "person": "R2"}),
        ("request_floor", {"delegation": "UN-ODC", "person": "R4", "mode": "zoom"}),
        ("request_floor", {"delegation": "RS", "person": "R3"}),
        ("give_floor", {}),
        ("give_floor", {}),
    ):
        held.do("D1-P1", act, **more)
        clock.at += timedelta(seconds=90)
    held.do("D1-P1", "end_statement")
    with held.changing("The seats") as connection:
        write_seats(connection, SEATS)
    yield held
    held.close()


def made(station: Station, path: Path, **choice: object) -> str:
    """The words of a paper, page after page."""
    PrintDesk(station).make(path, PaperChoice(**choice))  # type: ignore[arg-type]
    if path.suffix == ".pdf":
        return " | ".join(texts(path))
    with ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for content in parts.values():
        ET.fromstring(content)
    body = ET.fromstring(parts["word/document.xml"])
    return " ".join(text.text or "" for text in body.iter(f"{WORD}t"))


def test_signs_stand_in_french_order_and_can_be_read_from_both_sides(
    station: Station, tmp_path: Path
) -> None:
    """Each name twice, its seat once; one or two languages; one or two to a sheet."""
    path = tmp_path / "signs.pdf"
    made(station, path, paper="name-signs", languages="both")
    pages = texts(path)

    assert [page.count(name) for page, name in zip(pages, ("Canada", "Norway", "Drugs"), strict=True)] == [
        2,
        2,
        2,
    ]
    assert pages[1].count("Norvège") == 2
    assert "seat 2" in pages[1]
    assert sizes_mm(path)[0] == pytest.approx((297, 210), abs=0.1)
    assert "Norvège" not in made(station, path, paper="name-signs", languages="en")
    made(station, path, paper="name-signs", cards="small")
    assert len(texts(path)) == 2
    assert sizes_mm(path)[0] == pytest.approx((210, 297), abs=0.1)


def test_signs_of_speakers_are_for_those_who_sit_in_the_room(station: Station, tmp_path: Path) -> None:
    """The list of speakers, and the agenda with its chair; never a name behind an alias."""
    items = (
        replace(PANEL.items[0], speaker="Mona Lind"),
        replace(PANEL.items[0], number="4", speaker="On Screen", mode="zoom"),
        replace(PANEL.items[0], number="5", speaker="Ingrid Solberg", entity="NO"),
        *PANEL.items[1:],
    )
    with station.changing("The agenda") as connection:
        write_sessions(connection, [replace(station.session("D1-P1"), items=items, chair="Ingrid Solberg")])
    listed = made(station, tmp_path / "1.pdf", paper="name-signs", who="list", session="D1-P1")
    panel = made(station, tmp_path / "2.pdf", paper="name-signs", who="panel", session="D1-P1")

    assert "Serbia" in listed
    assert "Ćirić" in listed
    assert listed.count("|") == 0
    assert "Expert A" in panel
    assert panel.count("Ingrid Solberg") == 2
    assert "Chair" in panel
    assert not {"Lind", "On Screen"} & set(panel.replace("|", " ").split())
    assert "On Screen" not in panel


def test_the_plan_shows_each_seat_and_lists_who_sits_where(station: Station, tmp_path: Path) -> None:
    """With its status."""
    words = made(station, tmp_path / "plan.pdf", paper="seat-plan", status="approved")

    assert "approved" in words
    plan, listed = words.split(" | ")
    assert all(name in plan for name in ("Chair", "Canada", "Norway", "UNODC"))
    assert "Norway · Norvège" in listed


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_report_says_who_spoke_and_who_came_by_alias_alone(
    station: Station, tmp_path: Path, form: str
) -> None:
    """The same words on paper and in the document; the same bytes each time."""
    one, two = tmp_path / f"1.{form}", tmp_path / f"2.{form}"
    words = " ".join(made(station, one, paper="report", status="draft").split())
    made(station, two, paper="report", status="draft")

    assert "1 of 2" in words
    assert "Ingrid Solberg" in words
    assert "Expert A" in words
    assert "Lind" not in words
    assert "1:30 · 1" in words
    assert "By delegation" in words
    assert "By category" in words
    assert one.read_bytes() == two.read_bytes()


def test_the_record_of_the_conference_is_that_of_every_session_that_was_opened(
    station: Station, tmp_path: Path
) -> None:
    """As pages, and as a document with the same words, in which nothing is markup."""
    station.do("D3-FLOOR", "open_session")
    station.do("D3-FLOOR", "request_floor", delegation="CA", on_behalf_of="<b>&")
    station.do("D3-FLOOR", "give_floor")
    for name in ("record.pdf", "record.docx"):
        words = made(station, tmp_path / name, paper="record", status="final")
        assert "Panel 1: What demand is" in words
        assert "Statements by delegations" in words
        assert "<b>&" in words
        assert "Lind" not in words
    assert "final · page 1 of 4" in made(station, tmp_path / "record.pdf", paper="record", status="final")


def test_a_status_stands_on_every_paper_that_has_one(station: Station, tmp_path: Path) -> None:
    """And on none where nobody has set it, but for the run of show, which is a draft until then."""
    for code, kind in PAPERS.items():
        path = tmp_path / f"{code}.pdf"
        if "status" in kind.asks:
            assert "approved" in made(station, path, paper=code, status="approved"), code
        words = made(station, path, paper=code)
        assert "approved" not in words, code
        assert ("draft" in words) == (kind.group == "Run of show" and code != "public"), code


def test_every_paper_bears_the_logo_and_without_one_is_as_before(station: Station, tmp_path: Path) -> None:
    """On each first page; one that is taken away leaves the bytes that were printed without it."""
    picture = tmp_path / "logo.png"
    Image.new("RGBA", (90, 30), (0, 64, 160, 128)).save(picture)
    settings = SettingsDesk(station)
    logo = settings.logo_of(picture)
    for code, kind in PAPERS.items():
        path = tmp_path / f"{code}.pdf"
        if kind.group == "Lists":
            continue
        made(station, path, paper=code)
        before = path.read_bytes()
        assert pictures_on(path, 0) == 0, code
        settings.write(logo)
        made(station, path, paper=code)
        assert pictures_on(path, 0) >= 1, code
        settings.write(logo.back)
        made(station, path, paper=code)
        assert (code, path.read_bytes() == before) == (code, True)


def test_what_was_issued_last_is_told_as_what_it_was(station: Station, tmp_path: Path) -> None:
    """A look ahead is nothing; saved is not printed; printed is what a printer took, by its name."""
    desk, choice = PrintDesk(station), PaperChoice("master", status="approved")
    look = desk.make(tmp_path / "look.pdf", choice)
    assert desk.last_words(choice) == "Neither printed nor saved yet."

    desk.save(tmp_path / "saved.pdf", choice)
    assert "Last saved as a file: Mon 14 June 2021, 15:39, version 1, approved." in desk.last_words(choice)

    desk.note(look, "Office printer")
    assert "Last printed on Office printer: " in desk.last_words(choice)
    assert "version 1, approved" in desk.last_words(choice)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"paper": "papyrus"}, "no paper “papyrus”"),
        ({"paper": "record", "session": "D9"}, "no session “D9”"),
        ({"paper": "name-signs", "who": "list", "session": "D3-FLOOR"}, "nobody needs a name sign"),
    ],
)
def test_a_paper_that_cannot_be_made_says_why(
    station: Station, tmp_path: Path, choice: dict[str, str], words: str
) -> None:
    """And leaves no file."""
    with pytest.raises(Trouble, match=words):
        PrintDesk(station).make(tmp_path / "none.pdf", PaperChoice(**choice))  # type: ignore[arg-type]
    assert not (tmp_path / "none.pdf").exists()


def test_a_conference_without_seats_speeches_or_people_is_said_and_reported(tmp_path: Path) -> None:
    """The report has its chapters all the same."""
    station = Station.open(str(make_conference(tmp_path / "new.rostrum")), clock=SetClock(OPENING))
    try:
        with pytest.raises(Trouble, match="No delegation has a seat yet"):
            PrintDesk(station).make(tmp_path / "plan.pdf", PaperChoice("seat-plan"))
        with pytest.raises(Trouble, match="no session was opened"):
            PrintDesk(station).make(tmp_path / "record.pdf", PaperChoice("record"))
        with pytest.raises(Trouble, match="as PDF only"):
            PrintDesk(station).make(tmp_path / "plan.docx", PaperChoice("seat-plan"))
        words = made(station, tmp_path / "report.pdf", paper="report")
    finally:
        station.close()

    assert "Nobody has spoken yet." in words
    assert "0 of 2" in words


def test_the_report_calls_categories_as_the_conference_does(station: Station, tmp_path: Path) -> None:
    """And counts whoever has one of their own in that, as the badge does."""
    conference = station.load().conference
    with station.changing("The test") as connection:
        words = {"participating": "member country", "media": "the press"}
        write_conference(connection, replace(conference, category_words=words))
        written = registrants.update().where(registrants.c.number == "R2")
        connection.execute(written.values(category="media"))

    found = made(station, tmp_path / "report.pdf", paper="report")

    assert "Member country" in found
    assert "The press" in found
    assert "participating State" not in found
