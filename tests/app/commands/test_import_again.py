"""Imports by the command line: taken back, from standard input, with their problems in a file."""

import io
import json
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.app.commands.conftest import Answer, Shell
from tests.app.people import make_conference
from tests.app.station.test_gone import ONE, TWO, calendar

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


def test_a_column_that_looks_like_a_status_is_asked_about_and_answered(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """Exit 1 with the question, even with --yes; then --column says it, and it is not asked again."""
    path = tmp_path / "list.csv"
    path.write_text("First name;Last name;Decision\nEva;Muster;Approved\n", encoding="utf-8")

    for more in ("--yes", "--dry-run"):
        asked = rostrum("import", "registrants", sample, path, more)
        assert (asked.code, asked.out) == (1, "Nothing was written.\n")
        assert "the column “Decision” speaks of a status and is not read" in asked.err
        assert " new" not in asked.err
    question = json.loads(rostrum("import", "registrants", sample, path, "--yes", "--json").out)["question"]
    done = rostrum("import", "registrants", sample, path, "--yes", "--column", "Decision=status")
    again = rostrum("import", "registrants", sample, path, "--yes")

    assert "“Decision”" in question
    assert (done.code, again.code) == (0, 0)
    assert "1 new" in done.out
    assert "1 unchanged" in again.out


def test_the_order_of_names_is_asked_once_and_said_by_an_option(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """The plan shows how; the report names everybody as the badge will."""
    path, report = tmp_path / "list.csv", tmp_path / "report.csv"
    path.write_text("Name;Email\nCarmen Muestra López;c@b.invalid\n", encoding="utf-8")

    asked = rostrum("import", "registrants", sample, path, "--yes")
    done = rostrum(
        "import", "registrants", sample, path, "--yes", "--names", "as-shown", "--report", report
    )  # fmt: skip

    assert asked.code == 1
    assert "decide with --names as-shown, family-first or given-first" in asked.err
    assert done.code == 0
    assert "LÓPEZ, Carmen Muestra" in report.read_text(encoding="utf-8-sig")
    assert rostrum("import", "registrants", sample, path, "--yes").code == 0


def test_a_line_with_nothing_but_a_name_changes_nobody_else_unasked(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """Maria Anna is not Anna Maria, and Jose perhaps not José; the same list again asks nothing."""
    head = "first_name,family_name,entity,status\n"
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(f"{head}Anna,Mariella,FR,pending\nJosé,Ejemplo,FR,pending\n", encoding="utf-8")
    second.write_text(f"{head}Mariella,Anna,FR,confirmed\nJose,Ejemplo,FR,confirmed\n", encoding="utf-8")

    assert rostrum("import", "registrants", sample, first, "--yes").code == 0
    turned = rostrum("import", "registrants", sample, second, "--yes")
    again = rostrum("import", "registrants", sample, first, "--yes")

    assert (turned.code, again.code) == (1, 0)
    assert "0 new, 0 changed" in turned.out
    assert "2 doubtful" in turned.out
    assert "2 unchanged" in again.out


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Decision", "write it as HEADER=FIELD"),
        ("Nowhere=status", "list.csv has no column “nowhere”"),
        ("Decision=nonsense", "names a field “nonsense”"),
    ],
)
def test_an_answer_that_means_nothing_is_refused(
    rostrum: Shell, sample: Path, tmp_path: Path, said: str, why: str
) -> None:
    """Without a sign of equality, for a column that is not there, for a field that is none."""
    path = tmp_path / "list.csv"
    path.write_text("First name;Last name;Decision\nEva;Muster;Approved\n", encoding="utf-8")

    refused = rostrum("import", "registrants", sample, path, "--yes", "--column", said)

    assert refused.code in (2, 3)
    assert why in refused.err


def test_it_is_said_on_the_command_line(rostrum: Shell, tmp_path: Path) -> None:
    """Which may go, and by which word; a session that is not offered is refused."""
    conference = str(make_conference(tmp_path / "c.rostrum"))
    rostrum("import", "agenda", conference, str(calendar(tmp_path, ONE, TWO)), "--yes")
    later = str(calendar(tmp_path, ONE, name="later.ics"))

    shown = rostrum("import", "agenda", conference, later, "--dry-run")
    assert "D2-1: the source no longer names it; it stays unless you say --take-out D2-1" in shown.err
    refused = rostrum("import", "agenda", conference, later, "--yes", "--take-out", "D1-P1")
    assert (refused.code, "--take-out D1-P1: the file neither cancels it" in refused.err) == (2, True)
    done = rostrum("import", "agenda", conference, later, "--yes", "--take-out", "all")
    assert (done.code, "1 taken out" in done.out) == (0, True)
    undone = rostrum("import", "agenda", conference, "--undo", "--yes")
    assert "D2-1: restored: put back" in undone.err


def test_what_a_list_leaves_open_is_said_and_answered_on_the_command_line(
    rostrum: Shell, tmp_path: Path
) -> None:
    """Statuses and words by options, remembered; what is no word of ours is refused; who is gone may go."""
    conference, path = str(make_conference(tmp_path / "c.rostrum")), tmp_path / "list.csv"
    head = "first_name,family_name,entity,Attendance,Category,Diet\n"
    anna, ida = "Anna,Berg,NO,hybrid,VIP,vegan\n", "Ida,Lund,AL,online,delegation,\n"
    path.write_text(f"{head}{anna}{ida},Total,,,,2\n", encoding="utf-8")

    def take(*words: str) -> Answer:
        return rostrum("import", "registrants", conference, path, "--yes", *words)

    open_ones = rostrum("import", "registrants", conference, path, "--dry-run").err
    assert "it is one of: in_room, zoom. (say what it is with --word WORD=OURS)" in open_ones
    assert "confirmed? (pending: each is confirmed later; say it with --status confirmed" in open_ones
    assert "1 line is a sum or a foot and nobody: “Total 2” (line 4)" in open_ones
    assert take("--word", "hybrid=nowhere").code == 2
    said = take("--word", "hybrid=in_room", "--status", "confirmed", "--column", "Diet=note/kept")
    assert (said.code, "2 new" in said.out) == (0, True)
    path.write_text(f"{head}{anna.replace('Anna', 'Eva')}{anna}", encoding="utf-8")
    again = take("--cancel", "all")
    assert (again.code, "1 new, 1 changed, 1 unchanged" in again.out) == (0, True)
    assert "R7: changed: status: confirmed → cancelled" in again.err
