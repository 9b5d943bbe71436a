"""The floor of the slow model while its acts are being played: plain lists, one method for each act."""

from datetime import datetime, timedelta
from typing import Any

from app.floor.state import FloorContext
from tests.app.floor.model_limits import POINT, REPLY, limit_of
from tests.app.floor.model_orders import ordered

LISTED = ("statement", "group_statement", "question", "response")

REPLIES_AND_POINTS = (REPLY, "second_reply", POINT)
POINTS = "points_of_order"
POINT_WORDS = "point of order"
LANES = ("list", "replies", POINTS)
ASIDE = ("passed_over", "written_only", "withdrawn", "not_taken")


class No(Exception):
    """The rules say no."""


class Table:
    """The floor while the acts are being played; everything in plain lists."""

    def __init__(self, context: FloorContext) -> None:
        self.context = context
        self.seq = 0
        self.state = "scheduled"
        self.list_opened = self.list_closed = False
        self.closing_at: datetime | None = None
        self.requests: dict[str, dict[str, Any]] = {}
        self.lanes: dict[str, list[str]] = {name: [] for name in (*LANES, *ASIDE)}
        self.called: str | None = None
        self.begun = False
        self.speaking: str | None = None
        self.held: list[str] = []
        self.held_for: dict[str, str] = {}
        self.done: list[str] = []
        self.session_limit: int | None = None
        self.limits: dict[str, int] = {}

    # The session and its list

    def open_session(self, at: datetime) -> None:
        self._need(self.state == "scheduled")
        self.state = "open"

    def suspend_session(self, at: datetime, reason: str = "") -> None:
        self._need(self.state == "open")
        self.state = "suspended"
        if self.speaking:
            self.held_for[self.speaking] = "session suspended"
            self._stop(at, self.held)

    def resume_session(self, at: datetime) -> None:
        self._need(self.state == "suspended")
        self.state = "open"

    def close_session(self, at: datetime) -> None:
        self._need(self.state in ("open", "suspended"))
        self.state = "closed"
        if self.speaking:
            self._stop(at, self.done)
        self.done += self.held
        self.held = []
        for lane in LANES:
            self.lanes["not_taken"] += self.lanes[lane]
            self.lanes[lane] = []
        self.called = None

    def open_list(self, at: datetime) -> None:
        self._need(self.state != "closed" and self._list_state(at) == "not_open")
        self.list_opened = True

    def close_list(self, at: datetime, closing_at: datetime | None = None, reason: str = "") -> None:
        self._need(self.state != "closed" and self._list_state(at) != "closed")
        self.list_opened = True
        if closing_at is None:
            self.list_closed = True
        else:
            self._need(closing_at >= at)
        self.closing_at = closing_at

    def reopen_list(self, at: datetime) -> None:
        self._need(self.state != "closed" and self._list_state(at) in ("closed", "closing"))
        self.list_opened, self.list_closed, self.closing_at = True, False, None

    def _list_state(self, at: datetime) -> str:
        if self.list_closed:
            return "closed"
        if self.closing_at:
            return "closing" if at.replace(microsecond=0) <= self.closing_at else "closed"
        return "open" if self.list_opened else "not_open"

    # Requests

    def request_floor(
        self, at: datetime, request: str, delegation: str, person: str = "", kind: str = "statement",
        mode: str = "room", channel: str = "chair", received_at: datetime | None = None, language: str = "",
        on_behalf_of: str = "", note: str = "", override: str = "",
    ) -> None:  # fmt: skip
        self._need(self.state != "closed" and request not in self.requests)
        self._need(delegation in self.context.delegations)
        self._need(kind not in LISTED or self._list_state(at) != "closed" or bool(override))
        received = received_at or at
        deadline = self.context.floor_deadline
        late = channel == "email" and deadline is not None and received.replace(microsecond=0) > deadline
        self.requests[request] = {
            "request": request, "seq": self.seq, "delegation": delegation, "kind": kind, "mode": mode,
            "person": person, "language": language, "on_behalf_of": on_behalf_of,
            "received": received, "late": late, "pinned": False, "parked": False,
            "own": None, "turns": [], "limit": 0, "ruling": None,
        }  # fmt: skip
        self._join(request)
        if kind == POINT:
            self._interrupt(at)

    def _interrupt(self, at: datetime) -> None:
        """A point of order holds the running speech, unless that is a point of order itself."""
        if self.speaking and self.requests[self.speaking]["kind"] != POINT:
            self.held_for[self.speaking] = POINT_WORDS
            self._stop(at, self.held)

    def _returns(self) -> bool:
        """Whoever was interrupted last goes on before anybody else."""
        interrupted = bool(self.held) and self.held_for[self.held[-1]] == POINT_WORDS
        return self.speaking is None and interrupted and not self.lanes["points_of_order"]

    def _lane_of(self, request: str) -> str:
        kind = self.requests[request]["kind"]
        return {REPLY: "replies", POINT: "points_of_order"}.get(kind, "list")

    def _join(self, request: str) -> None:
        """Among those who arrived; nobody passes one who was announced, pinned or placed by hand."""
        lane = self.lanes[self._lane_of(request)]
        place = len(lane)
        fixed = self._announced()
        while (
            place and not self._firm(lane[place - 1], fixed) and self.key(lane[place - 1]) > self.key(request)
        ):
            place -= 1
        lane.insert(place, request)

    def _firm(self, request: str, announced: list[str]) -> bool:
        return self.requests[request]["pinned"] or request in announced

    def key(self, request: str) -> tuple[bool, datetime, int]:
        asked = self.requests[request]
        return asked["late"], asked["received"], asked["seq"]

    def _announced(self) -> list[str]:
        return self.lanes["list"][:2] if self.begun else []

    def withdraw(self, at: datetime, request: str) -> None:
        self._leave(request, (*LANES, "passed_over", "written_only", "not_taken"))
        self.lanes["withdrawn"].append(request)

    def written_only(self, at: datetime, request: str) -> None:
        self._leave(request, (*LANES, "passed_over", "not_taken"))
        self.lanes["written_only"].append(request)

    def not_present(self, at: datetime, request: str) -> None:
        """Nobody spoke in the turn that shows it: only what was spoken before stays."""
        self._need(self.state == "open")
        if request == self.speaking:
            self._need(at - self.requests[request]["turns"][-1][0] <= timedelta(seconds=20))
            self.speaking = None
            self.requests[request]["turns"].pop()
        elif request in self.held:
            self.held.remove(request)
        else:
            self._leave(request, LANES)
        self.lanes["passed_over"].append(request)
        self.begun = True

    def lift_lateness(self, at: datetime, request: str) -> None:
        self._waits(request)
        self._need(self.requests[request]["late"])
        self.requests[request]["late"] = False

    def _leave(self, request: str, lanes: tuple[str, ...]) -> None:
        where = next((name for name in lanes if request in self.lanes[name]), None)
        self._need(where is not None)
        self.lanes[where or ""].remove(request)
        if self.called == request:
            self.called = None

    def restore(self, at: datetime, request: str, to: str = "next") -> None:
        self._need(to in ("next", "end") and self.state != "closed")
        self._need(request in self.requests)
        self._need(not self.requests[request]["ruling"])
        if request in self.done:
            self.done.remove(request)
        else:
            self._leave(request, ASIDE)
        lane = self.lanes[self._lane_of(request)]
        place, fixed = 0 if to == "next" else len(lane), self._announced()
        while place and not self.requests[request]["late"] and self.requests[lane[place - 1]]["late"]:
            if self._firm(lane[place - 1], fixed):
                break
            place -= 1
        lane.insert(place, request)

    def move(self, at: datetime, request: str, before: str = "", after: str = "", to: str = "") -> None:
        self._need(sum(map(bool, (before, after, to))) == 1 and to in ("", "first", "last"))
        lane = self._waits(request)
        beside, place = before or after, lane.index(request)
        self._need(not beside or (beside in lane and beside != request))
        lane.remove(request)
        if beside:
            lane.insert(lane.index(beside) + bool(after), request)
        else:
            lane.insert(0 if to == "first" else len(lane), request)
        self._need(lane.index(request) != place)

    def _waits(self, request: str, lanes: tuple[str, ...] = LANES) -> list[str]:
        lane = next((self.lanes[name] for name in lanes if request in self.lanes[name]), None)
        if lane is None or self.state == "closed":
            raise No("it does not wait")
        return lane

    def pin(self, at: datetime, request: str) -> None:
        self._mark(request, "pinned", True)

    def unpin(self, at: datetime, request: str) -> None:
        self._mark(request, "pinned", False)

    def park(self, at: datetime, request: str, reason: str = "") -> None:
        self._mark(request, "parked", True)
        if self.called == request:
            self.called = None

    def unpark(self, at: datetime, request: str) -> None:
        self._mark(request, "parked", False)

    def _mark(self, request: str, what: str, value: bool) -> None:
        self._waits(request)
        self._need(self.requests[request][what] != value)
        self.requests[request][what] = value

    def swap(self, at: datetime, request: str, other: str) -> None:
        lane = self._waits(request)
        self._need(other in lane and other != request)
        here, there = lane.index(request), lane.index(other)
        lane[here], lane[there] = other, request

    def correct(self, at: datetime, request: str, **given: str) -> None:
        self._need(request in self.requests)
        asked = self.requests[request]
        changes = {name: value for name, value in given.items() if value != asked[name]}
        self._need(bool(changes))
        self._need(given.get("delegation", asked["delegation"]) in self.context.delegations)
        before = self._lane_of(request)
        self._need("kind" not in changes or request in self.lanes[before])
        asked.update(changes)
        if self._lane_of(request) != before:
            self.lanes[before].remove(request)
            self._join(request)

    # Order

    def order(
        self, at: datetime, preset: str, seed: str = "", pattern: str = "", start_letter: str = ""
    ) -> None:
        self._need(self.state != "closed")
        self._need(set(pattern.upper()) <= set("SIC"))
        waiting, asked = self.lanes["list"], {"seed": seed, "pattern": pattern, "letter": start_letter}
        fixed = [request for request in waiting if self._firm(request, self._announced())]
        new = ordered(self, preset, waiting, fixed, asked)
        self._need(new != waiting)
        self.lanes["list"] = new

    def delegation(self, request: str) -> Any:
        return self.context.delegation(self.requests[request]["delegation"])

    def group(self, request: str) -> bool:
        kind = self.requests[request]["kind"]
        return kind == "group_statement" or self.delegation(request).limit_class == "group"

    def limit(self, request: str) -> int:
        """The time that a request would have now."""
        return limit_of(self, request)

    @staticmethod
    def _need(true: bool) -> None:
        if not true:
            raise No
