"""`rostrum document`: papers kept, listed, found, exported, removed; `import agenda` from text."""

import json
from pathlib import Path

from tests.app.commands.conftest import Shell
from tests.app.documents.test_desk import pdf


def test_papers_of_the_sample_are_there_and_others_are_added(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """A concept note and the preliminary agenda; what is added is found and comes out as it was."""
    listed = json.loads(rostrum("document", sample, "list", "--json").out)["papers"]
    assert [(paper["key"], paper["audience"]) for paper in listed] == [
        ("concept-note", "everybody"),
        ("preliminary-agenda", "everybody"),
    ]
    path = pdf(tmp_path, "A statement of the delegation")
    kept = rostrum("document", sample, "add", path, "--title", "Statement", "--session", "D1-P1")
    assert (kept.code, kept.out) == (0, "Kept “Statement” as statement, version 1.\n")
    assert rostrum("document", sample, "find", "statement OF").out == "statement\tStatement\tpage 1\n"
    assert rostrum("document", sample, "find", "nowhere at all").code == 1
    out = rostrum("document", sample, "export", "statement", "-o", tmp_path / "out.pdf")
    assert (out.code, (tmp_path / "out.pdf").read_bytes()) == (0, path.read_bytes())
    assert rostrum("document", sample, "remove", "statement").code == 0
    assert rostrum("document", sample, "export", "statement").err == "There is no paper “statement”.\n"
    assert rostrum("document", sample, "add", tmp_path).code == 3


def test_an_agenda_as_text_is_imported_and_taken_back(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    """A line of a mail; the second time nothing changes."""
    path = tmp_path / "mail.txt"
    path.write_text("Tuesday, 15 June\n18:00 – 19:00 Reception by H.E. Ms Ann Sample, Minister, Austria\n")

    first = rostrum("import", "agenda", sample, path, "--yes")
    again = rostrum("import", "agenda", sample, path, "--dry-run")
    back = rostrum("import", "agenda", sample, "--undo", "--yes")

    assert (first.code, back.code) == (0, 0)
    assert "1 new, 0 changed, 0 unchanged" in first.err
    assert "0 new, 0 changed, 1 unchanged" in again.err
