"""Cards in place of the list: order, forecast, correction. Enter does it, Esc leaves it as it was."""

import pytest
from PySide6.QtWidgets import QApplication

from app.floor.state import Kind, Mode
from tests.ui.conftest import Podium
from ui.chair.cards.entry import EntryCard
from ui.style.theme import load_theme


def waiting(podium: Podium) -> list[str]:
    """Who waits, by the codes of the delegations."""
    return [podium.floor.requests[request].delegation for request in podium.floor.waiting]


def test_a_preset_is_shown_before_and_after_and_applied_by_enter(podium: Podium) -> None:
    """Nothing has moved until then."""
    podium.open().ask("UN-ODC", "NO", "CA")
    podium.press("Ctrl+R", "Down")
    card = podium.window.cards.card("order")

    assert card.isVisible()
    assert card.told.text().startswith("Moves 3 of 3")
    assert waiting(podium) == ["UN-ODC", "NO", "CA"]
    podium.press("Enter")
    assert waiting(podium) == ["NO", "CA", "UN-ODC"]
    assert not card.isVisible()
    assert podium.window.speakers.view.hasFocus()


def test_escape_leaves_the_list_as_it_is(podium: Podium) -> None:
    """A proposal that nobody takes is none."""
    podium.open().ask("UN-ODC", "NO", "CA")
    seq = podium.floor.seq
    podium.press("Ctrl+R", "Down", "Esc")

    assert podium.floor.seq == seq
    assert podium.window.speakers.view.isVisible()


def test_the_floor_is_given_while_a_proposal_is_read(podium: Podium) -> None:
    """And the proposal follows what has happened."""
    podium.open().ask("UN-ODC", "NO", "CA", "TR").press("Ctrl+R", "F8")

    assert podium.floor.speaking is not None
    assert "stay: Norway, Canada" in podium.window.cards.card("order").told.full_text()


def test_the_lot_names_its_seed(podium: Podium) -> None:
    """So that anybody can check it."""
    podium.open().ask("UN-ODC", "NO", "CA", "TR", "SE", "BA").press("Ctrl+R")
    podium.window.cards.card("order").presets.setCurrentRow(6)
    podium.window.cards.card("order").asked.setText("14 June")
    podium.press("Enter")

    event = podium.floor.undo
    assert event is not None
    assert event.event.seed == "14 June"  # type: ignore[attr-defined]


def test_at_most_two_of_the_same_mode(podium: Podium) -> None:
    """The box changes the proposal."""
    podium.open().ask("CA", "NO", "TR", mode="zoom").ask("SE", mode="room").press("Ctrl+R")
    podium.window.cards.card("order").two.setChecked(True)
    podium.press("Enter")

    assert waiting(podium) == ["CA", "NO", "SE", "TR"]


def test_will_it_fit_proposes_and_applies(podium: Podium) -> None:
    """The shorter limit first, with what it leads to."""
    podium.open()
    for place in range(45):
        podium.desk.floor.do("request_floor", delegation="CA", request=f"r{place}")
    podium.press("Ctrl+J")
    card = podium.window.cards.card("fit")
    first = card.choices.item(0).text()

    assert "for every statement to come" in first
    assert "all fit" in first
    assert podium.floor.limit_ms is None
    podium.press("Enter")
    assert podium.floor.limit_ms is not None
    assert podium.floor.limit_ms < 180_000


def test_those_who_do_not_fit_hand_in_their_statements_in_one_act(podium: Podium) -> None:
    """And one undo brings all of them back."""
    podium.open()
    for place in range(45):
        podium.desk.floor.do("request_floor", delegation="CA", request=f"r{place}")
    podium.press("Ctrl+J", "Down", "Down", "Enter")

    assert podium.floor.written_only
    assert len(podium.floor.waiting) + len(podium.floor.written_only) == 45
    podium.press("Ctrl+Z")
    assert len(podium.floor.waiting) == 45


def test_a_request_is_corrected_without_losing_its_place(podium: Podium) -> None:
    """Both values are kept."""
    podium.open().ask("CA", "NO", "TR").press("Down", "F2")
    card = podium.window.cards.card("entry")
    card.mode.setCurrentIndex(card.mode.findData(Mode.ZOOM))
    card.person.setCurrentIndex(card.person.findData("R2"))
    card.language.setText("fr")
    card.language.setFocus()
    podium.press("Enter")

    one = podium.floor.requests["NO"]
    assert (one.mode, one.person, one.language) == (Mode.ZOOM, "R2", "fr")
    assert {each.field for each in one.corrections} == {"mode", "person", "language"}
    assert waiting(podium) == ["CA", "NO", "TR"]


def test_a_request_gets_a_speaking_time_of_its_own_and_swaps(podium: Podium) -> None:
    """Two changes, two acts, each undone alone."""
    podium.open().ask("CA", "NO", "TR").press("F2")
    card = podium.window.cards.card("entry")
    card.limit.setText("5:00")
    card.swap.setCurrentIndex(card.swap.findData("TR"))
    card.limit.setFocus()
    podium.press("Enter")

    assert podium.floor.requests["CA"].limit_ms == 300_000
    assert waiting(podium) == ["TR", "NO", "CA"]


def test_a_text_that_is_too_long_is_said(podium: Podium) -> None:
    """120 words a minute; only the length is kept."""
    podium.open().ask("CA").press("F2")
    card = podium.window.cards.card("entry")
    card.text.setPlainText("word " * 600)

    assert "2:00 too long" in card.length.full_text()
    card.limit.setFocus()
    podium.press("Enter")
    assert podium.floor.requests["CA"].text_words == 600


def test_nothing_changed_is_no_act(podium: Podium) -> None:
    """Enter on an untouched card closes it."""
    podium.open().ask("CA")
    seq = podium.floor.seq
    podium.press("F2", "Enter")

    assert podium.floor.seq == seq
    assert podium.window.speakers.side is None


def test_the_kind_of_a_statement_is_corrected(podium: Podium) -> None:
    """It moves to the lane of its kind."""
    podium.open().ask("CA", "NO").press("F2")
    card = podium.window.cards.card("entry")
    card.kind.setCurrentIndex(card.kind.findData(Kind.RIGHT_OF_REPLY))
    card.limit.setFocus()
    podium.press("Enter")

    assert podium.floor.replies == ("CA",)


@pytest.mark.parametrize("key", ["Ctrl+R", "Ctrl+J", "Ctrl+5", "F2"])
def test_the_same_key_puts_a_card_away(podium: Podium, key: str) -> None:
    """And the focus is back in the list."""
    podium.open().ask("CA", "NO").press(key, key)

    assert podium.window.speakers.side is None
    assert QApplication.focusWidget() is podium.window.speakers.view


def test_the_balance_is_painted_with_its_numbers(podium: Podium) -> None:
    """Also for whoever hears it; it follows what happens."""
    podium.open().ask("CA", "NO").press("Ctrl+5")
    card = podium.window.cards.card("balance")
    assert card.told.full_text() == "Nobody has spoken yet."
    podium.press("F8").later(90).press("Shift+F8").later(1)

    assert card.told.full_text() == "1 statement, 1:30 together"
    assert "Canada 1:30" in card.bars.accessibleDescription()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("aligned", "AL XQ", "“XQ” is not a delegation of this conference."),
        ("limit", "soon", "“soon” is no speaking time; write it as 2:30."),
    ],
)
def test_what_a_correction_gets_wrong_is_said_in_the_card(
    podium: Podium, field: str, typed: str, sentence: str
) -> None:
    """The card stays with everything that was typed; put right, it is saved."""
    podium.open().ask("CA", "NO").press("F2")
    card = podium.window.cards.card("entry")
    assert isinstance(card, EntryCard)
    seq = podium.floor.seq
    card.language.setText("fr")
    getattr(card, field).setText(typed)
    card.language.setFocus()
    podium.press("Enter")

    assert card.isVisible()
    assert card.refused.full_text() == sentence
    assert (podium.floor.seq, card.language.text()) == (seq, "fr")
    getattr(card, field).setText("2:00" if field == "limit" else "")
    podium.press("Enter")
    assert not card.isVisible()
    assert podium.floor.requests["CA"].language == "fr"


@pytest.mark.parametrize("bigger", [0, 3])
def test_no_field_of_a_correction_is_cut_at_the_right(podium: Podium, bigger: int) -> None:
    """With large text and the longest names too."""
    podium.window.resize(1366, 768)
    card = podium.window.cards.card("entry")
    assert isinstance(card, EntryCard)
    card.mode.addItem("In a room that bears a very long name " * 3, "")
    podium.open().ask("CA", "NO").press("F2")
    podium.window.apply_theme(load_theme("night", 1 + bigger / 10))
    QApplication.processEvents()

    for field in (card.delegation, card.mode, card.limit, card.text):
        right = field.mapTo(card, field.rect().topRight()).x()
        assert right <= card.width() - 12
