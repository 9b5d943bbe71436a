"""The sample conference: built from files through the real importers, over every State and every script."""

import unicodedata
from pathlib import Path

import pytest

from app.checks.sessions import findings
from app.conference.cues import CueKind
from app.conference.entities import Category
from app.conference.registrants import Attendance, Registrant, Status
from app.live.snapshot import ConferenceSnapshot
from app.rehearsal.sample import build_sample, sample_folder
from app.rehearsal.sample_time import STARTS_AT
from app.station.station import Station
from app.times import SetClock, zone

SCRIPTS = (
    "LATIN", "CYRILLIC", "GREEK", "GEORGIAN", "ARMENIAN", "ARABIC", "HEBREW", "CJK", "HANGUL", "THAI",
)  # fmt: skip


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> ConferenceSnapshot:
    """The rows of the sample."""
    path = tmp_path_factory.mktemp("sample") / "sample.rostrum"
    build_sample(path)
    station = Station.open(str(path), clock=SetClock(STARTS_AT))
    try:
        return station.load()
    finally:
        station.close()


def test_its_first_line_says_that_all_persons_are_invented() -> None:
    """Nobody may take them for real."""
    first = (sample_folder() / "registrants.csv").read_text(encoding="utf-8-sig").splitlines()[0]

    assert first.startswith("All persons in this file are invented")


def test_every_state_and_every_partner_is_registered(loaded: ConferenceSnapshot) -> None:
    """Four hundred people at least, over 57 participating States and 11 Partners."""
    here = {registrant.entity for registrant in loaded.registrants}
    states = {code for code, entity in loaded.entities.items() if entity.category is Category.PARTICIPATING}
    partners = {code for code, entity in loaded.entities.items() if entity.category is Category.PARTNER}

    assert len(loaded.registrants) >= 400
    assert (len(states), len(partners)) == (57, 11)
    assert states | partners <= here


@pytest.mark.parametrize("script", SCRIPTS)
def test_names_stand_in_the_script_of_their_country(loaded: ConferenceSnapshot, script: str) -> None:
    """Each with a Latin form beside it."""
    found = [
        registrant
        for registrant in loaded.registrants
        if in_script(registrant.native or registrant.full_name, script)
    ]

    assert found
    assert all(in_script(match.full_name, "LATIN") for match in found)


def test_hard_cases_are_among_them(loaded: ConferenceSnapshot) -> None:
    """Room and Zoom, late and cancelled, an alias, two people of one name."""
    people = loaded.registrants
    names = [person.full_name for person in people]

    assert {person.attendance for person in people} >= {Attendance.IN_ROOM, Attendance.ZOOM}
    assert {person.status for person in people} >= {Status.CONFIRMED, Status.CANCELLED}
    assert any(person.alias for person in people)
    assert len(names) > len(set(names))
    assert any(is_late(person, loaded) for person in people)


def test_the_public_has_asked(loaded: ConferenceSnapshot) -> None:
    """In several scripts, for this panel, for another, for none; all of it invented."""
    first = (sample_folder() / "questions.csv").read_text(encoding="utf-8").splitlines()[0]
    asked = loaded.questions

    assert first.startswith("All persons and handles in this file are invented")
    assert len(asked) >= 6
    assert {one.session for one in asked} == {"", "D1-P1", "D2-P2"}
    assert all(any(in_script(widget.text, script) for widget in asked) for script in ("CYRILLIC", "ARABIC"))


def test_a_copy_is_a_file_of_its_own(tmp_path: Path) -> None:
    """What one demo does, the next does not see."""
    build_sample(tmp_path / "one.rostrum")
    station = Station.open(str(tmp_path / "one.rostrum"), clock=SetClock(STARTS_AT))

    assert station.session_now(STARTS_AT) == "D1-P1"
    assert station.live("D1-OPEN").floor.session == "closed"
    station.close()


def in_script(text: str, script: str) -> bool:
    """Whether a letter of a text belongs to a script."""
    return any(unicodedata.name(letter, "").startswith(script) for letter in text if letter.isalpha())


def is_late(person: Registrant, loaded: ConferenceSnapshot) -> bool:
    """Whether somebody registered after the deadline."""
    deadline = loaded.conference.registration_deadline
    return bool(deadline and person.registered_at and person.registered_at > deadline)


def test_its_cues_show_what_cues_are_for(loaded: ConferenceSnapshot) -> None:
    """A film with its words and a fallback, interpretation, the recording, the chair, a failure."""
    cues = [cue for session in loaded.sessions for item in session.items for cue in item.cues]
    films = [cue for cue in cues if cue.is_film]
    said = {(cue.kind, cue.words) for cue in cues}

    assert all(film.value(name) for film in films for name in ("file", "first", "last", "fallback"))
    assert len(films) == 3
    assert {(CueKind.INT, "start"), (CueKind.INT, "stop"), (CueKind.ZOOM, "start recording")} <= said
    assert {CueKind.MSG, CueKind.EMG, CueKind.SLD, CueKind.QUE} <= {cue.kind for cue in cues}
    found = findings(loaded, (), zone(loaded.conference.zone))
    assert not [match for match in found if match.code in ("film", "interpretation")]
