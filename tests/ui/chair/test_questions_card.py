"""Questions of the public and the record, by real keys: sifted, put, corrected; the list is not touched."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from app.conference.questions import Question, QuestionStatus
from app.station.import_desk import ImportDesk
from app.storage.tables import questions as question_rows
from tests.ui.conftest import Podium
from ui.chair.cards.questions import QuestionsCard
from ui.chair.cards.record import RecordCard
from ui.style.theme import load_theme
from ui.widgets.note_row_painter import NoteRowDelegate
from ui.widgets.rows_model import ACCESSIBLE, DISPLAY

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def asked(podium: Podium) -> Podium:
    """An open session, two who wait, and three questions of which one is for another session."""
    keep(
        podium,
        Question("Who <b>buys</b>?", "@mara", "Twitter", "D1-P1"),
        Question("Кто продаёт?", "Леся"),
        Question("Who pays?"),
        Question("Another day?", session="D3-FLOOR"),
    )
    return podium.open().ask("CA", "NO")


def keep(podium: Podium, *questions: Question) -> None:
    """Questions in the conference, seen by the window."""
    station = podium.desk.station
    with station.changing("The test") as connection:
        question_rows.add_questions(connection, questions)
    podium.desk.begin()


def card(podium: Podium) -> QuestionsCard:
    """The card of the questions."""
    found = podium.window.cards.card("questions")
    assert isinstance(found, QuestionsCard)
    return found


def record(podium: Podium) -> RecordCard:
    """The card of the record."""
    found = podium.window.cards.card("record")
    assert isinstance(found, RecordCard)
    return found


def states(podium: Podium) -> list[str]:
    """The states on the disk, of the questions of this session."""
    mine = [question for question in podium.desk.station.load().questions if question.belongs_to("D1-P1")]
    return [one.status.value for one in mine]


def texts(podium: Podium) -> list[str]:
    """What the list shows."""
    model = card(podium).view.rows
    return [str(model.index(row).data(DISPLAY)) for row in range(model.rowCount())]


def tabs(podium: Podium) -> list[str]:
    """The words of the filter."""
    shown = card(podium).tabs
    return [shown.tabText(place) for place in range(shown.count())]


def test_the_questions_of_this_session_and_of_none_are_shown(asked: Podium) -> None:
    """As plain text, the first selected and shown whole."""
    asked.press("Ctrl+Shift+Q")

    assert texts(asked) == ["Who <b>buys</b>?", "Кто продаёт?", "Who pays?"]
    assert card(asked).detail.toPlainText() == "Who <b>buys</b>?\n– @mara"
    assert QApplication.focusWidget() is card(asked).view


@pytest.mark.parametrize(("choose", "decline", "renew"), [("Enter", "Del", "Backspace"), ("c", "d", "n")])
def test_questions_are_sifted_by_keys_alone(asked: Podium, choose: str, decline: str, renew: str) -> None:
    """Each state can be taken back; letters are a second way."""
    seq = asked.floor.seq
    asked.press("Ctrl+Shift+Q", choose, "Down", decline)
    assert states(asked) == ["chosen", "declined", "new"]
    assert asked.said == "Question declined."
    assert tabs(asked) == ["All 3", "New 1", "Chosen 1", "Put 0", "Declined 1"]
    asked.press(renew, "Up", renew)
    assert states(asked) == ["new", "new", "new"]
    assert asked.floor.seq == seq


def test_letters_can_be_switched_off(asked: Podium) -> None:
    """With all other single-key commands."""
    asked.window.speakers.view.single_keys = False
    asked.press("Ctrl+Shift+Q", "c", "d", "p")

    assert states(asked) == ["new", "new", "new"]
    asked.press("Enter")
    assert states(asked) == ["chosen", "new", "new"]


def test_a_state_is_shown_alone_and_what_leaves_it_makes_room(asked: Podium) -> None:
    """Right and Left go through the states; the next question is selected at once."""
    asked.press("Ctrl+Shift+Q", "Right", "Enter", "Enter")
    assert states(asked) == ["chosen", "chosen", "new"]
    assert texts(asked) == ["Who pays?"]
    asked.press("Right")
    assert texts(asked) == ["Who <b>buys</b>?", "Кто продаёт?"]
    asked.press("Left", "Left", "Left")
    assert texts(asked) == []
    assert tabs(asked)[card(asked).tabs.currentIndex()] == "Declined 0"


@pytest.mark.parametrize("key", ["Shift+Enter", "p"])
def test_a_question_is_put_to_the_panel_and_taken_back(asked: Podium, key: str) -> None:
    """The moment stands in the journal; undo names it; the list of speakers is as it was."""
    waiting = asked.listed()
    asked.press("Ctrl+Shift+Q", key)
    (put,) = asked.floor.questions_put

    assert put.at == asked.clock.at
    assert asked.said == "Question put to the panel · Ctrl+Z undo"
    assert asked.window.rows["undo"].text() == "&Undo: question put to the panel (chair)"
    assert tabs(asked)[3] == "Put 1"
    assert not card(asked).put.isEnabled()
    assert asked.listed() == waiting
    asked.press("Del")
    assert states(asked) == ["new", "new", "new"]
    asked.press("Ctrl+Z")
    assert not asked.floor.questions_put
    assert tabs(asked)[3] == "Put 0"


def test_what_the_rule_refuses_is_a_sentence(asked: Podium) -> None:
    """The button says it too; nothing is written."""
    asked.press("Ctrl+Shift+Q", "d")
    seq = asked.floor.seq
    asked.press("p")

    assert asked.said == "That question is declined, or is none of this session."
    assert card(asked).put.toolTip() == asked.said
    assert asked.floor.seq == seq


def test_the_floor_is_given_while_questions_are_sifted(asked: Podium) -> None:
    """The left column stays live, and Esc brings the list back."""
    asked.press("Ctrl+Shift+Q", "Down", "F8")
    assert asked.floor.speaking is not None
    assert card(asked).view.currentIndex().row() == 1
    asked.press("Esc")
    assert QApplication.focusWidget() is asked.window.speakers.view


def test_buttons_do_what_the_keys_do(asked: Podium) -> None:
    """A click leaves the focus where it was."""
    asked.press("Ctrl+Shift+Q")
    for button, state in (
        (card(asked).apply, "chosen"),
        (card(asked).renew, "new"),
        (card(asked).decline, "declined"),
    ):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert states(asked)[0] == state
    assert QApplication.focusWidget() is card(asked).view
    asked.press("Down")
    QTest.mouseClick(card(asked).put, Qt.MouseButton.LeftButton)
    assert len(asked.floor.questions_put) == 1


def test_no_questions_is_said_with_what_to_do(podium: Podium) -> None:
    """Nothing is selected, so no key does anything."""
    podium.press("Ctrl+Shift+Q", "Enter", "p", "d")

    assert "Import questions…" in card(podium).told.full_text()
    assert card(podium).detail.toPlainText() == ""
    assert podium.floor.seq == 0


def test_rows_are_heard_and_keep_the_rules_of_models(asked: Podium) -> None:
    """State, question, who and where; never a row's number."""
    asked.press("Ctrl+Shift+Q")
    model = card(asked).view.rows
    QAbstractItemModelTester(card(asked).view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    asked.press("Enter", "Right", "Enter", "Left")

    assert model.index(0).data(ACCESSIBLE) == "CHOSEN, Who <b>buys</b>?, @mara, Twitter"


def test_a_hostile_and_a_very_long_question_stay_text(podium: Podium) -> None:
    """Shown elided in the row, whole below it."""
    long = "мир " * 8_000 + "\u202egnp.exe"
    keep(podium, Question(long.strip(), "<img src=file:///etc/passwd>"), Question("%s {{x}} 🙏🏽"))
    podium.press("Ctrl+Shift+Q")

    assert card(podium).detail.toPlainText().startswith(long.strip())
    assert not podium.window.grab().isNull()


def test_three_hundred_questions_stay_quick(podium: Podium) -> None:
    """Each key writes one row, and the registrants are not read again."""
    keep(podium, *(Question(f"Question {place}?", f"@a{place}") for place in range(300)))
    podium.press("Ctrl+Shift+Q", "Right")
    people = podium.desk.station.load().registrants
    podium.press(*["Enter", "d"] * 15)

    counts = [states(podium).count(state) for state in QuestionStatus]
    assert counts == [270, 15, 15]
    assert podium.desk.station.load().registrants is people


def spoken(podium: Podium) -> Podium:
    """Canada and Norway have spoken; the session is closed."""
    podium.open().ask("CA", "NO").press("F8").later(90).press("F8").later(200).press("Shift+F8")
    podium.desk.floor.do("close_session")
    return podium


def test_the_record_lists_every_statement(podium: Podium) -> None:
    """From, to, used, allotted, over."""
    spoken(podium).press("Ctrl+7")
    model = record(podium).view.rows
    rows = [(model._rows[place].text, model._rows[place].below) for place in range(model.rowCount())]

    assert [text for text, _ in rows] == ["Canada", "Norway"]
    assert "1:30 of 3:00" in rows[0][1]
    assert "0:20 over" in rows[1][1]
    assert record(podium).told.full_text().endswith("Closed 15:32.")


@pytest.mark.parametrize("key", ["F2", "Enter"])
def test_a_statement_is_corrected_after_the_closing(podium: Podium, key: str) -> None:
    """By keys from the record and back to it; then it is Corr.1, and undo makes it the first again."""
    spoken(podium).press("Ctrl+7", "Down", key)
    entry = podium.window.cards.card("entry")
    entry.person.setCurrentIndex(entry.person.findData("R2"))
    entry.aligned.setText("TR SE")
    entry.aligned.setFocus()
    podium.press("Enter")

    assert (podium.floor.requests["NO"].person, podium.floor.requests["NO"].in_alignment) == ("R2", "TR SE")
    assert podium.window.speakers.side is record(podium)
    assert record(podium).heading.full_text() == "Unofficial working record, Corr.1"
    assert record(podium).view.rows._rows[1].text == "Norway (with Turkey, Sweden, in alignment)"
    podium.press("Ctrl+Z")
    assert record(podium).heading.full_text() == "Unofficial working record"
    podium.press("F2", "Esc")
    assert podium.window.speakers.side is record(podium)
    podium.press("Esc")
    assert podium.window.speakers.side is None


def test_the_record_of_nobody_is_said(podium: Podium) -> None:
    """And there is nothing to correct."""
    podium.press("Ctrl+7", "Enter", "F2")

    assert record(podium).told.full_text() == "Not opened yet. · Nobody has spoken yet."
    assert not record(podium).apply.isEnabled()


@pytest.mark.parametrize("size", [(420, 560), (420, 760)])
def test_a_card_has_room_in_the_narrow_window(asked: Podium, size: tuple[int, int]) -> None:
    """Beside Zoom it takes the place of what is next; Esc brings that back."""
    asked.window.resize(*size)
    asked.press("Ctrl+Shift+Q")
    assert card(asked).view.isVisible()
    asked.bot.waitUntil(lambda: card(asked).view.height() > 80)
    assert not asked.window.next_card.isVisible()
    asked.press("Enter", "Esc")
    assert states(asked)[0] == "chosen"
    assert asked.window.next_card.isVisible()


def test_another_theme_dresses_the_card(asked: Podium) -> None:
    """A card that was made in the night is not dark in the day; it stays where it is."""
    asked.press("Ctrl+Shift+Q")
    day = load_theme("day")
    asked.window.apply_theme(day)

    assert asked.window.speakers.side is card(asked)
    delegate = card(asked).view.itemDelegate()
    assert isinstance(delegate, NoteRowDelegate)
    assert delegate.theme.text == day.text
    asked.window.apply_theme(load_theme("night"))


def test_an_import_of_questions_is_a_row_of_the_menu(asked: Podium, tmp_path: Path) -> None:
    """The plan names the question in its own words."""
    from ui.imports.dialog import ImportDialog

    path = tmp_path / "q.csv"
    path.write_text("question\nWho pays?\nNew?\n", encoding="utf-8")
    plan = ImportDesk(asked.desk.station).plan("questions", path)
    dialog = ImportDialog("questions", plan, asked.window)

    assert "import_questions" in asked.window.rows
    assert dialog.take.text() == "Import 1"
    dialog.deleteLater()
