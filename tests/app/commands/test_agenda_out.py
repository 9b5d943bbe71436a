"""`rostrum export agenda`: out in every form, in again unchanged; nothing private for the public."""

import json
from pathlib import Path

import pytest

from tests.app.commands.conftest import Shell

FORMS = ("ics", "frab-xml", "frab-json", "csv", "xlsx")


@pytest.mark.parametrize("form", FORMS)
def test_what_goes_out_comes_in_as_it_was(rostrum: Shell, sample: Path, tmp_path: Path, form: str) -> None:
    """The plan of the second import has nothing to write."""
    path = tmp_path / "out"

    assert rostrum("export", "agenda", str(sample), "--format", form, "-o", str(path)).code == 0
    done = rostrum("import", "agenda", str(sample), str(path), "--dry-run", "--json")
    plan = json.loads(done.out)

    assert (done.code, plan["new"], plan["changed"], plan["gone"], plan["problems"]) == (0, 0, 0, 0, [])
    assert plan["unchanged"] > 5
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_the_public_programme_has_no_notes(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    internal, public = tmp_path / "internal.csv", tmp_path / "public.csv"

    rostrum("export", "agenda", str(sample), "-o", str(internal))
    rostrum("export", "agenda", str(sample), "--public", "-o", str(public))

    assert "text at booth" in internal.read_text("utf-8-sig")
    assert "text at booth" not in public.read_text("utf-8-sig")
    assert "Strömsäter" in internal.read_text("utf-8-sig")
    assert "Strömsäter" not in public.read_text("utf-8-sig")
    assert "Video message of the Secretary General" in public.read_text("utf-8-sig")


def test_a_workbook_needs_a_file(rostrum: Shell, sample: Path) -> None:
    done = rostrum("export", "agenda", str(sample), "--format", "xlsx")

    assert done.code != 0
    assert "A workbook needs a file: say where with -o FILE." in done.err


def test_a_folder_that_is_not_there_is_a_sentence(rostrum: Shell, sample: Path, tmp_path: Path) -> None:
    done = rostrum("export", "agenda", str(sample), "-o", str(tmp_path / "no" / "agenda.csv"))

    assert done.code != 0
    assert "could not be written" in done.err
