"""The record of a session and its balance: what was, and who was heard."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.floor.balance import balance
from app.floor.facts import Record, record
from app.floor.state import Outcome, SessionState
from tests.app.floor.room import Room

MINUTE = timedelta(minutes=1)


def session() -> Room:
    """Canada twice, a point of order in between, UNODC over time, Norway handed in, Türkiye absent."""
    room = Room()
    room.open()
    for code, mode in (("CA", "room"), ("UN-ODC", "zoom"), ("NO", "room"), ("TR", "room")):
        room.act("request_floor", delegation=code, request=code, mode=mode)
    room.act("give_floor")
    room.later(60)
    room.act("request_floor", delegation="DE", kind="point_of_order", request="p")
    room.act("give_floor")
    room.later(20)
    room.act("end_statement")
    room.act("ruling", outcome="not_upheld")
    room.act("resume")
    room.later(30)
    room.act("give_floor")
    room.later(170)
    room.act("written_only", request="NO")
    room.act("not_present", request="TR")
    room.act("end_statement")
    room.act("request_floor", delegation="CA", request="CA2", mode="zoom")
    room.act("give_floor")
    room.later(40)
    room.act("close_session")
    return room


def made(room: Room) -> Record:
    """Its record, an hour later."""
    room.later(3_600)
    return record(room.floor, tuple(room.entries), room.now)


def test_speakers_stand_in_the_order_in_which_they_first_had_the_floor() -> None:
    """An interrupted statement is one, of two turns, and its time is the sum."""
    found = made(session())

    assert [spoken.request.id for spoken in found.spoken] == ["CA", "p", "UN-ODC", "CA2"]
    canada = found.spoken[0]
    assert (canada.turns, canada.spoke_ms // 1_000) == (2, 90)
    assert found.spoken[1].ruling is Outcome.NOT_UPHELD
    assert found.spoken[2].over_ms // 1_000 == 20


def test_milestones_and_whoever_did_not_speak_are_in_the_record() -> None:
    """Nothing is lost by closing."""
    found = made(session())

    assert [milestone.what for milestone in found.milestones] == [SessionState.OPEN, SessionState.CLOSED]
    assert [request.id for request in found.written_only] == ["NO"]
    assert [request.id for request in found.not_present] == ["TR"]


def test_a_correction_after_closing_makes_a_new_revision_and_keeps_both_values() -> None:
    """Undone, it is the first revision again."""
    room = session()
    assert made(room).revision == 1
    room.act("correct", request="UN-ODC", delegation="NO")
    found = made(room)
    ((_, correction),) = found.corrections

    assert found.revision == 2
    assert (correction.before, correction.after) == ("UN-ODC", "NO")
    room.act("undo")
    assert made(room).revision == 1


@given(st.lists(st.integers(0, 400_000), min_size=3, max_size=12))
def test_what_is_printed_adds_up_to_the_second(gaps: list[int]) -> None:
    """From and to lie as far apart as is said to be used, and the bars are the sums of the lines."""
    room = Room()
    room.open()
    for place, gap in enumerate(gaps):
        code = ("CA", "NO", "UN-ODC")[place % 3]
        room.act("request_floor", delegation=code, request=f"r{place}")
        room.act("give_floor", request=f"r{place}")
        room.later(gap / 1_000).act("end_statement")
        room.later(0.617)
    found = made(room)
    shares = balance(found, room.context)
    for spoken in found.spoken:
        assert spoken.ended is not None
        apart = spoken.ended.replace(microsecond=0) - spoken.started.replace(microsecond=0)
        assert spoken.shown_ms == apart / timedelta(milliseconds=1)
        assert abs(spoken.shown_ms - spoken.spoke_ms) < 1_000
    total = sum(spoken.shown_ms for spoken in found.spoken)
    for bars in (shares.by_category, shares.by_mode, shares.by_time, shares.by_delegation):
        assert sum(bar.shown_ms for bar in bars) == total


def test_the_balance_sums_to_the_record_and_leaves_points_of_order_out() -> None:
    """By category, by mode, by first and further times, by delegation."""
    room = session()
    found = made(room)
    shares = balance(found, room.context)
    total = sum(spoken.spoke_ms for spoken in found.spoken if spoken.request.id != "p")

    for bars in (shares.by_category, shares.by_mode, shares.by_time, shares.by_delegation):
        assert sum(bar.spoke_ms for bar in bars) == total
    assert {bar.name: bar.statements for bar in shares.by_mode} == {"In the room": 1, "Zoom": 2}
    assert {bar.name: bar.statements for bar in shares.by_time} == {
        "First statement": 2,
        "Further statements": 1,
    }
    assert shares.by_delegation[0].name in ("UNODC", "Canada")


def test_every_change_after_closing_makes_a_new_revision() -> None:
    """A ruling that came late, a statement handed in; the length of a text is not in the record."""
    room = session()
    room.act("text_received", request="CA", words=300)
    assert made(room).revision == 1
    room.act("written_only", request="TR")
    assert made(room).revision == 2


def test_whoever_was_cut_off_and_waits_again_has_spoken_all_the_same() -> None:
    """Restored to the list and not taken: the first turn stays in the record."""
    room = Room().open().ask("CA", "NO")
    room.act("give_floor")
    room.later(50).act("end_statement")
    room.act("restore", request="CA", to="end")
    room.act("close_session")
    found = made(room)

    assert [(spoken.request.id, spoken.spoke_ms) for spoken in found.spoken] == [("CA", 50_000)]
    assert [request.id for request in found.not_taken] == ["NO", "CA"]


def test_what_was_spoken_before_the_line_was_lost_stays() -> None:
    """Resumed, and not there any more."""
    room = Room().open().ask("CA")
    room.act("give_floor")
    room.later(50).act("hold", reason="line lost")
    room.act("resume")
    room.later(5).act("not_present", request="CA")
    (spoken,) = made(room).spoken

    assert (spoken.spoke_ms, spoken.turns) == (50_000, 1)


def test_who_aligned_themselves_is_noted_and_corrected() -> None:
    """By their codes, each once; filling it in is no correction, changing it is."""
    room = Room().open().ask("EU")
    room.act("give_floor")
    room.act("correct", request="EU", in_alignment="tr, NO; no")
    assert room.request("EU").in_alignment == "TR NO"
    assert not made(room).corrections
    room.act("correct", request="EU", in_alignment="NO")
    ((_, correction),) = made(room).corrections

    assert (correction.before, correction.after) == ("TR NO", "NO")
    with pytest.raises(Refused, match="“XX” is not a delegation"):
        room.act("correct", request="EU", in_alignment="NO XX")
    room.act("undo")
    assert room.request("EU").in_alignment == "TR NO"


def test_questions_put_to_the_panel_stand_with_their_time() -> None:
    """In the order in which they were put; one that was taken back is in no record."""
    room = Room(questions=frozenset({3, 5})).open()
    first = room.now
    room.act("put_question", question=5)
    room.later(60).act("put_question", question=3)
    assert [(question.question, question.at) for question in made(room).questions] == [
        (5, first),
        (3, first + MINUTE),
    ]
    room.act("undo")
    assert [question.question for question in made(room).questions] == [5]
    with pytest.raises(Refused, match="already"):
        room.act("put_question", question=5)


def test_a_question_never_touches_who_speaks_and_who_waits() -> None:
    """The same floor, but for what was put."""
    room = Room(questions=frozenset({3})).open().ask("CA", "NO")
    room.act("give_floor")
    before = room.floor
    after = room.act("put_question", question=3)

    same = {"questions_put": (), "seq": before.seq, "last_at": before.last_at, "undo": before.undo}
    assert replace(after, **same) == before
