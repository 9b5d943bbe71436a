"""What the desks tell each other: lines, messages, what is down; all of it acts that can be taken back."""

import pytest

from app.errors import Refused
from app.floor.fold import fold
from app.floor.state import Floor
from tests.app.programme.stage import Stage, at, item, session

PANEL = session(item(1, 10, mode="room"), item(2, 10, mode="zoom"))


def floor(*requests: tuple[str, str]) -> Stage:
    """An open session with requests, each an id and a mode."""
    stage = Stage(PANEL).act("open_session").act("open_list")
    for request, mode in requests:
        stage.act("request_floor", request=request, delegation="CA", mode=mode)
    return stage


def floor_of(stage: Stage) -> Floor:
    """The floor after all that was played."""
    return fold(stage.entries)


def test_the_last_report_about_a_line_holds_and_is_taken_back_by_one_undo() -> None:
    stage = floor(("a", "zoom")).act("report_line", request="a", line="connected")
    stage.act("report_line", request="a", line="absent")
    assert stage.run.reports.line("a").state == "absent"  # type: ignore[union-attr]

    stage.act("undo")
    assert stage.run.reports.line("a").state == "connected"  # type: ignore[union-attr]


def test_who_was_lost_comes_back() -> None:
    stage = floor(("a", "zoom")).act("report_line", request="a", line="lost")

    assert stage.act("report_line", request="a", line="back").run.reports.line("a").state == "back"  # type: ignore[union-attr]


def test_a_panellists_line_is_known_by_the_item_whatever_its_number() -> None:
    stage = Stage(PANEL).act("report_line", item="2", line="ok")
    stage.replan(PANEL.items[1])

    assert stage.run.reports.line(item=20) is not None


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"line": "splendid", "request": "a"}, "none of"),
        ({"line": "ok"}, "whose line"),
        ({"line": "ok", "request": "a", "item": "1"}, "whose line"),
        ({"line": "ok", "request": "nobody"}, "no request"),
        ({"line": "ok", "item": "9"}, "no item"),
        ({"line": "ok", "request": "r"}, "in the room"),
        ({"line": "back", "request": "a"}, "not lost"),
    ],
)
def test_a_report_that_means_nothing_is_refused_with_a_sentence(given: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        floor(("a", "zoom"), ("r", "room")).act("report_line", **given)


def test_a_message_waits_until_it_is_seen_and_only_once() -> None:
    stage = Stage(PANEL).act("send_message", to="chair", text="  prepare \n video 3 ")
    message = stage.run.reports.unseen("chair")[0]
    assert (message.text, message.desk) == ("prepare video 3", "tech")

    stage.act("message_seen", message=message.seq)
    assert stage.run.reports.unseen("chair") == ()
    with pytest.raises(Refused, match="seen already"):
        stage.act("message_seen", message=message.seq)


def test_the_words_of_undo_never_repeat_a_message() -> None:
    stage = Stage(PANEL).act("send_message", to="chair", text="Ms Lind is on the stairs")

    assert "Lind" not in stage.entries[-1].event.words  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("to", "text", "why"),
    [("audience", "hello", "none of"), ("chair", "  ", "nothing"), ("chair", "a" * 121, "at most"),
     ("speaker", "slower", "Nobody has the floor")],
)  # fmt: skip
def test_a_message_that_nobody_could_read_is_refused(to: str, text: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        floor().act("send_message", to=to, text=text)


def test_interpretation_is_lost_by_language_and_all_of_it_comes_back_at_once() -> None:
    stage = Stage(PANEL).act("interpretation_lost", language="RU").act("interpretation_lost", language="fr")
    with pytest.raises(Refused, match="already"):
        stage.act("interpretation_lost", language="ru")
    assert sorted(stage.run.reports.silent) == ["fr", "ru"]

    stage.act("interpretation_back", language="fr")
    assert sorted(stage.run.reports.silent) == ["ru"]
    assert not stage.act("interpretation_back").run.reports.silent


def test_the_announced_resumption_goes_with_the_resumption() -> None:
    stage = floor()
    with pytest.raises(Refused, match="not suspended"):
        stage.act("announce_resumption", resumes_at=at(30))
    stage.act("suspend_session", reason="coffee").act("announce_resumption", resumes_at=at(30))
    assert stage.run.reports.resumes_at == at(30)

    assert stage.act("resume_session").run.reports.resumes_at is None


def test_a_power_cut_is_an_act_and_so_is_its_end() -> None:
    stage = Stage(PANEL).act("go_on_paper")
    assert stage.run.reports.on_paper_since == stage.now
    assert stage.act("power_back").run.reports.on_paper_since is None


def test_while_zoom_is_down_next_passes_over_remote_speakers_and_their_order_stays() -> None:
    stage = floor(("z1", "zoom"), ("r1", "room"), ("z2", "zoom"), ("r2", "room"))
    before = floor_of(stage).waiting
    stage.act("zoom_lost")
    assert floor_of(stage).next == "r1"
    stage.act("give_floor")
    assert floor_of(stage).speaking.request == "r1"  # type: ignore[union-attr]
    assert floor_of(stage).next == "r2"

    stage.act("zoom_back")
    assert floor_of(stage).next == "z1"
    assert floor_of(stage).waiting == tuple(request for request in before if request != "r1")


def test_who_was_called_on_zoom_waits_too_while_it_is_down() -> None:
    stage = floor(("z1", "zoom"), ("r1", "room")).act("call").act("zoom_lost")
    assert floor_of(stage).next == "r1"
    assert floor_of(stage.act("undo")).next == "z1"


def test_nobody_in_the_room_is_a_sentence() -> None:
    with pytest.raises(Refused, match="on Zoom, which is down"):
        floor(("z1", "zoom")).act("zoom_lost").act("give_floor")


def test_zoom_is_lost_once_and_back_once() -> None:
    with pytest.raises(Refused, match="already"):
        floor().act("zoom_lost").act("zoom_lost")
    with pytest.raises(Refused, match="not marked"):
        floor().act("zoom_back")
