"""Imports by the command line: taken back, from standard input, with their problems in a file."""

import io
import json
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.app.commands.conftest import Shell

LIST = (
    "reg_id,first_name,family_name,entity,email,status,attendance_mode\n"
    "Z1,Zoe,Zander,NO,zoe@no.invalid,confirmed,in_room\n"
    "Z2,Zac,Zeller,NO,zac@no.invalid,confirmed,in_room\n"
    "Z3,Zed,Zorn,NO,+43 1 no mail,confirmed,in_room\n"
)


class Piped:
    """What a pipe hands over."""

    def __init__(self, text: str) -> None:
        self.buffer = io.BytesIO(text.encode())

    def isatty(self) -> bool:
        """Nobody sits there."""
        return False


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list comes by a pipe."""
    monkeypatch.setattr(sys, "stdin", Piped(LIST))


@pytest.mark.usefixtures("piped")
def test_a_list_from_a_pipe_is_taken_and_taken_back(rostrum: Shell, sample: Path) -> None:
    """The plan first, then --yes; who has come in meanwhile stays and is named."""
    before = rostrum("export", "registrants", sample, "-o", sample.with_suffix(".before.csv"))
    assert before.code == 0
    assert rostrum("import", "registrants", sample, "-", "--yes").out.startswith(
        "Imported standard input: 2 new"
    )
    assert rostrum("check-in", sample, "Z1").code == 0
    asked = rostrum("import", "registrants", sample, "--undo")
    assert (asked.code, asked.out) == (1, "Nothing was written.\n")
    assert "Undo the import of standard input: 1 taken out, 0 restored, 1 kept." in asked.err
    assert "Z1: stays: has checked in" in asked.err
    done = rostrum("import", "registrants", sample, "--undo", "--yes", "--json")

    assert done.code == 0
    assert json.loads(done.out)["removed"] == 1
    after = sample.with_suffix(".after.csv")
    rostrum("export", "registrants", sample, "-o", after)
    assert "Zac" not in after.read_text(encoding="utf-8-sig")
    assert "Zoe" in after.read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("piped")
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_problems_lie_in_a_file_without_formulas(
    rostrum: Shell, sample: Path, tmp_path: Path, ending: str
) -> None:
    """For whoever sent the list: line, field, what it says, what is wrong."""
    path = tmp_path / f"wrong.{ending}"
    answer = rostrum("import", "registrants", sample, "-", "--dry-run", "--problems", path)

    assert f"Wrote 1 problem of standard input: {path}." in answer.err
    if ending == "csv":
        assert "\n4,email,'+43 1 no mail," in path.read_text(encoding="utf-8-sig")
    else:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        assert rows[1][:3] == ["4", "email", "'+43 1 no mail"]


def test_nothing_to_take_back_and_nothing_to_take_are_sentences(
    rostrum: Shell, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback, no write; one word is the file where the environment names the conference."""
    monkeypatch.delenv("ROSTRUM_CONFERENCE", raising=False)
    assert "Name a file to import" in rostrum("import", "registrants").err
    assert "it needs no file" in rostrum("import", "registrants", sample, "list.csv", "--undo").err
    monkeypatch.setenv("ROSTRUM_CONFERENCE", str(sample))
    assert rostrum("import", "registrants", "missing.csv").err == "missing.csv is not there.\n"


def test_a_badge_that_was_lost_is_printed_again(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """With a reason, for one person; the former is void."""
    out = tmp_path / "badge.pdf"
    assert rostrum("import", "registrants", sample, _written(tmp_path), "--yes").code == 1
    assert rostrum("print", "badges", sample, "--only", "Z1", "-o", out).code == 0
    again = rostrum("print", "badges", sample, "--only", "Z1", "--reason", "lost", "-o", out)

    assert "Badge of Zoe Zander replaced (lost); the former is void." in again.err
    assert "--only" in rostrum("print", "badges", sample, "--only", "NO", "--reason", "lost", "-o", out).err


def _written(folder: Path) -> Path:
    path = folder / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path
