"""The list of speakers on the screen is what it would be if it were made anew, whatever act came before."""

from random import Random

import pytest

from app.floor.carry_over import as_one, last_as_one
from app.journal.undo import standing
from app.times import SetClock
from tests.ui.conftest import Podium
from ui.chair.speakers_model import TOOL_TIP, spoken
from ui.chair.texts.list_text import ListText
from ui.chair.texts.session_text import SessionText
from ui.widgets.rows_model import ACCESSIBLE, DISPLAY, ROW, SIZE

ASKED = ("CA", "NO", "US", "CSO-01", "CA", "EU", "TR")
KINDS = ("statement", "statement", "question", "right_of_reply", "right_of_reply", "point_of_order")


def some_act(podium: Podium, chance: Random) -> None:
    """One act of a difficult session on somebody; what the rules refuse changes nothing."""
    do, floor = podium.desk.floor.do, podium.floor
    whom = chance.choice((*floor.requests, ""))
    acts = (
        lambda: do(
            "request_floor",
            delegation=chance.choice(ASKED),
            kind=chance.choice(KINDS),
            mode=chance.choice(("room", "zoom")),
        ),
        lambda: do("move", request=whom, to=chance.choice(("first", "last"))),
        *(
            lambda act=act: do(act, request=whom)  # type: ignore[misc]
            for act in ("withdraw", "park", "unpark", "pin", "not_present", "restore", "written_only")
        ),
        lambda: do("set_limit", seconds=chance.choice((60, 120)), request=chance.choice(("", whom))),
        lambda: do("set_limit", seconds=90, kind="right_of_reply"),
        lambda: do("text_received", request=whom, words=chance.choice((10, 5_000))),
        lambda: do("report_line", request=whom, line=chance.choice(("ok", "lost", "back"))),
        *(
            lambda act=act: do(act)
            for act in ("give_floor", "end_statement", "hold", "resume", "undo", "redo")
        ),  # type: ignore[misc]
        lambda: do(chance.choice(("zoom_lost", "zoom_back"))),
        lambda: do("ruling", outcome="noted"),
        lambda: do("order", preset="arrival"),
    )
    chance.choice((acts[0], *acts))()


@pytest.mark.parametrize("seed", range(6))
def test_what_an_act_leaves_alone_is_what_would_be_made_anew(podium: Podium, seed: int) -> None:
    """Rows, their heights, what is read aloud, and which acts the next undo and redo concern."""
    chance = Random(seed)
    podium.open()
    acts = 0
    for _ in range(120):
        before = podium.floor.seq
        some_act(podium, chance)
        acts += podium.floor.seq > before
        podium.later(chance.choice((0, 1, 30)))
        view = podium.window.speakers.view
        live = podium.desk.station.live("D1-P1")
        anew = ListText(SessionText(podium.desk.station.load(), live)).rows(podium.clock.now())
        model = view.model()
        held = [model.index(place, 0) for place in range(model.rowCount())]

        assert [index.data(ROW) for index in held] == list(anew)
        assert [index.data(DISPLAY) for index in held] == [row.name for row in anew]
        assert [index.data(ACCESSIBLE) for index in held] == [spoken(row) for row in anew]
        assert [index.data(TOOL_TIP) for index in held] == [view.speakers.tool_tip(row) for row in anew]
        assert [index.data(SIZE).height() for index in held] == [56 if row.line else 34 for row in anew]
        for undone in (False, True):
            one_by_one = as_one(standing(live.entries)[undone])
            assert last_as_one(live.floor, live.entries, undone=undone) == one_by_one
    assert isinstance(podium.clock, SetClock)
    assert acts > 30
