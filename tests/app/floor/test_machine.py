"""A machine plays whole sessions and checks what must always be true of a floor."""

from collections import Counter
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.errors import Refused
from app.floor.events import KINDS
from app.floor.facts import record
from app.floor.fold import fold
from app.floor.forecast import forecast
from app.floor.presets import PRESETS
from app.floor.rules import ACTS
from app.floor.state import Kind, Mode, Outcome
from app.journal.entries import decode, encode
from tests.app.floor.room import Room

DELEGATIONS = st.sampled_from(["CA", "NO", "TR", "JP", "EU", "UN-ODC", "CSO-01", "CSO-02"])
PLAIN_ACTS = sorted(
    set(ACTS)
    - {
        "request_floor",
        "move",
        "swap",
        "correct",
        "order",
        "set_limit",
        "extend",
        "ruling",
        "restore",
        "text_received",
        "put_question",
    }
)
ABOUT_A_REQUEST = {
    "withdraw",
    "written_only",
    "not_present",
    "pin",
    "unpin",
    "park",
    "unpark",
    "lift_lateness",
}


class Session(RuleBasedStateMachine):
    """Any act at any moment: it either happens, or it is refused and nothing has changed."""

    @initialize()
    def begin(self) -> None:
        self.room = Room(questions=frozenset({1, 2}))
        self.room.open()
        self.undone: list[Any] = []

    def play(self, act: str, **arguments: object) -> None:
        before = self.room.floor
        try:
            self.room.act(act, **arguments)
        except Refused as no:
            assert str(no).endswith(".")
            assert self.room.floor == before
        self.room.later(self.pause)

    pause = 7.25

    def some_request(self, number: int) -> str:
        known = list(self.room.floor.requests)
        return known[number % len(known)] if known else "nobody"

    @rule(
        delegation=DELEGATIONS,
        kind=st.sampled_from([kind.value for kind in Kind]),
        mode=st.sampled_from([mode.value for mode in Mode]),
        ahead=st.booleans(),
        hours=st.integers(0, 100),
    )
    def request_floor(self, delegation: str, kind: str, mode: str, ahead: bool, hours: int) -> None:
        more: dict[str, object] = {"channel": "email"} if ahead else {}
        if ahead:
            more["received_at"] = self.room.now.replace(hour=hours % 14, minute=hours % 60)
        self.play("request_floor", delegation=delegation, kind=kind, mode=mode, **more)

    @rule(act=st.sampled_from(PLAIN_ACTS), number=st.integers(0, 50))
    def plain_act(self, act: str, number: int) -> None:
        if act == "close_session" and number % 10:
            return
        self.play(act, **({"request": self.some_request(number)} if act in ABOUT_A_REQUEST else {}))

    @rule()
    def give_floor(self) -> None:
        self.play("give_floor")

    @rule(number=st.integers(0, 50), other=st.integers(0, 50), where=st.sampled_from(["before", "after"]))
    def move(self, number: int, other: int, where: str) -> None:
        self.play("move", request=self.some_request(number), **{where: self.some_request(other)})

    @rule(number=st.integers(0, 50), other=st.integers(0, 50))
    def swap(self, number: int, other: int) -> None:
        self.play("swap", request=self.some_request(number), other=self.some_request(other))

    @rule(number=st.integers(0, 50), to=st.sampled_from(["next", "end"]))
    def restore(self, number: int, to: str) -> None:
        self.play("restore", request=self.some_request(number), to=to)

    @rule(number=st.integers(0, 50), delegation=DELEGATIONS, kind=st.sampled_from([None, *Kind]))
    def correct(self, number: int, delegation: str, kind: Kind | None) -> None:
        chosen = kind.value if kind else None
        self.play("correct", request=self.some_request(number), delegation=delegation, kind=chosen)

    @rule(preset=st.sampled_from(sorted(PRESETS)), at_most_two=st.booleans())
    def order(self, preset: str, at_most_two: bool) -> None:
        self.play("order", preset=preset, seed="7", at_most_two=at_most_two)

    @rule(number=st.integers(0, 50), words=st.integers(-1, 900))
    def text_received(self, number: int, words: int) -> None:
        self.play("text_received", request=self.some_request(number), words=words)

    @rule(question=st.integers(0, 3))
    def put_question(self, question: int) -> None:
        self.play("put_question", question=question)

    @rule(number=st.integers(0, 50), codes=st.sampled_from(["", "NO TR", "tr;jp", "XX"]))
    def in_alignment(self, number: int, codes: str) -> None:
        self.play("correct", request=self.some_request(number), in_alignment=codes)

    @rule(seconds=st.integers(-60, 400), category=st.sampled_from(["", "state", "group"]))
    def times(self, seconds: int, category: str) -> None:
        self.play("set_limit", seconds=seconds, category=category)
        self.play("extend", seconds=seconds)

    @rule(outcome=st.sampled_from([outcome.value for outcome in Outcome]))
    def ruling(self, outcome: str) -> None:
        self.play("ruling", outcome=outcome)

    @rule()
    def undo_gives_back_the_floor_before(self) -> None:
        undoable = self.room.floor.undo
        self.play("undo")
        if undoable is not None:
            self.play("redo")

    @invariant()
    def every_request_is_in_exactly_one_place(self) -> None:
        floor = self.room.floor
        places = Counter(
            [
                *floor.waiting,
                *floor.replies,
                *floor.points,
                *floor.passed_over,
                *floor.written_only,
                *floor.withdrawn,
                *floor.not_taken,
                *(speech.request for speech in (*floor.held, *floor.done)),
                *([floor.speaking.request] if floor.speaking else []),
            ]
        )
        assert places == Counter(floor.requests.keys())

    @invariant()
    def lanes_hold_their_own_kind(self) -> None:
        floor = self.room.floor
        assert all(floor.requests[reply].kind is Kind.RIGHT_OF_REPLY for reply in floor.replies)
        assert all(floor.requests[point].kind is Kind.POINT_OF_ORDER for point in floor.points)

    @invariant()
    def a_question_is_put_once(self) -> None:
        put = [question.question for question in self.room.floor.questions_put]
        assert len(put) == len(set(put)) <= len({1, 2} & set(put))

    @invariant()
    def everybody_who_spoke_stands_once_in_the_record(self) -> None:
        spoken = [statement.request.id for statement in record(self.room.floor, (), self.room.now).spoken]
        assert len(spoken) == len(set(spoken))

    @invariant()
    def nobody_is_called_who_does_not_wait(self) -> None:
        floor = self.room.floor
        assert floor.called is None or floor.lane(floor.called)
        assert floor.next is None or floor.lane(floor.next)

    @invariant()
    def clocks_stand_or_run_but_never_both(self) -> None:
        floor = self.room.floor
        assert all(speech.ended is not None for speech in (*floor.held, *floor.done))
        assert floor.speaking is None or floor.speaking.ended is None
        for speech in (*floor.held, *floor.done):
            assert speech.elapsed(self.room.now) == speech.elapsed(self.room.now.replace(year=2099))

    @invariant()
    def the_forecast_counts_whom_it_can_seat(self) -> None:
        found = forecast(self.room.floor, self.room.context, self.room.now)
        assert 0 <= found.fit_planned <= found.fit <= found.waiting == len(self.room.floor.waiting)
        assert (found.first_not_fitting is None) == (found.fit == found.waiting)

    def teardown(self) -> None:
        """What was written folds again, from the form in which it is stored."""
        if hasattr(self, "room"):
            entries = [
                type(entry)(
                    entry.seq, entry.at, decode(*encode(entry.event), KINDS), entry.station, entry.desk
                )
                for entry in self.room.entries
            ]
            assert entries == self.room.entries
            assert fold(entries) == self.room.floor


TestSession = Session.TestCase
TestSession.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
