"""The one thread between the windows and the conference: answers come back, the window never waits."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.floor.state import Floor
from app.live.desk_id import DeskId, Role
from app.live.last_sign_of_life import SignsOfLife
from app.live.snapshot import ActResult, SessionSnapshot
from app.on_paper.entry import SheetAct
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.storage.tables.registrants import change_registrants, write_registrants
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from ui.worker.desk import Desk
from ui.worker.thread import Worker


@pytest.fixture
def clock() -> SetClock:
    """Stands at the opening."""
    return SetClock(OPENING)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A conference file."""
    return make_conference(tmp_path / "conference.rostrum")


@pytest.fixture
def desk(qtbot: QtBot, path: Path, clock: SetClock) -> Iterator[Desk]:
    """A desk that shows Panel 1."""
    desk = Desk(clock)
    with qtbot.waitSignals([desk.loaded, desk.live]):
        desk.open(str(path), "D1-P1")
    yield desk
    desk.close()


def do(qtbot: QtBot, desk: Desk, act: str, **arguments: object) -> Floor:
    """One act, and the floor after it."""
    with qtbot.waitSignal(desk.floor.done) as answer:
        desk.floor.do(act, **arguments)
    done: ActResult = answer.args[0]
    return done.live.floor


def test_an_act_is_answered_with_the_new_floor(qtbot: QtBot, desk: Desk, path: Path, clock: SetClock) -> None:
    """And it is on the disk before it is answered."""
    floor = do(qtbot, desk, "request_floor", delegation="CA")
    other = Station.open(str(path), clock=clock)

    assert other.live("D1-P1").floor == floor
    other.close()


def test_a_refusal_is_a_sentence(qtbot: QtBot, desk: Desk) -> None:
    """Nothing has happened."""
    with qtbot.waitSignal(desk.refused) as answer:
        desk.floor.do("give_floor")

    assert answer.args[0].endswith(".")


def test_giving_the_floor_twice_in_haste_is_ignored(qtbot: QtBot, desk: Desk, clock: SetClock) -> None:
    """Within a second and a half it is the same press."""
    do(qtbot, desk, "open_session")
    for code in ("CA", "NO"):
        do(qtbot, desk, "request_floor", delegation=code)
    do(qtbot, desk, "give_floor")
    with qtbot.waitSignal(desk.refused) as answer:
        desk.floor.do("give_floor")

    assert answer.args[0] == "Ignored: pressed twice."


def test_what_another_desk_does_is_seen(qtbot: QtBot, desk: Desk, path: Path, clock: SetClock) -> None:
    """Without asking, within half a second."""
    other = Station.open(str(path), clock=clock, desk=DeskId(Role.TECH))
    with qtbot.waitSignal(desk.live, timeout=3_000) as answer:
        other.do("D1-P1", "request_floor", delegation="NO")
    other.close()
    live: SessionSnapshot = answer.args[0]

    assert [live.floor.requests[request].delegation for request in live.floor.waiting] == ["NO"]


def test_sifting_a_question_is_seen_and_said(qtbot: QtBot, desk: Desk, path: Path, clock: SetClock) -> None:
    """The rows come first, then the sentence; so it is after an import."""
    table = path.with_name("questions.csv")
    table.write_text("question\nWho buys?\n", encoding="utf-8")
    other = Station.open(str(path), clock=clock)
    seen: list[object] = []
    desk.loaded.connect(lambda loaded: seen.append([other.status.value for other in loaded.questions]))
    desk.finished.connect(seen.append)
    with qtbot.waitSignal(desk.finished):
        desk.files.write_import("questions", ImportDesk(other).plan("questions", table))
    (question,) = other.load().questions
    other.close()
    with qtbot.waitSignal(desk.finished):
        desk.floor.set_question_status(question.id, "chosen")

    imported = "Imported questions.csv: 1 new, 0 changed, 0 unchanged."
    assert seen[-4:] == [["new"], imported, ["chosen"], "Question chosen."]


def test_the_window_never_waits_for_a_busy_worker(qtbot: QtBot, desk: Desk) -> None:
    """Two seconds of work there, and the event loop here ticks on."""
    ticks: list[float] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start()
    desk.queue.put(lambda _held: time.sleep(2))
    with qtbot.waitSignal(desk.floor.done, timeout=10_000):
        desk.floor.do("request_floor", delegation="CA")
    timer.stop()

    gaps = [after - before for before, after in pairwise(ticks)]
    assert len(ticks) > 100
    assert max(gaps) < 1


def test_a_conference_that_cannot_be_opened_is_a_sentence(
    qtbot: QtBot, tmp_path: Path, clock: SetClock
) -> None:
    """No dialog, no traceback."""
    desk = Desk(clock)
    with qtbot.waitSignal(desk.refused) as answer:
        desk.open(str(tmp_path / "nowhere.rostrum"))
    desk.close()

    assert "nowhere.rostrum" in answer.args[0]


def test_a_file_that_is_gone_is_trouble_until_it_is_back(qtbot: QtBot, desk: Desk, path: Path) -> None:
    """Trying goes on by itself."""
    away = path.with_name("away.rostrum")
    path.rename(away)
    with qtbot.waitSignal(desk.trouble) as answer:
        desk.floor.do("request_floor", delegation="CA")
    assert "moved" in answer.args[0]
    with qtbot.waitSignal(desk.recovered, timeout=8_000):
        away.rename(path)

    assert do(qtbot, desk, "request_floor", delegation="CA").waiting


def test_a_file_that_is_replaced_is_noticed_before_anybody_acts(
    qtbot: QtBot, desk: Desk, path: Path, tmp_path: Path
) -> None:
    """Nothing is written into the other file, which stays as it was; put back, the first one goes on."""
    do(qtbot, desk, "request_floor", delegation="CA")
    away, other = path.with_name("away.rostrum"), make_conference(tmp_path / "other.rostrum")
    before = other.read_bytes()
    path.rename(away)
    with qtbot.waitSignal(desk.trouble, timeout=8_000) as answer:
        other.rename(path)
    assert "moved, deleted or replaced" in answer.args[0]
    with qtbot.waitSignal(desk.trouble, timeout=8_000):
        desk.floor.do("request_floor", delegation="NO")
    assert path.read_bytes() == before
    with qtbot.waitSignal(desk.recovered, timeout=8_000):
        away.replace(path)

    assert len(do(qtbot, desk, "request_floor", delegation="TR").waiting) == 2


def test_a_session_that_closes_is_backed_up(qtbot: QtBot, desk: Desk, path: Path) -> None:
    """By itself, beside the conference."""
    do(qtbot, desk, "open_session")
    do(qtbot, desk, "close_session")
    folder = path.with_name("conference backups")

    qtbot.waitUntil(lambda: len(list(folder.glob("*.rostrum"))) == 1)


def test_a_fault_of_ours_is_a_code_and_the_work_goes_on(
    qtbot: QtBot, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """The next act is done as if nothing had been."""
    with qtbot.waitSignal(desk.failed) as answer:
        desk.queue.put(lambda _held: 1 / 0)  # type: ignore[arg-type,return-value]
    caplog.clear()

    assert len(answer.args[0]) == 4
    assert do(qtbot, desk, "request_floor", delegation="CA").waiting


def test_a_closed_desk_leaves_no_thread(qtbot: QtBot, desk: Desk) -> None:
    """The conference is let go."""
    thread = desk.queue.begun()[0]
    desk.close()

    assert isinstance(thread, Worker)
    assert thread.isFinished()


def test_the_pulse_beats_whatever_session_is_shown(
    qtbot: QtBot, desk: Desk, path: Path, clock: SetClock
) -> None:
    """A console that looks at another session is alive; a clean end leaves no pulse."""
    desk.show_session("D3-FLOOR")
    clock.at += timedelta(minutes=5)
    pulse = SignsOfLife(str(path), "chair")

    qtbot.waitUntil(lambda: pulse.last() == clock.at, timeout=8_000)
    desk.close()
    assert pulse.last() is None


def test_a_sheet_from_paper_is_written_and_taken_back_as_a_whole(
    qtbot: QtBot, desk: Desk, path: Path, clock: SetClock
) -> None:
    """On the disk before it is answered; the window is shown the floor each time."""
    for act, more in (("open_session", {}), ("request_floor", {"delegation": "CA", "request": "a"})):
        do(qtbot, desk, act, **more)
    clock.at += timedelta(minutes=30)
    acts = (
        SheetAct("speech.a", "give_floor", OPENING + timedelta(minutes=5), {"request": "a"}),
        SheetAct("speech.a", "end_statement", OPENING + timedelta(minutes=8)),
    )
    with qtbot.waitSignal(desk.floor.entered) as answer:
        desk.floor.enter_sheet("D1-P1", acts)
    (done,) = answer.args
    other = Station.open(str(path), clock=clock)
    assert [one.request for one in other.live("D1-P1").floor.done] == ["a"]

    with qtbot.waitSignal(desk.floor.entered):
        desk.floor.take_back_sheet("D1-P1", done)
    assert other.live("D1-P1").floor.done == ()
    with qtbot.waitSignal(desk.refused) as refused:
        desk.floor.enter_sheet("D1-P1", ())
    assert refused.args == ["Nothing was typed."]
    other.close()


def test_a_seat_is_written_and_every_desk_is_told(qtbot: QtBot, desk: Desk) -> None:
    """As ordinary rows are."""
    with qtbot.waitSignals([desk.loaded, desk.finished]):
        desk.registration.seat("NO", "14")
    with qtbot.waitSignal(desk.refused) as refused:
        desk.registration.seat("CA", "14")

    assert refused.args == ["Seat 14 is Norway’s."]


@pytest.fixture
def entrances(qtbot: QtBot, path: Path, clock: SetClock) -> Iterator[tuple[Desk, Desk]]:
    """Two laptops at the entrance; the first registrant is registered twice, the other time as R99."""
    station = Station.open(str(path), clock=clock)
    with station.changing("The test") as connection:
        again = replace(station.load().registrants[0], number="R99", badge="", registered_at=OPENING)
        write_registrants(connection, (again,), ())
        change_registrants(connection, [(name, {"email": "r1@ca.invalid"}) for name in ("R1", "R99")])
    station.close()
    desks = Desk(clock, desk=DeskId(Role.REGISTRATION)), Desk(clock, desk=DeskId(Role.REGISTRATION))
    for desk in desks:
        desk.loaded.connect(desk.registration.watch)
        with qtbot.waitSignal(desk.registration.duplicates):
            desk.open(str(path))
    yield desks
    for desk in desks:
        desk.close()


def test_a_merge_is_told_with_its_rows_and_another_laptop_takes_it_back(
    qtbot: QtBot, entrances: tuple[Desk, Desk]
) -> None:
    """Each desk hears of whoever looks registered twice, or of nobody any more, without asking."""
    one, other = entrances
    asked_about = [one.registration.duplicates, other.registration.duplicates]
    with qtbot.waitSignal(one.registration.compared) as answer:
        one.registration.compare("R1", "R99")
    assert answer.args[0].proposed

    nobody = [lambda pairs: pairs == ()] * 2
    with qtbot.waitSignals(asked_about, check_params_cbs=nobody):
        one.registration.do("merge", keep="R1", give_up="R99")
    again = [lambda pairs: len(pairs) == 1] * 2
    with qtbot.waitSignals(asked_about, check_params_cbs=again):
        other.registration.do("undo")
