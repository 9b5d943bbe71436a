"""`rostrum restore`: what every verb says of a damaged conference, and what brings a sound copy back."""

import json
from pathlib import Path

import pytest

from tests.app.commands.conftest import Shell
from tests.app.storage.by_hand import damaged_after_a_backup


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A conference that was damaged after a backup with one act."""
    return damaged_after_a_backup(tmp_path)


COPY = "2021-06-14 133000 TEST21.rostrum"


@pytest.mark.parametrize(
    "words",
    [
        ("show",),
        ("check",),
        ("floor", "open_list"),
        ("export", "journal"),
        ("backup", "to.rostrum"),
        ("import", "agenda", "agenda.csv"),
    ],
)
def test_every_verb_names_the_sound_copy(rostrum: Shell, path: Path, words: tuple[str, ...]) -> None:
    """Exit 4, and nothing is written."""
    place = 2 if words[0] in ("floor", "export", "import") else 1
    before = path.read_bytes()
    answer = rostrum(*words[:place], path, *words[place:])

    assert answer.code == 4
    assert answer.err == f"conference.rostrum is damaged and was not opened; take the backup {COPY}.\n"
    assert path.read_bytes() == before


def test_the_sound_copy_takes_the_place_of_the_damaged_file(rostrum: Shell, path: Path) -> None:
    """Once; what can be opened stays as it is."""
    restored, shown = rostrum("restore", path), rostrum("show", path, "--json")
    assert restored.code == 0, restored.err
    assert restored.out.startswith(f"conference.rostrum is the copy of 14 June 15:30 again ({COPY}).")
    assert shown.code == 0
    assert json.loads(shown.out)["floor"]["session"]["state"] == "open"

    again = rostrum("restore", path)
    assert (again.code, "can be opened; it stays as it is" in again.err) == (1, True)


def test_a_copy_may_be_named(rostrum: Shell, path: Path) -> None:
    """One that is there."""
    assert rostrum("restore", path, path.with_name("no.rostrum")).code == 4
    answer = rostrum("restore", path, path.parent / "conference backups" / COPY, "--json")

    assert answer.code == 0
    assert json.loads(answer.out)["said"].endswith("What was there is kept in conference damaged.rostrum.")


@pytest.mark.parametrize("address", ["postgresql://host/conference", "no.rostrum"])
def test_without_a_file_or_a_copy_it_is_a_sentence(rostrum: Shell, tmp_path: Path, address: str) -> None:
    """A server has its own keeper."""
    answer = rostrum("restore", address if "//" in address else tmp_path / address)

    assert answer.code in (1, 4)
    assert answer.err.strip().endswith(".")
