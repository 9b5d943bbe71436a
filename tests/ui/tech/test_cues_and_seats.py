"""Cues in haste and seats at the tech desk: typed, ticked, taken back."""

import pytest

from app.conference.cue_text import cues_text
from app.station.floor_desk import seat_delegation
from app.station.station import Station
from tests.ui.tech.conftest import Beside


def cues_of(beside: Beside) -> list[str]:
    """The cues on the disk, item by item."""
    return [cues_text(item.cues) for item in beside.podium.desk.station.session("D1-P1").items]


def select(beside: Beside, words: str) -> None:
    """Choose the cue with some words."""
    shown = beside.window.page.cues.list
    place = next(at for at, row in enumerate(beside.rows(shown)) if words in row)
    shown.setCurrentIndex(shown.rows.index(place))


def test_a_cue_is_typed_in_haste_and_taken_back(beside: Beside) -> None:
    """For an item by its number; undo takes the cue back, and not the act before it."""
    beside.press("Q", "3 MSG thank them", "Enter")
    assert cues_of(beside) == ["", "", "MSG thank them"]
    assert beside.said == "A cue MSG of item 3 of D1-P1 added · Ctrl+Z undo"
    assert not beside.window.line.isVisible()
    assert any("thank them · 3" in row for row in beside.rows(beside.window.page.cues.list))

    beside.press("Ctrl+Z")
    assert cues_of(beside) == ["", "", ""]
    beside.press("Ctrl+Y")
    assert cues_of(beside) == ["", "", "MSG thank them"]

    beside.press("N", "Ctrl+Z")
    assert cues_of(beside) == ["", "", "MSG thank them"]
    assert beside.reports.line("CA") is None


def test_a_cue_for_now_is_due_now_and_ticked_like_any(beside: Beside) -> None:
    """While the list runs it is one of the discussion."""
    beside.podium.desk.floor.do("start_item", item="2")
    beside.later(65)
    beside.press("Ctrl+U", "MSG ten minutes are left", "Enter")
    assert cues_of(beside)[1].startswith("MSG +1:0")

    row = next(row for row in beside.rows(beside.window.page.cues.list) if "ten minutes" in row)
    select(beside, "ten minutes")
    beside.window.page.cues.list.setFocus()
    beside.press("Shift+F3")

    assert "○ MSG" in row
    ticked = next(row for row in beside.rows(beside.window.page.cues.list) if "ten minutes" in row)
    assert "✓ MSG" in ticked


def test_a_cue_that_makes_no_sense_is_said_and_the_line_stays(beside: Beside) -> None:
    beside.press("Q", "FILM a", "Enter")

    assert beside.said.startswith("“FILM” is no kind of cue")
    assert beside.window.line.isVisible()
    assert beside.window.line.text() == "FILM a"


def test_what_to_do_when_it_fails_stands_first_while_it_fails(beside: Beside) -> None:
    """Marked as urgent; gone when it works again."""
    beside.press("Q", "2 EMG call the desk phone; fails: zoom", "Enter", "Ctrl+Alt+Z")

    assert beside.rows(beside.window.page.cues.list)[0] == "! EMG | call the desk phone · 2 Discussion | NOW"

    beside.press("Ctrl+Alt+Z")
    assert not any("EMG" in row for row in beside.rows(beside.window.page.cues.list))


def test_the_chosen_cue_is_told_whole_below_the_list(beside: Beside) -> None:
    """First and last words do not fit into a row."""
    said = "3 VID; file: a.mp4; duration: 1:30; first: Every purchase; last: who pays; fallback: laptop 2"
    beside.press("Q", said, "Enter")
    cues, whole = beside.window.page.cues, beside.window.page.cues.whole
    select(beside, "a.mp4")

    assert "first words “Every purchase” · last words “who pays” · if not: laptop 2" in whole.full_text()
    assert whole.isVisible()
    assert any(name.full_text().startswith("FILM") for name, _ in cues.counted)


def test_a_seat_is_typed_for_who_is_next_in_the_room_and_undone(beside: Beside) -> None:
    """Sweden introduces the panel: the line asks about its seat, and says so."""
    beside.press("Ctrl+Shift+F4")
    assert beside.window.line.placeholderText().startswith("Seat of Sweden, as 14")

    beside.press("1", "4", "Enter")
    assert beside.podium.desk.station.load().conference.seats == {"SE": "14"}
    assert "Hofburg, seat 14" in beside.window.page.turns[1].below.full_text()
    assert beside.said.startswith("Sweden: seat 14.")

    beside.press("Ctrl+Z")
    assert beside.podium.desk.station.load().conference.seats == {}
    assert "NO" in beside.podium.floor.waiting, "the seat was undone, not what was done before it"


def theirs(beside: Beside) -> Station:
    """Another desk on the same file, of whose acts this window has not heard yet."""
    return Station.open(beside.podium.desk.station.address, clock=beside.podium.clock)


@pytest.mark.parametrize(("key", "before"), [("Ctrl+Z", ()), ("Ctrl+Y", ("Ctrl+Z",))])
def test_undo_and_redo_concern_the_act_that_was_seen(
    beside: Beside, key: str, before: tuple[str, ...]
) -> None:
    """Another desk was quicker: nothing is taken back, nothing done again, and it is said."""
    beside.press("F8", *before)
    other = theirs(beside)
    other.do("D1-P1", "request_floor", delegation="NO", request="theirs")
    other.close()
    entries = len(beside.podium.desk.station.live("D1-P1").entries)
    beside.press(key)

    assert beside.said.startswith("Another act came in between" if key == "Ctrl+Z" else "There is nothing")
    assert len(beside.podium.desk.station.live("D1-P1").entries) == entries


def test_undo_of_a_seat_does_not_overwrite_another_desks(beside: Beside) -> None:
    """Where it sits by now is said."""
    beside.press("Ctrl+Shift+F4", "1", "4", "Enter")
    other = theirs(beside)
    seat_delegation(other, "SE", "20")
    other.close()
    beside.press("Ctrl+Z")

    assert beside.podium.desk.station.load().conference.seats == {"SE": "20"}
    assert beside.said.startswith("Sweden: seat 20.")


def test_another_delegations_seat_is_typed_with_its_name(beside: Beside) -> None:
    """A seat that is taken is refused with a sentence."""
    beside.press("Ctrl+Shift+F4")
    beside.window.line.setText("Serbia 3")
    beside.press("Enter", "Ctrl+Shift+F4")
    beside.window.line.setText("3")
    beside.press("Enter")

    assert beside.podium.desk.station.load().conference.seats == {"RS": "3"}
    assert beside.said == "Seat 3 is Serbia’s."


def test_when_the_power_is_back_the_desk_is_told_how_paper_is_entered(beside: Beside) -> None:
    """In the status line, not by a window that nobody asked for."""
    beside.press("Ctrl+Alt+P", "Ctrl+Alt+P")

    assert "Shift+F4 enters what was written on paper" in beside.said


def test_undo_takes_seats_and_cues_back_in_the_order_in_which_they_were_made(beside: Beside) -> None:
    """A cue, a seat, a cue: the last one first, and no act before them."""
    beside.press("Q", "3 MSG thank them", "Enter", "Ctrl+Shift+F4", "1", "4", "Enter")
    beside.press("Q", "2 MSG ten minutes", "Enter")
    held = beside.podium.desk.station

    beside.press("Ctrl+Z")
    assert cues_of(beside) == ["", "", "MSG thank them"]
    assert held.load().conference.seats == {"SE": "14"}
    beside.press("Ctrl+Z")
    assert held.load().conference.seats == {}
    assert cues_of(beside) == ["", "", "MSG thank them"]
    beside.press("Ctrl+Z")
    assert cues_of(beside) == ["", "", ""]
    assert "NO" in beside.podium.floor.waiting
