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

    # Speaking

    def next(self) -> str | None:
        if self.lanes["points_of_order"] and not self._awaiting():
            return self.lanes["points_of_order"][0]
        if self.called:
            return self.called
        ready = [*self.lanes["list"], *self.lanes["replies"]]
        return next((request for request in ready if not self.requests[request]["parked"]), None)

    def _awaiting(self) -> str | None:
        """The point of order on which no ruling was given yet."""
        spoken = [*self.done, *self.held, *([self.speaking] if self.speaking else [])]
        points = [request for request in spoken if self.requests[request]["kind"] == POINT]
        return points[-1] if points and self.requests[points[-1]]["ruling"] is None else None

    def call(self, at: datetime, request: str = "") -> None:
        self._need(self.state == "open")
        who = self._candidate(request)
        self._need(self.called != who)
        self.called, self.begun = who, True

    def _candidate(self, request: str) -> str:
        who = request or self.next()
        if who is None:
            raise No("nobody is next")
        self._waits(who)
        return who

    def give_floor(self, at: datetime, request: str = "", expecting: str = "") -> None:
        if request and request in self.held:
            self._need(self.state == "open" and expecting in ("", request))
            self._resume(at, request)
            return
        if not request:
            self._need(not self._awaiting())
            if self._returns():
                self._need(self.state == "open" and expecting in ("", self.held[-1]))
                self._resume(at, self.held[-1])
                return
        who = self._candidate(request)
        point = self.requests[who]["kind"] == POINT
        self._need(expecting in ("", who))
        self._need(self.state == "open" or (point and self.state != "closed"))
        self._need(not (point and self._awaiting()))
        if point:
            self._interrupt(at)
        if self.speaking:
            self._stop(at, self.done)
        asked = self.requests[who]
        asked["limit"] = asked["limit"] if asked["turns"] else self.limit(who)
        called = self.called if point and self.called != who else None
        self._leave(who, LANES)
        self._start(at, who)
        self.called, self.begun = called, True

    def _start(self, at: datetime, who: str) -> None:
        self.requests[who]["turns"].append([at, None])
        self.requests[who]["parked"] = False
        self.speaking = who

    def _stop(self, at: datetime, to: list[str]) -> None:
        assert self.speaking
        self.requests[self.speaking]["turns"][-1][1] = at
        to.append(self.speaking)
        self.speaking = None

    def end_statement(self, at: datetime) -> None:
        self._need(self.speaking is not None)
        self._stop(at, self.done)

    def hold(self, at: datetime, reason: str = "") -> None:
        self._need(self.speaking is not None)
        self.held_for[self.speaking or ""] = reason
        self._stop(at, self.held)

    def resume(self, at: datetime) -> None:
        """The latest held goes on; whoever speaks meanwhile ends, as when the floor is given."""
        self._need(self.state == "open" and bool(self.held))
        self._resume(at, self.held[-1])

    def _resume(self, at: datetime, request: str) -> None:
        if self.speaking:
            self._stop(at, self.done)
        self.held.remove(request)
        self._start(at, request)

    def extend(self, at: datetime, seconds: int) -> None:
        whom = self.speaking or next(reversed(self.held), None)
        if whom is None:
            raise No("nobody has the floor")
        self._need(seconds != 0 and self._sensible(self.requests[whom]["limit"] // 1000 + seconds))
        self.requests[whom]["limit"] += seconds * 1000

    def _sensible(self, seconds: int) -> bool:
        return 10 <= seconds <= 4 * 3600

    def set_limit(
        self, at: datetime, seconds: int, request: str = "", category: str = "", kind: str = ""
    ) -> None:
        self._need(self.state != "closed" and self._sensible(seconds))
        self._need(sum(map(bool, (request, category, kind))) <= 1)
        self._need(not category or (category in self.context.limits and category != "handover"))
        self._need(not kind or kind in (*LISTED, REPLY, POINT))
        if request:
            self._need(request in self.requests)
            self.requests[request]["own"] = seconds * 1000
            self.requests[request]["limit"] = seconds * 1000
        elif category or kind:
            self.limits[category or kind] = seconds * 1000
        else:
            self.session_limit = seconds * 1000
            self.limits = {name: held for name, held in self.limits.items() if name in REPLIES_AND_POINTS}

    def ask_to_conclude(self, at: datetime) -> None:
        self._need(self.speaking is not None)

    def ruling(self, at: datetime, outcome: str) -> None:
        self._need(outcome in ("upheld", "not_upheld", "noted"))
        point = self._awaiting()
        self._need(point is not None)
        self.requests[point or ""]["ruling"] = outcome
        if self.speaking == point:
            self._stop(at, self.done)
        elif point in self.held:
            self.held.remove(point or "")
            self.done.append(point or "")

    def limit(self, request: str) -> int:
        """The time that a request would have now."""
        return limit_of(self, request)

    @staticmethod
    def _need(true: bool) -> None:
        if not true:
            raise No
