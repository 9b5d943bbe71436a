"""One forecast and one NEXT: list, programme and every desk say the same, whenever and in every state."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest

from app.conference.sessions import Item
from app.errors import Refused
from app.floor.state import SessionState
from app.live.floor_json import floor_document
from app.live.next_up import Row, list_runs, name_of, next_up, rows
from app.live.programme_json import programme_document
from app.run_of_show.join import show_of
from app.run_of_show.printing import Former, run_of_show
from app.station.station import Station
from app.storage.tables.agenda import write_sessions
from app.tech.cue_sheet import CueSheet
from app.tech.speakers import Speakers
from app.tech.turns import Turns
from app.times import SetClock, clock_text, iso, zone
from tests.app.pdf.paper import texts
from tests.app.people import MINUTE, OPENING, make_conference
from ui.agenda.texts import item_rows
from ui.chair.texts.next_text import after_the_list_words, next_texts
from ui.chair.texts.session_text import SessionText
from ui.console.programme_text import over_words, programme_words
from ui.displays.room_text import room_texts

VIENNA = zone("Europe/Vienna")
PLAN = (
    Item("1", "introduction", "Introduction", 10 * MINUTE, entity="NO"),
    Item("2", "panellist", "Lived", 10 * MINUTE, entity="UN-ODC", mode="zoom"),
    Item("3", "video", "A film", 5 * MINUTE, entity="CA", mode="video"),
    Item("4", "discussion", "Discussion", 50 * MINUTE),
    Item("5", "response", "Replies", 5 * MINUTE),
)
"""Eighty minutes of two hours."""


class Hall:
    """Panel 1 with this plan, and a clock in minutes after its planned start."""

    def __init__(self, path: Path, plan: tuple[Item, ...] = PLAN) -> None:
        self.clock = SetClock(OPENING)
        self.station = Station.open(str(make_conference(path / "a.rostrum", self.clock)), clock=self.clock)
        self.plan(plan)

    def plan(self, items: tuple[Item, ...], **changes: object) -> None:
        held = next(session for session in self.station.load().sessions if session.code == "D1-P1")
        with self.station.changing("The test") as connection:
            write_sessions(connection, (replace(held, items=items, **changes),))  # type: ignore[arg-type]

    def at(self, minute: float) -> "Hall":
        self.clock.at = OPENING + timedelta(minutes=minute)
        return self

    def act(self, name: str, **given: object) -> "Hall":
        self.station.do("D1-P1", name, **given)
        return self

    def ask(self, *delegations: str) -> "Hall":
        for code in delegations:
            self.act("request_floor", request=code.lower(), delegation=code)
        return self

    def open(self) -> "Hall":
        return self.act("open_session").act("open_list")

    @property
    def ends(self) -> float:
        """The expected end, in minutes after the planned start, once all were seen to say it."""
        return (agreed(self) - OPENING) / timedelta(minutes=1)

    @property
    def over(self) -> float:
        live = self.station.live("D1-P1")
        return live.forecast(self.clock.now()).over_ms / MINUTE

    @property
    def next(self) -> str:
        live = self.station.live("D1-P1")
        row = next_up(live).row
        return name_of(live, row) if row else ""

    @property
    def key(self) -> tuple[str, str]:
        """What the one large key does, and to what."""
        up = next_up(self.station.live("D1-P1"))
        return up.act, up.item or up.request


def agreed(hall: Hall) -> datetime:
    """The one expected end, after everybody who says end, over or next was asked at this instant."""
    now, live, loaded = hall.clock.now(), hall.station.live("D1-P1"), hall.station.load()
    day = hall.station.programme("D1-P1")
    clock, alone = day.sessions["D1-P1"], live.clock(now)
    found = live.forecast(now, clock.free_from)
    floor = floor_document(live, now, VIENNA, free_from=clock.free_from)["forecast"]
    programme = programme_document(day, "D1-P1", VIENNA)
    items = programme["items"]
    assert isinstance(floor, dict)
    assert isinstance(items, list)
    if items:
        assert floor["expected_end"] == max(item["expected_end"] or "" for item in items)
    assert found.expected_end == clock.expected_end
    assert floor["over_ms"] == programme["session_over_ms"] == found.over_ms
    if live.floor.session is not SessionState.SCHEDULED:
        assert alone.expected_end == clock.expected_end
        words = over_words(clock, live, VIENNA)
        assert SessionText(loaded, live).time_chip(now) == words == over_words(alone, live, VIENNA)
    speakers = Speakers(loaded)
    assert CueSheet(live, (), now, speakers).clock == alone
    turns, names = Turns(live, speakers, loaded.conference), islice(rows(live), 3)
    heard = [Row(turn.request, None) if turn.request else turn.item for turn in islice(turns.ahead(), 3)]
    first = next(rows(live), None)
    assert heard == [row if row.request else row.item and row.item.number for row in names]
    assert (f"Next {name_of(live, first)}" if first else "") in programme_words(clock, live)
    room = room_texts(loaded, live, now)
    assert bool(room.next) == (first is not None)
    if first and first.request:
        assert room.next.startswith(name_of(live, first))
    assert len(item_rows(live.session, clock, VIENNA)) == len(live.session.items)
    return found.expected_end


def printed(hall: Hall) -> list[datetime]:
    """When the page expects who waits, once it was seen to say what all others say as of the last act."""
    live, was = hall.station.live("D1-P1"), hall.clock.at
    as_of = hall.clock.at = live.saved_at or live.session.starts
    agreed(hall)
    document, clock = programme_document(hall.station.programme("D1-P1"), "D1-P1", VIENNA), live.clock(as_of)
    hall.clock.at = was
    shown = show_of(hall.station.load(), hall.station.day("D1-P1")).sessions
    rows = next(session for session in shown if session.session.code == "D1-P1").rows
    items = document["items"]
    assert isinstance(items, list)
    for item, row in zip(items, (row for row in rows if not row.speech), strict=True):
        made = row.actual
        assert row.number == item["item"]
        for at, name in (
            (made.planned_start, "planned_start"), (made.planned_end, "planned_end"),
            (made.started, "actual_start"), (made.ended, "actual_end"),
        ):  # fmt: skip
            assert (iso(at, VIENNA) if at else None) == item[name]
    waiting = [row for row in rows if row.speech and row.actual.started is None]
    floor, handover = live.floor, timedelta(milliseconds=live.listed.handover_ms)
    assert {row.key.split(".", 1)[1] for row in waiting} == {*floor.points, *floor.waiting, *floor.replies}
    starts = clock.list_starts or as_of
    if waiting and (floor.speaking is None or starts <= as_of):
        left = timedelta(milliseconds=live.listed.left_ms(as_of))
        assert max(row.end for row in waiting) + handover == max(starts, as_of) + left
        if floor.session is not SessionState.CLOSED:
            assert max(row.end for row in waiting) <= (clock.expected_end or as_of)
    return [row.start for row in waiting]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Not opened yet."""
    hall = Hall(tmp_path)
    yield hall
    hall.station.close()


def test_giving_the_floor_leaves_the_panel_in_the_sum(hall: Hall) -> None:
    """Once with the introduction on air, once with nobody running the items."""
    hall.open().ask("CA", "NO", "DE")
    assert hall.ends == 80
    hall.at(4.5).act("give_floor")
    assert hall.ends == 80
    hall.act("end_statement").act("start_item", item="1")
    before = hall.ends
    hall.at(5).act("give_floor")

    assert hall.ends == before == 84.5


SCENES: dict[str, tuple[Callable[[Hall], object], float, str]] = {
    "opened 25 minutes late": (lambda hall: hall.at(25).open().ask("CA"), 105, "1 Introduction"),
    "the discussion begins early": (
        lambda hall: hall.open().ask("CA").act("start_item", item="1").at(5).act("start_item", item="4"),
        60, "Canada",
    ),
    "suspended for ten minutes": (
        lambda hall: hall.open().act("start_item", item="1").at(5).act("suspend_session").at(15),
        90, "2 Lived",
    ),
    "the list is closed with one on it": (
        lambda hall: hall.open().ask("CA").act("start_item", item="4").act("close_list").at(1),
        1 + 3 + 20 / 60 + 5, "Canada",
    ),
    "who is held counts with what is left": (
        lambda hall: hall.open().ask("CA").act("start_item", item="4").act("close_list").act("give_floor")
        .at(1).act("hold").at(10),
        10 + 2 + 5, "Canada",
    ),
    "over time uses up the discussion first": (
        lambda hall: hall.open().ask("CA").act("start_item", item="4").act("give_floor").at(20),
        55, "5 Replies",
    ),
    "over time after that is late": (
        lambda hall: hall.open().ask("CA").act("start_item", item="4").act("give_floor").at(52),
        57, "5 Replies",
    ),
    "a film that begins late turns late": (
        lambda hall: hall.open().act("start_item", item="2").at(12).act("start_item", item="3").at(15),
        72, "4 Discussion",
    ),
    "the last item is over and somebody speaks": (
        lambda hall: hall.open().ask("CA").act("start_item", item="5").at(4).act("finish_item")
        .act("give_floor").at(5),
        7, "",
    ),
    "closed": (
        lambda hall: hall.open().act("start_item", item="1").at(33).act("close_session").at(99), 33, "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("scene", SCENES)
def test_the_end_and_the_next_in_every_state(hall: Hall, scene: str) -> None:
    """In minutes after the planned start."""
    play, ends, following = SCENES[scene]
    play(hall)

    assert hall.ends == pytest.approx(ends)
    assert hall.next == following


def test_a_list_too_long_for_its_discussion_is_late_at_once(hall: Hall) -> None:
    """Twenty States at 3:00 and 20 s between them want 66:40 of fifty minutes."""
    hall.open()
    for number in range(20):
        hall.act("request_floor", request=f"r{number}", delegation="CA")

    assert hall.ends == pytest.approx(25 + 20 * (3 + 20 / 60) + 5)


def test_an_end_that_is_moved_live_is_measured_by_the_plan_in_words(hall: Hall) -> None:
    """By list and programme alike, until the session closes."""
    hall.open().act("start_item", item="1")
    hall.plan(PLAN, ends=OPENING + timedelta(minutes=80))
    live = hall.station.live("D1-P1")

    assert hall.over == -40
    words = over_words(live.clock(hall.clock.now()), live, VIENNA)
    assert words == "40 MIN AHEAD against the plan of 17:30, ends 16:50"


def test_one_key_leads_through_the_whole_session(hall: Hall) -> None:
    """Panellists as speakers; while somebody speaks no item is started."""
    assert hall.key == ("open_session", "")
    hall.open().ask("NO", "CA")
    seen = []
    while hall.key[0]:
        seen.append(hall.key)
        act, what = hall.key
        hall.act(act, **{"item" if act == "start_item" else "request": what})
        hall.clock.at += timedelta(minutes=1)
    assert seen == [
        ("start_item", "1"), ("start_item", "2"), ("start_item", "3"), ("start_item", "4"),
        ("give_floor", "no"), ("give_floor", "ca"),
    ]  # fmt: skip
    assert next_up(hall.station.live("D1-P1")).reason == "Nobody waits; E ends the statement."
    hall.act("end_statement")

    assert hall.key == ("", ""), "what follows the list is for the chair to choose"


def test_who_interrupts_goes_before_the_panel(hall: Hall) -> None:
    """A point of order; then the ruling; then who was interrupted; then the panel again."""
    hall.open().ask("CA").act("start_item", item="1").act("give_floor", request="ca")
    hall.act("request_floor", request="p", delegation="NO", kind="point_of_order")
    assert (hall.key, hall.next) == (("give_floor", "p"), "Norway")
    hall.act("give_floor", request="p")
    assert (hall.key, hall.next) == (("ruling", "p"), "Canada")
    hall.act("ruling", outcome="noted")
    assert (hall.key[1], hall.next) == ("ca", "Canada")
    hall.act("resume").act("end_statement")

    assert (hall.key, hall.next) == (("start_item", "2"), "2 Lived")


def test_the_list_runs_where_nobody_runs_the_items(hall: Hall) -> None:
    """As it was: who never starts an item has the list next once it was called."""
    hall.open().ask("CA", "NO")
    assert not list_runs(hall.station.live("D1-P1"))
    hall.act("give_floor", request="ca")

    assert (hall.key, hall.next) == (("give_floor", "no"), "Norway")


CLOSING = Item("5", "closing", "Closing remarks", 5 * MINUTE, entity="NO")
FILM = Item("6", "video", "A second film", 5 * MINUTE, mode="video")
PANEL = Item("1", "panellist", "A panellist", 10 * MINUTE, entity="NO")
AFTER: dict[str, tuple[tuple[Item, ...], tuple[str, ...]]] = {
    "replies": (PLAN, ("5 Replies",)),
    "anything else": ((*PLAN[:4], CLOSING, FILM), ("5 Closing remarks", "6 A second film")),
    "a second discussion": (
        (PANEL, PLAN[3], replace(PLAN[3], number="7", title="Second")), ("7 Second",)
    ),
    "nothing": (PLAN[:4], ()),
    "no items at all": ((), ()),
    "no discussion among them": ((PANEL, CLOSING), ()),
}  # fmt: skip


@pytest.mark.parametrize("plan", AFTER)
def test_what_the_plan_puts_after_the_list_is_shown_and_announced(hall: Hall, plan: str) -> None:
    """Of whatever kind: below the list, on the card once the list is exhausted, in what the chair says."""
    items, after = AFTER[plan]
    hall.plan(items)
    hall.open().ask("CA")

    def text() -> SessionText:
        return SessionText(hall.station.load(), hall.station.live("D1-P1"))

    shown = "  ·  ".join(f"\u2068{name}\u2069" for name in after) or "nothing is planned"
    assert after_the_list_words(text()) == f"After the list: {shown}"
    discussion = [item.number for item in items if item.kind == "discussion"]
    if discussion:
        hall.act("start_item", item=discussion[0])
    assert after_the_list_words(text()) == f"After the list: {shown}"
    hall.act("give_floor", request="ca").act("end_statement").act("close_list")
    said = text().says(hall.clock.now())
    if discussion:
        assert "There are no more speakers on my list." in said
        assert said.endswith(f"We then turn to: {after[0][2:]}." if after else "list.")
        choices = next_texts(text(), hall.clock.now()).choices
        assert ("after_the_list" in [choice.action for choice in choices]) == bool(after)
    hall.act("close_session")
    assert after_the_list_words(text()) == "After the list: nothing is planned"


ACTS: tuple[tuple[str, dict[str, object]], ...] = (
    ("open_session", {}), ("open_list", {}), ("give_floor", {}), ("give_floor", {}), ("end_statement", {}),
    ("hold", {}), ("resume", {}), ("suspend_session", {}), ("resume_session", {}), ("resume_session", {}),
    ("finish_item", {}), ("adjust_item", {"seconds": 300}), ("pause_item", {}), ("resume_item", {}),
    ("call", {}), ("close_list", {}), ("reopen_list", {}), ("undo", {}), ("redo", {}),
    ("ruling", {"outcome": "noted"}), ("extend", {"seconds": 60}), ("zoom_lost", {}), ("zoom_back", {}),
    ("close_session", {}),
)  # fmt: skip


def a_random_act(hall: Hall, chance: random.Random, number: int) -> None:
    """One act, or its refusal."""
    act, given = chance.choice(ACTS)
    match chance.randrange(10):
        case 0 | 1 | 2:
            kind = chance.choice(("statement", "statement", "statement", "right_of_reply", "point_of_order"))
            act, given = "request_floor", {
                "request": f"r{number}", "delegation": chance.choice(("CA", "NO", "DE", "UN-ODC")),
                "kind": kind, "mode": chance.choice(("room", "zoom")), "override": "asked in the room",
            }  # fmt: skip
        case 3 | 4:
            act = chance.choice(("start_item", "start_item", "start_item", "skip_item", "unskip_item"))
            given = {"item": str(chance.randrange(1, 6))}
    if act == "close_session" and chance.random() < 0.8:
        return
    with suppress(Refused):
        hall.act(act, **given)


@pytest.mark.parametrize("seed", range(10))
def test_everybody_agrees_at_every_instant(hall: Hall, tmp_path: Path, seed: int) -> None:
    """Twenty instants of each of ten sessions, with acts of floor and programme between them."""
    chance = random.Random(seed)
    looks = 0
    for number in range(60):
        a_random_act(hall, chance, number)
        printed(hall)
        hall.clock.at += timedelta(milliseconds=chance.randrange(240_000))
        if number % 3 == 0:
            before = agreed(hall)
            looks += 1
            hall.clock.at += timedelta(seconds=chance.randrange(20))
            assert agreed(hall) >= before - timedelta(seconds=20), "only who speaks before the list is due"
    assert looks == 20
    page = tmp_path / "run-of-show.pdf"
    loaded, lives = hall.station.load(), hall.station.day("D1-P1")
    run_of_show(loaded, lives, page, edition="master", at=hall.clock.now(), former=Former())
    words = " ".join(texts(page))
    assert [at for at in printed(hall) if clock_text(at, VIENNA) not in words] == []
