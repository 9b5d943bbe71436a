"""Every edition of the run of show: its reader, its page, its words; what none of them may say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.agenda.plan import snapshot
from app.conference.cue_text import cues_of_text
from app.conference.registrants import Attendance, Registrant, Status
from app.conference.sessions import Item, Session
from app.floor import events as ev
from app.journal.entries import Event
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.programme import events as pe
from app.run_of_show.changes import changes, row_texts
from app.run_of_show.edition_names import EDITION_NAMES
from app.run_of_show.editions import EDITIONS
from app.run_of_show.join import show_of
from app.run_of_show.pdf import print_run_of_show
from app.run_of_show.rows import Show
from tests.app.pdf.paper import CONFERENCE, ENTITIES, live, pictures, sizes_mm, texts

MINUTE = 60_000
AT_TWO = datetime(2021, 6, 14, 12, tzinfo=UTC)
PRINTED = datetime(2021, 6, 14, 8, 5, tzinfo=UTC)
PEOPLE = (
    Registrant("R1", "Ingrid", "Solberg", "SE", title="H.E.", status=Status.CONFIRMED),
    Registrant("R2", "Zora", "Verborgen", "CSO-01", title="Ms", status=Status.CONFIRMED,
               attendance=Attendance.ZOOM, alias="Expert A", native="Зора Верборген"),
    Registrant("R3", "Otto", "Technik", "DE", role="staff", status=Status.CONFIRMED),
)  # fmt: skip
PANEL = Session(
    "D1-P1", "panel", "Panel 1: Demand", AT_TWO, AT_TWO + timedelta(hours=2), room="Neuer Saal",
    language="en", limit_ms=3 * MINUTE, notes="Zora Verborgen comes late",
    items=(
        Item("1", "introduction", "Introduction", 10 * MINUTE, speaker="Ingrid Solberg", entity="SE",
             mode="room", id=1),
        Item("2", "panellist", "A voice", 10 * MINUTE, speaker="Ms Zora Verborgen", entity="CSO-01",
             mode="zoom", language="fr", notes="VERBORGEN, Zora: camera off", id=2),
        Item("3", "panellist", "Sound check", 5 * MINUTE, speaker="Otto Technik", entity="DE", mode="room",
             id=3),
        Item("4", "discussion", "Discussion", 60 * MINUTE, id=4),
    ),
)  # fmt: skip
ASKED = (
    ev.FloorRequested("a", "SE", "statement", "room", "email", AT_TWO, person="R1"),
    ev.FloorRequested("b", "CSO-01", "statement", "zoom", "email", AT_TWO, person="R2", language="fr",
                      note="for Zora Verborgen"),
    ev.FloorRequested("c", "JP", "right_of_reply", "zoom", "email", AT_TWO),
)  # fmt: skip


def show(session: Session = PANEL, *events: Event, at: datetime | None = None) -> Show:
    """The run of show of one session after these events."""
    loaded = ConferenceSnapshot("", CONFERENCE, (session,), ENTITIES, PEOPLE, 1)
    lives: list[SessionSnapshot] = [live(loaded, session, *events, at=at)]
    return show_of(loaded, lives)


def printed(path: Path, edition: str, one: Show, **more: object) -> str:
    """The text of all pages of an edition."""
    print_run_of_show(one, path, printed_at=PRINTED, edition=edition, **more)  # type: ignore[arg-type]
    return " ".join(texts(path))


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_protected_person_appears_by_the_alias_only(tmp_path: Path, edition: str) -> None:
    """Neither in the text nor in what the file says about itself, whoever wrote the name where."""
    path = tmp_path / "show.pdf"
    said_there = printed(path, edition, show(PANEL, *ASKED))
    raw = path.read_bytes()

    for hidden in ("Verborgen", "VERBORGEN", "Zora", "Верборген"):
        assert hidden not in said_there
        assert hidden.encode() not in raw
        assert hidden.encode("utf-16-be") not in raw
    if edition != "as-run":
        assert "Expert A" in said_there


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_same_data_gives_the_same_bytes(tmp_path: Path, edition: str) -> None:
    """With another edition printed in between."""
    printed(tmp_path / "a.pdf", edition, show(PANEL, *ASKED))
    printed(tmp_path / "b.pdf", "master", show(replace(PANEL, title="Other")))
    printed(tmp_path / "c.pdf", edition, show(PANEL, *ASKED))

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "c.pdf").read_bytes()


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_columns_fill_the_page(tmp_path: Path, edition: str) -> None:
    """Ten millimetres of margin on both sides of an A4."""
    form = EDITIONS[edition]
    printed(tmp_path / "show.pdf", edition, show())

    assert sum(form.widths) == form.page[0] - 20
    assert sizes_mm(tmp_path / "show.pdf")[0] == pytest.approx(form.page, abs=0.05)


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_is_printed_outside_the_margins(tmp_path: Path, edition: str) -> None:
    """Names of 57 characters, words that never end, every script: all within the page."""
    wide = "Организация Դռնփակ נסיון محمد 田中 " + "Donaudampfschifffahrtsgesellschaft" * 3
    items = tuple(
        replace(item, title=f"{wide} {n}", speaker="X" * 57, entity="Y" * 57, mode="zoom", notes=wide)
        for n, item in enumerate(PANEL.items)
    )
    printed(tmp_path / "show.pdf", edition, show(replace(PANEL, title=wide, items=items), *ASKED))

    for page in pictures(tmp_path / "show.pdf", dpi=60):
        grey = page.convert("L")
        edge = round(9.4 / 25.4 * 60)
        for box in ((0, 0, edge, grey.height), (grey.width - edge, 0, grey.width, grey.height)):
            assert grey.crop(box).getextrema() == (255, 255)


def test_every_edition_that_is_offered_has_its_columns() -> None:
    """The names are apart, so that nothing of paper is loaded to offer them."""
    assert list(EDITIONS) == list(EDITION_NAMES)


def test_the_master_expands_the_list_of_speakers(tmp_path: Path) -> None:
    """A discussion is its speeches, each with number, limit, name in Zoom and cues."""
    text = printed(tmp_path / "show.pdf", "master", show(PANEL, *ASKED))

    assert "4.1 14:25 3:00 14:28 Sweden H.E. Ingrid Solberg Room ☐ microphone" in text
    assert "4.2 14:28 2:00 14:30 A civil society organization Expert A Zoom" in text
    assert "A civil society organization – Expert A ☐ unmute ☐ spotlight ☐ mute ☐ floor in FR" in text
    assert "3 speakers on the list" in text


def test_the_chair_reads_whole_sentences_without_technical_noise(tmp_path: Path) -> None:
    """What to say, who follows, how to address; upright and large."""
    text = printed(tmp_path / "show.pdf", "chair", show(PANEL, *ASKED))

    assert "“I declare open: Panel 1: Demand.”" in text
    assert "“I now give the floor to Expert A, a civil society organization, connected via Zoom.”" in text
    assert "The speaking time is 3 minutes.”" in text
    assert "3 speakers are on my list" in text
    assert "“I give the floor to Sweden, to be followed by a civil society organization" in text
    assert "“I thank the delegation of Sweden. I now give the floor to a civil" in text
    assert "In exercise of the right of reply, I give the floor to Japan" in text
    assert "H.E. Ingrid Solberg Address: Excellency" in text
    assert "“The meeting is closed. I thank all speakers and the interpreters.”" in text
    for noise in ("☐ unmute", "microphone", "spotlight", "camera off"):
        assert noise not in text


def test_the_public_sees_neither_staff_nor_notes_nor_the_list(tmp_path: Path) -> None:
    """Nor that anything is internal, for nothing is."""
    text = printed(tmp_path / "show.pdf", "public", show(PANEL, *ASKED), version=2)

    assert "Ingrid Solberg" in text
    for hidden in ("Technik", "camera", "comes late", "internal", "hard end", "H.E.", "draft", "R1"):
        assert hidden not in text


def test_the_checks_list_everybody_on_zoom_and_nobody_else(tmp_path: Path) -> None:
    """Registered, name, line, camera, text, each with its box."""
    text = printed(tmp_path / "show.pdf", "checks", show(PANEL, *ASKED))

    assert "Registered Name in Zoom Line Camera Text at booth" in text
    assert "✓ R2, confirmed ☐ A civil society organization – Expert A ☐ ☐ ☐ not yet" in text
    assert "☐ not registered ☐ Japan ☐ ☐" in text
    assert "Solberg" not in text


def test_the_booth_is_told_the_language_and_whether_the_text_is_there(tmp_path: Path) -> None:
    """A text that was handed in is told with its length."""
    received = ev.TextReceived("b", 420)
    text = printed(tmp_path / "show.pdf", "booth", show(PANEL, *ASKED, received))

    assert "A civil society organization Expert A Zoom FR ✓ 420 words" in text


def test_the_list_of_speakers_ticks_off_who_has_spoken(tmp_path: Path) -> None:
    """In order, with the time used."""
    spoken = (ev.SessionOpened(snapshot(PANEL)), ev.FloorGiven("a", 180_000), ev.StatementEnded("a"))
    text = printed(tmp_path / "show.pdf", "list", show(PANEL, *ASKED, *spoken))

    assert "1 Sweden H.E. Ingrid Solberg Room 3:00 spoke 1:00" in text
    assert "2 A civil society organization Expert A Zoom 2:00 ☐" in text


def test_as_run_tells_planned_actual_and_the_difference(tmp_path: Path) -> None:
    """Items by the programme clock, speeches by the speaker's; what nobody noted is not called done."""
    acts = (
        ev.SessionOpened(snapshot(PANEL)),
        pe.ItemStarted(1, "1", 10 * MINUTE),
        pe.ItemStarted(2, "2", 10 * MINUTE),
        pe.ItemStarted(4, "4", 60 * MINUTE, passed=(3,)),
        *ASKED[:1],
        ev.FloorGiven("a", 180_000),
        ev.StatementEnded("a"),
    )
    text = printed(tmp_path / "show.pdf", "as-run", show(PANEL, *acts, at=AT_TWO))

    assert "Opened 14:00. Not closed yet. As of 14:06:00." in text
    assert "14:00 – 14:10 14:01:00 – 14:02:00 10:00 1:00 9:00 under ended 8:00 AHEAD ✓ done" in text
    assert "14:20 – 14:25 5:00 passed over" in text
    assert "14:25 – 15:25 14:03:00 – … 1:00:00 3:00 on air" in text
    assert "Sweden H.E. Ingrid Solberg 14:05:00 – 14:06:00 3:00 1:00 2:00 under ✓" in text


def test_changed_rows_are_marked_and_listed_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    """New, gone, changed, with what was; a speech that only moves along has not changed."""
    before = row_texts(show(PANEL, *ASKED), EDITIONS["master"])
    later = replace(PANEL.items[1], title="Another voice")
    items = (PANEL.items[0], later, PANEL.items[3], Item("5", "response", "Replies", 5 * MINUTE))
    after = show(replace(PANEL, items=items), *ASKED)
    found = changes(before, row_texts(after, EDITIONS["master"]))
    text = printed(tmp_path / "show.pdf", "master", after, version=2, changes=found)

    assert {key: change.word for key, change in found.items()} == {
        "D1-P1/2": "changed", "D1-P1/4": "changed", "D1-P1/5": "new", "D1-P1/3": "gone",
    }  # fmt: skip
    assert "Changes · delta sheet" in text
    assert "4 lines are not as in the version before" in text
    assert "What · who has the floor: Another voice A civil" in text
    assert "Start: 14:20, was 14:25" in text
    assert "2 ▲" in text
    assert "▲ changed since version 1, listed on the last sheet" in text


def test_one_more_on_the_list_is_one_mark_not_forty(tmp_path: Path) -> None:
    """Only the new one, and who now comes after it."""
    before = row_texts(show(PANEL, *ASKED), EDITIONS["master"])
    new = ev.FloorRequested("d", "DE", "statement", "room", "chair", AT_TWO)
    moved = ev.RequestMoved("d", before="b")
    found = changes(before, row_texts(show(PANEL, *ASKED, new, moved), EDITIONS["master"]))

    assert {key.rpartition(".")[2]: change.word for key, change in found.items()} == {
        "b": "changed",
        "d": "new",
    }
    assert found["D1-P1/speech.b"].details == ("After: Germany, was Sweden",)


def test_a_session_without_items_says_so(tmp_path: Path) -> None:
    """In every edition it is a page, not a fault."""
    for edition in EDITIONS:
        text = printed(tmp_path / "show.pdf", edition, show(replace(PANEL, items=(), notes="")))
        assert "Panel 1: Demand" in text


def test_a_list_without_a_discussion_on_the_agenda_is_printed_all_the_same(tmp_path: Path) -> None:
    """Whoever asked for the floor stands behind the last item."""
    text = printed(tmp_path / "show.pdf", "master", show(replace(PANEL, items=PANEL.items[:1]), *ASKED))

    assert "1 14:10 3:00 14:13 Sweden H.E. Ingrid Solberg" in text


def test_what_a_desk_has_ticked_is_ticked_on_paper(tmp_path: Path) -> None:
    """A cue of an item, and one of a speech."""
    ticks = (pe.CueDone("zoom.unmute", "2.zoom.unmute", 2, ""), pe.CueDone("mic.open", "x", 0, "a"))
    text = printed(tmp_path / "show.pdf", "tech", show(PANEL, *ASKED, *ticks))

    assert "☑ unmute ☐ spotlight" in text
    assert text.count("☑ microphone") == 1


def test_a_session_that_has_moved_is_marked_on_its_band(tmp_path: Path) -> None:
    """With its rows, for they have moved too."""
    before = row_texts(show(), EDITIONS["master"])
    hard = replace(PANEL, hard_end=PANEL.ends + timedelta(minutes=10))
    found = changes(before, row_texts(show(hard), EDITIONS["master"]))
    text = printed(tmp_path / "show.pdf", "master", show(hard), version=2, changes=found)

    assert found["D1-P1/"].details == ("Hard end: 16:10, was nothing",)
    assert "▲ Panel 1: Demand" in text
    assert "1 line is not as in the version before" in text


def test_the_chair_thanks_whoever_has_the_floor(tmp_path: Path) -> None:
    """A script that is printed in the middle of a session begins where the floor is."""
    given = (ev.SessionOpened(snapshot(PANEL)), ev.FloorGiven("a", 180_000))
    text = printed(tmp_path / "show.pdf", "chair", show(PANEL, *ASKED, *given))

    assert "Sweden has the floor" in text
    assert "“I thank the delegation of Sweden. I now give the floor to a civil" in text


CUED = replace(
    PANEL,
    items=(
        replace(
            PANEL.items[0],
            cues=cues_of_text(
                "INT -5:00 start; languages: EN, FR | ZOOM start recording | MIC open; seat: 12 | "
                "VID +3:00; file: a.mp4; duration: 2:10; first: Every; last: pays; fallback: laptop 2 | "
                "SLD show; slide: 4 | LT name plate; name: Verborgen, Zora | MSG end thank Zora Verborgen | "
                "QUE collect questions; hashtag: #askOSCE | EMG go on without; fails: power"
            ),
        ),
        *PANEL.items[1:],
    ),
)


def cell(edition: str, heading: str, shown: Show) -> str:
    """What stands under a heading in the row of the first item."""
    return row_texts(shown, EDITIONS[edition])["D1-P1/1"][heading]


@pytest.mark.parametrize("edition", ["master", "tech"])
def test_a_typed_cue_stands_in_the_column_of_its_kind(edition: str) -> None:
    """With its time where that is not the start, in the place of the usual one of its kind."""
    found = show(CUED)
    screen, what = "Screen" if edition == "master" else "Screen · notes", "What · who has the floor"

    assert cell(edition, "Interpretation", found) == "EN ☐ −5:00 start · EN, FR"
    assert cell(edition, "Zoom", found) == "☐ start recording"
    assert cell(edition, "Mic", found) == "☐ open · seat 12"
    film = "☐ +3:00 play from the room’s mix · a.mp4 (2:10) · first words “Every” · last words “pays”"
    assert cell(edition, screen, found).startswith(f"{film} · if not: laptop 2 ☐ show · slide 4 ☐ name plate")
    assert "☐ EMG go on without (no power)" in cell(edition, what, found)
    assert "☐ MSG at the end: thank Expert A" in cell(edition, what, found)
    assert "☐ QUE collect questions · #askOSCE" in cell(edition, what, found)


def test_the_chair_reads_what_to_say_and_no_technical_noise() -> None:
    words = cell("chair", "Say", show(CUED))

    assert "☐ at the end: thank Expert A" in words
    assert not any(noise in words for noise in ("a.mp4", "recording", "laptop", "EN, FR"))


def test_the_booths_read_when_interpretation_starts() -> None:
    assert cell("booth", "Text at booth", show(CUED)) == "☐ not yet ☐ INT −5:00 start · EN, FR"


def test_the_public_reads_no_cue(tmp_path: Path) -> None:
    """Nor does anybody read a protected name in one."""
    assert row_texts(show(CUED), EDITIONS["public"]) == row_texts(show(), EDITIONS["public"])
    for edition in EDITIONS:
        assert "erborgen" not in str(row_texts(show(CUED), EDITIONS[edition]))


def test_a_cue_that_changed_marks_its_row() -> None:
    """With what it was, in the words of the column."""
    before = row_texts(show(CUED), EDITIONS["master"])
    cues = tuple(replace(cue, offset_ms=0) if cue.kind == "VID" else cue for cue in CUED.items[0].cues)
    now = replace(CUED, items=(replace(CUED.items[0], cues=cues), *CUED.items[1:]))

    found = changes(before, row_texts(show(now), EDITIONS["master"]))

    assert list(found) == ["D1-P1/1"]
    assert found["D1-P1/1"].details[0].startswith("Screen: ☐ play from the room’s mix")


def test_a_ticked_cue_is_ticked_on_paper() -> None:
    """By its key alone."""
    cue = CUED.items[0].cues[1].keyed("k7")
    ticked = replace(CUED, items=(replace(CUED.items[0], cues=(cue,)), *CUED.items[1:]))

    assert cell("master", "Zoom", show(ticked, pe.CueDone("k7", "1.zoom"))) == "☑ start recording"


@pytest.mark.parametrize(("edition", "is_there"), [("master", True), ("list", True), ("public", False)])
def test_the_seat_of_who_speaks_in_the_room_stands_where_they_are(
    tmp_path: Path, edition: str, is_there: bool
) -> None:
    """Sweden introduces and asked for the floor; on Zoom nobody sits anywhere; the public is not told."""
    seated = replace(CONFERENCE, seats={"SE": "14", "CSO-01": "77"})
    loaded = ConferenceSnapshot("", seated, (PANEL,), ENTITIES, PEOPLE, 1)
    shown = show_of(loaded, [live(loaded, PANEL, *ASKED)])
    page = printed(tmp_path / "e.pdf", edition, shown)

    assert ("seat 14" in page) is is_there
    assert "seat 77" not in page
