"""Every act of the floor is reached from the chair's window: by a key, by the line that asks, by a card."""

import pytest

from app.floor.rules import ACTS
from app.floor.state import Kind, Mode
from app.station.station import Station
from tests.ui.chair.test_side_cards import waiting
from tests.ui.conftest import Podium
from ui.chair.actions import TABLE

# Asked by a card, by the search box or by the line, not by a row of the table alone.
ASKED_ELSEWHERE = {
    "request_floor",
    "close_list",
    "reopen_list",
    "open_list",
    "set_limit",
    "swap",
    "correct",
    "order",
    "text_received",
    "written_only_rest",
    "give_floor",
    "not_present",
    "unpin",
    "unpark",
    "resume",
    "ruling",
    "put_question",
    "zoom_back",
}


def test_every_act_of_the_rules_has_a_way_in(podium: Podium) -> None:
    """From the table, or from what is named here and tested below."""
    podium.open().ask("CA")
    from_table = {action.needs(podium.floor, "CA")[0] for action in TABLE if action.needs is not None}

    assert set(ACTS) - from_table <= ASKED_ELSEWHERE


@pytest.mark.parametrize(
    ("key", "where"),
    [("Ctrl+F7", "held"), ("Alt+Shift+Del", "parked")],
)
def test_a_reason_is_asked_for_in_a_line(podium: Podium, key: str, where: str) -> None:
    """And shown where the act is seen."""
    podium.open().ask("CA", "NO", "TR").press("Space").later(10).press(key, "line lost", "Enter")

    if where == "held":
        assert podium.floor.held[-1].held_for == "line lost"
        assert podium.window.floor_card._words.full_text() == "HELD: line lost"
    else:
        assert podium.floor.requests["NO"].parked_for == "line lost"
        row = podium.window.speakers.view.speakers._rows[0]
        assert "line lost" in row.remarks
    assert podium.window.speakers.view.hasFocus()


def test_the_session_is_suspended_because(podium: Podium) -> None:
    """The reason stands in the floor card."""
    podium.open().press("Ctrl+K", "suspend because", "Enter", "coffee", "Enter")

    assert podium.floor.milestones[-1].reason == "coffee"
    assert podium.window.floor_card._who.full_text() == "coffee"


@pytest.mark.parametrize(
    ("typed", "closed"), [("now no more time", True), ("16:00 no more time", False), ("16:00", False)]
)
def test_the_list_closes_now_or_at_a_time_with_a_reason(podium: Podium, typed: str, closed: bool) -> None:
    """One line asks for both."""
    podium.open().press("Ctrl+Shift+L", typed, "Enter")

    assert podium.floor.list_closed is closed
    assert (podium.floor.closing_at is None) is closed
    entry = podium.floor.undo
    assert entry is not None
    assert entry.event.reason == typed.partition(" ")[2]  # type: ignore[attr-defined]


def test_a_closing_time_that_is_none_is_a_sentence(podium: Podium) -> None:
    """The line stays, and nothing has happened."""
    podium.open().press("Ctrl+Shift+L", "soon", "Enter")

    assert "is not a time of day" in podium.said
    assert podium.window.line.isVisible()


def test_a_closed_list_asks_why_a_request_is_taken_all_the_same(podium: Podium) -> None:
    """In a line; without a reason nobody is added."""
    podium.open().ask("CA").press("Ctrl+L", "F3", "norw", "Enter")
    assert "Why is Norway taken" in podium.window.line.placeholderText()
    podium.press("Enter")
    assert waiting(podium) == ["CA"]
    podium.press("host country", "Enter")

    assert waiting(podium) == ["CA", "NO"]
    assert podium.floor.requests[podium.floor.waiting[1]].override == "host country"


def test_rights_of_reply_are_taken_when_the_list_is_closed(podium: Podium) -> None:
    """Without any question."""
    podium.open().ask("CA").press("Ctrl+L", "Shift+F9", "norw", "Enter")

    assert [podium.floor.requests[reply].delegation for reply in podium.floor.replies] == ["NO"]


def test_a_right_of_reply_is_given_now(podium: Podium) -> None:
    """N on it calls it before the list, Space gives the floor."""
    podium.open().ask("CA", "NO").ask("TR", kind="right_of_reply")
    podium.press("Down", "Down", "N")
    assert podium.window.next_card._texts.caption == "CALLED · RIGHT OF REPLY"
    podium.press("Space")

    assert podium.floor.speaking is not None
    assert podium.floor.speaking.request == "TR"
    assert waiting(podium) == ["CA", "NO"]


@pytest.mark.parametrize("key", ["Ctrl+F8", "A"])
def test_calling_names_aloud_and_the_clock_waits(podium: Podium, key: str) -> None:
    """The floor is given by a second key."""
    podium.open().ask("CA", "NO").press("Down", key)

    assert podium.floor.called == "NO"
    assert podium.floor.speaking is None
    assert podium.window.next_card._caption.full_text() == "CALLED"


def test_a_minute_is_added_by_one_key(podium: Podium) -> None:
    """And half a minute by another."""
    podium.open().ask("CA").press("Space", "*", "+")

    assert podium.floor.speaking is not None
    assert podium.floor.speaking.limit_ms == 180_000 + 60_000 + 30_000


def test_limits_by_category_and_kind(podium: Podium) -> None:
    """A card with a line for each; only what was changed becomes an act."""
    podium.open().ask("CA", "UN-ODC").press("Ctrl+Shift+T")
    card = podium.window.cards.card("limits")
    card.fields["organization"].setText("1:30")  # type: ignore[attr-defined]
    card.fields["question"].setText("1:00")  # type: ignore[attr-defined]
    podium.press("Enter")

    assert dict(podium.floor.limits) == {"organization": 90_000, "question": 60_000}
    times = {row.name: row.time for row in podium.window.speakers.view.speakers._rows}
    assert times["Canada"] == "3:00"
    assert "1:30" in times.values()


def test_limits_concern_the_floor_that_was_seen(podium: Podium) -> None:
    """Another desk set one meanwhile: nothing is overwritten, and it is said."""
    podium.open().press("Ctrl+Shift+T")
    card = podium.window.cards.card("limits")
    card.fields["organization"].setText("1:30")  # type: ignore[attr-defined]
    other = Station.open(podium.desk.station.address, clock=podium.clock)
    other.do("D1-P1", "set_limit", category="organization", seconds=240)
    other.close()
    podium.press("Enter")

    assert podium.said.startswith("Something has changed meanwhile")
    assert dict(podium.floor.limits) == {"organization": 240_000}


def test_a_limit_that_is_no_time_is_said_in_the_card(podium: Podium) -> None:
    """And nothing is set."""
    podium.open().press("Ctrl+Shift+T")
    card = podium.window.cards.card("limits")
    card.fields["state"].setText("soon")  # type: ignore[attr-defined]
    seq = podium.floor.seq
    podium.press("Enter")

    assert "not a speaking time" in card.told.full_text()
    assert podium.floor.seq == seq


@pytest.mark.parametrize(("key", "order"), [("Enter", ["TR", "NO"]), ("Shift+Enter", ["NO", "TR"])])
def test_whoever_left_the_list_comes_back_to_the_end_or_as_next(
    podium: Podium, key: str, order: list[str]
) -> None:
    """Any of them, not only the last."""
    podium.open().ask("CA", "NO", "TR").press("Del", "W")
    podium.press("Ctrl+Ins", "Down", key)

    assert waiting(podium) == order
    assert podium.floor.withdrawn == ("CA",)


def test_a_ruling_has_a_note(podium: Podium) -> None:
    """It stands in the journal for the record."""
    podium.open().ask("CA", "NO").press("Space").later(60).press("F9", "tu", "Enter", "Space").later(20)
    podium.press("Shift+F2", "4", "Enter")
    assert podium.said == "Begin with upheld, not upheld or noted."
    podium.window.line.clear()
    podium.press("3 raised too late", "Enter")

    (point,) = podium.floor.done
    assert (point.ruling, point.ruling_note) == ("noted", "raised too late")


def test_points_of_order_queue_by_name(podium: Podium) -> None:
    """The second waits for the ruling on the first."""
    podium.open().ask("CA", "NO").press("Space").later(60).press("F9", "tu", "Enter", "Space").later(20)
    podium.press("F9", "serb", "Enter")
    assert podium.window.next_card._who.full_text() == "1 more point of order: Serbia"
    podium.press("1")

    assert podium.window.next_card.button.text().startswith("Give 1:00 to Serbia")


def test_nobody_has_the_floor_is_a_dotted_frame(podium: Podium) -> None:
    """After 45 seconds in which somebody waits; no window comes up."""
    podium.open().ask("CA", "NO").press("Space").later(60).press("E").later(44)
    assert podium.window.next_card.property("state") == ""
    podium.later(1)

    assert podium.window.next_card.property("state") == "reminds"
    assert podium.window.next_card._then.full_text() == "Nobody has the floor since 0:45"


def test_an_exhausted_list_offers_what_can_be_done(podium: Podium) -> None:
    """Each by a click too."""
    podium.open()
    card = podium.window.next_card
    shown = [button.text() for button in card.choices if not button.isHidden()]
    assert shown[:2] == ["Ask once more\nF3", "Close the list\nCtrl+L"]

    card.choices[1].click()
    assert podium.floor.list_closed
    assert "Close the list\nCtrl+L" not in [choice.text() for choice in card.choices if not choice.isHidden()]


def test_the_panels_replies_go_on_air_from_an_exhausted_list(podium: Podium) -> None:
    """One key, and one undo takes it back; where none are to come, a sentence says so."""
    podium.open()
    shown = [button.text() for button in podium.window.next_card.choices if not button.isHidden()]
    assert shown[2] == "Panel replies\nCtrl+F9"
    podium.press("Ctrl+F9")

    run = podium.desk.station.live("D1-P1").run
    assert run.on_air is not None
    assert podium.window.next_card.choices[2].isHidden()
    podium.later(1).press("Ctrl+F9")
    assert podium.said.startswith("Nothing that the plan puts after the list")
    podium.press("Ctrl+Z")
    back = podium.desk.station.live("D1-P1").run.on_air
    assert back is not None
    assert back.number == "2"


def test_what_comes_after_a_return_begins_with_who_is_next(podium: Podium) -> None:
    """The held speech goes on first; nobody behind it is left out, nor after a suspension."""
    podium.open().ask("CA", "NO", "TR").press("Space").later(20).press("F9")
    podium.desk.floor.do("request_floor", delegation="RS", kind="point_of_order")
    podium.later(2).press("F8").later(10)
    podium.desk.floor.do("ruling", outcome="noted")
    podium.later(4)  # what came of F8 has stood long enough
    then = podium.window.next_card._then

    assert podium.window.next_card._caption.full_text() == "RETURN TO"
    assert then.full_text() == "then: Norway · Turkey"
    podium.desk.floor.do("suspend_session")
    podium.later(4)
    assert then.full_text() == "then: Norway · Turkey"


def test_a_closed_session_says_what_can_still_be_done(podium: Podium) -> None:
    """And no longer that its list is open."""
    podium.open().ask("CA", "NO").press("Space").later(5)
    podium.desk.floor.do("close_session")
    podium.later(4)

    assert podium.window.next_card.button.text() == "Carry over 1…  Ctrl+⇧N"
    assert podium.window.next_card._then.full_text() == "Ctrl+7 is the record"
    assert podium.window.strip.list.isHidden()


def test_who_is_not_registered_is_said_before_the_floor_is_given(podium: Podium) -> None:
    """The chair decides."""
    podium.open().ask("IT")

    assert podium.window.next_card._who.full_text().startswith("NOT REGISTERED")


def test_a_misspelt_name_brings_what_is_similar(podium: Podium) -> None:
    """Chosen by the arrow, never by Enter alone."""
    podium.open().press("F3", "kenadda", "Enter")
    assert podium.floor.requests == {}
    podium.press("Down", "Enter")

    assert podium.listed() == ["Canada"]


def test_what_is_similar_to_another_text_comes_too_late(podium: Podium) -> None:
    """It is looked for beside the window: what was typed meanwhile is answered for itself."""
    box = podium.window.speakers.search
    podium.open().press("F3", "kenadda")
    canada = box.results._hits
    assert [hit.name for hit in canada] == ["Canada"]
    podium.press("x")
    held = box.results._hits
    box.show_similar("kenadda", (*canada, *canada))
    assert box.results._hits == held
    podium.press("Esc")
    box.show_similar("", canada)

    assert not box.results.isVisible()


def test_the_lines_where_time_runs_out_are_named(podium: Podium) -> None:
    """After the last who fits before the planned end, and before the hard end."""
    podium.open()
    for place in range(60):
        podium.desk.floor.do("request_floor", delegation="CA", request=f"r{place}")
    lines = [row.line for row in podium.window.speakers.view.speakers._rows if row.line]

    assert [line.partition(" ")[2] for line in lines] == ["planned end", "hard end"]


def test_the_views_have_their_keys(podium: Podium) -> None:
    """Ctrl+4 the programme, Ctrl+1 back to the list; while a request is typed Ctrl+1 means the room."""
    podium.open().ask("CA").press("Ctrl+4")
    assert podium.window.agenda.isVisible()
    podium.press("Ctrl+1")
    assert podium.window.speakers.view.hasFocus()
    podium.press("F3", "norw", "Ctrl+1", "Enter")

    assert podium.floor.requests[podium.floor.waiting[-1]].mode is Mode.ROOM


def test_the_window_stays_on_top_beside_zoom(podium: Podium) -> None:
    """A switch, said in the status line."""
    from PySide6.QtCore import Qt

    podium.window.run("on_top")
    assert podium.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert "stays on top" in podium.said
    podium.window.run("on_top")
    assert not podium.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_the_kinds_of_the_search_box_are_those_of_the_list(podium: Podium) -> None:
    """Tab goes through them; points of order have a key of their own."""
    podium.open().press("F3", "norw", "Tab", "Tab", "Enter")

    assert [request.kind for request in podium.floor.requests.values()] == [Kind.QUESTION]


def test_replies_after_the_list_are_announced_as_such(podium: Podium) -> None:
    """The first says that the list is through; each names who follows."""
    podium.open().ask("TR", "NO", kind="right_of_reply")
    say = podium.window.page.say
    first = say.full_text()
    podium.press("Space").later(60)

    assert first == (
        "“That concludes the list of speakers. In exercise of the right of reply, I give the floor to "
        "Turkey, to be followed by Norway.”"
    )
    assert say.full_text() == (
        "“I thank the delegation of Turkey. In exercise of the right of reply, I give the floor to Norway.”"
    )
