"""Texts that are in a conference already, however they came there, break no output: text × output."""

import csv
import io
import json
import re
import sqlite3
from pathlib import Path
from xml.etree.ElementTree import fromstring

import icalendar
import openpyxl
import pypdfium2
import pytest

from tests.app.commands.conftest import Shell
from tests.app.storage.by_hand import sum_anew

ODD = {
    "control characters": "Pas\x02ses\ufffe",
    "an escape sequence": "\x1b[31mPasses\x1b]0;title\x07",
    "C1": "Pas\x9b31mses\x85",
    "a line break": "Pas\r\nBEGIN:VALARM\nses\u2028!",
    "a formula": "=cmd|'/c calc'!A1",
}
ESCAPED = r"Pas\ud83dses\u0000\u001b[31m"
"""As JSON holds it: half a letter, NUL, an escape."""
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
OUTPUTS = {
    "frab-xml": "export agenda CONF --format frab-xml -o OUT",
    "frab-json": "export agenda CONF --format frab-json -o OUT",
    "ics": "export agenda CONF --format ics -o OUT",
    "agenda csv": "export agenda CONF --format csv -o OUT",
    "agenda xlsx": "export agenda CONF --format xlsx -o OUT",
    "registrants csv": "export registrants CONF --format csv -o OUT",
    "registrants xlsx": "export registrants CONF --format xlsx -o OUT",
    "registrants pdf": "export registrants CONF --format pdf -o OUT",
    "questions csv": "export questions CONF --format csv -o OUT",
    "record json": "export record CONF --session D1-P1 -o OUT",
    "record csv": "export record CONF --session D1-P1 --format csv -o OUT",
    "record pdf": "print record CONF --session D1-P1 -o OUT",
    "list json": "export list CONF --session D1-P1 -o OUT",
    "journal json": "export journal CONF --session D1-P1",
    "badges pdf": "print badges CONF --only AT,FR -o OUT",
    "run of show pdf": "print run-of-show CONF -o OUT",
    "check": "check CONF",
    "floor": "show CONF --session D1-P1",
    "programme": "show CONF --json",
    "backup": "backup CONF FOLDER",
}
_COLUMNS = {
    "conference": ("code", "name", "theme", "organizer", "venue"),
    "entities": ("name", "name_fr", "abbreviation"),
    "registrants": ("given", "family", "native", "title", "position", "note", "email"),
    "sessions": ("title", "room", "notes"),
    "items": ("title", "speaker", "room", "notes"),
    "questions": ("text", "asked_by", "note"),
}


def _into(path: Path, text: str) -> None:
    """The text into every free text of the conference, and half a letter into what is kept as JSON."""
    note = f'"note": "{ESCAPED}'
    with sqlite3.connect(path) as file:
        for table, columns in _COLUMNS.items():
            for column in columns:
                file.execute(f"UPDATE {table} SET {column} = ? || {column}", (text,))
        file.execute("UPDATE registrants SET alias = ''")
        file.execute('UPDATE entries SET data = replace(data, \'"note": "\', ?)', (note,))
        assert file.execute("SELECT count(*) FROM entries WHERE data LIKE '%ud83d%'").fetchone()[0]
        file.execute("UPDATE conference SET hashtags = ?", (f'["{ESCAPED}"]',))
        sum_anew(file)
    file.close()


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("odd", ODD)
def test_no_text_breaks_an_output(
    rostrum: Shell, sample: Path, tmp_path: Path, odd: str, output: str
) -> None:
    """Well formed, readable by others, without a sign that a terminal would obey."""
    _into(sample, ODD[odd])
    (tmp_path / "folder").mkdir()
    out = tmp_path / "out"
    places = {"CONF": sample, "OUT": out, "FOLDER": tmp_path / "folder"}
    answer = rostrum(*(places.get(word, word) for word in OUTPUTS[output].split()))

    assert answer.code in (0, 1), answer.err
    assert not _UNSEEN.search(answer.out + answer.err)
    if out.exists():
        _read(output, out.read_bytes())


def _read(output: str, content: bytes) -> None:
    """As other programs do."""
    if output.endswith("xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [cell for row in book.worksheets[0] for cell in row if cell.value]
        assert all(cell.data_type != "f" for cell in cells)
        assert not any(_UNSEEN.search(str(cell.value)) for cell in cells)
        return
    if output.endswith("pdf"):
        with pypdfium2.PdfDocument(content) as document:
            assert len(document)
        return
    text = content.decode("utf-8-sig")
    assert not _UNSEEN.search(text)
    if output == "frab-xml":
        titles = [title.text or "" for title in fromstring(content).iter("title")]
        assert titles
        assert not any("\n" in title for title in titles)
    elif output == "ics":
        found = icalendar.Calendar.from_ical(text).walk("VEVENT")
        assert found
        assert not any("\n" in str(event["summary"]) for event in found)
        assert "\nBEGIN:VALARM" not in text
    elif output.endswith("json"):
        assert json.loads(text)
    else:
        rows = list(csv.reader(io.StringIO(text)))
        assert not any(cell.startswith(("=", "@")) for row in rows for cell in row)


SETTINGS = '[conference]\nname = "Pas\\u001bses"\nzone = "UTC"\nstarts = "2021-06-14"\nends = "2021-06-15"\n'
DATES = ("--starts", "2021-06-14T10:00Z", "--ends", "2021-06-15T10:00Z")


@pytest.mark.parametrize(
    "words",
    [
        ("new", "OUT", "--name", "Pas\x1bses", *DATES),
        ("new", "OUT", "--settings", "SETTINGS"),
        ("print", "badges", "CONF", "--only", "R0044", "--reason", "lost\x07", "-o", "OUT"),
        ("export", "registrants", "CONF", "--title", "A\ud83d", "-o", "OUT"),
        ("import", "registrants", "CONF", "a\x1b[31m.csv"),
    ],
)
def test_at_the_door_it_is_refused_in_words(
    rostrum: Shell, sample: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """And nothing is written."""
    before = sample.read_bytes()
    (tmp_path / "settings.toml").write_text(SETTINGS)
    places = {"CONF": sample, "OUT": tmp_path / "out", "SETTINGS": tmp_path / "settings.toml"}
    answer = rostrum(*(places.get(word, word) for word in words))

    assert answer.code in (1, 2, 3)
    assert "control character" in answer.err or "half a letter" in answer.err
    assert not _UNSEEN.search(answer.err)
    assert not (tmp_path / "out").exists()
    assert sample.read_bytes() == before


def test_a_password_is_said_nowhere(rostrum: Shell) -> None:
    """Whatever is wrong with the address of a server."""
    for address in (
        "postgresql://desk:geheim@127.0.0.1:1/rostrum",
        "postgres://desk:geheim@127.0.0.1:1/rostrum",
        "postgresql://127.0.0.1:1/rostrum?user=desk&password=geheim",
        "postgresql://desk:geheim@127.0.0.1:port/rostrum",
    ):
        answer = rostrum("show", address)

        assert answer.code == 4
        assert answer.err
        assert "geheim" not in answer.out + answer.err
