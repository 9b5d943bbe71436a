"""A machine plays whole sessions with every act of the rules against the slow model of them.

`ROSTRUM_LONG=1` plays the long form.
"""

import os
from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.floor.presets import PRESETS
from app.floor.state import Kind, Mode
from tests.app.floor.playing import Both

LONG = bool(os.environ.get("ROSTRUM_LONG"))

DELEGATIONS = ("CA", "NO", "TR", "JP", "EU", "OSCE-ODIHR", "UN-ODC", "CSO-01", "CSO-02")
RANKS = {"R1": 0, "R2": 3, "R3": 7}
ABOUT = ("withdraw", "written_only", "not_present", "pin", "unpin", "park", "unpark", "lift_lateness")
PLAIN = (
    "end_statement", "hold", "resume", "ask_to_conclude", "suspend_session", "resume_session", "open_session",
    "open_list", "reopen_list", "close_list",
)  # fmt: skip

PLANS = (
    (), ("discussion", "response"), ("keynote", "panellist", "discussion", "response"), ("keynote",),
    ("keynote", "discussion", "panellist", "discussion", "response"),
)  # fmt: skip
"""Kinds of items in order."""

delegations = st.sampled_from((*DELEGATIONS, "CA", "CA", "XX"))
kinds = st.sampled_from(("statement", "statement", *Kind)).map(str)
modes = st.sampled_from([mode.value for mode in Mode])
numbers = st.integers(0, 40)
often = st.integers(0, 9)


class AgainstModel(RuleBasedStateMachine):
    """Any act at any moment: the program and the model take it or refuse it alike, and then look alike."""

    @initialize(
        opened=st.booleans(),
        limit=st.sampled_from((None, 180_000, 90_000)),
        plan=st.sampled_from(PLANS),
    )
    def begin(self, opened: bool, limit: int | None, plan: tuple[str, ...]) -> None:
        self.both = Both(plan, limit_ms=limit, ranks=RANKS)
        if opened:
            self.act("open_session")
            self.act("open_list")

    def act(self, name: str, **given: Any) -> None:
        self.both.act(name, **given)

    def some(self, number: int) -> str:
        known = self.both.known
        return known[-1 - number % len(known)] if known else "nobody"

    @rule(milliseconds=st.integers(0, 90_000), microseconds=st.sampled_from((0, 0, 1, 999)))
    def time_passes(self, milliseconds: int, microseconds: int) -> None:
        self.both.room.now += timedelta(milliseconds=milliseconds, microseconds=microseconds)

    @rule(
        delegation=delegations,
        kind=kinds,
        mode=modes,
        person=st.sampled_from(("", "R1", "R2", "R3")),
        override=st.sampled_from(("", "the chair allows it")),
    )
    def request_floor(self, **given: Any) -> None:
        self.act("request_floor", request=f"r{len(self.both.known)}", **given)

    @rule(delegation=delegations, kind=kinds, mode=modes, seconds=st.integers(-2, 2), channel=st.booleans())
    def request_ahead(self, delegation: str, kind: str, mode: str, seconds: int, channel: bool) -> None:
        received = self.both.room.context.floor_deadline + timedelta(seconds=seconds, milliseconds=400)
        self.act(
            "request_floor", request=f"r{len(self.both.known)}", delegation=delegation, kind=kind, mode=mode,
            channel="email" if channel else "paper", received_at=received, override="sent ahead",
        )  # fmt: skip

    @rule(act=st.sampled_from(PLAIN), chance=often)
    def plain_act(self, act: str, chance: int) -> None:
        if chance < 4 or "session" not in act:
            self.act(act)

    @rule(chance=often)
    def close_session(self, chance: int) -> None:
        if not chance:
            self.act("close_session")

    @rule(number=st.integers(1, 5), finish=often)
    def item_on_air(self, number: int, finish: int) -> None:
        if finish < 4:
            self.act("finish_item")
        else:
            self.act("start_item", item=str(number))

    @rule(seconds=st.integers(-5, 200))
    def announce_the_closing_of_the_list(self, seconds: int) -> None:
        closing = (self.both.room.now + timedelta(seconds=seconds)).replace(microsecond=0)
        self.act("close_list", closing_at=closing, reason="time")

    @rule(act=st.sampled_from(ABOUT), number=numbers)
    def about_a_request(self, act: str, number: int) -> None:
        self.act(act, request=self.some(number))

    @rule()
    def the_speaker_is_not_there(self) -> None:
        speaking = self.both.room.floor.speaking
        if speaking is not None:
            self.act("not_present", request=speaking.request)

    @rule(number=numbers, to=st.sampled_from(("next", "end")))
    def restore(self, number: int, to: str) -> None:
        self.act("restore", request=self.some(number), to=to)

    @rule(number=numbers, other=numbers, where=st.sampled_from(("before", "after", "first", "last", "none")))
    def move(self, number: int, other: int, where: str) -> None:
        beside = where in ("before", "after")
        given = {where: self.some(other)} if beside else {} if where == "none" else {"to": where}
        self.act("move", request=self.some(number), **given)

    @rule(number=numbers, other=numbers)
    def swap(self, number: int, other: int) -> None:
        self.act("swap", request=self.some(number), other=self.some(other))

    @rule(
        number=numbers,
        given=st.fixed_dictionaries(
            {},
            optional={
                "delegation": delegations, "person": st.sampled_from(("R1", "R2")), "kind": kinds,
                "mode": modes, "language": st.just("fr"), "on_behalf_of": st.just("the Group of Friends"),
            },
        ),
    )  # fmt: skip
    def correct(self, number: int, given: dict[str, str]) -> None:
        self.act("correct", request=self.some(number), **given)

    @rule(
        preset=st.sampled_from(sorted(PRESETS)),
        seed=st.sampled_from(("", "Vienna")),
        pattern=st.sampled_from(("", "SIC", "ssi", "CS", "SX")),
        start_letter=st.sampled_from(("", "C", "n")),
    )
    def order(self, **given: str) -> None:
        self.act("order", **given)

    @rule(number=numbers, named=often)
    def call(self, number: int, named: int) -> None:
        self.act("call", **({"request": self.some(number)} if named < 3 else {}))

    @rule()
    def give_the_floor_to_the_next(self) -> None:
        self.act("give_floor", expecting=self.both.room.floor.next or "")

    @rule(number=numbers, named=often, other=numbers, expected=often)
    def give_floor(self, number: int, named: int, other: int, expected: int) -> None:
        given = {"request": self.some(number)} if named < 4 else {}
        self.act("give_floor", **given, **({"expecting": self.some(other)} if expected < 3 else {}))

    @rule(seconds=st.sampled_from((30, 60, -30, 0, -200, 20_000)))
    def extend(self, seconds: int) -> None:
        self.act("extend", seconds=seconds)

    @rule(
        seconds=st.sampled_from((90, 120, 240, 9, 20_000)),
        number=numbers,
        given=st.sampled_from((
            {}, {}, {"request": ""}, {"category": "state"}, {"category": "group"}, {"category": "handover"},
            {"category": "second_reply"}, {"kind": "right_of_reply"}, {"kind": "question"},
            {"kind": "speech"}, {"kind": "point_of_order"}, {"kind": "statement", "category": "state"},
            {"category": "island"},
        )),
    )  # fmt: skip
    def set_limit(self, seconds: int, number: int, given: dict[str, str]) -> None:
        named = {"request": self.some(number)} if "request" in given else given
        self.act("set_limit", seconds=seconds, **named)

    @rule(outcome=st.sampled_from(("upheld", "not_upheld", "noted", "dismissed")))
    def ruling(self, outcome: str) -> None:
        self.act("ruling", outcome=outcome)

    @rule(back=st.integers(1, 4), again=st.integers(0, 4))
    def undo_and_redo(self, back: int, again: int) -> None:
        for _ in range(back):
            self.act("undo")
            self.both.require_alike()
        for _ in range(again):
            self.act("redo")

    @invariant()
    def they_look_alike(self) -> None:
        if hasattr(self, "both"):
            self.both.require_alike()


TestAgainstModel = AgainstModel.TestCase
TestAgainstModel.settings = settings(
    max_examples=2_000 if LONG else 40, stateful_step_count=60 if LONG else 40, deadline=None
)
