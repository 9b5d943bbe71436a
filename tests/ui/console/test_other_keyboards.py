"""Keys that act work by their place, whatever letters are on them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.text.keyboards import key_at, key_of
from tests.ui.conftest import Podium

_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def typed(sign: str, held: Qt.KeyboardModifier = _NONE) -> None:
    """A key of another keyboard, where the focus is: X11 names it by the sign that stands on it."""
    target = QApplication.focusWidget()
    assert target is not None
    text = "" if held & _CTRL else sign
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, ord(sign.upper()), held, text))


@pytest.mark.parametrize(
    ("sign", "key"),
    [
        *(("я", "z"), ("Я", "z"), ("л", "k"), ("у", "e"), ("ф", "a"), ("ч", "x"), ("ц", "w"), ("і", "s")),
        *(("ζ", "z"), ("κ", "k"), ("χ", "x"), ("ს", "s"), ("&", "1"), ("é", "2"), ('"', "3")),
        *(("z", ""), ("1", ""), ("+", "")),
    ],
)
def test_a_sign_sits_on_the_key_of_a_latin_letter_or_a_digit(sign: str, key: str) -> None:
    """Latin letters and digits mean themselves."""
    assert key_of(sign) == key


def test_places_are_numbered_as_on_the_first_keyboards() -> None:
    """Digits, and three rows of letters."""
    assert [key_at(place) for place in (2, 11, 16, 30, 44, 57)] == ["1", "0", "q", "a", "z", ""]


@pytest.mark.parametrize(
    ("signs", "event"),
    [
        (("у", "ε"), "StatementEnded"),
        (("ч", "χ"), "FoundNotPresent"),
        (("ц", "ς"), "StatementHandedIn"),
        (("р", "η"), "StatementHeld"),
        (("с", "ψ"), "ConclusionAsked"),
    ],
)
def test_single_letters_act_on_russian_and_greek_keys(
    podium: Podium, signs: tuple[str, str], event: str
) -> None:
    """E, X, W, H, C."""
    podium.open().ask("CA", "NO", "TR").press("Space").later(5)
    for sign in signs:
        typed(sign)
        assert podium.floor.undo is not None
        assert type(podium.floor.undo.event).__name__ == event
        podium.later(2).press("Ctrl+Z").later(2)


@pytest.mark.parametrize("sign", ["я", "ζ", "ზ"])
def test_ctrl_z_takes_back_on_every_keyboard(podium: Podium, sign: str) -> None:
    """And Ctrl+K finds every command."""
    podium.open().ask("CA", "NO").press("Space").later(5)
    typed(sign, _CTRL)
    assert podium.floor.speaking is None

    typed({"я": "л", "ζ": "κ", "ზ": "კ"}[sign], _CTRL)
    assert podium.window.palette_card.isVisible()
    typed(sign)
    assert podium.window.palette_card.typed.text() == sign


def test_opening_works_by_place_with_shift_too(podium: Podium) -> None:
    """Ctrl+Shift+O with Russian letters, twice."""
    for _ in range(2):
        typed("щ", _CTRL | _SHIFT)
    assert podium.floor.session == "open"


@pytest.mark.parametrize(("sign", "outcome"), [("&", "upheld"), ("é", "not_upheld"), ('"', "noted")])
def test_the_ruling_is_one_key_on_french_keys(podium: Podium, sign: str, outcome: str) -> None:
    """The digits without Shift are signs there."""
    podium.open().ask("CA", "NO").press("Space").later(60).press("F9", "tu", "Enter", "Space").later(20)
    typed(sign)

    assert [speech.ruling for speech in podium.floor.done] == [outcome]


def test_letters_typed_into_a_field_stay_what_they_are(podium: Podium) -> None:
    """Names are looked for in any script."""
    podium.open().press("F3")
    for sign in "кан":
        typed(sign)

    assert podium.window.speakers.search.text() == "кан"
