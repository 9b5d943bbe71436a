"""Texts that no file can hold are refused at every door, in words; nothing is written."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import Refused
from app.live.acts import ACTS, ask
from app.station.import_desk import ImportDesk
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.text.writable import unwritable, without_unwritable
from app.times import SetClock
from tests.app.people import OPENING, make_conference

ROOT = Path(__file__).parents[3]
ODD = {
    "half a letter": "Ane\ud83d",
    "the other half": "\ude00Ane",
    "a byte that is no UTF-8": b"note\xff".decode("utf-8", "surrogateescape"),
    "NUL": "a\x00b",
    "a bell": "a\x07b",
    "an escape": "\x1b[31mred",
    "DEL": "a\x7f",
    "C1": "a\x85b",
    "no character": "a\ufffe",
    "not one either": "\uffffa",
}


@pytest.fixture
def station(tmp_path: Path) -> Station:
    """A conference with an open session."""
    held = Station.open(str(make_conference(tmp_path / "c.rostrum")), clock=SetClock(OPENING))
    held.do("D1-P1", "open_session")
    return held


@pytest.mark.parametrize("odd", ODD)
def test_what_no_file_can_hold_is_told_apart(odd: str) -> None:
    """Everything else, in any script, may be written."""
    assert unwritable(ODD[odd])
    assert not unwritable(without_unwritable(ODD[odd]))


@pytest.mark.parametrize("text", ["", "Ђорђе", "ليلى", "柳若溪", "a\tb\nc", "👩‍👩‍👧", "e\u0301", "a\u200bb"])
def test_names_of_the_world_may_be_written(text: str) -> None:
    """Tabs, line breaks, joiners and marks are ordinary."""
    assert not unwritable(text)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("act", ["request_floor", "hold", "send_message"])
def test_no_act_writes_such_a_text(station: Station, act: str, odd: str) -> None:
    """Notes, reasons, messages: refused before the rule is asked."""
    arguments = {
        "request_floor": {"delegation": "CA", "note": ODD[odd]},
        "hold": {"reason": ODD[odd]},
        "send_message": {"to": "chair", "text": ODD[odd]},
    }
    live = station.live("D1-P1")
    with pytest.raises(Refused, match="type it again"):
        ask(live, act, OPENING, **arguments[act])
    assert act in ACTS


def test_no_act_of_the_door_writes_such_a_text(station: Station) -> None:
    """An exception's reason, a Zoom name."""
    desk = RegistrationDesk(station)
    with pytest.raises(Refused):
        desk.do("decide_name", name=ODD["half a letter"], registrant="R1", admitted=True)


def test_a_file_with_half_a_letter_names_its_line(station: Station, tmp_path: Path) -> None:
    """And leaves that person out."""
    path = tmp_path / "people.json"
    path.write_text(
        '[{"reg_id": "S1", "first_name": "Ane\\ud83d", "family_name": "Berg", "entity": "NO"}]', "utf-8"
    )
    plan = ImportDesk(station).plan("registrants", path)

    assert not plan.new
    assert "half a letter" in plan.problems[0].what


@pytest.mark.parametrize(
    "words",
    [
        ("floor", "request_floor", "{path}", "--session", "D1-P1", "delegation=FR", b"note=a\xff"),
        ("check-in", "{path}", b"\xff\xfe"),
        ("import", "registrants", "{path}", b"no such \xff file"),
    ],
)
def test_bytes_on_the_command_line_get_a_sentence(station: Station, words: tuple[str | bytes, ...]) -> None:
    """Never a fault of ours, whatever the shell hands over."""
    given = [word.replace("{path}", station.address) if isinstance(word, str) else word for word in words]
    done = subprocess.run([sys.executable, "-m", "app", *given], cwd=ROOT, capture_output=True, check=False)

    assert done.returncode in (1, 2, 3)
    assert done.stderr.strip()
