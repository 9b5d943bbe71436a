"""People written, corrected, confirmed and taken out from the command line, each one act at the door."""

import json
from pathlib import Path

import pytest

from tests.app.commands.conftest import Shell
from tests.app.people import make_conference

SITUATIONS = (
    ("add given=Zofia family=Wójcik entity=Norway", 0, "Zofia Wójcik written as R6."),
    ("add given=Ann entity=Roads", 1, "“Roads” is not known"),
    ("add given=Ann entity=Safe_Roads category=civil_society --new", 0, "Ann written as R6."),
    ("correct R2 family=Solbakken", 0, "Ingrid Solbakken: family name corrected."),
    ("correct NO cs position=Adviser", 2, "“cs” is no registration number"),
    ("correct R2 status=maybe", 1, "“maybe” is no status; there are: pending, confirmed"),
    ("correct R2 alias=Solberg", 1, "would hide nothing"),
    ("confirm all", 0, "Late Comer: confirmed."),
    ("correct R1 R2 position=Adviser", 0, "2 people: position corrected."),
    ("correct R4 position=Expert", 0, "Expert A: position corrected."),
    ("remove R3", 1, "Say why"),
    ("remove R3 --reason twice", 0, "Đorđe Ćirić taken out."),
)


@pytest.mark.parametrize(("words", "code", "said"), SITUATIONS)
def test_one_act_and_its_undo(rostrum: Shell, tmp_path: Path, words: str, code: int, said: str) -> None:
    """What is refused writes nothing; what is done is taken back by one word."""
    path = make_conference(tmp_path / "c.rostrum")
    before = rostrum("export", "registrants", path, "-o", tmp_path / "before.csv", "--registration-desk")
    done = rostrum("person", path, *(word.replace("_R", " R") for word in words.split()))
    assert (done.code, said in done.out + done.err) == (code, True), done
    if code == 0:
        assert rostrum("person", path, "--undo").out.startswith("Undone: ")
    rostrum("export", "registrants", path, "-o", tmp_path / "after.csv", "--registration-desk")
    assert before.code == 0
    assert (tmp_path / "after.csv").read_text() == (tmp_path / "before.csv").read_text()


def test_one_person_is_shown_and_written_out(rostrum: Shell, tmp_path: Path) -> None:
    """A protected one by the alias alone, but for the registration desk; all that is kept in the export."""
    path = make_conference(tmp_path / "c.rostrum")
    shown = rostrum("person", path, "show", "R4", "--json")
    assert "Lind" not in shown.out
    assert json.loads(shown.out)["registration"]["alias"] == "Expert A"
    assert "Lind" in rostrum("person", path, "show", "R4", "--registration-desk").out
    rostrum("check-in", path, "R2")
    assert rostrum("person", path, "export", "R2", "-o", tmp_path / "r2.json").code == 0
    document = json.loads((tmp_path / "r2.json").read_text())
    assert document["registration"]["family"] == "Solberg"
    assert [line["says"] for line in document["kept"]] == ["Ingrid Solberg checked in"]
