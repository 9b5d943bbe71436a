"""The rules of the programme, and what its acts leave in the journal."""

import pytest

from app.errors import Refused
from app.floor.events import KINDS, ProgrammeEvent
from app.floor.fold import fold as floor_fold
from app.floor.state import SessionState
from app.floor.words import undo_words, words
from app.journal.entries import Entry, UnknownEvent, decode, encode
from app.programme import events as pe
from tests.app.floor.room import context
from tests.app.programme.stage import Stage, at, item, session

PANEL = session(item(1, 10, mode="room"), item(2, 20, mode="zoom", language="fr"), item(3, 30), language="en")


def panel() -> Stage:
    """Three items that fill an hour."""
    return Stage(PANEL)


@pytest.mark.parametrize(
    ("before", "act", "arguments", "sentence"),
    [
        ((), "start_item", {"item": "9"}, "There is no item “9” in this session."),
        ((("start_item", "1"),), "start_item", {"item": "1"}, "Item 1 is on air already."),
        ((("skip_item", "1"),), "start_item", {"item": "1"}, "Item 1 is skipped; take it back"),
        ((), "finish_item", {}, "No item is on air."),
        ((("start_item", "1"),), "skip_item", {"item": "1"}, "Item 1 is on air; finish it instead."),
        ((("start_item", "1"), ("start_item", "2")), "skip_item", {"item": "1"}, "Item 1 has been already."),
        ((("skip_item", "1"),), "skip_item", {"item": "1"}, "Item 1 is skipped already."),
        ((), "unskip_item", {"item": "1"}, "Item 1 is not skipped."),
        ((), "adjust_item", {"seconds": 30}, "No item is on air."),
        ((("start_item", "1"),), "adjust_item", {"seconds": 0}, "changes nothing"),
        ((("start_item", "1"),), "adjust_item", {"seconds": -601}, "no sensible length"),
        ((("start_item", "1"),), "adjust_item", {"seconds": 86_400}, "no sensible length"),
        ((), "pause_item", {}, "No item is on air."),
        ((), "resume_item", {}, "No item is on air."),
        ((("start_item", "1"),), "resume_item", {}, "Item 1 is not paused."),
        ((), "cue_done", {"cue": "9.zoom.mute"}, "There is no cue “9.zoom.mute” in this session."),
        ((), "cue_done", {"cue": "2.zoom.sing"}, "there are 2.zoom.unmute, 2.zoom.spotlight"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    before: tuple[tuple[str, str], ...], act: str, arguments: dict[str, object], sentence: str
) -> None:
    stage = panel()
    for name, number in before:
        stage.act(name, item=number)
    entries = list(stage.entries)

    with pytest.raises(Refused, match=sentence.replace(".", r"\.")) as no:
        stage.act(act, **arguments)
    assert str(no.value).endswith(".")
    assert stage.entries == entries


def test_pausing_twice_is_refused() -> None:
    with pytest.raises(Refused, match="paused already"):
        panel().start(1).act("pause_item").act("pause_item")


def test_a_closed_session_changes_no_more_except_for_its_cues() -> None:
    stage = panel().act("open_session").start(2).act("close_session")
    for act in ("start_item", "skip_item", "unskip_item"):
        with pytest.raises(Refused, match="The session is closed"):
            stage.act(act, item="3")

    stage.act("cue_done", cue="2.zoom.mute")
    assert (20, "", "zoom.mute") in stage.run.ticked


def test_every_act_of_the_programme_is_said_in_words() -> None:
    stage = panel()
    said = []
    for act, arguments in (
        ("skip_item", {"item": "3"}),
        ("unskip_item", {"item": "3"}),
        ("start_item", {"item": "1"}),
        ("adjust_item", {"seconds": 90}),
        ("adjust_item", {"seconds": -30}),
        ("pause_item", {}),
        ("resume_item", {}),
        ("cue_done", {"cue": "1.mic.open"}),
        ("finish_item", {}),
    ):
        stage.act(act, **arguments)
        said.append(words(stage.entries[-1].event, floor_fold(stage.entries), context()))

    assert said == [
        "item 3 skipped",
        "item 3 to come again",
        "item 1 started",
        "item 1 given 90 seconds more",
        "30 seconds taken from item 1",
        "item 1 paused",
        "item 1 resumed",
        "cue done: microphone open, item 1",
        "item 1 finished",
    ]


def test_undo_takes_back_the_last_act_of_the_session_whoever_made_it() -> None:
    stage = panel().act("open_session").start(1).goto(8).start(2)
    floor = floor_fold(stage.entries)
    assert undo_words(floor.undo, floor, context()) == "item 2 started (tech)"

    stage.goto(9).act("undo")
    assert stage.states == ["on_air", "to_come", "to_come"]
    assert stage.clock.on_air is not None
    assert stage.clock.on_air.active_ms == 9 * 60_000, "as if it had never been touched"

    stage.act("redo")
    assert stage.states == ["done", "on_air", "to_come"]
    assert stage.of(1).actual_end == at(8)


def test_undo_gives_back_the_acts_of_floor_and_programme_in_turn() -> None:
    stage = panel().act("open_session").start(1).act("open_list")
    stage.act("undo").act("undo")

    assert stage.states == ["to_come", "to_come", "to_come"]
    assert floor_fold(stage.entries).session is SessionState.OPEN
    assert stage.act("undo").run.plan is None


def test_undoing_a_jump_lets_those_passed_over_come_again() -> None:
    stage = panel().start(1).start(3).act("undo")

    assert stage.states == ["on_air", "to_come", "to_come"]


def test_an_undone_tick_is_off() -> None:
    assert not panel().act("cue_done", cue="2.int.floor").act("undo").run.ticked


def test_cues_of_a_speech_are_ticked_by_its_request() -> None:
    stage = panel().act("open_session").act("request_floor", request="a", delegation="CA", mode="zoom")
    stage.act("cue_done", cue="speech.a.zoom.spotlight")

    assert stage.run.ticked == {(0, "a", "zoom.spotlight")}
    with pytest.raises(Refused, match="done already"):
        stage.act("cue_done", cue="speech.a.zoom.spotlight")


def test_a_tick_stays_with_its_item_when_the_number_changes() -> None:
    stage = panel().act("cue_done", cue="1.mic.open")
    stage.replan(PANEL.items[1], PANEL.items[0].__class__("4", "panellist", "a", mode="room", id=10))

    with pytest.raises(Refused, match="done already"):
        stage.act("cue_done", cue="4.mic.open")


def test_every_event_of_the_programme_is_read_as_it_was_written() -> None:
    stage = panel().act("open_session").start(1).start(3).act("adjust_item", seconds=-5)
    stage.act("pause_item", reason="line lost").act("resume_item").act("cue_done", cue="2.zoom.mute")
    stage.act("finish_item").act("skip_item", item="2").act("unskip_item", item="2")
    stage.act("report_line", line="ok", item="2").act("send_message", to="chair", text="film ready")
    stage.act("message_seen", message=stage.entries[-1].seq)
    stage.act("interpretation_lost", language="ru").act("interpretation_back").act("go_on_paper")
    stage.act("power_back").act("suspend_session").act("announce_resumption", resumes_at=at(45))
    lone = panel().start(2)

    for entry in (*stage.entries, *lone.entries):
        assert decode(*encode(entry.event), KINDS) == entry.event
    written = {type(entry.event) for entry in stage.entries}
    assert written >= {kind for kind in KINDS.values() if issubclass(kind, ProgrammeEvent)}


NOON = "2021-06-14T12:00:00+00:00"
SLOT = {"item": 10, "number": "1", "start": NOON, "end": "2021-06-14T12:10:00+00:00"}


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("SessionOpened", {}),
        ("SessionOpened", {"plan": {"ends": "2021-06-14T13:00:00+00:00", "slots": [SLOT]}}),
        ("ItemStarted", {"item": 10, "number": "1", "duration_ms": 600_000}),
        (
            "ItemStarted",
            {"item": 30, "number": "3", "duration_ms": 0, "ends": NOON, "passed": [10, 20],
             "plan": {"ends": NOON, "slots": [SLOT]}},
        ),
        ("ItemFinished", {"item": 10, "number": "1"}),
        ("ItemSkipped", {"item": 10, "number": "1"}),
        ("ItemUnskipped", {"item": 10, "number": "1"}),
        ("ItemAdjusted", {"item": 10, "number": "1", "by_ms": -30_000}),
        ("ItemPaused", {"item": 10, "number": "1"}),
        ("ItemPaused", {"item": 10, "number": "1", "reason": "line lost"}),
        ("ItemResumed", {"item": 10, "number": "1"}),
        ("CueDone", {"key": "zoom.mute", "name": "1.zoom.mute", "item": 10}),
        ("CueDone", {"key": "zoom.mute", "name": "speech.a.zoom.mute", "request": "a"}),
        ("LineReported", {"line": "ok", "request": "a"}),
        ("LineReported", {"line": "lost", "item": 10, "number": "1"}),
        ("MessageSent", {"to": "chair", "text": "film ready"}),
        ("MessageSeen", {"message": 7}),
        ("InterpretationLost", {}),
        ("InterpretationLost", {"language": "ru"}),
        ("InterpretationBack", {"language": "ru"}),
        ("WentOnPaper", {}),
        ("PowerBack", {}),
        ("ResumptionAnnounced", {"resumes_at": NOON}),
        ("ZoomLost", {}),
        ("ZoomBack", {}),
    ],
)  # fmt: skip
def test_the_shapes_in_the_journal_are_a_promise_for_ever(kind: str, data: dict[str, object]) -> None:
    event = decode(kind, data, KINDS)

    assert type(event).__name__ == kind
    assert encode(event) == (kind, data)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("ItemTeleported", {"item": 1, "number": "1"}),
        ("ItemStarted", {"item": 1, "number": "1", "duration_ms": 1, "colour": "red"}),
        ("ItemStarted", {"item": 1}),
        ("SessionOpened", {"plan": {"ends": "2021-06-14T12:00:00+00:00", "slots": [{"colour": "red"}]}}),
        ("SessionOpened", {"plan": {"start": "2021-06-14T12:00:00+00:00"}}),
        ("SessionOpened", {"plan": 7}),
        ("ProgrammeEvent", {}),
        ("ItemEvent", {"item": 1, "number": "1"}),
    ],
)
def test_what_only_a_newer_program_can_have_written_is_refused(kind: str, data: dict[str, object]) -> None:
    with pytest.raises(UnknownEvent):
        decode(kind, data, KINDS)


def test_the_floor_passes_over_what_the_programme_wrote() -> None:
    told = [
        Entry(1, at(0), pe.ItemStarted(10, "1", 5)),
        Entry(2, at(1), pe.CueDone("mic.open", "1.mic.open", 10)),
    ]
    floor = floor_fold(told)

    assert floor.session is SessionState.SCHEDULED
    assert (floor.seq, floor.undo) == (2, told[-1])
