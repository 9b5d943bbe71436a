"""A protected person's name is nowhere, however somebody wrote it."""

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.conference.questions import Question
from app.conference.registrants import PRIVATE, Registrant
from app.floor.events import FloorRequested, ListClosed
from app.journal.entries import Entry
from app.protection.protection import NOBODY, Protection
from app.protection.rows import as_written, hidden_entries, hidden_questions, hidden_sessions
from tests.app.people import PANEL
from tests.app.protection.hard_names import OTHERS, PROTECTED, SPELT, told

PEOPLE = (
    Registrant("R1", "Żaneta", "Müller-Łoś", alias="Expert A", native="Жанета Мюллер"),
    Registrant("R2", "Mona", "Lind", alias="Expert B"),
    Registrant("R3", "Karin", "Lind"),
)
HARD = Protection((*PROTECTED, *OTHERS))
NAMESAKES = Protection(
    (Registrant("N1", "Eva", "Kühnholz", alias="Guide X"), Registrant("N2", "Anna", "Kühnholz"))
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Żaneta Müller-Łoś", "Expert A"),
        ("MÜLLER-ŁOŚ, Żaneta speaks", "Expert A speaks"),
        ("Ask Dr. Zaneta Mueller-Los", "Ask Expert A"),
        ("Ms Muller-Los, then Жанета Мюллер", "Expert A, then Expert A"),
        ("call Ms Müller-Łoś's lawyer", "call Expert A's lawyer"),
        ("Mona Lind and Karin Lind", "Expert B and Karin Lind"),
        ("Müllerstraße, Losing", "Müllerstraße, Losing"),
        ("", ""),
    ],
)
def test_whatever_the_spelling_only_the_alias_is_shown(written: str, shown: str) -> None:
    """In any order, case, spelling and script; titles go with the name; others keep theirs."""
    assert Protection(PEOPLE).hide(written) == shown


@pytest.mark.parametrize("frame", ["{}", "Then {} speaks.", "({})", "“{}”", "x;{};y", "1. {}, 2. Denmark"])
@pytest.mark.parametrize(
    ("alias", "spelling"), [(alias, spelling) for alias, all_ in SPELT.items() for spelling in all_]
)
def test_every_spelling_is_hidden_wherever_it_stands(alias: str, spelling: str, frame: str) -> None:
    """By the alias, never by nothing; what stands around stays."""
    shown = HARD.hide(frame.format(spelling))

    assert alias in shown
    assert not told(shown)
    assert shown.startswith(frame.partition("{}")[0])
    assert HARD.hide(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Uvaldo Peccarini on uvular sounds, UVB and Uvs",
        "Anna Hajjarian",
        "the delegation of Denmark",
        "Guide A, Guide B and Guide D’s guide",
        "GUIDE A",
        "Liuba and liuto",
        "U.S. and U.K., e.g. at 10 a.m.",
        "柳树 · 发言",
        "sb@pass.invalid, #passes, https://pass.invalid/agenda",
        "Holz, kühn, Kühn, Thier",
    ],
)
def test_what_is_no_protected_name_stays(text: str) -> None:
    """Words that contain a short name, other people, the alias itself."""
    assert HARD.hide(text) == text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Anna Kühnholz", "Anna Kühnholz"),
        ("Kühnholz, Anna", "Kühnholz, Anna"),
        ("Eva Kühnholz", "Guide X"),
        ("E. Kuehnholz and Anna Kuehnholz", "Guide X and Anna Kuehnholz"),
        ("KÜHNHOLZ, Eva", "Guide X"),
        ("A. Kühnholz", "A. Kühnholz"),
    ],
)
def test_a_namesake_who_is_not_protected_keeps_the_name(written: str, shown: str) -> None:
    """The given name, or its initial, tells the two apart."""
    assert NAMESAKES.hide(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("So that it is so.", "So that it is so."),
        ("Mr So said so.", "Guide Y said so."),
        ("So Min-jun said so.", "Guide Y said so."),
        ("Will the Chair ask Ms Will?", "Will the Chair ask Guide Z?"),
        ("Nguyễn Thị Minh; Nguyen Thi Minh; Ms Nguyen", "Guide V; Guide V; Guide V"),
        ("O’Brien, O'Brien, OBRIEN and Niamh O Brien", "Guide O, Guide O, Guide O and Guide O"),
        ("McDonald and Mc Donald", "Guide M and Guide M"),
        ("van der Berg; Berg", "Guide W; Guide W"),
    ],
)
def test_names_that_are_words_or_have_particles(written: str, shown: str) -> None:
    """An ordinary word is a name beside a title or the given name alone."""
    people = (
        Registrant("W1", "Min-jun", "So", alias="Guide Y"),
        Registrant("W2", "Rose", "Will", alias="Guide Z"),
        Registrant("W3", "Thị Minh", "Nguyễn", alias="Guide V"),
        Registrant("W4", "Niamh", "O'Brien", alias="Guide O"),
        Registrant("W5", "Ian", "McDonald", alias="Guide M"),
        Registrant("W6", "Jan", "van der Berg", alias="Guide W"),
    )
    assert Protection(people).hide(written) == shown


def test_a_given_name_alone_is_hidden_of_the_sender_only() -> None:
    """In a mail it is a signature."""
    assert HARD.hide("Yours, Inmaculada", "M3") == "Yours, Guide C"
    assert HARD.hide("Yours, Inmaculada") == "Yours, Inmaculada"


@pytest.mark.parametrize("merged", [{"M4": "Q1"}, {"Q1": "M4"}, {"Q1": "Q2", "Q2": "M4"}])
def test_whoever_is_merged_is_protected_in_both_rows(merged: dict[str, str]) -> None:
    """Whichever of the two is kept, and whichever has the alias."""
    other = Registrant("Q1", "Gottfried", "Kuehnholtz", "DE")
    both = Protection((*PROTECTED, other), merged)

    assert both.hide("Gottfried Kuehnholtz, Götz Kühnholz") == "Guide D, Guide D"
    assert both.as_public(other).full_name == "Guide D"


def test_a_row_under_its_alias_tells_nothing_else() -> None:
    """Nor the role, from which the head of a delegation can be inferred; others stay as they are."""
    shown = HARD.as_public(PROTECTED[0])

    assert (shown.full_name, shown.entity, shown.number) == ("Guide A", "DK", "M1")
    assert not any(getattr(shown, name) for name in PRIVATE if name != "family")
    assert HARD.as_public(OTHERS[0]) is OTHERS[0]


def test_somebody_spelt_almost_so_is_told_of() -> None:
    assert HARD.near("Kuhnholtz, Getz") == "Guide D"
    assert HARD.near("Denmark") == ""


@given(st.text())
def test_any_text_can_be_hidden_and_twice_is_once(text: str) -> None:
    """Whatever letters it has."""
    once = HARD.hide(text)

    assert HARD.hide(once) == once
    assert NOBODY.hide(text) == text


@given(
    st.sampled_from([spelling for all_ in SPELT.values() for spelling in all_]),
    st.text(alphabet="\u200b\u200d\u00ad\u2060\ufeff\u0301\ufe0f", min_size=1, max_size=3),
    st.integers(0, 40),
)
def test_letters_that_are_not_seen_do_not_help(spelling: str, unseen: str, at: int) -> None:
    """Anywhere in the name."""
    place = min(at, len(spelling) - 1) or 1
    shown = HARD.hide(f"then {spelling[:place]}{unseen}{spelling[place:]} speaks")
    seen = "".join(letter for letter in shown if letter not in "\u200b\u200d\u00ad\u2060\ufeff\u0301\ufe0f")

    assert not told(seen)


@given(
    st.lists(st.sampled_from(["Anna", "Uvaldo", "the", "Guide A", "film", "Denmark", "Müllerstraße", "—"]))
)
def test_texts_without_protected_names_stay(words: list[str]) -> None:
    assert HARD.hide(" ".join(words)) == " ".join(words)


def test_rows_and_entries_are_hidden_and_the_written_ones_come_back() -> None:
    """What an editor did not touch is written as it was."""
    item = replace(PANEL.items[0], id=1, speaker="Götz Kühnholz", entity="Kühnholz", notes="Ms Uv asks")
    session = replace(PANEL, title="With Samir Al-Hajjari", items=(item, *PANEL.items[1:]))
    (seen,) = hidden_sessions((session,), HARD, {"SE"})
    edited = replace(seen, room="Hall 2")
    (written,) = as_written((edited,), (session,), HARD)

    assert (seen.title, seen.items[0].speaker, seen.items[0].entity) == ("With Guide B", "Guide D", "Guide D")
    assert written == replace(session, room="Hall 2")
    assert hidden_questions([Question("Who is Uv?", "柳若溪")], HARD) == (
        Question("Who is Guide A?", "Guide F"),
    )


def test_entries_keep_ids_and_lose_names() -> None:
    at = datetime(2021, 6, 14, tzinfo=UTC)
    asked = FloorRequested("r", "DK", "statement", "room", "chair", at, note="for Ms Uv", person="M1")
    entries = (Entry(1, at, asked), Entry(2, at, ListClosed()))

    first, second = hidden_entries(entries, HARD)

    assert first.event == replace(asked, note="for Guide A")
    assert second is entries[1]


def test_the_cost_grows_with_the_protected_only() -> None:
    """A text of 100 kB beside ten thousand registrants costs what it costs beside a hundred."""
    text = "The delegation of Denmark speaks of snow and of Ms Uv. " * 1_800
    few, many = (
        Protection((*PROTECTED, *(Registrant(f"X{n}", f"Given{n}", f"Family{n}") for n in range(count))))
        for count in (100, 10_000)
    )

    assert _cost(many, text) < 3 * _cost(few, text)
    assert _cost(few, 2 * text) < 6 * _cost(few, text)


def _cost(protection: Protection, text: str) -> float:
    best = 1e9
    for _ in range(3):
        began = time.perf_counter()
        protection.hide(text)
        best = min(best, time.perf_counter() - began)
    return best
