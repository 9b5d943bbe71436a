"""Papers of the conference: kept with their versions, searched, seen by whom they are for."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.apart import at_once
from app.conference.registrants import Registrant
from app.documents.kept.desk import DocumentDesk
from app.errors import Refused, Unreadable
from app.live.desk_id import DeskId, Role
from app.pdf.page import Paper
from app.pdf.text import shape
from app.station.station import Station
from app.storage.tables.registrants import write_registrants
from app.times import SetClock
from tests.app.exchange.agenda.outline.test_tables import docx, paragraph
from tests.app.people import OPENING, make_conference


def pdf(folder: Path, *pages: str, name: str = "note.pdf") -> Path:
    """A PDF with a line on each page."""
    paper = Paper(300, 400, title="x")
    for text in pages:
        paper.text(30, 300, shape(text), 12)
        paper.next_page()
    paper.save(folder / name)
    return folder / name


@pytest.fixture
def address(tmp_path: Path) -> Path:
    """A conference."""
    return make_conference(tmp_path / "c.rostrum")


@pytest.fixture
def station(address: Path) -> Iterator[Station]:
    """The secretariat's hold on it."""
    held = Station.open(str(address), clock=SetClock(OPENING), desk=DeskId(Role.COMMAND_LINE))
    yield held
    held.close()


def test_a_paper_is_kept_revised_exported_and_removed(station: Station, tmp_path: Path) -> None:
    """A revision keeps the former; what is removed comes back; what goes out is what came, byte by byte."""
    desk = DocumentDesk(station, at_once)
    first, second = pdf(tmp_path, "Demand"), pdf(tmp_path, "Demand", "Supply", name="note 2.pdf")
    paper = desk.add(first, title="Concept note", language="en", session="D1-P1", audience="everybody")
    revised = desk.add(second, revises=paper.key)

    assert (paper.key, paper.version, paper.pages, paper.form) == ("concept-note", 1, 1, "pdf")
    assert (revised.title, revised.version, revised.pages, revised.language) == ("Concept note", 2, 2, "en")
    assert [held.version for held in desk.list()] == [2]
    assert [held.version for held in desk.list(every=True)] == [2, 1]
    with pytest.raises(Refused, match="the same as version 2"):
        desk.add(second, revises=paper.key)
    desk.export(paper.key, tmp_path / "out.pdf", 1)
    assert (tmp_path / "out.pdf").read_bytes() == first.read_bytes()
    desk.remove(paper.key)
    assert desk.list() == ()
    assert desk.bring_back(paper.key) == revised
    assert desk.add(first, title="Concept note").key == "concept-note-2"


def test_text_is_found_and_marked_on_its_page(station: Station, tmp_path: Path) -> None:
    desk = DocumentDesk(station, at_once)
    key = desk.add(pdf(tmp_path, "What demand is", "Supply", "DEMAND and law")).key

    assert desk.pages_with(key, " demand ") == (0, 2)
    assert desk.pages_with(key, "nowhere") == desk.pages_with(key, " ") == ()
    plain, marked = desk.page(key, 0, 72), desk.page(key, 0, 72, "demand")
    assert (plain.found, marked.found) == (0, 1)
    assert 0.2 < marked.mark < 0.3
    colours = Image.open(io.BytesIO(marked.png)).getcolors(100_000) or []
    assert (255, 216, 102) in [colour for _, colour in colours]


def test_word_and_pictures_are_papers_too(station: Station, tmp_path: Path) -> None:
    desk = DocumentDesk(station, at_once)
    Image.new("RGB", (40, 30), "red").save(tmp_path / "plan.png")
    word, picture = (
        desk.add(docx(tmp_path, paragraph("Statement of Sweden"))),
        desk.add(tmp_path / "plan.png"),
    )

    assert desk.texts(word.key) == ("Statement of Sweden",)
    assert (word.form, picture.form) == ("docx", "png")
    assert desk.page(picture.key, 0, 72).png.startswith(b"\x89PNG")
    with pytest.raises(Refused, match="shown as its text"):
        desk.page(word.key, 0, 72)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.4 broken", "damaged PDF"),
        (b"\x89PNG broken", "damaged picture"),
        (b"PK\x03\x04 broken", "is no PDF, Word document"),
        (b"plain text", "is no PDF, Word document"),
        (b"", "is no PDF, Word document"),
        (None, "There is no file"),
    ],
)
def test_what_is_no_paper_is_refused_and_nothing_kept(
    station: Station, tmp_path: Path, content: bytes | None, why: str
) -> None:
    path = tmp_path / "x.pdf"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(Unreadable, match=why):
        DocumentDesk(station, at_once).add(path)
    assert DocumentDesk(station, at_once).list() == ()


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.REGISTRATION, ["desks", "everybody", "secretariat"]),
        (Role.CHAIR, ["desks", "everybody"]),
        (Role.ROOM, ["everybody"]),
    ],
)
def test_a_paper_is_seen_by_whom_it_is_for(
    station: Station, address: Path, tmp_path: Path, role: Role, seen: list[str]
) -> None:
    for audience in ("everybody", "desks", "secretariat"):
        DocumentDesk(station, at_once).add(pdf(tmp_path, audience), title=audience, audience=audience)
    other = Station.open(str(address), clock=SetClock(OPENING), desk=DeskId(role))

    assert [paper.title for paper in DocumentDesk(other, at_once).list()] == seen
    other.close()


def test_a_page_that_names_a_protected_person_is_shown_to_no_desk_that_may_not_know(
    station: Station, address: Path, tmp_path: Path
) -> None:
    """A page cannot bear an alias; its title does."""
    with station.changing("The test") as connection:
        hidden = Registrant("R0900", "Nadezhda", "Protected", alias="Expert A", entity="SE")
        write_registrants(connection, [hidden], ())
    chair = DocumentDesk(Station.open(str(address), clock=SetClock(OPENING)), at_once)
    desk = DocumentDesk(
        Station.open(str(address), clock=SetClock(OPENING), desk=DeskId(Role.REGISTRATION)), at_once
    )
    key = desk.add(pdf(tmp_path, "Nadezhda Protected speaks"), title="Nadezhda Protected").key

    assert [paper.title for paper in chair.list()] == ["Expert A"]
    for act in (
        lambda: chair.page(key, 0, 72),
        lambda: chair.texts(key),
        lambda: chair.export(key, tmp_path),
    ):
        with pytest.raises(Refused, match="names a protected person"):
            act()
    assert desk.pages_with(key, "Nadezhda") == (0,)


def test_what_is_wrong_with_a_paper_is_said(station: Station, tmp_path: Path) -> None:
    desk, path = DocumentDesk(station, at_once), pdf(tmp_path, "x")
    for said, why in (
        ({"audience": "nobody"}, "is nobody"),
        ({"session": "X9"}, "no session “X9”"),
        ({"revises": "y"}, "no paper “y”"),
        ({"title": "x" * 201}, "longer than 200"),
    ):
        with pytest.raises(Refused, match=why):
            desk.add(path, **said)
    assert desk.list() == ()
