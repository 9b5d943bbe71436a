"""What should be looked at before a session: what the typed cues lack."""

from dataclasses import replace

import pytest

from app.checks.sessions import findings
from app.conference.cue_text import cues_of_text
from app.conference.sessions import Session
from app.live.snapshot import ConferenceSnapshot
from app.times import zone
from tests.app.people import CONFERENCE, PANEL


def found(cues: str, language: str = "", **more: str) -> list[tuple[str, str]]:
    """The findings about cues of a panel whose first item has these."""
    first = replace(PANEL.items[0], cues=cues_of_text(cues), language=language)
    session: Session = replace(PANEL, language="en", items=(first, *PANEL.items[1:]))
    loaded = ConferenceSnapshot("", CONFERENCE, (session,), {}, (), 1)
    all_of_them = findings(loaded, (), zone("Europe/Vienna"))
    return [(row.code, row.what) for row in all_of_them if row.code in ("film", "interpretation")]


@pytest.mark.parametrize(
    ("cues", "what"),
    [
        ("VID film", "Item 1: the film has no file and no fallback."),
        ("VID; file: a.mp4", "Item 1: the film has no fallback."),
        ("VID film; fallback: laptop 2", "Item 1: the film has no file."),
    ],
)
def test_a_film_needs_a_file_and_a_fallback(cues: str, what: str) -> None:
    assert found(cues) == [("film", what)]


def test_a_film_that_has_both_or_ends_is_none() -> None:
    assert found("VID; file: a.mp4; fallback: laptop 2 | VID end stop") == []


@pytest.mark.parametrize(
    ("cues", "language", "what"),
    [
        ("INT end stop", "", "No cue starts the interpretation."),
        ("MSG welcome", "fr", "No cue starts the interpretation. FR is spoken too."),
    ],
)
def test_interpretation_that_nobody_starts_is_found(cues: str, language: str, what: str) -> None:
    """Where it is stopped, or another language is spoken in a session that has cues."""
    assert found(cues, language) == [("interpretation", what)]


def test_a_session_without_typed_cues_lacks_none() -> None:
    """Nor does one whose interpretation starts."""
    assert found("", "fr") == []
    assert found("INT -5:00 Start all booths | INT end stop", "fr") == []
