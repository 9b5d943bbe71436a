"""Settings, States and organizations by the command line: shown, set, from a file, each in one revision."""

import json
from pathlib import Path

from tests.app.commands.conftest import Shell, rows_of


def test_settings_are_shown_set_and_taken_back_from_what_was_shown(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """What is shown is a settings' file; what it does not name stays."""
    shown = rostrum("settings", sample).out
    kept = tmp_path / "kept.toml"
    kept.write_text(shown, "utf-8")
    assert 'name = "21st Conference' in shown

    answer = rostrum("settings", sample, "--set", "name=A summit", "--set", "starts=13.6.2021", "--json")
    assert json.loads(answer.out)["said"] == "Name: A summit; Begins: Sun 13 June 2021, 09:00."
    assert 'name = "A summit"' in rostrum("settings", sample).out
    assert rostrum("settings", sample, "--file", kept).code == 0
    assert rostrum("settings", sample).out == shown


def test_what_is_wrong_is_a_sentence_and_nothing_is_written(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """Not half of it either; a revision that somebody has not seen is exit 5."""
    before = rows_of(sample)
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[limits]\nstate = 'long'\n[session_limits]\nXX = 60\n")
    for code, sentence, words in (
        (1, "conference.starts: “soon” is not a date and time", ("--set", "name=X", "--set", "starts=soon")),
        (1, "There is no setting “colour”", ("--set", "colour=red")),
        (2, "“name” is no NAME=VALUE", ("--set", "name")),
        (3, "limits.state must be whole seconds", ("--file", wrong)),
        (1, "wrong.toml is no PNG or JPEG", ("--logo", wrong)),
        (2, "Give a logo, or other settings", ("--logo", wrong, "--set", "name=X")),
        (5, "by now; look at it again", ("--set", "name=X", "--expecting", "1")),
    ):
        answer = rostrum("settings", sample, *words)
        assert (answer.code, sentence in answer.err) == (code, True), answer.err
    assert rows_of(sample) == before


def test_entities_are_added_changed_merged_and_taken_out(
    rostrum: Shell, sample: Path, tmp_path: Path
) -> None:
    """A State by any of its names, all of a list, all of the United Nations."""
    listed = tmp_path / "members.txt"
    listed.write_text("1. Ghana\n2. Côte d’Ivoire\nWest African Health Organisation\n", "utf-8")
    for said, words in (
        ("Brazil added.", ("add", "Brésil")),
        ("3 entities added.", ("add", "--list", listed)),
        ("123 entities added.", ("add", "--members", "un")),
        ("Name of Turkey: Türkiye; Seat of Turkey: 41.", ("change", "TR", "name=Türkiye", "seat=41")),
        ("Norway merged into Sweden.", ("merge", "SE", "NO")),
        ("Ghana taken out.", ("remove", "GH")),
    ):
        answer = rostrum("entity", sample, *words)
        assert (answer.code, answer.out.strip()) == (0, said), answer.err
    rows = {
        row["code"]: row for row in json.loads(rostrum("entity", sample, "list", "--json").out)["entities"]
    }
    assert (rows["TR"]["name"], rows["TR"]["seat"], rows["CI"]["fr_sort"]) == (
        "Türkiye",
        "41",
        "COTE D'IVOIRE",
    )
    assert {"GH", "NO"}.isdisjoint(rows)
    refused = rostrum("entity", sample, "remove", "CA")
    assert (refused.code, "is named by" in refused.err) == (1, True)
