"""The agenda goes out in five forms, and comes in again as it was."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from app.conference.cue_text import cue_of_text, cues_text
from app.conference.entities import Category, Entity
from app.conference.registrants import Registrant
from app.conference.sessions import Item, Session
from app.exchange.agenda.words import ITEM_KINDS, KINDS, MODES
from app.exchange.agenda.write import FORMATS, agenda_file, hidden, public
from app.exchange.plan import Plan
from app.exchange.tables.cells import NOTHING, clean, fault
from app.protection.protection import Protection
from app.rehearsal.sample import sample_folder
from tests.app.conference.cue_strategies import cues
from tests.app.exchange.files import agenda
from tests.app.people import CONFERENCE, PANEL, STATEMENTS

MADE = datetime(2021, 6, 1, 8, tzinfo=UTC)
MINUTE = 60_000

ALL = pytest.mark.parametrize("form", FORMATS)


def out(folder: Path, form: str, *sessions: Session) -> Path:
    """A file with these sessions; its ending tells nothing."""
    path = folder / f"agenda {form}.txt"
    path.write_bytes(agenda_file(form, CONFERENCE, sessions, MADE))
    return path


def bare(sessions: tuple[Session, ...]) -> list[Session]:
    """The sessions without the ids that the storage gave them, in the order of time."""
    return sorted(
        (replace(session, id=0) for session in sessions), key=lambda session: (session.starts, session.code)
    )


def fit_for(form: str, *sessions: Session) -> tuple[Session, ...]:
    """What a form has a place for: cues stand in our own table alone."""
    if form in ("csv", "xlsx"):
        return sessions
    return tuple(
        replace(session, items=tuple(replace(item, cues=()) for item in session.items))
        for session in sessions
    )


def read(path: Path, *known: Session) -> Plan[Session]:
    """The plan of a file, in which nothing is a problem."""
    plan = agenda(path, known)
    assert plan.problems == ()
    return plan


def sample() -> tuple[Session, ...]:
    """The agenda of the first conference."""
    return tuple(change.value for change in agenda(sample_folder() / "agenda.csv").new)


@ALL
def test_the_sample_comes_back_as_it_was(tmp_path: Path, form: str) -> None:
    """Into its own conference nothing changes; into an empty one all of it comes."""
    sessions = sample()
    path = out(tmp_path, form, *sessions)

    again = read(path, *sessions)

    assert (again.to_write, again.gone) == ((), ())
    assert len(again.unchanged) == len(sessions) > 5
    assert bare(tuple(change.value for change in read(path).new)) == bare(fit_for(form, *sessions))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_who_chairs_goes_out_and_comes_in(tmp_path: Path, form: str) -> None:
    """In our own table; a file that has no such column leaves them as they are, an empty cell does not."""
    chaired = replace(PANEL, chair="Amb. Mona Lind", moderator="Prof. Aku")
    path = out(tmp_path, form, chaired)
    assert [(s.value.chair, s.value.moderator) for s in read(path).new] == [("Amb. Mona Lind", "Prof. Aku")]
    assert read(path, chaired).to_write == ()
    changed = read(out(tmp_path, form, PANEL), chaired).changed
    assert [(s.value.chair, s.value.moderator) for s in changed] == [("", "")]


@pytest.mark.parametrize("form", ["ics", "frab-xml", "frab-json"])
def test_a_form_without_a_place_for_the_chair_leaves_them(tmp_path: Path, form: str) -> None:
    """A calendar that comes back takes nobody out of the chair."""
    chaired = replace(PANEL, chair="Amb. Mona Lind", moderator="Prof. Aku")

    assert read(out(tmp_path, form, chaired), chaired).to_write == ()


LETTERS = st.characters(exclude_categories=("C", "M"))
TEXT = (
    st.text(LETTERS, max_size=40).map(clean).filter(lambda word: word not in NOTHING and not fault(word, 40))
)
HOSTILE = st.sampled_from(
    ["=cmd|' /C calc'!A0", "+1", "-x", "@SUM(1)", "'=x", "<b>&amp;</b>", "a\\n;,b", '"q"']
)
WORDS = TEXT | HOSTILE
TITLE = WORDS.filter(bool)
STARTS = st.datetimes(datetime(2021, 3, 27), datetime(2021, 11, 2)).map(
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)


@st.composite
def items(draw: st.DrawFn, number: int, starts: datetime, length: int) -> Item:
    """An item that fits into its session."""
    hard = st.none() | st.integers(0, length).map(lambda seconds: starts + timedelta(seconds=seconds))
    return Item(
        number=str(number),
        kind=draw(st.sampled_from(list(ITEM_KINDS))),
        title=draw(WORDS),
        duration_ms=draw(st.integers(0, length)) * 1_000,
        hard_start=draw(hard),
        hard_end=draw(hard),
        room=draw(WORDS),
        speaker=draw(WORDS),
        entity=draw(WORDS),
        mode=draw(st.sampled_from(["", *MODES])),
        language=draw(st.sampled_from(["", "en", "fr"])),
        notes=draw(WORDS),
        cues=tuple(draw(st.lists(cues(), max_size=2))),
    )


@st.composite
def sessions(draw: st.DrawFn, code: str) -> Session:
    """A session at any time of the year, over midnight and over both changes of the clocks."""
    starts, length = draw(STARTS), draw(st.integers(1, 100_000))
    ends = starts + timedelta(seconds=length)
    count = draw(st.integers(0, 3))
    return Session(
        code=code,
        kind=draw(st.sampled_from(list(KINDS))),
        title=draw(TITLE),
        starts=starts,
        ends=ends,
        hard_end=draw(st.none() | st.integers(0, 900).map(lambda seconds: ends + timedelta(seconds=seconds))),
        room=draw(WORDS),
        language=draw(st.sampled_from(["", "en"])),
        limit_ms=draw(st.none() | st.integers(1, 7_200).map(lambda seconds: seconds * 1_000)),
        notes=draw(WORDS),
        items=tuple(draw(items(number, starts, length)) for number in range(1, count + 1)),
    )


@ALL
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(session=sessions("A"), other=sessions("B-2"))
def test_any_agenda_comes_back_as_it_was(tmp_path: Path, form: str, session: Session, other: Session) -> None:
    path = out(tmp_path, form, session, other)

    assert read(path, session, other).to_write == ()
    assert bare(tuple(change.value for change in read(path).new)) == bare(fit_for(form, session, other))


@ALL
def test_the_same_agenda_makes_the_same_bytes(form: str) -> None:
    assert agenda_file(form, CONFERENCE, (PANEL,), MADE) == agenda_file(form, CONFERENCE, (PANEL,), MADE)


@ALL
def test_what_was_moved_elsewhere_wins_over_what_is_carried_along(tmp_path: Path, form: str) -> None:
    """Somebody changed the title in the file; speaking time, hard end and items stay."""
    path = out(tmp_path, form, PANEL)
    if form == "xlsx":
        pytest.skip("a workbook is no text")
    text = path.read_text("utf-8")
    path.write_text(text.replace(PANEL.title, "Panel One", 1), "utf-8")

    (change,) = read(path, PANEL).changed

    assert [(field.field, field.after) for field in change.fields] == [("title", "Panel One")]


def test_a_calendar_defines_its_zone_and_keeps_its_uids(tmp_path: Path) -> None:
    first, second = (
        Calendar.from_ical(agenda_file("ics", CONFERENCE, (PANEL,), at).decode())
        for at in (MADE, MADE + timedelta(days=9))
    )

    (event,), (later,) = first.walk("VEVENT"), second.walk("VEVENT")
    (zone,) = first.walk("VTIMEZONE")

    assert event["UID"] == later["UID"]
    assert event["DTSTART"].params["TZID"] == zone["TZID"] == "Europe/Vienna"
    assert event["DTSTART"].to_ical() == b"20210614T153000"


def test_a_workbook_holds_texts_and_no_formula(tmp_path: Path) -> None:
    risky = replace(PANEL, title="=1+1")
    book = zipfile.ZipFile(io.BytesIO(agenda_file("xlsx", CONFERENCE, (risky,), MADE)))

    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert b"'=1+1" in book.read("xl/sharedStrings.xml")


SURVIVOR = Registrant("R9", "Mona", "Lind", "UN-ODC", alias="Expert A")
NAMED = replace(
    PANEL,
    notes="Ms. Lind, Mona wants no picture",
    items=(
        Item("1", "keynote", "Address by MONA LIND", 5 * MINUTE, speaker="Mona Lind", notes="call Mona Lind"),
        Item("2", "panellist", "Ann Lee", 5 * MINUTE, speaker="Ann Lee", entity="SE"),
        Item("3", "note", "Lights", notes="staff only"),
        Item("4", "introduction", "Welcome", 60_000, speaker="Bo", entity="STAFF"),
        Item("5", "panellist", "Work by Bo Ek", 60_000, speaker="Bo Ek"),
        Item("6", "panellist", "Panellist 1a", 60_000, speaker="Panellist 1a"),
    ),
)
STAFF = {"STAFF": Entity("STAFF", "Staff", Category.STAFF)}


@ALL
def test_an_alias_holds_in_every_form(form: str) -> None:
    content = _inside(form, agenda_file(form, CONFERENCE, hidden((NAMED,), Protection((SURVIVOR,))), MADE))

    assert "expert a" in content
    assert "lind" not in content
    assert "ann lee" in content


@ALL
def test_the_public_gets_no_notes_no_staff_and_no_names(form: str) -> None:
    shown = public(hidden((NAMED, STATEMENTS), Protection((SURVIVOR,))), STAFF, (SURVIVOR,))
    content = _inside(form, agenda_file(form, CONFERENCE, shown, MADE))

    assert [item.title for item in shown[0].items] == [
        "Address by Expert A",
        "Panellist",
        "Work by",
        "Panellist 1a",
    ]
    assert "statements by delegations" in content
    assert "expert a" in content
    assert not [
        word for word in ("lind", "ann lee", "picture", "lights", "welcome", "staff") if word in content
    ]


def _inside(form: str, content: bytes) -> str:
    """All that a file says, in small letters, its folded lines unfolded."""
    if form == "xlsx":
        return zipfile.ZipFile(io.BytesIO(content)).read("xl/sharedStrings.xml").decode().casefold()
    return content.decode().replace("\r\n ", "").casefold()


CUED = replace(
    PANEL,
    items=(
        replace(PANEL.items[0], cues=(cue_of_text("VID; file: a.mp4").keyed("k1"),)),
        *PANEL.items[1:],
    ),
)


@pytest.mark.parametrize("form", ["ics", "frab-xml", "frab-json"])
def test_cues_are_not_for_calendars_and_schedules(form: str) -> None:
    """Nor for anybody who sees the public agenda."""
    assert b"a.mp4" not in agenda_file(form, CONFERENCE, (CUED,), MADE)


@ALL
def test_a_public_agenda_has_no_cues(form: str) -> None:
    (shown,) = public((CUED,), {}, ())

    assert not any(item.cues for item in shown.items)
    assert b"a.mp4" not in agenda_file(form, CONFERENCE, (shown,), MADE)


def test_a_protected_person_bears_the_alias_in_cues_too() -> None:
    """In words and in fields."""
    person = Registrant("R1", "Mona", "Lind", alias="Expert A")
    cue = cue_of_text("LT Mona Lind is next; name: Mona Lind")
    session = replace(CUED, items=(replace(CUED.items[0], cues=(cue,)),))
    (shown,) = hidden([session], Protection([person]))

    assert cues_text(shown.items[0].cues) == "LT Expert A is next; name: Expert A"


def test_an_agenda_that_says_nothing_of_cues_leaves_them(tmp_path: Path) -> None:
    """A second import of a changed file: the title changes, the cues stay with their keys."""
    path = out(tmp_path, "csv", replace(CUED, title="Panel One"))
    lines = [line.rpartition(",")[0] for line in path.read_text("utf-8").splitlines()]
    path.write_text("\n".join(lines), "utf-8")

    (change,) = read(path, CUED).changed

    assert [field.field for field in change.fields] == ["title"]
    assert change.value.items[0].cues == CUED.items[0].cues


def test_an_agenda_that_says_other_cues_shows_what_changes(tmp_path: Path) -> None:
    """The film stays the same cue, so that its tick holds."""
    path = out(tmp_path, "csv", CUED)
    text = path.read_text("utf-8").replace("VID; file: a.mp4", "VID +1:00; file: b.mp4 | MSG c")
    path.write_text(text, "utf-8")

    (change,) = read(path, CUED).changed

    assert [(field.field, field.before, field.after) for field in change.fields] == [
        ("item 1 cues", "VID; file: a.mp4", "VID +1:00; file: b.mp4 | MSG c")
    ]
    assert [cue.key for cue in change.value.items[0].cues] == ["k1", ""]


def test_a_cue_that_cannot_be_read_is_a_problem_of_its_line(tmp_path: Path) -> None:
    path = out(tmp_path, "csv", CUED)
    path.write_text(path.read_text("utf-8").replace("VID;", "FILM;"), "utf-8")

    (problem,) = agenda(path, (CUED,)).problems

    assert problem.line == 3
    assert problem.what.startswith("cues: “FILM” is no kind of cue")
