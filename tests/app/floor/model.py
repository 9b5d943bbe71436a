"""A slow, plain second reading of the rules of the floor, written from their text and from no code of the program.

It keeps the acts that stand and plays them all again from the first for every question; to undo is to drop
the last. Where it and the program differ, the text decides. Of the program it takes only what stands around
a session (the times, limits and delegations of a `House`).
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from app.floor.state import House

MS = timedelta(milliseconds=1)
LISTED = ("statement", "group_statement", "question", "response")
REPLY, POINT = "right_of_reply", "point_of_order"
LANES = ("list", "replies", "points_of_order")
ASIDE = ("passed_over", "written_only", "withdrawn", "not_taken")


class No(Exception):
    """The rules say no."""


class Model:
    """The acts that stand, those taken back, and every question answered from the first act on."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.history: list[tuple[int, datetime, str, dict[str, Any]]] = []
        self.undone: list[tuple[int, datetime, str, dict[str, Any]]] = []
        self.seq = 0

    def act(self, at: datetime, act: str, **given: Any) -> None:
        """Take an act, or raise No with nothing changed."""
        if act == "undo":
            if not self.history:
                raise No("nothing to take back")
            self.undone.append(self.history.pop())
        elif act == "redo":
            if not self.undone:
                raise No("nothing to do again")
            self.history.append(self.undone.pop())
        else:
            getattr(self.table(), act)(at, **given)
            self.history.append((self.seq + 1, at, act, given))
            self.undone.clear()
        self.seq += 1

    def table(self) -> "Table":
        """Everything played again."""
        table = Table(self.house)
        for seq, at, act, given in self.history:
            table.seq = seq
            getattr(table, act)(at, **given)
        table.seq = self.seq + 1
        return table

    def view(self, now: datetime) -> dict[str, Any]:
        """What `show: floor` must say, with instants as instants."""
        return {**self.table().view(now), "undo": self.history[-1][2] if self.history else None}


class Table:
    """The floor while the acts are being played; everything in plain lists."""

    def __init__(self, house: House) -> None:
        self.house = house
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
        self.done: list[str] = []
        self.interrupted: set[str] = set()
        self.session_limit = house.limit_ms
        self.limits: dict[str, int] = {}
        self.handovers: list[timedelta] = []
        self.nobody_since: datetime | None = None

    # The session and its list

    def open_session(self, at: datetime) -> None:
        self._need(self.state == "scheduled")
        self.state = "open"

    def suspend_session(self, at: datetime, reason: str = "") -> None:
        self._need(self.state == "open")
        self.state = "suspended"
        if self.speaking:
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
        self._need(self._list_state(at) in ("open", "closing"))
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
        self._need(kind not in LISTED or self._list_state(at) != "closed" or bool(override))
        received = received_at or at
        deadline = self.house.floor_deadline
        late = channel == "email" and deadline is not None and received.replace(microsecond=0) > deadline
        self.requests[request] = {
            "request": request, "seq": self.seq, "delegation": delegation, "kind": kind, "mode": mode,
            "person": person, "received": received, "late": late, "pinned": False, "parked": False,
            "own": None, "absences": 0, "turns": [], "limit": 0, "ruling": None,
        }  # fmt: skip
        self._join(request)

    def _lane_of(self, request: str) -> str:
        kind = self.requests[request]["kind"]
        return {REPLY: "replies", POINT: "points_of_order"}.get(kind, "list")

    def _join(self, request: str) -> None:
        """Among those who arrived; nobody passes one who was announced, pinned or placed by hand."""
        lane = self.lanes[self._lane_of(request)]
        place = len(lane)
        fixed = self._announced()
        while place and not self._firm(lane[place - 1], fixed) and self._key(lane[place - 1]) > self._key(request):
            place -= 1
        lane.insert(place, request)

    def _firm(self, request: str, announced: list[str]) -> bool:
        return self.requests[request]["pinned"] or request in announced

    def _key(self, request: str) -> tuple[bool, datetime, int]:
        one = self.requests[request]
        return one["late"], one["received"], one["seq"]

    def _announced(self) -> list[str]:
        return self.lanes["list"][:2] if self.begun else []

    def withdraw(self, at: datetime, request: str) -> None:
        self._aside(request, "withdrawn", ("passed_over", "written_only"))

    def written_only(self, at: datetime, request: str) -> None:
        self._aside(request, "written_only", ("passed_over", "withdrawn"))

    def not_present(self, at: datetime, request: str) -> None:
        self._aside(request, "passed_over", ())
        self.requests[request]["absences"] += 1

    def _aside(self, request: str, to: str, also_from: tuple[str, ...]) -> None:
        self._need(self.state != "closed")
        self._leave(request, (*LANES, *also_from))
        self.lanes[to].append(request)

    def _leave(self, request: str, lanes: tuple[str, ...]) -> None:
        where = next((name for name in lanes if request in self.lanes[name]), None)
        self._need(where is not None)
        self.lanes[where or ""].remove(request)
        if self.called == request:
            self.called = None

    def restore(self, at: datetime, request: str, to: str = "next") -> None:
        self._need(to in ("next", "end") and self.state != "closed")
        self._leave(request, ("passed_over", "written_only", "withdrawn"))
        lane = self.lanes[self._lane_of(request)]
        lane.insert(0 if to == "next" else len(lane), request)

    def move(self, at: datetime, request: str, before: str = "", after: str = "", to: str = "") -> None:
        self._need(sum(map(bool, (before, after, to))) == 1 and to in ("", "first", "last"))
        lane = self._waits(request)
        beside = before or after
        self._need(not beside or (beside in lane and beside != request))
        lane.remove(request)
        if beside:
            lane.insert(lane.index(beside) + bool(after), request)
        else:
            lane.insert(0 if to == "first" else len(lane), request)
        self.requests[request]["pinned"] = True

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
        one, two = lane.index(request), lane.index(other)
        lane[one], lane[two] = other, request

    def correct(
        self, at: datetime, request: str, delegation: str = "", person: str = "", on_behalf_of: str = "",
        language: str = "", mode: str = "", kind: str = "",
    ) -> None:  # fmt: skip
        self._need(request in self.requests)
        one = self.requests[request]
        changes = {"delegation": delegation, "person": person, "mode": mode, "kind": kind}
        self._need(any((delegation, person, on_behalf_of, language, mode, kind)))
        before = self._lane_of(request)
        one.update({name: value for name, value in changes.items() if value})
        if self._lane_of(request) != before and request in self.lanes[before]:
            self.lanes[before].remove(request)
            self._join(request)

    # Order

    def order(
        self, at: datetime, preset: str, seed: str = "", pattern: str = "", start_letter: str = ""
    ) -> None:
        self._need(self.state != "closed")
        waiting = self.lanes["list"]
        fixed = self._announced()
        stay = {n: one for n, one in enumerate(waiting) if self._firm(one, fixed)}
        rest = [one for one in waiting if one not in stay.values()]
        sort = _PRESETS[preset]
        early = sorted((one for one in rest if not self.requests[one]["late"]), key=self._key)
        late = sorted((one for one in rest if self.requests[one]["late"]), key=self._key)
        asked = {"seed": seed, "pattern": pattern or "SSSIC", "letter": start_letter}
        queue = [*sort(self, early, asked), *sort(self, late, asked)]
        self.lanes["list"] = [stay.get(n) or queue.pop(0) for n in range(len(waiting))]

    def _delegation(self, request: str) -> Any:
        return self.house.delegation(self.requests[request]["delegation"])

    def _group(self, request: str) -> bool:
        return (
            self.requests[request]["kind"] == "group_statement"
            or self._delegation(request).limit_class == "group"
        )

    # Speaking

    def next(self) -> str | None:
        if self.lanes["points_of_order"] and not self._awaiting():
            return self.lanes["points_of_order"][0]
        if self.called:
            return self.called
        ready = [*self.lanes["list"], *self.lanes["replies"]]
        return next((one for one in ready if not self.requests[one]["parked"]), None)

    def _awaiting(self) -> str | None:
        """The point of order on which no ruling was given yet."""
        spoken = [*self.done, *([self.speaking] if self.speaking else [])]
        points = [one for one in spoken if self.requests[one]["kind"] == POINT]
        return points[-1] if points and self.requests[points[-1]]["ruling"] is None else None

    def call(self, at: datetime, request: str = "", expecting: str = "") -> None:
        self._need(self.state == "open")
        who = request or self.next()
        self._need(who is not None and expecting in ("", who))
        self._waits(who or "")
        self._need(self.called != who)
        self.called, self.begun = who, True

    def give_floor(self, at: datetime, request: str = "", expecting: str = "") -> None:
        self._need(self.state == "open")
        who = request or self.next()
        self._need(who is not None and expecting in ("", who))
        assert who is not None
        self._waits(who)
        self._need(not self._awaiting())
        one = self.requests[who]
        if self.nobody_since is not None:
            self.handovers.append(at - self.nobody_since)
        if self.speaking:
            point = one["kind"] == POINT
            if point:
                self.interrupted.add(self.speaking)
            self._stop(at, self.held if point else self.done)
        one["limit"] = one["limit"] if one["turns"] else self.limit(who)
        self._leave(who, LANES)
        self._start(at, who)
        self.begun = True

    def _start(self, at: datetime, who: str) -> None:
        self.requests[who]["turns"].append([at, None])
        self.requests[who]["parked"] = False
        self.speaking, self.nobody_since = who, None

    def _stop(self, at: datetime, to: list[str]) -> None:
        assert self.speaking
        self.requests[self.speaking]["turns"][-1][1] = at
        to.append(self.speaking)
        self.speaking, self.nobody_since = None, at

    def end_statement(self, at: datetime) -> None:
        self._need(self.speaking is not None)
        self._stop(at, self.done)

    def hold(self, at: datetime, reason: str = "") -> None:
        self._need(self.speaking is not None)
        self._stop(at, self.held)

    def resume(self, at: datetime) -> None:
        self._need(self.state == "open" and self.speaking is None and bool(self.held))
        self._start(at, self.held.pop())

    def extend(self, at: datetime, seconds: int) -> None:
        self._need(self.speaking is not None and seconds > 0)
        self.requests[self.speaking or ""]["limit"] += seconds * 1000

    def set_limit(
        self, at: datetime, seconds: int, request: str = "", category: str = "", kind: str = ""
    ) -> None:
        self._need(seconds > 0 and sum(map(bool, (request, category, kind))) <= 1)
        if request:
            self._need(request in self.requests)
            self.requests[request]["own"] = seconds * 1000
            self.requests[request]["limit"] = seconds * 1000
        elif category or kind:
            self.limits[category or kind] = seconds * 1000
        else:
            self.session_limit = seconds * 1000

    def ask_to_conclude(self, at: datetime) -> None:
        self._need(self.speaking is not None)

    def ruling(self, at: datetime, outcome: str) -> None:
        self._need(outcome in ("upheld", "not_upheld", "noted"))
        point = self._awaiting()
        self._need(point is not None)
        self.requests[point or ""]["ruling"] = outcome
        if self.speaking == point:
            self._stop(at, self.done)
        if self.state == "open" and self.held and self.held[-1] in self.interrupted:
            self.resume(at)

    def limit(self, request: str) -> int:
        """The time that a request would have now."""
        one, limits = self.requests[request], self.house.limits
        if one["own"] is not None:
            return int(one["own"])
        if one["kind"] == POINT:
            return self.limits.get(POINT, limits[POINT])
        if one["kind"] == REPLY:
            earlier = self._replies_before(request)
            return self.limits.get(REPLY, limits["second_reply" if earlier else REPLY])
        category = "group" if self._group(request) else self._delegation(request).limit_class
        chosen = self.limits.get(one["kind"], self.limits.get(category, self.session_limit))
        return limits[category] if chosen is None else chosen

    def _replies_before(self, request: str) -> int:
        mine = self.requests[request]
        lane = self.lanes["replies"]
        ahead = lane[: lane.index(request)] if request in lane else []
        spoken = [*self.done, *self.held, *([self.speaking] if self.speaking else [])]
        others = [self.requests[one] for one in (*spoken, *ahead) if one != request]
        return sum(one["kind"] == REPLY and one["delegation"] == mine["delegation"] for one in others)

    # What is seen

    def spoke(self, request: str, now: datetime) -> int:
        """Milliseconds spoken, over all turns."""
        turns = self.requests[request]["turns"]
        return sum((((end or now) - start) for start, end in turns), timedelta()) // MS

    def view(self, now: datetime) -> dict[str, Any]:
        return {
            "session": {
                "state": self.state, "list": self._list_state(now), "closing_at": self.closing_at,
            },
            "called": self.called,
            "speaking": self._clock(self.speaking, now) if self.speaking else None,
            "held": [self._clock(one, now) for one in self.held],
            **{name: [self._row(one) for one in self.lanes[name]] for name in (*LANES, *ASIDE)},
            "done": [self._done(one, now) for one in self.done],
            "forecast": self._forecast(now),
            "next": self.next(),
        }  # fmt: skip

    def _names(self, request: str) -> dict[str, Any]:
        one = self.requests[request]
        return {name: one[name] for name in ("request", "delegation", "kind", "mode")}

    def _clock(self, request: str, now: datetime) -> dict[str, Any]:
        spoke, limit = self.spoke(request, now), self.requests[request]["limit"]
        left = limit - spoke
        phase = "over" if left < 0 else "danger" if left <= 30_000 else "warning" if left <= 60_000 else "normal"
        clock = {"limit_ms": limit, "elapsed_ms": spoke, "remaining_ms": left, "phase": phase}
        return {**self._names(request), **clock}

    def _done(self, request: str, now: datetime) -> dict[str, Any]:
        one = self.requests[request]
        names = {name: one[name] for name in ("request", "delegation", "kind", "ruling")}
        times = {"started": one["turns"][0][0], "spoke_ms": self.spoke(request, now), "limit_ms": one["limit"]}
        return {**names, **times}

    def _row(self, request: str) -> dict[str, Any]:
        one = self.requests[request]
        marks = {name: one[name] for name in ("late", "pinned", "parked")}
        announced = request in self._announced()
        row = {"limit_ms": self.limit(request), "announced": announced, "flags": self._flags(request)}
        return {**self._names(request), **marks, **row}

    def _flags(self, request: str) -> list[str]:
        one = self.requests[request]
        same = [
            other for other in self.requests.values()
            if (other["delegation"], other["kind"]) == (one["delegation"], one["kind"]) and other is not one
        ]  # fmt: skip
        waits = [name for lane in LANES for name in self.lanes[lane]]
        before = [other for other in same if other["request"] in waits and other["seq"] < one["seq"]]
        spoken = sum(other["request"] in self.done for other in same)
        return [
            *(["unregistered"] if not self._delegation(request).registered else []),
            *(["already on the list"] if request in waits and before else []),
            *([f"spoke {spoken}×"] if spoken else []),
        ]

    def _forecast(self, now: datetime) -> dict[str, Any]:
        queue = [*self.lanes["list"], *self.lanes["replies"]]
        handover = self._handover()
        begun = [*([self.speaking] if self.speaking else []), *self.held]
        left = sum(max(self.requests[one]["limit"] - self.spoke(one, now), 0) for one in begun)
        last = self.house.hard_end - timedelta(milliseconds=self.house.after_list_ms)
        at, fit, first = now + left * MS, 0, None
        available = (last - at) // MS
        for one in queue:
            at += (self.limit(one) + handover) * MS
            if first is None and at <= last:
                fit += 1
            else:
                first = first or one
        ends = at + timedelta(milliseconds=self.house.after_list_ms)
        each = None
        if queue:
            each = max((available // len(queue) - handover) // 15_000 * 15_000, 60_000)
        return {
            "waiting": len(queue), "expected_end": ends, "hard_end": self.house.hard_end,
            "over_ms": (ends - self.house.planned_end) // MS, "fit": fit, "first_not_fitting": first,
            "limit_that_fits_ms": each,
        }  # fmt: skip

    def _handover(self) -> int:
        if len(self.handovers) < 5:
            return self.house.limits["handover"]
        return sorted(self.handovers)[len(self.handovers) // 2] // MS

    @staticmethod
    def _need(true: bool) -> None:
        if not true:
            raise No


# The presets: each puts requests that stand in order of arrival into its own order.

Sort = Callable[[Table, list[str], dict[str, str]], list[str]]


def _first_come(table: Table, queue: list[str], asked: dict[str, str]) -> list[str]:
    return queue


def _by_class(*classes: str) -> Sort:
    def sort(table: Table, queue: list[str], asked: dict[str, str]) -> list[str]:
        groups = [one for one in queue if table._group(one)]
        rest = [one for one in queue if one not in groups]
        known = [one for name in classes for one in rest if table._delegation(one).order_class == name]
        return [*groups, *known, *(one for one in rest if one not in known)]

    return sort


def _un_ga(table: Table, queue: list[str], asked: dict[str, str]) -> list[str]:
    groups = [one for one in queue if table._group(one)]
    classes = (("state",), ("partner",), ("structure", "organization"), ("other",))
    found = list(groups)
    for names in classes:
        for rank in range(8):
            for one in queue:
                held = table.house.ranks.get(table.requests[one]["person"], 7)
                if one not in groups and table._delegation(one).order_class in names and held == rank:
                    found.append(one)
    return found


def _balanced(table: Table, queue: list[str], asked: dict[str, str]) -> list[str]:
    boxes: dict[str, list[str]] = {"S": [], "I": [], "C": []}
    letters = {"state": "S", "partner": "S", "structure": "I", "organization": "I"}
    for one in queue:
        boxes[letters.get(table._delegation(one).order_class, "C")].append(one)
    found: list[str] = []
    while len(found) < len(queue):
        before = len(found)
        for letter in asked["pattern"]:
            found += boxes[letter][:1]
            del boxes[letter][:1]
        if len(found) == before:
            return [*found, *(one for one in queue if one not in found)]
    return found


def _french(table: Table, queue: list[str], asked: dict[str, str]) -> list[str]:
    groups = [one for one in queue if table._group(one)]
    rest = [one for one in queue if one not in groups]
    states = [one for one in rest if table._delegation(one).order_class in ("state", "partner")]
    others = [one for one in rest if one not in states]
    states.sort(key=lambda one: table._delegation(one).fr_sort)
    letter = asked["letter"].upper()
    after = [one for one in states if table._delegation(one).fr_sort >= letter]
    wrapped = [one for one in states if one not in after]
    return [*groups, *after, *wrapped, *sorted(others, key=lambda one: table._delegation(one).code)]


def _by_lot(table: Table, queue: list[str], asked: dict[str, str]) -> list[str]:
    return sorted(queue, key=lambda one: hashlib.sha256(f"{asked['seed']}|{one}".encode()).hexdigest())


_PRESETS: dict[str, Sort] = {
    "first_come": _first_come,
    "osce_states_first": _by_class("state", "partner", "structure", "organization"),
    "osce_mixed": _by_class(),
    "un_ga": _un_ga,
    "balanced": _balanced,
    "french_alphabetical": _french,
    "by_lot": _by_lot,
}
