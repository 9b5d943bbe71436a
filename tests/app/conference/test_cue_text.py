"""A cue as one text: what is written is read as it was, what is wrong is a sentence."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.conference.cue_text import (
    cue_of_text,
    cue_text,
    cues_of_text,
    cues_text,
    due_words,
    typed_when,
    when_text,
    with_keys,
)
from app.conference.cues import FORMS, CueKind, ItemCue, cue_of, document_of
from app.times import zone
from tests.app.conference.cue_strategies import cues

VIENNA = zone("Europe/Vienna")
STARTS = datetime(2021, 6, 14, 13, tzinfo=UTC)
MINUTE = 60_000


@given(st.lists(cues(), max_size=4).map(tuple))
def test_whatever_was_typed_is_read_as_it_was(made: tuple[ItemCue, ...]) -> None:
    """Signs that part cues and fields, and words that look like a time, too."""
    assert cues_of_text(cues_text(made)) == made
    assert tuple(cue_of(document_of(cue)) for cue in made) == made


def test_a_cue_is_readable() -> None:
    """Kind, when, words, then the fields by their names."""
    cue = cue_of_text("vid +2:00 welcome; fallback: laptop 2; file: welcome.mp4; duration: 01:30")

    assert cue_text(cue) == "VID +2:00 welcome; file: welcome.mp4; duration: 1:30; fallback: laptop 2"
    assert (cue.offset_ms, cue.from_end, cue.value("file")) == (2 * MINUTE, False, "welcome.mp4")
    assert cue.full_text == "welcome · welcome.mp4 (1:30) · if not: laptop 2"
    assert cue.head == "welcome.mp4 (1:30)"


def test_a_film_without_words_is_played_from_the_rooms_mix() -> None:
    """Never as shared computer sound."""
    assert cue_of_text("VID; file: a.mp4").full_text == "play from the room’s mix · a.mp4"
    assert cue_of_text("VID; file: a.mp4").is_film
    assert not cue_of_text("VID end stop").is_film


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("FILM x", "“FILM” is no kind of cue; it is one of: ZOOM, MIC, INT, VID"),
        ("", "a cue begins with its kind"),
        ("MSG", "MSG needs words: what is to be done"),
        ("EMG; fails: power", "EMG needs words"),
        ("EMG go on; fails: rain", "“rain” is nothing that can fail; it is one of: zoom, interpretation"),
        ("VID a; duration: 90 s", "“90 s” is not a duration; write it as m:ss or h:mm:ss"),
        ("VID a; colour: red", "VID has no field “colour”; it has: file, duration"),
        ("MSG a; file: b", "MSG has no field “file”; it has none"),
        ("VID a; file", "“file” is no field of a cue; write it as name: text"),
        ("VID a; file: b; file: c", "VID has the field “file” twice"),
        ("VID film.mp4 +0:30", "“+0:30” stands behind the words; write the time right after VID"),
        ("MSG +0:75 a", "“0:75” is not a duration"),
        ("MSG +30:00:00 a", "“\\+30:00:00” is more than a day from its item"),
        (f"MSG {'a' * 501}", "The text is 501 characters long, at most 500 are taken"),
    ],
)
def test_what_is_wrong_is_said(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence.replace("+0:30", "\\+0:30")):
        cue_of_text(text)


@pytest.mark.parametrize(
    ("typed", "offset", "from_end", "kept"),
    [
        ("", 0, False, ""),
        ("+2:00", 2 * MINUTE, False, "+2:00"),
        ("-0:30", -30_000, False, "-0:30"),
        ("−0:30", -30_000, False, "-0:30"),
        ("at 15:04", 4 * MINUTE, False, "+4:00"),
        ("at 14:58", -2 * MINUTE, False, "-2:00"),
        ("end", 0, True, "end"),
        ("End-1:00:00", -60 * MINUTE, True, "end-1:00:00"),
    ],
)
def test_a_time_is_typed_as_people_type_it(typed: str, offset: int, from_end: bool, kept: str) -> None:
    """Beside an item that starts at 15:00 in Vienna."""
    assert typed_when(typed, STARTS, VIENNA) == (offset, from_end)
    assert when_text(ItemCue(CueKind.MSG, "a", offset, from_end)) == kept


@pytest.mark.parametrize("typed", ["soon", "2:00", "15:04", "at 25:00", "at noon", "end 1:00"])
def test_a_time_that_means_nothing_is_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match="write it as"):
        typed_when(typed, STARTS, VIENNA)


def test_a_cue_that_comes_again_keeps_its_key() -> None:
    """The same cue first, then one of its kind; a new one has none yet."""
    known = (
        cue_of_text("MSG a").keyed("k1"),
        cue_of_text("VID b").keyed("k2"),
        cue_of_text("MSG c").keyed("k3"),
    )

    again = with_keys(cues_of_text("MSG c | MSG changed | ZOOM mute"), known)

    assert [cue.key for cue in again] == ["k3", "k1", ""]


def test_every_kind_says_what_it_is_for_and_words_are_what_bare_ones_mean() -> None:
    """The table is whole: a kind whose fields say enough has a first act."""
    assert set(FORMS) == set(CueKind)
    assert all(form.purpose and (form.acts or not form.bare) for form in FORMS.values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MSG thank them", ""),
        ("MSG +2:00 thank them", "+2:00"),
        ("MSG -0:30 thank them", "−0:30"),
        ("MSG end thank them", "at the end:"),
        ("MSG end-0:30 thank them", "0:30 before the end:"),
        ("MSG end+1:00 thank them", "1:00 after the end:"),
    ],
)
def test_who_only_reads_a_cue_reads_when_it_is_due(text: str, words: str) -> None:
    assert due_words(cue_of_text(text)) == words
