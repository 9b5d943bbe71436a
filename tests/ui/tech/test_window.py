"""The tech desk by keys: it prepares and reports, and gives nobody the floor."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.tech.conftest import Beside
from ui.chair.texts.card_values import Row
from ui.style.theme import load_theme
from ui.widgets.rows_model import ROW


def chair_says(beside: Beside) -> str:
    """The chair's status line."""
    return beside.podium.said


def test_now_next_then_follow_the_chair_in_the_same_step(beside: Beside) -> None:
    """Delegation, person by the alias, Zoom name."""
    beside.podium.desk.floor.do("give_floor")

    assert [card.name.full_text() for card in beside.window.page.turns] == ["Canada", "Norway", "UNODC"]
    below = beside.window.page.turns[2].below.full_text()
    assert "Expert A" in below
    assert "Lind" not in below
    assert beside.window.page.turns[0].clock.text() == "3:00"


def test_one_key_ticks_what_is_next_and_undo_takes_it_back(beside: Beside) -> None:
    """First of now, then of next."""
    beside.podium.desk.floor.do("give_floor")
    beside.press("Enter").later(1).press("Shift+F3")
    ticked = beside.podium.desk.station.live("D1-P1").run.ticked
    assert ticked == {(0, "CA", "zoom.rename"), (0, "CA", "zoom.spotlight")}

    beside.press("Ctrl+Z")
    assert beside.podium.desk.station.live("D1-P1").run.ticked == {(0, "CA", "zoom.rename")}


def test_the_tech_desk_gives_nobody_the_floor(beside: Beside) -> None:
    """Neither with Space nor with F8."""
    beside.press("Space", "Shift+F3")

    assert beside.podium.floor.speaking is None


@pytest.mark.parametrize(
    ("key", "line"), [("R", "ok"), ("L", "bad"), ("C", "connected"), ("N", "absent"), ("Ctrl+F4", "ok")]
)
def test_a_line_is_reported_by_one_key_and_stands_on_both_screens(
    beside: Beside, key: str, line: str
) -> None:
    """Of the selected remote speaker; a form without letters too."""
    beside.press(key)

    assert beside.reports.line("CA") is not None
    assert beside.reports.line("CA").state == line  # type: ignore[union-attr]


def test_who_is_not_here_is_among_what_the_chair_should_look_at(beside: Beside) -> None:
    """In the list and in READY?"""
    beside.press("N")

    assert shown_of_chair(beside, "CA").remarks.startswith("NOT HERE")
    assert beside.podium.window._shown is not None
    found = [problem.what for problem in beside.podium.window._shown.text.to_look_at]
    assert "Canada: not connected." in found


def shown_of_chair(beside: Beside, request: str) -> Row:
    """A row of the chair's list."""
    model = beside.podium.window.speakers.view.speakers
    rows = [model.index(place).data(ROW) for place in range(model.rowCount())]
    return next(row for row in rows if row.request == request)


def test_a_lost_speaker_is_offered_to_the_chair_without_taking_the_focus(beside: Beside) -> None:
    """The chair holds and resumes; the clock is the chair's."""
    beside.podium.desk.floor.do("give_floor")
    beside.podium.window.activateWindow()
    focus = beside.podium.window.focusWidget()
    beside.window.activateWindow()
    beside.press("D").later(8)
    card = beside.podium.window.floor_card
    assert card._caption.full_text() == "LOST ON ZOOM 0:08"
    assert "F8 goes on: Norway" in card._who.full_text()
    assert beside.podium.window.focusWidget() is focus
    assert beside.podium.floor.speaking is not None

    beside.podium.desk.floor.do("hold", reason="line lost")
    beside.window.page.remote.list.setFocus()
    beside.press("B")
    assert card._caption.full_text() == "Canada is back · F7 resumes"


def test_zoom_down_greys_the_remote_and_keeps_their_order(beside: Beside) -> None:
    """And back restores it with one key."""
    before = beside.podium.floor.waiting
    beside.press("Ctrl+Alt+Z")
    assert beside.podium.floor.next == "NO"
    assert shown_of_chair(beside, "CA").dim
    assert not shown_of_chair(beside, "NO").dim
    assert "ZOOM DOWN" in beside.window.strip.list.text()

    beside.press("Ctrl+Alt+Z")
    assert (beside.podium.floor.waiting, beside.podium.floor.next) == (before, "CA")


def test_a_prepared_message_is_one_digit_and_is_seen_by_the_chair(beside: Beside) -> None:
    """In the status line, nothing takes the focus; seen is told back."""
    beside.press("1")
    assert "“" in chair_says(beside)
    assert "Next speaker is ready." in chair_says(beside)
    assert beside.window.page.remote.sent.full_text().endswith("not seen yet")

    beside.podium.window.activateWindow()
    beside.podium.window.speakers.view.setFocus()
    beside.podium.window.run("seen")
    assert "Next speaker" not in chair_says(beside)
    assert "seen 15:" in beside.window.page.remote.sent.full_text()


def test_a_message_that_nobody_looks_at_goes_after_twenty_seconds(beside: Beside) -> None:
    """It stays unseen at the tech desk."""
    beside.press("2").later(21)

    assert "line is being restored" not in chair_says(beside)
    assert len(beside.reports.unseen("chair")) == 1


def test_free_text_is_written_in_place_and_the_keys_are_live_again(beside: Beside) -> None:
    """While it is typed, letters are letters."""
    beside.podium.desk.floor.do("give_floor")
    beside.press("T", "Delegate on the stairs", "Enter")

    assert beside.podium.desk.station.live("D1-P1").run.ticked == frozenset()
    assert [widget.text for widget in beside.reports.unseen("chair")] == ["Delegate on the stairs"]
    assert beside.window.line.isHidden()
    beside.press("N")
    assert beside.reports.line("CA") is not None


def test_the_chair_answers_the_tech_desk(beside: Beside) -> None:
    """The same way back."""
    beside.podium.desk.floor.do("send_message", to="tech", text="prepare video 3")
    assert "prepare video 3" in beside.said
    beside.press("Ctrl+Shift+F3")
    beside.window.run("seen")

    assert beside.reports.unseen("tech") == ()


def test_lost_interpretation_names_the_language_and_comes_back(beside: Beside) -> None:
    """One key each."""
    beside.press("Ctrl+Alt+I", "ru", "Enter")
    assert "NO INTERPRETATION: RU" in beside.window.strip.list.text()

    beside.press("Ctrl+Alt+I")
    assert beside.window.strip.list.text() == ""


def test_a_power_cut_is_an_act_and_asks_for_the_papers(qtbot: QtBot, beside: Beside) -> None:
    """At once."""
    with qtbot.waitSignal(beside.window.asked) as asked:
        beside.press("Ctrl+Alt+P")

    assert asked.args == ["print_for_paper"]
    assert beside.reports.on_paper_since is not None
    assert beside.window.page.buttons["power"].accessibleName() == "Power is back"


def test_names_are_typed_pasted_admitted_and_kept_out(beside: Beside) -> None:
    """Each says what to do; what was decided stays."""
    beside.press("F3", "claire tremblay", "Enter")
    assert beside.rows(beside.window.page.names.list) == ["“claire tremblay” | ✓ exact"]
    beside.press("A")
    assert beside.rows(beside.window.page.names.list) == ["“claire tremblay” | admitted"]

    QGuiApplication.clipboard().setText("Nobody Known\nIngrid Solberg\n")
    beside.press("F3", "Ctrl+V")
    beside.window.page.names.list.setFocus()
    assert beside.rows(beside.window.page.names.list)[0] == "“Nobody Known” | ✗ none"
    beside.press("A")
    assert "is not registered" in beside.said
    beside.press("X")

    door = beside.podium.desk.at_the_door.now().door
    assert {name: other.admitted for name, other in door.names.items()} == {
        "claire tremblay": True, "Nobody Known": False,
    }  # fmt: skip


def test_who_is_not_confirmed_is_not_admitted_by_a_slip(beside: Beside) -> None:
    """The registration desk may allow it."""
    beside.press("F3", "Late Comer", "Enter", "A")

    assert "not confirmed" in beside.said
    assert beside.podium.desk.at_the_door.now().door.names == {}


def test_the_acts_of_the_tech_desk_bear_its_name(beside: Beside) -> None:
    """Also on the chair's laptop."""
    beside.press("N")

    assert [entry.desk for entry in beside.podium.desk.station.live("D1-P1").entries][-2:] == [
        "chair",
        "tech",
    ]


def test_items_go_on_air_from_here_and_over_under_is_in_words(beside: Beside) -> None:
    """The programme clock through the window."""
    beside.press("Ctrl+Shift+Right").later(60 * 60)

    assert beside.window.page.turns[0].caption.full_text() == "NOW"
    assert "BEHIND" in beside.window.strip.time.text()


@pytest.mark.parametrize("size", [(1280, 672), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("name", ["night", "day"])
def test_nothing_hangs_over_the_edge(beside: Beside, size: tuple[int, int], name: str) -> None:
    """The status line and every button stand inside the window."""
    beside.window.apply_theme(load_theme(name))
    beside.window.resize(*size)
    QCoreApplication.processEvents()
    page = beside.window.centralWidget()
    for widget in (beside.window.status, *beside.window.page.buttons.values(), *beside.window.page.turns):
        assert page.rect().contains(widget.rect().translated(widget.mapTo(page, widget.rect().topLeft())))


def test_the_session_resumes_at_a_time_that_is_typed(beside: Beside) -> None:
    """For the waiting picture."""
    beside.podium.desk.floor.do("suspend_session", reason="coffee")
    beside.press("Ctrl+Shift+F5", "15:45", "Enter")

    at = beside.reports.resumes_at
    assert at is not None
    assert at - beside.podium.clock.at < timedelta(minutes=20)


def test_what_another_desk_has_just_done_is_not_taken_back_in_its_place(beside: Beside) -> None:
    """The last act is another for less than a second: Ctrl+Z wants a second look."""
    desk = beside.podium.desk
    seq = desk.station.do("D1-P1", "request_floor", delegation="RS").live.floor.seq
    desk.live.emit(desk.station.live("D1-P1"))
    beside.press("Ctrl+Z")

    assert desk.floor_now.seq == seq
    assert beside.said == "Another act was the last; press again."
