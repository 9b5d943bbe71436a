"""Making, importing, showing, checking and backing up a conference from the command line."""

import json
import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.rehearsal.sample import sample_folder
from app.station.station import Station
from app.times import SetClock
from tests.app.commands.conftest import Shell, rows_of


def new(rostrum: Shell, path: Path) -> None:
    """The sample's settings in a new file."""
    assert rostrum("new", path, "--settings", sample_folder() / "conference.toml").code == 0


def test_a_conference_is_made_from_settings_and_filled_from_files(rostrum: Shell, tmp_path: Path) -> None:
    """New, agenda, registrants; one doubtful registrant is left for a person, which is a finding."""
    path = tmp_path / "c.rostrum"
    new(rostrum, path)
    agenda = rostrum("import", "agenda", path, sample_folder() / "agenda.csv", "--yes")
    people = rostrum("import", "registrants", path, sample_folder() / "registrants.csv", "--yes")
    shown = json.loads(rostrum("show", path, "--json").out)

    assert (agenda.code, people.code) == (0, 1), agenda.err + people.err
    assert shown["schema"] == 1
    assert {row["code"] for row in shown["sessions"]} >= {"D1-OPEN", "D1-P1", "D3-FLOOR"}


def test_a_conference_is_made_from_a_few_words(rostrum: Shell, tmp_path: Path) -> None:
    """Name, zone, first and last day."""
    path = tmp_path / "c.rostrum"
    made = rostrum(
        "new", path, "--name", "A", "--zone", "Europe/Vienna", "--starts", "2021-06-14T14:00",
        "--ends", "2021-06-16T16:30",
    )  # fmt: skip

    assert made.code == 0, made.err
    assert path.exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--name", "A", "--zone", "Mars/Olympus", "--starts", "2021-06-14", "--ends", "2021-06-15"), 2),
        (("--settings", "nowhere.toml"), 3),
    ],
)
def test_bad_settings_make_no_file(rostrum: Shell, tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    """A sentence, and nothing is left behind."""
    answer = rostrum("new", tmp_path / "c.rostrum", *words)

    assert answer.code == code
    assert answer.err.strip().endswith(".")
    assert not list(tmp_path.glob("*.rostrum*"))


def test_a_file_that_exists_is_never_made_anew(rostrum: Shell, sample: Path) -> None:
    """It is left as it was."""
    before = sample.read_bytes()
    answer = rostrum("new", sample, "--settings", sample_folder() / "conference.toml")

    assert answer.code != 0
    assert sample.read_bytes() == before


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_nothing_is_written_without_a_yes(rostrum: Shell, tmp_path: Path, more: tuple[str, ...]) -> None:
    """A plan is printed; where nobody can answer, nothing is asked."""
    path = tmp_path / "c.rostrum"
    new(rostrum, path)
    before = rows_of(path)
    answer = rostrum("import", "registrants", path, sample_folder() / "registrants.csv", *more)

    assert "422 new" in answer.out + answer.err
    assert rows_of(path) == before


def test_a_second_import_of_the_same_file_changes_nothing(rostrum: Shell, sample: Path) -> None:
    """Nobody is new; the doubtful one is still for a person to decide, which is a finding."""
    answer = rostrum("import", "registrants", sample, sample_folder() / "registrants.csv", "--yes")

    assert answer.code == 1
    assert "1 doubtful" in answer.out
    assert "422 unchanged" in answer.out + answer.err


def test_the_plan_is_kept_line_by_line(rostrum: Shell, tmp_path: Path) -> None:
    """As CSV, for whoever has to look."""
    path, report = tmp_path / "c.rostrum", tmp_path / "report.csv"
    new(rostrum, path)
    rostrum(
        "import", "registrants", path, sample_folder() / "registrants.csv", "--dry-run", "--report", report
    )

    assert len(report.read_text(encoding="utf-8").splitlines()) >= 423


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n123", b"just some words\n"])
def test_a_file_that_is_no_list_is_refused(
    rostrum: Shell, sample: Path, tmp_path: Path, content: bytes
) -> None:
    """Exit 3, one sentence, nothing written."""
    bad, before = tmp_path / "bad.csv", rows_of(sample)
    bad.write_bytes(content)
    answer = rostrum("import", "registrants", sample, bad, "--yes")

    assert answer.code == 3
    assert "bad.csv" in answer.err
    assert rows_of(sample) == before


def test_check_names_what_should_be_looked_at(rostrum: Shell, sample: Path) -> None:
    """Each finding has a code; exit 1 says that there are some."""
    answer = rostrum("check", sample, "--json")
    found = json.loads(answer.out)

    assert answer.code == 1
    assert "late" in {finding["code"] for finding in found["findings"]}


def test_a_backup_is_a_whole_conference(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """Under a new name, or in a folder."""
    stick = tmp_path / "stick"
    stick.mkdir()
    assert rostrum("backup", sample, tmp_path / "copy.rostrum").code == 0
    assert rostrum("backup", sample, stick).code == 0
    (on_stick,) = stick.iterdir()

    assert rostrum("show", tmp_path / "copy.rostrum").code == 0
    now = ("--now", "2021-06-14T13:00:00Z")
    assert rostrum("show", on_stick, *now).out == rostrum("show", sample, *now).out


def test_the_doctor_looks_at_this_machine(rostrum: Shell) -> None:
    """Qt, database, disk, clock, fonts."""
    answer = rostrum("doctor")

    assert answer.code in (0, 1)
    for word in ("SQLite", "Qt", "disk"):
        assert word.casefold() in answer.out.casefold()


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n", b"SQLite format 3\x00" + bytes(84)],
    ids=["empty", "picture", "torn"],
)
def test_what_is_no_conference_is_not_opened_and_not_touched(
    rostrum: Shell, tmp_path: Path, content: bytes
) -> None:
    """Exit 4 and a sentence."""
    path = tmp_path / "c.rostrum"
    path.write_bytes(content)
    answer = rostrum("show", path)

    assert answer.code == 4
    assert answer.err.strip()
    assert path.read_bytes() == content


def test_a_newer_file_is_refused_with_both_versions(rostrum: Shell, sample: Path) -> None:
    """And is not changed."""
    connection = sqlite3.connect(sample)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    before = sample.read_bytes()
    answer = rostrum("show", sample)

    assert answer.code == 4
    assert "99" in answer.err
    assert sample.read_bytes() == before


def test_the_conference_may_stand_in_the_environment(
    rostrum: Shell, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a script that says it once."""
    monkeypatch.setenv("ROSTRUM_CONFERENCE", str(sample))

    now = ("--now", "2021-06-14T15:00:00+02:00")
    assert rostrum("show", *now).out == rostrum("show", sample, *now).out


@pytest.mark.parametrize("words", [("fly",), ("import", "cake"), ("show", "--nonsense"), ("show",)])
def test_wrong_use_is_told_with_exit_two(rostrum: Shell, words: tuple[str, ...]) -> None:
    """And leaves everything as it was."""
    assert rostrum(*words).code == 2


def test_how_late_the_programme_is_stands_beside_the_floor(rostrum: Shell, sample: Path) -> None:
    """On air, next, over and under in words; with --json the document of the programme clock."""

    def shown(clock: str, *more: str) -> str:
        return rostrum("show", sample, "--session", "D2-P2", "--now", f"2021-06-15T{clock}+02:00", *more).out

    assert "Programme: session ON TIME, day ON TIME, buffer 10:00\n" in shown("09:50")
    assert "start is 20:" in shown("10:20")

    station = Station.open(str(sample), clock=SetClock(datetime(2021, 6, 15, 8, 7, tzinfo=UTC)))
    station.do("D2-P2", "start_item", item="1")
    station.close()
    on_air, following, numbers = shown("10:10").splitlines()[-3:]
    assert re.fullmatch(r"On air: 1 Introduction by the moderator, [67]:\d\d left", on_air)
    assert following.endswith(", expected 10:17, must start by 10:10")
    assert numbers == "Programme: session 7:00 BEHIND, day 7:00 BEHIND, buffer 3:00"

    document = json.loads(shown("10:10", "--json"))["programme"]
    assert document["show"] == "programme"
    assert document["on_air"]["item"] == "1"
    assert (document["session_over_ms"], document["start_late_ms"]) == (420_000, 0)


@pytest.mark.parametrize("before", [True, False])
def test_common_options_stand_before_or_after_the_verb(rostrum: Shell, sample: Path, before: bool) -> None:
    """A verb's own default does not overrule what was said before it."""
    common, verb = ("--json", "--now", "2021-06-15T10:30+02:00"), ("show", sample)
    shown = json.loads(rostrum(*(*common, *verb) if before else (*verb, *common)).out)

    assert shown["session_now"] == "D2-P2"
