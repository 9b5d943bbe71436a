"""`rostrum import requests`: a plan, a yes, a second time nothing."""

import json
from pathlib import Path

from app.rehearsal.sample import sample_folder
from tests.app.commands.conftest import Shell, rows_of

MAILS = sample_folder() / "requests.mbox"
NOW = ("--now", "2021-06-14T15:26+02:00")


def test_a_dry_run_tells_what_would_be_and_writes_nothing(rostrum: Shell, sample: Path) -> None:
    before = rows_of(sample)

    answer = rostrum("import", "requests", sample, MAILS, "--dry-run", *NOW)

    assert answer.code == 1  # three are left for a person
    assert "requests.mbox: 7 new" in answer.err
    assert "line 9: new: Portugal, João Vasconcelos Beirão, Panel 5" in answer.err
    assert ", late." in answer.err
    assert "line 4: doubtful: It names no session." in answer.err
    assert "Trevejo" not in answer.err + answer.out
    assert rows_of(sample) == before


def test_without_a_yes_nothing_is_written(rostrum: Shell, sample: Path) -> None:
    before = rows_of(sample)

    answer = rostrum("import", "requests", sample, MAILS, *NOW)

    assert (answer.code, answer.out.strip()) == (1, "Nothing was written.")
    assert rows_of(sample) == before


def test_yes_writes_and_a_second_time_adds_nothing(rostrum: Shell, sample: Path) -> None:
    first = json.loads(rostrum("import", "requests", sample, MAILS, "--yes", "--json", *NOW).out)
    second = json.loads(rostrum("import", "requests", sample, MAILS, "--yes", "--json", *NOW).out)
    panel = json.loads(rostrum("show", sample, "--session", "D3-P5", "--json", *NOW).out)

    assert (first["new"], first["written"]) == (7, True)
    assert (second["new"], second["unchanged"]) == (0, 7)
    asked = next(doubt for doubt in first["doubtful"] if doubt["line"] == 5)
    assert asked["delegations"] == ["LI"]
    assert asked["people"] == ["R0181", "R0337"]
    assert "PT" in json.dumps(panel)


def test_several_sources_and_a_report(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """A folder and a table at once; the report has a line for each."""
    folder = tmp_path / "mails"
    folder.mkdir()
    (folder / "all.mbox").write_bytes(MAILS.read_bytes())
    report = tmp_path / "report.csv"

    table = sample_folder() / "requests.csv"
    answer = rostrum("import", "requests", sample, folder, table, "--dry-run", "--report", report, *NOW)

    assert "2 files: 7 new, 0 changed, 38 unchanged, 3 doubtful" in answer.err
    assert len(report.read_text("utf-8-sig").splitlines()) == 1 + 48


def test_what_is_no_mail_is_one_sentence(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "x.eml").write_bytes(b"\x89PNG\r\n\x1a\n")
    before = rows_of(sample)

    answer = rostrum("import", "requests", sample, tmp_path / "x.eml", "--yes")

    assert answer.code == 3
    assert answer.err.strip() == "x.eml is a picture (PNG), not a mail."
    assert rows_of(sample) == before


def test_a_source_must_be_named(rostrum: Shell, sample: Path) -> None:
    assert rostrum("import", "requests").code == 2
