"""The usual cues of a speech."""

import pytest

from app.conference.cue_text import cues_of_text
from app.conference.cues import CueKind
from app.conference.sessions import Item
from app.programme.cues import change_cues, changes_of_item, cues_of_row, typed_cues, usual_cues


@pytest.mark.parametrize(
    ("mode", "kind", "acts"),
    [
        ("zoom", CueKind.ZOOM, ["unmute", "spotlight", "mute"]),
        ("room", CueKind.MIC, ["microphone"]),
        ("video", CueKind.VID, ["play from the room’s mix"]),
    ],
)
def test_the_mode_brings_its_cues_in_order(mode: str, kind: CueKind, acts: list[str]) -> None:
    cues = usual_cues(mode, "en", "en")

    assert {cue.kind for cue in cues} == {kind}
    assert [cue.act for cue in cues] == acts


def test_only_a_language_other_than_the_floors_is_told_to_the_booths() -> None:
    assert [cue.act for cue in usual_cues("", "fr", "en")] == ["floor in FR"]
    assert usual_cues("", "en", "en") == usual_cues("", "fr", "") == ()


def test_an_unknown_mode_has_no_cues() -> None:
    assert usual_cues("telepathy") == ()


def test_a_change_of_mode_says_what_begins_and_what_ends() -> None:
    """From Zoom to the room the spotlight goes off; within Zoom it moves by itself."""
    assert [cue.key for cue in change_cues("room", "zoom")] == ["mic.open", "before.spotlight", "before.mute"]
    assert [cue.key for cue in change_cues("zoom", "room")][-1] == "before.mic"
    assert [cue.key for cue in change_cues("zoom", "zoom")][-1] == "before.mute"
    assert "before.spotlight" not in [cue.key for cue in change_cues("zoom", "zoom")]
    assert [cue.key for cue in change_cues("video", "")] == ["vid.play"]
    assert change_cues("", "") == ()


@pytest.mark.parametrize(
    ("mode", "typed", "told"),
    [
        ("zoom", "", ["unmute", "spotlight", "mute", "name plate"]),
        (
            "zoom",
            "ZOOM spotlight; name: UK – Sample",
            ["unmute", "mute", "name plate", "spotlight · “UK – Sample”"],
        ),
        ("zoom", "ZOOM unmute | ZOOM end mute", ["spotlight", "name plate", "unmute", "at the end: mute"]),
        ("zoom", "ZOOM start recording", ["unmute", "spotlight", "mute", "name plate", "start recording"]),
        (
            "room",
            "MIC open; seat: 14 | LT name plate; name: Canada",
            ["open · seat 14", "name plate · Canada"],
        ),
        ("video", "VID; file: a.mp4", ["never as shared computer sound", "play from the room’s mix · a.mp4"]),
        ("break", "BRK waiting picture", ["waiting picture"]),
        ("break", "BRK music", ["waiting picture", "music"]),
    ],
)
def test_what_is_typed_and_what_is_usual_never_stand_twice(mode: str, typed: str, told: list[str]) -> None:
    """The typed one stands, with all that it says; another act of the same desk takes nothing away."""
    kind = "break" if mode == "break" else "keynote"
    cues = cues_of_row("" if mode == "break" else mode, "en", "en", kind, cues_of_text(typed))

    assert [cue.act for cue in cues] == told


@pytest.mark.parametrize(
    ("mode", "typed", "ticked"),
    [
        ("zoom", "", ["3.zoom.rename", "3.zoom.spotlight", "3.zoom.unmute"]),
        ("zoom", "ZOOM spotlight; name: UK", ["3.zoom.rename", "typed", "3.zoom.unmute"]),
        ("video", "VID; file: a.mp4", ["typed"]),
        ("video", "VID stop", ["3.vid.play"]),
        ("room", "MIC open; seat: 14", ["typed"]),
        ("room", "LT name plate", ["3.mic.open"]),
    ],
)
def test_a_change_is_ticked_by_the_cue_that_was_typed_for_it(
    mode: str, typed: str, ticked: list[str]
) -> None:
    """One act, one tick: on the card of the turn, in its usual short words, and in the list."""
    item = Item("3", "keynote", "Keynote", mode=mode, id=7, cues=cues_of_text(typed))
    own = {named.name for named in typed_cues(item)}

    changes = changes_of_item(item, "")

    assert ["typed" if change.name in own else change.name for change in changes] == ticked
    assert [change.cue.act for change in changes] == [cue.act for cue in change_cues(mode, "")]
