"""A slow, plain second reading of the rules of the floor, written from their text and from no code of ours.

It keeps the acts that stand and plays them all again from the first for every question; to undo is to drop
the last. Where it and the program differ, the text decides. Of the program it takes only what stands around
a session (the times, limits and delegations of a `FloorContext`, the rows of its plan).
"""

from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from app.conference.sessions import Session
from app.floor.state import FloorContext
from tests.app.floor.model_plan import MS, Plan
from tests.app.floor.model_table import ASIDE, LANES, POINTS, No


class Model:
    """The acts that stand, those taken back, and every question answered from the first act on."""

    def __init__(self, context: FloorContext, session: Session) -> None:
        self.context, self.session = context, session
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

    def table(self) -> "Seen":
        """Everything played again."""
        table = Seen(self.context)
        table.session = self.session
        for seq, at, act, given in self.history:
            table.seq = seq
            getattr(table, act)(at, **given)
        table.seq = self.seq + 1
        return table

    def view(self, now: datetime) -> dict[str, Any]:
        """What `show: floor` must say, with instants as instants."""
        return {**self.table().view(now), "undo": self.history[-1][2] if self.history else None}


class Seen(Plan):
    """What can be asked of the floor."""

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
            "held": [self._clock(speech, now) for speech in self.held],
            **{name: [self._row(request) for request in self.lanes[name]] for name in (*LANES, *ASIDE)},
            "done": [self._done(request, now) for request in self.done],
            "forecast": self._forecast(now),
            "next": self.next(),
        }  # fmt: skip

    def _names(self, request: str) -> dict[str, Any]:
        asked = self.requests[request]
        return {name: asked[name] for name in ("request", "delegation", "kind", "mode")}

    def _clock(self, request: str, now: datetime) -> dict[str, Any]:
        spoke, limit = self.spoke(request, now), self.requests[request]["limit"]
        left = limit - spoke
        phase = (
            "over" if left < 0 else "danger" if left <= 30_000 else "warning" if left <= 60_000 else "normal"
        )
        clock = {"limit_ms": limit, "elapsed_ms": spoke, "remaining_ms": left, "phase": phase}
        return {**self._names(request), **clock}

    def _done(self, request: str, now: datetime) -> dict[str, Any]:
        asked = self.requests[request]
        names = {name: asked[name] for name in ("request", "delegation", "kind", "ruling")}
        times = {
            "started": asked["turns"][0][0],
            "spoke_ms": self.spoke(request, now),
            "limit_ms": asked["limit"],
        }
        return {**names, **times}

    def _row(self, request: str) -> dict[str, Any]:
        asked = self.requests[request]
        marks = {name: asked[name] for name in ("late", "pinned", "parked")}
        announced = request in self._announced()
        row = {"limit_ms": self.limit(request), "announced": announced, "flags": self._flags(request)}
        return {**self._names(request), **marks, **row}

    def _flags(self, request: str) -> list[str]:
        asked = self.requests[request]
        whose = (asked["delegation"], asked["kind"])
        same = [
            other
            for other in self.requests.values()
            if (other["delegation"], other["kind"]) == whose and other is not asked
        ]
        waits = [name for lane in LANES for name in self.lanes[lane]]
        before = [other for other in same if other["request"] in waits and other["seq"] < asked["seq"]]
        spoken = sum(other["request"] in self.done for other in same)
        return [
            *(["unregistered"] if not self.delegation(request).registered else []),
            *(["already on the list"] if request in waits and before else []),
            *([f"spoke {spoken}×"] if spoken else []),
        ]

    def _forecast(self, now: datetime) -> dict[str, Any]:
        queue, handover = self.lanes["list"], self._handover()
        begun = [*([self.speaking] if self.speaking else []), *self.held]
        promised = sum(
            max(self.requests[request]["limit"] - self.spoke(request, now), 0) for request in begun
        )
        promised += sum(self.limit(lane) + handover for lane in (*self.lanes["replies"], *self.lanes[POINTS]))
        costs = [self.limit(request) + handover for request in queue]
        at, after, ends = self._times(now, (promised + sum(costs)) * MS)
        last = self.context.hard_end - after
        at += promised * MS
        available, fit, first = (last - at) // MS, 0, None
        for request, cost in zip(queue, costs, strict=True):
            at += cost * MS
            if first is None and at <= last:
                fit += 1
            else:
                first = first or request
        limit = available // len(queue) - handover if queue else 0
        return {
            "waiting": len(queue), "expected_end": ends, "hard_end": self.context.hard_end,
            "over_ms": (ends - self.session.ends) // MS, "fit": fit, "first_not_fitting": first,
            "limit_that_fits_ms": max(limit // 15_000 * 15_000, 60_000) if queue else None,
        }  # fmt: skip

    def _handover(self) -> int:
        """The middle of the gaps between one end and the next start, once there are five."""
        turns = sorted(
            (self.requests[request]["turns"] for request in self.done), key=lambda held: held[0][0]
        )
        gaps = [(later[0][0] - former[-1][1]) // MS for former, later in pairwise(turns)]
        known = sorted(gap for gap in gaps if gap >= 0)
        known = [gap for gap in known if gap <= 120_000]  # more is no handover
        return round(median(known)) if len(known) >= 5 else self.context.limits["handover"]
