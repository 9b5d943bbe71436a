"""One act of the floor from the command line: for a Stream Deck, for a script, while the console runs."""

import json
from pathlib import Path

import pytest

from app.live.acts import ACTS
from app.station.station import Station
from app.times import SetClock
from tests.app.commands.conftest import Answer, Shell
from tests.app.people import OPENING, make_conference


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    """Panel 1 with Canada, Norway and Türkiye on its list."""
    path = make_conference(tmp_path / "panel.rostrum")
    station = Station.open(str(path), clock=SetClock(OPENING))
    station.do("D1-P1", "open_session")
    station.do("D1-P1", "open_list")
    for code in ("CA", "NO", "TR"):
        station.do("D1-P1", "request_floor", delegation=code, request=code)
    station.close()
    return path


class Deck:
    """A row of buttons on one conference, pressed at 15:30:00 and so many seconds."""

    def __init__(self, shell: Shell, path: Path) -> None:
        self._shell, self._path = shell, path

    def __call__(self, seconds: int, act: str, *words: str) -> Answer:
        """One button."""
        at = f"2021-06-14T15:{30 + seconds // 60}:{seconds % 60:02d}+02:00"
        return self._shell("floor", act, self._path, *words, "--now", at)

    def floor(self) -> dict[str, object]:
        """The floor afterwards."""
        answer = self._shell("show", self._path, "--session", "D1-P1", "--json")
        found: dict[str, object] = json.loads(answer.out)["floor"]
        return found


@pytest.fixture
def deck(rostrum: Shell, opened: Path) -> Deck:
    """The buttons."""
    return Deck(rostrum, opened)


def speaking(deck: Deck) -> str | None:
    """Who has the floor."""
    held = deck.floor()["speaking"]
    return held["request"] if isinstance(held, dict) else None


def test_an_act_is_done_and_said_in_a_sentence(deck: Deck) -> None:
    """In the session that is on; what is odd about it goes beside, to the messages."""
    assert deck(10, "give_floor").out == "Floor given to Canada.\n"
    assert speaking(deck) == "CA"

    answer = deck(20, "request_floor", "delegation=CA", "as=again", "mode=zoom")
    assert (answer.code, answer.out) == (0, "Canada added to the list.\n")
    assert deck(30, "swap", "request=NO", "with=again").out == "Norway and Canada swapped.\n"
    late = deck(40, "request_floor", "delegation=UN-ODC", "kind=point_of_order")
    assert "no State" in late.err


def test_every_kind_of_argument_is_read(deck: Deck) -> None:
    """Numbers, yes and no, times at the venue."""
    assert deck(10, "give_floor").code == 0
    assert deck(20, "extend", "seconds=30").out == "Canada given 30 seconds more.\n"
    assert deck(30, "close_list", "closing_at=2021-06-14T16:45", "reason=the hour").code == 0
    assert deck(40, "order", "preset=by_lot", "seed=Vienna", "at_most_two=true").code in (0, 1)
    session = deck.floor()["session"]
    assert isinstance(session, dict)
    assert session["closing_at"] == "2021-06-14T16:45:00+02:00"


def test_the_key_pressed_twice_gives_the_floor_once(deck: Deck) -> None:
    """A slip of the hand is refused; a second later than a second and a half it is meant."""
    assert deck(10, "give_floor").code == 0
    twice = deck(11, "give_floor")
    assert (twice.code, twice.err) == (1, "Ignored: pressed twice.\n")
    assert speaking(deck) == "CA"
    assert deck(13, "give_floor").code == 0
    assert speaking(deck) == "NO"


def test_the_floor_goes_to_whom_the_person_saw_or_to_nobody(deck: Deck) -> None:
    """Changed by somebody else has a code of its own, and nothing happened."""
    assert deck(5, "withdraw", "request=CA").code == 0
    changed = deck(10, "give_floor", "--expecting", "CA")
    assert (changed.code, changed.out) == (5, "")
    assert changed.err.startswith("The list has changed: Norway is next now.")
    assert deck(11, "call", "--expecting", "CA").code == 5
    assert speaking(deck) is None

    assert deck(12, "give_floor", "--expecting", "NO").code == 0
    assert deck(20, "give_floor", "--expecting", "NO").code == 5
    for seconds, act in ((30, "withdraw"), (31, "restore"), (32, "withdraw")):
        assert deck(seconds, act, "request=TR", *(("to=next",) if act == "restore" else ())).code == 0
    assert deck(40, "give_floor", "--expecting", "TR").code == 5


SPEAKING_AND_A_POINT = (
    ("give_floor", "request=CA"), ("request_floor", "delegation=TR", "as=point", "kind=point_of_order"),
    ("give_floor", "request=point"),
)  # fmt: skip
OVER_A_LINE = (
    ("request_floor", "delegation=CA", "as=far", "mode=zoom"), ("give_floor", "request=far"),
    ("report_line", "request=far", "line=lost"), ("hold", "reason=line lost"),
)  # fmt: skip
ASIDE = tuple(("park", f"request={code}") for code in ("CA", "NO", "TR"))
NEXT: dict[str, tuple[tuple[tuple[str, ...], ...], int, str]] = {
    "a ruling is awaited": (SPEAKING_AND_A_POINT, 1, "Rule on the point of order of Turkey first."),
    "the interrupted one first": (
        (*SPEAKING_AND_A_POINT, ("ruling", "outcome=noted")), 0, "Canada resumed.",
    ),
    "who is held while others wait": ((("give_floor",), ("hold",)), 0, "Floor given to Norway."),
    "whose line is still lost": (OVER_A_LINE, 0, "Floor given to Canada."),
    "whose line is back": (
        (*OVER_A_LINE, ("report_line", "request=far", "line=back")), 0, "Canada resumed.",
    ),
    "nobody else waits": ((("give_floor", "request=NO"), ("hold",), *ASIDE[::2]), 0, "Norway resumed."),
    "suspended": ((("suspend_session",),), 1, "The session is suspended; resume it first."),
    "all are parked": (ASIDE, 1, "Everybody who waits is parked."),
}  # fmt: skip


@pytest.mark.parametrize("situation", NEXT)
def test_without_a_name_it_is_the_one_next_act(deck: Deck, situation: str) -> None:
    """What Space does at the chair's desk; or the reason why not."""
    acts, code, said = NEXT[situation]
    for number, words in enumerate(acts, 1):
        assert deck(10 * number, *words).code == 0
    answer = deck(200, "give_floor")

    assert (answer.code, (answer.out or answer.err).strip()) == (code, said)


def test_an_item_of_the_plan_that_comes_first_is_named(deck: Deck) -> None:
    """The floor is given all the same; once the discussion is on, nothing comes before the list."""
    assert deck(10, "give_floor").err == "By the programme 1 Introduction comes first.\n"
    assert (deck(15, "end_statement").code, deck(20, "start_item", "item=1").code) == (0, 0)
    assert deck(30, "give_floor", "request=TR").err == "By the programme 2 Discussion comes first.\n"
    point = ("request_floor", "delegation=CA", "kind=point_of_order", "as=point")
    assert (deck(40, *point).code, deck(50, "give_floor", "request=point").err) == (0, "")
    assert (deck(60, "ruling", "outcome=noted").code, deck(70, "start_item", "item=2").code) == (0, 0)
    assert deck(80, "give_floor", "request=NO").err == ""


def test_undo_takes_back_the_act_that_was_seen_or_none(deck: Deck) -> None:
    """By the number that the act was answered with; exit 5 and nothing written when another came after it."""
    seq = str(json.loads(deck(10, "give_floor", "--json").out)["seq"])
    assert deck(20, "extend", "seconds=30").code == 0
    assert deck(30, "undo", "--expecting", seq).code == 5
    assert deck(31, "undo").out == "Undone: Canada given 30 seconds more.\n"
    assert deck(32, "undo", "--expecting", seq).out == "Undone: floor given to Canada.\n"
    assert deck(33, "redo", "--expecting", str(int(seq) + 1)).code == 5
    assert deck(34, "redo", "--expecting", seq).out == "Done again: floor given to Canada.\n"


def test_one_json_document(deck: Deck) -> None:
    """With the floor as it stands afterwards."""
    document = json.loads(deck(10, "give_floor", "--json").out)

    assert (document["schema"], document["act"], document["session"]) == (1, "give_floor", "D1-P1")
    assert (document["seq"], document["said"]) == (6, "Floor given to Canada")
    assert document["at"].startswith("2021-06-14T15:30:10")
    assert document["floor"]["speaking"]["request"] == "CA"


def test_another_session_is_named(deck: Deck) -> None:
    """The one that is on is left alone."""
    assert deck(10, "open_list", "--session", "D3-FLOOR").code == 0
    assert deck(10, "open_list").code == 1
    assert deck(10, "open_list", "--session", "D9").code == 2


def test_the_conference_may_stand_in_the_environment(
    rostrum: Shell, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then a button is two or three words."""
    monkeypatch.setenv("ROSTRUM_CONFERENCE", str(opened))
    assert rostrum("floor", "park", "request=NO", "reason=line lost").out == "Norway parked.\n"
    assert rostrum("floor", "--json", "undo").code == 0


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("sing",), 2, "“sing” is no act"),
        (("withdraw",), 2, "withdraw needs request."),
        (("withdraw", "request=CA", "request=NO"), 2, "“request” is said twice."),
        (("withdraw", "CA"), 2, "“CA” is not written as NAME=VALUE."),
        (("withdraw", "request=CA", "to=me"), 2, "withdraw has no argument “to”."),
        (("withdraw", "request=CA", "--expecting", "CA"), 2, "no argument “expecting”"),
        (("extend", "seconds=half"), 2, "seconds must be a whole number."),
        (("order", "preset=by_lot", "at_most_two=perhaps"), 2, "at_most_two must be true or false."),
        (("close_list", "closing_at=noon"), 2, "“noon” is not a date and time"),
        (("give_floor", "--aloud"), 2, "nrecognized arguments: --aloud"),
        (("withdraw", "request=XX"), 1, "There is no request “XX” in this session."),
        (("resume",), 1, "No statement is held."),
    ],
)
def test_what_cannot_be_done_gets_a_sentence(
    deck: Deck, words: tuple[str, ...], code: int, sentence: str
) -> None:
    """And the floor is as it was."""
    before = deck.floor()["list"]
    answer = deck(10, *words)

    assert answer.code == code
    assert sentence in answer.err
    assert (answer.out, deck.floor()["list"]) == ("", before)


def test_a_conference_that_is_not_there(rostrum: Shell, tmp_path: Path) -> None:
    """Or was not named."""
    assert rostrum("floor", "undo", tmp_path / "none.rostrum").code == 4
    assert rostrum("floor", "undo").code == 2


def test_help_names_every_act(rostrum: Shell) -> None:
    """With an example to copy."""
    words = rostrum("floor", "--help").out

    assert [act for act in ACTS if act not in words] == []
    assert "rostrum floor give_floor" in words


def test_the_zone_in_which_a_request_was_received_is_kept(deck: Deck, opened: Path) -> None:
    """It is ordered by its instant all the same: 06:55 in Washington is 12:55 in Vienna."""
    words = ("delegation=US", "as=ahead", "received_at=2021-06-14T06:55-04:00", "channel=email")
    assert deck(10, "request_floor", *words).code == 0
    station = Station.open(str(opened), clock=SetClock(OPENING))
    floor = station.live("D1-P1").floor
    station.close()

    assert floor.requests["ahead"].received_at.isoformat() == "2021-06-14T06:55:00-04:00"
    assert (floor.waiting[0], floor.requests["ahead"].late) == ("ahead", False)


def test_show_says_where_a_speaker_in_the_room_sits(rostrum: Shell, opened: Path, tmp_path: Path) -> None:
    """Seats come from a table after a plan, or by number in French order."""
    table = tmp_path / "seats.csv"
    table.write_text("Delegation;Seat\nNorway;14\nAtlantis;3\n", encoding="utf-8")
    tried = rostrum("import", "seats", opened, table, "--dry-run")
    assert "line 2: new: Norway, seat 14" in tried.err
    assert "line 3: Delegation: “Atlantis” is not known" in tried.err
    assert json.loads(rostrum("show", opened, "--json").out)["seats"] == {}

    assert rostrum("import", "seats", opened, table, "--yes").code == 1, "one line was left out"
    shown = json.loads(rostrum("show", opened, "--json", "--session", "D1-P1").out)
    assert shown["seats"] == {"NO": "14"}
    assert {row["seat"] for row in shown["floor"]["list"] if row["delegation"] == "NO"} == {"14"}
    assert all(row["mode"] == "room" for row in shown["floor"]["list"] if "seat" in row)

    assert rostrum("import", "seats", opened, "--by-order", "--yes").code == 0
    assert json.loads(rostrum("show", opened, "--json").out)["seats"]["NO"] == "1"
    assert rostrum("import", "seats", opened).code != 0
