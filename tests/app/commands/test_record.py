"""The record of a session from the command line: paper, tables, documents; an alias holds in all of them."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from app.exchange.record_files import harmless
from app.station import Station
from app.times import SetClock
from tests.app.commands.conftest import Shell
from tests.app.people import OPENING, make_conference


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A session that was held: Canada, then an expert who is known by an alias only."""
    clock = SetClock(OPENING)
    path = make_conference(tmp_path / "held.rostrum")
    station = Station.open(str(path), clock=clock)
    station.do("D1-P1", "open_session")
    station.do("D1-P1", "request_floor", delegation="CA", person="R1", on_behalf_of="=HYPERLINK(1)")
    station.do("D1-P1", "request_floor", delegation="UN-ODC", person="R4", mode="zoom")
    for _ in range(2):
        station.do("D1-P1", "give_floor")
        clock.at += timedelta(seconds=90)
    station.do("D1-P1", "close_session")
    station.close()
    return path


def text_of(path: Path) -> str:
    """The words of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_the_record_is_printed_in_the_journal_form(rostrum: Shell, held: Path, tmp_path: Path) -> None:
    """Headed as what it is; printed again it is the same."""
    for name in ("one.pdf", "two.pdf"):
        assert rostrum("print", "record", held, "--session", "D1-P1", "-o", tmp_path / name).code == 0
    words = text_of(tmp_path / "one.pdf")

    assert "Unofficial working record" in words
    assert "Opened 15:30. Closed 15:33." in words
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_an_alias_holds_on_paper_and_in_files(rostrum: Shell, held: Path, tmp_path: Path) -> None:
    """The name behind it stands nowhere."""
    rostrum("print", "record", held, "--session", "D1-P1", "-o", tmp_path / "r.pdf")
    outputs = [
        text_of(tmp_path / "r.pdf"),
        rostrum("export", "record", held, "--session", "D1-P1").out,
        rostrum("export", "record", held, "--session", "D1-P1", "--format", "csv").out,
        rostrum("export", "journal", held, "--session", "D1-P1").out,
    ]

    assert all("Mona" not in one and "Lind" not in one for one in outputs)
    assert all("Expert A" in one for one in outputs[:3])


def test_the_document_has_lengths_in_milliseconds(rostrum: Shell, held: Path) -> None:
    """For other programs."""
    read = json.loads(rostrum("export", "record", held, "--session", "D1-P1").out)

    assert (read["schema"], read["revision"]) == (1, 1)
    assert [one["spoke_ms"] for one in read["statements"]] == [90_000, 90_000]


def test_the_table_has_no_formula_in_it(rostrum: Shell, held: Path, tmp_path: Path) -> None:
    """What begins like one is made harmless."""
    rostrum("export", "record", held, "--session", "D1-P1", "--format", "csv", "-o", tmp_path / "r.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "r.csv").read_text(encoding="utf-8-sig"))))

    assert len(rows) == 3
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert harmless("=1+1") == "'=1+1"


def test_statistics_count_by_category_mode_time_and_delegation(rostrum: Shell, held: Path) -> None:
    """Each sums to the same."""
    read = json.loads(rostrum("export", "statistics", held, "--session", "D1-P1").out)

    sums = {
        way: sum(one["spoke_ms"] for one in read[way]) for way in ("category", "mode", "time", "delegation")
    }
    assert set(sums.values()) == {180_000}


def test_the_list_and_the_journal_are_documents(rostrum: Shell, held: Path) -> None:
    """The floor as `show` prints it; the entries with ids only."""
    floor = json.loads(rostrum("export", "list", held, "--session", "D1-P1").out)
    journal = json.loads(rostrum("export", "journal", held, "--session", "D1-P1").out)

    assert floor["session"]["state"] == "closed"
    assert [one["seq"] for one in journal["entries"]] == list(range(1, 7))
